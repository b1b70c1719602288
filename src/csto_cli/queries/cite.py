"""The sources of records as citations."""

from __future__ import annotations

from csto_cli.export.citations import cite as written
from csto_cli.model.record import Record
from csto_cli.queries.show import find, pick

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import RecordId, Text, Word

DATASET = "dataset"
"""The word that means the dataset itself."""


class Citation(Record):
    """A source as a citation.

    Attributes:
        style: the style that it is written in.
        citation: the citation.
        cited_for: the records, of those asked for, that rest on it.
    """

    __slots__ = ()

    style: Word
    citation: Text
    cited_for: tuple[RecordId, ...]


def cite(data: Dataset, ids: Sequence[str], *, style: str = "plain") -> list[Citation]:
    """The sources that records rest on, each once, in the order in which the records name them.

    Args:
        data: the dataset.
        ids: records, whose sources are cited; sources; or `dataset`, for the dataset in hand.
        style: one of `citations.STYLES`.

    Raises:
        NotFoundError: if no record has an id; with suggestions.
    """
    wanted: dict[str, list[str]] = {}
    for id in ids:
        if id.strip().casefold() == DATASET:
            wanted.setdefault(DATASET, [])
            continue
        section, record = find(data, id)
        for source in (record.id,) if section == "source" else record.sources:
            wanted.setdefault(source, []).append(record.id)
    known = {source.id: source for source in pick(data, "source", wanted)}
    return [
        Citation(
            id=_dataset(data)["id"] if id == DATASET else id,
            style=style,
            citation=written(_dataset(data) if id == DATASET else known[id], style),
            cited_for=tuple(dict.fromkeys(records)),
            sources=() if id == DATASET else (id,),
            origin=None if id == DATASET else known[id].origin,
        )
        for id, records in wanted.items()
        if id == DATASET or id in known
    ]


def _dataset(data: Dataset) -> dict[str, Any]:
    """The dataset in hand as a source: what DATA_POLICY.md asks to name it by."""
    overlaid = ", with overlays merged in" if data.overlaid else ""
    return {
        "id": f"csto-dataset-{data.dataset_version}",
        "title": "csto dataset: the Collective Security Treaty Organization",
        "publisher": "The csto authors",
        "version": data.dataset_version,
        "date": data.as_of,
        "kind": "dataset",
        "lang": "en",
        "note": f"licence CC BY 4.0{overlaid}",
    }
