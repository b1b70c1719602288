"""`csto show`."""

from csto_cli.cli.declare import Argument, Command
from csto_cli.queries.show import show

COMMAND = Command(
    "show",
    description="Every answer has the ids of its records; `csto search` finds them by words.",
    query=show,
    title=lambda data, result, values: "{section} {id}".format(**result.records[0]),
    row="rows.records.ShownRow",
    view="show",
    arguments=(Argument("id", "The id of a record", completes="id", metavar="ID", required=True),),
    examples=(
        ("csto show csto-arm-frozen", "Armenia's frozen participation, with its sources"),
        ("csto show ksor --json", "a force, and the ids of all records about it"),
    ),
)
