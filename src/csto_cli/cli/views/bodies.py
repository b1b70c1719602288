"""Bodies by level, with their heads."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Table
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import named


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A table for each level, the supreme one first."""
    levels: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        head = f"{row['head']}{' °' if row['stale'] else ''}" if row["head"] else ""
        levels.setdefault(row["level"], []).append(
            {**row, "stale": None, "head": head, "text": named(row["name"], row["text"])}
        )
    columns = (
        Column("text", "Body", priority=9, style="text"),
        Column("abbreviation_ru", "Russian", priority=3),
        Column("head", "Head", priority=6, style="name"),
        Column("from", "Since", priority=4, style="date"),
    )
    return [
        Table(columns, rows, level.capitalize(), header=number == 0)
        for number, (level, rows) in enumerate(levels.items())
    ]
