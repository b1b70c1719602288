"""Possible futures, and what the dataset last knew of the signs of each."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import captions
from csto_cli.data import names as resolve
from csto_cli.model.record import Scenario, allowed
from csto_cli.queries.show import find_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Flag, Table


class OutlookRow(Scenario):
    """A possible future, with the latest reading of what to watch.

    Attributes:
        watch: the records named in `records`: id, section, date, text, confidence and sources of each.
        stale: whether it was verified too long before the day of the dataset.
    """

    __slots__ = ()

    watch: tuple[Table, ...]
    stale: Flag | None


def outlook(data: Dataset, scenario: str | None = None) -> list[OutlookRow]:
    """Scenarios in the order of the file; or the one that is meant.

    Args:
        data: the dataset.
        scenario: its id or name.

    Returns:
        The scenarios; what to watch in each stands in the order of its date, undated last.

    Raises:
        NotFoundError: if there is no such scenario; with suggestions.
        AmbiguousError: if several have these words in their names.
    """
    known = data.by_id("scenario")
    chosen = list(known)
    if scenario is not None:
        names = {id: (id, item.name) for id, item in known.items()}
        chosen = [resolve.match(scenario, names, "scenario", labels={id: item.name for id, item in known.items()})]
    readings = find_all(data, [id for name in chosen for id in known[name].records])
    return [
        OutlookRow(
            known[id],
            watch=_watch(data, known[id], readings),
            stale=dates.stale(known[id].verified, allowed("scenario", known[id]), None, data.as_of),
        )
        for id in chosen
    ]


def _watch(data: Dataset, scenario: Scenario, found: dict[str, tuple[str, Any]]) -> tuple[dict[str, Any], ...]:
    """What the records that a scenario names say, earliest first, undated last."""
    readings = [_reading(data, *found[id]) for id in scenario.records if id in found]
    return tuple(sorted(readings, key=lambda reading: (reading["date"] or "9", reading["id"])))


def _reading(data: Dataset, section: str, record: Any) -> dict[str, Any]:
    """One record as a reading."""
    return {
        "id": record.id,
        "section": section,
        "date": captions.date(record),
        "text": captions.words(data, section, record),
        "confidence": record.confidence,
        "sources": record.sources,
    }
