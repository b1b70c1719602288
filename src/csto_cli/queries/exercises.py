"""Every edition of the exercises."""

from csto_cli import dates
from csto_cli.data.names import country_codes
from csto_cli.data.spellings import match_name
from csto_cli.data.store import Store
from csto_cli.queries.forces import strengths, with_strengths
from csto_cli.types import Answer, Day, Row, Sequence, Words


def exercises(
    data: Store,
    name: Words = (),
    *,
    series: Words = (),
    country: Words = (),
    host: Words = (),
    status: Words = (),
    since: Day = None,
    until: Day = None,
    as_of: Day = None,
) -> Answer:
    """Exercises, earliest first."""
    day = data.effective_date(as_of)
    wanted = find_series(data, "exercise", (*name, *series))
    states, hosts = country_codes(data, country), country_codes(data, host)
    sizes = strengths(data, day)
    rows = []
    for record in data.section("exercise"):
        when = record["date"] or str(record["year"])
        if (wanted and record["series"] not in wanted) or (status and (record["status"] or "held") not in status):
            continue
        if states and not set(states) & {*record["host"], *record["countries"]}:
            continue
        if (hosts and not set(hosts) & {*record["host"]}) or dates.first(when) > day:
            continue
        if dates.overlaps(when, record["end"], since, until):
            rows.append({**with_strengths(record, sizes), "status": record["status"] or "held"})
    rows.sort(key=lambda row: (row["date"] or str(row["year"]), row["id"]))
    return rows, {
        "as_of": day,
        "series": sorted(wanted),
        "country": states,
        "host": hosts,
        "status": list(status),
        "since": since,
        "until": until,
    }


def find_series(data: Store, section: str, names: Sequence[str]) -> set[str]:
    """The series that names mean."""
    known: dict[str, list[str]] = {}
    for record in data.section(section) if names else ():
        own = known.setdefault(record["series"], [record["series"]])
        own += _other_names(record)
    return {match_name(name, known, f"series of {section}s") for name in names}


def _other_names(record: Row) -> list[str]:
    """The names that stand in brackets in the name of a record, and the beginning of its name, without the year."""
    name = record["name"]
    inner = name.partition("(")[2].partition(")")[0]
    return [part.rpartition("-")[0].strip() or part.strip() for part in (name.partition("(")[0], inner) if part.strip()]
