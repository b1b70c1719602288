"""How the present and former members voted in the United Nations General Assembly."""

from csto_cli import dates
from csto_cli.data.names import country_codes, find_issues
from csto_cli.data.spellings import match_name
from csto_cli.data.store import Store, provenance
from csto_cli.queries.members import HOME, former_codes, member_codes, present_and_former
from csto_cli.text.strings import normalize
from csto_cli.types import Answer, Day, Mapping, Row, Sequence, Words

UNKNOWN = "unknown"
MEMBER, FORMER, OTHER = "member", "former member", "other"


def votes(
    data: Store,
    resolution: Words = (),
    *,
    country: Words = (),
    issue: Words = (),
    vote: Words = (),
    members: bool = False,
    since: Day = None,
    until: Day = None,
    as_of: Day = None,
) -> Answer:
    """Votes, one row for each resolution and state."""
    day = data.effective_date(as_of)
    issues = {one["id"] for one in find_issues(data, issue)} if issue else None
    chosen = find_resolutions(data, resolution)
    states = country_codes(data, country)
    names = data.country_names()
    listed = sorted(states or present_and_former(data, day), key=lambda code: names.get(code, code))
    cast = {(record["resolution"], record["country"]): record for record in data.section("vote")}
    rows = []
    for one in sorted(data.section("resolution"), key=lambda record: (record["date"], record["id"])):
        if one["id"] not in chosen or (issues is not None and one["issue"] not in issues) or one["date"] > day:
            continue
        if not dates.overlaps(one["date"], None, since, until):
            continue
        standings = dict.fromkeys(former_codes(data, HOME, one["date"]), FORMER)
        standings |= dict.fromkeys(member_codes(data, HOME, one["date"]), MEMBER)
        for code in listed:
            row = _row(one, code, names, standings.get(code, OTHER), cast.get((one["id"], code)))
            if (not vote or row["vote"] in vote) and (not members or row["standing"] == MEMBER):
                rows.append(row)
    return rows, {
        "as_of": day,
        "resolution": sorted(chosen) if resolution else [],
        "country": states,
        "issue": sorted(issues or ()),
        "vote": list(vote),
        "members": members,
        "since": since,
        "until": until,
    }


def _row(resolution: Row, code: str, names: Mapping[str, str], standing: str, vote: Row | None) -> Row:
    """One state on one resolution."""
    return {
        "id": f"{resolution['id']}-{code.lower()}",
        "resolution": resolution["id"],
        "symbol": resolution["symbol"],
        "title": resolution["title"],
        "date": resolution["date"],
        "issue": resolution["issue"],
        "iso3": code,
        "name": names.get(code, code),
        "standing": standing,
        "vote": vote["vote"] if vote else UNKNOWN,
        "totals": totals(resolution),
        **provenance(vote),
    }


def find_resolutions(data: Store, names: Sequence[str]) -> set[str]:
    """The ids of the resolutions that names mean: `ES-11/1`, `A/RES/ES-11/1` and `es-11-1` are one.

    A word that is no symbol means every resolution with it in the title.
    """
    records = data.section("resolution")
    if not names:
        return {record["id"] for record in records}
    spellings = {
        record["id"]: (record["id"], record["symbol"], record["symbol"].removeprefix("A/RES/"), record["title"])
        for record in records
    }
    labels = {record["id"]: record["symbol"] for record in records}
    found = set()
    for name in names:
        word = normalize(name)
        titled = [record["id"] for record in records if f" {word}" in f" {normalize(record['title'])}"]
        if len(titled) > 1 and not any(mark.isdigit() for mark in word):
            found |= set(titled)
        else:
            found.add(match_name(name, spellings, "resolution", labels=labels))
    return found


def totals(resolution: Row) -> dict[str, int | None]:
    """The published totals of a resolution."""
    return {word: resolution[word] for word in ("yes", "no", "abstain", "absent")}
