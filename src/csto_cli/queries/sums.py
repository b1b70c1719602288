"""Figures of the members of organisations, added up, and their defence spending as a share of GDP."""

from csto_cli.data.store import Store
from csto_cli.types import Any, Iterable, Mapping, Row, Sequence

TOPICS = ("population", "area", "gdp", "personnel", "military-spending", "warheads")
"""The topics of a state's key figures, which are added up for organisations, in their order."""


def sums(data: Store, members: Mapping[str, set[str]], year: str | None, day: str) -> dict[str, dict[str, Row]]:
    """The members' figures added up: by name of the figure, what each organisation's row says."""
    by_topic: dict[str, dict[str, list[Row]]] = {topic: {} for topic in TOPICS}
    for record in data.section("indicator"):
        known = by_topic.get(record["topic"])
        if known is not None and record["country"] and (year or record["date"][:4] <= day[:4]) and _ends(record):
            known.setdefault(record["name"], []).append(record)
    lines: dict[str, dict[str, Row]] = {}
    for figures in by_topic.values():
        added = [name for name, records in figures.items() if "%" not in records[0]["unit"]]
        for name in added:
            records, detail = figures[name], name != added[-1]
            head, mark, whose = name.partition(" (")
            share = f"{head}, share of GDP{mark}{whose}"
            lines[name] = {id: {**_sum(name, codes, records, year), "detail": detail} for id, codes in members.items()}
            if share in figures:
                lines[share] = {
                    id: _share(members[id], row, records, figures[share]) for id, row in lines[name].items()
                }
    return {name: rows for name, rows in lines.items() if year or any(row.get("value") for row in rows.values())}


def _sum(name: str, members: set[str], records: Sequence[Row], year: str | None) -> Row:
    """A figure of all members of one year, added up; if a neighbouring year is used instead, the answer says so."""
    unit = records[0]["unit"]
    own = [record for record in records if record["country"] in members]
    chosen = year[:4] if year else _fullest_year(own)
    counted = {record["country"]: record for record in own if record["date"][:4] == chosen}
    other = {} if year else _neighbours(own, chosen, counted)
    added = [*counted.values(), *other.values()]
    if not added or (records[0]["topic"] != "warheads" and 2 * len(added) < len(members)):
        return {"unit": unit}
    low, high = (sum(ends) for ends in zip(*map(_ends, added), strict=True))
    return {
        **_found(f"{_format_sum(low, high)} {unit}", chosen, members, counted, other),
        "unit": unit,
        "number": low,
        "number_max": high if high != low else None,
        "text": f"{name}: {_format_sum(low, high)} {unit}, the members' figures added up.",
        **support(added),
    }


def _share(members: set[str], spending: Row, records: Sequence[Row], shares: Sequence[Row]) -> Row:
    """The spending of the members as a share of their GDP, which follows from the spending and the share of each."""
    year, unit = str(spending.get("year")), shares[0]["unit"]
    percent = {record["country"]: record for record in shares if record["date"][:4] == year and record["value"]}
    spent = {
        record["country"]: record
        for record in records
        if record["country"] in members & percent.keys() and record["date"][:4] == year and record["value"]
    }
    if not spent:
        return {"unit": unit}
    gdp = sum([record["value"] / percent[code]["value"] for code, record in spent.items()])
    share = round(sum([record["value"] for record in spent.values()]) / gdp, 2)
    return {
        **_found(f"{share} {unit}", year, members, spent, {}),
        "unit": unit,
        "number": share,
        "text": "The members' spending divided by their GDP, as spending and share of each tell it.",
        **support([*spent.values(), *[percent[code] for code in spent]]),
    }


def _found(value: str, year: str, members: set[str], counted: Mapping[str, Row], other: Mapping[str, Row]) -> Row:
    """The value of a sum with its year, and whose figures are of another year or missing."""
    codes = {*counted, *other}
    parts = [year]
    if other:
        parts.append(f"{len(other)} of a year beside it")
    if len(codes) < len(members):
        parts.append(", ".join(sorted(codes)) if len(codes) <= 3 else f"{len(codes)} of {len(members)} members")
    return {
        "value": f"{value} ({'; '.join(parts)})",
        "date": year,
        "year": int(year),
        "members_counted": tuple(sorted(counted)),
        "members_other_year": tuple(sorted(other)),
        "members_missing": tuple(sorted(members - codes)),
    }


def _neighbours(records: Sequence[Row], year: str, counted: Iterable[str]) -> dict[str, Row]:
    """For members without a figure of the year, that of the year before or after, the earlier one first."""
    found: dict[str, Row] = {}
    for near in (int(year) - 1, int(year) + 1) if year else ():
        for record in records:
            if record["country"] not in counted and record["date"][:4] == str(near):
                found.setdefault(record["country"], record)
    return found


def _fullest_year(records: Sequence[Row]) -> str:
    """The year for which most members have a figure; of several, the latest."""
    counts: dict[str, set[str]] = {}
    for record in records:
        counts.setdefault(record["date"][:4], set()).add(record["country"])
    return max(counts, key=lambda year: (len(counts[year]), year), default="")


def _ends(record: Row) -> tuple[float, float] | None:
    """The ends of a figure's range; twice the same if it is none or one end is not known; None for words alone."""
    ends = [record["value"]] if record["value"] is not None else [record["value_min"], record["value_max"]]
    known = [end for end in ends if end is not None]
    return (known[0], known[-1]) if known else None


def _format_sum(low: float, high: float) -> str:
    """A sum as people read it: thousands, millions, billions or trillions to three or four digits."""
    if high != low:
        return f"{_format_sum(low, low)} to {_format_sum(high, high)}"
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(low) >= size:
            return f"{low / size:,.4g} {word}"
    return f"{low:,.0f}"


def support(records: Sequence[Row]) -> dict[str, Any]:
    """The sources of some records, how well the least supported is supported, and an overlay that brought one."""
    order = ("contested", "single-source", "confirmed")
    levels = [record["confidence"] for record in records if record["confidence"] in order]
    return {
        "sources": tuple(dict.fromkeys([id for record in records for id in record["sources"]])),
        "confidence": min(levels, key=order.index, default=None),
        "origin": next((record["origin"] for record in records if record["origin"] != "bundled"), "bundled"),
    }
