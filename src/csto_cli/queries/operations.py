"""Joint operations, the deployment of 2022, missions, and requests for help with their answers."""

from csto_cli import dates
from csto_cli.data.names import country_codes
from csto_cli.data.store import Store
from csto_cli.queries.exercises import find_series
from csto_cli.queries.forces import strengths, with_strengths
from csto_cli.types import Answer, Day, Words


def operations(
    data: Store,
    name: Words = (),
    *,
    series: Words = (),
    type: Words = (),
    requests: bool = False,
    country: Words = (),
    since: Day = None,
    until: Day = None,
    as_of: Day = None,
) -> Answer:
    """Operations, earliest first."""
    type = (*type, "request") if requests else type
    day = data.effective_date(as_of)
    wanted = find_series(data, "operation", (*name, *series))
    states = country_codes(data, country)
    sizes = strengths(data, day)
    rows = []
    for record in data.section("operation"):
        if (type and record["type"] not in type) or (wanted and record["series"] not in wanted):
            continue
        if states and not set(states) & {*record["countries"]}:
            continue
        if record["date"] is None or (
            dates.first(record["date"]) <= day and dates.overlaps(record["date"], record["end"], since, until)
        ):
            rows.append(with_strengths(record, sizes))
    rows.sort(key=lambda row: (row["date"] or "", row["id"]))
    return rows, {
        "as_of": day,
        "series": sorted(wanted),
        "type": list(type),
        "country": states,
        "since": since,
        "until": until,
    }
