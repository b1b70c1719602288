"""The sources of records as citations."""

from csto_cli.data.store import Store, provenance
from csto_cli.export.citations import format_citation
from csto_cli.queries.show import find, sources_of
from csto_cli.types import Answer, Row, Sequence

DATASET = "dataset"
"""The word that means the dataset itself."""


def cite(data: Store, ids: Sequence[str], *, style: str = "plain") -> Answer:
    """The sources that records cite, each once, in the order in which the records name them."""
    wanted: dict[str, list[str]] = {}
    for id in ids:
        if id.strip().casefold() == DATASET:
            wanted.setdefault(DATASET, [])
            continue
        section, record = find(data, id)
        for source in (record["id"],) if section == "source" else sources_of(data, record):
            wanted.setdefault(source, []).append(record["id"])
    cited = data.records([("source", id) for id in wanted if id != DATASET])
    known = {DATASET: _dataset(data), **{source["id"]: source for source in cited}}
    rows = [
        {
            "id": known[id]["id"],
            "style": style,
            "citation": format_citation(known[id], style),
            "cited_for": tuple(dict.fromkeys(records)),
            **provenance(),
            "sources": () if id == DATASET else (id,),
            "origin": known[id]["origin"],
        }
        for id, records in wanted.items()
        if id in known
    ]
    return rows, {"id": list(ids), "style": style}


def _dataset(data: Store) -> Row:
    """The dataset in hand as a source: what DATA_POLICY.md asks to name it by."""
    with_overlays = ", with overlays merged in" if data.has_overlays else ""
    return {
        **data.blank("source"),
        "id": f"csto-dataset-{data.dataset_version}",
        "title": "csto dataset: the Collective Security Treaty Organization",
        "publisher": "The csto authors",
        "version": data.dataset_version,
        "date": data.as_of,
        "kind": "dataset",
        "lang": "en",
        "note": f"licence CC BY 4.0{with_overlays}",
    }
