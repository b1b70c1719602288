"""Overlays: TOML files whose records are merged over the bundled ones by `id`.

A table with a new `id` adds a record, one with a known `id` changes the fields that it names, and `retired = true`
takes the record out. Merged records carry the name of the overlay in `origin`.

What comes in here comes from anywhere. A file is bounded in size and depth before it is parsed, and what its fields
hold is looked at before a query meets it.
"""

from csto_cli.errors import DataError, FileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from csto_cli.kinds import Kind

LIMIT = 8 * 2**20
"""The largest overlay that is read, in bytes: five times the bundled dataset."""

DEPTH = 32
"""How deeply arrays, tables and dotted keys may be nested."""

_ID = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")
"""What an id is made of: nothing that a shell, a query or the index takes for more than a part of a word."""

_DEEP_KEY = (
    r"(?<![\w-])(?:(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){%d}" % DEPTH  # noqa: UP031
)
"""A key of more than `DEPTH` parts, on which `tomllib` spends time and memory by the square of their number."""


class Overlay:
    """One overlay, read and ready to merge.

    Args:
        origin: the name that merged records carry: the file's own, without its folder.
        tables: the tables of each section.
    """

    __slots__ = ("origin", "tables")

    def __init__(self, origin: str, tables: "dict[str, list[dict[str, Any]]]") -> None:
        self.origin = origin
        self.tables = tables


def read_overlay(path: str) -> Overlay:
    """Read an overlay from a file.

    Raises:
        FileError: if it cannot be read, is not a plain file, or is larger than `LIMIT`.
        DataError: if it is not TOML, or its tables are not records of known sections.
    """
    import os
    import tomllib

    from csto_cli.index import META_KEYS, ordered
    from csto_cli.model import SECTIONS, fields

    content = read_content(path, "overlay")
    try:
        document = parsed(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataError(f"The overlay {path!r} is not UTF-8 (byte {error.start}); save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"The overlay {path!r} is not TOML: {error}.") from None
    except ValueError as error:
        raise DataError(f"The overlay {path!r} is beyond what csto reads: {error}.") from None
    tables: dict[str, list[dict[str, Any]]] = {}
    for section, records in document.items():
        if section in META_KEYS:
            continue
        if section not in SECTIONS:
            raise DataError(f"The overlay {path!r} has a section {section!r}, which the dataset does not know.")
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            raise DataError(f"The overlay {path!r} must write its records as [[{section}]] tables.")
        kinds = fields(SECTIONS[section])
        for record in records:
            if not isinstance(record.get("id"), str) or not record["id"]:
                raise DataError(f"The overlay {path!r} has a [[{section}]] table without an id.")
            if not all(mark in _ID for mark in record["id"]):
                raise DataError(
                    f"The overlay {path!r} has a [[{section}]] table with the id {record['id'][:60]!r}; "
                    "use Latin letters and digits with hyphens between words."
                )
            wrong = record.get("retired") is not True and _misfit(record, kinds)
            if wrong:
                raise DataError(
                    f"In the overlay {path!r} the {section} {record['id'][:60]!r} has a value of the wrong kind for "
                    f"{wrong}; `csto data check` with the file says which is right."
                )
        tables[section] = [ordered(section, record) for record in records]
    return Overlay(os.path.basename(path), tables)


def parsed(text: str) -> "dict[str, Any]":
    """The document of a TOML text from anywhere.

    Raises:
        tomllib.TOMLDecodeError: if it is not TOML.
        ValueError: if it is nested too deeply, or holds a number that is too long.
    """
    import re
    import tomllib

    if re.search(_DEEP_KEY, text):
        raise ValueError(f"a key has more than {DEPTH} parts")
    try:
        document = tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        raise ValueError("a number has too many digits") from None
    level: list[Any] = [document]
    for _ in range(DEPTH):
        inner = [value.values() if isinstance(value, dict) else value for value in level]
        values = [item for items in inner for item in items]
        if any(isinstance(value, int) and abs(value) >= 2**63 for value in values):
            raise ValueError("a number has too many digits")
        level = [value for value in values if isinstance(value, dict | list)]
        if not level:
            return document
    raise ValueError("it is nested too deeply")


def _misfit(record: "Mapping[str, Any]", kinds: "Mapping[str, Any]") -> str:
    """The first field of a record whose value is not of its kind, or nothing."""
    from csto_cli.kinds import shape

    for name, annotation in kinds.items():
        if name in record:
            kind, many, _ = shape(annotation)
            values = record[name] if many else [record[name]]
            if not isinstance(values, list) or not all(_sound(kind, value) for value in values):
                return name
            if name == "iso3" and not _is_code(record[name]):
                return name
    return ""


def _sound(kind: "Kind", value: object) -> bool:
    """Whether a value can stand where its kind is asked for: of the type, of the calendar, of the list."""
    from csto_cli.dates import is_date
    from csto_cli.kinds import fits

    if kind.name in ("date", "bound"):
        text = value.isoformat() if hasattr(value, "isoformat") else value
        return isinstance(text, str) and (is_date(text) or text in kind.words)
    if not fits(kind, value):
        return False
    if kind.name == "country code":
        return _is_code(value)
    if kind.name == "language code":
        return (
            isinstance(value, str) and 2 <= len(value) <= 3 and value.isascii() and value.isalpha() and value.islower()
        )
    if kind.name == "address":
        return isinstance(value, str) and value.startswith(("https://", "http://"))
    return not kind.choices or value in kind.choices


def _is_code(value: object) -> bool:
    """Whether a value looks like an ISO 3166-1 alpha-3 code."""
    return isinstance(value, str) and len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()


def whole(section: str, records: "Sequence[Mapping[str, Any]]", origin: str) -> None:
    """See that what an overlay brought is whole.

    Args:
        section: the section.
        records: its records with the overlay merged in.
        origin: the overlay.

    Raises:
        DataError: if a record of the overlay lacks a field that its section requires.
    """
    from csto_cli.kinds import shape
    from csto_cli.model import SECTIONS, fields

    required = {name for name, annotation in fields(SECTIONS[section]).items() if not shape(annotation)[2]}
    for record in records:
        if record.get("origin") == origin and not required <= record.keys():
            lacking = " and no ".join(sorted(required - record.keys()))
            raise DataError(f"In the overlay {origin!r} the {section} {record['id'][:60]!r} has no {lacking}; add it.")


def read_content(path: str, what: str) -> bytes:
    """The bytes of a file that a user named.

    Args:
        path: the file.
        what: what it should be, for the message.

    Raises:
        FileError: if it cannot be read, is not a plain file, or is larger than `LIMIT`.
    """
    import os
    import stat

    name = path if len(path) <= 300 else f"{path[:150]}…{path[-100:]}"

    def opened(file: str, flags: int) -> int:  # what became a pipe in the meantime must not make us wait
        return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))

    try:
        plain = stat.S_ISREG(os.stat(path).st_mode)
        if plain:
            with open(path, "rb", opener=opened) as file:
                plain = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
                content = file.read(LIMIT + 1) if plain else b""
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the name is not one"
        raise FileError(f"The {what} {name!r} cannot be read: {reason}.") from None
    if not plain:
        raise FileError(f"The {what} {name!r} is not a plain file; name a TOML file.")
    if len(content) > LIMIT:
        raise FileError(f"The {what} {name!r} is larger than {LIMIT // 2**20} MB; split it.")
    return content
