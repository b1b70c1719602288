"""Overlays: TOML files whose records are merged over the bundled ones by `id`.

A table with a new `id` adds a record, one with a known `id` changes the fields that it names, and `retired = true`
takes the record out. Merged records carry the name of the overlay in `origin`.
"""

from csto_cli.errors import DataError, FileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.dataset import Dataset

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


SHOWN = 5
"""How many findings an error tells."""


def read_overlays(dataset: "Dataset", paths: "Sequence[str]") -> "list[Overlay]":
    """Read overlays from files, each checked over the dataset and those before it.

    Args:
        dataset: the dataset that they are merged over.
        paths: the files.

    Raises:
        FileError: if one cannot be read, is not a plain file, or is larger than `LIMIT`.
        DataError: if one breaks a rule of `check.VITAL`.
    """
    import os

    from csto_cli.check import VITAL, examine, told
    from csto_cli.index import META_KEYS, ordered

    files = [(path, read_content(path, "overlay")) for path in paths]
    findings, subjects = examine(dataset, files, overlays=True, rules=VITAL)
    for path in paths:
        errors = [finding for finding in findings if finding.file == path]
        if errors:
            number = f"{len(errors)} errors" if len(errors) > 1 else "an error"
            more = " `csto data check` lists all." if len(errors) > SHOWN else ""
            raise DataError(
                f"The overlay {path!r} has {number} and was not merged.{more}", details=map(told, errors[:SHOWN])
            )
    return [
        Overlay(
            os.path.basename(path),
            {
                section: [ordered(section, table) for table in tables]
                for section, tables in subject.document.items()
                if section not in META_KEYS
            },
        )
        for (path, _), subject in zip(files, subjects, strict=True)
    ]


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
