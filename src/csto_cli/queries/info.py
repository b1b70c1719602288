"""What the dataset holds: counts, support and reach by section."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.model import SECTIONS, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from csto_cli.dataset import Dataset
    from csto_cli.model import Count, Date, Table, Word


class InfoRow(Record):
    """What one section holds.

    Attributes:
        section: the section.
        records: how many records it has.
        sourced: how many of them rest on a source.
        independent: how many rest on sources of two publishers or more.
        support: how many are confirmed, single-source and contested.
        kinds: how many rest on a source of each kind; for the sources themselves, how many are of each kind.
        first: the earliest date in it.
        last: the latest date in it.
    """

    __slots__ = ()

    section: Word
    records: Count
    sourced: Count
    independent: Count
    support: Table
    kinds: Table
    first: Date | None
    last: Date | None


def info(data: Dataset) -> list[InfoRow]:
    """One row a section, in the order of the file."""
    known = data.by_id("source")
    rows = []
    for section in SECTIONS:
        records = data.section(section)
        days = sorted(day for record in records for day in _days(record))
        confidence: dict[str, int] = {}
        kinds: dict[str, int] = {}
        independent = 0
        for record in records:
            if record.confidence:
                confidence[record.confidence] = confidence.get(record.confidence, 0) + 1
            sources = [known[id] for id in record.sources or () if id in known] if section != "source" else [record]
            for kind in {source.kind for source in sources}:
                kinds[kind] = kinds.get(kind, 0) + 1
            independent += section != "source" and len({source.publisher for source in sources}) > 1
        rows.append(
            InfoRow(
                id=f"section-{section.replace('_', '-')}",
                section=section,
                records=len(records),
                sourced=sum(bool(record.sources) for record in records),
                independent=independent,
                support=dict(sorted(confidence.items())),
                kinds=dict(sorted(kinds.items())),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                sources=(),
            )
        )
    return rows


def _days(record: Record) -> list[str]:
    """The dates of a record."""
    return [day for key in ("date", "from", "signed") if (day := record.get(key)) and dates.is_date(day)]
