"""`csto outlook`."""

from csto_cli.cli.declare import Argument, Column, Command
from csto_cli.output.result import Pairs, Paragraph, Result, Table
from csto_cli.queries.outlook import OutlookRow, outlook

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """All scenarios in short, or one whole."""
    wanted = " ".join(values["scenario"]) if values["scenario"] else None
    rows = outlook(data, wanted)
    notes = ["Scenarios are assessments, not facts; each says whose."]
    if not wanted:
        notes.append("`csto outlook ID` shows drivers, consequences for each state, and what to watch.")
    return Result(
        rows,
        title=rows[0].name if wanted else "Possible futures of the CSTO",
        as_of=data.as_of,
        query={"scenario": rows[0].id if wanted else None},
        notes=notes,
        view=(lambda chosen: _whole(data, chosen)) if wanted else None,
        empty="The dataset has no scenarios.",
    )


def _whole(data: "Dataset", rows: "Sequence[Record]") -> "Sequence[Block]":
    """Scenarios one by one."""
    names = data.country_names()
    blocks: list[Block] = []
    for row in rows:
        blocks.append(Paragraph(row.text))
        blocks.append(Pairs([("Whose view", row.whose), ("Kind", row.kind)]))
        if row.drivers:
            blocks.append(Pairs([("•", driver) for driver in row.drivers], title="What would drive it"))
        if row.consequences:
            consequences = [(names.get(code, code), text) for code, text in row.consequences.items()]
            blocks.append(Pairs(consequences, title="What would follow"))
        if row.watch:
            blocks.append(Table(WATCH, row.watch, title="What to watch, with the latest reading"))
        if row.note:
            blocks.append(Paragraph(row.note, title="Note"))
    return blocks


WATCH = (
    Column("date", "Date", keep=9, style="date"),
    Column("text", "Reading", keep=9, style="text"),
    Column("id", "Record", keep=3),
)

COMMAND = Command(
    "outlook",
    topic="outlook",
    summary="Possible futures: whose view, what drives them, what to watch",
    description="Every scenario is somebody's assessment. Each sign to watch comes with what the dataset last knew.",
    run=run,
    row=OutlookRow,
    arguments=(
        Argument("scenario", "One scenario, by its id or name", many=True, names="scenario", metavar="SCENARIO"),
    ),
    columns=(
        Column("id", "Id", keep=9, style="name"),
        Column("name", "Scenario", keep=8, style="text"),
        Column("text", "What it supposes", keep=4, style="text"),
        Column("whose", "Whose view", keep=6, style="text"),
    ),
    examples=(
        ("csto outlook", "all scenarios in short"),
        ("csto outlook armenia-exit", "one scenario whole"),
        ("csto outlook dissolution --json", "with its latest readings, for scripts"),
    ),
)
