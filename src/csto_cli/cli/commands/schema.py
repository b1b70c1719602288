"""`csto schema`."""

from __future__ import annotations

from csto_cli.cli.declare import Argument, Command
from csto_cli.data import names as resolve
from csto_cli.model.record import Record
from csto_cli.output.result import Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Table


class SchemaRow(Record):
    """A JSON Schema.

    Attributes:
        schema: the schema.
    """

    __slots__ = ()

    schema: Table


def run(data: Dataset, values: dict[str, Any]) -> Result:
    """The schema of a command's output, of the dataset, or all of them."""
    import json

    from csto_cli.cli.schema import everything, known, schema

    asked = " ".join(values["command"])
    name = resolve.match(asked, {name: [name] for name in known()}, "command") if asked else ""
    row = SchemaRow(id=name.replace(" ", "-") or "all", schema=schema(name) if name else everything())
    return Result(
        [row],
        title=f"JSON Schema of {name or 'every output'}",
        as_of=data.as_of,
        query={"command": name or None},
        text=lambda rows: json.dumps(row.schema, ensure_ascii=False, indent=2) + "\n",
    )


COMMAND = Command(
    "schema",
    topic="data",
    summary="The JSON Schema of an output, or of the dataset",
    description=(
        "The schema (draft 2020-12) of what COMMAND prints with --json and without --fields. `dataset` means what "
        "csto export --as json prints. Without COMMAND, all schemas in one, under $defs."
    ),
    run=run,
    row=SchemaRow,
    arguments=(Argument("command", "A command, such as members or data info, or the word dataset", many=True),),
    examples=(
        ("csto schema members", "what a script can rely on"),
        ("csto schema dataset", "the dataset itself"),
        ("csto schema", "all schemas in one"),
    ),
    look_up=False,
    on_files=True,
)
