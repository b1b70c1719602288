"""What changed, group by group: before and after."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Paragraph, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import legend

TITLES = {
    "membership": "Members and statuses", "position": "Positions", "office": "Offices and chairs",
    "instrument": "Instruments in force", "force": "Forces", "base": "Bases", "operation": "Operations",
    "vote": "UN votes", "comparison": "Organisations compared",
}  # fmt: skip

SIGNS = {
    "began": ("+", "good", "began"), "changed": ("→", "yes", "changed"), "ended": ("×", "bad", "ended"),
    "held": ("●", "muted", "took place"),
}  # fmt: skip


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A table for each group."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        groups.setdefault(row["group"], []).append(
            {**row, "sign": inline(SIGNS[row["change"]][:2]), "what": _what(row)}
        )
    columns = (
        Column("date", "Date", priority=9, style="date"),
        Column("sign", "", priority=9),
        Column("name", "What", priority=9, style="name"),
        Column("what", "Before → after", priority=9, style="text"),
    )
    used = {row["change"] for row in result.records}
    key = Paragraph(legend(*[SIGNS[change] for change in SIGNS if change in used]))
    tables = [Table(columns, rows, TITLES[group], header=n == 0) for n, (group, rows) in enumerate(groups.items())]
    return [*tables, key] if tables else []


def _what(row: dict[str, Any]) -> Any:
    """Before and after in a line."""
    before = f"{row['before']} → " if row["before"] else ""
    return inline((before, "muted"), row["after"] or "–")
