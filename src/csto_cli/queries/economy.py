"""Economic ties: trade, remittances, energy, transit, currency, inflation, and moves to diversify."""

from csto_cli import dates
from csto_cli.data.names import country_code
from csto_cli.data.spellings import match_word
from csto_cli.data.store import Store
from csto_cli.queries.members import present_and_former
from csto_cli.queries.sums import TOPICS
from csto_cli.types import Answer, Day, Row, Sequence, Words

ELSEWHERE = (*TOPICS, "armed-forces")
"""Topics that `member` and `compare` show."""

SERIES = "currency"
"""The topic whose series are shown against their base."""

WAR = "2022-02-24-russia-attacks-ukraine"
"""The event at the beginning of the war: the last rate of a currency before its day is the base."""

MEMBERSHIP = "membership"
"""The topic of memberships in economic organisations, made from the spans of membership."""


def economy(
    data: Store, name: str | None = None, *, topic: Words = (), since: Day = None, until: Day = None, as_of: Day = None
) -> Answer:
    """Figures and facts of the economic ties."""
    day = data.effective_date(as_of)
    code = country_code(data, name) if name is not None else None
    known = topics(data) if topic else []
    wanted = list(dict.fromkeys([match_word(word, known, "--topic") for word in topic]))
    records = [
        record
        for record in (*data.section("indicator"), *_memberships(data, code, day))
        if record["topic"] not in ELSEWHERE
        and (code is None or code in (record["country"], record["partner"]))
        and (not wanted or record["topic"] in wanted)
        and dates.first(record["date"]) <= day
    ]
    bases = _bases(records, data.by_id("event").get(WAR))
    rows = [
        _row(record, bases.get(_series(record)))
        for record in records
        if dates.overlaps(record["date"], None, since, until)
    ]
    rows.sort(key=lambda r: (r["country"] is None, r["country"] or "", r["topic"], r["name"], r["date"], r["id"]))
    return rows, {"as_of": day, "name": code, "topic": wanted, "since": since, "until": until}


def topics(data: Store) -> list[str]:
    """The topics of the economic ties, by name."""
    return sorted({MEMBERSHIP, *[record["topic"] for record in data.section("indicator")]} - {*ELSEWHERE})


def _memberships(data: Store, code: str | None, day: str) -> list[Row]:
    """The memberships of the present and former members in economic organisations, as lines without a figure."""
    bodies = {record["id"]: record for record in data.section("organisation") if record["type"] == "economic"}
    states = {code} if code else set(present_and_former(data, day))
    names = data.country_names()
    blank = dict.fromkeys(data.section("indicator")[0]) if data.section("indicator") else {}
    lines = []
    for span in data.section("membership"):
        if span["organisation"] in bodies and span["country"] in states and dates.is_date(span["from"]):
            name = bodies[span["organisation"]]["abbreviation"]
            ended = dates.is_date(span["to"]) and dates.first(span["to"]) <= day
            until = f" to {dates.format_long(dates.last_day(span['to']))}" if ended else ""
            since = dates.format_long(span["from"])
            text = f"{names[span['country']]}: {span['status']} of the {name} from {since}{until}."
            line = {**blank, **{key: value for key, value in span.items() if key in blank}}
            line |= {"topic": MEMBERSHIP, "name": f"{name}, {span['status']}", "date": span["from"]}
            lines.append({**line, "unit": "statement", "kind": "fact", "text": text})
    return lines


def _series(record: Row) -> tuple[str | None, ...] | None:
    """What the rates of one series share: state, name and unit; None for what is no rate."""
    is_rate = record["topic"] == SERIES and " per " in record["unit"] and record["value"]
    return (record["country"], record["name"], record["unit"]) if is_rate else None


def _bases(records: Sequence[Row], war: Row | None) -> dict[tuple[str | None, ...] | None, Row]:
    """The base of each series of rates: of the last day before the war for which there is one, the first.

    A rate of that day which the dataset gives later, such as the day's high, is not the base. A series counts if it
    goes on after the base.
    """
    found: dict[tuple[str | None, ...] | None, Row] = {}
    if war is None:
        return found
    day = war["date"]
    rates = [(key, record) for record in records if (key := _series(record)) is not None]
    for key, record in rates:
        if dates.last(record["date"]) < day and (key not in found or found[key]["date"] < record["date"]):
            found[key] = record
    later = {key for key, record in rates if dates.first(record["date"]) >= day}
    return {key: record for key, record in found.items() if key in later}


def _row(record: Row, base: Row | None) -> Row:
    """A figure beside the base of its series, if it has one.

    Rates are quoted as units of the currency for one of another, so its worth is the inverse of the rate. What came
    before the base is not measured against it.
    """
    if base is None or not base["value"] or not record["value"] or record["date"] < base["date"]:
        return {**record, "change_percent": None, "base": None}
    change = round((base["value"] / record["value"] - 1) * 100, 1)
    return {**record, "change_percent": change, "base": base["id"]}
