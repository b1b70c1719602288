"""Rules for what states and organisations are called."""

from __future__ import annotations

from csto_cli.check.rule import ERROR, Fault, rule
from csto_cli.check.subject import Subject
from csto_cli.data import names as resolve
from csto_cli.model.record import Country, Organisation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

CODES = {"iso2": 2, "iso3": 3}
"""How many letters the codes of a state have."""

ARRAYS = ("aliases", "native_names")
"""Fields with several names."""


@rule("D401", ERROR, "Look the code up in ISO 3166-1.")
def code_form(subject: Subject) -> Iterator[Fault]:
    """The codes of a state are two and three capital letters."""
    for entry in subject.of("country"):
        for field, length in CODES.items():
            code = entry.get(field)
            if field in entry.whole and not (
                len(code) == length and code.isascii() and code.isalpha() and code.isupper()
            ):
                yield entry.fault(field, f"The {field} {code!r} is not {length} capital letters.")


@rule("D402", ERROR, "Look the codes up in ISO 3166-1.")
def code_unique(subject: Subject) -> Iterator[Fault]:
    """A code belongs to one state."""
    for field in CODES:
        for entry, other in subject.pairs("country", lambda record, field=field: record.get(field)):  # type: ignore[misc]
            yield entry.fault(field, f"The {field} {entry.get(field)} is also that of {other['id']}.")


@rule("D403", ERROR, "Take the spelling out of one of them.")
def spelling_unique(subject: Subject) -> Iterator[Fault]:
    """A spelling means one state, or one organisation, whatever its case, accents and punctuation."""
    world = subject.world
    states = {id: resolve.country_names(Country(_worded(record))) for id, record in world["country"].items()}
    others = {
        id: resolve.organisation_names(Organisation(_worded(record))) for id, record in world["organisation"].items()
    }
    for section, texts in (("country", states), ("organisation", others)):
        entries = {entry.id: entry for entry in subject.of(section)}
        for spelling, ids in resolve.spellings(texts).items():
            mine = [id for id in ids if id in entries]
            if len(ids) > 1 and mine:
                rest = resolve.listed([id for id in ids if id != mine[-1]], "and")
                yield entries[mine[-1]].fault("aliases", f"The spelling {spelling!r} also means {rest}.")


def _worded(record: dict[str, Any]) -> dict[str, Any]:
    """What of a record is text or an array of texts, so that a wrong type is left to the rule for it."""
    return {
        key: value
        for key, value in record.items()
        if isinstance(value, str)
        or (key in ARRAYS and isinstance(value, list | tuple) and all(isinstance(item, str) for item in value))
    }
