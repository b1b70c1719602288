"""The derived index: the dataset as JSON Lines, one text a section, which is read without importing a parser.

`data/csto.toml` is the source. A wheel carries the index, built by `hatch_build.py`; a checkout builds it on first
use (see `cache`). A line is one record: `{"id": "…", …}`, its keys in the order of the model, dates as ISO strings.
Sources and
events stand complete, with a null for what they lack, because answers copy their lines as they are.
"""

from csto_cli.model.record import SECTIONS, written
from csto_cli.text.json import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, BinaryIO

VERSION = 9
"""Changes whenever the same TOML gives another index."""

META = "meta"
"""The section that holds what stands at the top of the file, versions and the day, and the sizes of the others."""

COUNTRY_NAMES = "country-names"
"""The section that is derived: the English name of each state by its code."""

SPELLINGS = "spellings"
"""The section that is derived: what every folded spelling of a state or an organisation may mean."""

SEARCH = "search"
"""The section that is derived: every record as the folded words by which `search` finds it."""

META_KEYS = ("schema_version", "dataset_version", "as_of", "reach")
"""What stands at the top of the file: two versions, the day, and what the sources do not reach."""


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
    known = [key for key in written(SECTIONS[section]) if key in table]
    return {key: plain(table[key]) for key in (*known, *(key for key in table if key not in known))}


def build(document: "Mapping[str, Any]") -> dict[str, bytes]:
    """The index of a dataset.

    Args:
        document: the TOML as `tomllib` read it.

    Returns:
        The bytes of each section, `meta` and what is derived included.
    """
    from csto_cli.data.searchtext import search_line

    texts: dict[str, str] = {}
    names = {country["iso3"]: country["name"] for country in document.get("country", ())}
    search = []
    for section in SECTIONS:
        records = [ordered(section, table) for table in document.get(section, ())]
        if section in SORTED:
            records.sort(key=lambda record: str(record["id"]).encode())
        search += [search_line(section, record, names) for record in records]
        if section in COMPLETE:
            records = [complete(section, record) for record in records]
        texts[section] = "".join(dumps(record) + "\n" for record in records)
    texts[SEARCH] = "".join(search)
    texts[SPELLINGS] = _spellings(document)
    texts[COUNTRY_NAMES] = dumps(names)
    contents = {section: text.encode() for section, text in texts.items()}
    head = {key: plain(document[key]) for key in META_KEYS if key in document}
    sizes = {section: str(len(content)) for section, content in contents.items()}
    return {META: dumps(head | {"sizes": sizes}).encode(), **contents}


COMPLETE = ("source", "event")
"""Sections whose lines stand complete, because answers copy them as they are."""


def complete(section: str, record: "Mapping[str, Any]") -> "dict[str, Any]":
    """A record with every field that its section has, and what stands in an answer for those that it lacks."""
    known = written(SECTIONS[section])
    if section == "source":
        return {name: record.get(name) for name in known if name not in ("sources", "confidence")}
    return {name: record.get(name, lacking(name, kind)) for name, kind in known.items()}


def lacking(name: str, kind: str) -> "Any":
    """What stands in an answer for a field that a record lacks: `null`, an empty array, or its origin."""
    return "bundled" if name == "origin" else () if kind.startswith("tuple[") else None


def _spellings(document: "Mapping[str, Any]") -> str:
    """For states and organisations, the keys that each folded spelling may mean: a line each, as `meaning` reads it."""
    from csto_cli.data import names as resolve
    from csto_cli.model.record import Country, Organisation

    states = {table["iso3"]: resolve.country_names(Country(table)) for table in document.get("country", ())}
    bodies = {
        table["id"]: resolve.organisation_names(Organisation(table)) for table in document.get("organisation", ())
    }
    return "\n" + "".join(
        f"{section} {spelling}\t{' '.join(keys)}\n"
        for section, names in (("country", states), ("organisation", bodies))
        for spelling, keys in resolve.spellings(names).items()
    )


def meaning(content: bytes, section: str, spelling: str) -> list[str]:
    """The keys that a folded spelling may mean.

    Args:
        content: the spellings of the index.
        section: `country` or `organisation`.
        spelling: the spelling, in which no tab or line break is left.
    """
    wanted = f"\n{section} {spelling}\t".encode(errors="surrogatepass")
    start = content.find(wanted)
    if start < 0:
        return []
    start += len(wanted)
    return content[start : content.index(b"\n", start)].decode().split(" ")


def meanings(content: bytes, section: str) -> "dict[str, list[str]]":
    """Every folded spelling of a section with the keys that it may mean."""
    rows = [line.partition(" ")[2].partition("\t") for line in content.decode().split("\n") if line.startswith(section)]
    return {spelling: keys.split(" ") for spelling, _, keys in rows}


SORTED = ("source",)
"""Sections whose lines are sorted by id, so that `lookup` finds a record by halving."""


def lookup(file: "BinaryIO", ids: "Sequence[str]") -> list[bytes]:
    """The lines of the records with these ids in a sorted section; unknown ids are passed over.

    Args:
        file: the section, of which no more is read than it takes.
        ids: the ids, sorted; each is looked for behind the one before it.
    """
    size = file.seek(0, 2)
    if size < len(ids) * SPAN:
        file.seek(0)
        return _sweep(file.read(), ids)
    found = []
    low = 0  # always the start of a line
    for id in ids:
        wanted = id.encode("utf-8", "surrogatepass")
        high = size
        while low < high:
            middle = (low + high) // 2
            start = file.seek(middle)
            if middle > low:
                start += len(file.readline())  # the rest of a line
                if start >= high:
                    high = middle
                    continue
            line = file.readline()
            here = line[8 : line.find(b'"', 8)]
            if here < wanted:
                low = start + len(line)
            elif here > wanted:
                high = middle
            else:
                found.append(line[:-1])
                low = start + len(line)
                break
    return found


SPAN = 2**15
"""With less than so many bytes for each id, one sweep through a section is quicker than halving it for each."""


def _sweep(content: bytes, ids: "Sequence[str]") -> list[bytes]:
    """What `lookup` finds, by going through the section once."""
    found = []
    place = 0
    for id in ids:
        start = content.find(f'{{"id": "{id}", '.encode("utf-8", "surrogatepass"), place)
        if start >= 0:
            place = content.index(b"\n", start)
            found.append(content[start:place])
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
