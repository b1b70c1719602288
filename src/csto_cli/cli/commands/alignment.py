"""`csto alignment`."""

from csto_cli.cli.declare import CHART, SINCE, UNTIL, Argument, Column, Command, Option, drawn
from csto_cli.data import names as resolve
from csto_cli.output.result import Result, Table
from csto_cli.queries.alignment import DEFAULT_REFERENCE, FEW_VOTES, AlignmentRow, alignment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

UNCERTAIN = "?"
EVERY = 5
"""The table shows the first and last year, and every so many years between."""

ALL_YEARS = 10
"""As many years as this are all shown."""


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The distances asked for."""
    rows = alignment(data, values["name"], reference=values["from_"], since=values["since"], until=values["until"])
    home = resolve.country_code(data, values["from_"] or DEFAULT_REFERENCE)
    names = data.country_names()
    picture = drawn(values)
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
        view=lambda shown: _chart(shown, names) if picture else _view(shown, names),
        empty="The dataset has no ideal points for these years.",
    )


def _view(rows: "Sequence[Any]", names: "dict[str, str]") -> "Sequence[Block]":
    """A line of bars a state, then a table of chosen years: with the interval for one state, side by side for more."""
    if not rows:
        return []
    years = sorted({row.year for row in rows})
    some = [year for year in years if year in (years[0], years[-1]) or year % EVERY == 0]
    shown = [row for row in rows if len(years) <= ALL_YEARS or row.year in some]
    return [*_chart(rows, names), _one(shown) if len({row.iso3 for row in rows}) == 1 else _several(shown)]


def _chart(rows: "Sequence[Any]", names: "dict[str, str]") -> "Sequence[Block]":
    """A line of small bars a state."""
    from csto_cli.cli.views.alignment import chart

    return chart(rows, names)


def _one(rows: "Sequence[Any]") -> Table:
    """Some years of one state, with its ideal point and how certain that is."""
    columns = (
        Column("year", "Year", keep=9, style="name"),
        Column("distance", "Distance", keep=9, style="number"),
        Column("point", "Ideal point", keep=6, style="number"),
        Column("interval", "90 % interval", keep=5),
        Column("n_votes", "Votes", keep=7, style="number"),
    )
    return Table(
        columns,
        [
            {
                "year": str(row.year), "distance": _distance(row), "point": _short(row.ideal_point),
                "interval": f"{_short(row.low)} to {_short(row.high)}", "n_votes": row.n_votes,
            }
            for row in rows
        ],
    )  # fmt: skip


def _several(rows: "Sequence[Any]") -> Table:
    """Some years of several states side by side."""
    cells: dict[int, dict[str, Any]] = {}
    for row in rows:
        cells.setdefault(row.year, {"year": str(row.year)})[row.iso3] = _distance(row)
    codes = dict.fromkeys(row.iso3 for row in rows)
    columns = [Column("year", "Year", keep=9, style="name")]
    columns += [Column(code, code, keep=9, style="number") for code in codes]
    return Table(columns, [cells[year] for year in sorted(cells)])


def _distance(row: "Any") -> str:
    """A distance, with a question mark after it if few votes were cast."""
    return f"{row.distance:.2f}{UNCERTAIN if row.note else ' '}"


def _short(point: float) -> str:
    """A position with two decimals, and no sign before nought."""
    return f"{round(point, 2) + 0.0:.2f}"


def _notes(data: "Dataset", home: str, rows: "Sequence[Any]") -> list[str]:
    """What the distances mean, what they do not, and which years are uncertain."""
    return [
        "A distance is the difference of two ideal points (Bailey, Strezhnev and Voeten 2017), estimated from all "
        "final votes of a year: it tells how alike two states vote in New York.",
        "It does not tell why, nor what they do elsewhere; a state that stays away from many votes is estimated less "
        "well.",
        *_uncertain(data, home, rows),
    ]


def _uncertain(data: "Dataset", home: str, rows: "Sequence[Any]") -> list[str]:
    """A sentence for each year in which a state or the reference cast few votes, with the numbers."""
    if not any(row.note for row in rows):
        return []
    names = data.country_names()
    reference = next(record for record in data.section("ideal_point") if record.country == home)
    votes: dict[int, dict[str, int]] = {}
    for row in rows:
        votes.setdefault(row.year, {})[row.iso3] = row.n_votes
    for year, count, *_ in reference.rows:
        if year in votes:
            votes[year][home] = count
    sentences = []
    for year, counts in sorted(votes.items()):
        few = {code: count for code, count in counts.items() if count < FEW_VOTES}
        if len(few) == len(counts):
            low, high = min(few.values()), max(few.values())
            span = f"{high} votes" if low == high else f"{high} votes at most, and {low} for some"
            sentences.append(f"{UNCERTAIN} {year} rests on {span}, and is uncertain.")
        elif few:
            who = resolve.listed([f"{names[code]} ({count} votes)" for code, count in few.items()], "and")
            sentences.append(f"{UNCERTAIN} {year} is uncertain for {who}.")
    return sentences


COMMAND = Command(
    "alignment",
    topic="positions",
    summary="Yearly distance from Russia in UN voting since 1992",
    run=run,
    description="Draws a small bar a year, and a table of some years; --chart leaves the table out.",
    row=AlignmentRow,
    arguments=(Argument("name", "States by any of their names; the members if left out", many=True, names="country"),),
    options=(
        Option("from", "The state from which the distance is measured", names="country", metavar="NAME"),
        SINCE,
        UNTIL,
        CHART,
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
