"""What facts rest on: the sources, and the records that rest on each."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.model.record import SECTIONS, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Count, RecordId


class SourceRow(Source):
    """A source, and what rests on it.

    Attributes:
        uses: how many records rest on it.
        used_by: the records that rest on it.
    """

    __slots__ = ()

    uses: Count
    used_by: tuple[RecordId, ...]


def sources(
    data: Dataset,
    id: str | None = None,
    *,
    kind: Sequence[str] = (),
    text: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[SourceRow]:
    """Sources, by id; those of one record in the order in which it names them.

    Args:
        data: the dataset.
        id: a source, for itself alone; or another record, for the sources that it rests on.
        kind: such as `treaty` or `news`.
        text: words that must all occur in the title, publisher, author or address, whatever their case and accents.
        since: not before this day, month or year; a source without a date is left out.
        until: not after it, in the same way.

    Raises:
        NotFoundError: if no record has the id; with suggestions.
    """
    chosen = _named(data, id) if id is not None else data.section("source")
    passing = [source for source in chosen if _passes(source, kind, text, since, until)]
    uses = used_by(data, [source.id for source in passing])
    return [SourceRow(source | {"uses": len(uses[source.id]), "used_by": tuple(uses[source.id])}) for source in passing]


def _named(data: Dataset, id: str) -> Sequence[Source]:
    """The source with an id, or the sources of the record with that id."""
    from csto_cli.queries.show import find, pick

    section, record = find(data, id)
    if section == "source":
        return [Source(record)]
    known = {source.id: source for source in pick(data, "source", record.sources)}
    return [known[source] for source in record.sources if source in known]


def _passes(source: Source, kind: Sequence[str], text: str | None, since: str | None, until: str | None) -> bool:
    """Whether a source passes the filters."""
    if kind and source.kind not in kind:
        return False
    if (since or until) and (source.date is None or not dates.overlaps(source.date, None, since, until)):
        return False
    if text:
        from csto_cli.data.names import fold

        content = fold(f"{source.title} {source.publisher} {source.author or ''} {source.url or ''}")
        return all(word in content for word in fold(text).split())
    return True


def used_by(data: Dataset, ids: Sequence[str]) -> dict[str, list[str]]:
    """The ids of the records that rest on each of these sources, in the order of the file. No record is parsed."""
    uses: dict[bytes, list[str]] = {id.encode(errors="replace"): [] for id in ids}
    for section in SECTIONS if ids else ():
        if section == "source":
            continue
        for line in data.lines(section):
            start = line.find(_MARK) + len(_MARK)
            for source in line[start : line.find(b'"]', start)].split(b'", "') if start >= len(_MARK) else ():
                if source in uses:
                    uses[source].append(line[8 : line.index(b'"', 8)].decode())
    return {id.decode(): records for id, records in uses.items()}


_MARK = b'"sources": ["'
