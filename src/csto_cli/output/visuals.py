"""Bars, badges, strips and other small drawings as pieces of text, for any format."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.output.blocks import Inline, inline

SIDES = {"towards": ("yes", "●"), "away": ("no", "○"), "neither": ("neither", "◐")}
"""The style and the sign of each side of a scale."""

BLOCKS = "▁▂▃▄▅▆▇█"


def badge(word: str, style: str, sign: str = "", width: int = 0) -> Inline:
    """A word on a filled ground, with a sign of its own for terminals without colours."""
    text = f"{sign} {word}" if sign else word
    return inline((f" {text:<{width}} ", f"badge-{style}"))


def named(name: str, text: str | None) -> Inline:
    """A name in bold, and what is said of it; a text that begins with the name is not given it a second time."""
    text = text or ""
    for start in (name, f"The {name}"):
        if text.startswith(start):
            return inline((start, "bold"), text[len(start) :])
    return inline((f"{name}. ", "bold"), text)


def date(value: str | None) -> Inline:
    """A date with day and month muted and the year in full ink, so that one can run down a column of years."""
    if not value or value in (dates.OPEN, dates.UNKNOWN):
        return inline((value if value == dates.UNKNOWN else "–", "muted"))
    head, _, year = dates.format_short(value).rpartition(" ")
    return inline((f"{head} " if head else "", "muted"), year)


def bar(value: float, top: float, cells: int, style: str, *, backwards: bool = False) -> Inline:
    """A bar on a track."""
    filled = max(1 if value else 0, min(cells, round((value / top if top else 0) * cells)))
    parts = [("▆" * filled, style), ("▁" * (cells - filled), "track")]
    return inline(*(reversed(parts) if backwards else parts))


EIGHTHS = " ▏▎▍▌▋▊▉"


def count_bar(count: int, top: int, cells: int) -> Inline:
    """A bar to an eighth of a column, so that small counts beside large ones can be distinguished."""
    eighths = max(round(count / top * cells * 8), 1 if count else 0) if top else 0
    return inline(("█" * (eighths // 8) + EIGHTHS[eighths % 8].strip(), "yes"))


PARTS = "▆▄▂▁"
"""The signs of the parts of a bar, so that they can be distinguished without colours."""


def stacked(parts: Sequence[tuple[float, str]], cells: int, signs: Sequence[str] = ()) -> Inline:
    """A bar of parts side by side, in proportion, each with a sign of its own."""
    total = sum([size for size, _ in parts]) or 1
    found, used, seen = Inline(), 0, 0.0
    for number, (size, style) in enumerate(parts):
        seen += size
        count = max(round(seen / total * cells) - used, 1 if size else 0)
        count = min(count, cells - used)
        found.append(((signs or PARTS)[number % len(signs or PARTS)] * count, style))
        used += count
    return found


def sparkline(values: Iterable[float | None], style: str = "yes") -> Inline:
    """A small line chart in one row; a gap where there is no value."""
    values = list(values)
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0, 0)
    low = 0 if low >= 0 and low < high / 2 else low
    span = (high - low) or 1
    marks = [" " if value is None else BLOCKS[min(7, int((value - low) / span * 7.999))] for value in values]
    return inline(("".join(marks), style))


def dots(codes: Iterable[str], every: Sequence[str]) -> Inline:
    """A dot for each state of a list: filled for those that take part."""
    found = set(codes)
    return Inline([("●" if code in found else "·", "yes" if code in found else "muted") for code in every])


VOTES = {
    "yes": ("Y", "yes"),
    "no": ("N", "no"),
    "abstain": ("A", "neither"),
    "absent": ("–", ""),
    "not-voting": ("–", ""),
}


def vote_squares(votes: Mapping[str, Sequence[str]] | None) -> Inline:
    """A letter for each vote: Y for, N against, A abstained, – absent."""
    found = Inline()
    for vote, (letter, style) in VOTES.items():
        count = len((votes or {}).get(vote, ()))
        if count:
            found.append((f"{count}{letter} ", style or "muted"))
    return found


LIFE = {"signatory": ("·", "soft"), "party": ("▂", "soft"), "member": ("▆", "yes"), "frozen": ("▃", "no"),
        "suspended": ("▁", "neither"), "observer": ("▁", "soft"), "partner": ("▁", "soft"),
        "candidate": ("▁", "soft")}  # fmt: skip


def year_of(date: str, day: str) -> float:
    """A date as a year with a fraction; an open end is the day of the answer."""
    if not dates.is_date(date):
        date = day
    first = dates.first(date)
    return int(first[:4]) + (dates.ordinal(first) - dates.ordinal(f"{first[:4]}-01-01")) / 365.25


def lifeline(spans: Iterable[Mapping[str, Any]], cells: int, first: float, last: float, day: str) -> Inline:
    """A strip of years whose height says how far a state belonged: party, member, frozen."""
    line = [(" ", "")] * cells
    order = list(LIFE)
    for span in sorted(spans, key=lambda span: order.index(span["status"]) if span["status"] in LIFE else 0):
        start, end = (
            (year_of(str(span[key]), day if key == "to" else f"{int(first)}-01-01") - first) / (last - first) * cells
            for key in ("from", "to")
        )
        lasts = not dates.is_date(str(span["to"])) or dates.first(span["to"]) > day
        for place in range(max(0, int(start + 0.5)), min(cells, cells if lasts else int(end + 0.5))):
            line[place] = LIFE.get(span["status"], ("▁", "soft"))
    return Inline(line)


def axis(cells: int, first: float, last: float, step: int = 10) -> str:
    """The years under a strip, one every `step` years."""
    marks = [" "] * cells
    for year in (int(first), *range((int(first) // step + 1) * step, int(last) + 1, step)):
        place = round((year - first) / (last - first) * cells)
        if place + 4 <= cells and not "".join(marks[max(0, place - 1) : place + 4]).strip():
            marks[place : place + 4] = list(str(year))
    return "".join(marks).rstrip()


def legend(*entries: tuple[str, str, str]) -> Inline:
    """What signs mean: sign, style and meaning of each."""
    found = Inline()
    for sign, style, meaning in entries:
        found += [(sign, style), (f" {meaning}   ", "muted")]
    return found


def short_number(value: float) -> str:
    """A number in at most five characters and a word: `146 M`, `2.1 tn`."""
    for size, word in ((1e12, " tn"), (1e9, " bn"), (1e6, " M")):
        if abs(value) >= size:
            return f"{value / size:.3g}{word}"
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def short_heading(name: str) -> str:
    """The name of a figure without what its unit says: `GDP (PPP)`, `military personnel`."""
    if name.startswith("GDP ("):
        return name.split(",")[0].rstrip(")") + ")"
    name = name.split(" (")[0].removeprefix("Number of ")
    if len(name) > 24 and "," in name:
        noun, _, kind = name.partition(", ")
        name = f"{noun.split(' ')[-1]}, {kind.split(' ')[-1]}"
    elif len(name) > 24:
        name = name.partition(" ")[2]
    return name[:1].upper() + name[1:]
