"""`csto votes`."""

from csto_cli.cli.declare import COUNTRY, SINCE, UNTIL, Argument, Column, Command, Option
from csto_cli.data import names as resolve
from csto_cli.output.result import Pairs, Result, Table
from csto_cli.queries.stance import chosen_issues
from csto_cli.queries.votes import VoteRow, resolutions, votes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The votes asked for."""
    filters = {name: values[name] for name in ("country", "issue", "since", "until")}
    rows = votes(data, values["resolution"], **filters)
    query = {
        "resolution": resolutions(data, values["resolution"]) if values["resolution"] else [],
        "country": resolve.countries(data, values["country"]),
        "issue": [issue.id for issue in chosen_issues(data, values["issue"])] if values["issue"] else [],
        "since": values["since"],
        "until": values["until"],
    }
    few = len({row.resolution for row in rows}) <= 2
    return Result(
        rows,
        title="Votes in the United Nations General Assembly",
        as_of=data.as_of,
        query=query,
        view=lambda shown: _details(data, shown) if few else _matrix(data, shown),
        empty="No vote in the dataset matches; widen the dates or drop a filter.",
    )


def _matrix(data: "Dataset", rows: "Sequence[Any]") -> "Sequence[Block]":
    """Resolutions by states, a letter a cell, with the totals."""
    from csto_cli.cli.views.votes import matrix

    return matrix(data, rows)


def _details(data: "Dataset", rows: "Sequence[Any]") -> "Sequence[Block]":
    """One or two resolutions: what each does, its totals, and who voted how."""
    blocks: list[Block] = []
    for id in dict.fromkeys(row.resolution for row in rows):
        record = data.by_id("resolution")[id]
        own = [row for row in rows if row.resolution == id]
        counts = ", ".join(f"{own[0].totals[word]} {word}" for word in own[0].totals if own[0].totals[word] is not None)
        facts = [("About", record.title), ("What it does", record.text), ("Totals", counts)]
        blocks.append(Pairs([*facts, *([("Note", record.note)] if record.note else [])], title=record.symbol))
        blocks.append(Table(COMMAND.columns, own))
    return blocks


COMMAND = Command(
    "votes",
    topic="positions",
    summary="How members voted in the UN on Crimea, the war and more",
    run=run,
    row=VoteRow,
    arguments=(Argument("resolution", "Resolutions such as ES-11/1 or 68/262", many=True, names="resolution"),),
    options=(
        COUNTRY,
        Option("issue", "Only resolutions that bear on this issue; may be repeated", many=True, names="issue"),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("name", "State", keep=9, style="name"),
        Column("vote", "Vote", keep=9),
        Column("date", "Date", keep=4, style="date"),
        Column("note", "Note", keep=5, style="text"),
    ),
    examples=(
        ("csto votes", "the matrix of resolutions by states"),
        ("csto votes ES-11/1", "one resolution: totals, and who voted how"),
        ("csto votes --country kazakhstan --since 2022 --json", "Kazakhstan's votes since 2022, for scripts"),
    ),
)
