"""The CSTO beside other organisations: recorded attributes, what memberships and offices tell, and sums of figures."""

from csto_cli import dates
from csto_cli.data.names import find_organisation
from csto_cli.data.spellings import match_name
from csto_cli.queries.leaders import is_held
from csto_cli.queries.members import HOME, former_codes, member_codes, standings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from csto_cli.data.store import Answer, Row, Store

FIGURES = "figures"
"""The group of the sums, which come after the group of the commitment."""

TOPICS = ("population", "area", "gdp", "personnel", "military-spending", "warheads")
"""The topics of the members' figures that are added up, in the order of the table."""

SHARE = "Defence spending, share of GDP"
"""The line that is computed from two sums: those of the first spending and of the nominal GDP."""

FEW = 12
"""Up to so many states are named; of more, the number is given."""


def compare(
    data: "Store",
    organisations: "Sequence[str]",
    *,
    attribute: "Sequence[str]" = (),
    only_differences: bool = False,
    year: str | None = None,
    as_of: str | None = None,
) -> "Answer":
    """The CSTO and other organisations, line by line.

    Args:
        data: the dataset.
        organisations: the others, by any of their names.
        attribute: lines by id or heading, or a part of it that no other has; all if left out.
        only_differences: leave out lines on which all say the same.
        year: the year of the figures that are added up, and of no other. If left out, the latest for which most
            members have one; for the rest a neighbouring year stands in.
        as_of: the day; the dataset's own if left out. Attributes, members, office-holders and figures are those of it.

    Returns:
        By line in the order of the dataset, the sums after the first group; in a line by organisation, the CSTO first.

    Raises:
        NotFoundError: if a name is unknown; with suggestions.
        AmbiguousError: if a name could mean several organisations.
    """
    day = data.effective_date(as_of)
    others = [find_organisation(data, name)["id"] for name in organisations]
    ids = list(dict.fromkeys([HOME, *others]))
    lines: dict[str, list[Row]] = {}
    days = {id: known_day(data, id, day) for id in ids}
    recorded = {id: _by_dimension(attributes_of(data, id, own)) if own else None for id, own in days.items()}
    for dimension in data.section("dimension"):
        rows = [_line(data, dimension, id, recorded[id], ids, days[id] or day) for id in ids]
        if any(row["value"] is not None for row in rows):
            lines[dimension["id"]] = rows
    sums = _sums(data, ids, year, day)
    first = next(iter(lines.values()))[0]["group"] if lines else ""
    top = {key: rows for key, rows in lines.items() if rows[0]["group"] == first}
    lines = {**top, **sums, **{key: rows for key, rows in lines.items() if key not in top}}
    if attribute:
        names = {key: (key, rows[0]["name"]) for key, rows in lines.items()}
        wanted = {match_name(text, names, "line of the comparison") for text in attribute}
        lines = {key: rows for key, rows in lines.items() if key in wanted}
    if only_differences:
        lines = {key: rows for key, rows in lines.items() if len({row["value"] for row in rows}) > 1}
    return [row for rows in lines.values() for row in rows], {
        "as_of": day,
        "organisation": list(dict.fromkeys(others)),
        "attribute": list(attribute),
        "only_differences": only_differences,
        "year": year,
    }


def attributes_of(data: "Store", organisation: str, day: str) -> "list[Row]":
    """The attributes of an organisation that hold on a day, in the order of the file."""
    return [
        record
        for record in data.section("attribute")
        if record["organisation"] == organisation
        and dates.contains(record["from"] or dates.UNKNOWN, record["to"] or dates.OPEN, day)
        and (record["date"] is None or dates.first(record["date"]) <= day)
    ]


def _by_dimension(records: "Iterable[Row]") -> "dict[str, list[Row]]":
    """Attributes by the line that they belong to."""
    found: dict[str, list[Row]] = {}
    for record in records:
        found.setdefault(record["dimension"], []).append(record)
    return found


def known_day(data: "Store", organisation: str, day: str) -> str | None:
    """The day of which to speak: its last one for an organisation that has ended, none if it had not begun.

    The alliance of the CSTO began on the day of its treaty.
    """
    record = data.by_id("organisation")[organisation]
    treaty = data.by_id("instrument").get("treaty")
    start = treaty["signed"] if treaty is not None and organisation == HOME else record["from"]
    if not dates.started_by(start, day):
        return None
    if dates.contains(start, record["to"], day) or not dates.is_date(record["to"]):
        return day
    return dates.previous_day(dates.first(record["to"]))


