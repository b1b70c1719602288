"""Collective forces with every stated size, and foreign bases on members' soil."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.record import Record, allowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Bound, CountryCode, Flag, Line, Strength, Table, Text, Word


class ForceRow(Record):
    """A collective force, or a foreign base, with its stated sizes.

    Attributes:
        section: force or base.
        name: its English name.
        name_ru: its Russian name.
        abbreviation: what it is called for short.
        type: what sort of base it is.
        host: the state on whose soil a base lies.
        operator: the state that runs a base.
        countries: the states that take part in a force.
        place: where a base lies.
        from_: since when it has existed.
        to: until when.
        composition: what a force is made of.
        legal_basis: the agreement that it rests on, and its term.
        missions: what a force is for.
        strengths: every stated size: date, contingent, people (or a range), equipment, basis, text, sources; for
            the latest also when it was verified, and whether that is too long before the day.
        text: what it is.
        stale: whether it was verified too long before the day.
    """

    __slots__ = ()

    section: Word
    name: Line
    name_ru: Line | None
    abbreviation: Line | None
    type: Word | None
    host: CountryCode | None
    operator: CountryCode | None
    countries: tuple[CountryCode, ...]
    place: Line | None
    from_: Bound
    to: Bound
    composition: Text | None
    legal_basis: Text | None
    missions: tuple[Line, ...]
    strengths: tuple[Table, ...]
    text: Text
    stale: Flag | None


def forces(
    data: Dataset, *, bases: bool = False, country: Sequence[str] = (), as_of: str | None = None
) -> list[ForceRow]:
    """Forces or bases that existed on a day.

    Args:
        data: the dataset.
        bases: foreign bases, facilities and border guards instead of collective forces.
        country: only forces with these states, or bases on their soil or run by them.
        as_of: the day; the dataset's own if left out.

    Returns:
        Forces as the dataset orders them; bases by host, then name.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several states.
    """
    day = data.day(as_of)
    states = set(resolve.countries(data, country))
    sizes = strengths(data, day)
    names = data.country_names()
    if bases:
        found = [
            ForceRow(
                {**sized(base, sizes, day), "section": "base", "legal_basis": base.treaty},
                stale=dates.stale(base.verified, allowed("base", base), base.to, day),
            )
            for base in data.section("base")
            if dates.holds(base["from"], base.to, day) and (not states or states & {base.host, base.operator})
        ]
        return sorted(found, key=lambda row: (names[row.host or ""], row.name))
    return [
        ForceRow(
            {**sized(force, sizes, day), "section": "force"},
            stale=dates.stale(force.verified, allowed("force", force), force.to, day),
        )
        for force in data.section("force")
        if dates.holds(force["from"], force.to, day) and (not states or states & {*force.countries})
    ]


def strengths(data: Dataset, day: str | None = None) -> dict[str, list[Strength]]:
    """The stated sizes, or those known by a day, by whose they are, earliest first."""
    found: dict[str, list[Strength]] = {}
    for record in data.section("strength"):
        if day is None or record.date is None or dates.first(record.date) <= day:
            found.setdefault(record.subject, []).append(record)
    for records in found.values():
        records.sort(key=lambda record: (record.date or "", record.id))
    return found


def as_tables(records: Sequence[Strength], day: str | None = None) -> tuple[dict[str, object], ...]:
    """Stated sizes as nested records; with a day, whether the latest were verified too long before it."""
    names = (
        "id", "date", "country", "personnel", "personnel_min", "personnel_max", "equipment", "basis", "text", "sources",
        "confidence", "note", "verified",
    )  # fmt: skip
    return tuple(
        {
            **{name: record.get(name) for name in names},
            "stale": dates.stale(record.verified, allowed("strength", record), None, day) if day else None,
        }
        for record in records
    )


def people(records: Sequence[dict[str, object]]) -> str:
    """Stated sizes as one line: `about 18,000 (2019, official); 20,000 (2009, reported)`."""
    parts = []
    for record in records:
        low = record["personnel"] if record["personnel"] is not None else record["personnel_min"]
        high = record["personnel_max"]
        number = f"{low:,}" if isinstance(low, int) else ""
        if isinstance(high, int) and high != low:
            number = f"{number}–{high:,}" if number else f"up to {high:,}"
        if number:
            when = str(record["date"] or "")[:4]
            country = f"{record['country']} " if record["country"] else ""
            parts.append(f"{country}{number} ({', '.join(part for part in (when, str(record['basis'])) if part)})")
    return "; ".join(parts)


def sized(record: Record, sizes: dict[str, list[Strength]], day: str | None = None) -> dict[str, object]:
    """The fields of a record with its stated sizes in `strengths`, and the sources of both, once each.

    Args:
        record: the record.
        sizes: the stated sizes, by whose they are.
        day: the day that the answer speaks of, if it says what is stale.
    """
    own = sizes.get(record.id, [])
    sources = dict.fromkeys((*record.sources, *(id for size in own for id in size.sources)))
    return {**record, "strengths": as_tables(own, day), "sources": tuple(sources)}
