"""The words by which `search` finds a record, folded when the index is built, so that a search only compares bytes.

A line is `section TAB id TAB names TAB prose TAB rest`. Each of the three zones holds words with a space before and
after each. Several names stand between ` ; `, a mark that folding leaves nowhere else. Cyrillic words stand a second
time in Latin letters, so that `odkb` finds what is written `ОДКБ`.
"""

from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS
from csto_cli.text.strings import normalize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

NAMES = (
    "name", "official_name", "name_ru", "native_names", "abbreviation", "abbreviation_ru", "aliases", "iso2", "iso3",
    "symbol", "title", "person", "person_ru",
)  # fmt: skip
"""Fields that name the record. The title of a source is prose: sources come after what rests on them."""

SKIPPED = ("id", "sources", "origin", "verified", "lang", "archived", "confidence")
"""Fields that are not searched: they say how a record is kept, not what it says."""

SEPARATOR = " ; "

_zones: "dict[str, tuple[list[str], list[str], list[str], list[str]]]" = {}


def zones(section: str) -> "tuple[list[str], list[str], list[str], list[str]]":
    """The fields of a section that hold its names, its prose, the states that it refers to, and the rest."""
    if section not in _zones:
        known = {name: field for name, field in fields(SECTIONS[section]).items() if name not in SKIPPED}
        names = [name for name in known if name in NAMES and section != "source"]
        prose = [
            name
            for name, field in known.items()
            if name not in names and name != "note" and (field.type.prose or name in ("title", "value"))
        ]
        states = [name for name, field in known.items() if field.type.section == "country"]
        rest = [name for name in known if name not in (*names, *prose, *states)]
        _zones[section] = (names, prose, states, rest)
    return _zones[section]


def lines(records: "Mapping[str, Iterable[Mapping[str, Any]]]", countries: "Mapping[str, str]") -> str:
    """The lines of every record, section by section.

    Args:
        records: the records of each section.
        countries: the English names of the states by code.
    """
    return "".join([search_line(section, record, countries) for section, own in records.items() for record in own])


def search_line(section: str, record: "Mapping[str, Any]", countries: "Mapping[str, str]") -> str:
    """The line of a record, ending in a newline.

    Args:
        section: its section.
        record: the record.
        countries: the English names of the states by code.
    """
    names, prose, states, rest = zones(section)
    titles = [spelling for name in names for text in texts(record.get(name)) for spelling in spellings(text)]
    codes = [code for name in states for code in texts(record.get(name))]
    others = [str(record["id"]), *(countries.get(code, code) for code in codes)]
    others += [text for name in rest for text in texts(record.get(name))]
    line = (
        section,
        str(record["id"]),
        f"{SEPARATOR}{SEPARATOR.join(titles)}{SEPARATOR}" if titles else "",
        _zone(text for name in prose for text in texts(record.get(name))),
        _zone(others),
    )
    return "\t".join(line) + "\n"


def texts(value: "Any") -> "Iterator[str]":
    """Every text and number in a value, at any depth; the keys of a table count."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from texts(inner)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)


def spellings(text: str) -> "list[str]":
    """A text folded; and if it is in Cyrillic, once more in Latin letters."""
    folded = normalize(text)
    if folded.isascii() or not any("\u0400" <= mark <= "\u052f" for mark in folded):
        return [folded]
    from csto_cli.text.transliterate import latin

    return [folded, normalize(latin(text))]


def _zone(values: "Iterable[str]") -> str:
    """Texts as one zone."""
    return f" {' '.join(spellings(' '.join(values)))} "
