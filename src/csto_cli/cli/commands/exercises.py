"""`csto exercises`."""

from csto_cli.cli.declare import AS_OF, CHART, COUNTRY, SINCE, UNTIL, Argument, Command, Option
from csto_cli.queries.exercises import exercises

COMMAND = Command(
    "exercises",
    query=exercises,
    title="Exercises",
    empty="No exercise in the dataset matches; widen the dates or drop a filter.",
    narrow="--since, --series or --country narrow it",
    row="rows.activity.ExerciseRow",
    tables=("strengths",),
    view="exercises",
    arguments=(Argument("name", "Only these series, such as Interaction", multiple=True, completes="exercise"),),
    options=(
        Option("series", "Only this series", multiple=True, completes="exercise"),
        COUNTRY,
        Option("host", "Only on the soil of this state", multiple=True, completes="country"),
        Option(
            "status", "Only exercises of this status", multiple=True,
            choices="ExerciseStatus",
        ),
        SINCE,
        UNTIL,
        AS_OF,
        CHART,
    ),
    examples=(
        ("csto exercises --since 2021", "the last years"),
        ("csto exercises rubezh", "every edition of one series"),
        ("csto exercises --status cancelled", "what was cancelled"),
        ("csto exercises --country armenia -f csv", "with Armenia, as CSV"),
    ),
)  # fmt: skip
