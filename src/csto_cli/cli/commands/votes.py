"""`csto votes`."""

from csto_cli.cli.declare import AS_OF, COUNTRY, SINCE, UNTIL, Argument, Command, Option
from csto_cli.queries.votes import votes

COMMAND = Command(
    "votes",
    query=votes,
    title="Votes in the United Nations General Assembly",
    empty="No vote in the dataset matches; widen the dates or drop a filter.",
    narrow="--issue, --country or --since narrow it",
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
        Option("issue", "Only resolutions that bear on this issue", multiple=True, completes="issue"),
        Option("vote", "Only votes cast so", multiple=True, choices="VoteCast"),
        Option("members", "Only states that were members of the CSTO on the day of the vote", type="flag"),
        SINCE,
        UNTIL,
        AS_OF,
    ),
    examples=(
        ("csto votes", "the matrix of resolutions by states"),
        ("csto votes ES-11/1", "one resolution: totals, and who voted how"),
        ("csto votes ES-11/1 --vote no --members", "which members voted against it"),
        ("csto votes --country kazakhstan --since 2022 --json", "Kazakhstan's votes since 2022, for scripts"),
    ),
)  # fmt: skip
