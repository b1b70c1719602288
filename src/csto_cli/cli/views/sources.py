"""Sources as a list; one source with the records that cite it."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data import captions
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, KeyValues, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.text.strings import truncate

MOST = 25
"""How many records that cite a source are named."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A table of sources, or one whole."""
    if len(result.records) == 1 and result.query["id"] == result.records[0]["id"]:
        return _whole(data, result.records[0])
    columns: tuple[Column, ...] = (
        Column("date", "Date", priority=6, style="date"),
        Column("title", "Title", priority=9, style="text"),
        Column("publisher", "Publisher", priority=7, style="name"),
        Column("kind", "Kind", priority=2),
        Column("uses", "Records", priority=4, style="number"),
        Column("id", "Id", priority=8, style="id"),
    )
    form = values.get("format") or "table"
    if form in ("md", "html"):
        columns = (*columns, Column("address", "Address", priority=1))
    rows = [
        {**row, "address": inline((row["url"], f"link:{row['url']}")) if row["url"] else ""} for row in result.records
    ]
    return [Table(columns, rows)] if rows else []


def _whole(data: Store, row: dict[str, Any]) -> Sequence[Block]:
    """One source."""
    pairs = [
        ("Title", row["title"]),
        ("Publisher", row["publisher"]),
        ("Authors", "; ".join([*row["authors"], *row["institutions"]])),
        ("Date", row["date"] or ""),
        ("Kind", row["kind"]),
        ("Language", row["lang"]),
        ("Address", inline((row["url"], f"link:{row['url']}")) if row["url"] else ""),
        ("Archived", inline((row["archived"], f"link:{row['archived']}")) if row["archived"] else ""),
    ]
    known = data.find_all(row["used_by"][:MOST])
    lines = [
        {"id": id, "section": section, "what": truncate(captions.summary(data, section, record), 160)}
        for id, (section, record) in known.items()
    ]
    columns = (
        Column("id", "Record", priority=9, style="id"),
        Column("section", "Section", priority=5),
        Column("what", "What it says", priority=8, style="text"),
    )
    title = f"Cited by {row['uses']} record{'' if row['uses'] == 1 else 's'}"
    return [KeyValues([(label, text) for label, text in pairs if text]), Table(columns, lines, title)]
