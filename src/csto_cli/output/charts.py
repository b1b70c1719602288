"""Pictures drawn with characters, so that they work over any line: blocks of `pictures` as lines of text."""

from csto_cli import dates
from csto_cli.output import grid, theme
from csto_cli.output.cells import Line, Piece, flow, length, padded, width, wrap
from csto_cli.output.chart_model import Bars, Map, Spans, Sparks
from csto_cli.output.result import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.output.chart_model import Bar, Item, Lane, MapRow, Picture
    from csto_cli.output.terminal import Screen

FULL_YEAR = 4
"""A year takes no more columns than this, however wide the window."""


def lines(block: "Picture", screen: "Screen") -> list[Line]:
    """A picture as lines, its legend last.

    Args:
        block: the picture.
        screen: what it is written on.

    Raises:
        TypeError: if it is no picture that this module knows.
    """
    if isinstance(block, Spans):
        drawn = _spans(block, screen)
    elif isinstance(block, Bars):
        drawn = _bars(block, screen)
    elif isinstance(block, Sparks):
        drawn = _sparks(block, screen)
    elif isinstance(block, Map):
        drawn = _map(block, screen)
    else:
        raise TypeError(type(block).__name__)
    legend = _legend(block, screen)
    return [*drawn, *([[], *legend] if legend else ())]


class Ink:
    """The characters that bars are drawn with here: the real ones, or ASCII where one of them is missing."""

    __slots__ = ("axis", "marks", "tick")

    def __init__(self, screen: "Screen") -> None:
        full = screen.writes(theme.DRAWN)
        self.marks = {name: look.mark if full else look.plain for name, look in theme.LOOKS.items()}
        self.axis, self.tick = ("─", "┬") if full else ("-", "+")


def _style(look: str) -> str:
    """The style of a look."""
    return theme.LOOKS[look].style


def _legend(block: "Picture", screen: "Screen") -> list[Line]:
    """What the looks or signs of a picture mean, each kept in one piece if it fits."""
    ink = Ink(screen)
    entries: list[Line] = []
    for key, meaning in block.legend:
        meaning = screen.fit(meaning)
        if isinstance(block, Map):
            sign, tone = block.signs[key]
            entries.append(
                [(f" {screen.fit(sign)} " if screen.colours else screen.fit(sign), tone), (f" {meaning}", "")]
            )
        elif key == "open":
            entries.append([(theme.OPEN, "first"), (f" {meaning}", "")])
        elif key in ink.marks:
            entries.append([(ink.marks[key] * (1 if key == "unknown" else 2), _style(key)), (f" {meaning}", "")])
        else:
            entries.append([(f"{screen.fit(key)} {meaning}", "")])
    found: list[Line] = []
    for entry in entries:
        if found and length(found[-1]) + 3 + length(entry) <= screen.width:
            found[-1] += [("   ", ""), *entry]
        elif length(entry) <= screen.width:
            found.append(entry)
        else:
            found += flow(entry, screen.width, "  ")
    return found


def _beside(item: "Item", screen: "Screen", room: int, indent: int) -> tuple[list[Piece], list[Line]]:
    """What stands beside an item: after it if there is room, else on lines of its own under it."""
    text = screen.fit(item.beside())
    if not text:
        return [], []
    if width(text) <= room:
        return [("  ", ""), (text, "")], []
    return [], [[(" " * indent, ""), *line] for line in flow([(text, "")], screen.width - indent)]


# Spans of time ---------------------------------------------------------------------------------------------------


def moment(date: str, end: bool = False) -> float:
    """A date as a year with a fraction: the beginning of its first day, or the end of its last."""
    day = dates.last(date) if end else dates.first(date)
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    before = sum(dates.month_length(year, earlier) for earlier in range(1, month)) + number - (0 if end else 1)
    return year + before / (366 if dates.month_length(year, 2) == 29 else 365)


def ticks(first: int, last: float, room: float, least: float) -> list[int]:
    """The years that an axis names: as many round ones as have room, and the first."""
    span = max(last - first, 1)
    step = next((step for step in (1, 2, 5, 10, 20, 50) if step * room / span >= least), 100)
    return [
        first,
        *(
            year
            for year in range(first + 1, int(last) + 1)
            if year % step == 0 and _apart(year, first, room / span, least)
        ),
    ]


def _apart(year: int, first: int, scale: float, least: float) -> bool:
    """Whether the label of a year does not run into that of the first."""
    return (year - first) * scale >= least


