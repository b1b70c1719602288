"""Who was a party to the treaty, a member or an observer on a day; likewise for other organisations."""

from csto_cli import dates
from csto_cli.data.freshness import max_age
from csto_cli.data.store import Store
from csto_cli.types import Answer, Any, Day, Iterable, Row, Sequence, Words

HOME = "csto"
"""The organisation that is meant when none is named."""

STATUSES = (
    "all", "current", "member", "party", "signatory", "former", "suspended", "frozen", "observer", "partner",
    "candidate",
)  # fmt: skip
"""What `status` takes. `current` is what membership meant on the day: organization, treaty, or its signature."""

EVER = ("member", "party", "former")
"""Whose memberships a chart shows unless others are asked for: every state that ever had one."""

_RANK = ("member", "party", "signatory", "suspended", "candidate", "partner", "observer")


def members(
    data: Store, organisation: str | None = None, *, as_of: Day = None, status: Words = (), chart: bool = False
) -> Answer:
    """The states with a standing towards an organisation; for a chart every state that ever was a member."""
    status = status or (EVER if chart else ("current",))
    day = data.effective_date(as_of)
    id = HOME
    if organisation:
        from csto_cli.data.names import find_organisation

        id = find_organisation(data, organisation)["id"]
    rows = [_row(data, id, iso3, spans, day) for iso3, spans in spans_by_country(data, id, day).items()]
    found = {row["status"] for row in rows}
    current = next((status for status in _RANK[:3] if status in found), "member")
    wanted = {current if word == "current" else word for word in status}
    chosen = [row for row in rows if _matches(row, wanted)]
    order = (*_RANK, "former")
    chosen.sort(key=lambda row: (order.index(row["status"]), row["name"]))
    return chosen, {"as_of": day, "organisation": id, "status": list(status)}


def standings(data: Store) -> list[Row]:
    """Every span of membership, and before it the time in which a treaty was signed and not in force for the state."""
    found = []
    for span in data.section("membership"):
        if span["signed"]:
            end = {"to": span["from"], "joined_by": "signature", "end_reason": None, "verified": None}
            found.append({**span, "status": "signatory", "of": span["status"], "from": span["signed"], **end})
        found.append(span)
    return found


def spans_of(data: Store, organisation: str, status: Iterable[str]) -> list[Row]:
    """The spans with one of some standings towards an organisation, in the order of the file."""
    wanted = set(status)
    every = standings(data) if "signatory" in wanted else data.section("membership")
    return [span for span in every if span["organisation"] == organisation and span["status"] in wanted]


def member_codes(data: Store, organisation: str, day: str, status: Iterable[str] = ("member", "party")) -> list[str]:
    """The codes of the states with one of some standings towards an organisation on a day, in the order of the file."""
    spans = spans_of(data, organisation, status)
    return [span["country"] for span in spans if dates.contains(span["from"], span["to"], day)]


def former_codes(data: Store, organisation: str, day: str) -> list[str]:
    """The codes of the states that were members or parties before a day and are so no longer."""
    now = set(member_codes(data, organisation, day))
    begun = [span for span in spans_of(data, organisation, ("member", "party")) if dates.started_by(span["from"], day)]
    return list(dict.fromkeys([span["country"] for span in begun if span["country"] not in now]))


def present_and_former(data: Store, day: str) -> list[str]:
    """The codes of the members, parties or signatories of the alliance on a day, by name, then of those that were."""
    names = data.country_names()
    groups = (set(member_codes(data, HOME, day, ("member", "party", "signatory"))), former_codes(data, HOME, day))
    return [code for group in groups for code in sorted(group, key=lambda code: names.get(code, code))]


def _matches(row: Row, wanted: set[str]) -> bool:
    """Whether a row has one of the standings asked for."""
    if "all" in wanted or row["status"] in wanted or row["participation"] in wanted:
        return True
    return "former" in wanted and row["status"] == "suspended"


def spans_by_country(data: Store, organisation: str, day: str) -> dict[str, list[Row]]:
    """The spans of each state towards an organisation that had begun by a day, earliest first."""
    wanted = (HOME, "csto-pa") if organisation == HOME else (organisation,)
    spans: dict[str, list[Row]] = {}
    for span in standings(data):
        if span["organisation"] in wanted and dates.started_by(span["from"], day):
            spans.setdefault(span["country"], []).append(span)
    return spans


def _row(data: Store, organisation: str, iso3: str, spans: Sequence[Row], day: str) -> Row:
    """One state's row: its highest standing on the day, and what qualifies it."""
    holding = [span for span in spans if dates.contains(span["from"], span["to"], day)]
    paused = next((span for span in holding if span["status"] in ("frozen", "suspended")), None)
    held = sorted([span for span in holding if span["status"] in _RANK], key=lambda span: _RANK.index(span["status"]))
    main = held[0] if held else last_membership(spans) or spans[-1]
    treaty = next((span for span in reversed(spans) if span["status"] == "party" and span in (holding or spans)), None)
    verified, stale = _freshness((main, paused), day)
    notes = [span["note"] for span in (main, paused) if span is not None and span["note"]]
    sources = [id for span in (main, treaty, paused) if span is not None for id in span["sources"]]
    return {
        "id": f"member-{iso3.lower()}" if organisation == HOME else f"{organisation}-member-{iso3.lower()}",
        "iso3": iso3,
        "name": data.country_names().get(iso3, iso3),
        "organisation": main["organisation"],
        "status": main["status"] if held else "former",
        "participation": paused["status"] if paused is not None else "active" if held else "ended",
        "instrument": _instrument(main),
        "signed": main["signed"],
        "from": main["from"],
        "to": main["to"],
        "joined_by": main["joined_by"],
        "treaty_from": treaty["from"] if treaty is not None else None,
        "frozen_from": paused["from"] if paused is not None else None,
        "end_reason": _end_reason(main, spans) if not held or main["status"] == "suspended" else None,
        "memberships": tuple(dict.fromkeys([span["id"] for span in spans])),
        "stale": stale,
        "sources": tuple(dict.fromkeys(sources)),
        "confidence": main["confidence"],
        "note": " ".join(dict.fromkeys(notes)) or None,
        "verified": verified,
        "origin": next((span["origin"] for span in spans if span["origin"] != "bundled"), "bundled"),
    }


def last_membership(spans: Sequence[Row]) -> Row | None:
    """The last of some spans in which a state was a member of the organization, or else a party to the treaty."""
    members = [span for span in spans if span["status"] == "member"]
    return next(reversed(members or [span for span in spans if span["status"] == "party"]), None)


def _end_reason(span: Row, spans: Sequence[Row]) -> Any:
    """Why a standing ended; of a membership that is suspended, why that ended."""
    return (last_membership(spans) or span)["end_reason"] if span["status"] == "suspended" else span["end_reason"]


def _freshness(spans: Sequence[Row | None], day: str) -> tuple[Any, Any]:
    """When the oldest of some spans was verified, and whether one of them was too long before the day."""
    verified, stale = None, None
    for span in spans:
        date = span["verified"] if span is not None else None
        if span is not None and date is not None:
            verified = date if verified is None or date < verified else verified
            stale = stale or dates.is_stale(date, max_age("membership", span), span["to"], day)
    return verified, stale


def _instrument(span: Row) -> str:
    """What a span of membership is a membership of."""
    if span["organisation"] == "csto-pa":
        return "assembly"
    return "treaty" if span.get("of", span["status"]) == "party" else "organization"
