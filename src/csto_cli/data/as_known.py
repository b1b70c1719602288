"""Rows as they were known on an earlier day: what came later is left out.

Queries choose records by date. This module takes care of what records say beside their dates: ends of spans that lay
ahead, and sentences about later years.
"""

from csto_cli import dates
from csto_cli.types import Any, Row

_PROSE = (
    "text", "summary", "note", "reason", "since_then", "end_reason", "composition", "legal_basis", "treaty", "outcome",
    "definition", "scenario", "office", "value",
)  # fmt: skip
"""Fields that hold sentences."""

_LATER = {
    "to": dates.OPEN, "end": None, "verified": None, "head_verified": None, "seen_to": None, "closed": None,
    "in_force": None,
}  # fmt: skip
"""What a field holds in place of a date that is later than the day."""


def as_known_on(row: Row, day: str) -> Row:
    """A row without what came after a day, tables in it included."""
    known = {}
    for name, value in row.items():
        if isinstance(value, str):
            if name in _LATER:
                value = _LATER[name] if dates.is_date(value) and dates.first(value) > day else value
            elif name in _PROSE:
                value = sentences_until(value, day) or _in_place_of(row, name)
        elif isinstance(value, dict):
            value = as_known_on(value, day)
        elif isinstance(value, tuple):
            value = _until(value, name, day)
        known[name] = value
    return known


def _in_place_of(row: Row, name: str) -> str | None:
    """What replaces a text about later days only; fields that every row has stay."""
    if name in ("value", "definition", "scenario", "office"):
        return str(row[name])
    return str(row.get("name") or row[name]) if name == "text" else None


def _until(values: tuple[Any, ...], name: str, day: str) -> tuple[Any, ...]:
    """The entries of an array that were known on a day."""
    if values and isinstance(values[0], dict):
        kept = [entry for entry in values if not dates.is_date(str(entry.get("date"))) or entry["date"] <= day]
        return tuple([as_known_on(entry, day) for entry in kept])
    if name == "amended":
        return tuple([date for date in values if dates.first(date) <= day])
    return values


def sentences_until(text: str, day: str) -> str:
    """The sentences of a text that name no later date or year than a day."""
    year = int(day[:4])
    if not any(str(later) in text for later in range(year + (day[5:] == "12-31"), LAST_YEAR)):
        return text
    kept = " ".join([sentence for sentence in _sentences(text) if not _speaks_of_later(sentence, day)])
    return kept[:-1] + "." if kept.endswith(";") else kept


LAST_YEAR = 2060
"""The first year that no text is expected to name."""


def _sentences(text: str) -> list[str]:
    """The sentences, or parts between semicolons, of a text."""
    found: list[str] = []
    start = 0
    words = text.split(" ")
    for place, word in enumerate(words):
        following = words[place + 1] if place + 1 < len(words) else ""
        if word[-1:] in ".!?;" and (word.endswith(";") or following[:1].isupper() or not following):
            found.append(" ".join(words[start : place + 1]))
            start = place + 1
    return [*found, " ".join(words[start:])] if start < len(words) else found


def _speaks_of_later(sentence: str, day: str) -> bool:
    """Whether a sentence names a later date or year."""
    words = [word.strip(".,;:()[]!?\"'“”") for word in sentence.replace("–", " ").replace("/", " ").split()]
    for place, whole in enumerate(words):
        word = whole if dates.is_date(whole) else whole[-4:]  # `2026-2030`, `mid-2009`
        if dates.is_date(word) and "1900" < word < str(LAST_YEAR):
            date = _long_date(words[max(0, place - 2) : place], word) if len(word) == 4 else word
            if date > day[: len(date)]:
                return True
    return False


def _long_date(before: list[str], year: str) -> str:
    """The date that a year belongs to: `24 February 2022` and `February 2022` are more precise than `2022`."""
    if not before or before[-1] not in dates.MONTHS:
        return year
    month = f"{year}-{dates.MONTHS.index(before[-1]) + 1:02}"
    number = before[0] if len(before) > 1 else ""
    return f"{month}-{int(number):02}" if number.isdigit() and 0 < int(number) < 32 else month
