"""The sources, and the records that cite each."""

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.text.strings import holds_words, normalize
from csto_cli.types import Answer, Day, Iterable, Row, Sequence, Words


def sources(
    data: Store,
    id: str | None = None,
    *,
    kind: Words = (),
    text: str | None = None,
    since: Day = None,
    until: Day = None,
) -> Answer:
    """Sources, by id; those of one record in the order in which it names them."""
    from csto_cli.queries.show import find, sources_of

    chosen: Sequence[Row] = data.section("source")
    if id is not None:
        section, record = find(data, id)
        known = data.by_id("source")
        chosen = (
            [record] if section == "source" else [known[name] for name in sources_of(data, record) if name in known]
        )
        id = record["id"]
    words = dict.fromkeys(normalize(text).split()) if text else {}
    passing = [source for source in chosen if _passes(source, kind, words, since, until)]
    uses = cited_by(data, [source["id"] for source in passing])
    rows = [{**source, "uses": len(uses[source["id"]]), "used_by": tuple(uses[source["id"]])} for source in passing]
    return rows, {"id": id, "kind": list(kind), "text": text, "since": since, "until": until}


def _passes(source: Row, kind: Sequence[str], words: Iterable[str], since: str | None, until: str | None) -> bool:
    """Whether a source passes the filters."""
    if kind and source["kind"] not in kind:
        return False
    if (since or until) and (source["date"] is None or not dates.overlaps(source["date"], None, since, until)):
        return False
    said = " ".join([source["title"], source["publisher"], *source["authors"], source["url"] or ""]) if words else ""
    return holds_words(said, words)


def cited_by(data: Store, ids: Iterable[str]) -> dict[str, list[str]]:
    """The ids of the records that cite each of these sources, in the order of the file."""
    uses: dict[str, list[str]] = {id: [] for id in ids}
    for section in data.sections if uses else ():
        for record in data.section(section):
            for source in record["sources"]:
                if source in uses:
                    uses[source].append(record["id"])
    return uses