def _spans(block: Spans, screen: "Screen") -> list[Line]:
    """Lanes over an axis of years."""
    ink = Ink(screen)
    labels = [screen.fit(item.label) for item in block.items()]
    size = min(max(map(width, labels), default=0), max(8, screen.width * 2 // 5))
    last = moment(block.last, end=True)
    years = last - block.first
    room = screen.width - size - 3
    scale = min(room / years, FULL_YEAR)
    cells = max(1, int(years * scale))
    found = _axis(block.first, last, scale, cells, size + 2, ink)
    for number, (heading, lanes) in enumerate(block.groups):
        if heading:
            found += [[]] if number else []
            found += [[(text, "head")] for text in wrap(screen.fit(heading), screen.width)]
        for lane in lanes:
            found += _lane(lane, block.first, scale, cells, size, ink, screen)
    return found


def _axis(first: int, last: float, scale: float, cells: int, indent: int, ink: Ink) -> list[Line]:
    """The years and their marks."""
    named = ticks(first, last, cells, 6)
    numbers, marks = [" "] * (cells + 1), [ink.axis] * cells
    for year in named:
        place = min(int((year - first) * scale), cells - 1)
        marks[place] = ink.tick
        place = min(place, len(numbers) - 4)
        if not "".join(numbers[max(0, place - 1) : place + 4]).strip():
            numbers[place : place + 4] = str(year)
    text = "".join(numbers).rstrip()
    return [[(" " * indent + text, "quiet")], [(" " * indent + "".join(marks), "quiet")]]


def _lane(lane: "Lane", first: int, scale: float, cells: int, size: int, ink: Ink, screen: "Screen") -> list[Line]:
    """One label and its bars."""
    drawn: list[tuple[str, str]] = [(" ", "")] * cells
    going_on = False
    for span in lane.spans:
        start = int((moment(span.start) - first) * scale + 0.5)
        stop = int((moment(span.end, end=True) - first) * scale + 0.5)
        start = min(max(0, start), cells - 1)
        stop = cells if span.open else max(start + 1, min(stop, cells))
        look = _style(span.look)
        drawn[start:stop] = [(ink.marks[span.look], look)] * (stop - start)
        if span.vague_start:
            drawn[max(0, start - 1)] = ("?", "third")
        if span.vague_end:
            drawn[min(cells - 1, stop)] = ("?", "third")
        going_on = going_on or span.open
    bar: Line = []
    for mark, style in drawn:
        if bar and bar[-1][1] == style:
            bar[-1] = (bar[-1][0] + mark, style)
        else:
            bar.append((mark, style))
    if going_on:
        bar.append((theme.OPEN, _open_style(lane)))
    label, *rest = wrap(screen.fit(lane.label), size)
    line: Line = [(padded(label, size), "name"), ("  ", ""), *bar]
    after, under = _beside(lane, screen, screen.width - length(line) - 2, size + 2)
    if not after:
        while line and not line[-1][0].strip():
            line.pop()
    return [[*line, *after], *([(text, "name")] for text in rest), *under]


def _open_style(lane: "Lane") -> str:
    """The style of the arrow: that of the last span that goes on."""
    return _style([span for span in lane.spans if span.open][-1].look)


LEAST_ASIDE = 24
"""What belongs to a bar stands beside it only where it gets so many columns."""


# Lengths ---------------------------------------------------------------------------------------------------------


def _bars(block: Bars, screen: "Screen") -> list[Line]:
    """Bars with their numbers."""
    ink = Ink(screen)
    items = block.items()
    label = min(max((width(screen.fit(item.label)) for item in items), default=0), max(8, screen.width // 3))
    shown = max((width(screen.fit(bar.shown)) for _, bars in block.groups for bar in bars), default=0)
    room = screen.width - label - 4 - shown
    beside = min(40, room // 2)
    aside = block.aside and any(item.beside() for item in items) and room - beside - 1 >= LEAST_ASIDE
    longest = max(min(12, screen.width // 4), min(beside if aside else room, 60))
    found: list[Line] = []
    for heading, bars in block.groups:
        if heading:
            if found:
                found.append([])
            found += [[(text, "head")] for text in wrap(screen.fit(heading), screen.width)]
        top = max((sum(size for _, size in bar.parts) for bar in bars), default=0) or 1
        for bar in bars:
            found += _bar(bar, label, shown if aside else None, longest, longest / top, ink, screen)
    return found


def _bar(
    bar: "Bar", size: int, shown: int | None, longest: int, scale: float, ink: Ink, screen: "Screen"
) -> list[Line]:
    """One label, its bar and its number."""
    drawn: Line = []
    used, total = 0, 0.0
    for look, part in bar.parts:
        total += part
        stop = max(int(total * scale + 0.5), used + (1 if part > 0 else 0))
        stop = min(stop, longest)
        if stop > used:
            drawn.append((ink.marks[look] * (stop - used), _style(look)))
        used = stop
    labels = wrap(screen.fit(bar.label), size)
    number = screen.fit(bar.shown)
    line: Line = [(padded(labels[0], size), "name"), ("  ", ""), *drawn, (" " if used else "", "")]
    fits = screen.width - size - 2 - used - (1 if used else 0)
    text = screen.fit(bar.beside())
    if width(number) > fits:
        text = f"{number}; {text}" if text else number
    else:
        line.append((number, ""))
    after, under = [], []
    if text and width(number) <= fits and shown is not None:
        column = size + 2 + longest + 1 + shown + 2
        first, *rest = flow([(text, "")], screen.width - column)
        after = [(" " * (column - length(line)), ""), *first]
        under = [[(" " * column, ""), *one] for one in rest]
    elif text:
        under = [[(" " * (size + 2), ""), *one] for one in flow([(text, "")], screen.width - size - 2)]
    return [[*line, *after], *([(text, "name")] for text in labels[1:]), *under]


# A value a year --------------------------------------------------------------------------------------------------


def _sparks(block: Sparks, screen: "Screen") -> list[Line]:
    """A small bar a year and line; a question mark where the value is uncertain, a gap where there is none."""
    heights = theme.SPARKS if screen.writes(theme.SPARKS) else theme.DIGITS
    label = max((width(screen.fit(spark.label)) for spark in block.sparks), default=0)
    name = max((width(screen.fit(spark.name)) for spark in block.sparks), default=0)
    years = range(block.first, block.last + 1)
    named = screen.width >= label + 2 + len(years) + 2 + name
    room = screen.width - label - 2 - (name + 2 if named else 0)
    scale = max(1, min(3, room // len(years)))
    ink = Ink(screen)
    found = _axis(block.first, block.last, scale, len(years) * scale, label + 2, ink)
    for spark in block.sparks:
        line: Line = [(padded(screen.fit(spark.label), label), "name"), ("  ", "")]
        for year in years:
            value = spark.values.get(year)
            if value is None:
                piece = (" " * scale, "")
            elif year in spark.uncertain:
                piece = (padded("?", scale), "second")
            else:
                height = min(len(heights) - 1, int(value / block.top * len(heights)))
                piece = (heights[height] * scale, "first")
            if line[-1][1] == piece[1]:
                line[-1] = (line[-1][0] + piece[0], piece[1])
            else:
                line.append(piece)
        numbers = spark.beside()
        if named:
            line += [("  ", ""), (screen.fit(spark.name), "")]
        if numbers and length(line) + 2 + width(numbers) <= screen.width:
            line += [("  ", ""), (numbers, "")]
            numbers = ""
        found.append(line)
        if numbers:
            found.append([(" " * (label + 2) + numbers, "")])
    if not named:
        names = ", ".join(f"{spark.label} {spark.name}" for spark in block.sparks)
        found += [[], *flow([(screen.fit(names), "")], screen.width)]
    return found


# Maps ------------------------------------------------------------------------------------------------------------


def _map(block: Map, screen: "Screen") -> list[Line]:
    """Lines by columns: with wide cells and everything in one line, or narrower, or with headings set upright."""
    labels = [screen.fit(row.label) for row in block.rows]
    natural = max([width(block.corner), *map(width, labels)])
    headings = [heading for group in block.columns for heading in group]
    longest = max(map(width, headings), default=1)
    more = [heading for heading, _ in block.rows[0].more] if block.rows else []
    after = [max(width(screen.fit(row.more[place][1])) for row in block.rows) for place in range(len(more))]
    after = [max(size, width(heading)) for size, heading in zip(after, more, strict=True)]
    for cell in (longest, 1):
        body = len(headings) * (cell + 1) - 1 + len(block.columns) - 1
        size = min(natural, screen.width - body - 2)
        if size >= min(natural, 20) or (cell == 1 and size >= 8):
            break
    if size < 8:
        return _as_records(block, screen)
    beside = _beside_map(after, screen.width - size - 2 - body)
    found = _map_head(block, cell, size, list(zip(more, beside, strict=False)), screen)
    for row in block.rows:
        found += _map_row(block, row, cell, size, beside, screen)
    return found


def _beside_map(sizes: "Sequence[int]", room: int) -> list[int]:
    """The widths of what stands beside a map: as much of it as there is room for, the last of it wrapped."""
    found: list[int] = []
    for number, size in enumerate(sizes):
        least = min(size, grid.LEAST["text"]) if number == len(sizes) - 1 else size
        if least + 2 > room:
            break
        found.append(min(size, room - 2))
        room -= found[-1] + 2
    return found


def _map_head(block: Map, cell: int, size: int, beside: "Sequence[tuple[str, int]]", screen: "Screen") -> list[Line]:
    """The headings of a map, set upright where the cells are narrow."""
    groups = [[screen.fit(heading) for heading in group] for group in block.columns]
    longest = max((len(heading) for group in groups for heading in group), default=1)
    upright = cell < longest
    tall = longest if upright else 1
    found: list[Line] = []
    for level in range(tall):
        cells = []
        for group in groups:
            marks = [(heading + " " * tall)[level] if upright else padded(heading, cell) for heading in group]
            cells.append(" ".join(marks))
        lowest = level == tall - 1
        line: Line = [(padded(block.corner if lowest else "", size) + "  " + "  ".join(cells), "head")]
        line += [("  " + padded(heading if lowest else "", room), "head") for heading, room in beside]
        found.append(grid.without_tail(line))
    total = size + 2 + sum(len(group) * (cell + 1) for group in groups) - 1 + len(groups) - 1
    total += sum(room + 2 for _, room in beside)
    found.append([(("─" if screen.writes("─") else "-") * total, "")])
    return found


def _map_row(block: Map, row: "MapRow", cell: int, size: int, beside: "Sequence[int]", screen: "Screen") -> list[Line]:
    """One line of a map; what has no room beside it stands under it."""
    labels = wrap(screen.fit(row.label), size)
    signs: Line = []
    for number, group in enumerate(block.columns):
        for place, heading in enumerate(group):
            if place or number:
                signs.append((" " if place else "  ", ""))
            sign, tone = block.signs.get(row.cells.get(heading, ""), ("", ""))
            sign = screen.fit(sign) or " "
            marked = screen.fit(row.marked.get(heading, "")) if cell > 1 else ""
            before = (cell - 1) // 2
            text = " " * before + sign + padded(marked, cell - 1 - before)
            signs.append((text, tone if sign.strip() else ""))
    values = [wrap(screen.fit(value), room) for (_, value), room in zip(row.more, beside, strict=False)]
    found: list[Line] = []
    for number in range(max(map(len, [labels, *values]))):
        label = labels[number] if number < len(labels) else ""
        line: Line = [(padded(label, size), "name"), ("  ", "")]
        line += signs if number == 0 else [(" " * length(signs), "")]
        for texts, room in zip(values, beside, strict=True):
            line += [("  ", ""), (padded(texts[number] if number < len(texts) else "", room), "")]
        found.append(line if number == 0 and screen.colours else grid.without_tail(line))
    pieces: list[Piece] = []
    under = [*row.more[len(beside) :], *([("Sources", f"[{', '.join(row.footnotes)}]")] if row.footnotes else [])]
    for heading, value in under:
        if value:
            pieces += [(f" {screen.fit('·')} " if pieces else "", "quiet"), (f"{heading} ", "quiet")]
            pieces.append((screen.fit(value.strip()), ""))
    return [*found, *([("  ", ""), *flowed] for flowed in flow(pieces, screen.width - 2) if flowed)]


def _as_records(block: Map, screen: "Screen") -> list[Line]:
    """A map in a window too narrow for one: each line with its cells in words."""
    from csto_cli.cli.declare import Column

    return grid.tables([as_table(block, Column)], screen)[0]


def as_table(block: Map, column: type, words: bool = False) -> Table:
    """A map as a table: for formats that have tables, and for windows too narrow for a map.

    Args:
        block: the map.
        column: the class of columns.
        words: whether cells show the word instead of its sign.
    """
    headings = [heading for group in block.columns for heading in group]
    more = [heading for heading, _ in block.rows[0].more] if block.rows else []
    numbered = any(row.footnotes for row in block.rows)
    columns = [column("label", block.corner, keep=9, style="name"), *(column(one, one, keep=9) for one in headings)]
    columns += [column(f"more {one}", one, keep=9, style="text") for one in more]
    rows = []
    for row in block.rows:
        cells = {}
        for heading in headings:
            word = row.cells.get(heading, "")
            sign = word if words else block.signs.get(word, ("", ""))[0]
            cells[heading] = f"{sign}{row.marked.get(heading, '')}".strip()
        rows.append({"label": row.label, **cells, **{f"more {one}": value for one, value in row.more}})
        if numbered:
            rows[-1]["_sources"] = f"[{', '.join(row.footnotes)}]"
    return Table([*columns, *([column("_sources", "Sources", keep=9)] if numbered else [])], rows, block.title)
