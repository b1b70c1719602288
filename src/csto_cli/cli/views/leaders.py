"""Office-holders as a table with a line of years."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Table, inline
from csto_cli.output.console import room
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import axis, date, year_of

FIRST = 1992


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """The terms by office; a list of terms also as bars over the years."""
    names = data.country_names()
    many = values.get("all") or values.get("chart") or values.get("name")
    taken = 110 if values.get("name") else 66
    cells = max(0, min(room(values) - taken, 60)) if many and room(values) >= taken + 20 else 0
    last = int(result.as_of[:4]) + 1
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        title = row["role"].replace("-", " ").capitalize() if many else ""
        rows.setdefault(title, []).append(
            {
                **row,
                "title": inline(row["office"]),
                "who": inline((row["person"], "bold"), (" (acting)" if row["acting"] else "", "muted")),
                "state": names.get(row["country"], "") if row["country"] else "",
                "since": None if row["from"] == "unknown" else date(row["from"]),
                "bar": _bar(row, cells, last, result.as_of),
                "verified": row["verified"] if row["to"] == "open" else None,
            }
        )
    columns = [
        *([] if many else [Column("title", "Office", priority=9, style="name")]),
        Column("who", "Who", priority=9, style="name"),
        *([Column("office", "Office", priority=8, style="text")] if values.get("name") else []),
        Column("state", "State", priority=6),
        Column("from", "Since", priority=8, style="date"),
        Column("to", "Until", priority=7, style="until"),
    ]
    if cells >= 20:
        columns.append(Column("bar", axis(cells, FIRST, last), priority=3))
    if not many:
        columns.append(Column("verified", "Last seen", priority=5, style="date"))
    return [Table(columns, own, title, header=n == 0) for n, (title, own) in enumerate(rows.items())]


def _bar(row: Mapping[str, Any], cells: int, last: int, day: str) -> Any:
    """A term on a line of years."""
    if not cells:
        return inline("")
    start = year_of(row["from"], row["seen_from"] or day) if row["from"] != "unknown" else year_of(row["to"], day) - 0.5
    end = year_of(row["to"], row["seen_to"] or day) if row["to"] != "unknown" else start + 0.5
    left, right = ((value - FIRST) / (last - FIRST) * cells for value in (start, max(end, start + 0.1)))
    left_cell = max(0, min(cells - 1, int(left)))
    count = max(1, min(cells - left_cell, round(right) - left_cell))
    return inline(" " * left_cell, ("▆" * count, "soft" if row["acting"] else "yes"))
