"""Any record whole, with the records that refer to it."""

from __future__ import annotations

from csto_cli.errors import NotFoundError
from csto_cli.model.record import SECTIONS, Record, bare, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import RecordId, Table, Word


class ShownRow(Record):
    """A record as it stands in the dataset.

    Attributes:
        section: its section.
        record: its fields, in the order of the model.
        referred_by: the records that refer to it.
    """

    __slots__ = ()

    section: Word
    record: Table
    referred_by: tuple[RecordId, ...]


def show(data: Dataset, id: str) -> ShownRow:
    """The record with an id.

    Args:
        data: the dataset.
        id: an id of any section, whatever its case.

    Returns:
        The record, and the ids of those that refer to it, in the order of the file.

    Raises:
        NotFoundError: if no record has the id; with suggestions.
    """
    section, record = find(data, id)
    return ShownRow(
        id=record.id,
        section=section,
        record=bare(record),
        referred_by=tuple(other.id for _, other in referring(data, section, record)),
        sources=record.sources,
        confidence=record.confidence,
        note=record.note,
        verified=record.verified,
        origin=record.origin,
    )


def find(data: Dataset, id: str) -> tuple[str, Record]:
    """The section and the record that an id means.

    Args:
        data: the dataset.
        id: an id; case does not matter.

    Raises:
        NotFoundError: if there is none; with the ids most like it.
    """
    wanted = id.strip()
    for spelling in dict.fromkeys((wanted, wanted.lower(), wanted.upper())):
        found = data.find(spelling) if spelling else None
        if found is not None:
            return found
    from csto_cli.data.names import closest, listed, quoted

    near = closest(wanted.casefold(), [record_id for section in SECTIONS for record_id in _ids(data, section)])
    hint = f" Did you mean {listed(near, 'or')}?" if near else " `csto search` finds ids by words."
    raise NotFoundError(f"No record has the id {quoted(id)}.{hint}", suggestions=near)


def find_all(data: Dataset, ids: Iterable[str]) -> dict[str, tuple[str, Any]]:
    """The section and the record of each id, in the order of the file; unknown ids are left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, tuple[str, Any]] = {}
    for section in SECTIONS:
        if len(found) == len(wanted):
            break
        found |= {record.id: (section, record) for record in pick(data, section, wanted)}
    return found


def pick(data: Dataset, section: str, ids: Iterable[str]) -> Sequence[Any]:
    """The records of a section that have one of these ids, in the order of the file; no other is parsed."""
    wanted = {id.encode(errors="replace") for id in ids}
    return (
        data.parse(section, [line for line in data.lines(section) if line[8 : line.index(b'"', 8)] in wanted])
        if wanted
        else ()
    )


def _ids(data: Dataset, section: str) -> list[str]:
    """The ids of a section."""
    from csto_cli.data import compile as index

    return [index.identifier(line) for line in data.lines(section)]


def referring(data: Dataset, section: str, record: Record) -> list[tuple[str, Any]]:
    """The records that refer to a record, each with its section, in the order of the file."""
    key = record.iso3 if section == "country" else record.id
    found = []
    for name, kind in SECTIONS.items():
        candidates = data.select(name, f'"{key}"')
        if not candidates:
            continue
        places = _references(kind, section)
        found += [(name, other) for other in candidates if _refers(other, places, key)]
    return found


def _references(kind: type[Record], section: str) -> list[str]:
    """The fields of a class of records that may refer to records of a section, by what their annotations say."""
    own = "CountryCode" if section == "country" else f"{section.title().replace('_', '')}Id"
    return [
        name
        for name, annotation in written(kind).items()
        if own in annotation or "RecordId" in annotation or (section == "country" and name == "consequences")
    ]


def _refers(record: Record, places: list[str], key: str) -> bool:
    """Whether one of these fields of a record is, or holds, the key."""
    for name in places:
        value = record.get(name)
        if value == key or (isinstance(value, tuple | dict) and key in value):
            return True
    return False
