"""Rules for what states and organisations are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csto_cli.check.document import Document
from csto_cli.check.rule import ERROR, Violation, rule
from csto_cli.data.spellings import names_of, spellings
from csto_cli.text.strings import join_words

CODES = {"iso2": 2, "iso3": 3}
"""How many letters the codes of a state have."""

ARRAYS = ("aliases", "native_names")
"""Fields with several names."""


@rule("D401", ERROR, "Look the code up in ISO 3166-1.")
def code_form(file: Document) -> Iterator[Violation]:
    """The codes of a state are two and three capital letters."""
    for entry in file.of("country"):
        for field, length in CODES.items():
            code = entry.get(field)
            if field in entry.whole and not (
                len(code) == length and code.isascii() and code.isalpha() and code.isupper()
            ):
                yield entry.violation(field, f"The {field} {code!r} is not {length} capital letters.")


@rule("D402", ERROR, "Look the codes up in ISO 3166-1.")
def code_unique(file: Document) -> Iterator[Violation]:
    """A code belongs to one state."""
    for field in CODES:
        for entry, other in file.pairs("country", lambda record, field=field: record.get(field)):  # type: ignore[misc]
            yield entry.violation(field, f"The {field} {entry.get(field)} is also that of {other['id']}.")


@rule("D403", ERROR, "Take the spelling out of one of them.")
def spelling_unique(file: Document) -> Iterator[Violation]:
    """A spelling means one state, or one organisation, whatever its case, accents and punctuation."""
    texts = {
        section: {id: names_of(section, _only_text(record)) for id, record in file.records[section].items()}
        for section in ("country", "organisation")
    }
    for section, names in texts.items():
        entries = {entry.id: entry for entry in file.of(section)}
        for spelling, ids in spellings(names).items():
            mine = [id for id in ids if id in entries]
            if len(ids) > 1 and mine:
                rest = join_words([id for id in ids if id != mine[-1]], "and")
                yield entries[mine[-1]].violation("aliases", f"The spelling {spelling!r} also means {rest}.")


def _only_text(record: dict[str, Any]) -> dict[str, Any]:
    """What of a record is text or an array of texts, so that a wrong type is left to the rule for it."""
    return {
        key: value
        for key, value in record.items()
        if isinstance(value, str)
        or (key in ARRAYS and isinstance(value, list | tuple) and all(isinstance(item, str) for item in value))
    }
