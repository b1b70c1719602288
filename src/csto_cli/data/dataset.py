"""The dataset in memory: sections of frozen records, read when they are first asked for."""

from csto_cli import dates
from csto_cli.data import compile as index
from csto_cli.model.record import SECTIONS, Record
from csto_cli.text.json import dumps, loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, BinaryIO

    from csto_cli import queries
    from csto_cli.overlays.read import Overlay


QUERIES = (
    "about", "alignment", "bodies", "cite", "claims", "compare", "economy", "exercises",
    "forces", "glossary", "leaders", "member", "members", "operations", "outlook", "search",
    "show", "sources", "stance", "timeline", "treaty", "votes",
)  # fmt: skip
"""The queries that a dataset has as methods, each in the module of `queries` that has its name."""


class Dataset:
    """A dataset, possibly with overlays merged in. It cannot be changed.

    It has every query of the commands as a method: `data.members(as_of="2010")`, `data.stance(["armenia"])` and so
    on, with the filters that the query's own docstring tells.

        >>> import csto_cli
        >>> data = csto_cli.load()
        >>> [row.iso3 for row in data.members(as_of="2000")]
        ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']
        >>> data.leaders(as_of="2018-12-01", role=["secretary-general"])[0].person
        'Valery Semerikov'

    Args:
        read: gives the bytes of a section of the index.
        overlays: what is merged over it, in order.
        stream: gives a section of the index as an open file, if there is one.
    """

    if TYPE_CHECKING:
        about = queries.about.about
        alignment = queries.alignment.alignment
        bodies = queries.bodies.bodies
        cite = queries.cite.cite
        claims = queries.claims.claims
        compare = queries.compare.compare
        economy = queries.economy.economy
        exercises = queries.exercises.exercises
        forces = queries.forces.forces
        glossary = queries.glossary.glossary
        leaders = queries.leaders.leaders
        member = queries.member.member
        members = queries.members.members
        operations = queries.operations.operations
        outlook = queries.outlook.outlook
        search = queries.search.search
        show = queries.show.show
        sources = queries.sources.sources
        stance = queries.stance.stance
        timeline = queries.timeline.timeline
        treaty = queries.treaty.treaty
        votes = queries.votes.votes

    def __init__(
        self,
        read: "Callable[[str], bytes]",
        overlays: "Sequence[Overlay]" = (),
        stream: "Callable[[str], BinaryIO] | None" = None,
    ) -> None:
        self._read = read
        self._stream = stream
        self._overlays = tuple(overlays)
        self._sections: dict[str, tuple[Record, ...]] = {}
        self._by_id: dict[str, dict[str, Record]] = {}
        self._spellings: dict[str, dict[str, list[str]]] = {}
        self._country_names: dict[str, str] = {}
        self._stored: dict[str, bytes] = {}
        self._meta: dict[str, Any] = loads(read(index.META).decode())

    def __getattr__(self, name: str) -> "Any":
        if name not in QUERIES:
            raise AttributeError(f"a dataset has no {name!r}")
        query = getattr(__import__(f"csto_cli.queries.{name}", fromlist=[name]), name)
        bind: "Any" = type(self.merged)
        return bind(query, self)  # as a method is bound

    def __dir__(self) -> "list[str]":
        return sorted([*super().__dir__(), *QUERIES])

    @property
    def schema_version(self) -> int:
        """The version of the schema of the dataset and of the outputs."""
        return int(self._meta["schema_version"])

    @property
    def dataset_version(self) -> str:
        """The calendar version of the dataset."""
        return str(self._meta["dataset_version"])

    @property
    def as_of(self) -> str:
        """The day up to which the curators vouch for the dataset."""
        return str(self._meta["as_of"])

    @property
    def reach(self) -> str:
        """What the sources of the dataset do not reach, in a sentence; nothing if it does not say."""
        return str(self._meta.get("reach", ""))

    def day(self, as_of: "str | None") -> str:
        """The day that an answer speaks of: the last of the day, month or year asked for, or the dataset's own."""
        return dates.last(as_of) if as_of else self.as_of

    @property
    def overlaid(self) -> bool:
        """Whether overlays are merged in."""
        return bool(self._overlays)

    def merged(self, overlay: "Overlay") -> "Dataset":
        """The same dataset with one more overlay."""
        return Dataset(self._read, (*self._overlays, overlay), self._stream)

    def section(self, name: str) -> "tuple[Any, ...]":
        """The records of a section, in the order of the file.

        Args:
            name: the singular name, such as `event`.

        Raises:
            KeyError: if there is no such section.
        """
        if name not in self._sections:
            lines = index.lines(self._read(name))
            if self._overlays:
                records = loads(index.array(lines))
                for overlay in self._overlays:
                    if name in overlay.tables:
                        records = _merge(records, overlay.tables[name], overlay.origin)
                self._sections[name] = _records(name, records)
            else:
                self._sections[name] = self.parse(name, lines)
        return self._sections[name]

    def by_id(self, section: str) -> "dict[str, Any]":
        """The records of a section by their id."""
        if section not in self._by_id:
            self._by_id[section] = {record["id"]: record for record in self.section(section)}
        return self._by_id[section]

    def find(self, id: str) -> "tuple[str, Record] | None":
        """The record with an id, whatever its section, and the name of that section."""
        for section in SECTIONS:
            if self._overlays or f'{{"id": "{id}"'.encode(errors="replace") in self._read(section):
                record = self.by_id(section).get(id)
                if record is not None:
                    return section, record
        return None

    def source_lines(self, ids: "Iterable[str]") -> list[bytes]:
        """The sources with these ids as lines of JSON, sorted by id; unknown ids are passed over."""
        wanted = sorted(set(ids))  # the order of code points, as that of the lines is
        if not wanted:
            return []
        if self._overlays:
            known = self.by_id("source")
            return [dumps(index.complete("source", known[id])).encode() for id in wanted if id in known]
        if self._stream is None:
            import io

            return index.lookup(io.BytesIO(self._read("source")), wanted)
        with self._stream("source") as file:
            return index.lookup(file, wanted)

    def country_names(self) -> dict[str, str]:
        """The English names of the states by their ISO 3166-1 alpha-3 codes."""
        if not self._country_names:
            if self._overlays:
                self._country_names = {record.iso3: record.name for record in self.section("country")}
            else:
                self._country_names = loads(self._read(index.COUNTRY_NAMES).decode())
        return self._country_names

    def spellings(self, section: str) -> "dict[str, list[str]]":
        """What every folded spelling of a state or an organisation may mean.

        Args:
            section: `country` (the keys are alpha-3 codes) or `organisation` (ids).
        """
        if self._overlays:
            from csto_cli.data import names as resolve

            if section == "country":
                return resolve.spellings({item.iso3: resolve.country_names(item) for item in self.section(section)})
            return resolve.spellings({item.id: resolve.organisation_names(item) for item in self.section(section)})
        if section not in self._spellings:
            self._spellings[section] = index.meanings(self._read(index.SPELLINGS), section)
        return self._spellings[section]

    def meaning(self, section: str, spelling: str) -> "Sequence[str]":
        """What one folded spelling may mean, without reading the others; see `spellings`."""
        if self._overlays or section in self._spellings:
            return self.spellings(section).get(spelling, ())
        return index.meaning(self._read(index.SPELLINGS), section, spelling)

    def select(self, section: str, *needles: str) -> "tuple[Any, ...]":
        """The records of a section whose JSON line contains one of some texts, without parsing the others.

        Args:
            section: the singular name.
            needles: pieces of JSON, such as `"organisation": "csto"`; without any, every line is chosen. With overlays
                every record is returned, so the caller must still look at what it gets.
        """
        if self._overlays or not needles or section in self._sections:
            return self.section(section)
        lines = self.lines(section)
        if len(needles) == 1:
            needle = needles[0].encode()
            return self.parse(section, [line for line in lines if needle in line])
        texts = [needle.encode() for needle in needles]
        chosen = []
        for line in lines:
            for text in texts:  # not `any`, whose generator would be a call a line
                if text in line:
                    chosen.append(line)
                    break
        return self.parse(section, chosen)

    def lines(self, section: str) -> "Sequence[bytes]":
        """The records of a section as lines of JSON, in the order of the file; bundled ones are not parsed."""
        if self._overlays:
            return [dumps(record).encode() for record in self.section(section)]
        return index.lines(self._read(section))

    def parse(self, section: str, lines: "Sequence[bytes]") -> "tuple[Any, ...]":
        """The records on lines of a section.

        Args:
            section: the singular name.
            lines: some of what `lines` gave.
        """
        records = _records(section, loads(index.array(lines)))
        if section in index.COMPLETE:
            self._stored.update(zip([record["id"] for record in records], lines, strict=True))
        return records

    def stored(self, records: "Sequence[Record]") -> "Sequence[bytes] | None":
        """Records as the lines of JSON on which they stand, if they stand there complete; else nothing."""
        if self._overlays or not records or type(records[0]) not in _COPIED:
            return None
        return [self._stored[record["id"]] for record in records]

    def search_text(self) -> bytes:
        """Every record, one a line, as the folded words by which `search` finds it; see `searchtext`."""
        if self._overlays:
            from csto_cli.data.searchtext import search_line

            names = self.country_names()
            return "".join([search_line(section, record, names) for section, record in self]).encode()
        return self._read(index.SEARCH)

    def __iter__(self) -> "Iterator[tuple[str, Record]]":
        """Every record with the name of its section, in the order of the file."""
        for section in SECTIONS:
            for record in self.section(section):
                yield section, record


_COPIED = {SECTIONS[section] for section in index.COMPLETE if section != "source"}
"""The records whose lines an answer copies; sources stand in answers without the fields that all records share."""


def _records(section: str, records: "list[dict[str, Any]]") -> "tuple[Any, ...]":
    """Plain tables as the frozen records of their section, arrays as tuples."""
    for record in records:
        for key, value in record.items():
            if type(value) is list:
                record[key] = tuple(value)
    record_type = SECTIONS[section]
    return tuple([record_type(record) for record in records])


def _merge(records: "list[dict[str, Any]]", tables: "list[dict[str, Any]]", origin: str) -> "list[dict[str, Any]]":
    """Merge the tables of an overlay over records by id; new ones come last."""
    merged = {record["id"]: record for record in records}
    for table in tables:
        if table.get("retired") is True:
            merged.pop(table["id"], None)
        else:
            merged[table["id"]] = {**merged.get(table["id"], {}), **table, "origin": origin}
    return list(merged.values())
