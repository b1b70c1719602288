"""Votes as a map of resolutions by states."""

from csto_cli import dates
from csto_cli.cli.views.states import grouped
from csto_cli.output.chart_model import Map, MapRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

SIGNS = {
    "yes": ("Y", "for"),
    "no": ("N", "against"),
    "abstain": ("A", "between"),
    "absent": ("x", "none"),
    "not-voting": ("x", "none"),
    "not-a-member": ("", "none"),
    "unknown": ("?", "none"),
}
"""The letter of each vote, and how it looks."""

MEANINGS = {
    "yes": "for",
    "no": "against",
    "abstain": "abstained",
    "absent": "recorded as not voting, which is no abstention",
    "unknown": "no source seen",
}

LONGEST_SYMBOL = 16
"""A longer symbol, as of a resolution that has no number yet, stands with the title; the day stands in its place."""


def matrix(data: "Dataset", rows: "Sequence[Any]") -> "Sequence[Block]":
    """Resolutions by states, present members first.

    Args:
        data: the dataset.
        rows: the rows of `votes`.
    """
    resolutions: dict[str, list[Any]] = {}
    for row in rows:
        resolutions.setdefault(row.resolution, []).append(row)
    lines = []
    for own in resolutions.values():
        first = own[0]
        symbol, title = first.symbol.removeprefix("A/RES/"), first.title
        if len(symbol) > LONGEST_SYMBOL:
            symbol, title = dates.compact(first.date).strip(), f"{title} ({symbol})"
        more = [("Date", dates.compact(first.date)), ("Y/N/A", totals(first)), ("On", title)]
        marked = {row.iso3: "‡" for row in own if row.confidence == "contested"}
        sources = dict.fromkeys(id for row in own for id in row.sources)
        lines.append(MapRow(symbol, {row.iso3: row.vote for row in own}, more, marked, tuple(sources)))
    used = {row.vote for row in rows}
    legend = [(vote, meaning) for vote, meaning in MEANINGS.items() if vote in used]
    marks = ("‡",) if any(line.marked for line in lines) else ()
    columns = grouped(data, [row.iso3 for row in rows])
    return [Map("Resolution", columns, lines, SIGNS, legend=legend, marks=marks)] if lines else []


def totals(row: "Any") -> str:
    """The totals of a resolution, short."""
    return "/".join("?" if row.totals[word] is None else str(row.totals[word]) for word in ("yes", "no", "abstain"))
