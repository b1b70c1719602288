"""What changed between two days, computed from the intervals and dates of the dataset."""

from csto_cli import dates
from csto_cli.data import captions
from csto_cli.data.freshness import SHARED_ROLES
from csto_cli.data.names import country_code, find_organisation
from csto_cli.data.store import Store, provenance
from csto_cli.queries.members import HOME, present_and_former, standings
from csto_cli.text.strings import normalize
from csto_cli.types import Answer, Any, Day, Iterator, Row, Sequence, Words

GROUPS = (
    "membership", "position", "office", "instrument", "force", "base", "operation", "vote", "comparison",
)  # fmt: skip
"""The groups of changes, the most important first."""

SPANS = {
    "membership": ("membership", ("country", "organisation")),
    "position": ("position", ("country", "organisation", "issue")),
    "post": ("office", ("organisation", "role")),
    "force": ("force", ("id",)),
    "base": ("base", ("id",)),
    "attribute": ("comparison", ("organisation", "dimension")),
}
"""The sections whose records last for a span: the group of each, and the fields that records about one thing share."""

STANDINGS = ("frozen", "suspended", "member", "party", "signatory", "candidate", "partner", "observer")
"""The standings of a state in an organisation: of several at once, the first tells how things are."""

OWN = ("post", "instrument", "operation", "alliance", "regional")
"""The sections, and scopes of forces, of what is the CSTO's own if no organisation is named."""

VOTES = {"yes": "for", "no": "against", "abstain": "abstained", "absent": "absent", "not-voting": "absent"}
"""How votes are called, in their order."""


def changes(
    data: Store, name: Words = (), *, country: Words = (), since: Day = None, until: Day = None, group: Words = ()
) -> Answer:
    """What changed between two days, the last year if no first one is given: what began and ended, before and after."""
    if since is None:
        day = dates.last(until) if until else data.as_of
        since = f"{int(day[:4]) - 1:04}{day[4:]}".replace("-02-29", "-02-28")
    first = dates.first(since)
    last = dates.last(until) if until else max(data.as_of, dates.last(since))
    bodies, states = _named(data, (*name, *country))
    rows = [
        row
        for section, (own, keys) in SPANS.items()
        if not group or own in group
        for row in _spans(data, section, own, keys, first, last)
    ]
    for own, happenings in (("instrument", _instruments), ("operation", _operations)):
        if not group or own in group:
            rows += [row for row in happenings(data) if first <= dates.first(row["date"]) <= last]
    if not group or "vote" in group:
        rows += _votes(data, states or present_and_former(data, last), first, last)
    if bodies or states:
        rows = [row for row in rows if row["organisation"] in bodies or set(states) & {*row["countries"]}]
    rows.sort(key=lambda row: (GROUPS.index(row["group"]), row["date"], row["id"]))
    query = {"as_of": last, "name": [*bodies, *states], "since": first, "until": last, "group": list(group)}
    return rows, query


def _named(data: Store, names: Sequence[str]) -> tuple[list[str], list[str]]:
    """The organisations and the states that names mean."""
    known = data.spellings("organisation")
    bodies = [name for name in names if len(known.get(normalize(name), ())) == 1]
    return (
        list(dict.fromkeys([find_organisation(data, name)["id"] for name in bodies])),
        list(dict.fromkeys([country_code(data, name) for name in names if name not in bodies])),
    )


def _row(
    data: Store, section: str, group: str, record: Row, date: str, change: str, before: str | None,
    after: str | None,
) -> Row:  # fmt: skip
    """One change."""
    single = [record[name] for name in ("country", "host", "operator") if isinstance(record.get(name), str)]
    return {
        "id": f"{record['id']}-{change}",
        "group": group,
        "date": date,
        "change": change,
        "name": _name(data, section, record),
        "organisation": record.get("organisation") or (HOME if section in OWN or record.get("scope") in OWN else None),
        "before": before,
        "after": after,
        "countries": tuple(dict.fromkeys([*single, *(record.get("countries") or ())])),
        "record": record["id"],
        **provenance(record),
    }


def _name(data: Store, section: str, record: Row) -> str:
    """What changed: the state in an organisation, the office, the state on an issue."""
    if section == "post":
        return str(record["office"])
    if section not in ("membership", "position", "attribute"):
        return captions.title(data, section, record)
    body = record["organisation"] or ""
    organisation = data.by_id("organisation")[body]["abbreviation"] if body else ""
    holder = data.country_names().get(record.get("country") or "", organisation)
    if section == "membership":
        return f"{holder}, {organisation}"
    if section == "position":
        return f"{holder}: {data.by_id('issue')[record['issue']]['label']}"
    return f"{organisation}: {data.by_id('dimension')[record['dimension']]['name']}"


