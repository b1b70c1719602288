"""Economic ties: trade, remittances, energy, transit, currency, inflation, and moves to diversify."""

from __future__ import annotations

from csto_cli import dates, resolve
from csto_cli.model import Indicator
from csto_cli.queries.member import FIGURE_TOPICS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.dataset import Dataset
    from csto_cli.model import Number

ELSEWHERE = (*FIGURE_TOPICS, "armed-forces")
"""Topics that `member` and `compare` show."""

SERIES = "currency"
"""The topic whose series are shown against their base."""

WAR = "2022-02-24"
"""The day before which the last figure of a currency series is its base."""


class EconomyRow(Indicator):
    """A figure, and for a currency its change against the last one before 24 February 2022.

    Attributes:
        change_percent: how much less one unit of the currency buys of the other than at the base; negative for a loss.
    """

    __slots__ = ()

    change_percent: Number | None


def economy(
    data: Dataset,
    name: str | None = None,
    *,
    topic: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[EconomyRow]:
    """Figures and facts of the economic ties.

    Args:
        data: the dataset.
        name: one state by any of its names; all if left out.
        topic: only these topics, such as remittances.
        since: not before this day, month or year.
        until: not after it.

    Returns:
        By state, topic, name and date; figures of no single state last.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several states.
    """
    code = resolve.country_code(data, name) if name is not None else None
    known = topics(data)
    wanted = {resolve.match(word, {one: (one,) for one in known}, "topic of the economy") for word in topic}
    records = [
        record
        for record in data.section("indicator")
        if record.topic in known
        and (code is None or code in (record.country, record.partner))
        and (not wanted or record.topic in wanted)
    ]
    bases = _bases(records)
    chosen = [record for record in records if dates.overlaps(record.date, None, since, until)]
    rows = [EconomyRow({**record, "change_percent": _change(record, bases)}) for record in chosen]
    return sorted(rows, key=lambda row: (row.country is None, row.country or "", row.topic, row.name, row.date, row.id))


def topics(data: Dataset) -> list[str]:
    """The topics of the economic ties, by name."""
    return sorted({record.topic for record in data.section("indicator")} - {*ELSEWHERE})


def _bases(records: Sequence[Indicator]) -> dict[tuple[str | None, str], Indicator]:
    """The last figure before the war of each currency series that goes on after it."""
    found: dict[tuple[str | None, str], Indicator] = {}
    for record in records:
        if record.topic == SERIES and record.value and dates.last(record.date) < WAR:
            key = (record.country, record.name)
            if key not in found or found[key].date <= record.date:
                found[key] = record
    later = {(record.country, record.name) for record in records if dates.first(record.date) >= WAR}
    return {key: record for key, record in found.items() if key in later}


def _change(record: Indicator, bases: dict[tuple[str | None, str], Indicator]) -> float | None:
    """The change of a currency's worth against its base, in percent.

    Rates are quoted as units of the currency for one of the other, so its worth is the inverse of the rate.
    """
    base = bases.get((record.country, record.name))
    if base is None or record.topic != SERIES or not record.value or not base.value:
        return None
    return round((base.value / record.value - 1) * 100, 1)
