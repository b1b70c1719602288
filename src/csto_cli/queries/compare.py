"""The CSTO beside other organisations: recorded attributes, what memberships and offices tell, and sums of figures."""

from csto_cli import dates
from csto_cli.data.names import find_organisation
from csto_cli.data.spellings import match_name
from csto_cli.data.store import Store, provenance
from csto_cli.queries.leaders import is_held
from csto_cli.queries.members import HOME, former_codes, member_codes, spans_of
from csto_cli.queries.sums import sums, support
from csto_cli.types import Answer, Any, Day, Iterable, Row, Sequence, Words

FIGURES = "figures"
"""The group of the sums, which come after the group of the commitment."""

FEW = 12
"""Up to so many states are named; of more, the number is given."""


def compare(
    data: Store,
    organisation: Sequence[str],
    *,
    attribute: Words = (),
    only_differences: bool = False,
    year: Day = None,
    as_of: Day = None,
) -> Answer:
    """The CSTO and other organisations, line by line."""
    day = data.effective_date(as_of)
    others = [find_organisation(data, name)["id"] for name in organisation]
    ids = list(dict.fromkeys([HOME, *others]))
    lines: dict[str, list[Row]] = {}
    days = {id: known_day(data, id, day) for id in ids}
    recorded = {id: _by_dimension(attributes_of(data, id, own)) if own else None for id, own in days.items()}
    for dimension in data.section("dimension"):
        rows = [_line(data, dimension, id, recorded[id], days[id] or day) for id in ids]
        if any(row["value"] is not None for row in rows):
            lines[dimension["id"]] = rows
    members = {id: set(member_codes(data, id, own)) if own == day else set() for id, own in days.items()}
    figures = {
        slug(name): [
            _blank(data, slug(name), name, FIGURES, id) | {"basis": "computed", **row} for id, row in rows.items()
        ]
        for name, rows in sums(data, members, year, day).items()
    }
    first = next(iter(lines.values()))[0]["group"] if lines else ""
    top = {key: rows for key, rows in lines.items() if rows[0]["group"] == first}
    lines = {**top, **figures, **{key: rows for key, rows in lines.items() if key not in top}}
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


def attributes_of(data: Store, organisation: str, day: str) -> list[Row]:
    """The attributes of an organisation that hold on a day, in the order of the file."""
    return [
        record
        for record in data.section("attribute")
        if record["organisation"] == organisation
        and dates.contains(record["from"] or dates.UNKNOWN, record["to"] or dates.OPEN, day)
        and (record["date"] is None or dates.first(record["date"]) <= day)
    ]


def _by_dimension(records: Iterable[Row]) -> dict[str, list[Row]]:
    """Attributes by the line that they belong to."""
    found: dict[str, list[Row]] = {}
    for record in records:
        found.setdefault(record["dimension"], []).append(record)
    return found


def known_day(data: Store, organisation: str, day: str) -> str | None:
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


_NOTHING: Row = {
    "detail": False, "value": None, "number": None, "number_max": None, "unit": None, "from": None, "to": None,
    "date": None, "text": None, "basis": "recorded", "year": None, "members_counted": (), "members_other_year": (),
    "members_missing": (), "records": (), **provenance(),
}  # fmt: skip
"""A row on which nothing is known."""


def _blank(data: Store, dimension: str, name: str, group: str, organisation: str) -> Row:
    """A row of an organisation on a line, before anything is known."""
    return {
        "id": f"{organisation}-{dimension}",
        "organisation": organisation,
        "abbreviation": data.by_id("organisation")[organisation]["abbreviation"],
        "dimension": dimension,
        "name": name,
        "group": group,
        **_NOTHING,
    }


def _line(data: Store, dimension: Row, id: str, recorded: dict[str, list[Row]] | None, day: str) -> Row:
    """What an organisation is on a line: recorded, or computed from memberships and offices; nothing if it was not."""
    row = _blank(data, dimension["id"], dimension["name"], dimension["group"], id)
    row["detail"] = bool(dimension["detail"])
    if recorded is None:
        return row
    own = recorded.get(dimension["id"])
    if own:
        return _recorded(row, own)
    compute = _COMPUTED.get(dimension["id"])
    found = compute(data, id, day) if compute is not None and "member-count" not in recorded else None
    return row if found is None else row | {"basis": "computed", **found}


