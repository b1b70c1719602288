"""JSON Schemas of the outputs and of the dataset, made from the annotations of the records."""

from collections.abc import Mapping
from typing import Any

from csto_cli.cli import commands
from csto_cli.cli.declare import Command
from csto_cli.model.alliance import Source
from csto_cli.model.kinds import FieldType
from csto_cli.model.record import Record, fields
from csto_cli.model.sections import SECTIONS
from csto_cli.output.machine import SCHEMA_VERSION

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

DATASET = "dataset"
"""The word that means the dataset itself."""

_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_PATTERNS = {
    "date": f"^{_DAY}$",
    "date or open": f"^({_DAY}|open|unknown)$",
    "address": "^https?://",
    "language code": "^[a-z]{2,3}$",
    "country code": "^[A-Z]{3}$",
}
_PYTHON = {str: "string", int: "integer", float: "number", bool: "boolean"}


def known_names() -> tuple[str, ...]:
    """What a schema can be asked for: every command, and the dataset."""
    return (*commands.EVERY, DATASET)


def schema(name: str) -> Schema:
    """One schema, complete in itself."""
    if name == DATASET:
        return {"$schema": DIALECT, **_dataset()}
    return {"$schema": DIALECT, **_envelope(commands.load(name)), "$defs": _shared()}


def every_schema() -> Schema:
    """All schemas in one, under `$defs` by the name of the command."""
    found = {name: _dataset() if name == DATASET else _envelope(commands.load(name)) for name in known_names()}
    return {
        "$schema": DIALECT,
        "title": "csto",
        "description": "The output of every command with --json, and the dataset as JSON.",
        "$defs": {**found, **_shared()},
    }


def _envelope(command: Command) -> Schema:
    """What a command prints with `--json` and without `--fields`."""
    properties: Schema = {
        "schema_version": {"const": SCHEMA_VERSION, "description": "Changes when a key is renamed or removed."},
        "command": {"const": command.name},
        "dataset_version": {"type": ["string", "null"], "description": "Calendar version of the dataset."},
        "as_of": {"type": ["string", "null"], "pattern": _PATTERNS["date"], "description": "The day of the answer."},
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


def _dataset() -> Schema:
    """The dataset as JSON, as `csto export --as json` prints it."""
    properties: Schema = {
        "schema_version": {"const": SCHEMA_VERSION},
        "dataset_version": {"type": "string", "pattern": r"^\d{4}\.\d{2}\.\d+$"},
        "as_of": {"type": "string", "pattern": _PATTERNS["date"]},
        "reach": {"type": "string"},
        "top_tier": {"type": "array", "items": {"type": "string"}},
    }
    required = list(properties)
    for section, record in SECTIONS.items():
        properties[section] = {"type": "array", "items": _record(record, in_dataset=True)}
    return {
        "title": "csto dataset",
        "description": "data/csto.toml as JSON: dates are ISO strings, and what is left out may be null.",
        **_object(properties, required),
    }


def _shared() -> Schema:
    """What every envelope refers to."""
    problem: Schema = {
        "code": {"enum": ["not-found", "ambiguous", "invalid-data", "file", "internal"]},
        "message": {"type": "string"},
        "suggestions": {"type": "array", "items": {"type": "string"}},
    }
    return {"source": _source(), "problem": _object(problem, list(problem))}


def _source() -> Schema:
    """A source as it is in an envelope."""
    properties = _record(Source, in_dataset=True)["properties"]
    names = [name for name in properties if name not in ("sources", "confidence")]
    return _object({name: properties[name] for name in names}, names)


def _record(record: type[Record], *, in_dataset: bool = False) -> Schema:
    """A record: in an answer with every key, in the dataset with those that are required."""
    known = fields(record)
    properties = {}
    for name, field in known.items():
        null = field.is_optional and not field.is_array and (in_dataset or name != "origin")
        value = _value(field.type, null)
        properties[name] = {"type": "array", "items": value} if field.is_array else value
        properties[name]["description"] = field.description[:1].upper() + field.description[1:]
    required = [name for name, field in known.items() if not in_dataset or not field.is_optional]
    return {"description": summary(record), **_object(properties, required)}


def _value(kind: FieldType, null: bool) -> Schema:
    """One value of a type."""
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


def _object(properties: Mapping[str, Any], required: list[str]) -> Schema:
    """An object with these keys and no others."""
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


def summary(record: type[Record]) -> str:
    """The first sentence of the docstring of a class of records."""
    return (record.__doc__ or "").strip().partition("\n")[0]


def without_prose(value: Any) -> Any:
    """A schema without titles and descriptions: what a script may rely on."""
    if isinstance(value, dict):
        named = "properties" not in value and "type" not in value  # a table of fields may have one called title
        dropped = () if named else ("title", "description")
        return {key: without_prose(inner) for key, inner in value.items() if key not in dropped}
    return [without_prose(inner) for inner in value] if isinstance(value, list) else value
