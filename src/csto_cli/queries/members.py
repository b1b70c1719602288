"""Who was a party to the treaty, a member of the organization, or an observer, on a day."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.model.record import Record, allowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Bound, CountryCode, Flag, Id, JoinedBy, Line, Membership, Standing, Text

STATUSES = ("all", "current", "member", "party", "former", "suspended", "frozen", "observer", "partner", "candidate")
"""What `status` takes. `current` is whatever membership meant on the day: the organization, or before it the treaty."""

_RANK = ("member", "party", "suspended", "candidate", "partner", "observer")


class MemberRow(Record):
    """A state's standing towards the alliance on a day.

    Attributes:
        iso3: its ISO 3166-1 alpha-3 code.
        name: its English name.
        status: member of the organization of 2002, party to the treaty of 1992, observer, or formerly one.
        participation: active, frozen or suspended.
        instrument: what it is a member of: the organization, the treaty, or the Parliamentary Assembly.
        since: first day of that standing.
        until: first day after it.
        joined_by: how it gained the standing.
        treaty_since: first day as party to the treaty, if it ever was.
        frozen_since: since when its participation has been frozen or suspended.
        end_reason: why the standing ended.
        memberships: the spans behind the row.
        stale: whether the standing or what qualifies it was verified too long before the day; null if it is over.
    """

    __slots__ = ()

    iso3: CountryCode
    name: Line
    status: Standing
    participation: Line
    instrument: Line
    since: Bound
    until: Bound
    joined_by: JoinedBy | None
    treaty_since: Bound | None
    frozen_since: Bound | None
    end_reason: Text | None
    memberships: tuple[Id, ...]
    stale: Flag | None


def members(data: Dataset, *, as_of: str | None = None, status: Sequence[str] = ("current",)) -> list[MemberRow]:
    """The states with a standing towards the alliance.

    Args:
        data: the dataset.
        as_of: the day; the dataset's own if left out. A month or year means its last day.
        status: one or more of `STATUSES`.

    Returns:
        One row a state: members and parties first, each group by name.
    """
    day = data.day(as_of)
    rows = [_row(data, iso3, spans, day) for iso3, spans in _spans(data, day).items()]
    current = "member" if any(row.status == "member" for row in rows) else "party"
    wanted = {current if word == "current" else word for word in status}
    chosen = [row for row in rows if _matches(row, wanted)]
    order = (*_RANK, "former")
    return sorted(chosen, key=lambda row: (order.index(row.status), row.name))


def _matches(row: MemberRow, wanted: set[str]) -> bool:
    """Whether a row has one of the standings asked for."""
    if "all" in wanted or row.status in wanted or row.participation in wanted:
        return True
    return "former" in wanted and row.status == "suspended"


def _spans(data: Dataset, day: str) -> dict[str, list[Membership]]:
    """The spans of each state towards the alliance that had begun by a day, earliest first."""
    spans: dict[str, list[Membership]] = {}
    for span in data.select("membership", '"organisation": "csto'):
        if span["organisation"] in ("csto", "csto-pa") and dates.began(span["from"], day):  # keys are quicker
            spans.setdefault(span["country"], []).append(span)
    return spans


def _row(data: Dataset, iso3: str, spans: Sequence[Membership], day: str) -> MemberRow:
    """One state's row: its highest standing that holds, and what qualifies it."""
    holding = [span for span in spans if dates.holds(span["from"], span.to, day)]
    paused = next((span for span in holding if span.status in ("frozen", "suspended")), None)
    standings = sorted((span for span in holding if span.status in _RANK), key=lambda span: _RANK.index(span.status))
    past = [span for span in spans if span.status in ("member", "party")]
    main = standings[0] if standings else past[-1] if past else spans[-1]
    treaty = next((span for span in reversed(spans) if span.status == "party" and span in (holding or spans)), None)
    sources = dict.fromkeys(id for span in (main, treaty, paused) if span is not None for id in span.sources)
    verified, stale = _freshness((main, paused), day)
    notes = [span.note for span in (main, paused) if span is not None and span.note]
    return MemberRow(
        id=f"member-{iso3.lower()}",
        iso3=iso3,
        name=data.country_names()[iso3],
        status=main.status if standings else "former",
        participation=paused.status if paused is not None else "active" if standings else "ended",
        instrument=_instrument(main),
        since=main["from"],
        until=main.to,
        joined_by=main.joined_by,
        treaty_since=treaty["from"] if treaty is not None else None,
        frozen_since=paused["from"] if paused is not None else None,
        end_reason=main.end_reason if not standings else None,
        memberships=tuple(span.id for span in spans),
        sources=tuple(sources),
        confidence=main.confidence,
        verified=verified,
        stale=stale,
        note=" ".join(dict.fromkeys(notes)) or None,
        origin=next((span.origin for span in spans if span.origin), None),
    )


def _freshness(spans: Sequence[Membership | None], day: str) -> tuple[str | None, bool | None]:
    """When the oldest of some spans was verified, and whether one of them was too long before the day."""
    verified, stale = None, None
    for span in spans:
        date = span.get("verified") if span is not None else None
        if span is not None and date is not None:
            verified = date if verified is None or date < verified else verified
            stale = stale or dates.stale(date, allowed("membership", span), span["to"], day)
    return verified, stale


def _instrument(span: Membership) -> str:
    """What a span of membership is a membership of."""
    if span.organisation == "csto-pa":
        return "assembly"
    return "treaty" if span.status == "party" else "organization"
