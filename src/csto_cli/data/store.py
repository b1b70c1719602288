"""The dataset in memory: sections as lists of plain dictionaries, loaded when they are first asked for."""

from csto_cli import dates
from csto_cli.types import Any, BinaryIO, Callable, Iterable, Iterator, Mapping, Row


class Overlay:
    """One overlay, read and ready to merge.

    Args:
        origin: the name that merged records carry: that of its file, without the folder.
        tables: the tables of each section.
    """

    __slots__ = ("origin", "tables")

    def __init__(self, origin: str, tables: dict[str, list[Row]]) -> None:
        self.origin = origin
        self.tables = tables


class Store:
    """A dataset, possibly with overlays merged in. Queries read it, nobody changes it.

    Args:
        module: gives a module of `csto_cli._data` by its name.
        open_text: opens a text file of `csto_cli._data` by its name.
        overlays: what is merged over it, in order.

    Attributes:
        schema_version: the version of the schema of the dataset.
        dataset_version: its calendar version.
        as_of: the day up to which the curators vouch for it.
        reach: what its sources do not reach, in a sentence.
        top_tier: the news houses that count as top tier.
        sections: the names of the sections, in the order of the file.
        has_overlays: whether overlays are merged in.
    """

    def __init__(
        self, module: Callable[[str], Any], open_text: Callable[[str], BinaryIO], overlays: tuple[Overlay, ...] = ()
    ) -> None:
        self._module = module
        self._open = open_text
        self.overlays = overlays
        self._sections: dict[str, list[Row]] = {}
        self._by_id: dict[str, dict[str, Row]] = {}
        self._meta = module("meta")
        head = self._meta.HEAD
        self.schema_version = int(head["schema_version"])
        self.dataset_version = str(head["dataset_version"])
        self.as_of = str(head["as_of"])
        self.reach = str(head["reach"] or "")
        self.top_tier: tuple[str, ...] = tuple(head["top_tier"] or ())
        self.sections: tuple[str, ...] = tuple(self._meta.BLANKS)
        self.has_overlays = bool(overlays)

    def effective_date(self, as_of: str | None) -> str:
        """The day of the answer: the last of the day, month or year asked for, or the dataset's own."""
        return dates.last(as_of) if as_of else self.as_of

    def with_overlay(self, overlay: Overlay) -> "Store":
        """The same dataset with one more overlay."""
        return Store(self._module, self._open, (*self.overlays, overlay))

    def section(self, name: str) -> list[Row]:
        """The records of a section, in the order of the file, each with every key of the section."""
        records = self._sections.get(name)
        if records is None:
            if name not in self._meta.BLANKS:
                raise KeyError(name)
            records = self._module(name).RECORDS
            for overlay in self.overlays:
                if name in overlay.tables:
                    records = self._merge(name, records, overlay)
            self._sections[name] = records
        return records

    def blank(self, section: str) -> Row:
        """A record of a section with nothing in it: every key in order."""
        return dict(self._meta.BLANKS[section])

    def references(self, section: str) -> dict[str, tuple[str, ...]]:
        """The fields that may refer to records of a section, by the section that they belong to."""
        exact, any_section = (self._meta.REFERENCES.get(target, {}) for target in (section, "*"))
        return {
            name: (*exact.get(name, ()), *any_section.get(name, ()))
            for name in self.sections
            if name in exact or name in any_section
        }

    def _merge(self, section: str, records: list[Row], overlay: Overlay) -> list[Row]:
        """Records with those of an overlay merged over them by id; new ones come last."""
        merged = {record["id"]: record for record in records}
        for table in overlay.tables[section]:
            if table.get("retired") is True:
                merged.pop(table["id"], None)
            else:
                below = merged.get(table["id"], self._meta.BLANKS[section])
                merged[table["id"]] = {**below, **table, "origin": overlay.origin}
        return list(merged.values())

    def by_id(self, section: str) -> dict[str, Row]:
        """The records of a section by their id."""
        found = self._by_id.get(section)
        if found is None:
            found = self._by_id[section] = {record["id"]: record for record in self.section(section)}
        return found

    def records(self, places: Iterable[tuple[str, str]]) -> list[Row]:
        """The records with these sections and ids that there are; sources from their lines, for speed."""
        from csto_cli.text import json

        places = list(places)
        lines = () if self.overlays else self.source_lines([id for section, id in places if section == "source"])
        sources: dict[str, Row] = {row["id"]: row for row in [json.loads(line.decode()) for line in lines]}
        found = [sources.get(id) or self.by_id(section).get(id) for section, id in places]
        return [record for record in found if record is not None]

    def find(self, id: str) -> tuple[str, Row] | None:
        """The section and the record with an id, or None; sections that are in use are asked first."""
        for section, known in list(self._by_id.items()):  # another thread may add to it
            if id in known:
                return section, known[id]
        if not self.overlays:
            section = self._module("ids").SECTION_OF.get(id)
            return None if section is None else (section, self.by_id(section)[id])
        for section in self.sections:
            record = self.by_id(section).get(id)
            if record is not None:
                return section, record
        return None

    def find_all(self, ids: Iterable[str]) -> dict[str, tuple[str, Row]]:
        """The section and the record of each id, in the order given; unknown ids are left out."""
        return {id: found for id in ids if (found := self.find(id)) is not None}

    def ids(self) -> list[str]:
        """Every id, in the order of the file."""
        if not self.overlays:
            return list(self._module("ids").SECTION_OF)
        return [record["id"] for _, record in self]

    def country_names(self) -> Mapping[str, str]:
        """The English names of the states by their ISO 3166-1 alpha-3 codes."""
        if self.overlays:
            return {record["iso3"]: record["name"] for record in self.section("country")}
        names: Mapping[str, str] = self._meta.COUNTRY_NAMES
        return names

    def spellings(self, section: str) -> Mapping[str, tuple[str, ...]]:
        """The keys that each normalized spelling may mean."""
        if self.overlays:
            from csto_cli.data.spellings import spellings_of

            return spellings_of(section, self.section(section))
        known: Mapping[str, tuple[str, ...]] = getattr(self._module("spellings"), section.upper())
        return known

    def source_lines(self, ids: Iterable[str]) -> list[bytes]:
        """The sources with these ids as lines of JSON, sorted by id; unknown ids are passed over."""
        wanted = sorted(set(ids))
        if self.overlays:
            known = self.by_id("source")
            return source_lines([known[id] for id in wanted if id in known]).encode().split(b"\n")[:-1]
        if not wanted:
            return []
        places = self._module("source_places").PLACES
        found = []
        at = 0
        with self._open("source.jsonl") as file:
            for id in wanted:  # sorted like the places, so one pass is enough
                start = places.find(f"\n{id} ", at)
                if start >= 0:
                    at = places.index("\n", start + 1)
                    first, last = places[start + len(id) + 2 : at].split(" ")
                    file.seek(int(first))
                    found.append(file.read(int(last) - int(first)))
        return found

    def search_index(self) -> bytes:
        """The words of every bundled record; see `data.search_index`."""
        with self._open("search.txt") as file:
            return file.read()

    def __iter__(self) -> Iterator[tuple[str, Row]]:
        """Every record with the name of its section, in the order of the file."""
        for section in self.sections:
            for record in self.section(section):
                yield section, record


def drop_empty(record: Row) -> Row:
    """What a record holds: without the fields that are empty, and without the origin of what is bundled."""
    return {
        name: value
        for name, value in record.items()
        if value is not None and value != () and (name != "origin" or value != "bundled")
    }


def source_lines(records: Iterable[Row]) -> str:
    """Sources as lines of JSON, sorted by id, without the fields that only other records have."""
    from csto_cli.text import json

    kept = [
        {name: value for name, value in record.items() if name not in ("sources", "confidence")} for record in records
    ]
    return "".join([json.dumps(record) + "\n" for record in sorted(kept, key=lambda record: str(record["id"]))])


def provenance(record: Row | None = None) -> Row:
    """What every row ends with: the sources of a record, how well it is supported, and where it is from."""
    blank = {"sources": (), "confidence": None, "note": None, "verified": None, "origin": "bundled"}
    return blank if record is None else {name: record[name] for name in blank}
