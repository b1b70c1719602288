"""JSON Schemas of the outputs and of the dataset, made from the annotations of the records."""

from csto_cli.cli import commands
from csto_cli.model.kinds import shape
from csto_cli.model.record import SECTIONS, Source, fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from csto_cli.cli.declare import Command
    from csto_cli.model.kinds import Kind
    from csto_cli.model.record import Record

    Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DATASET = "dataset"
"""The word that means the dataset itself."""

_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_PATTERNS = {
    "date": f"^{_DAY}$",
    "bound": f"^({_DAY}|open|unknown)$",
    "address": "^https?://",
    "language code": "^[a-z]{2,3}$",
    "country code": "^[A-Z]{3}$",
}
_PYTHON = {str: "string", int: "integer", float: "number", bool: "boolean"}


def known() -> tuple[str, ...]:
    """What a schema can be asked for: every command, and the dataset."""
    return (*commands.EVERY, DATASET)


def schema(name: str) -> "Schema":
    """One schema, complete in itself.

    Args:
        name: one of `known()`.
    """
    if name == DATASET:
        return {"$schema": DIALECT, **_dataset()}
    return {"$schema": DIALECT, **_envelope(commands.load(name)), "$defs": _shared()}


def everything() -> "Schema":
    """All schemas in one, under `$defs` by the name of the command."""
    found = {name: _dataset() if name == DATASET else _envelope(commands.load(name)) for name in known()}
    return {
        "$schema": DIALECT,
        "title": "csto",
        "description": "The output of every command with --json, and the dataset as JSON.",
        "$defs": {**found, **_shared()},
    }


def _envelope(command: "Command") -> "Schema":
    """What a command prints with `--json` and without `--fields`."""
    properties: Schema = {
        "schema_version": {"const": 1, "description": "Changes when a key is renamed or removed."},
        "command": {"const": command.name},
        "dataset_version": {"type": ["string", "null"], "description": "Calendar version of the dataset."},
        "as_of": {"type": ["string", "null"], "pattern": _PATTERNS["date"], "description": "The day it speaks of."},
        "query": {"type": "object", "description": "What was understood: names resolved to codes and ids."},
        "data": {"type": "array", "items": _record(command.row)},
        "sources": {"type": "array", "items": {"$ref": "#/$defs/source"}},
        "problems": {"type": "array", "items": {"$ref": "#/$defs/problem"}},
    }
    return {
        "title": f"csto {command.name} --json",
        "description": f"{command.summary}.",
        **_object(properties, list(properties)),
    }


def _dataset() -> "Schema":
    """The dataset as JSON, as `csto export --as json` prints it."""
    properties: Schema = {
        "schema_version": {"const": 1},
        "dataset_version": {"type": "string", "pattern": r"^\d{4}\.\d{2}\.\d+$"},
        "as_of": {"type": "string", "pattern": _PATTERNS["date"]},
        "reach": {"type": "string"},
    }
    required = list(properties)
    for section, record in SECTIONS.items():
        properties[section] = {"type": "array", "items": _record(record, written=True)}
    return {
        "title": "csto dataset",
        "description": "data/csto.toml as JSON: dates are ISO strings, and what is left out may be null.",
        **_object(properties, required),
    }


def _shared() -> "Schema":
    """What every envelope refers to."""
    problem: Schema = {
        "code": {"enum": ["not-found", "ambiguous", "invalid-data", "file", "internal"]},
        "message": {"type": "string"},
        "suggestions": {"type": "array", "items": {"type": "string"}},
    }
    return {"source": _source(), "problem": _object(problem, list(problem))}


def _source() -> "Schema":
    """A source as it stands in an envelope."""
    from csto_cli.data.compile import complete

    names = list(complete("source", {}))
    properties = _record(Source, written=True)["properties"]
    return _object({name: properties[name] for name in names}, names)


def _record(record: "type[Record]", *, written: bool = False) -> "Schema":
    """A record: in an answer with every key, in the dataset with those that are required.

    Args:
        record: its class.
        written: whether it is a record of the dataset and not a row of an answer.
    """
    texts = descriptions(record)
    annotations = fields(record)
    properties = {}
    for name, annotation in annotations.items():
        kind, many, optional = shape(annotation)
        null = optional and not many and (written or name != "origin")
        value = _value(kind, null)
        properties[name] = {"type": "array", "items": value} if many else value
        if texts.get(name):
            properties[name]["description"] = texts[name][:1].upper() + texts[name][1:]
    required = [name for name, annotation in annotations.items() if not written or not shape(annotation)[2]]
    return {"description": summary(record), **_object(properties, required)}


def _value(kind: "Kind", null: bool) -> "Schema":
    """One value of a kind.

    Args:
        kind: the kind.
        null: whether it may be null.
    """
    if kind.choices:
        return {"enum": [*kind.choices, *([None] if null else ())]}
    if kind.name == "value":
        types = ["string", "number", "boolean", "object", "array"]
    else:
        types = ["object", "array"] if kind.name == "table" else [_PYTHON[kind.python]]
    found: Schema = {"type": [*types, "null"] if null else types if len(types) > 1 else types[0]}
    if kind.name in _PATTERNS:
        found["pattern"] = _PATTERNS[kind.name]
    if kind.name == "whole number":
        found["minimum"] = 0
    return found


def _object(properties: "Mapping[str, Any]", required: "list[str]") -> "Schema":
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required,
        "additionalProperties": False,
    }


def summary(record: "type[Record]") -> str:
    """The first sentence of the docstring of a class of records."""
    return (record.__doc__ or "").strip().partition("\n")[0]


def descriptions(record: "type[Record]") -> dict[str, str]:
    """What the docstrings of a class and its bases say of each field, under the name that it has in the file."""
    found: dict[str, str] = {}
    for owner in reversed(record.__mro__):
        name = ""
        lines = (owner.__doc__ or "").partition("Attributes:\n")[2].splitlines()
        depth = _depth(lines[0]) if lines else 0  # Python 3.13 takes the indentation of the class away
        for line in lines:
            if not line.strip():
                break
            if _depth(line) == depth:
                name, _, text = line.strip().partition(": ")
                name = "from" if name == "from_" else name
                found[name] = text
            elif name:
                found[name] += f" {line.strip()}"
    return found


def _depth(line: str) -> int:
    """How far a line is indented."""
    return len(line) - len(line.lstrip())


def without_prose(value: "Any") -> "Any":
    """A schema without titles and descriptions: what a script may rely on."""
    if isinstance(value, dict):
        named = "properties" not in value and "type" not in value  # a table of fields may have one called title
        dropped = () if named else ("title", "description")
        return {key: without_prose(inner) for key, inner in value.items() if key not in dropped}
    return [without_prose(inner) for inner in value] if isinstance(value, list) else value
