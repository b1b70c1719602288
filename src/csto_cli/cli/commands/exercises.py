"""`csto exercises`."""

from csto_cli.cli.declare import AS_OF, CHART, COUNTRY, SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.exercises import exercises
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The exercises that pass the filters."""
    names = ("country", "host", "status", "since", "until", "as_of")
    series = (*values["name"], *values["series"])
    rows, query = exercises(data, series, **{name: values[name] for name in names})
    return Result(
        rows,
        title="Exercises",
        as_of=query["as_of"],
        query=query,
        empty="No exercise in the dataset matches; widen the dates or drop a filter.",
        narrow="--since, --series or --country narrow it",
    )


COMMAND = Command(
    "exercises",
    run=run,
    row="rows.activity.ExerciseRow",
    tables=("strengths",),
    view="exercises",
    arguments=(Argument("name", "Only these series, such as Interaction", multiple=True, completes="exercise"),),
    options=(
        Option("series", "Only this series; may be repeated", multiple=True, completes="exercise"),
        COUNTRY,
        Option("host", "Only on the soil of this state; may be repeated", multiple=True, completes="country"),
        Option(
            "status", "Only exercises of this status; may be repeated", type="choice", multiple=True,
            choices="ExerciseStatus",
        ),
        SINCE,
        UNTIL,
        AS_OF,
        CHART,
    ),
    columns=(
        Column("date", "Date", priority=9, style="date"),
        Column("name", "Exercise", priority=9, style="name"),
        Column("host", "Held in", priority=6),
        Column("text", "What happened", priority=8, style="text"),
        Column("countries", "Took part", priority=2),
    ),
    examples=(
        ("csto exercises --since 2021", "the last years"),
        ("csto exercises rubezh", "every edition of one series"),
        ("csto exercises --status cancelled", "what was cancelled"),
        ("csto exercises --country armenia -f csv", "with Armenia, as CSV"),
    ),
)  # fmt: skip
