"""`csto bodies`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.bodies import bodies
from csto_cli.types import Row


def _notes(data: Store, result: Result, values: Row) -> list[str]:
    """When the heads were last seen in office."""
    verified = dates.format_range([row["head_verified"] for row in result.records])
    return [f"Heads as last known, verified {verified}."] if result.as_of >= data.as_of and verified else []


COMMAND = Command(
    "bodies",
    query=bodies,
    title="Bodies of the CSTO",
    notes=_notes,
    empty=lambda data, result, values: f"The dataset knows of no such body on {dates.format_long(result.as_of)}.",
    row="rows.alliance.BodyRow",
    view="bodies",
    options=(AS_OF, Option("level", "Only bodies of this level", multiple=True, choices="BodyLevel")),
    examples=(
        ("csto bodies", "every body"),
        ("csto bodies --level ministerial", "the councils of ministers and secretaries"),
        ("csto bodies --as-of 2005 --json", "those of 2005, for scripts"),
    ),
)
