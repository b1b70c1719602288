"""The CSTO beside other organisations: attribute by attribute, and figures added up from those of the members."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import (
        Attribute,
        CountryCode,
        Date,
        Dimension,
        DimensionId,
        Indicator,
        Line,
        Number,
        OrganisationId,
        Text,
        Word,
        Year,
    )

HOME = "csto"
"""The organisation that the others are compared with."""

FIGURES = "figures"
"""The group of the combined figures, which come last."""

TOPICS = ("population", "area", "gdp", "personnel", "military-spending", "warheads")
"""The topics of the members' figures that are added up, in the order of the table."""


class CompareRow(Record):
    """What one organisation is on one line of the comparison.

    Attributes:
        organisation: the organisation.
        abbreviation: what it is called for short.
        dimension: the line.
        name: the heading of the line.
        group: the group of lines that it belongs to.
        value: the answer in a few words; null if the dataset does not know it.
        number: the answer as a number.
        number_max: the upper end, where the members' figures are ranges.
        unit: its unit.
        date: as of when.
        text: the answer in a sentence.
        basis: recorded, or computed from the members' figures.
        year: the one year of the figures that were added up.
        members_counted: the members whose figures were added up.
        members_other_year: members whose figure of the year before or after stands in.
        members_missing: the members without a figure.
    """

    __slots__ = ()

    organisation: OrganisationId
    abbreviation: Line
    dimension: DimensionId
    name: Line
    group: Word
    value: Line | None
    number: Number | None
    number_max: Number | None
    unit: Line | None
    date: Date | None
    text: Text | None
    basis: Word
    year: Year | None
    members_counted: tuple[CountryCode, ...]
    members_other_year: tuple[CountryCode, ...]
    members_missing: tuple[CountryCode, ...]


def compare(
    data: Dataset,
    organisations: Sequence[str],
    *,
    attribute: Sequence[str] = (),
    only_differences: bool = False,
    year: str | None = None,
    as_of: str | None = None,
) -> list[CompareRow]:
    """The CSTO and other organisations, line by line.

    Args:
        data: the dataset.
        organisations: the others, by any of their names.
        attribute: lines by id or heading; all if left out. Combined figures have lines of their own.
        only_differences: leave out lines on which all say the same.
        year: the year of the figures that are added up, and of no other. If left out, the latest for which most
            members have one; for the rest a neighbouring year stands in.
        as_of: the day; the dataset's own if left out. Attributes and figures of a later date are left out, unless
            `year` asks for them, and the members of the day are counted.

    Returns:
        By line in the order of the dataset, figures last; in a line by organisation, the CSTO first.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several organisations.
    """
    day = data.day(as_of)
    ids = list(dict.fromkeys([HOME, *(resolve.organisation(data, name).id for name in organisations)]))
    figures = _figures(data, "9999" if year else day)
    lines: list[tuple[str, list[CompareRow]]] = []
    recorded: dict[tuple[str, str], list[Attribute]] = {}
    for record in data.select("attribute", *[f'"organisation": "{id}"' for id in ids]):
        organisation, date = record["organisation"], record.get("date")  # keys are quicker than attributes
        if organisation in ids and (date is None or dates.first(date) <= day):
            recorded.setdefault((record["dimension"], organisation), []).append(record)
    for dimension in data.section("dimension"):
        if any((dimension.id, id) in recorded for id in ids):
            rows = [_recorded(data, dimension, id, recorded.get((dimension.id, id), ())) for id in ids]
            lines.append((dimension.name, rows))
    members = {id: _members(data, id, day) for id in ids}
    for name, indicators in figures.items():
        rows = [_combined(data, name, id, members[id], indicators, year) for id in ids]
        if year or any(row.value is not None for row in rows):
            lines.append((name, rows))
    if attribute:
        spellings = {rows[0].dimension: (rows[0].dimension, name) for name, rows in lines}
        wanted = {resolve.match(text, spellings, "line of the comparison") for text in attribute}
        lines = [(name, rows) for name, rows in lines if rows[0].dimension in wanted]
    if only_differences:
        lines = [(name, rows) for name, rows in lines if len({row.value for row in rows}) > 1]
    return [row for _, rows in lines for row in rows]


def _recorded(data: Dataset, dimension: Dimension, id: str, records: Sequence[Attribute]) -> CompareRow:
    """The row of one organisation on a line of the dataset."""
    records = sorted(records, key=lambda record: record.id != f"{id}-{dimension.id}")  # the main one first
    single = records[0] if len(records) == 1 else None
    return CompareRow(
        id=f"{id}-{dimension.id}",
        organisation=id,
        abbreviation=data.by_id("organisation")[id].abbreviation,
        dimension=dimension.id,
        name=dimension.name,
        group=dimension.group,
        value="; ".join(record.value for record in records) or None,
        number=single.number if single is not None else None,
        number_max=None,
        unit=single.unit if single is not None else None,
        date=max((record.date for record in records if record.date), default=None),
        text=" ".join(record.text for record in records) or None,
        basis="recorded",
        year=None,
        sources=_sources(records),
        confidence=_confidence(records),
        note=" ".join(record.note for record in records if record.note) or None,
        origin=next((record.origin for record in records if record.origin), None),
    )


