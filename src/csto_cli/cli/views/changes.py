"""What changed, group by group: before and after."""

from csto_cli.output.blocks import Table, inline
from csto_cli.output.result import Column

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from csto_cli.data.store import Store
    from csto_cli.output.blocks import Block
    from csto_cli.output.result import Result


TITLES = {
    "membership": "Members and statuses", "position": "Positions", "office": "Offices and chairs",
    "instrument": "Instruments in force", "force": "Forces", "base": "Bases", "operation": "Operations",
    "vote": "UN votes", "comparison": "Organisations compared",
}  # fmt: skip

SIGNS = {"began": ("+", "good"), "changed": ("→", "yes"), "ended": ("–", "bad")}


def view(data: "Store", result: "Result", values: "Mapping[str, Any]") -> "Sequence[Block]":
    """A table for each group."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        groups.setdefault(row["group"], []).append(
            {**row, "sign": inline(SIGNS[row["change"]]), "what": _what(row), "subject": row["subject"]}
        )
    columns = (
        Column("date", "Date", priority=9, style="date"),
        Column("sign", "", priority=9),
        Column("subject", "What", priority=9, style="name"),
        Column("what", "Before → after", priority=9, style="text"),
    )
    return [Table(columns, rows, TITLES[group], header=n == 0) for n, (group, rows) in enumerate(groups.items())]


def _what(row: "dict[str, Any]") -> "Any":
    """Before and after in a line."""
    before, after = row["before"] or "", row["after"] or ""
    if row["change"] == "ended":
        return inline((before, "muted"), (" ended", "muted"))
    return inline((f"{before} → " if before else "", "muted"), after)
