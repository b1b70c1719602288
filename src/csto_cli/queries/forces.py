"""Collective forces with every stated size, and foreign bases on members' soil."""

from csto_cli import dates
from csto_cli.data.freshness import max_age
from csto_cli.data.names import country_codes
from csto_cli.data.store import Store
from csto_cli.types import Answer, Day, Iterable, Row, Words

_KEYS = (
    "id", "section", "name", "name_ru", "abbreviation", "scope", "type", "host", "operator", "countries", "place",
    "from", "to", "composition", "legal_basis", "missions", "strengths", "text", "stale", "sources", "confidence",
    "note", "verified", "origin",
)  # fmt: skip


def forces(data: Store, force: Words = (), *, bases: bool = False, country: Words = (), as_of: Day = None) -> Answer:
    """Forces or bases that existed on a day."""
    day = data.effective_date(as_of)
    states = country_codes(data, country)
    sizes = strengths(data, day)
    names = data.country_names()
    section = "base" if bases else "force"
    records = data.section(section)
    id = _named(data, section, " ".join(force)) if force else None
    if id:
        records = [record for record in records if record["id"] == id]
    rows = []
    for record in records:
        involved = (record["host"], record["operator"]) if bases else record["countries"]
        if (id is None and not dates.contains(record["from"], record["to"], day)) or (
            states and not set(states) & set(involved)
        ):
            continue
        row = {**dict.fromkeys(_KEYS), "countries": (), "missions": (), **with_strengths(record, sizes, day)}
        row["stale"] = dates.is_stale(record["verified"], max_age(section, record), record["to"], day)
        row["section"] = section
        row["legal_basis"] = record["treaty"] if bases else record["legal_basis"]
        rows.append({key: row[key] for key in _KEYS})
    if bases:
        rows.sort(key=lambda row: (names.get(row["host"], row["host"]), row["name"]))
    return rows, {"as_of": day, "force": id, "bases": bases, "country": states}


def _named(data: Store, section: str, text: str) -> str:
    """The id of the force or base that a name means."""
    from csto_cli.data.spellings import match_name

    names = {}
    for record in data.section(section):
        more = () if section == "base" else (record["name_ru"], record["abbreviation"], record["abbreviation_ru"])
        own = (record["id"], record["name"], *more, *(record["aliases"] if section == "force" else ()))
        names[record["id"]] = [name for name in own if name]
    labels = {record["id"]: record["name"] for record in data.section(section)}
    return match_name(text, names, "force" if section == "force" else "base", labels=labels)


def strengths(data: Store, day: str | None = None) -> dict[str, list[Row]]:
    """The stated sizes, or those known by a day, by whose they are, earliest first."""
    found: dict[str, list[Row]] = {}
    for record in data.section("strength"):
        if day is None or record["date"] is None or dates.first(record["date"]) <= day:
            found.setdefault(record["subject"], []).append(record)
    for records in found.values():
        records.sort(key=lambda record: (record["date"] or "", record["id"]))
    return found


_STRENGTH = (
    "id", "date", "country", "personnel", "personnel_min", "personnel_max", "equipment", "basis", "text", "sources",
    "confidence", "note", "verified",
)  # fmt: skip


def with_strengths(record: Row, sizes: dict[str, list[Row]], day: str | None = None) -> Row:
    """A record with its stated sizes in `strengths`, and the sources of both, once each."""
    own = sizes.get(record["id"], [])
    tables = [
        {
            **{name: size[name] for name in _STRENGTH},
            "stale": dates.is_stale(size["verified"], max_age("strength", size), None, day) if day else None,
        }
        for size in own
    ]
    sources = dict.fromkeys((*record["sources"], *[id for size in own for id in size["sources"]]))
    return {**record, "strengths": tuple(tables), "sources": tuple(sources)}


def format_strengths(records: Iterable[Row]) -> str:
    """Stated sizes as one line: `18,000 (2019, official); 20,000 (2009, reported)`."""
    parts = []
    for record in records:
        low = record["personnel"] if record["personnel"] is not None else record["personnel_min"]
        high = record["personnel_max"]
        number = f"{low:,}" if low is not None else ""
        if record["personnel"] is None and number and high is None:
            number = f"more than {number}"
        if high is not None and high != low:
            number = f"{number}–{high:,}" if number else f"up to {high:,}"
        if number:
            when = str(record["date"] or "")[:4]
            country = f"{record['country']} " if record["country"] else ""
            parts.append(f"{country}{number} ({', '.join([part for part in (when, record['basis']) if part])})")
    return "; ".join(parts)
