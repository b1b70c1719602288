"""What changed between two days, computed from the intervals and dates of the dataset."""

from csto_cli import dates
from csto_cli.data import captions
from csto_cli.data.names import country_codes
from csto_cli.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from csto_cli.data.store import Answer, Row, Store

GROUPS = (
    "membership", "position", "office", "instrument", "force", "base", "operation", "vote", "comparison",
)  # fmt: skip
"""The groups of changes, the most important first."""

SPANS = {"membership": "membership", "post": "office", "position": "position", "force": "force", "base": "base",
         "attribute": "comparison"}  # fmt: skip
"""The sections whose records last for a span, and the group of each."""


def changes(
    data: "Store",
    names: "Sequence[str]" = (),
    *,
    since: str | None = None,
    until: str | None = None,
    group: "Sequence[str]" = (),
) -> "Answer":
    """What changed between two days: what began and ended, before and after.

    Args:
        data: the dataset.
        names: only what concerns these states; everything if left out.
        since: the first day of the window, or the first day of a month or year. It must be given.
        until: the last day of the window; the dataset's own day if left out.
        group: only these of `GROUPS`.

    Returns:
        By group in the order of `GROUPS`, then by date.

    Raises:
        UsageError: if there is no first day, or it is later than the last.
        NotFoundError: if a name is unknown; with suggestions.
    """
    if since is None:
        raise UsageError("csto changes needs a first day: --since 2019, for example.")
    last = dates.last(until) if until else data.as_of
    first = dates.first(since)
    if first > last:
        raise UsageError(f"--since {since} is later than {until or data.as_of}; turn them around.")
    states = country_codes(data, names)
    rows: list[Row] = []
    for section, name in SPANS.items():
        if not group or name in group:
            rows += _spans(data, section, name, first, last)
    for section, name, field in (("instrument", "instrument", "in_force"), ("operation", "operation", "date")):
        if not group or name in group:
            rows += _dated(data, section, name, field, first, last)
    if not group or "vote" in group:
        rows += _votes(data, first, last)
    chosen = [row for row in rows if not states or set(states) & {*row["countries"]}]
    chosen.sort(key=lambda row: (GROUPS.index(row["group"]), row["date"], row["id"]))
    return chosen, {"as_of": last, "name": states, "since": first, "until": last, "group": list(group)}


def _row(
    data: "Store",
    section: str,
    group: str,
    record: "Row",
    date: str,
    change: str,
    before: str | None,
    after: str | None,
) -> "Row":
    """One change."""
    return {
        "id": f"{record['id']}-{change}",
        "group": group,
        "date": date,
        "change": change,
        "subject": _subject(data, section, record),
        "before": before,
        "after": after,
        "countries": tuple(_countries(record)),
        "record": record["id"],
        "sources": record["sources"],
        "confidence": record["confidence"],
        "note": record["note"],
        "verified": record["verified"],
        "origin": record["origin"],
    }


def _countries(record: "Row") -> "Iterable[str]":
    """The states that a record concerns."""
    single = [record[name] for name in ("country", "host", "operator") if isinstance(record.get(name), str)]
    return dict.fromkeys([*single, *(record.get("countries") or ())])


def _subject(data: "Store", section: str, record: "Row") -> str:
    """What changed: the state in an organisation, the office, the state on an issue."""
    names = data.country_names()
    if section == "membership":
        organisation = data.by_id("organisation")[record["organisation"]]["abbreviation"]
        return f"{names.get(record['country'], record['country'])} in the {organisation}"
    if section == "post":
        return str(record["office"])
    if section == "position":
        holder = names.get(record["country"] or "", "CSTO")
        return f"{holder}: {data.by_id('issue')[record['issue']]['label']}"
    if section == "attribute":
        organisation = data.by_id("organisation")[record["organisation"]]["abbreviation"]
        return f"{organisation}: {data.by_id('dimension')[record['dimension']]['name']}"
    return captions.title(data, section, record)


def _value(section: str, record: "Row") -> str:
    """What a record says is so while it lasts."""
    if section == "membership":
        return str(record["status"])
    if section == "post":
        return f"{record['person']} (acting)" if record["acting"] else str(record["person"])
    return str(record["value"]) if section in ("position", "attribute") else "exists"


_KEYS = {
    "membership": ("country", "organisation"),
    "post": ("organisation", "role"),
    "position": ("country", "organisation", "issue"),
    "attribute": ("organisation", "dimension"),
    "force": ("id",),
    "base": ("id",),
}
"""The fields that records about the same thing share."""


def _spans(data: "Store", section: str, group: str, first: str, last: str) -> "Iterator[Row]":
    """What began and ended in a window: one change where one record follows another at once."""
    lines: dict[tuple[str, ...], list[Row]] = {}
    for record in data.section(section):
        key = tuple([str(record[name]) for name in _KEYS[section]])
        lines.setdefault(key, []).append(record)
    for records in lines.values():
        for record in records:
            if dates.is_date(str(record["from"])) and first <= dates.first(record["from"]) <= last:
                before = _before(section, records, record)
                yield _row(
                    data, section, group, record, record["from"], "began" if before is None else "changed",
                    before, _value(section, record),
                )  # fmt: skip
            end = str(record["to"])
            if dates.is_date(end) and first <= dates.first(end) <= last and not _follows(records, record):
                yield _row(data, section, group, record, end, "ended", _value(section, record), None)


def _before(section: str, records: "Sequence[Row]", record: "Row") -> str | None:
    """What was so right before a record began, if another record about the same thing ended then."""
    if section == "membership" and record["status"] in ("frozen", "suspended"):
        return "member"
    ended = [
        other for other in records
        if other is not record and dates.is_date(str(other["to"]))
        and dates.first(other["to"]) <= dates.first(record["from"])
        and dates.first(record["from"]) <= _soon(other["to"])
    ]  # fmt: skip
    return _value(section, max(ended, key=lambda other: dates.first(other["to"]))) if ended else None


def _follows(records: "Sequence[Row]", record: "Row") -> bool:
    """Whether another record about the same thing begins where one ends."""
    return any(
        other is not record
        and dates.is_date(str(other["from"]))
        and dates.first(record["to"]) <= dates.first(other["from"]) <= _soon(record["to"])
        for other in records
    )


def _soon(end: str) -> str:
    """The day up to which what begins counts as following: the end as precisely as it is known, and a day."""
    return dates.next_day(dates.last(end)) if len(end) < 10 else end


def _dated(data: "Store", section: str, group: str, field: str, first: str, last: str) -> "Iterator[Row]":
    """What took effect, or began, on a date in a window."""
    for record in data.section(section):
        date = record[field]
        if date and first <= dates.first(date) <= last:
            after = "in force" if section == "instrument" else record["outcome"] or record["type"]
            yield _row(data, section, group, record, date, "began", None, after)


def _votes(data: "Store", first: str, last: str) -> "Iterator[Row]":
    """The resolutions voted on in a window, with how the states voted."""
    names = data.country_names()
    cast: dict[str, dict[str, list[str]]] = {}
    for vote in data.section("vote"):
        cast.setdefault(vote["resolution"], {}).setdefault(vote["vote"], []).append(vote["country"])
    for resolution in data.section("resolution"):
        if first <= resolution["date"] <= last:
            own = cast.get(resolution["id"], {})
            text = "; ".join([f"{word}: {', '.join([names[c] for c in codes])}" for word, codes in sorted(own.items())])
            row = _row(data, "resolution", "vote", resolution, resolution["date"], "began", None, text or None)
            yield {**row, "countries": tuple([code for codes in own.values() for code in codes])}