def _blank(data: "Store", dimension: str, name: str, group: str, organisation: str) -> "Row":
    """A row on which nothing is known."""
    return {
        "id": f"{organisation}-{dimension}",
        "organisation": organisation,
        "abbreviation": data.by_id("organisation")[organisation]["abbreviation"],
        "dimension": dimension,
        "name": name,
        "group": group,
        "detail": False,
        "value": None,
        "number": None,
        "number_max": None,
        "unit": None,
        "from": None,
        "to": None,
        "date": None,
        "text": None,
        "basis": "recorded",
        "year": None,
        "members_counted": (),
        "members_other_year": (),
        "members_missing": (),
        "records": (),
        "sources": (),
        "confidence": None,
        "note": None,
        "verified": None,
        "origin": "bundled",
    }


def _line(
    data: "Store", dimension: "Row", id: str, recorded: "dict[str, list[Row]] | None", ids: "Sequence[str]", day: str
) -> "Row":
    """What one organisation is on one line: recorded, or computed from memberships and offices.

    Args:
        data: the dataset.
        dimension: the line.
        id: the organisation.
        recorded: its attributes by line; None if it did not exist on the day.
        ids: the organisations that are compared.
        day: the day.
    """
    row = _blank(data, dimension["id"], dimension["name"], dimension["group"], id)
    row["detail"] = bool(dimension["detail"])
    if recorded is None:
        return row
    own = recorded.get(dimension["id"])
    if own:
        return _recorded(row, own)
    compute = _COMPUTED.get(dimension["id"])
    found = compute(data, id, day, ids) if compute is not None and "member-count" not in recorded else None
    return row if found is None else row | {"basis": "computed", **found}


def _recorded(row: "Row", records: "Sequence[Row]") -> "Row":
    """A line with what is recorded on it, the main record first."""
    records = sorted(records, key=lambda record: record["id"] != row["id"])
    single = records[0] if len(records) == 1 else None
    return row | {
        "value": "; ".join([record["value"] for record in records]),
        "number": single["number"] if single is not None else None,
        "unit": single["unit"] if single is not None else None,
        "from": single["from"] if single is not None else None,
        "to": single["to"] if single is not None else None,
        "date": max([record["date"] for record in records if record["date"]], default=None),
        "text": " ".join([record["text"] for record in records if record["text"]]) or None,
        "records": tuple([record["id"] for record in records]),
        "sources": _sources(records),
        "confidence": _confidence(records),
        "note": " ".join([record["note"] for record in records if record["note"]]) or None,
        "origin": next((record["origin"] for record in records if record["origin"] != "bundled"), "bundled"),
    }


def _states(data: "Store", id: str, codes: "Iterable[str]", status: "Sequence[str]") -> "Row | None":
    """A line that names states, with the sources of their memberships."""
    names = data.country_names()
    found = sorted(dict.fromkeys(codes), key=lambda code: names.get(code, code))
    if not found:
        return None
    spans = [
        span
        for span in standings(data)
        if span["organisation"] == id and span["country"] in found and span["status"] in status
    ]
    listed = ", ".join([names.get(code, code) for code in found])
    return {
        "value": listed if len(found) <= FEW else f"{len(found)} states",
        "number": len(found),
        "unit": "states",
        "text": listed if len(found) > FEW else None,
        "members_counted": tuple(found),
        "sources": _sources(spans),
        "confidence": _confidence(spans),
    }


_MEMBERSHIP = ("member", "party")


def _members(data: "Store", id: str, day: str, ids: "Sequence[str]") -> "Row | None":
    found = _states(data, id, member_codes(data, id, day), _MEMBERSHIP)
    if found is None and (found := _states(data, id, member_codes(data, id, day, ["signatory"]), ["signatory"])):
        found["value"] = f"signed, not in force: {found['value']}"
    return found


def _member_count(data: "Store", id: str, day: str, ids: "Sequence[str]") -> "Row | None":
    found = _states(data, id, member_codes(data, id, day), _MEMBERSHIP)
    return None if found is None else found | {"value": str(found["number"]), "text": None}


