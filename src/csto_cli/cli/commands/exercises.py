"""`csto exercises`."""

from csto_cli.cli.declare import COUNTRY, SINCE, UNTIL, Column, Command, Option
from csto_cli.data import names as resolve
from csto_cli.output.result import Result, Table
from csto_cli.queries.exercises import ExerciseRow, exercises, series_named
from csto_cli.queries.forces import people

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The exercises that pass the filters."""
    filters = {name: values[name] for name in ("series", "country", "since", "until")}
    rows = exercises(data, **filters)
    return Result(
        rows,
        title=f"Exercises: {len(rows)} edition{'' if len(rows) == 1 else 's'}",
        as_of=data.as_of,
        query=filters
        | {
            "series": sorted(series_named(data, "exercise", values["series"])),
            "country": resolve.countries(data, values["country"]),
        },
        view=_view,
        empty="No exercise in the dataset matches; widen the dates or drop a filter.",
    )


def _view(rows: "Sequence[Any]") -> "Sequence[Block]":
    """One table, people as a line."""
    shown = [{**row, "date": row.date or str(row.year), "size": people(row.strengths)} for row in rows]
    return [Table(COMMAND.columns, shown)] if shown else []


COMMAND = Command(
    "exercises",
    topic="activity",
    summary="Every edition of the exercises: when, where, who, how many",
    run=run,
    row=ExerciseRow,
    options=(
        Option("series", "Only this series; may be repeated", many=True, names="exercise"),
        COUNTRY,
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("date", "Date", keep=9, style="date"),
        Column("name", "Exercise", keep=9, style="name"),
        Column("host", "Held in", keep=6),
        Column("size", "People", keep=5, style="text"),
        Column("text", "What happened", keep=8, style="text"),
        Column("countries", "Took part", keep=2),
    ),
    examples=(
        ("csto exercises --since 2021", "the last years"),
        ("csto exercises --series rubezh", "every edition of one series"),
        ("csto exercises --country armenia -f csv", "with Armenia, as CSV"),
    ),
)
