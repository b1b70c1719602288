"""Answers for machines: JSON, JSON Lines, CSV, TSV and TOML, stable to the byte."""

from csto_cli.data.store import Store
from csto_cli.errors import CstoError
from csto_cli.output.result import Result
from csto_cli.text import json
from csto_cli.text.json import UNSAFE
from csto_cli.types import Any, Iterable, Row, Sequence

SCHEMA_VERSION = 2
"""The version of the contract of the outputs; `docs/json-output.md` says what may change without a new one."""


def render(
    command: str,
    result: Result,
    store: Store,
    form: str,
    fields: Sequence[str],
    *,
    tables: Sequence[str] = (),
    header: bool = True,
    escape: bool = False,
) -> str | bytes:
    """An answer in one of the machine formats."""
    if form in ("csv", "tsv"):
        return to_cells(result.records, fields, tables, form, header=header)
    whole = result.records and list(result.records[0]) == list(fields)
    rows = result.records if whole else [{name: row.get(name) for name in fields} for row in result.records]
    if form == "toml":
        return _toml(command, result, store, rows)
    texts = [json.dumps(row) for row in rows]
    if escape:
        texts = [json.escape(text) for text in texts]
    lines_of_json = [text.encode("utf-8", "backslashreplace") for text in texts]
    if form == "jsonl":
        return b"".join([line + b"\n" for line in lines_of_json])
    return envelope(command, result, store, lines_of_json, store.source_lines(cited(result.records)))


def cited(rows: Iterable[Row]) -> list[str]:
    """The ids of the sources that rows refer to, themselves and in the tables that they hold, at any depth."""
    found: list[str] = []
    for row in rows:
        found += row.get("sources") or ()
        for value in row.values():
            if type(value) is tuple:
                if value and type(value[0]) is dict:
                    found += cited(value)
            elif type(value) is dict:
                found += cited((value,))
    return found


def envelope(
    command: str,
    result: Result | None,
    store: Store | None,
    rows: Sequence[bytes] = (),
    sources: Sequence[bytes] = (),
    problems: Sequence[Row] = (),
) -> bytes:
    """The JSON envelope around rows and sources that are JSON already."""
    head = json.dumps(_head(command, result, store))
    start = json.escape(head[:-1]).encode("utf-8", "backslashreplace")
    tail = json.escape(f'"problems": {json.dumps(list(problems))}}}\n').encode("utf-8", "backslashreplace")
    return b", ".join((start, b'"data": ' + _array(rows), b'"sources": ' + _array(sources), tail))


def _head(command: str, result: Result | None, store: Store | None) -> Row:
    """What comes before the rows in an envelope."""
    return {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        "dataset_version": store.dataset_version if store else None,
        "as_of": result.as_of if result else store.as_of if store else None,
        "query": result.query if result else {},
    }


def _array(lines: Sequence[bytes]) -> bytes:
    """A JSON array with one value per line."""
    return b"[\n" + b",\n".join(lines) + b"\n]" if lines else b"[]"


def render_failure(command: str, error: CstoError, store: Store | None) -> bytes:
    """The envelope of a call that found no answer."""
    problem = {"code": error.code, "message": error.message, "suggestions": list(error.suggestions)}
    more = [{"code": error.code, "message": detail, "suggestions": []} for detail in error.details]
    return envelope(command, None, store, problems=[problem, *more])


def to_cells(
    rows: Iterable[Row], fields: Sequence[str], tables: Sequence[str], form: str, *, header: bool = True
) -> str:
    """CSV or TSV: a heading, and the same columns in every row, whatever keys it has."""
    separator, end, cell = (",", "\r\n", csv_cell) if form == "csv" else ("\t", "\n", tsv_cell)
    lines = [list(fields)] if header else []
    lines += [[format_cell(row.get(name), name in tables) for name in fields] for row in rows]
    return "".join([separator.join([cell(text) for text in line]) + end for line in lines])


def format_cell(value: Any, holds_tables: bool = False) -> str:
    """A value as one cell: nothing for null, `;` between the words of an array, JSON for whatever holds a table.

    An array of words that could not be split back is JSON too: one in which a word holds `;` or is empty, or of which
    the first begins as JSON does.
    """
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        plain = not holds_tables and all(map(_is_word, value))
        text = ";".join(map(format_cell, value)) if plain else "["
        return json.dumps(value) if text.startswith("[") else text
    return json.dumps(value) if isinstance(value, dict) else str(value)


def _is_word(item: Any) -> bool:
    """Whether an item of an array can be joined with `;`."""
    return bool(item) and ";" not in item if type(item) is str else not isinstance(item, dict | list | tuple)


_CONTROL = dict.fromkeys(UNSAFE, "�")


def csv_cell(text: str) -> str:
    """A cell of CSV after RFC 4180, which no spreadsheet takes for a formula and no terminal for a command."""
    if not text.isprintable():
        text = "\r\n".join([line.replace("\r", "\n").translate(_CONTROL) for line in text.split("\r\n")])
    if text[:1] in ("=", "+", "-", "@", "\t", "\n") and not (_is_number(text) or _is_bibtex(text)):
        text = "'" + text
    if any(mark in text for mark in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _is_number(text: str) -> bool:
    """Whether a text is a plain number, which may begin with a sign."""
    try:
        float(text)
    except ValueError:
        return False
    return text[-1].isdigit()


def _is_bibtex(text: str) -> bool:
    """Whether a text is an entry of BibTeX, such as `@misc{key, …`."""
    kind, brace, _ = text[1:].partition("{")
    return bool(brace) and kind.isalpha()


_TSV = _CONTROL | dict.fromkeys(map(ord, "\t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), " ")


def tsv_cell(text: str) -> str:
    """A cell of TSV: one line whatever it holds."""
    return text.translate(_TSV)


def _toml(command: str, result: Result, store: Store, rows: Sequence[Row]) -> str:
    """The envelope as TOML: dates of a day as TOML dates, what is null left out."""
    import json as package

    import tomli_w

    sources = [package.loads(line) for line in store.source_lines(cited(result.records))]
    document = {**_head(command, result, store), "data": rows, "sources": sources}
    text = json.escape(tomli_w.dumps(to_toml_types(document)))
    return text.encode("utf-8", "replace").decode()  # half a character, from an argument, has no form in TOML


def to_toml_types(value: Any) -> Any:
    """A value for tomli-w: a day becomes a date, `null` goes."""
    from datetime import date

    from csto_cli.dates import is_date

    if isinstance(value, str) and len(value) == 10 and is_date(value):
        return date.fromisoformat(value)
    if isinstance(value, dict):
        return {str(key): to_toml_types(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list | tuple):
        return [to_toml_types(item) for item in value if item is not None]
    return value
