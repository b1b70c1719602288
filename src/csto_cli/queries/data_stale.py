"""What has to be looked at again: records that can age, in the order in which to check them."""

from csto_cli import dates
from csto_cli.data import captions, freshness
from csto_cli.data.store import Store, provenance
from csto_cli.text.strings import truncate
from csto_cli.types import Answer, Day, Row, Words

SOON = 90
"""How many days ahead a record counts as soon to be stale."""


def data_stale(data: Store, *, as_of: Day = None, section: Words = (), all: bool = False) -> Answer:
    """What was verified longer before a day than its kind allows, or soon will have been."""
    day = data.effective_date(as_of)
    found = []
    for place, record in freshness.perishable(data, day):
        row = _row(data, place, record, day)
        soon = row["age"] is None or row["age"] + SOON > row["allowed"]
        if (all or soon) and (not section or place in section):
            found.append(
                (not row["stale"], freshness.review_priority(place, record), -(row["age"] or 10**6), row["id"], row)
            )
    rows = [row for *_, row in sorted(found, key=lambda entry: entry[:4])]
    return rows, {"as_of": day, "section": list(section), "all": all}


def _row(data: Store, section: str, record: Row, day: str) -> Row:
    """One record, and where to look."""
    days = freshness.max_age(section, record) or 0
    verified = record["verified"]
    known = [data.by_id("source")[id] for id in record["sources"] if id in data.by_id("source")]
    newest = max(known, key=lambda source: (dates.first(source["date"] or "0001"), source["id"]), default=None)
    return {
        "id": record["id"],
        "section": section,
        "name": captions.title(data, section, record) or truncate(captions.summary(data, section, record), 80),
        "age": dates.age(verified, day) if verified else None,
        "allowed": days,
        "due": dates.day_of(dates.ordinal(dates.last(verified)) + days + 1) if verified else None,
        "stale": dates.is_stale(verified, days, None, day) is not False,
        "source": newest["id"] if newest is not None else None,
        "url": newest["url"] if newest is not None else None,
        **provenance(record),
        "note": None,
    }
