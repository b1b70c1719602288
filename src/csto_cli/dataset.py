"""The dataset in memory: sections of frozen records, read when they are first asked for."""

from csto_cli import index
from csto_cli.jsontext import dumps, loads
from csto_cli.model import SECTIONS, Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import Any, TypeVar

    from csto_cli.overlay import Overlay

    R = TypeVar("R", bound=Record)


class Dataset:
    """A dataset, possibly with overlays merged in. It cannot be changed.

    Args:
        read: gives the text of a section of the index.
        overlays: what is merged over it, in order.
    """

    def __init__(self, read: "Callable[[str], str]", overlays: "Sequence[Overlay]" = ()) -> None:
        self._read = read
        self._overlays = tuple(overlays)
        self._sections: dict[str, tuple[Record, ...]] = {}
        self._by_id: dict[str, dict[str, Record]] = {}
        self._meta: dict[str, Any] = loads(read(index.META)[:-1])

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
    def overlaid(self) -> bool:
        """Whether overlays are merged in."""
        return bool(self._overlays)

    def merged(self, overlay: "Overlay") -> "Dataset":
        """The same dataset with one more overlay."""
        return Dataset(self._read, (*self._overlays, overlay))

    def section(self, name: str) -> "tuple[Any, ...]":
        """The records of a section, in the order of the file.

        Args:
            name: the singular name, such as `event`.

        Raises:
            KeyError: if there is no such section.
        """
        if name not in self._sections:
            record_type = SECTIONS[name]
            records = loads("[" + self._read(name)[:-1].replace("\n", ",") + "]")
            for overlay in self._overlays:
                if name in overlay.tables:
                    records = _merge(records, overlay.tables[name], overlay.origin)
            for record in records:
                for key, value in record.items():
                    if type(value) is list:
                        record[key] = tuple(value)
            self._sections[name] = tuple([record_type(record) for record in records])
        return self._sections[name]

    def by_id(self, section: str) -> "dict[str, Any]":
        """The records of a section by their id."""
        if section not in self._by_id:
            self._by_id[section] = {record["id"]: record for record in self.section(section)}
        return self._by_id[section]

    def find(self, id: str) -> "tuple[str, Record] | None":
        """The record with an id, whatever its section, and the name of that section."""
        for section in SECTIONS:
            if f'"id": "{id}"' in self._read(section) or self._overlays:
                record = self.by_id(section).get(id)
                if record is not None:
                    return section, record
        return None

    def source_lines(self, ids: "Iterable[str]") -> list[str]:
        """The sources with these ids as lines of JSON, sorted by id; unknown ids are passed over."""
        wanted = sorted(set(ids))
        if not wanted:
            return []
        if self._overlays:
            known = self.by_id("source")
            return [dumps(index.complete("source", known[id])) for id in wanted if id in known]
        lines = {index.identifier(line): line for line in index.lines(self._read("source"))}
        return [lines[id] for id in wanted if id in lines]

    def __iter__(self) -> "Iterator[tuple[str, Record]]":
        """Every record with the name of its section, in the order of the file."""
        for section in SECTIONS:
            for record in self.section(section):
                yield section, record


def _merge(
    records: "list[dict[str, Any]]", tables: "list[dict[str, Any]]", origin: str
) -> "list[dict[str, Any]]":
    """Merge the tables of an overlay over records by id; new ones come last."""
    merged = {record["id"]: record for record in records}
    for table in tables:
        if table.get("retired") is True:
            merged.pop(table["id"], None)
        else:
            merged[table["id"]] = {**merged.get(table["id"], {}), **table, "origin": origin}
    return list(merged.values())
