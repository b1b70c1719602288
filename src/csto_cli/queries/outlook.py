"""Possible futures, and what the dataset last knew of the signs of each."""

from csto_cli import dates
from csto_cli.data import captions
from csto_cli.data.freshness import max_age
from csto_cli.data.spellings import match_name
from csto_cli.data.store import Store
from csto_cli.types import Answer, Day, Row, Words


def outlook(data: Store, scenario: Words = (), *, as_of: Day = None) -> Answer:
    """Scenarios in the order of the file; or the one that is meant."""
    day = data.effective_date(as_of)
    known = data.by_id("scenario")
    labels = {id: item["name"] for id, item in known.items()}
    chosen = list(known)
    if scenario:
        chosen = [
            match_name(" ".join(scenario), {id: (id, name) for id, name in labels.items()}, "scenario", labels=labels)
        ]
    rows = []
    for item in [known[id] for id in chosen]:
        if dates.started_by(item["verified"] or dates.UNKNOWN, day):
            watch = _watch(data, item, day)
            read = {reading["id"] for reading in watch}
            stale = dates.is_stale(item["verified"], max_age("scenario", item), None, day)
            records = tuple([id for id in item["records"] if id in read])
            rows.append({**item, "records": records, "watch": watch, "stale": stale})
    return rows, {"as_of": day, "scenario": chosen[0] if scenario else None}


def _watch(data: Store, scenario: Row, day: str) -> tuple[Row, ...]:
    """What the records that a scenario names say, earliest first, undated last."""
    found = data.find_all(scenario["records"])
    readings = [
        {
            "id": record["id"],
            "section": section,
            "date": captions.date(record),
            "text": captions.summary(data, section, record),
            "confidence": record["confidence"],
            "sources": record["sources"],
        }
        for section, record in found.values()
    ]
    known = [reading for reading in readings if not reading["date"] or dates.first(reading["date"]) <= day]
    return tuple(sorted(known, key=lambda reading: (reading["date"] or "9", reading["id"])))
