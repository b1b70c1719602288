"""Terms in office as bars over the years."""

from csto_cli import dates
from csto_cli.output.chart_model import Lane, Span, Spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.output.result import Block


def chart(rows: "Sequence[Any]", day: str) -> "Sequence[Block]":
    """The terms of each person by office, up to a day.

    Args:
        rows: the terms, as `leaders` gives them.
        day: the day up to which they are drawn.
    """
    offices: dict[str, dict[tuple[str, str], list[Any]]] = {}
    for row in rows:
        offices.setdefault(row.role, {}).setdefault((row.person, row.country or ""), []).append(row)
    groups, used = [], set()
    for people in offices.values():
        lanes, title = [], ""
        for (person, country), terms in people.items():
            title = next((term.office for term in reversed(terms)), title)
            spans = [span for span in (_span(term, day) for term in terms) if dates.first(span.start) <= day]
            if not spans:  # all that is known of it is later than the day
                continue
            used |= {span.look for span in spans}
            used |= {"unknown" for span in spans if span.vague_start or span.vague_end}
            used |= {"open" for span in spans if span.open}
            mark = " ‡" if any(term.confidence == "contested" for term in terms) else ""
            label = f"{person} ({country}){mark}" if country else f"{person}{mark}"
            sources = tuple(dict.fromkeys(id for term in terms for id in term.sources))
            lanes.append(Lane(label, spans, sources=sources))
        if lanes:
            groups.append((title, lanes))
    if not groups:
        return []
    first = min(int(span.start[:4]) for _, lanes in groups for lane in lanes for span in lane.spans)
    legend = [(look, meaning) for look, meaning in LEGEND.items() if look in used]
    marks = ("‡",) if any(lane.label.endswith("‡") for _, lanes in groups for lane in lanes) else ()
    return [Spans(groups, first, day, legend=legend, marks=marks)]


LEGEND = {
    "solid": "in office",
    "shaded": "acting",
    "unknown": "the day is not known; drawn as far as sources show the holder",
    "open": "goes on",
}
"""What each look means."""


def _span(term: "Any", day: str) -> Span:
    """One term; a bound that is not known stands where sources first or last show its holder in office."""
    start, end = term["from"], term.to
    vague_start, vague_end = start == dates.UNKNOWN, end == dates.UNKNOWN
    until = dates.previous_day(end) if len(end) == 10 else end
    if vague_start:
        start = term.seen_from or (until if dates.is_date(until) else day)
    if vague_end:
        until = term.seen_to or start
    lasts = not vague_end and dates.holds(start, end, day)
    words = f"{term.office}{', acting' if term.acting else ''}, "
    words += f"by {dates.spoken(start)}" if vague_start else f"since {dates.spoken(start)}"
    words += (
        f", still {dates.spoken(until)}"
        if vague_end
        else f", until {dates.spoken(until)}"
        if until != dates.OPEN
        else ""
    )
    return Span(
        "shaded" if term.acting else "solid",
        start,
        day if lasts else until,
        open=lasts,
        vague_start=vague_start,
        vague_end=vague_end,
        words=words,
    )
