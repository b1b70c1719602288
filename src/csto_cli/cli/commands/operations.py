"""`csto operations`."""

from csto_cli.cli.declare import AS_OF, COUNTRY, SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.operations import operations
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The operations that pass the filters."""
    types = (*values["type"], *(("request",) if values["requests"] else ()))
    series = (*values["name"], *values["series"])
    names = ("country", "since", "until", "as_of")
    rows, query = operations(data, series, type=types, **{name: values[name] for name in names})
    return Result(
        rows,
        title="Requests for help, and the answers" if types == ("request",) else "Operations, missions and requests",
        as_of=query["as_of"],
        query=query,
        empty="No operation in the dataset matches; widen the dates or drop a filter.",
        narrow="--type, --series or --since narrow it",
    )


COMMAND = Command(
    "operations",
    run=run,
    row="rows.activity.OperationRow",
    tables=("strengths",),
    view="operations",
    arguments=(Argument("name", "Only these operations, such as Kanal", multiple=True, completes="operation"),),
    options=(
        Option("type", "Only this type; may be repeated", type="choice", multiple=True, choices="OperationType"),
        Option("requests", "Only requests, met or not; short for --type request", type="flag"),
        Option("series", "Only this operation; may be repeated", multiple=True, completes="operation"),
        COUNTRY,
        SINCE,
        UNTIL,
        AS_OF,
    ),
    columns=(
        Column("date", "Date", priority=9, style="date"),
        Column("name", "Operation", priority=9, style="name"),
        Column("outcome", "Outcome", priority=7, style="text"),
        Column("text", "What happened", priority=9, style="text"),
        Column("countries", "States", priority=2),
    ),
    examples=(
        ("csto operations --type deployment", "January 2022 day by day"),
        ("csto operations --requests", "who asked for help, and what was answered"),
        ("csto operations kanal --json", "every edition of Kanal with its results"),
    ),
)
