"""The dataset as a whole, or some of its sections, for other tools: JSON, TOML, CSV or SQLite.

An existing file is not touched without `force`, and nothing but a plain file, or a folder that
holds an earlier export and nothing else, is ever replaced.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store, drop_empty
from csto_cli.data.writing import write_file, write_whole
from csto_cli.errors import FileError, UsageError
from csto_cli.model.sections import SECTIONS

FORMATS = ("json", "toml", "csv", "sqlite")
"""What a dataset can be exported as, the default first."""


def to_text(data: Store, sections: Sequence[str], form: str) -> str:
    """The export as one text."""
    if form == "json":
        return as_json(data, sections)
    if form == "toml":
        return as_toml(data, sections)
    if form == "csv" and len(sections) == 1:
        return as_csv(data, sections[0])
    if form == "csv":
        raise UsageError(
            "csto export -f csv writes a file for each section; name a folder with --output, or one --section."
        )
    raise UsageError("csto export -f sqlite writes a database; name its file with --output.")


def save(data: Store, sections: Sequence[str], form: str, path: str, *, force: bool = False) -> dict[str, str]:
    """Write the export to a file or folder."""
    _check_place(path, folder=form == "csv", force=force)
    if form == "csv":
        contents = {f"{section}.csv": as_csv(data, section) for section in sections}
        write_whole(path, lambda temporary: _write_folder(temporary, contents))
        return {section: os.path.join(path, f"{section}.csv") for section in sections}
    if form == "sqlite":
        from csto_cli.export.sqlite import build

        write_whole(path, lambda temporary: build(data, sections, temporary))
    else:
        content = to_text(data, sections, form).encode("utf-8", "backslashreplace")
        write_whole(path, lambda temporary: write_file(temporary, content))
    return dict.fromkeys(sections, path)


def sqlite_bytes(data: Store, sections: Sequence[str]) -> bytes:
    """The content of the database file, for stdout."""
    import tempfile

    from csto_cli.data.writing import cleared_up
    from csto_cli.export.sqlite import build

    folder = os.path.join(tempfile.gettempdir(), f"csto-{os.urandom(8).hex()}")
    with cleared_up(folder):
        os.mkdir(folder, 0o700)
        build(data, sections, os.path.join(folder, "csto.db"))
        with open(os.path.join(folder, "csto.db"), "rb") as file:
            return file.read()


def as_json(data: Store, sections: Sequence[str]) -> str:
    """A JSON object: the head of the dataset, then an array of records for each section, one record per line."""
    from csto_cli.text.json import dumps, escape

    parts = [f"{dumps(key)}: {dumps(value)}" for key, value in _head(data).items()]
    for section in sections:
        records = ",\n".join(dumps(drop_empty(record)) for record in data.section(section))
        parts.append(f"{dumps(section)}: " + (f"[\n{records}\n]" if records else "[]"))
    return escape("{" + ",\n".join(parts) + "}\n")


def as_toml(data: Store, sections: Sequence[str]) -> str:
    """TOML with the structure of `csto.toml`: the same records, without its comments."""
    import tomli_w

    from csto_cli.output.machine import to_toml_types
    from csto_cli.text.json import escape

    document = {key: to_toml_types(value) for key, value in _head(data).items()}
    document |= {section: toml_tables(section, map(drop_empty, data.section(section))) for section in sections}
    return escape(tomli_w.dumps(document))


def toml_tables(section: str, records: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Records as tomli-w takes them: dates in the fields that hold dates, and text that looks like one elsewhere."""
    from csto_cli.model.record import fields
    from csto_cli.output.machine import to_toml_types

    known = fields(SECTIONS[section])
    days = {name for name, field in known.items() if field.type.name in ("date", "date or open")}
    return [
        {key: to_toml_types(value) if key in days else value for key, value in record.items()} for record in records
    ]


def as_csv(data: Store, section: str) -> str:
    """A section as CSV after RFC 4180: a column for each field, `;` between the values of an array."""
    from csto_cli.model.record import fields
    from csto_cli.output.machine import to_cells

    known = fields(SECTIONS[section])
    names = [name for name in known if name != "origin" or data.has_overlays]
    tables = [name for name, field in known.items() if field.is_array and field.type.name == "table"]
    return to_cells(data.section(section), names, tables, "csv")


def _head(data: Store) -> dict[str, Any]:
    """What stands at the top of the dataset."""
    return {
        "schema_version": data.schema_version,
        "dataset_version": data.dataset_version,
        "as_of": data.as_of,
        "reach": data.reach,
        "top_tier": list(data.top_tier),
    }


def _check_place(path: str, *, folder: bool, force: bool) -> None:
    """Check that an export may be written to a path."""
    if not os.path.lexists(path):
        return
    if folder and os.path.isdir(path):
        held = os.listdir(path)
        known = {f"{section}.csv" for section in SECTIONS}
        foreign = sorted(name for name in held if name not in known)
        if foreign:
            raise FileError(f"The folder {path!r} holds {foreign[0]!r}, which is no export; name a folder of its own.")
        if not held:
            return
    elif folder or not os.path.isfile(path):
        raise FileError(f"{path!r} is not a {'folder' if folder else 'plain file'}; name another place.")
    if not force:
        raise FileError(f"{path!r} exists already; name another place, or add --force to replace it.")


def _write_folder(path: str, contents: Mapping[str, str]) -> None:
    """Write a new folder of files."""
    os.mkdir(path)
    for name, content in contents.items():
        write_file(os.path.join(path, name), content.encode("utf-8", "backslashreplace"))
