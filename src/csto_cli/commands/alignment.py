"""`csto alignment`."""

from csto_cli import resolve
from csto_cli.declare import SINCE, UNTIL, Argument, Column, Command, Option
from csto_cli.queries.alignment import DEFAULT_REFERENCE, FEW_VOTES, AlignmentRow, alignment
from csto_cli.result import Drawing, Result, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.dataset import Dataset
    from csto_cli.result import Block

BARS = "▁▂▃▄▅▆▇█"
EVERY = 5
"""The table shows the first and last year, and every so many years between."""


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The distances asked for."""
    rows = alignment(data, values["name"], reference=values["from"], since=values["since"], until=values["until"])
    home = resolve.country_code(data, values["from"] or DEFAULT_REFERENCE)
    names = data.country_names()
    return Result(
        rows,
        title=f"Distance from {names[home]} in UN General Assembly voting",
        as_of=data.as_of,
        query={
            "name": resolve.countries(data, values["name"]),
            "from": home,
            "since": values["since"],
            "until": values["until"],
        },
        notes=_notes(data, home, rows),
        view=lambda shown: _view(shown, names),
        empty="The dataset has no ideal points for these years.",
    )


def _view(rows: "Sequence[Any]", names: "dict[str, str]") -> "Sequence[Block]":
    """A line of bars a state, one year a bar, on one scale; then a table of chosen years."""
    if not rows:
        return []
    years = sorted({row.year for row in rows})
    top = max(row.distance for row in rows) or 1
    cells = {(row.iso3, row.year): row for row in rows}
    codes = list(dict.fromkeys(row.iso3 for row in rows))
    wide = max(len(names[code]) for code in codes)
    few = {row.year for row in rows if row.n_votes < FEW_VOTES}
    lines = [f"{'':{wide}}  {years[0]}{'':{max(1, len(years) - 8)}}{years[-1]}"]
    for code in codes:
        bars = "".join(_bar(cells.get((code, year)), top) for year in years)
        lines.append(f"{names[code]:{wide}}  {bars}")
    if few:
        lines.append(f"{'':{wide}}  {''.join('*' if year in few else ' ' for year in years)}")
    chosen = [year for year in years if year in (years[0], years[-1]) or year % EVERY == 0]
    columns = [Column("year", "Year", keep=9, style="name")]
    columns += [Column(code, code, keep=9, style="number") for code in codes]
    table = [
        {"year": f"{year}*" if year in few else str(year)}
        | {code: f"{cells[code, year].distance:.2f}" if (code, year) in cells else None for code in codes}
        for year in chosen
    ]
    return [Drawing(lines), Table(columns, table)]


def _bar(row: "Any", top: float) -> str:
    """The bar of one year: the taller, the further away."""
    return " " if row is None else BARS[min(len(BARS) - 1, int(row.distance / top * len(BARS)))]


def _notes(data: "Dataset", home: str, rows: "Sequence[Any]") -> list[str]:
    """What the distances mean, what they do not, and which years are uncertain."""
    notes = [
        "A distance is the difference of two ideal points (Bailey, Strezhnev and Voeten 2017), estimated from all "
        "final votes of a year: it tells how alike two states vote in New York.",
        "It does not tell why, nor what they do elsewhere; states that stay away from votes, as small missions do, "
        "are estimated less well.",
    ]
    few = sorted({row.year for row in rows if row.n_votes < FEW_VOTES})
    shown = {home, *(row.iso3 for row in rows)}
    for year in few:
        counts = [
            row[1] for record in data.section("ideal_point") if record.country in shown for row in record.rows
            if row[0] == year
        ]  # fmt: skip
        span = f"{min(counts)} to {max(counts)}" if min(counts) != max(counts) else str(counts[0])
        notes.append(f"* {year} rests on {span} votes and is uncertain; see low and high in --json.")
    return notes


COMMAND = Command(
    "alignment",
    topic="positions",
    summary="Yearly distance from Russia, or another state, in UN voting, 1992 to 2025",
    run=run,
    row=AlignmentRow,
    arguments=(Argument("name", "States by any of their names; the members if left out", many=True, names="country"),),
    options=(
        Option("from", "The state from which the distance is measured", names="country", metavar="NAME"),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("iso3", "State", keep=9, style="name"),
        Column("year", "Year", keep=9),
        Column("distance", "Distance", keep=9, style="number"),
    ),
    examples=(
        ("csto alignment", "the members' distance from Russia"),
        ("csto alignment armenia kazakhstan --from USA --since 2010", "two states and the United States"),
        ("csto alignment armenia -f csv", "the numbers with their intervals"),
    ),
)