def _figures(data: Dataset, day: str) -> dict[str, list[Indicator]]:
    """The members' figures up to the year of a day that can be added up, by name: by topic, then as in the dataset."""
    by_topic: dict[str, dict[str, list[Indicator]]] = {topic: {} for topic in TOPICS}
    for record in data.select("indicator", *[f'"topic": "{topic}"' for topic in TOPICS]):
        names = by_topic.get(record["topic"])
        if names is None or "country" not in record or "%" in record["unit"] or record["date"][:4] > day[:4]:
            continue
        if "value" in record or "value_min" in record or "value_max" in record:
            names.setdefault(record["name"], []).append(record)
    return {name: records for names in by_topic.values() for name, records in names.items()}


def _members(data: Dataset, id: str, day: str) -> set[str]:
    """The codes of the members of an organisation on a day; of a treaty without an organisation, its parties."""
    holding: dict[str, set[str]] = {"member": set(), "party": set()}
    for span in data.select("membership", f'"organisation": "{id}"'):
        status = span["status"]
        if status in holding and span["organisation"] == id and dates.holds(span["from"], span["to"], day):
            holding[status].add(span["country"])
    return holding["member"] or holding["party"]


def _combined(
    data: Dataset, name: str, id: str, members: set[str], indicators: Sequence[Indicator], year: str | None
) -> CompareRow:
    """A figure of all members of one year, added up; where a neighbouring year stands in, the answer says so."""
    topic = indicators[0].topic
    own = [record for record in indicators if record["country"] in members]
    chosen = year[:4] if year else _fullest_year(own)
    counted = {str(record["country"]): record for record in own if record["date"][:4] == chosen}
    other = {} if year else _neighbours(own, chosen, counted)
    added = [*counted.values(), *other.values()]
    missing = sorted(members - {*counted, *other})
    known = bool(added) and (topic == "warheads" or 2 * len(added) >= len(members))
    low, high = (sum(ends) for ends in zip(*map(_ends, added), strict=True)) if added else (0.0, 0.0)
    unit = indicators[0].unit
    when = _when(chosen, len(members), added, other)
    return CompareRow(
        id=f"{id}-{_slug(name)}",
        organisation=id,
        abbreviation=data.by_id("organisation")[id].abbreviation,
        dimension=_slug(name),
        name=name,
        group=FIGURES,
        value=f"{_spelt(low, high)} {unit} ({when})" if known else None,
        number=low if known else None,
        number_max=high if known and high != low else None,
        unit=unit,
        date=chosen if known else None,
        text=f"{name}: {_spelt(low, high)} {unit}, the members' figures added up ({when})." if known else None,
        basis="computed",
        year=int(chosen) if known else None,
        members_counted=tuple(sorted(counted)) if known else (),
        members_other_year=tuple(sorted(other)) if known else (),
        members_missing=tuple(missing) if known else (),
        sources=_sources(added) if known else (),
        confidence=_confidence(added) if known else None,
        note=None,
        origin=next((record.origin for record in added if record.origin), None),
    )


def _neighbours(records: Sequence[Indicator], year: str, counted: Iterable[str]) -> dict[str, Indicator]:
    """For members without a figure of the year, that of the year before or after, the earlier one first."""
    found: dict[str, Indicator] = {}
    for near in (int(year) - 1, int(year) + 1) if year else ():
        for record in records:
            if record["country"] not in counted and record["date"][:4] == str(near):
                found.setdefault(str(record.country), record)
    return found


def _when(year: str, members: int, added: Sequence[Indicator], other: Iterable[str]) -> str:
    """The year of a sum, and whose figures are of another year or missing."""
    parts = [year]
    others = len(list(other))
    if others:
        parts.append(f"{others} of a year beside it")
    if len(added) < members:
        few = ", ".join(sorted(str(record.country) for record in added))
        parts.append(few if len(added) <= 3 else f"{len(added)} of {members} members")
    return "; ".join(parts)


def _fullest_year(records: Sequence[Indicator]) -> str:
    """The year for which most members have a figure; of several, the latest."""
    counts: dict[str, set[str]] = {}
    for record in records:
        counts.setdefault(record["date"][:4], set()).add(record["country"])
    return max(counts, key=lambda year: (len(counts[year]), year), default="")


def _ends(record: Indicator) -> tuple[float, float]:
    """The ends of a figure's range; twice the same if it is none, or if only one end is known."""
    ends = [record.value] if record.value is not None else [record.value_min, record.value_max]
    known = [end for end in ends if end is not None]
    return known[0], known[-1]


def _spelt(low: float, high: float) -> str:
    """A sum as people read it: thousands, millions, billions or trillions to three or four digits."""
    if high != low:
        return f"{_spelt(low, low)} to {_spelt(high, high)}"
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(low) >= size:
            return f"{low / size:,.4g} {word}"
    return f"{low:,.0f}"


def _slug(name: str) -> str:
    """A heading as an id."""
    return "-".join("".join(mark if mark.isalnum() else " " for mark in name.lower()).split())


def _sources(records: Iterable[Attribute | Indicator]) -> tuple[str, ...]:
    """The sources of all records, once each."""
    return tuple(dict.fromkeys(id for record in records for id in record.sources))


def _confidence(records: Sequence[Attribute | Indicator]) -> str | None:
    """How well the least supported of the records is supported."""
    order = ("contested", "single-source", "confirmed")
    found = [record.confidence for record in records if record.confidence]
    return min(found, key=order.index, default=None)
