"""`csto operations`."""

from csto_cli.cli.declare import AS_OF, COUNTRY, SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.operations import operations
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """Requests alone, or all."""
    alone = result.query["type"] == ["request"]
    return "Requests for help, and the answers" if alone else "Operations, missions and requests"


COMMAND = Command(
    "operations",
    query=operations,
    title=_title,
    empty="No operation in the dataset matches; widen the dates or drop a filter.",
    narrow="--type, --series or --since narrow it",
    row="rows.activity.OperationRow",
    tables=("strengths",),
    view="operations",
    arguments=(Argument("name", "Only these operations, such as Kanal", multiple=True, completes="operation"),),
    options=(
        Option("type", "Only this type", multiple=True, choices="OperationType"),
        Option("requests", "Only requests, met or not; short for --type request", type="flag"),
        Option("series", "Only this operation", multiple=True, completes="operation"),
        COUNTRY,
        SINCE,
        UNTIL,
        AS_OF,
    ),
    examples=(
        ("csto operations --type deployment", "January 2022 day by day"),
        ("csto operations --requests", "who asked for help, and what was answered"),
        ("csto operations kanal --json", "every edition of Kanal with its results"),
    ),
)
