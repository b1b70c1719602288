"""Every edition of the exercises."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.record import Exercise
from csto_cli.queries.forces import sized, strengths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Table


class ExerciseRow(Exercise):
    """An edition of an exercise with every stated size.

    Attributes:
        strengths: every stated size: date, contingent, people (or a range), equipment, basis, text, sources.
    """

    __slots__ = ()

    strengths: tuple[Table, ...]


def exercises(
    data: Dataset,
    *,
    series: Sequence[str] = (),
    country: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[ExerciseRow]:
    """Exercises, earliest first.

    Args:
        data: the dataset.
        series: only editions of these series, by their Russian or English name, such as `Rubezh` or `Frontier`.
        country: only exercises that these states held or took part in.
        since: not before this day, month or year.
        until: not after it.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several.
    """
    wanted = series_named(data, "exercise", series)
    states = set(resolve.countries(data, country))
    sizes = strengths(data)
    rows = []
    for record in data.section("exercise"):
        if wanted and record.series not in wanted:
            continue
        if states and not states & {*record.host, *record.countries}:
            continue
        if not dates.overlaps(record.date or str(record.year), record.end, since, until):
            continue
        rows.append(ExerciseRow(sized(record, sizes)))
    return sorted(rows, key=lambda row: (row.date or str(row.year), row.id))


def series_named(data: Dataset, section: str, names: Sequence[str]) -> set[str]:
    """The series that names mean.

    Args:
        data: the dataset.
        section: `exercise` or `operation`.
        names: names of series, or what stands for one in the brackets of `Rubezh-2004 (Frontier-2004)`.
    """
    spellings: dict[str, list[str]] = {}
    for record in data.section(section) if names else ():
        known = spellings.setdefault(record.series, [record.series])
        translated = record.name.partition("(")[2].partition(")")[0].partition("-")[0].strip()
        if translated and translated not in known:
            known.append(translated)
    return {resolve.match(name, spellings, f"series of {section}s") for name in names}
