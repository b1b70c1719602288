"""`csto schema`."""

from csto_cli.cli.declare import Argument, Command
from csto_cli.data.spellings import match_name
from csto_cli.data.store import Store, provenance
from csto_cli.output.result import Result


def _schema(data: Store, command: tuple[str, ...]) -> Result:
    """The schema of a command's output, of the dataset, or all of them."""
    import json

    from csto_cli.cli.schema import every_schema, known_names, schema

    asked = " ".join(command)
    name = match_name(asked, {name: [name] for name in known_names()}, "command") if asked else ""
    found = schema(name) if name else every_schema()
    row = {"id": name.replace(" ", "-") or "all", "schema": found, **provenance()}
    text = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
    return Result([row], {"command": name or None}, text=lambda rows: text)


COMMAND = Command(
    "schema",
    description=(
        "The schema (draft 2020-12) of what COMMAND prints with --json and without --fields. `dataset` means what "
        "csto export -f json prints. Without COMMAND, all schemas in one, under $defs."
    ),
    query=_schema,
    title=lambda data, result, values: f"JSON Schema of {result.query['command'] or 'every output'}",
    row="rows.records.SchemaRow",
    arguments=(
        Argument(
            "command",
            "A command, such as members or data info, or the word dataset",
            multiple=True,
            completes="command",
        ),
    ),
    examples=(
        ("csto schema members", "what a script can rely on"),
        ("csto schema dataset", "the dataset itself"),
        ("csto schema", "all schemas in one"),
    ),
    is_query=False,
    reads_files=True,
)
