"""`csto about`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Command
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.about import about
from csto_cli.types import Row


def _notes(data: Store, result: Result, values: Row) -> list[str]:
    """How far the dataset reaches."""
    reach = f"The dataset ends on {dates.format_long(data.as_of)}. {data.reach}".rstrip()
    return [reach] if result.as_of >= data.as_of else []


COMMAND = Command(
    "about",
    query=about,
    title=lambda data, result, values: "{name} ({abbreviation})".format(**result.records[0]),
    notes=_notes,
    row="rows.alliance.AboutRow",
    tables=("members", "facts"),
    view="about",
    options=(AS_OF,),
    examples=(
        ("csto about", "names, members, heads, seat, rules"),
        ("csto about --as-of 2010", "the same in 2010"),
        ("csto about --json", "the same as one record"),
    ),
)
