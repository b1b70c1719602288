"""The derived index: the dataset as JSON Lines, one text a section, which is read without importing a parser.

`data/csto.toml` is the source. A wheel carries the index, built by `hatch_build.py`; a checkout builds it on first
use (see `cache`). A line is one record: `{"id": "…", …}`, its keys in the order of the model, dates as ISO strings.
Sources stand complete, with a null for what they lack, because answers copy their lines as they are.
"""

from csto_cli.jsontext import dumps
from csto_cli.model import SECTIONS, fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

VERSION = 4
"""Changes whenever the same TOML gives another index."""

META = "meta"
"""The section that holds what stands at the top of the file: versions and the day."""

COUNTRY_NAMES = "country-names"
"""The section that is derived: the English name of each state by its code."""

SPELLINGS = "spellings"
"""The section that is derived: what every folded spelling of a state or an organisation may mean."""

SEARCH = "search"
"""The section that is derived: every record as the folded words by which `search` finds it."""

META_KEYS = ("schema_version", "dataset_version", "as_of")


def plain(value: "Any") -> "Any":
    """A value from `tomllib` as JSON has it: dates and times become ISO strings, at any depth."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def ordered(section: str, table: "Mapping[str, Any]") -> "dict[str, Any]":
    """One table of the TOML as a record: keys in the order of the model, unknown ones last."""
    known = [key for key in fields(SECTIONS[section]) if key in table]
    return {key: plain(table[key]) for key in (*known, *(key for key in table if key not in known))}


def build(document: "Mapping[str, Any]") -> dict[str, bytes]:
    """The index of a dataset.

    Args:
        document: the TOML as `tomllib` read it.

    Returns:
        The bytes of each section, `meta` and what is derived included.
    """
    from csto_cli.searchtext import search_line

    texts = {META: dumps({key: plain(document[key]) for key in META_KEYS if key in document})}
    names = {country["iso3"]: country["name"] for country in document.get("country", ())}
    search = []
    for section in SECTIONS:
        records = [ordered(section, table) for table in document.get(section, ())]
        if section == "source":
            records = [complete(section, record) for record in records]
        if section in SORTED:
            records.sort(key=lambda record: str(record["id"]).encode())
        texts[section] = "".join(dumps(record) + "\n" for record in records)
        search += [search_line(section, record, names) for record in records]
    texts[SEARCH] = "".join(search)
    texts[SPELLINGS] = dumps(_spellings(document))
    texts[COUNTRY_NAMES] = dumps(names)
    return {section: text.encode() for section, text in texts.items()}


def complete(section: str, record: "Mapping[str, Any]") -> "dict[str, Any]":
    """A record with every field that its section has, `null` for what it lacks."""
    names = [name for name in fields(SECTIONS[section]) if name not in _NOT_OF_SOURCES]
    return {name: record.get(name) for name in names}


_NOT_OF_SOURCES = ("sources", "confidence")


def _spellings(document: "Mapping[str, Any]") -> "dict[str, dict[str, list[str]]]":
    """For states and organisations, the keys that each folded spelling may mean."""
    from csto_cli import resolve
    from csto_cli.model import Country, Organisation

    states = {table["iso3"]: resolve.country_names(Country(table)) for table in document.get("country", ())}
    bodies = {
        table["id"]: resolve.organisation_names(Organisation(table)) for table in document.get("organisation", ())
    }
    return {"country": resolve.spellings(states), "organisation": resolve.spellings(bodies)}


SORTED = ("source",)
"""Sections whose lines are sorted by id, so that `lookup` finds a record by halving."""


def lookup(content: bytes, ids: "Sequence[str]") -> list[str]:
    """The lines of the records with these ids in a sorted section; unknown ids are passed over."""
    if len(ids) > 64:
        known = {identifier(line): line for line in lines(content)}
        return [known[id].decode() for id in ids if id in known]
    found = []
    for id in ids:
        wanted = id.encode()
        low, high = 0, len(content)
        while low < high:
            start = content.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = content.index(b"\n", start)
            here = content[start + 8 : content.index(b'"', start + 8)]
            if here == wanted:
                found.append(content[start:end].decode())
                break
            if here < wanted:
                low = end + 1
            else:
                high = start
    return found


def identifier(line: bytes) -> str:
    """The id of the record on a line of the index."""
    return line[8 : line.index(b'"', 8)].decode()


def lines(content: bytes) -> "Sequence[bytes]":
    """The records of a section, one a line."""
    return content.split(b"\n")[:-1]


def array(lines: "Sequence[bytes]") -> str:
    """Lines of a section as the text of one JSON array."""
    return (b"[" + b",".join(lines) + b"]").decode()
