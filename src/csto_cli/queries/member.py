"""One state: everything that the dataset has on it and the alliance, in one record."""

from csto_cli import dates
from csto_cli.data.freshness import max_age
from csto_cli.data.names import find_country
from csto_cli.data.store import Store
from csto_cli.queries.members import HOME, members, standings
from csto_cli.queries.stance import FOUND, stance
from csto_cli.queries.sums import TOPICS
from csto_cli.queries.timeline import timeline
from csto_cli.types import Answer, Day, Row

_ALLIANCE = (HOME, "csto-pa")


def member(data: Store, name: str, *, as_of: Day = None) -> Answer:
    """The file of one state."""
    day = data.effective_date(as_of)
    country = find_country(data, name)
    code = country["iso3"]
    standing = next((row for row in members(data, as_of=day, status=["all"])[0] if row["iso3"] == code), None)
    spans = [s for s in standings(data) if s["country"] == code and dates.started_by(s["from"], day)]
    parts = {
        "memberships": [_aged("membership", s, _SPAN, day) for s in spans if s["organisation"] in _ALLIANCE],
        "organisations": [
            _aged("membership", span, _SPAN, day)
            for span in spans
            if span["organisation"] not in _ALLIANCE and dates.contains(span["from"], span["to"], day)
        ],
        "figures": _figures(data, code, day),
        "posts": [
            _aged("post", post, _POST, day)
            for post in data.section("post")
            if post["country"] == code
            and (post["organisation"] or HOME) in _ALLIANCE
            and dates.started_by(post["from"], day)
        ],
        "bases": [
            _aged("base", base, _BASE, day)
            for base in data.section("base")
            if code in (base["host"], base["operator"]) and dates.contains(base["from"], base["to"], day)
        ],
        "positions": [
            _pick(row, _POSITION) for row in stance(data, [code], as_of=day)[0] if row["found"] == FOUND
        ],
        "events": [_pick(event, _EVENT) for event in timeline(data, country=[code], as_of=day)[0]],
    }  # fmt: skip
    cited = [id for part in parts.values() for entry in part for id in entry["sources"]]
    row = {
        **{key: country[key] for key in ("id", "iso3", "iso2", "name", "official_name", "name_ru", "native_names")},
        "status": standing["status"] if standing is not None else None,
        "participation": standing["participation"] if standing is not None else None,
        **{key: tuple(entries) for key, entries in parts.items()},
        "stale": standing["stale"] if standing is not None else None,
        "sources": tuple(dict.fromkeys((*country["sources"], *cited))),
        "confidence": standing["confidence"] if standing is not None else None,
        "note": standing["note"] if standing is not None else country["note"],
        "verified": standing["verified"] if standing is not None else None,
        "origin": country["origin"],
    }
    return [row], {"as_of": day, "name": code}


_SPAN = (
    "id", "organisation", "status", "signed", "from", "to", "joined_by", "end_reason", "note", "sources", "confidence",
)  # fmt: skip
_POST = ("id", "role", "office", "person", "acting", "from", "to", "sources", "confidence")
_BASE = ("id", "name", "host", "operator", "type", "place", "from", "to", "text", "sources", "confidence")
_POSITION = (
    "id", "issue", "label", "question", "group", "value", "value_short", "side", "from", "to", "summary", "votes",
    "closed", "sources", "confidence",
)  # fmt: skip
_EVENT = ("id", "date", "category", "kind", "turning_point", "text", "sources", "confidence")
_FIGURE = ("id", "topic", "name", "date", "value", "value_min", "value_max", "unit", "text", "sources", "confidence")


def _pick(record: Row, names: tuple[str, ...]) -> Row:
    """Some fields of a record."""
    return {name: record[name] for name in names}


def _aged(section: str, record: Row, names: tuple[str, ...], day: str) -> Row:
    """Some fields of a record that can age, with when it was verified and whether that is too long before the day."""
    stale = dates.is_stale(record["verified"], max_age(section, record), record["to"], day)
    return {**_pick(record, names), "verified": record["verified"], "stale": stale}


def _figures(data: Store, code: str, day: str) -> list[Row]:
    """The latest of each key figure of a state by a day, by topic."""
    latest: dict[str, Row] = {}
    for record in data.section("indicator"):
        if record["country"] == code and record["topic"] in TOPICS and dates.first(record["date"]) <= day:
            known = latest.get(record["name"])
            if known is None or known["date"] <= record["date"]:
                latest[record["name"]] = record
    chosen = sorted(latest.values(), key=lambda record: (TOPICS.index(record["topic"]), record["name"]))
    return [_pick(record, _FIGURE) for record in chosen]
