"""Rows as they were known on an earlier day: what came later is left out.

Queries choose records by date. This module takes care of what records say beside their dates: ends of spans that lay
ahead, and sentences that speak of later years.
"""

from csto_cli import dates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]

_PROSE = (
    "text", "summary", "note", "reason", "since_then", "end_reason", "composition", "legal_basis", "treaty", "outcome",
    "definition", "scenario", "office", "value",
)  # fmt: skip
"""Fields that hold sentences."""

_LATER = {"to": dates.OPEN, "end": None, "verified": None, "seen_to": None, "closed": None, "in_force": None}
"""What a field holds in place of a date that is later than the day."""


def as_known_on(row: "Row", day: str) -> "Row":
    """A row without what came after a day, tables in it included.

    Args:
        row: the row.
        day: the day, `YYYY-MM-DD`.
    """
    known = {}
    for name, value in row.items():
        if isinstance(value, str):
            if name in _LATER:
                value = _LATER[name] if dates.is_date(value) and dates.first(value) > day else value
            elif name in _PROSE:
                value = sentences_until(value, day) or (None if name != "value" else value)
        elif isinstance(value, dict):
            value = as_known_on(value, day)
        elif isinstance(value, tuple):
            value = _until(value, name, day)
        known[name] = value
    return known


def _until(values: "tuple[Any, ...]", name: str, day: str) -> "tuple[Any, ...]":
    """The entries of an array that were known on a day."""
    if values and isinstance(values[0], dict):
        kept = [entry for entry in values if not dates.is_date(str(entry.get("date"))) or entry["date"] <= day]
        return tuple([as_known_on(entry, day) for entry in kept])
    if name == "amended":
        return tuple([date for date in values if dates.first(date) <= day])
    return values


def sentences_until(text: str, day: str) -> str:
    """The sentences of a text that name no later date or year than a day.

    Args:
        text: one or more sentences.
        day: the day, `YYYY-MM-DD`.
    """
    import re

    if not any(year > day[:4] for year in re.findall(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]*\d)", text)):
        months = "|".join(dates.MONTHS)
        if day[5:] == "12-31" or not re.search(rf"(?:{months}) {day[:4]}", text):
            return text
    sentences = re.split(r"(?<=[.!?;]) (?=[A-Z\u201c\"(\d])", text)
    kept = " ".join([sentence for sentence in sentences if not _speaks_of_later(sentence, day)])
    return kept[:-1] + "." if kept.endswith(";") else kept


def _speaks_of_later(sentence: str, day: str) -> bool:
    """Whether a sentence names a later date or year."""
    import re

    months = "|".join(dates.MONTHS)
    for number, month, year in re.findall(rf"(?:(\d{{1,2}}) )?(?:({months}) )?(?<![\w./-])((?:19|20)\d\d)\b", sentence):
        date = year
        if month:
            date += f"-{dates.MONTHS.index(month) + 1:02}"
            date += f"-{int(number):02}" if number and 0 < int(number) < 32 else ""
        if date > day[: len(date)]:
            return True
    return False
