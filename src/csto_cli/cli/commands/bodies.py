"""`csto bodies`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.bodies import bodies
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The bodies of the day."""
    rows, query = bodies(data, as_of=values["as_of"], level=values["level"])
    day = query["as_of"]
    verified = dates.format_range([row["head_verified"] for row in rows])
    return Result(
        rows,
        title="Bodies of the CSTO",
        as_of=day,
        query=query,
        notes=[f"Heads as last known, verified {verified}."] if day >= data.as_of and verified else [],
        empty=f"The dataset knows of no such body on {dates.format_long(day)}.",
    )


COMMAND = Command(
    "bodies",
    run=run,
    row="rows.alliance.BodyRow",
    view="bodies",
    options=(
        AS_OF,
        Option(
            "level", "Only bodies of this level; may be repeated", type="choice", multiple=True, choices="BodyLevel"
        ),
    ),
    columns=(
        Column("name", "Body", priority=9, style="name"),
        Column("abbreviation_ru", "Russian", priority=3),
        Column("level", "Level", priority=5),
        Column("text", "What it is for", priority=9, style="text"),
        Column("head", "Head", priority=6),
        Column("from", "Since", priority=4, style="date"),
    ),
    examples=(
        ("csto bodies", "every body"),
        ("csto bodies --level ministerial", "the councils of ministers and secretaries"),
        ("csto bodies --as-of 2005 --json", "those of 2005, for scripts"),
    ),
)
