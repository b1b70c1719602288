"""One record into an overlay: made of its fields, checked with the rest of the file, written whole or not at all.

What the file holds stays as it is, comments included: a new record is put behind it, and one that takes the place of
another takes its lines and no others.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from csto_cli.data.files import read_user_file
from csto_cli.data.names import country_code, find_issues, find_organisation
from csto_cli.data.store import Store
from csto_cli.data.writing import write_file, write_whole
from csto_cli.errors import DataError, FileError, UsageError
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS
from csto_cli.text.strings import join_words, normalize, quote

HEAD = "# Records of your own, merged over the dataset of csto on every call. `csto data check FILE` checks them.\n"
"""What a new file begins with."""

DEFAULTS = {("position", "kind"): "assessment"}
"""What a field of a new record is if it is not given."""

WORDS = 5
"""How many words of a text an id is made of."""


@dataclass(slots=True)
class Addition:
    """What was written.

    Args:
        section: the section of the record.
        record: the record, as JSON has it.
        replaced: whether it took the place of one in the file.
        warnings: what the rules ask to look at again.
    """

    section: str
    record: dict[str, Any]
    replaced: bool
    warnings: Sequence[str]


def add(
    data: Store, section: str, given: Mapping[str, Any], path: str, *, base: Sequence[str] = (), replace: bool = False
) -> Addition:
    """Write a record to an overlay."""
    from csto_cli.check import examine, format_finding
    from csto_cli.overlays.read import load, raise_if_errors

    before = read_user_file(path, "overlay") if os.path.lexists(path) else None
    known = load([*base, *([path] if before is not None else ())])
    changed = known.by_id(section).get(given.get("id") or "") if replace else None
    if changed is not None:
        new = {name: value for name, value in given.items() if value is not None and value != ()}
        given = {**_own(before, section, changed["id"]), **new}
    record = made(known, section, given, whole=changed is None)
    taken = known.find(record["id"])
    if taken is not None and not replace:
        raise UsageError(
            f"The id {record['id']!r} is taken by a record of the section {taken[0]}; "
            "give another with --id, or --replace it."
        )
    after, replaced = _content(before, path, section, record)
    files = [(one, read_user_file(one, "overlay")) for one in base]
    findings = [row for row in examine(data, [*files, (path, after)], overlays=True)[0] if row["file"] == path]
    errors = [finding for finding in findings if finding["severity"] == "error"]
    raise_if_errors(errors, f"With the {section} in it {path!r}", "was left as it is")
    save(path, after, before)
    return Addition(
        section, record, replaced, [format_finding(row) for row in findings if row["record"] == record["id"]]
    )


def _own(content: bytes | None, section: str, id: str) -> dict[str, Any]:
    """The fields that an overlay gives a record itself; none if it does not hold it, or cannot be read."""
    import tomllib

    from csto_cli.data.compile import to_json_types

    try:
        tables = tomllib.loads((content or b"").decode("utf-8-sig")).get(section, [])
        found: dict[str, Any] = next((table for table in tables if table.get("id") == id), {})
        return {name: to_json_types(value) for name, value in found.items()}
    except (AttributeError, TypeError, ValueError):
        return {}  # the check of the whole file says what is wrong


def made(data: Store, section: str, given: Mapping[str, Any], *, whole: bool = True) -> dict[str, Any]:
    """A record of the fields that a person gave: names resolved, keys in the order of the model, with an id."""
    record: dict[str, Any] = {"id": ""}
    missing = []
    for name, annotation in fields(SECTIONS[section]).items():
        value = given.get(name)
        if value is None and whole:
            value = DEFAULTS.get((section, name))
        if value is None or value == () or name == "origin":
            if whole and not annotation.is_optional and not annotation.is_array and name not in ("id", "origin"):
                missing.append(f"--{name.replace('_', '-')}")
            continue
        kind, many = annotation.type, annotation.is_array
        values = [_resolved(data, kind.section, _text(item)) for item in (value if many else [value])]
        record[name] = list(dict.fromkeys(values)) if many else values[0]
    if missing:
        raise UsageError(f"A new {section} needs {join_words(missing)}.")
    if whole and "confidence" not in record and len(record.get("sources", ())) == 1 and section != "source":
        record["confidence"] = "single-source"
    record["id"] = given.get("id") or identifier(section, record)
    return record


def _text(value: Any) -> Any:
    """A value of the command line, if it is text."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise UsageError(f"{quote(value)} holds bytes that are not UTF-8.") from None
    return value


