"""What the dataset holds, counted."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import captions, freshness
from csto_cli.model.kinds import SourceKind
from csto_cli.model.record import AGES, SECTIONS, Record, allowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Count, Date, Measure, Number, Word

STRONG = SourceKind.choices[:-1]
"""Every kind of source but works of reference, on which a record should not rest alone."""


class InfoRow(Record):
    """A count of records.

    Attributes:
        measure: what they were counted by: all, section, source kind, the year of events, or what can age.
        name: the section, kind or year; of what can age, the section, or the status of memberships.
        records: how many records; for a kind of source, those that rest on at least one such source.
        source_count: how many sources they name; for a kind of source, those of it.
        independent: how many of the records name sources of two or more publishers.
        strong: how many of them name a source that is not a work of reference.
        share: the independent ones among the records that name sources, from 0 to 1.
        earliest: the earliest date that they carry, which for what can age is that of `verified`.
        latest: the latest such date.
        stale: how many can age and were verified longer ago than their kind allows, or nobody says when.
    """

    __slots__ = ()

    measure: Measure
    name: Word
    records: Count
    source_count: Count
    independent: Count
    strong: Count
    share: Number | None
    earliest: Date | None
    latest: Date | None
    stale: Count | None


def data_info(data: Dataset) -> list[InfoRow]:
    """The dataset in numbers.

    Returns:
        All records; each section in the order of the file; each kind of source in order of trust; each year with
        events, earliest first; what can age, in the order in which to check it.
    """
    known = data.by_id("source")
    by_section = {section: list(data.section(section)) for section in SECTIONS}
    facts = [record for section, records in by_section.items() if section != "source" for record in records]
    rows = [InfoRow(_row(data, "all", "records", facts), note=data.reach or None)]
    rows += [_row(data, "section", section, records) for section, records in by_section.items()]
    for kind in SourceKind.choices:
        resting = [record for record in facts if any(known[id].kind == kind for id in record.sources if id in known)]
        rows.append(_row(data, "source-kind", kind, resting, only=kind))
    years: dict[str, list[Record]] = {}
    for event in by_section["event"]:
        years.setdefault(event.date[:4], []).append(event)
    rows += [_row(data, "event-year", year, years[year]) for year in sorted(years)]
    aging: dict[str, list[tuple[str, Record]]] = {}
    for section, record in freshness.ages(data, data.as_of):
        aging.setdefault(record["status"] if section == "membership" else section, []).append((section, record))
    return rows + [_age(data, name, aging[name]) for name in AGES if name in aging]


def _age(data: Dataset, name: str, records: list[tuple[str, Record]]) -> InfoRow:
    """A row about records of one kind that can age."""
    verified = sorted(record.verified for _, record in records if record.verified)
    stale = [
        record
        for section, record in records
        if not record.verified or dates.stale(record.verified, allowed(section, record), None, data.as_of)
    ]
    return InfoRow(
        _row(data, "age", name, [record for _, record in records]),
        earliest=verified[0] if verified else None,
        latest=verified[-1] if verified else None,
        stale=len(stale),
    )


def _row(data: Dataset, measure: str, name: str, records: Iterable[Record], only: str = "") -> InfoRow:
    """A row about some records.

    Args:
        data: the dataset.
        measure: what they were counted by.
        name: the group.
        records: the records of the group.
        only: the kind of source to count; any if left out.
    """
    known = data.by_id("source")
    records = list(records)
    named = [[known[id] for id in record.sources if id in known] for record in records]
    sourced = [sources for sources in named if sources]
    dated = sorted(date for date in map(captions.date, records) if date)
    independent = sum(len({source.publisher for source in sources}) > 1 for sources in sourced)
    return InfoRow(
        id=f"{measure}-{name.replace('_', '-')}",
        measure=measure,
        name=name,
        records=len(records),
        source_count=len({s.id for sources in sourced for s in sources if only in ("", s.kind)}),
        independent=independent,
        strong=sum(any(source.kind in STRONG for source in sources) for sources in sourced),
        share=round(independent / len(sourced), 3) if sourced else None,
        earliest=dated[0] if dated else None,
        latest=dated[-1] if dated else None,
        stale=None,
    )
