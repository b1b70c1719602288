"""Positions as a map of issues by states, or, of a few states, as a table in words."""

from csto_cli.cli.declare import Column
from csto_cli.cli.views.states import grouped
from csto_cli.output.chart_model import Map, MapRow
from csto_cli.output.result import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

NONE_FOUND, VOTES_ONLY = "none found", "votes only"

SIGNS = {
    "supports": ("●", "for"),
    "opposes": ("○", "against"),
    "mixed": ("◐", "between"),
    "ambiguous": ("~", "between"),
    "neutral": ("–", "between"),
    "abstains": ("–", "between"),
    "no-position": ("·", "none"),
    VOTES_ONLY: ("v", "none"),
    NONE_FOUND: ("?", "none"),
}
"""The sign of each position, and how it looks."""

MEANINGS = {"abstains": "abstains", "no-position": "said to take no position", VOTES_ONLY: "only votes found"}
"""What signs mean where the word for it does not say."""


def matrix(data: "Dataset", rows: "Sequence[Any]", labels: "dict[str, str]", day: str) -> "Sequence[Block]":
    """Issues by holders, present members first.

    Args:
        data: the dataset.
        rows: the rows of `stance`.
        labels: the names of the issues.
        day: the day of which membership is told.
    """
    issues: dict[str, list[Any]] = {}
    for row in rows:
        issues.setdefault(row.issue, []).append(row)
    lines, used = [], set()
    for issue, own in issues.items():
        cells = {heading(row): word(row) for row in own}
        used |= set(cells.values())
        marked = {heading(row): "‡" for row in own if row.confidence == "contested"}
        sources = dict.fromkeys(id for row in own for id in row.sources)
        lines.append(MapRow(labels[issue], cells, (), marked, tuple(sources)))
    shown: dict[str, str] = {}
    for position, (sign, _) in SIGNS.items():
        if position in used and sign not in shown:
            shown[sign] = position
    legend = [(position, MEANINGS.get(position, position)) for position in shown.values()]
    marks = ("‡",) if any(line.marked for line in lines) else ()
    columns = grouped(data, [heading(row) for row in rows], day)
    return [Map("Issue", columns, lines, SIGNS, legend=legend, marks=marks)] if lines else []


def table(rows: "Sequence[Any]", labels: "dict[str, str]") -> Table:
    """Issues by holders in words.

    Args:
        rows: the rows of `stance`.
        labels: the names of the issues.
    """
    cells: dict[str, dict[str, Any]] = {}
    for row in rows:
        cells.setdefault(row.issue, {"issue": labels[row.issue]})[row.name] = word(row)
    columns = [Column("issue", "Issue", keep=9, style="name")]
    columns += [Column(name, name, keep=9) for name in dict.fromkeys(row.name for row in rows)]
    return Table(columns, list(cells.values()))


def word(row: "Any") -> str:
    """The position of a row in a word or two."""
    return str(row.position or (VOTES_ONLY if row.votes else NONE_FOUND))


def heading(row: "Any") -> str:
    """The code of a state, or the abbreviation of the organization."""
    return str(row.iso3 or row.name)
