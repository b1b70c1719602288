"""Scenarios in short, or one whole."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Beside, Block, KeyValues, Paragraph, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import named


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """All scenarios in short, or one with drivers, consequences and signs."""
    if result.query["scenario"] is None:
        columns = (
            Column("id", "Id", priority=9, style="id"),
            Column("text", "What it supposes, and whose view it is", priority=9, style="text"),
        )
        rows = [
            {**row, "text": inline(named(row["name"], row["text"]), (f"  {row['whose']}", "muted"))}
            for row in result.records
        ]
        return [Table(columns, rows)] if rows else []
    return [block for row in result.records for block in _whole(data, row)]


def _whole(data: Store, row: dict[str, Any]) -> Sequence[Block]:
    """One scenario."""
    names = data.country_names()
    columns = (
        Column("date", "Date", priority=9, style="date"),
        Column("text", "What the dataset last knew", priority=9, style="text"),
        Column("id", "Record", priority=4, style="id"),
    )
    watch = sorted(row["watch"], key=lambda sign: sign["date"] or "", reverse=True)
    pairs = [(names.get(code, code), text) for code, text in (row["consequences"] or {}).items()]
    return [
        Paragraph(row["text"]),
        Paragraph(inline(("An assessment of ", "muted"), (row["whose"], "bold"))),
        Beside(
            [KeyValues([("•", driver) for driver in row["drivers"]], "What would drive it")],
            [KeyValues(pairs, "What would follow")],
        ),
        *([Table(columns, watch, "Signs to watch, the latest first")] if watch else []),
        *([Paragraph(row["note"], "Note")] if row["note"] else []),
    ]
