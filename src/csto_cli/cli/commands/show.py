"""`csto show`."""

from csto_cli.cli.declare import Argument, Command
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.show import show
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """One record."""
    rows, query = show(data, values["id"])
    return Result(rows, title=f"{rows[0]['section']} {rows[0]['id']}", as_of=data.as_of, query=query)


COMMAND = Command(
    "show",
    description="Every answer has the ids of its records; `csto search` finds them by words.",
    run=run,
    row="rows.records.ShownRow",
    view="show",
    arguments=(Argument("id", "The id of a record", completes="id", metavar="ID", required=True),),
    columns=(
        Column("id", "Id", priority=9, style="name"),
        Column("section", "Section", priority=8),
        Column("referred_by", "Referred to by", priority=3, style="text"),
    ),
    examples=(
        ("csto show csto-arm-frozen", "Armenia's frozen participation, with its sources"),
        ("csto show ksor --json", "a force, and the ids of all records about it"),
    ),
)
