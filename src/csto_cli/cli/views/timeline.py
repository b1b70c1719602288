"""How many events fall in each year, and which of them the story turns on."""

from csto_cli.output.chart_model import Bar, Bars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.output.result import Block

LOOKS = {
    "fact": ("solid", "facts"),
    "declaration": ("shaded", "declarations"),
    "assessment": ("light", "assessments"),
}
"""How each kind of event is drawn."""


def chart(rows: "Sequence[Any]") -> "Sequence[Block]":
    """A bar a year, from the first to the last, with the turning points beside it.

    Args:
        rows: the events.
    """
    if not rows:
        return []
    years: dict[int, list[Any]] = {}
    for row in rows:
        years.setdefault(int(row.date[:4]), []).append(row)
    bars = []
    for year in range(min(years), max(years) + 1):
        events = years.get(year, [])
        counts = [(LOOKS[kind][0], sum(event.kind == kind for event in events)) for kind in LOOKS]
        turns = [event for event in sorted(events, key=lambda event: event.date) if event.turning_point]
        note = "; ".join(event.turning_point for event in turns)
        sources = tuple(dict.fromkeys(id for event in turns for id in event.sources))
        bars.append(Bar(str(year), counts, str(len(events)), note, sources))
    used = {row.kind for row in rows}
    return [Bars([("", bars)], aside=True, legend=[LOOKS[kind] for kind in LOOKS if kind in used])]
