"""`csto sources`."""

from csto_cli.cli.declare import SINCE, UNTIL, Argument, Column, Command, Option
from csto_cli.data import captions
from csto_cli.output.result import Pairs, Result, Table
from csto_cli.queries.show import find, find_all
from csto_cli.queries.sources import SourceRow, sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block

FILTERS = ("kind", "text", "since", "until")


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The sources that pass the filters, those of a record, or one source with what rests on it."""
    section, record = find(data, values["id"]) if values["id"] else ("", None)
    rows = sources(data, values["id"], **{name: values[name] for name in FILTERS})
    return Result(
        rows,
        title=_title(rows, section, record),
        as_of=data.as_of,
        query={"id": record.id if record is not None else None}
        | {name: values[name] for name in FILTERS}
        | {"kind": list(values["kind"])},
        view=(lambda chosen: _whole(data, chosen)) if section == "source" else None,
        empty=f"The record {record.id} names no source that matches."
        if record is not None
        else "No source in the dataset matches; widen the dates or drop a filter.",
    )


def _title(rows: "Sequence[SourceRow]", section: str, record: "Record | None") -> str:
    """What the answer shows."""
    if record is None:
        return f"Sources: {len(rows)}"
    return f"Source {record.id}" if section == "source" else f"What the {section} {record.id} rests on"


def _whole(data: "Dataset", rows: "Sequence[Record]") -> "Sequence[Block]":
    """Sources one by one, each with the records that rest on it."""
    known = find_all(data, [id for row in rows for id in row.used_by])
    blocks: list[Block] = []
    for row in rows:
        pairs = [
            ("Title", row.title),
            ("Author", row.author),
            ("Publisher", row.publisher),
            ("Date", row.date),
            ("Kind", row.kind),
            ("Language", row.lang),
            ("Address", row.url),
            ("Archived", row.archived),
            ("Note", row.note),
        ]
        blocks.append(Pairs([(label, str(value)) for label, value in pairs if value]))
        blocks.append(
            Table(
                RESTING,
                [
                    {
                        **record,
                        "section": section,
                        "text": captions.shortened(captions.words(data, section, record), 160),
                    }
                    for section, record in (known[id] for id in row.used_by)
                ],
                title=f"Records that rest on it: {row.uses}",
            )
        )
    return blocks


RESTING = (
    Column("id", "Record", keep=9, style="name"),
    Column("section", "Section", keep=3),
    Column("text", "What it says", keep=9, style="text"),
)

COMMAND = Command(
    "sources",
    topic="data",
    summary="What the facts rest on: all sources, or those of a record",
    run=run,
    row=SourceRow,
    arguments=(Argument("id", "A source, or a record whose sources to list", names="id", metavar="ID"),),
    options=(
        Option("kind", "Only this kind of source; may be repeated", type="choice", many=True, choices="SourceKind"),
        Option("text", "Only sources with these words in title, publisher, author or address", metavar="WORDS"),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("id", "Id", keep=9, style="name"),
        Column("publisher", "Publisher", keep=3, style="text"),
        Column("title", "Title", keep=8, style="text"),
        Column("date", "Date", keep=6, style="date"),
        Column("kind", "Kind", keep=2),
        Column("uses", "Records", keep=4, style="number"),
        Column("url", "Address", keep=1),
    ),
    examples=(
        ("csto sources csto-arm-frozen", "what a record rests on"),
        ("csto sources kremlin-charter-en", "a source, and what rests on it"),
        ("csto sources --kind treaty --until 1999", "texts of treaties published in the last century"),
    ),
)
