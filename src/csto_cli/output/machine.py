"""Answers for machines: JSON, JSON Lines, CSV, TSV and TOML, stable to the byte."""

from csto_cli.data.compile import lacking
from csto_cli.model.record import written
from csto_cli.text import json as jsontext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from csto_cli.cli.declare import Command
    from csto_cli.data.dataset import Dataset
    from csto_cli.errors import CstoError
    from csto_cli.output.result import Result

SCHEMA_VERSION = 1
"""The version of the outputs' contract; `docs/json-output.md` says what may change without a new one."""


def render(
    command: "Command", result: "Result", dataset: "Dataset", values: "Mapping[str, Any]", form: str
) -> str | bytes:
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
    if form in ("json", "jsonl"):
        lines = _lines(command, result, dataset, values)
        if form == "jsonl":
            return b"".join([line + b"\n" for line in lines])
        sources = dataset.source_lines(cited(result.records, tables(command)))
        return envelope(command, result, dataset, lines, sources)
    names = values.get("fields") or list(written(command.row))
    rows = _rows(command, result, names)
    if form == "toml":
        return _toml(command, result, dataset, rows)
    separator, end, quote = (",", "\r\n", csv_cell) if form == "csv" else ("\t", "\n", _tsv)
    cells = [] if values.get("no_header") else [list(names)]
    cells += [[value if type(value) is str else flat(value) for value in row.values()] for row in rows]
    return "".join([separator.join(map(quote, line)) + end for line in cells])


def _lines(command: "Command", result: "Result", dataset: "Dataset", values: "Mapping[str, Any]") -> "Sequence[bytes]":
    """The records as lines of JSON: those of the index where they stand there as they are, else made here."""
    names = values.get("fields")
    stored = None if names else dataset.stored(result.records)
    if stored is not None:
        return stored
    rows = _rows(command, result, names or list(written(command.row)))
    if dataset.overlaid or command.on_files:  # the bundled dataset holds nothing to escape: `data check` sees to it
        return [jsontext.escaped(jsontext.dumps(row)).encode() for row in rows]
    return [jsontext.dumps(row).encode("utf-8", "backslashreplace") for row in rows]


def _rows(command: "Command", result: "Result", names: "Sequence[str]") -> "list[dict[str, Any]]":
    """The records with exactly the fields named, in this order."""
    kinds = written(command.row)
    blank = {name: lacking(name, kinds[name]) for name in names}
    return [shaped(record, blank) for record in result.records]


def shaped(record: "Mapping[str, Any]", blank: "Mapping[str, Any]") -> "dict[str, Any]":
    """A record with exactly the fields of `blank`, and its values for what the record lacks."""
    get = {**record}.get  # a plain table is read more quickly than a record
    return {name: default if (value := get(name)) is None else value for name, default in blank.items()}


def tables(command: "Command") -> "Sequence[str]":
    """The fields of a command's records that hold tables, which may name sources of their own."""
    return [name for name, kind in written(command.row).items() if "Table" in kind]


def cited(records: "Sequence[Mapping[str, Any]]", tables: "Sequence[str]") -> "Iterator[str]":
    """The ids of the sources that records refer to, themselves and in the tables that they hold.

    Args:
        records: the records.
        tables: the fields that hold tables.
    """
    for record in records:
        yield from record.get("sources") or ()
        for name in tables:
            value = record.get(name)
            if value:
                yield from _inside([value] if isinstance(value, dict) else value)


def _inside(values: "Sequence[Any]") -> "Iterator[str]":
    """The ids of the sources that tables refer to, at any depth."""
    for table in values:
        for name, value in table.items() if isinstance(table, dict) else ():
            if name == "sources":
                yield from value or ()
            elif isinstance(value, dict | list | tuple):
                yield from _inside([value] if isinstance(value, dict) else value)


def envelope(
    command: "Command",
    result: "Result | None",
    dataset: "Dataset | None",
    rows: "Sequence[bytes]" = (),
    sources: "Sequence[bytes]" = (),
    problems: "Sequence[dict[str, Any]]" = (),
) -> bytes:
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
    tail = jsontext.escaped(f'"problems": {jsontext.dumps(list(problems))}}}\n')
    start = _text(jsontext.escaped(head[:-1]))
    return b", ".join((start, b'"data": ' + _array(rows), b'"sources": ' + _array(sources), _text(tail)))


def _text(text: str) -> bytes:
    """JSON text as bytes; what was no UTF-8 on the command line is escaped, and JSON still."""
    return text.encode("utf-8", "backslashreplace")


def _array(lines: "Sequence[bytes]") -> bytes:
    """A JSON array with one value a line."""
    return b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"


def failure(command: "Command", error: "CstoError", dataset: "Dataset | None") -> bytes:
    """The envelope of a call that found no answer."""
    problem = {"code": error.code, "message": error.message, "suggestions": list(error.suggestions)}
    more = [{"code": error.code, "message": detail, "suggestions": []} for detail in error.details]
    return envelope(command, None, dataset, problems=[problem, *more])


def flat(value: "Any") -> str:
    """A value as one cell: nothing for null, `;` between the values of an array, JSON for a table."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ";".join(map(flat, value))
    if isinstance(value, dict):
        return jsontext.dumps(value)
    return str(value)


_UNSAFE = (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F))
_CONTROL = dict.fromkeys((*_UNSAFE, *range(0x2066, 0x206A)), "�")


def csv_cell(text: str) -> str:
    """A cell of CSV after RFC 4180, which no spreadsheet takes for a formula and no terminal for a command."""
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL)
    if text[:1] in ("=", "+", "-", "@", "\t", "\n") and not _number(text):
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
        "as_of": typed(result.as_of),
        "query": {key: value for key, value in result.query.items() if value is not None},
        "data": [{key: typed(value) for key, value in row.items() if value is not None} for row in rows],
        "sources": [
            {key: typed(value) for key, value in jsontext.loads(line.decode()).items() if value is not None}
            for line in dataset.source_lines(cited(result.records, tables(command)))
        ],
    }
    text = jsontext.escaped(tomli_w.dumps(document))
    return text.encode("utf-8", "replace").decode()  # half a character, from an argument, has no form in TOML


def typed(value: "Any") -> "Any":
    """A value for tomli-w: a day becomes a date, `null` inside tables goes."""
    from datetime import date

    from csto_cli.dates import is_date

    if isinstance(value, str) and len(value) == 10 and is_date(value):
        return date.fromisoformat(value)
    if isinstance(value, dict):
        return {str(key): typed(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [typed(item) for item in value if item is not None]
    return value
