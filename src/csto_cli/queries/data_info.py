"""What the dataset holds, counted."""

from csto_cli import dates
from csto_cli.data import captions, freshness
from csto_cli.data.store import Store, provenance
from csto_cli.types import Answer, Iterable, Row

KINDS = ("treaty", "official", "dataset", "scholarly", "news", "reference")
"""The kinds of sources, in order of trust."""

STRONG = KINDS[:-2]
"""The kinds of source that are strong whoever publishes them; of news only that of `top_tier` is."""


def data_info(data: Store) -> Answer:
    """The dataset in numbers."""
    known = data.by_id("source")
    by_section = {section: list(data.section(section)) for section in data.sections}
    facts = [record for section, records in by_section.items() if section != "source" for record in records]
    rows = [{**_row(data, "all", "records", facts), "note": data.reach or None}]
    rows += [_row(data, "section", section, records) for section, records in by_section.items()]
    for kind in KINDS:
        resting = [
            record for record in facts if any(known[id]["kind"] == kind for id in record["sources"] if id in known)
        ]
        rows.append(_row(data, "source-kind", kind, resting, only=kind))
    years: dict[str, list[Row]] = {}
    for event in by_section["event"]:
        years.setdefault(event["date"][:4], []).append(event)
    rows += [_row(data, "event-year", year, years[year]) for year in sorted(years)]
    aging: dict[str, list[tuple[str, Row]]] = {}
    for section, record in freshness.perishable(data, data.as_of):
        aging.setdefault(record["status"] if section == "membership" else section, []).append((section, record))
    rows += [_age(data, name, aging[name]) for name in freshness.MAX_AGE_DAYS if name in aging]
    return rows, {}


def _age(data: Store, name: str, records: list[tuple[str, Row]]) -> Row:
    """A row about records of one kind that can age."""
    verified = sorted(record["verified"] for _, record in records if record["verified"])
    stale = [
        record
        for section, record in records
        if not record["verified"]
        or dates.is_stale(record["verified"], freshness.max_age(section, record), None, data.as_of)
    ]
    return {
        **_row(data, "age", name, [record for _, record in records]),
        "earliest": verified[0] if verified else None,
        "latest": verified[-1] if verified else None,
        "stale": len(stale),
    }


def _row(data: Store, measure: str, name: str, records: Iterable[Row], only: str = "") -> Row:
    """A row about some records."""
    known = data.by_id("source")
    records = list(records)
    named = [[known[id] for id in record["sources"] if id in known] for record in records]
    sourced = [sources for sources in named if sources]
    dated = sorted(date for date in map(captions.date, records) if date)
    independent = sum(len({captions.house(source) for source in sources}) > 1 for sources in sourced)
    strong = sum(any(_is_strong(data, source) for source in sources) for sources in sourced)
    return {
        "id": f"{measure}-{name.replace('_', '-')}",
        "measure": measure,
        "name": name,
        "records": len(records),
        "source_count": len({s["id"] for sources in sourced for s in sources if only in ("", s["kind"])}),
        "independent": independent,
        "sourced": len(sourced),
        "strong": strong,
        "share": round(independent / len(sourced), 3) if sourced else None,
        "earliest": dated[0] if dated else None,
        "latest": dated[-1] if dated else None,
        "stale": None,
        **provenance(),
    }


def _is_strong(data: Store, source: Row) -> bool:
    """Whether a source is of a strong kind, or news of a house of the top tier."""
    return source["kind"] in STRONG or (source["kind"] == "news" and captions.house(source) in data.top_tier)
