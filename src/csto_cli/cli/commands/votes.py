"""`csto votes`."""

from csto_cli.cli.declare import AS_OF, COUNTRY, SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.votes import votes
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The votes asked for."""
    names = ("country", "issue", "vote", "members", "since", "until", "as_of")
    rows, query = votes(data, values["resolution"], **{name: values[name] for name in names})
    return Result(
        rows,
        title="Votes in the United Nations General Assembly",
        as_of=query["as_of"],
        query=query,
        empty="No vote in the dataset matches; widen the dates or drop a filter.",
        narrow="--issue, --country or --since narrow it",
    )


COMMAND = Command(
    "votes",
    run=run,
    row="rows.positions.VoteRow",
    view="votes",
    arguments=(
        Argument(
            "resolution", "Resolutions such as ES-11/1 or 68/262, or words of a title", multiple=True,
            completes="resolution",
        ),
    ),
    options=(
        COUNTRY,
        Option("issue", "Only resolutions that bear on this issue; may be repeated", multiple=True, completes="issue"),
        Option("vote", "Only votes cast so; may be repeated", type="choice", multiple=True, choices="VoteCast"),
        Option("members", "Only states that were members of the CSTO on the day of the vote", type="flag"),
        SINCE,
        UNTIL,
        AS_OF,
    ),
    columns=(
        Column("symbol", "Resolution", priority=8, style="name"),
        Column("name", "State", priority=9, style="name"),
        Column("vote", "Vote", priority=9),
        Column("date", "Date", priority=4, style="date"),
        Column("note", "Note", priority=5, style="text"),
    ),
    examples=(
        ("csto votes", "the matrix of resolutions by states"),
        ("csto votes ES-11/1", "one resolution: totals, and who voted how"),
        ("csto votes ES-11/1 --vote no --members", "which members voted against it"),
        ("csto votes --country kazakhstan --since 2022 --json", "Kazakhstan's votes since 2022, for scripts"),
    ),
)  # fmt: skip
