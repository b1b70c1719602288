"""Rules for dates and spans."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csto_cli import dates
from csto_cli.check.document import Document, TableEntry
from csto_cli.check.rule import ERROR, WARNING, Violation, rule
from csto_cli.check.structure import _values
from csto_cli.data import freshness
from csto_cli.data.freshness import SHARED_ROLES

MADE_UP = ("-01-01", "-12-31")
"""The days that datasets make up."""

NAMED = ("1 January", "January 1", "31 December", "December 31", "New Year")
"""How a text names one of them, or the day before the end of a half-open span."""


@rule("D301", ERROR, 'Write 1992-05-15, "1992-05" or "1992"; the ends of a span may also be "open" or "unknown".')
def calendar(file: Document) -> Iterator[Violation]:
    """A date is one of the calendar: a day, a month or a year."""
    for entry, name, value, words in _dates(file):
        if not dates.is_date(value) and value not in words:
            yield entry.violation(name, f"The {name} {value!r} is no date.")


@rule("D302", ERROR, "`from` is the first day, `to` the first day after; fix one of them.")
def span_order(file: Document) -> Iterator[Violation]:
    """A span ends after it begins."""
    for entry in file.active:
        start, end = entry.get("from"), entry.get("to")
        if dates.is_date(start) and dates.is_date(end):
            empty = start == end and len(start) == 10
            if empty or dates.first(start) > dates.last(end):
                yield entry.violation("to", f"The span ends on {end} and begins on {start}.")
        elif start == "open":
            yield entry.violation("from", "The beginning of a span cannot be open; say unknown.")


@rule("D303", ERROR, "`date` is the first day, `end` the last; fix one of them.")
def day_order(file: Document) -> Iterator[Violation]:
    """What happens on several days ends after it begins; a treaty is signed before it is in force for anybody."""
    for entry in file.active:
        for first, last in (("date", "end"), ("signed", "in_force"), ("signed", "from")):
            start, end = entry.get(first), entry.get(last)
            if dates.is_date(start) and dates.is_date(end) and dates.first(start) > dates.last(end):
                yield entry.violation(last, f"The {first} {start} is after the {last} {end}.")


@rule("D304", ERROR, "End the earlier span where the later begins, or merge them.")
def memberships_apart(file: Document) -> Iterator[Violation]:
    """A state does not have the same standing towards the same organisation twice at once."""
    for entry, other in file.pairs(
        "membership", lambda record: (record.get("country"), record.get("organisation"), record.get("status"))
    ):
        if overlapping(entry.whole, other):
            yield entry.violation("from", f"The span overlaps that of {other['id']}.")


@rule("D305", ERROR, "End the earlier term where the later begins.")
def posts_apart(file: Document) -> Iterator[Violation]:
    """One person holds an office at a time; deputies and other posts are left alone."""
    for entry, other in file.pairs("post", _office):
        if overlapping(entry.whole, other):
            yield entry.violation("from", f"The term overlaps that of {other.get('person')} ({other['id']}).")


@rule("D306", WARNING, "Move `as_of` on if the source has been worked in, or fix the date.")
def not_after(file: Document) -> Iterator[Violation]:
    """Nothing in a dataset is dated after the day up to which it speaks, but for plans; an overlay may be ahead."""
    if file.is_overlay or not dates.is_date(file.as_of):
        return
    for entry in file.active:
        date = entry.get("date")
        if dates.is_date(date) and dates.first(date) > file.as_of:
            yield entry.violation("date", f"The date {date} is after {file.as_of}.")


@rule("D307", WARNING, "Write the year alone, or name the day in `text` or `note`.")
def made_up_day(file: Document) -> Iterator[Violation]:
    """A date of 1 January or 31 December, the days that datasets make up, is named in the record's own words.

    For a source its address will do; `verified` is the date of a source.
    """
    for entry, name, value, _ in _dates(file):
        if name == "verified" or value[4:] not in MADE_UP or _names_one(entry):
            continue
        digits = "".join(mark for mark in entry.get("url") if mark.isdigit())
        if value.replace("-", "") not in digits:
            yield entry.violation(name, f"The {name} {value} looks made up: no text names the day.")


@rule("D308", ERROR, "Make `year` the year of `date`.")
def year_agrees(file: Document) -> Iterator[Violation]:
    """The year of an exercise is that of its first day."""
    for entry in file.of("exercise"):
        date, year = entry.get("date"), entry.whole.get("year")
        if dates.is_date(date) and type(year) is int and int(date[:4]) != year:
            yield entry.violation("year", f"The year {year} is not that of the date {date}.")


@rule("D309", ERROR, "Give the last day, up to `as_of`, for which a source of the record shows that it holds.")
def verified_by_then(file: Document) -> Iterator[Violation]:
    """Nothing in a dataset is verified on a day after the one up to which it speaks. An overlay may be ahead of it."""
    if file.is_overlay or not dates.is_date(file.as_of):
        return
    for entry in file.active:
        verified = entry.get("verified")
        if dates.is_date(verified) and dates.first(verified) > file.as_of:
            yield entry.violation("verified", f"It is verified on {verified}, after {file.as_of}.")


@rule("D310", WARNING, "Add `verified`, the last day for which a source shows that it holds, or a source with a date.")
def verified_at_all(file: Document) -> Iterator[Violation]:
    """What may cease to be true unseen says when it was verified.

    That is an office, base or force with an open end, the latest strength of a force or base, a standing towards the
    CSTO or a provisional one elsewhere, and a scenario.
    """
    if not dates.is_date(file.as_of):
        return
    records = [(section, record) for section, records in file.records.items() for record in records.values()]
    due = {
        str(record.get("id")) for _, record in freshness.perishable(records, file.as_of) if not record.get("verified")
    }
    for entry in file.active if due else ():
        if entry.id in due:
            yield entry.violation("verified", f"The {entry.section} can age and does not say when it was verified.")


def overlapping(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two spans certainly share a day: bounds that are not known to the day get the benefit of the doubt."""
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a span certainly begins before another ends."""
    start, end = str(one.get("from")), str(other.get("to"))
    return dates.is_date(start) and (end == "open" or (dates.is_date(end) and dates.last(start) < dates.first(end)))


def _office(record: dict[str, Any]) -> Any:
    """What posts share that one person holds after another; None where several people do at once."""
    if record.get("role") in SHARED_ROLES:
        return None
    return (record.get("organisation"), record.get("role"), record.get("office"))


def _dates(file: Document) -> Iterator[tuple[TableEntry, str, str, tuple[str, ...]]]:
    """Every date and bound: its entry, the field, the date as text, and the words allowed beside dates."""
    for entry, name, annotation, _ in _values(file):
        kind = annotation.type
        if kind.name in ("date", "date or open"):
            value = entry.whole.get(name)
            for item in value if isinstance(value, list | tuple) else [value]:
                if isinstance(item, str):
                    yield entry, name, item, kind.words


def _names_one(entry: TableEntry) -> bool:
    """Whether a text of a record names one of the days that datasets make up."""
    return any(words in value for value in entry.whole.values() if isinstance(value, str) for words in NAMED)
