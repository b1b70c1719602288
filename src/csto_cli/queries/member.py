"""One state's file: what the dataset knows of it towards the alliance, in one record."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.record import Record, allowed
from csto_cli.queries.members import members
from csto_cli.queries.stance import stance
from csto_cli.queries.timeline import timeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import CountryCode, Flag, Line, Table, Word

FIGURE_TOPICS = ("population", "area", "gdp", "personnel", "military-spending", "warheads")
"""The topics of a state's key figures, in their order."""


class MemberFile(Record):
    """A state's file.

    Attributes:
        iso3: its ISO 3166-1 alpha-3 code.
        iso2: its ISO 3166-1 alpha-2 code.
        name: its English name.
        official_name: its formal English name.
        name_ru: its Russian name.
        native_names: its names in its official languages.
        status: its standing towards the alliance on the day; null if it has none.
        participation: active, frozen, suspended or ended.
        memberships: every span towards the CSTO, earliest first.
        organisations: its other memberships on the day.
        figures: its latest key figures.
        posts: posts held by it or its nationals up to the day.
        bases: foreign bases on its soil, and its own elsewhere, on the day.
        stances: its present positions.
        events: the events up to the day that concern it.
        stale: whether its standing was verified too long before the day; spans, posts and bases say it of themselves.
    """

    __slots__ = ()

    iso3: CountryCode
    iso2: Word
    name: Line
    official_name: Line | None
    name_ru: Line
    native_names: tuple[Line, ...]
    status: Word | None
    participation: Word | None
    memberships: tuple[Table, ...]
    organisations: tuple[Table, ...]
    figures: tuple[Table, ...]
    posts: tuple[Table, ...]
    bases: tuple[Table, ...]
    stances: tuple[Table, ...]
    events: tuple[Table, ...]
    stale: Flag | None


def member(data: Dataset, name: str, *, as_of: str | None = None) -> MemberFile:
    """The file of one state.

    Args:
        data: the dataset.
        name: the state by any of its names; it need not be a member.
        as_of: the day; the dataset's own if left out.

    Raises:
        NotFoundError: if the name means nothing; with suggestions.
        AmbiguousError: if it could mean several states.
    """
    day = data.day(as_of)
    country = resolve.country(data, name)
    code = country.iso3
    standing = next((row for row in members(data, as_of=day, status=["all"]) if row.iso3 == code), None)
    spans = [
        span
        for span in data.select("membership", f'"country": "{code}"')
        if span.country == code and dates.began(span["from"], day)
    ]
    own = [span for span in spans if span.organisation in ("csto", "csto-pa")]
    parts: dict[str, tuple[dict[str, Any], ...]] = {
        "memberships": tuple(_aged("membership", span, _SPAN, day) for span in own),
        "organisations": tuple(
            _aged("membership", span, _SPAN, day)
            for span in spans
            if span not in own and dates.holds(span["from"], span.to, day)
        ),
        "figures": _figures(data, code, day),
        "posts": tuple(
            _aged("post", post, _POST, day)
            for post in data.select("post", f'"{code}"')
            if post.country == code and dates.began(post["from"], day)
        ),
        "bases": tuple(
            _aged("base", base, _BASE, day)
            for base in data.select("base", f'"{code}"')
            if code in (base.host, base.operator) and dates.holds(base["from"], base.to, day)
        ),
        "stances": tuple(_kept(row, _STANCE) for row in stance(data, [code], as_of=day) if row.found),
        "events": tuple(_kept(event, _EVENT) for event in timeline(data, country=[code], as_of=day)),
    }
    sources = dict.fromkeys(id for part in parts.values() for entry in part for id in entry["sources"])
    return MemberFile(
        id=country.id,
        iso3=code,
        iso2=country.iso2,
        name=country.name,
        official_name=country.official_name,
        name_ru=country.name_ru,
        native_names=country.native_names,
        status=standing.status if standing is not None else None,
        participation=standing.participation if standing is not None else None,
        **parts,
        sources=tuple(dict.fromkeys((*country.sources, *sources))),
        confidence=standing.confidence if standing is not None else None,
        verified=standing.verified if standing is not None else None,
        stale=standing.stale if standing is not None else None,
        note=standing.note if standing is not None else country.note,
        origin=country.origin,
    )


_SPAN = ("id", "organisation", "status", "from", "to", "joined_by", "end_reason", "note", "sources", "confidence")
_POST = ("id", "role", "office", "person", "acting", "from", "to", "sources", "confidence")
_BASE = ("id", "name", "host", "operator", "type", "place", "from", "to", "text", "sources", "confidence")
_STANCE = ("id", "issue", "position", "date", "evidence", "text", "votes", "sources", "confidence")
_EVENT = ("id", "date", "category", "kind", "text", "sources", "confidence")
_FIGURE = ("id", "topic", "name", "date", "value", "value_min", "value_max", "unit", "text", "sources", "confidence")


def _kept(record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    """Some fields of a record, `null` for what it lacks."""
    return {name: record.get(name) for name in names}


def _aged(section: str, record: Record, names: tuple[str, ...], day: str) -> dict[str, Any]:
    """Some fields of a record that can age, with when it was verified and whether that is too long before the day."""
    stale = dates.stale(record.verified, allowed(section, record), record.get("to"), day)
    return {**_kept(record, names), "verified": record.verified, "stale": stale}


def _figures(data: Dataset, code: str, day: str) -> tuple[dict[str, Any], ...]:
    """The latest of each key figure of a state by a day, by topic."""
    latest: dict[str, Any] = {}
    for record in data.select("indicator", f'"country": "{code}"'):
        if record.country == code and record.topic in FIGURE_TOPICS and dates.first(record.date) <= day:
            known = latest.get(record.name)
            if known is None or known.date <= record.date:
                latest[record.name] = record
    chosen = sorted(latest.values(), key=lambda record: (FIGURE_TOPICS.index(record.topic), record.name))
    return tuple(_kept(record, _FIGURE) for record in chosen)
