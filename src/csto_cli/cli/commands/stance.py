"""`csto stance`."""

from csto_cli.cli.declare import AS_OF, Argument, Column, Command, Option
from csto_cli.data import names as resolve
from csto_cli.output.result import Result, Table
from csto_cli.queries.stance import StanceRow, chosen_issues, holder_name, holders, stance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

NONE_FOUND = "none found"


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """Positions, or the evidence behind them."""
    day = data.day(values["as_of"])
    rows = stance(data, values["name"], issue=values["issue"], history=values["history"], as_of=day)
    who = holders(data, values["name"])
    issues = chosen_issues(data, values["issue"])
    labels = {issue.id: issue.name for issue in issues}
    names = [holder_name(data, holder) for holder in who]
    query = {
        "as_of": day,
        "name": list(who) if values["name"] else [],
        "issue": [issue.id for issue in issues] if values["issue"] else [],
        "history": values["history"],
    }
    notes = ["A vote is shown as a vote, an absence as an absence; none found means that no dated position was found."]
    if values["history"]:
        return Result(
            rows, title=f"What {resolve.listed(names, 'and')} said and did", as_of=day, query=query, notes=notes,
            columns=_history_columns(len(who)), empty="No dated position was found.",
            view=lambda shown: [Table(_history_columns(len(who)), [_labelled(row, labels) for row in shown])],
        )  # fmt: skip
    if len(who) == 1:
        return Result(
            rows, title=f"Where {names[0]} stands", as_of=day, query=query, notes=notes,
            view=lambda shown: [Table(COMMAND.columns, [_labelled(row, labels) for row in shown])],
        )  # fmt: skip
    words = len(who) <= 3
    return Result(
        rows,
        title="Who stands where" if not values["name"] else f"Where {resolve.listed(names, 'and')} stand",
        as_of=day,
        query=query,
        notes=[
            "Each cell answers the question of its issue; csto stance NAME gives the evidence.",
            *notes,
        ],
        view=lambda shown: _matrix(data, shown, labels, day, words=words),
    )


def _history_columns(holders: int) -> "Sequence[Column]":
    """The columns of a history: the state only if there are several."""
    state = [Column("name", "State", keep=8, style="name")] if holders > 1 else []
    return (
        Column("date", "Date", keep=9, style="date"),
        *state,
        Column("issue", "Issue", keep=5),
        Column("position", "Position", keep=7),
        Column("text", "What was said or done", keep=9, style="text"),
        Column("actor", "Who", keep=2),
        Column("evidence", "Evidence", keep=3),
    )


def _labelled(row: "Any", labels: "dict[str, str]") -> "dict[str, Any]":
    """A row for people: the issue by its name, what was not found in words, votes as a line."""
    text = row.text or ""
    if row.votes:
        cast = ", ".join(f"{len(symbols)} {vote}" for vote, symbols in row.votes.items())
        text = f"{text} [UN votes: {cast}]".strip()
    position = row.position or (row.vote if row.vote else NONE_FOUND if not row.found else None)
    return {**row, "issue": labels[row.issue], "position": position, "text": text}


def _matrix(
    data: "Dataset", rows: "Sequence[Any]", labels: "dict[str, str]", day: str, *, words: bool
) -> "Sequence[Block]":
    """Issues by states: a word a cell for a few states, a sign a cell for many."""
    from csto_cli.cli.views.stance import matrix, table

    return [table(rows, labels)] if words else matrix(data, rows, labels, day)


COMMAND = Command(
    "stance",
    topic="positions",
    summary="Where a state, or the CSTO itself, stands, issue by issue",
    description="Without a name it prints the matrix of states by issues; with several it compares them.",
    run=run,
    row=StanceRow,
    arguments=(Argument("name", "States by any of their names, or CSTO", many=True, names="country"),),
    options=(
        Option("issue", "Only this issue; may be repeated", many=True, names="issue"),
        Option("history", "Every dated statement, act and vote", type="flag"),
        AS_OF,
    ),
    columns=(
        Column("issue", "Issue", keep=9, style="name"),
        Column("position", "Position", keep=9),
        Column("date", "Since", keep=8, style="date"),
        Column("text", "On what evidence", keep=9, style="text"),
        Column("actor", "Who", keep=2),
        Column("evidence", "Evidence", keep=3),
    ),
    examples=(
        ("csto stance armenia", "where Armenia stands today, as far as the dataset reaches"),
        ("csto stance kazakhstan --issue ukraine-war --history", "every dated act and vote of Kazakhstan on the war"),
        ("csto stance armenia kazakhstan", "two states side by side"),
        ("csto stance --as-of 2022-12-31 --json", "the whole matrix on a day, for scripts"),
    ),
)