def _recorded(row: Row, records: Sequence[Row]) -> Row:
    """A line with what is recorded on it, the main record first."""
    records = sorted(records, key=lambda record: record["id"] != row["id"])
    alone = {name: records[0][name] for name in ("number", "unit", "from", "to")} if len(records) == 1 else {}
    return row | {
        "value": "; ".join([record["value"] for record in records]),
        **alone,
        "date": max([record["date"] for record in records if record["date"]], default=None),
        "text": " ".join([record["text"] for record in records if record["text"]]) or None,
        "records": tuple([record["id"] for record in records]),
        "note": " ".join([record["note"] for record in records if record["note"]]) or None,
        **support(records),
    }


def _states(data: Store, id: str, codes: Iterable[str], status: Sequence[str] = ("member", "party")) -> Row:
    """A line that names states, with the sources of their memberships; one that says none if there are none."""
    names = data.country_names()
    found = sorted(dict.fromkeys(codes), key=lambda code: names.get(code, code))
    spans = [span for span in spans_of(data, id, status) if span["country"] in found]
    listed = ", ".join([names.get(code, code) for code in found]) or "none"
    return {
        "value": listed if len(found) <= FEW else f"{len(found)} states",
        "number": len(found),
        "unit": "states",
        "text": listed if len(found) > FEW else None,
        "members_counted": tuple(found),
        **support(spans),
    }


def _members(data: Store, id: str, day: str) -> Row | None:
    """The members, or the states that had signed a treaty that was not in force."""
    codes = member_codes(data, id, day)
    if codes:
        return _states(data, id, codes)
    signed = _states(data, id, member_codes(data, id, day, ["signatory"]), ["signatory"])
    return {**signed, "value": f"signed, not in force: {signed['value']}"} if signed["number"] else None


def _member_count(data: Store, id: str, day: str) -> Row | None:
    """How many members there are."""
    codes = member_codes(data, id, day)
    return _states(data, id, codes) | {"value": str(len(codes)), "text": None} if codes else None


def _former(data: Store, id: str, day: str) -> Row | None:
    """The states that were members and are so no longer, where the members are known."""
    codes = former_codes(data, id, day)
    return _states(data, id, codes) if codes or member_codes(data, id, day) else None


def _overlap(data: Store, id: str, day: str) -> Row | None:
    """The members that are members of the CSTO too."""
    home = set(member_codes(data, HOME, day))
    return None if id == HOME else _states(data, id, home & set(member_codes(data, id, day)))


def _standing(status: str) -> Any:
    """What computes the states with a standing below membership; where none is recorded, none need be known."""

    def compute(data: Store, id: str, day: str) -> Row | None:
        codes = member_codes(data, id, day, [status])
        return _states(data, id, codes, [status]) if codes else None

    return compute


def _officials(data: Store, id: str, day: str, roles: Sequence[str]) -> Row | None:
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
                ("" if post["role"] == "chair" else f"{post['office'].partition(' of ')[0]} ")
                + post["person"]
                + (f" ({names[post['country']]})" if post["country"] else "")
                for post in posts
            ]
        ),
        "text": "; ".join([post["office"] for post in posts]),
        "from": posts[0]["from"],
        "records": tuple([post["id"] for post in posts]),
        "verified": posts[0]["verified"],
        **support(posts),
    }


_COMPUTED: dict[str, Any] = {
    "members": _members,
    "member-count": _member_count,
    "former-members": _former,
    "observers": _standing("observer"),
    "partners": _standing("partner"),
    "overlap-csto": _overlap,
    "chief-official": lambda data, id, day: _officials(data, id, day, ["secretary-general", "president"]),
    "chairmanship": lambda data, id, day: _officials(data, id, day, ["chair"]),
}
"""The lines that are computed from memberships and offices when nothing is recorded on them."""


def slug(name: str) -> str:
    """A heading as an id."""
    return "-".join("".join([mark if mark.isalnum() else " " for mark in name.lower()]).split())
