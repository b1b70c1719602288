"""Terms in English and Russian."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, KeyValues, Table
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import named


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """All terms as a table, or one whole."""
    if result.query["term"]:
        return [KeyValues(_pairs(row)) for row in result.records]
    columns = (
        Column("line", "Term", priority=9, style="text"),
        Column("abbreviation", "Short", priority=7),
        Column("abbreviation_ru", "Russian", priority=6),
    )
    rows = [{**row, "line": named(row["name"], row["definition"])} for row in result.records]
    return [Table(columns, rows)] if rows else []


def _pairs(row: dict[str, Any]) -> list[tuple[str, str]]:
    """One term."""
    pairs = [
        ("Means", row["definition"]),
        ("Short", row["abbreviation"] or ""),
        ("In Russian", ", ".join([part for part in (row["name_ru"], row["abbreviation_ru"]) if part])),
        ("Also", ", ".join(row["aliases"])),
        ("Note", row["note"] or ""),
    ]
    return [(label, text) for label, text in pairs if text]
