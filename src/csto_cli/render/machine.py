"""Answers for machines: JSON, JSON Lines, CSV, TSV and TOML, stable to the byte."""

from csto_cli import jsontext
from csto_cli.model import is_array, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from csto_cli.dataset import Dataset
    from csto_cli.declare import Command
    from csto_cli.errors import CstoError
    from csto_cli.result import Result

SCHEMA_VERSION = 1
"""The version of the outputs' contract; `docs/json-output.md` says what may change without a new one."""


def render(command: "Command", result: "Result", dataset: "Dataset", values: "Mapping[str, Any]", form: str) -> str:
    """An answer in one of the machine formats.

    Args:
        command: the command that was called.
        result: its result.
        dataset: the dataset that it comes from.
        values: the values of the output options.
        form: `json`, `jsonl`, `csv`, `tsv` or `toml`.

    Returns:
        The text, ending in a newline if it is not empty.
    """
    names = values.get("fields") or list(written(command.row))
    blank = empty(command, names)
    rows = [shaped(record, blank) for record in result.records]
    if form == "json":
        sources = dataset.source_lines(cited(result.records))
        return envelope(command, result, dataset, [jsontext.dumps(row) for row in rows], sources)
    if form == "jsonl":
        return jsontext.escaped("".join(jsontext.dumps(row) + "\n" for row in rows))
    if form == "toml":
        return _toml(command, result, dataset, rows)
    separator = "," if form == "csv" else "\t"
    quote = _csv if form == "csv" else _tsv
    heading = [] if values.get("no_header") else [separator.join(map(quote, names))]
    lines = [*heading, *(separator.join(quote(flat(row[name])) for name in names) for row in rows)]
    return "".join(line + ("\r\n" if form == "csv" else "\n") for line in lines)


def empty(command: "Command", names: "Sequence[str]") -> "dict[str, Any]":
    """What stands in fields of a command's records that a record lacks: `null`, an empty array, or its origin."""
    kinds = written(command.row)
    return {name: "bundled" if name == "origin" else () if is_array(kinds[name]) else None for name in names}


def shaped(record: "Mapping[str, Any]", blank: "Mapping[str, Any]") -> "dict[str, Any]":
    """A record with exactly the fields of `blank`, and its values for what the record lacks."""
    return {name: default if (value := record.get(name)) is None else value for name, default in blank.items()}


def cited(records: "Sequence[Mapping[str, Any]]") -> "Iterator[str]":
    """The ids of the sources that records refer to, at any depth."""
    for record in records:
        for name, value in record.items():
            if name == "sources" and value:
                yield from value
            elif value and (
                isinstance(value, dict) or (isinstance(value, list | tuple) and isinstance(value[0], dict))
            ):
                yield from cited([value] if isinstance(value, dict) else value)


def envelope(
    command: "Command",
    result: "Result | None",
    dataset: "Dataset | None",
    rows: "Sequence[str]" = (),
    sources: "Sequence[str]" = (),
    problems: "Sequence[dict[str, Any]]" = (),
) -> str:
    """The JSON envelope around records and sources that are JSON already, one a line."""
    head = jsontext.dumps(
        {
            "schema_version": SCHEMA_VERSION,
            "command": command.name,
            "dataset_version": dataset.dataset_version if dataset else None,
            "as_of": result.as_of if result else dataset.as_of if dataset else None,
            "query": result.query if result else {},
        }
    )
    parts = [f'"data": {_array(rows)}', f'"sources": {_array(sources)}']
    body = f", {', '.join(parts)}, "
    if dataset is not None and dataset.overlaid:
        body = jsontext.escaped(body)  # the bundled dataset holds nothing to escape: `data check` sees to it
    tail = jsontext.escaped(f'"problems": {jsontext.dumps(list(problems))}}}\n')
    return jsontext.escaped(head[:-1]) + body + tail


def _array(lines: "Sequence[str]") -> str:
    """A JSON array with one value a line."""
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def failure(command: "Command", error: "CstoError", dataset: "Dataset | None") -> str:
    """The envelope of a call that found no answer."""
    problem = {"code": error.code, "message": error.message, "suggestions": list(error.suggestions)}
    return envelope(command, None, dataset, problems=[problem])


def flat(value: "Any") -> str:
    """A value as one cell: nothing for null, `;` between the values of an array, JSON for a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ";".join(flat(item) for item in value)
    if isinstance(value, dict):
        return jsontext.dumps(value)
    return str(value)


_UNSAFE = (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F))
_CONTROL = dict.fromkeys((*_UNSAFE, *range(0x2066, 0x206A)), "�")


def _csv(text: str) -> str:
    """A cell of CSV after RFC 4180, which no spreadsheet takes for a formula and no terminal for a command."""
    if not text.isprintable():
        text = text.translate(_CONTROL)
    if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not _number(text):
        text = "'" + text
    if any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _number(text: str) -> bool:
    """Whether a text is a plain number, which may begin with a sign."""
    try:
        float(text)
    except ValueError:
        return False
    return text[-1].isdigit()


_TSV = _CONTROL | {ord(mark): " " for mark in "\t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}


def _tsv(text: str) -> str:
    """A cell of TSV: one line whatever it holds."""
    return text.translate(_TSV)


def _toml(command: "Command", result: "Result", dataset: "Dataset", rows: "Sequence[dict[str, Any]]") -> str:
    """The envelope as TOML: dates of a day as TOML dates, what is null left out."""
    import tomli_w

    document = {
        "schema_version": SCHEMA_VERSION,
        "command": command.name,
        "dataset_version": dataset.dataset_version,
        "as_of": _typed(result.as_of),
        "query": {key: value for key, value in result.query.items() if value is not None},
        "data": [{key: _typed(value) for key, value in row.items() if value is not None} for row in rows],
        "sources": [
            {key: _typed(value) for key, value in jsontext.loads(line).items() if value is not None}
            for line in dataset.source_lines(cited(result.records))
        ],
    }
    return tomli_w.dumps(document)


def _typed(value: "Any") -> "Any":
    """A value for tomli-w: a day becomes a date, `null` inside tables goes."""
    from datetime import date

    from csto_cli.dates import is_date

    if isinstance(value, str) and len(value) == 10 and is_date(value):
        return date.fromisoformat(value)
    if isinstance(value, dict):
        return {str(key): _typed(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [_typed(item) for item in value if item is not None]
    return value
