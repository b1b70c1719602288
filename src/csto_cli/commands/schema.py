"""`csto schema`."""

from __future__ import annotations

from csto_cli.declare import Argument, Column, Command
from csto_cli.model import Record
from csto_cli.result import Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.dataset import Dataset
    from csto_cli.model import Line, Table


class SchemaRow(Record):
    """A JSON Schema.

    Attributes:
        name: the command, or dataset.
        schema: the schema, 2020-12.
    """

    __slots__ = ()

    name: Line
    schema: Table


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The schema of one output, or of all."""
    from csto_cli import resolve
    from csto_cli.schema import names, schema

    known = names()
    wanted = " ".join(values["command"])
    chosen = [resolve.match(wanted, {name: (name,) for name in known}, "command or dataset")] if wanted else known
    rows = [SchemaRow(id=name.replace(" ", "-"), name=name, schema=schema(name), sources=()) for name in chosen]
    return Result(
        rows,
        title="JSON Schemas",
        as_of=data.as_of,
        query={"command": chosen if wanted else []},
        text=_text if wanted else None,
        columns=(Column("name", "Of", keep=9, style="name"),),
    )


def _text(rows: "Sequence[Any]") -> str:
    """The schemas as they are, ready for a validator."""
    import json

    return "".join(json.dumps(row["schema"], indent=2, ensure_ascii=False) + "\n" for row in rows)


COMMAND = Command(
    "schema",
    topic="data",
    summary="The JSON Schema of a command's output, or of the dataset",
    run=run,
    row=SchemaRow,
    arguments=(Argument("command", "A command, such as members or data check, or dataset", many=True),),
    columns=(Column("name", "Of", keep=9, style="name"),),
    examples=(
        ("csto schema members", "the contract of csto members --json"),
        ("csto schema dataset", "that of the dataset"),
        ("csto schema --json", "all of them"),
    ),
)
