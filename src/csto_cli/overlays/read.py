"""Overlays: TOML files whose records are merged over the bundled ones by `id`.

A table with a new `id` adds a record, one with a known `id` changes the fields that it names, and `retired = true`
takes the record out. Merged records carry the name of the overlay in `origin`. `docs/adapt.md` tells users how to.

What comes in here comes from anywhere. A file is bounded in size and depth before it is parsed, and one that breaks a
rule of `check.BLOCKING` is rejected as a whole.
"""

import os
from collections.abc import Sequence

from csto_cli.data import bundled
from csto_cli.data.compile import to_json_types
from csto_cli.data.files import read_user_file
from csto_cli.data.store import Overlay, Store
from csto_cli.errors import DataError
from csto_cli.types import Row

SHOWN = 5
"""How many findings an error lists."""

OLDER = ("D003", "D007")
"""Rules about the head of a file that earlier datasets broke, and that do not keep it from being read."""


def load(paths: Sequence[str] = ()) -> Store:
    """The bundled dataset with overlays merged over it by `id`, in this order; with all of them or with none."""
    return merged(bundled.load(), paths)


def merged(store: Store, paths: Sequence[str]) -> Store:
    """A dataset with overlays merged over it; see `load`."""
    for overlay in read_overlays(store, paths) if paths else ():
        store = store.with_overlay(overlay)
    return store


def read_overlays(store: Store, paths: Sequence[str]) -> list[Overlay]:
    """Read overlays from files, each checked over the dataset and those before it."""
    from csto_cli.check import BLOCKING, examine

    files = [(path, read_user_file(path, "overlay")) for path in paths]
    findings, documents = examine(store, files, overlays=True, rules=BLOCKING)
    for path in paths:
        raise_if_errors([row for row in findings if row["file"] == path], f"The overlay {path!r}", "was not merged")
    return [
        Overlay(
            os.path.basename(path),
            {
                section: [{key: to_json_types(value) for key, value in table.items()} for table in tables]
                for section, tables in document.document.items()
            },
        )
        for (path, _), document in zip(files, documents, strict=True)
    ]


def raise_if_errors(errors: Sequence[Row], what: str, consequence: str) -> None:
    """Raise what is wrong with a file, if anything is."""
    if errors:
        from csto_cli.check import format_finding

        number = f"{len(errors)} errors" if len(errors) > 1 else "an error"
        more = " `csto data check` lists them all." if len(errors) > SHOWN else ""
        raise DataError(f"{what} has {number} and {consequence}.{more}", details=map(format_finding, errors[:SHOWN]))


def open_file(store: Store, path: str) -> Store:
    """The dataset that a file holds, or the one that it makes of another as an overlay."""
    from csto_cli.check import BLOCKING, examine

    findings, documents = examine(store, [(path, read_user_file(path, "file"))], rules=BLOCKING)
    raise_if_errors([row for row in findings if row["rule"] not in OLDER], f"The file {path!r}", "was not read")
    if documents[0].is_overlay:
        return store.with_overlay(read_overlays(store, [path])[0])
    try:
        return bundled.from_document(documents[0].document)
    except (AttributeError, LookupError, TypeError, ValueError):
        raise DataError(f"The file {path!r} is broken; `csto data check` names the line.") from None
