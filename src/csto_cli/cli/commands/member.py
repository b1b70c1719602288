"""`csto member`."""

from csto_cli.cli.declare import AS_OF, Argument, Command
from csto_cli.queries.member import member

COMMAND = Command(
    "member",
    query=member,
    title=lambda data, result, values: result.records[0]["name"],
    row="rows.alliance.MemberFile",
    tables=("memberships", "organisations", "figures", "posts", "bases", "positions", "events"),
    view="member",
    arguments=(Argument("name", "A state by any of its names", completes="country", required=True),),
    options=(AS_OF,),
    examples=(
        ("csto member kazakhstan", "everything on Kazakhstan in one page"),
        ("csto member uzbekistan --as-of 2010", "Uzbekistan while it was a member"),
        ("csto member KGZ --json", "the same as one record, with all events"),
    ),
)
