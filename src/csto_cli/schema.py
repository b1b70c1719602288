"""JSON Schemas (2020-12) of the outputs and of the dataset, made from the same annotations as everything else."""

from __future__ import annotations

from csto_cli import commands, kinds
from csto_cli.model import SECTIONS, Source, fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.declare import Command
    from csto_cli.model import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


def names() -> list[str]:
    """Everything that has a schema: the commands, and the dataset."""
    return [*commands.NAMES, *(f"data {name}" for name in commands.DATA_NAMES), "dataset"]


def schema(name: str) -> dict[str, Any]:
    """The schema of a command's JSON output, or of the dataset.

    Args:
        name: one of `names`.
    """
    if name == "dataset":
        return _dataset()
    return _envelope(commands.load(name))


def _envelope(command: Command) -> dict[str, Any]:
    """The schema of the envelope around a command's records."""
    date = {"type": ["string", "null"], "pattern": DATE}
    text = {"type": "string"}
    problem = {
        "type": "object",
        "properties": {"code": text, "message": text, "suggestions": {"type": "array", "items": text}},
        "required": ["code", "message", "suggestions"],
        "additionalProperties": False,
    }
    properties = {
        "schema_version": {"const": 1},
        "command": {"const": command.name},
        "dataset_version": {"type": ["string", "null"]},
        "as_of": date,
        "query": {"type": "object"},
        "data": {"type": "array", "items": _record(command.row)},
        "sources": {"type": "array", "items": _source()},
        "problems": {"type": "array", "items": problem},
    }
    return {
        "$schema": DIALECT,
        "title": f"csto {command.name}",
        "description": f"{command.summary}.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _source() -> dict[str, Any]:
    """The schema of a source in the envelope."""
    described = _record(Source)
    for name in ("sources", "confidence"):
        del described["properties"][name]
    described["required"] = list(described["properties"])
    described["properties"]["origin"] = {"type": ["string", "null"]}
    return described


def _record(record: type[Record]) -> dict[str, Any]:
    """The schema of a row: every key is always there."""
    properties = {name: _described(record, name, _kind(kind)) for name, kind in fields(record).items()}
    properties["origin"] = _described(record, "origin", {"type": "string"})
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _kind(kind: Any) -> dict[str, Any]:
    """The schema of a value."""
    if hasattr(kind, "__args__"):
        return {"type": "array", "items": _kind(kind.__args__[0])}
    if isinstance(kind, kinds.Optional):
        inner = _kind(kind.kind)
        if "enum" in inner:
            return {"enum": [*inner["enum"], None]}
        types = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
        return {**inner, "type": [*types, "null"]}
    if kind.choices:
        return {"enum": list(kind.choices)}
    if kind.python is dict:
        return {"type": ["object", "array"]}
    found: dict[str, Any] = {"type": TYPES[kind.python]}
    if kind is kinds.CountryCode:
        found["pattern"] = "^[A-Z]{3}$"
    if kind.name == "date":
        found["pattern"] = DATE
    if kind.name == "bound":
        found["pattern"] = f"{DATE[:-1]}$|^(open|unknown)$"
    return found


def _described(record: type[Record], name: str, described: dict[str, Any]) -> dict[str, Any]:
    """A schema with what the docstring says of the field."""
    text = descriptions(record).get(name)
    return {**described, "description": text} if text else described


def descriptions(record: type[Record]) -> dict[str, str]:
    """What the docstrings of a class and its bases say of each field, under the field's name in the file."""
    found: dict[str, str] = {}
    for owner in reversed(record.__mro__):
        lines = (vars(owner).get("__doc__") or "").partition("Attributes:")[2].splitlines()
        name = ""
        for line in lines:
            head, colon, rest = line.strip().partition(": ")
            if colon and line.startswith("        ") and not line.startswith("         ") and head.isidentifier():
                name = "from" if head == "from_" else head
                found[name] = rest
            elif name and line.strip():
                found[name] += f" {line.strip()}"
    return found


def _dataset() -> dict[str, Any]:
    """The schema of the dataset, read as JSON."""
    properties: dict[str, Any] = {
        "schema_version": {"const": 1},
        "dataset_version": {"type": "string", "pattern": r"^\d{4}\.\d{1,2}\.\d+$"},
        "as_of": {"type": "string", "pattern": DATE},
    }
    for section, record in SECTIONS.items():
        schema = fields(record)
        needed = [name for name, kind in schema.items() if isinstance(kind, kinds.Kind)]
        items = {
            "type": "object",
            "properties": {
                name: _described(record, name, _kind(kind.kind if isinstance(kind, kinds.Optional) else kind))
                for name, kind in schema.items()
            },
            "required": needed,
            "additionalProperties": False,
        }
        properties[section] = {"type": "array", "items": items}
    return {
        "$schema": DIALECT,
        "title": "csto dataset",
        "type": "object",
        "properties": properties,
        "required": ["schema_version", "dataset_version", "as_of"],
        "additionalProperties": False,
    }
