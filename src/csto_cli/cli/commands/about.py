"""`csto about`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Command
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.about import about
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The organization on the day."""
    rows, query = about(data, as_of=values["as_of"])
    reach = f"The dataset ends on {dates.format_long(data.as_of)}. {data.reach}".rstrip()
    return Result(
        rows,
        title=f"{rows[0]['name']} ({rows[0]['abbreviation']})",
        as_of=query["as_of"],
        query=query,
        notes=[reach] if query["as_of"] >= data.as_of else [],
    )


COMMAND = Command(
    "about",
    run=run,
    row="rows.alliance.AboutRow",
    tables=("members", "facts"),
    view="about",
    options=(AS_OF,),
    columns=(Column("name", "Name", priority=9, style="name"),),
    examples=(
        ("csto about", "names, members, heads, seat, rules"),
        ("csto about --as-of 2010", "the same in 2010"),
        ("csto about --json", "the same as one record"),
    ),
)
