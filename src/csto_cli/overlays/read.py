"""Overlays: TOML files whose records are merged over the bundled ones by `id`.

A table with a new `id` adds a record, one with a known `id` changes the fields that it names, and `retired = true`
takes the record out. Merged records carry the name of the overlay in `origin`. `docs/adapt.md` tells users how to.

What comes in here comes from anywhere. A file is bounded in size and depth before it is parsed, and one that breaks a
rule of `check.VITAL` is refused whole.
"""

from csto_cli.errors import DataError, FileError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record

LIMIT = 8 * 2**20
"""The largest overlay that is read, in bytes: five times the bundled dataset."""


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

    from csto_cli.check import VITAL, examine
    from csto_cli.data.compile import ordered

    files = [(path, read_content(path, "overlay")) for path in paths]
    findings, subjects = examine(dataset, files, overlays=True, rules=VITAL)
    for path in paths:
        refuse([finding for finding in findings if finding.file == path], f"The overlay {path!r}", "was not merged")
    return [
        Overlay(
            os.path.basename(path),
            {section: [ordered(section, table) for table in tables] for section, tables in subject.document.items()},
        )
        for (path, _), subject in zip(files, subjects, strict=True)
    ]


def refuse(errors: "Sequence[Record]", what: str, consequence: str) -> None:
    """Raise what is wrong with a file, if anything is.

    Args:
        errors: the findings that are errors.
        what: the file, as a sentence begins.
        consequence: what did not happen for it.

    Raises:
        DataError: if there is an error; the first ones are its details.
    """
    if errors:
        from csto_cli.check import told

        number = f"{len(errors)} errors" if len(errors) > 1 else "an error"
        more = " `csto data check` tells more." if len(errors) > SHOWN else ""
        raise DataError(f"{what} has {number} and {consequence}.{more}", details=map(told, errors[:SHOWN]))


def open_file(dataset: "Dataset", path: str) -> "Dataset":
    """The dataset that a file holds, or the one that it makes of another as an overlay.

    Args:
        dataset: the dataset that an overlay is merged over.
        path: the file; one with a schema_version is a dataset.

    Raises:
        FileError: if it cannot be read, is not a plain file, or is larger than `LIMIT`.
        DataError: if it breaks a rule of `check.VITAL`.
    """
    from csto_cli.check import VITAL, examine
    from csto_cli.data.compile import build
    from csto_cli.data.dataset import Dataset

    findings, subjects = examine(dataset, [(path, read_content(path, "file"))], rules=VITAL)
    refuse([finding for finding in findings if finding.rule not in OLDER], f"The file {path!r}", "was not read")
    if subjects[0].is_overlay:
        return dataset.merged(read_overlays(dataset, [path])[0])
    try:
        return Dataset(build(subjects[0].document).__getitem__)
    except (AttributeError, LookupError, TypeError, ValueError):
        raise DataError(f"The file {path!r} is broken; `csto data check` names the line.") from None


OLDER = ("D007",)
"""Rules that earlier versions of the dataset did not know, and that are nothing to stumble over."""


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
