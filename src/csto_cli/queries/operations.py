"""Joint operations, the deployment of 2022, missions, and requests that were met or not."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.record import Operation
from csto_cli.queries.exercises import series_named
from csto_cli.queries.forces import sized, strengths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Table


class OperationRow(Operation):
    """An edition or a step of an operation, with every stated size.

    Attributes:
        strengths: every stated size: date, contingent, people (or a range), equipment, basis, text, sources.
    """

    __slots__ = ()

    strengths: tuple[Table, ...]


def operations(
    data: Dataset,
    *,
    type: Sequence[str] = (),
    series: Sequence[str] = (),
    country: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[OperationRow]:
    """Operations, earliest first.

    Args:
        data: the dataset.
        type: recurring, deployment, mission or request.
        series: only these operations, by their Russian or English name, such as `Kanal` or `Channel`.
        country: only those that concern these states.
        since: not before this day, month or year.
        until: not after it.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several.
    """
    wanted = series_named(data, "operation", series)
    states = set(resolve.countries(data, country))
    sizes = strengths(data)
    rows = []
    for record in data.section("operation"):
        if (type and record.type not in type) or (wanted and record.series not in wanted):
            continue
        if states and not states & {*record.countries}:
            continue
        if record.date is not None and not dates.overlaps(record.date, record.end, since, until):
            continue
        rows.append(OperationRow(sized(record, sizes)))
    return sorted(rows, key=lambda row: (row.date or "", row.id))
