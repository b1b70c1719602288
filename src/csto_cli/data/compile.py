"""Compile `data/csto.toml` into Python modules of literals.

The build hook does it for a wheel, `bundled` for a checkout. A module holds one section: `RECORDS = [{…}, …]`, each
record
with every key of its section in the order of the model, dates as ISO strings, arrays as tuples. Python compiles it to
bytecode once, and a look-up then loads a section by importing it.
"""

from csto_cli.data import search_index
from csto_cli.data.spellings import spellings_of
from csto_cli.data.store import source_lines
from csto_cli.model.record import Field, fields
from csto_cli.model.sections import HEADER, SECTIONS
from csto_cli.types import Any, Mapping

SOURCE_LINES = "source.jsonl"
"""The sources once more, one line of JSON each, sorted by id, for the envelope of machine formats."""

SEARCH_LINES = "search.txt"
"""What `search` reads; see `search_index`."""


def compile_dataset(document: Mapping[str, Any], stamp: tuple[int, ...] | None = None) -> dict[str, str]:
    """The files of `csto_cli/_data/` for a dataset."""
    records = {section: [complete(section, table) for table in document.get(section, ())] for section in SECTIONS}
    names = {record["iso3"]: record["name"] for record in records["country"]}
    head = {key: to_json_types(document.get(key)) for key in HEADER}
    blanks = {section: blank(section) for section in SECTIONS}
    ids = {record["id"]: section for section in SECTIONS for record in records[section]}
    files = {
        "__init__.py": '"""The dataset, compiled from data/csto.toml; do not edit."""\n',
        "meta.py": _module(HEAD=head, STAMP=stamp, COUNTRY_NAMES=names, BLANKS=blanks, REFERENCES=references()),
        "ids.py": _module(SECTION_OF=ids),
        "spellings.py": _module(**{section.upper(): spellings_of(section, records[section]) for section in SPELT}),
        SOURCE_LINES: (lines := source_lines(records["source"])),
        "source_places.py": _module(PLACES=places_of(lines)),
        SEARCH_LINES: search_index.lines(records, str(head["as_of"])),
    }
    for section, own in records.items():
        files[f"{section}.py"] = (
            "RECORDS: list[dict[str, object]] = [\n" + "".join(f"    {record!r},\n" for record in own) + "]\n"
        )
    return files


SPELT = ("country", "organisation")
"""The sections whose records are found by any of their names."""


def _module(**constants: Any) -> str:
    """The text of a module of constants."""
    return "".join(f"{name} = {value!r}\n" for name, value in constants.items())


def places_of(lines: str) -> str:
    """Where the line of each source begins and ends, in bytes, as a text: `id start end`, one per line."""
    found, start = ["\n"], 0
    for line in lines.encode().split(b"\n")[:-1]:
        id = line[len(b'{"id": "') :].partition(b'"')[0].decode()
        found.append(f"{id} {start} {start + len(line)}\n")
        start += len(line) + 1
    return "".join(found)


def to_json_types(value: Any) -> Any:
    """A value from `tomllib` with dates as ISO strings and arrays as tuples, at any depth."""
    if isinstance(value, dict):
        return {key: to_json_types(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return tuple([to_json_types(inner) for inner in value])
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def blank(section: str) -> dict[str, Any]:
    """A record of a section with nothing in it."""
    return {name: default_for(name, field) for name, field in fields(SECTIONS[section]).items()}


def references() -> dict[str, dict[str, tuple[str, ...]]]:
    """The fields of each section that refer to other records, by the section referred to; `*` for any section."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for section, kind in SECTIONS.items():
        for name, field in fields(kind).items():
            target = "country" if name == "consequences" else field.type.section
            if target:
                own = found.setdefault(target, {})
                own[section] = (*own.get(section, ()), name)
    return found


def default_for(name: str, field: Field) -> Any:
    """What a record holds in a field that it lacks: None, an empty tuple, or `bundled` for its origin."""
    return "bundled" if name == "origin" else () if field.is_array else None


def complete(section: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """One table of the TOML as a record: every key of its section in order, unknown keys last."""
    return blank(section) | {key: to_json_types(value) for key, value in table.items()}
