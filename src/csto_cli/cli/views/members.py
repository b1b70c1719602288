"""Memberships as bars over the years."""

from csto_cli import dates
from csto_cli.output.chart_model import Lane, Span, Spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

LOOKS = {
    "observer": ("thin", "observer in the Parliamentary Assembly"),
    "partner": ("thin", "partner"),
    "candidate": ("thin", "candidate"),
    "party": ("double", "party to the treaty"),
    "member": ("solid", "member of the organization"),
    "frozen": ("shaded", "participation declared frozen"),
    "suspended": ("light", "membership suspended"),
}
"""How each standing is drawn and what it means; a later one is drawn over an earlier one."""


def chart(data: "Dataset", rows: "Sequence[Any]", day: str) -> "Sequence[Block]":
    """The memberships of the states of some rows, up to a day.

    Args:
        data: the dataset.
        rows: the rows of `members`.
        day: the day up to which they are drawn.
    """
    spans = data.by_id("membership")
    lanes, used, marks = [], set(), set()
    for row in rows:
        own = sorted((spans[id] for id in row.memberships), key=lambda span: list(LOOKS).index(span.status))
        contested = any(span.confidence == "contested" for span in own)
        if contested:
            marks.add("‡")
        used |= {span.status for span in own}
        sources = dict.fromkeys(id for span in own for id in span.sources)
        label = f"{row.name} ‡" if contested else row.name
        lanes.append(Lane(label, [_span(span, day) for span in own], sources=tuple(sources)))
    if not lanes:
        return []
    first = min(int(span.start[:4]) for lane in lanes for span in lane.spans)
    legend = dict(LOOKS[status] for status in LOOKS if status in used)
    goes_on = [("open", "goes on")] if any(span.open for lane in lanes for span in lane.spans) else []
    return [Spans([("", lanes)], first, day, legend=[*legend.items(), *goes_on], marks=tuple(marks))]


def _span(record: "Any", day: str) -> Span:
    """One span of membership, as far as a day."""
    look, meaning = LOOKS[record.status]
    start, end = record["from"], record.to
    lasts = dates.holds(start, end, day)
    last = day if lasts else dates.previous_day(end) if len(end) == 10 else end
    until = "" if lasts else f" until {dates.spoken(last)}"
    return Span(look, start, last, open=lasts, words=f"{meaning}, since {dates.spoken(start)}{until}")