def _resolved(data: Store, section: str, value: Any) -> Any:
    """A reference by the key that the dataset uses, whatever name was given; other values as they are."""
    if section == "country":
        return country_code(data, value)
    if section == "organisation":
        return find_organisation(data, value)["id"]
    if section == "issue":
        return find_issues(data, [value])[0]["id"]
    return value


def identifier(section: str, record: Mapping[str, Any]) -> str:
    """An id made of the fields of a record, in the manner of the section."""
    parts = {
        "event": (record.get("date"), _words(record.get("text", ""))),
        "membership": (record.get("organisation"), record.get("country"), record.get("status")),
        "position": (
            "pos",
            record.get("issue"),
            record.get("country") or record.get("organisation"),
            record.get("from"),
        ),
        "source": (_words(record.get("publisher", ""), 2), record.get("date") or _words(record.get("title", ""))),
    }[section]
    id = "-".join(filter(None, (_slug(str(part or "")) for part in parts)))
    if not id:
        raise UsageError(f"No id can be made of the fields of this {section}; give one with --id.")
    return id


def _words(text: str, number: int = WORDS) -> str:
    """The first words of a text."""
    return " ".join(text.split()[:number])


def _slug(text: str) -> str:
    """A text in small Latin letters and digits with hyphens."""
    from csto_cli.text.transliterate import latin

    letters = "".join(mark if mark.isascii() and mark.isalnum() else " " for mark in normalize(latin(text)))
    return "-".join(letters.split())


def _content(before: bytes | None, path: str, section: str, record: dict[str, Any]) -> tuple[bytes, bool]:
    """The bytes of the file with the record in it, and whether it took the place of another."""
    import tomllib

    import tomli_w

    from csto_cli.export.text import toml_tables

    (table,) = toml_tables(section, [record])
    block = f"[[{section}]]\n{tomli_w.dumps(table)}"
    if before is None:
        return f"{HEAD}\n{block}".encode(), False
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    old = before.decode("utf-8-sig")
    document = tomllib.loads(old)
    if "schema_version" in document:
        raise DataError(f"{path!r} is a dataset; csto data add writes to overlays, which have no schema_version.")
    if "\r\n" in old:
        block = block.replace("\n", "\r\n")
    tables = document.get(section, [])
    place = next((number for number, other in enumerate(tables) if other.get("id") == record["id"]), None)
    if place is None:
        end = "\r\n" if "\r\n" in old else "\n"
        text = old + ("" if not old or old.endswith("\n") else end) + (end if old else "") + block
        tables = [*tables, table]
    else:
        text = _replaced(old, path, section, place, block)
        tables = [*tables[:place], table, *tables[place + 1 :]]
    try:
        whole = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        whole = {}
    if whole != {**document, section: tables}:
        raise DataError(f"{path!r} does not write its records as [[{section}]] tables; edit it by hand.")
    return mark + text.encode(), place is not None


def _replaced(text: str, path: str, section: str, place: int, block: str) -> str:
    """The text of an overlay with another record in the lines of one of its own."""
    import tomllib

    from csto_cli.check.lines import Lines

    lines, found = text.split("\n"), Lines(text)
    start = found.of(section, place).line - 1
    headings = sorted(one.line - 1 for places in found.tables.values() for one in places)
    end = next((line for line in headings if line > start), len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1  # what stands above the next record belongs to it
    own = lines[start:end]
    for number, line in enumerate(own):
        for column, mark in enumerate(line):
            if mark == "#" and _same(own, [*own[:number], line[:column], *own[number + 1 :]], tomllib.loads):
                raise UsageError(
                    f"The comment on line {start + number + 1} of {path!r} would be lost; "
                    f"move it above the heading [[{section}]], or edit the file by hand."
                )
    return "\n".join([*lines[:start], *block.rstrip("\r\n").split("\n"), *lines[end:]])


def _same(own: Sequence[str], cut: Sequence[str], loads: Any) -> bool:
    """Whether lines say the same without what was cut off."""
    try:
        return bool(loads("\n".join(cut)) == loads("\n".join(own)))
    except ValueError:
        return False


def save(path: str, content: bytes, before: bytes | None) -> None:
    """Write the whole file, through links, with the permissions that it has; if that fails it stays as it was."""
    target = os.path.realpath(path)

    def check() -> None:
        if _held(target) != before:
            raise FileError(f"{path!r} was changed by somebody else just now; try again.")

    write_whole(path, lambda temporary: write_file(temporary, content), check=check)


def _held(target: str) -> bytes | None:
    """What a file holds; nothing if there is none."""
    try:
        with open(target, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