def _overlap(data: "Store", id: str, day: str, ids: "Sequence[str]") -> "Row | None":
    if id == HOME:
        return None
    home = set(member_codes(data, HOME, day))
    found = _states(data, id, home & set(member_codes(data, id, day)), _MEMBERSHIP)
    return found or {"value": "none", "number": 0, "unit": "states"}


def _officials(data: "Store", id: str, day: str, roles: "Sequence[str]") -> "Row | None":
    """A line that names who holds an office."""
    names = data.country_names()
    posts = [
        post
        for post in data.section("post")
        if (post["organisation"] or HOME) == id and post["role"] in roles and is_held(post, day)
    ]
    if not posts:
        return None
    return {
        "value": "; ".join(
            [
                f"{post['office'].partition(' of ')[0]} {post['person']}"
                + (f" ({names[post['country']]})" if post["country"] else "")
                for post in posts
            ]
        ),
        "text": "; ".join([post["office"] for post in posts]),
        "from": posts[0]["from"],
        "records": tuple([post["id"] for post in posts]),
        "sources": _sources(posts),
        "confidence": _confidence(posts),
        "verified": posts[0]["verified"],
    }


_COMPUTED: "dict[str, Any]" = {
    "members": _members,
    "member-count": _member_count,
    "former-members": lambda data, id, day, ids: _states(data, id, former_codes(data, id, day), _MEMBERSHIP),
    "observers": lambda data, id, day, ids: _states(data, id, member_codes(data, id, day, ["observer"]), ["observer"]),
    "partners": lambda data, id, day, ids: _states(data, id, member_codes(data, id, day, ["partner"]), ["partner"]),
    "overlap-csto": _overlap,
    "chief-official": lambda data, id, day, ids: _officials(data, id, day, ["secretary-general", "president"]),
    "chairmanship": lambda data, id, day, ids: _officials(data, id, day, ["chair"]),
}
"""The lines that are computed from memberships and offices when nothing is recorded on them."""


def _sums(data: "Store", ids: "Sequence[str]", year: str | None, day: str) -> "dict[str, list[Row]]":
    """The members' figures added up, a line for each; and spending as a share of GDP."""
    days = {id: known_day(data, id, day) for id in ids}
    members = {id: set(member_codes(data, id, own)) if own == day else set() for id, own in days.items()}
    lines = {}
    for name, indicators in _figures(data, "9999" if year else day).items():
        rows = [_sum(data, name, id, members[id], indicators, year) for id in ids]
        if year or any(row["value"] is not None for row in rows):
            lines[slug(name)] = rows
    spending = next((key for key in lines if "spending" in key), None)
    gdp = next((key for key in lines if key.startswith("gdp-nominal")), None)
    if spending and gdp:
        pairs = zip(lines[spending], lines[gdp], strict=True)
        shares = [_share(data, one, other) for one, other in pairs]
        if any(row["value"] is not None for row in shares):
            found = list(lines.items())
            found.insert(list(lines).index(spending) + 1, (slug(SHARE), shares))
            return dict(found)
    return lines


def _share(data: "Store", spending: "Row", gdp: "Row") -> "Row":
    """Spending as a share of GDP, from the sums of both."""
    row = _blank(data, slug(SHARE), SHARE, FIGURES, spending["organisation"]) | {"basis": "computed"}
    if not spending["number"] or not gdp["number"]:
        return row
    share = round(spending["number"] / gdp["number"] * 100, 1)
    years = " and ".join(dict.fromkeys([str(spending["year"]), str(gdp["year"])]))
    return row | {
        "value": f"{share} % of GDP ({years})",
        "number": share,
        "unit": "% of GDP",
        "date": str(spending["year"]),
        "year": spending["year"],
        "text": "The sum of the spending divided by the sum of the GDP.",
        "sources": _sources([spending, gdp]),
        "confidence": _confidence([spending, gdp]),
    }


def _figures(data: "Store", day: str) -> "dict[str, list[Row]]":
    """The states' figures up to the year of a day that can be added up, by name: by topic, then as in the dataset."""
    by_topic: dict[str, dict[str, list[Row]]] = {topic: {} for topic in TOPICS}
    for record in data.section("indicator"):
        names = by_topic.get(record["topic"])
        if names is None or not record["country"] or "%" in record["unit"] or record["date"][:4] > day[:4]:
            continue
        if any(record[key] is not None for key in ("value", "value_min", "value_max")):
            names.setdefault(record["name"], []).append(record)
    return {name: records for names in by_topic.values() for name, records in names.items()}


