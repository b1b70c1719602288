"""`csto member`."""

from csto_cli.cli.declare import AS_OF, Argument, Command
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.member import member
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The file of one state."""
    rows, query = member(data, values["name"], as_of=values["as_of"])
    return Result(rows, title=rows[0]["name"], as_of=query["as_of"], query=query)


COMMAND = Command(
    "member",
    run=run,
    row="rows.alliance.MemberFile",
    tables=("memberships", "organisations", "figures", "posts", "bases", "positions", "events"),
    view="member",
    arguments=(Argument("name", "A state by any of its names", completes="country", required=True),),
    options=(AS_OF,),
    columns=(Column("name", "State", priority=9, style="name"),),
    examples=(
        ("csto member kazakhstan", "everything on Kazakhstan in one page"),
        ("csto member uzbekistan --as-of 2010", "Uzbekistan while it was a member"),
        ("csto member KGZ --json", "the same as one record, with all events"),
    ),
)
