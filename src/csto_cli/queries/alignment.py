"""How far apart states vote in the United Nations General Assembly, year by year.

The ideal points are those of Bailey, Strezhnev and Voeten, "Estimating Dynamic State Preferences from United Nations
Voting Data", Journal of Conflict Resolution 61(2), 2017: positions on one latent dimension, estimated from all final
votes, on which a higher value is closer to the US-led order.
"""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.errors import NotFoundError
from csto_cli.model.record import Record
from csto_cli.queries.members import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Count, CountryCode, IdealPoint, Number, Year

FEW_VOTES = 20
"""With fewer votes than this in a year an estimate rests mostly on the years around it."""

DEFAULT_REFERENCE = "RUS"
"""The state from which the distance is measured unless another is asked for."""


class AlignmentRow(Record):
    """One state's distance from a reference state in one year. A note says so if either cast few votes that year.

    Attributes:
        iso3: the state's code.
        year: the year.
        distance: the absolute difference of the two ideal points, on the scale of the estimates.
        ideal_point: the state's ideal point: the mean of the estimate.
        reference: the code of the state from which the distance is measured.
        n_votes: the number of votes of the state that year.
        low: the 5 % quantile of the state's ideal point.
        high: the 95 % quantile, so that `low` and `high` are the bounds of the 90 % interval.
    """

    __slots__ = ()

    iso3: CountryCode
    year: Year
    distance: Number
    ideal_point: Number
    reference: CountryCode
    n_votes: Count
    low: Number
    high: Number


def alignment(
    data: Dataset,
    names: Sequence[str] = (),
    *,
    reference: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[AlignmentRow]:
    """Yearly distances from a reference state.

    Args:
        data: the dataset.
        names: states by any of their names; the members of the dataset's day but the reference if left out.
        reference: the state from which the distance is measured; `DEFAULT_REFERENCE` if left out.
        since: not before this year.
        until: not after this year.

    Returns:
        By state in the order asked for, then by year: the years for which both states have an ideal point.

    Raises:
        NotFoundError: if a name means nothing, or a state is not among the ideal points; with suggestions.
        AmbiguousError: if a name could mean several states.
    """
    points = {record.country: record for record in data.section("ideal_point")}
    home = points[_known(data, points, resolve.country_code(data, reference or DEFAULT_REFERENCE))]
    if names:
        states = [_known(data, points, code) for code in resolve.countries(data, names)]
    else:
        states = [row.iso3 for row in members(data) if row.iso3 != home.country and row.iso3 in points]
    base = {row[0]: row for row in home.rows}
    return [
        _row(data, points[code], row, home, base[row[0]])
        for code in states
        for row in points[code].rows
        if row[0] in base and dates.overlaps(str(row[0]), None, since, until)
    ]


def _row(
    data: Dataset, record: IdealPoint, row: Sequence[float], home: IdealPoint, base: Sequence[float]
) -> AlignmentRow:
    """One state in one year beside the reference in that year; rows as `IdealPoint` keeps them."""
    year, n_votes, point, low, _, high = row
    return AlignmentRow(
        id=f"alignment-{record.country.lower()}-{year}",
        iso3=record.country,
        year=year,
        distance=round(abs(point - base[2]), 4),
        ideal_point=point,
        reference=home.country,
        n_votes=n_votes,
        low=low,
        high=high,
        sources=tuple(dict.fromkeys((*record.sources, *home.sources))),
        note=_few(data, {record.country: n_votes, home.country: base[1]}),
        origin=record.origin or home.origin,
    )


def _few(data: Dataset, votes: dict[str, float]) -> str | None:
    """A sentence if one of the states cast few votes."""
    if min(votes.values()) >= FEW_VOTES:
        return None
    names = data.country_names()
    return f"Uncertain, for few votes: {', '.join(f'{names[code]} {count}' for code, count in votes.items())}."


def _known(data: Dataset, points: dict[str, IdealPoint], code: str) -> str:
    """A code among the ideal points."""
    if code in points:
        return code
    have = sorted(points)
    raise NotFoundError(
        f"The dataset has no ideal points for {data.country_names()[code]}, only for {', '.join(have)}.",
        suggestions=have,
    )
