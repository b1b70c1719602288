"""What has to be looked at again: records that can age, in the order in which to check them."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import captions, freshness
from csto_cli.model.record import Record, allowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Date, Flag, Line, Number, SourceId, Url, Word

SOON = 90
"""How many days ahead a record counts as soon to be stale."""


class StaleRow(Record):
    """A record that can age.

    Attributes:
        section: its section.
        name: what it says, in a few words.
        age: how many days before the day it was verified; null if nobody says when. Less than nothing if later.
        allowed: how many days that may be.
        due: the first day on which it is stale.
        stale: whether it is; what nobody has verified is.
        source: the newest of its sources, at which to begin.
        url: its address.
    """

    __slots__ = ()

    section: Word
    name: Line
    age: Number | None
    allowed: Number
    due: Date | None
    stale: Flag
    source: SourceId | None
    url: Url | None


def data_stale(
    data: Dataset, *, as_of: str | None = None, section: Sequence[str] = (), everything: bool = False
) -> list[StaleRow]:
    """What was verified longer before a day than its kind allows, or soon will have been.

    Args:
        data: the dataset.
        as_of: the day; the dataset's own if left out.
        section: only records of these sections.
        everything: all that can age, also what is fresh for more than `SOON` days.

    Returns:
        What is stale before what is not; in each, by the importance of its kind, then by age.
    """
    day = data.day(as_of)
    found = []
    for place, record in freshness.ages(data, day):
        row = _row(data, place, record, day)
        soon = row.age is None or row.age + SOON > row.allowed
        if (everything or soon) and (not section or place in section):
            found.append((not row.stale, freshness.importance(place, record), -(row.age or 10**6), row.id, row))
    return [row for *_, row in sorted(found, key=lambda entry: entry[:4])]


def _row(data: Dataset, section: str, record: Record, day: str) -> StaleRow:
    """One record, and where to look."""
    days = allowed(section, record) or 0
    verified = record.verified
    known = [data.by_id("source")[id] for id in record.sources if id in data.by_id("source")]
    newest = max(known, key=lambda source: (dates.first(source.date or "0001"), source.id), default=None)
    return StaleRow(
        id=record.id,
        section=section,
        name=captions.title(data, section, record) or captions.shortened(captions.words(data, section, record), 80),
        age=dates.age(verified, day) if verified else None,
        allowed=days,
        due=dates.day_of(dates.ordinal(dates.last(verified)) + days + 1) if verified else None,
        stale=dates.stale(verified, days, None, day) is not False,
        source=newest.id if newest is not None else None,
        url=newest.url if newest is not None else None,
        sources=record.sources,
        confidence=record.confidence,
        verified=verified,
        origin=record.origin,
    )
