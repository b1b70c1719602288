"""Overlays: TOML files whose records are merged over the bundled ones by `id`.

A table with a new `id` adds a record, one with a known `id` changes the fields that it names, and `retired = true`
takes the record out. Merged records carry the name of the overlay in `origin`.
"""

from csto_cli.errors import DataError, FileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LIMIT = 32 * 2**20
"""The largest overlay that is read, in bytes."""


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
    from csto_cli.model import SECTIONS

    content = read_content(path, "overlay")
    try:
        document = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise DataError(f"The overlay {path!r} is not UTF-8 (byte {error.start}); save it as UTF-8.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise DataError(f"The overlay {path!r} is not TOML: {error}.") from None
    tables: dict[str, list[dict[str, Any]]] = {}
    for section, records in document.items():
        if section in META_KEYS:
            continue
        if section not in SECTIONS:
            raise DataError(f"The overlay {path!r} has a section {section!r}, which the dataset does not know.")
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            raise DataError(f"The overlay {path!r} must write its records as [[{section}]] tables.")
        for record in records:
            if not isinstance(record.get("id"), str) or not record["id"]:
                raise DataError(f"The overlay {path!r} has a [[{section}]] table without an id.")
        tables[section] = [ordered(section, record) for record in records]
    return Overlay(os.path.basename(path), tables)


def read_content(path: str, what: str) -> bytes:
    """The bytes of a file that a user named.

    Args:
        path: the file.
        what: what it should be, for the message.

    Raises:
        FileError: if it cannot be read, is not a plain file, or is larger than `LIMIT`.
    """
    import os

    try:
        if not os.path.isfile(path):
            os.stat(path)
            raise FileError(f"The {what} {path!r} is not a plain file; name a TOML file.")
        with open(path, "rb") as file:
            content = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the name is not one"
        raise FileError(f"The {what} {path!r} cannot be read: {reason}.") from None
    if len(content) > LIMIT:
        raise FileError(f"The {what} {path!r} is larger than {LIMIT // 2**20} MB; split it.")
    return content