def _sum(data: "Store", name: str, id: str, members: set[str], indicators: "Sequence[Row]", year: str | None) -> "Row":
    """A figure of all members of one year, added up; where a neighbouring year stands in, the answer says so."""
    row = _blank(data, slug(name), name, FIGURES, id) | {"basis": "computed", "unit": indicators[0]["unit"]}
    own = [record for record in indicators if record["country"] in members]
    chosen = year[:4] if year else _fullest_year(own)
    counted = {record["country"]: record for record in own if record["date"][:4] == chosen}
    other = {} if year else _neighbours(own, chosen, counted)
    added = [*counted.values(), *other.values()]
    if not added or (indicators[0]["topic"] != "warheads" and 2 * len(added) < len(members)):
        return row
    low, high = (sum(ends) for ends in zip(*map(_ends, added), strict=True))
    when = _when(chosen, len(members), added, other)
    return row | {
        "value": f"{_format_sum(low, high)} {row['unit']} ({when})",
        "number": low,
        "number_max": high if high != low else None,
        "date": chosen,
        "text": f"{name}: {_format_sum(low, high)} {row['unit']}, the members' figures added up ({when}).",
        "year": int(chosen),
        "members_counted": tuple(sorted(counted)),
        "members_other_year": tuple(sorted(other)),
        "members_missing": tuple(sorted(members - {*counted, *other})),
        "sources": _sources(added),
        "confidence": _confidence(added),
        "origin": next((record["origin"] for record in added if record["origin"] != "bundled"), "bundled"),
    }


def _neighbours(records: "Sequence[Row]", year: str, counted: "Iterable[str]") -> "dict[str, Row]":
    """For members without a figure of the year, that of the year before or after, the earlier one first."""
    found: dict[str, Row] = {}
    for near in (int(year) - 1, int(year) + 1) if year else ():
        for record in records:
            if record["country"] not in counted and record["date"][:4] == str(near):
                found.setdefault(record["country"], record)
    return found


def _when(year: str, members: int, added: "Sequence[Row]", other: "Sequence[str] | dict[str, Row]") -> str:
    """The year of a sum, and whose figures are of another year or missing."""
    parts = [year]
    if other:
        parts.append(f"{len(other)} of a year beside it")
    if len(added) < members:
        few = ", ".join(sorted([record["country"] for record in added]))
        parts.append(few if len(added) <= 3 else f"{len(added)} of {members} members")
    return "; ".join(parts)


def _fullest_year(records: "Sequence[Row]") -> str:
    """The year for which most members have a figure; of several, the latest."""
    counts: dict[str, set[str]] = {}
    for record in records:
        counts.setdefault(record["date"][:4], set()).add(record["country"])
    return max(counts, key=lambda year: (len(counts[year]), year), default="")


def _ends(record: "Row") -> "tuple[float, float]":
    """The ends of a figure's range; twice the same if it is none, or if only one end is known."""
    ends = [record["value"]] if record["value"] is not None else [record["value_min"], record["value_max"]]
    known = [end for end in ends if end is not None]
    return known[0], known[-1]


def _format_sum(low: float, high: float) -> str:
    """A sum as people read it: thousands, millions, billions or trillions to three or four digits."""
    if high != low:
        return f"{_format_sum(low, low)} to {_format_sum(high, high)}"
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(low) >= size:
            return f"{low / size:,.4g} {word}"
    return f"{low:,.0f}"


def slug(name: str) -> str:
    """A heading as an id."""
    return "-".join("".join([mark if mark.isalnum() else " " for mark in name.lower()]).split())


def _sources(records: "Iterable[Row]") -> "tuple[str, ...]":
    """The sources of all records, once each."""
    return tuple(dict.fromkeys([id for record in records for id in record["sources"]]))


def _confidence(records: "Sequence[Row]") -> str | None:
    """How well the least supported of the records is supported."""
    order = ("contested", "single-source", "confirmed")
    return min([r["confidence"] for r in records if r["confidence"] in order], key=order.index, default=None)