def _value(section: str, record: Row) -> str:
    """What a record says is so while it lasts."""
    if section == "membership":
        return str(record["status"])
    if section == "post":
        return f"{record['person']} (acting)" if record["acting"] else str(record["person"])
    return str(record["value"]) if section in ("position", "attribute") else "exists"


def _spans(data: Store, section: str, group: str, keys: Sequence[str], first: str, last: str) -> Iterator[Row]:
    """What began and ended in a window: one change where one record follows another at once."""
    lines: dict[tuple[Any, ...], list[Row]] = {}
    for record in standings(data) if section == "membership" else data.section(section):
        alone = section == "post" and record["role"] in SHARED_ROLES
        lines.setdefault((record["id"],) if alone else tuple([record[name] for name in keys]), []).append(record)
    for records in lines.values():
        seen = set()
        for record in records:
            for date in (record["from"], record["to"]):
                if not date or not dates.is_date(date) or not first <= dates.first(date) <= last:
                    continue
                begins = date == record["from"]
                if not begins and _is_followed(records, record):
                    continue
                before, after = _around(section, records, record, begins=begins)
                if before != after and (date, before, after) not in seen:
                    seen.add((date, before, after))
                    change = "began" if before is None else "ended" if after is None else "changed"
                    yield _row(data, section, group, record, date, change, before, after)


def _around(section: str, records: Sequence[Row], record: Row, *, begins: bool) -> tuple[str | None, str | None]:
    """What was so before, and what has been so after, the beginning or the end of a record."""
    date = record["from" if begins else "to"]
    if section == "membership":  # several standings at once
        ended = dates.next_day(dates.last(date)) if not begins and len(date) < 10 else dates.first(date)
        return _standing(records, dates.previous_day(dates.first(date))), _standing(records, ended)
    own = _value(section, record)
    if not begins:
        return own, None
    past = [other for other in records if _is_followed([record], other)]
    return (_value(section, max(past, key=lambda other: dates.first(other["to"]))) if past else None), own


def _standing(records: Sequence[Row], day: str) -> str | None:
    """The standing of a state in an organisation on a day."""
    held = [record["status"] for record in records if dates.contains(record["from"], record["to"], day)]
    return min(held, key=STANDINGS.index, default=None)


def _is_followed(records: Sequence[Row], record: Row) -> bool:
    """Whether another record about the same thing begins where one ends, as precisely as that is known."""
    end = record["to"]
    if not end or not dates.is_date(end):
        return False
    soon = dates.next_day(dates.last(end)) if len(end) < 10 else end
    return any(
        other is not record
        and dates.is_date(other["from"] or "")
        and dates.first(end) <= dates.first(other["from"]) <= soon
        for other in records
    )


def _instruments(data: Store) -> Iterator[Row]:
    """What took effect."""
    for record in data.section("instrument"):
        if record["in_force"]:
            yield _row(data, "instrument", "instrument", record, record["in_force"], "began", None, "in force")


def _operations(data: Store) -> Iterator[Row]:
    """What was done on a day, or began on one and ended on another."""
    for record in data.section("operation"):
        if not record["date"]:
            continue
        result = record["outcome"] or record["answer"] or record["type"]
        if record["type"] != "deployment" or not record["end"] or record["end"] == record["date"]:
            yield _row(data, "operation", "operation", record, record["date"], "held", None, result)
        else:
            yield _row(data, "operation", "operation", record, record["date"], "began", None, record["type"])
            yield _row(data, "operation", "operation", record, record["end"], "ended", record["type"], result)


def _votes(data: Store, states: Sequence[str], first: str, last: str) -> Iterator[Row]:
    """The resolutions voted on in a window, with how states voted."""
    names = data.country_names()
    cast: dict[str, dict[str, list[str]]] = {}
    for vote in data.section("vote"):
        if vote["country"] in states and vote["vote"] in VOTES:
            cast.setdefault(vote["resolution"], {}).setdefault(VOTES[vote["vote"]], []).append(vote["country"])
    for resolution in data.section("resolution"):
        if first <= resolution["date"] <= last:
            own = cast.get(resolution["id"], {})
            words = [word for word in dict.fromkeys(VOTES.values()) if word in own]
            text = "; ".join([f"{word}: {', '.join([names[code] for code in own[word]])}" for word in words])
            row = _row(data, "resolution", "vote", resolution, resolution["date"], "held", None, text or None)
            yield {**row, "countries": tuple([code for codes in own.values() for code in codes])}
