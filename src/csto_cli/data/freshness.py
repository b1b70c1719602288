"""Which records age: those that say how things stand, and may stop being true without the dataset knowing.

Such a record carries `verified`, the last day for which one of its sources shows that it still holds; `MAX_AGE_DAYS`
says how old that may be. It is compared with the day of the answer, never with the clock.
"""

from csto_cli import dates
from csto_cli.types import Any, Iterable, Iterator, Mapping

Pair = tuple[str, Any]

MAX_AGE_DAYS = {
    "post": 180,
    "frozen": 180,
    "suspended": 365,
    "member": 365,
    "party": 365,
    "observer": 730,
    "partner": 730,
    "candidate": 730,
    "scenario": 365,
    "base": 365,
    "force": 730,
    "strength": 730,
}
"""How many days old `verified` may be, by section or, for a membership, by its status; the most urgent first."""

SHARED_ROLES = ("deputy-secretary-general", "other")
"""Roles that several people hold at once."""


def max_age(section: str, record: Mapping[str, Any]) -> int | None:
    """How many days old the `verified` of a record may be; None if such records do not age."""
    return MAX_AGE_DAYS.get(str(record.get("status")) if section == "membership" else section)


ALLIANCE = ("csto", "csto-pa")
"""The organisations in which every standing ages; in others only what is provisional does."""

PROVISIONAL = ("frozen", "suspended", "observer", "partner", "candidate")
"""The standings that are made to end."""

STANDING = ("force", "base")
"""The sections whose strengths age: those of exercises and operations are over with them."""


def perishable(records: Iterable[Pair], day: str) -> Iterator[Pair]:
    """The records that age: what was still so, as far as is known, on a day.

    That is every office, standing, force and base that has begun and whose end is open or to come, the latest
    strength of each force and base that stands, and every scenario.
    """
    pairs = list(records)
    standing = {str(record.get("id")) for section, record in pairs if section in STANDING and _lasts(record, day)}
    latest: dict[tuple[str, str], str] = {}
    for section, record in pairs:
        if section == "strength" and _date(record) and dates.first(_date(record)) <= day:
            subject = (str(record.get("subject")), str(record.get("country")))
            latest[subject] = max(_date(record), latest.get(subject, ""))
    for section, record in pairs:
        if max_age(section, record) is None:
            continue
        if section == "scenario":
            yield section, record
        elif section == "strength":
            subject = (str(record.get("subject")), str(record.get("country")))
            if subject[0] in standing and _date(record) == latest.get(subject, "?"):
                yield section, record
        elif _lasts(record, day) and (
            section != "membership" or record.get("organisation") in ALLIANCE or record.get("status") in PROVISIONAL
        ):
            yield section, record


def review_priority(section: str, record: Mapping[str, Any]) -> tuple[int, bool]:
    """The place of a record in the order in which to check what ages, standings towards the CSTO before others."""
    kind = str(record.get("status")) if section == "membership" else section
    return list(MAX_AGE_DAYS).index(kind), section == "membership" and record.get("organisation") not in ALLIANCE


def _date(record: Mapping[str, Any]) -> str:
    """The date of a record; nothing if it has none that is one."""
    date = str(record.get("date") or "")
    return date if dates.is_date(date) else ""


def _lasts(record: Mapping[str, Any], day: str) -> bool:
    """Whether a span has begun by a day and is not known to have ended, or to end at a time that nobody knows."""
    start, end = str(record.get("from")), str(record.get("to"))
    if start != dates.UNKNOWN and not (dates.is_date(start) and dates.started_by(start, day)):
        return False
    return end == dates.OPEN or (dates.is_date(end) and dates.last(end) > day)
