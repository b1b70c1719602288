"""Rules for what records are made of: sections, ids, fields and their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csto_cli.check.document import Document, TableEntry
from csto_cli.check.rule import ERROR, WARNING, Violation, rule
from csto_cli.data import captions
from csto_cli.model.kinds import FieldType
from csto_cli.model.record import fields
from csto_cli.model.sections import HEADER, SECTIONS

OWN = ("origin",)
"""Fields that the tool sets and a file does not."""


@rule("D101", ERROR, "Use one of the sections of docs/data-dictionary.md.")
def section_known(file: Document) -> Iterator[Violation]:
    """A section has a name that the dataset knows."""
    for name, value in file.document.items():
        if name not in SECTIONS and name not in HEADER and isinstance(value, list | dict):
            line = file.lines.top.of(name)
            yield Violation(f"There is no section {name!r}.", _hint(name, list(SECTIONS)), line=line, section=name)


@rule("D102", ERROR, "Write each record below a heading of its own, [[section]].")
def section_tables(file: Document) -> Iterator[Violation]:
    """A section is an array of tables."""
    for name, value in file.document.items():
        if name in SECTIONS and not (isinstance(value, list) and all(isinstance(table, dict) for table in value)):
            line = file.lines.top.of(name)
            yield Violation(f"The section {name} is not written as [[{name}]] tables.", line=line, section=name)


@rule("D103", ERROR, 'Give it a short id of its own, `id = "csto-arm-member"`.')
def id_given(file: Document) -> Iterator[Violation]:
    """A record has an id."""
    for entry in file.entries:
        if not entry.id:
            yield entry.violation("id", f"The [[{entry.section}]] table has no id, or one that is no text.")


@rule("D104", ERROR, "Use small Latin letters and digits, with single hyphens between words.")
def id_form(file: Document) -> Iterator[Violation]:
    """An id is kebab-case: small Latin letters and digits with single hyphens. Claims may be called E01 to E99."""
    for entry in file.entries:
        claim = entry.section == "claim" and len(entry.id) == 3 and entry.id[0] == "E" and entry.id[1:].isdigit()
        if entry.id and not claim and not is_kebab(entry.id):
            yield entry.violation("id", f"The id {entry.id!r} is not kebab-case.")


@rule("D105", ERROR, "Give one of them another id, or merge them if they are the same thing.")
def id_unique(file: Document) -> Iterator[Violation]:
    """An id stands for one record of the whole dataset, whatever its section."""
    seen: dict[str, TableEntry] = {}
    for entry in file.entries:
        if not entry.id:
            continue
        before = seen.setdefault(entry.id, entry)
        other = next((name for name, table in file.records.items() if name != entry.section and entry.id in table), "")
        if before is not entry:
            yield entry.violation("id", f"The id {entry.id!r} is taken by the {before.section} on line {before.line}.")
        elif other and not any(known.id == entry.id for known in file.of(other)):
            yield entry.violation("id", f"The id {entry.id!r} is taken by a record of the section {other}.")


@rule("D106", ERROR, "Use one of the fields of docs/data-dictionary.md.")
def key_known(file: Document) -> Iterator[Violation]:
    """A key is a field of its section. An overlay may also say `retired = true`."""
    for entry in file.entries:
        known = [name for name in _fields(entry.section) if name not in OWN]
        for key, value in entry.raw.items():
            if key in known or (key == "retired" and file.is_overlay and value is True):
                continue
            yield entry.violation(key, f"The {entry.section} has no field {key!r}.", _hint(key, known))


@rule("D107", ERROR, "Add the field; docs/data-dictionary.md says what it holds.")
def required(file: Document) -> Iterator[Violation]:
    """A record has every field that its section requires."""
    for entry in file.active:
        for name, annotation in _fields(entry.section).items():
            if name != "id" and not annotation.is_optional and name not in entry.whole:
                yield entry.violation(name, f"The {entry.section} has no {name}.")


@rule("D108", ERROR, "Write it as docs/data-dictionary.md says.")
def value_type(file: Document) -> Iterator[Violation]:
    """A value has the type of its field.

    That is an array where there may be several, a whole number for a count, and no empty text.
    """
    for entry, name, annotation, value in _values(file):
        kind, many = annotation.type, annotation.is_array
        if many != isinstance(value, list) and kind.name != "table":
            yield entry.violation(
                name, f"The {name} {_shown(value)} should be {'an' if many else 'one value, no'} array."
            )
            continue
        for item in value if many else [value]:
            if not kind.accepts(item):
                yield entry.violation(name, f"The {name} {_shown(item)} is not a {_called(kind)}.")


@rule("D109", ERROR, "Use one of the words of the closed list.")
def value_listed(file: Document) -> Iterator[Violation]:
    """A word is in the closed list of its field."""
    for entry, name, annotation, value in _values(file):
        kind = annotation.type
        for item in value if isinstance(value, list) else [value]:
            if kind.choices and isinstance(item, str) and item not in kind.choices:
                fix = f"{_hint(item, list(kind.choices))} Allowed are {', '.join(kind.choices)}.".strip()
                yield entry.violation(name, f"The {name} {item!r} is no {kind.name}.", fix)


@rule("D110", ERROR, "Take it out; a line break in a text is a space.")
def plain_text(file: Document) -> Iterator[Violation]:
    """No text holds a character that commands a terminal or turns the direction of writing, or has spaces around it."""
    from csto_cli.text.json import dumps, escape

    for entry in file.entries:
        for name, value in entry.raw.items():
            for text in captions.texts(value):
                if escape(dumps(text)) != dumps(text) or any(ord(mark) < 32 for mark in text):
                    yield entry.violation(name, f"The {name} holds a control character.")
                    break
                if text != text.strip():
                    yield entry.violation(name, f"The {name} begins or ends with a space.")
                    break


@rule("D111", WARNING, "Name it once.")
def named_once(file: Document) -> Iterator[Violation]:
    """An array names nothing twice."""
    for entry, name, _, value in _values(file):
        if isinstance(value, list):
            items = [item for item in value if isinstance(item, str)]
            for item in sorted({item for item in items if items.count(item) > 1}):
                yield entry.violation(name, f"The {name} name {_shown(item)} twice.")


@rule("D112", ERROR, "Write two or three small letters, `en` or `kaa`.")
def language(file: Document) -> Iterator[Violation]:
    """A language is a code of ISO 639: two or three small letters."""
    for entry, name, annotation, value in _values(file):
        if annotation.type.name == "language code" and isinstance(value, str):
            letters = value.isascii() and value.isalpha() and value.islower()
            if value and not (letters and len(value) in (2, 3)):
                yield entry.violation(name, f"The {name} {value!r} is no language code.")


@rule("D113", WARNING, "Fix its id, or take the table out.")
def retired_known(file: Document) -> Iterator[Violation]:
    """What an overlay retires is there to be retired."""
    for entry in file.entries:
        if entry.retired and not entry.known:
            yield entry.violation("id", f"There is no {entry.section} {entry.id!r} to retire.")


def is_kebab(text: str) -> bool:
    """Whether a text is kebab-case."""
    return text.isascii() and text == text.lower() and all(part.isalnum() for part in text.split("-"))


_FIELDS: dict[str, dict[str, Any]] = {}


def _fields(section: str) -> dict[str, Any]:
    """The fields of a section."""
    if section not in _FIELDS:
        _FIELDS[section] = fields(SECTIONS[section])
    return _FIELDS[section]


def _values(file: Document) -> Iterator[tuple[TableEntry, str, Any, Any]]:
    """Every value of a known field: its entry, the field, the annotation, the value."""
    for entry in file.entries:
        for name, annotation in _fields(entry.section).items():
            if name in entry.raw and not entry.retired:
                yield entry, name, annotation, entry.raw[name]


def _called(kind: FieldType) -> str:
    """How a message calls what a kind takes."""
    if kind.name in ("line", "text", "word"):
        return "text with something in it"
    return "whole number from 0 on" if kind.name == "whole number" else kind.name


def _shown(value: Any) -> str:
    """A value in a message, cut if it is long."""
    text = value.isoformat() if hasattr(value, "isoformat") else repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _hint(text: str, known: list[str]) -> str:
    """What may have been meant."""
    from csto_cli.text.strings import suggest

    near = suggest(text, known)
    return f"Did you mean {near[0]}?" if near else ""
