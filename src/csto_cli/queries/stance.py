"""Where states, and the organization itself, stand: issue by issue, as positions with the evidence for them."""

from csto_cli import dates
from csto_cli.data.names import country_code, find_issues
from csto_cli.data.store import Store, provenance
from csto_cli.queries.members import HOME, present_and_former
from csto_cli.text.strings import normalize
from csto_cli.types import Answer, Any, Day, Iterable, Row, Sequence, Words

EVIDENCE = ("event", "vote", "membership", "base", "operation")
"""The sections that most evidence comes from."""

FOUND, NONE = "position", "none"
OFF_SCALE = {"no position found": NONE, "does not apply": "does-not-apply", "no common position": "no-common-position"}
"""What a position may say in place of a value of the scale, and what `found` is then."""


def stance(data: Store, name: Words = (), *, issue: Words = (), history: bool = False, as_of: Day = None) -> Answer:
    """Positions on issues."""
    day = data.effective_date(as_of)
    holders = find_holders(data, name, day)
    issues = find_issues(data, issue)
    for section in EVIDENCE:  # found at once, so that the list of all ids is not read
        data.by_id(section)
    positions: dict[tuple[str, str], list[Row]] = {}
    first: dict[str, str] = {}
    for record in data.section("position"):
        holder, start = record["country"] or record["organisation"], _start(record)
        if start:
            first[record["issue"]] = min(start, first.get(record["issue"], start))
        if start <= day:
            positions.setdefault((holder, record["issue"]), []).append(record)
    votes = _votes(data, holders, day)
    rows = []
    for holder in holders:
        for one in issues:
            if first.get(one["id"], "") > day:
                continue
            own = positions.get((holder, one["id"]), [])
            cast = votes.get((holder, one["id"]), [])
            if history:
                rows += _history(data, holder, one, own, cast, day)
            else:
                rows.append(_row(data, holder, one, _current(one, own, day), cast, day))
    return rows, {
        "as_of": day,
        "name": holders if name else [],
        "issue": [one["id"] for one in issues] if issue else [],
        "history": history,
    }


def find_holders(data: Store, names: Sequence[str], day: str) -> list[str]:
    """The codes of the states that names mean, and `csto` for the organization.

    Without names: the members and former members of a day, by name, and the organization.
    """
    if not names:
        return [*present_and_former(data, day), HOME]
    return list(dict.fromkeys([_holder(data, name) for name in names]))


def _holder(data: Store, name: str) -> str:
    """The code of a state, or `csto`."""
    if data.spellings("organisation").get(normalize(name)) == (HOME,):
        return HOME
    return country_code(data, name)


def holder_name(data: Store, holder: str) -> str:
    """The name of a state, or the abbreviation of the organization."""
    if holder == HOME:
        return str(data.by_id("organisation")[holder]["abbreviation"])
    return data.country_names().get(holder, holder)


def _current(issue: Row, positions: Sequence[Row], day: str) -> Row | None:
    """The position of a day; of a closed issue, the last one held before it closed."""
    at = min(day, dates.previous_day(dates.first(issue["to"]))) if issue["to"] else day
    holding = [record for record in positions if dates.contains(record["from"], record["to"], at)]
    return max(holding, key=_start, default=None)


def _start(position: Row) -> str:
    """The first day on which a position may have been held; nothing, before all days, if that is not known."""
    return "" if position["from"] == dates.UNKNOWN else dates.first(position["from"])


def _votes(data: Store, holders: Iterable[str], day: str) -> dict[tuple[str, str], list[tuple[Row, Row]]]:
    """The votes of states up to a day by state and issue, earliest first, each with its resolution."""
    wanted = set(holders)
    resolutions = {one["id"]: one for one in data.section("resolution") if one["issue"] and one["date"] <= day}
    found: dict[tuple[str, str], list[tuple[Row, Row]]] = {}
    for vote in data.section("vote"):
        resolution = resolutions.get(vote["resolution"])
        if resolution is not None and vote["country"] in wanted:
            found.setdefault((vote["country"], resolution["issue"]), []).append((resolution, vote))
    for pairs in found.values():
        pairs.sort(key=lambda pair: (pair[0]["date"], pair[0]["id"]))
    return found


