"""Rules for dates and spans."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.check.rule import ERROR, WARNING, Fault, rule
from csto_cli.check.structure import _values
from csto_cli.check.subject import Entry, Subject
from csto_cli.data import freshness
from csto_cli.model.kinds import shape
from csto_cli.queries.leaders import SHARED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

MADE_UP = ("-01-01", "-12-31")
"""The days that datasets make up."""

NAMED = ("1 January", "January 1", "31 December", "December 31", "New Year")
"""How a text names one of them, or the day before the end of a half-open span."""


@rule("D301", ERROR, 'Write 1992-05-15, "1992-05" or "1992"; the ends of a span may also be "open" or "unknown".')
def calendar(subject: Subject) -> Iterator[Fault]:
    """A date is one of the calendar: a day, a month or a year."""
    for entry, name, value, words in _dates(subject):
        if not dates.is_date(value) and value not in words:
            yield entry.fault(name, f"The {name} {value!r} is no date.")


@rule("D302", ERROR, "`from` is the first day, `to` the first day after; mend one of them.")
def span_order(subject: Subject) -> Iterator[Fault]:
    """A span ends after it begins."""
    for entry in subject.standing:
        start, end = entry.get("from"), entry.get("to")
        if dates.is_date(start) and dates.is_date(end):
            empty = start == end and len(start) == 10
            if empty or dates.first(start) > dates.last(end):
                yield entry.fault("to", f"The span ends on {end} and begins on {start}.")
        elif start == "open":
            yield entry.fault("from", "The beginning of a span cannot be open; say unknown.")


@rule("D303", ERROR, "`date` is the first day, `end` the last; mend one of them.")
def day_order(subject: Subject) -> Iterator[Fault]:
    """What happens on several days ends after it begins, and a treaty is signed before it is in force."""
    for entry in subject.standing:
        for first, last in (("date", "end"), ("signed", "in_force")):
            start, end = entry.get(first), entry.get(last)
            if dates.is_date(start) and dates.is_date(end) and dates.first(start) > dates.last(end):
                yield entry.fault(last, f"The {first} {start} is after the {last} {end}.")


@rule("D304", ERROR, "End the earlier span where the later begins, or merge them.")
def memberships_apart(subject: Subject) -> Iterator[Fault]:
    """A state does not have the same standing towards the same organisation twice at once."""
    for entry, other in subject.pairs(
        "membership", lambda record: (record.get("country"), record.get("organisation"), record.get("status"))
    ):
        if overlapping(entry.whole, other):
            yield entry.fault("from", f"The span overlaps that of {other['id']}.")


@rule("D305", ERROR, "End the earlier term where the later begins.")
def posts_apart(subject: Subject) -> Iterator[Fault]:
    """One person holds an office at a time; deputies and other posts are left alone."""
    for entry, other in subject.pairs(
        "post", lambda record: record.get("role") if record.get("role") not in SHARED else None
    ):
        if overlapping(entry.whole, other):
            yield entry.fault("from", f"The term overlaps that of {other.get('person')} ({other['id']}).")


@rule("D306", WARNING, "Move `as_of` on if the source has been worked in, or mend the date.")
def not_after(subject: Subject) -> Iterator[Fault]:
    """Nothing is dated after the day up to which the dataset speaks, but for plans."""
    if not dates.is_date(subject.as_of):
        return
    for entry in subject.standing:
        date = entry.get("date")
        if dates.is_date(date) and dates.first(date) > subject.as_of:
            yield entry.fault("date", f"The date {date} is after {subject.as_of}.")


@rule("D307", WARNING, "Write the year alone, or name the day in `text` or `note`.")
def made_up_day(subject: Subject) -> Iterator[Fault]:
    """A date of 1 January or 31 December, the days that datasets make up, is named in the record's own words.

    For a source its address will do; `verified` is the date of a source.
    """
    for entry, name, value, _ in _dates(subject):
        if name == "verified" or value[4:] not in MADE_UP or _names_one(entry):
            continue
        digits = "".join(mark for mark in entry.get("url") if mark.isdigit())
        if value.replace("-", "") not in digits:
            yield entry.fault(name, f"The {name} {value} looks made up: no text names the day.")


@rule("D308", ERROR, "Make `year` the year of `date`.")
def year_agrees(subject: Subject) -> Iterator[Fault]:
    """The year of an exercise is that of its first day."""
    for entry in subject.of("exercise"):
        date, year = entry.get("date"), entry.whole.get("year")
        if dates.is_date(date) and type(year) is int and int(date[:4]) != year:
            yield entry.fault("year", f"The year {year} is not that of the date {date}.")


@rule("D309", ERROR, "Give the last day, up to `as_of`, for which a source of the record shows that it holds.")
def verified_by_then(subject: Subject) -> Iterator[Fault]:
    """Nothing in a dataset is verified on a day after the one up to which it speaks. An overlay may be ahead of it."""
    if subject.is_overlay or not dates.is_date(subject.as_of):
        return
    for entry in subject.standing:
        verified = entry.get("verified")
        if dates.is_date(verified) and dates.first(verified) > subject.as_of:
            yield entry.fault("verified", f"It is verified on {verified}, after {subject.as_of}.")


@rule("D310", WARNING, "Add `verified`, the last day for which a source shows that it holds, or a source with a date.")
def verified_at_all(subject: Subject) -> Iterator[Fault]:
    """What may cease to be true unseen says when it was verified.

    That is an office, base or force with an open end, the latest strength of a force or base, a standing towards the
    CSTO or a provisional one elsewhere, and a scenario.
    """
    if not dates.is_date(subject.as_of):
        return
    world = [(section, record) for section, records in subject.world.items() for record in records.values()]
    due = {str(record.get("id")) for _, record in freshness.ages(world, subject.as_of) if not record.get("verified")}
    for entry in subject.standing if due else ():
        if entry.id in due:
            yield entry.fault("verified", f"The {entry.section} can age and does not say when it was verified.")


def overlapping(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two spans certainly share a day: bounds that are not known to the day get the benefit of the doubt."""
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether a span certainly begins before another ends."""
    start, end = str(one.get("from")), str(other.get("to"))
    return dates.is_date(start) and (end == "open" or (dates.is_date(end) and dates.last(start) < dates.first(end)))


def _dates(subject: Subject) -> Iterator[tuple[Entry, str, str, tuple[str, ...]]]:
    """Every date and bound: its entry, the field, the date as text, and the words allowed beside dates."""
    for entry, name, annotation, _ in _values(subject):
        kind = shape(annotation)[0]
        if kind.name in ("date", "bound"):
            value = entry.whole.get(name)
            for item in value if isinstance(value, list | tuple) else [value]:
                if isinstance(item, str):
                    yield entry, name, item, kind.words


def _names_one(entry: Entry) -> bool:
    """Whether a text of a record names one of the days that datasets make up."""
    return any(words in value for value in entry.whole.values() if isinstance(value, str) for words in NAMED)
