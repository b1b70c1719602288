"""How far apart states vote in the United Nations General Assembly, year by year.

The ideal points are those of Bailey, Strezhnev and Voeten, "Estimating Dynamic State Preferences from United Nations
Voting Data", Journal of Conflict Resolution 61(2), 2017: positions on one latent dimension, estimated from all final
votes, on which a higher value is closer to the US-led order.
"""

from csto_cli import dates
from csto_cli.data.names import country_code, country_codes
from csto_cli.data.store import Store, provenance
from csto_cli.errors import NotFoundError
from csto_cli.queries.members import HOME, member_codes
from csto_cli.types import Answer, Day, Row, Sequence, Words

FEW_VOTES = 20
"""With fewer votes than this in a year an estimate depends mostly on the years around it."""

DEFAULT_REFERENCE = "RUS"
"""The state from which the distance is measured unless another is asked for."""


def alignment(
    data: Store, name: Words = (), *, from_: str | None = None, since: Day = None, until: Day = None, as_of: Day = None
) -> Answer:
    """Yearly distances from a reference state."""
    day = data.effective_date(as_of)
    points = {record["country"]: record for record in data.section("ideal_point")}
    home = points[_known(data, points, country_code(data, from_ or DEFAULT_REFERENCE))]
    asked = [_known(data, points, code) for code in country_codes(data, name)]
    known = data.country_names()
    members = sorted(set(member_codes(data, HOME, day)) & {*points} - {home["country"]}, key=lambda code: known[code])
    base = {row[0]: row for row in home["rows"]}
    rows = [
        _row(data, points[code], row, home, base[row[0]])
        for code in asked or members
        for row in points[code]["rows"]
        if row[0] in base and str(row[0]) <= day[:4] and dates.overlaps(str(row[0]), None, since, until)
    ]
    return rows, {"as_of": day, "name": asked, "from": home["country"], "since": since, "until": until}


def _row(data: Store, record: Row, row: Sequence[float], home: Row, base: Sequence[float]) -> Row:
    """One state in one year beside the reference in that year; rows as `IdealPoint` keeps them."""
    year, n_votes, point, low, _, high = row
    return {
        "id": f"alignment-{record['country'].lower()}-{year}",
        "iso3": record["country"],
        "name": data.country_names()[record["country"]],
        "year": year,
        "distance": round(abs(point - base[2]), 4),
        "ideal_point": point,
        "reference": home["country"],
        "n_votes": n_votes,
        "low": low,
        "high": high,
        **provenance(record),
        "sources": tuple(dict.fromkeys((*record["sources"], *home["sources"]))),
        "note": _few(data, {record["country"]: n_votes, home["country"]: base[1]}),
        "origin": record["origin"] if record["origin"] != "bundled" else home["origin"],
    }


def _few(data: Store, votes: dict[str, float]) -> str | None:
    """A sentence if one of the states cast few votes."""
    if min(votes.values()) >= FEW_VOTES:
        return None
    names = data.country_names()
    return f"Uncertain, because of few votes: {', '.join([f'{names[code]} {n}' for code, n in votes.items()])}."


def _known(data: Store, points: dict[str, Row], code: str) -> str:
    """A code among the ideal points."""
    if code in points:
        return code
    have = sorted(points)
    raise NotFoundError(
        f"The dataset has no ideal points for {data.country_names()[code]}, only for {', '.join(have)}.",
        suggestions=have,
    )