def _row(
    data: Store,
    holder: str,
    issue: Row,
    position: Row | None,
    votes: Sequence[tuple[Row, Row]],
    day: str,
    history: Sequence[Row] = (),
) -> Row:
    """A position as a row, with the evidence for it up to a day."""
    value = position["value"] if position is not None else "no position found"
    step: Row = next((step for step in issue["scale"] or () if step["value"] == value), {})
    tally: dict[str, list[str]] = {}
    for resolution, vote in votes:
        tally.setdefault(vote["vote"], []).append(resolution["symbol"].removeprefix("A/RES/"))
    known: Row = position or {}
    evidence = data.find_all(known.get("evidence", ()))
    evidence = {id: found for id, found in evidence.items() if _is_known(data, found[1], day)}
    sources = [*known.get("sources", ()), *[id for _, record in evidence.values() for id in record["sources"]]]
    sources += [id for _, vote in votes for id in vote["sources"]]
    return {
        "id": f"stance-{holder.lower()}-{issue['id']}" if not history else known.get("id"),
        "iso3": None if holder == HOME else holder,
        "name": holder_name(data, holder),
        "issue": issue["id"],
        "label": issue["label"],
        "short": issue["short"],
        "group": issue["group"],
        "question": issue["question"],
        "closed": issue["to"],
        "found": OFF_SCALE.get(value, FOUND),
        "value": None if value in OFF_SCALE else value,
        "value_short": step.get("short"),
        "side": step.get("side"),
        "definition": step.get("definition"),
        "from": known.get("from"),
        "to": known.get("to"),
        "summary": known.get("summary"),
        "evidence": tuple(evidence),
        "votes": {vote: tuple(symbols) for vote, symbols in tally.items()} or None,
        "history": tuple(history),
        "position": known.get("id"),
        "kind": "assessment",
        **provenance(position),
        "sources": tuple(dict.fromkeys(sources)),
        "confidence": None if OFF_SCALE.get(value) == NONE else known.get("confidence"),
    }


def _is_known(data: Store, record: Row, day: str) -> bool:
    """Whether a piece of evidence is of a day or before; a vote is of the day of its resolution."""
    date = record.get("date") or record.get("from") or data.by_id("resolution")[record["resolution"]]["date"]
    return dates.started_by(date, day)


def _history(
    data: Store, holder: str, issue: Row, positions: Sequence[Row], votes: Sequence[tuple[Row, Row]], day: str
) -> list[Row]:
    """Every position of one holder on one issue up to a day, each with what was said and done while it was held."""
    entries = _entries(data, holder, issue, positions, votes, day)
    ordered = sorted(positions, key=_start)
    rows = []
    for number, position in enumerate(ordered):
        begins = "" if number == 0 else _start(position)
        ends = _start(ordered[number + 1]) if number + 1 < len(ordered) else "9999"
        own = [entry for entry in entries if begins <= dates.first(entry["date"] or "0001") < ends]
        within = [(resolution, vote) for resolution, vote in votes if begins <= resolution["date"] < ends]
        row = _row(data, holder, issue, position, within, day, own)
        row["sources"] = tuple(dict.fromkeys((*row["sources"], *[id for entry in own for id in entry["sources"]])))
        rows.append({**row, "id": position["id"]})
    return rows


def _entries(
    data: Store, holder: str, issue: Row, positions: Sequence[Row], votes: Sequence[tuple[Row, Row]], day: str
) -> list[Row]:
    """What a holder said and did on an issue up to a day: evidence of a position, and what did not change it."""
    counted = {id for position in positions for id in position["evidence"]}
    found = data.find_all(counted)
    for event in data.section("event"):
        if event["issue"] == issue["id"] and (
            holder in event["countries"][:1] if holder != HOME else HOME in event["organisations"] and event["actor"]
        ):
            found[event["id"]] = ("event", event)
    cast = {vote["id"]: (resolution, vote) for resolution, vote in votes}
    entries = [_entry(data, *found[id], id in counted) for id in found if id not in cast]
    entries += [_vote_entry(resolution, vote, vote["id"] in counted) for resolution, vote in cast.values()]
    return sorted(
        [entry for entry in entries if dates.first(entry["date"] or "0001") <= day],
        key=lambda entry: (entry["date"] or "", entry["id"]),
    )


def _entry(data: Store, section: str, record: Row, counted: bool) -> Row:
    """A record as a piece of evidence."""
    from csto_cli.data import captions

    return {
        "id": record["id"],
        "date": captions.date(record),
        "evidence_type": record.get("evidence_type"),
        "vote": None,
        "actor": record.get("actor"),
        "kind": record.get("kind"),
        "text": captions.summary(data, section, record) or captions.title(data, section, record),
        "counted": counted,
        "sources": record["sources"],
        "confidence": record["confidence"],
    }


def _vote_entry(resolution: Row, vote: Row, counted: bool) -> Row:
    """A vote as a piece of evidence."""
    absent = vote["vote"] in ("absent", "not-voting")
    return {
        "id": vote["id"],
        "date": resolution["date"],
        "evidence_type": "absence" if absent else "vote",
        "vote": vote["vote"],
        "actor": None,
        "kind": "fact",
        "text": f"{describe_vote(vote['vote'])} {resolution['symbol']}: {resolution['title']}",
        "counted": counted,
        "sources": vote["sources"],
        "confidence": vote["confidence"],
    }


def describe_vote(vote: str) -> str:
    """A vote as the beginning of a sentence."""
    words = {"yes": "Voted for", "no": "Voted against", "abstain": "Abstained on"}
    return words.get(vote, "Did not vote on" if vote in ("absent", "not-voting") else f"({vote})")


def scale_position(row: Row, issues: dict[str, Any]) -> int:
    """The place of a row's value on the scale of its issue; the end of the scale for a row without a value."""
    scale = issues[row["issue"]]["scale"] or ()
    values = [step["value"] for step in scale]
    return values.index(row["value"]) if row["value"] in values else len(values)
