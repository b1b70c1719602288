"""The stated strengths of forces, bases, exercises and operations, each with its basis, day and sources."""

from csto_cli import dates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.dataset import Dataset

FIELDS = (
    "id", "country", "date", "personnel", "personnel_min", "personnel_max", "equipment", "basis", "text", "sources",
    "confidence", "note",
)  # fmt: skip
"""What a nested strength keeps of its record."""

_BEST = ("official", "reported", "agreed", "estimated", "announced", "planned")
"""Which basis tells best how many there were: what was counted or reported comes before what was intended."""


def strengths(data: "Dataset", day: str | None = None) -> "dict[str, tuple[dict[str, Any], ...]]":
    """The strengths of every subject by its id, undated ones first, then by date and id.

    Args:
        data: the dataset.
        day: leave out what speaks of a later day.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    for record in data.section("strength"):
        if day is None or record.date is None or dates.began(record.date, day):
            found.setdefault(record.subject, []).append({name: record.get(name) for name in FIELDS})
    return {
        subject: tuple(sorted(items, key=lambda item: (item["date"] or "", item["id"])))
        for subject, items in found.items()
    }


def best(items: "Sequence[dict[str, Any]]") -> "dict[str, Any]":
    """The statement that tells best how many people there were in all: by its basis, then the latest.

    Returns:
        The strength, or an empty one if none gives people for the whole.
    """
    whole = [item for item in items if item["country"] is None and stated(item)]
    whole.sort(key=lambda item: (item["date"] or "", item["id"]), reverse=True)
    return min(whole, key=lambda item: _BEST.index(item["basis"])) if whole else {}


def stated(item: "dict[str, Any]") -> bool:
    """Whether a strength says how many people."""
    return any(item[name] is not None for name in ("personnel", "personnel_min", "personnel_max"))
