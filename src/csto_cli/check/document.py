"""A file under check: its records, each with its place, and the records that they refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from csto_cli.check.lines import Lines
from csto_cli.check.rule import Violation
from csto_cli.data.compile import to_json_types
from csto_cli.model.sections import SECTIONS

Records = dict[str, dict[str, dict[str, Any]]]

COMPARED = 50
"""With how many records before it one is compared; no group of an honest dataset is nearly as large."""


@dataclass(slots=True)
class TableEntry:
    """One table of the file.

    Args:
        section: its section.
        raw: the table as `tomllib` read it.
        whole: the record that it makes: for an overlay, merged over the one that it changes.
        known: whether an overlay changes a record that is there already.
        line: the line of its heading.
        lines: the line on which each of its keys starts.
    """

    section: str
    raw: dict[str, Any]
    whole: dict[str, Any]
    known: bool
    line: int
    lines: dict[str, int]

    @property
    def id(self) -> str:
        """Its id, or "" if it has none that is text."""
        id = self.raw.get("id")
        return id if isinstance(id, str) else ""

    @property
    def retired(self) -> bool:
        """Whether it takes a record out."""
        return self.raw.get("retired") is True

    def violation(self, field: str, message: str, fix: str = "") -> Violation:
        """Something wrong with a field of it, or with the whole if the field is empty."""
        return Violation(
            message, fix, line=self.lines.get(field, self.line), section=self.section, record=self.id, field=field
        )

    def get(self, field: str) -> str:
        """The text of a field of the whole record; nothing if it is missing or no text."""
        value = self.whole.get(field)
        return value if isinstance(value, str) else ""


class Document:
    """A file under check.

    Args:
        document: the TOML as `tomllib` read it.
        lines: the line of everything in it.
        is_overlay: whether it is merged over a dataset instead of being one.
        base: the records over which an overlay is merged, by section and id.
        as_of: the day up to which the dataset under an overlay speaks.
    """

    def __init__(
        self, document: Mapping[str, Any], lines: Lines, *, is_overlay: bool, base: Records, as_of: str = ""
    ) -> None:
        self.document = document
        self.lines = lines
        self.is_overlay = is_overlay
        self.as_of = as_of if is_overlay else str(to_json_types(document.get("as_of")))
        self.records: Records = {section: dict(base.get(section, {})) for section in SECTIONS}
        self.entries: list[TableEntry] = [
            self._entry(section, table, lines.of(section, number).line, lines.of(section, number).keys)
            for section in SECTIONS
            if isinstance(document.get(section), list)
            for number, table in enumerate(document[section])
            if isinstance(table, dict)
        ]
        for entry in self.entries:
            if entry.retired:
                self.records[entry.section].pop(entry.id, None)
        self.active = [entry for entry in self.entries if not entry.retired]
        self.codes = {str(record.get("iso3")) for record in self.records["country"].values()}

    def _entry(self, section: str, table: dict[str, Any], line: int, keys: dict[str, int]) -> TableEntry:
        """A table of the file, put into the records that references are looked up in."""
        plain = {key: to_json_types(value) for key, value in table.items()}
        id = table.get("id")
        if not isinstance(id, str):
            return TableEntry(section, table, plain, False, line, keys)
        before = self.records[section].get(id) if self.is_overlay else None
        whole = plain if before is None else {**before, **plain}
        self.records[section][id] = whole
        return TableEntry(section, table, whole, before is not None, line, keys)

    def of(self, section: str) -> Iterator[TableEntry]:
        """The standing entries of a section."""
        return (entry for entry in self.active if entry.section == section)

    def knows(self, section: str, reference: str) -> bool:
        """Whether a reference leads somewhere."""
        if section == "country":
            return reference in self.codes
        if section == "*":
            return any(reference in records for records in self.records.values())
        return reference in self.records[section]

    def pairs(
        self, section: str, group: Callable[[dict[str, Any]], Any]
    ) -> Iterator[tuple[TableEntry, dict[str, Any]]]:
        """Each record of the file with the others of its group, up to `COMPARED` before it, each pair once."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for record in self.records[section].values():
            key = group(record)
            if key is not None:
                groups.setdefault(repr(key), []).append(record)
        entries = {entry.id: entry for entry in self.of(section)}
        for records in groups.values():
            for number, later in enumerate(records):
                for earlier in records[max(0, number - COMPARED) : number]:
                    if later.get("id") in entries:
                        yield entries[later["id"]], earlier
                    elif earlier.get("id") in entries:
                        yield entries[earlier["id"]], later


def records_of(store: Iterable[tuple[str, Mapping[str, Any]]]) -> Records:
    """The records of a dataset as a file would hold them, by section and id."""
    records: Records = {section: {} for section in SECTIONS}
    for section, record in store:
        records[section][record["id"]] = {
            key: value for key, value in record.items() if value is not None and value != ()
        }
    return records
