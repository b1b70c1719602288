"""Tables, labelled values and prose as lines: nothing that a window is too narrow for is left out.

A table gives way in this order, until it fits:

1. columns of prose and of names share what room there is, and wrap at words;
2. a column that says the same in every row is said once, under the table;
3. columns fold, the least important first, into a second line under their row, each with its heading;
4. what remains becomes one block a record.
"""

from csto_cli.output import page as layout
from csto_cli.output import theme
from csto_cli.output.cells import Line, Piece, flow, padded, width, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.cli.declare import Column
    from csto_cli.output.result import Pairs, Paragraph, Table
    from csto_cli.output.terminal import Screen

GAP = 2
"""The spaces between two columns."""

LEAST = {"text": 28, "name": 16}
"""The narrowest that columns get which can wrap: prose needs more than a name."""

MEASURE = 100
"""Prose does not run wider than this, however wide the window: the eye would lose the line."""

MOST_NAME = 26
"""A name is not given more than this while there is prose beside it that wraps."""

STAYS = 9
"""What `keep` is for a column that never folds."""

FOLDS_ALONG = 5
"""Once a line is there for a column that folded, less important ones fold too, and leave their room to prose."""


class Plan:
    """How a table is laid out.

    Args:
        sizes: the width of each column that stands in the table, by its place.
        same: the columns that are said once.
        folded: the columns that stand under their row.
    """

    __slots__ = ("folded", "same", "sizes")

    def __init__(self, sizes: dict[int, int], same: "Sequence[int]" = (), folded: "Sequence[int]" = ()) -> None:
        self.sizes = sizes
        self.same = sorted(same)
        self.folded = sorted(folded)


def tables(blocks: "Sequence[Table]", screen: "Screen") -> list[list[Line]]:
    """Tables with the same columns, laid out alike, so that one can be read beside the other.

    Args:
        blocks: the tables.
        screen: what they are written on.

    Returns:
        The lines of each.
    """
    contents = [_aligned(block.columns, layout.cells(block), screen) for block in blocks]
    columns = blocks[0].columns
    found = plan(columns, [line for lines in contents for line in lines], screen.width)
    if found is None:
        return [_records(columns, lines, screen) for lines in contents]
    return [_grid(columns, lines, found, screen) for lines in contents]


def _aligned(columns: "Sequence[Column]", lines: "Sequence[list[str]]", screen: "Screen") -> list[list[str]]:
    """The cells as they can be written, with decimal points and the years of dates under one another."""
    cells = [[screen.fit(cell) for cell in line] for line in lines]
    for place, column in enumerate(columns):
        if column.style in ("date", "until"):
            size = max((width(line[place]) for line in cells), default=0)
            for line in cells:
                line[place] = padded(line[place], size, right=line[place][-1:].isdigit())
        elif column.style == "number":
            tails = [len(line[place].partition(".")[2]) + ("." in line[place]) for line in cells]
            for line, tail in zip(cells, tails, strict=True):
                line[place] += " " * (max(tails) - tail if line[place] else 0)
    return cells


def plan(columns: "Sequence[Column]", cells: "Sequence[Sequence[str]]", room: int) -> Plan | None:
    """How a table fits a window.

    Args:
        columns: its columns.
        cells: its rows.
        room: the columns of the window.

    Returns:
        The plan, or nothing if only one block a record fits.
    """
    sizes = [[width(line[place]) for line in cells] for place in range(len(columns))]
    share = _Share(
        [column.style for column in columns],
        [max([width(column.heading), *own]) for column, own in zip(columns, sizes, strict=True)],
        [sum(own) ** 0.5 + 1 for own in sizes],
    )
    places = list(range(len(columns)))
    order = sorted((place for place in places if columns[place].keep < STAYS), key=lambda p: (columns[p].keep, -p))
    found = share.of(places, room)
    same: list[int] = []
    for place in [place for place in order if len(cells) > 2 and len({line[place].strip() for line in cells}) == 1]:
        if found is not None:
            break
        same.append(place)
        found = share.of([other for other in places if other not in same], room)
    folded: list[int] = []
    for place in [place for place in order if place not in same]:
        along = folded and columns[place].keep < FOLDS_ALONG and columns[place].style == "word"
        if found is not None and not (along and share.squeezed(found)):
            break
        folded.append(place)
        found = share.of([other for other in places if other not in same and other not in folded], room) or found
    if found is None or (len(folded) > len(found) and all(columns[place].style != "text" for place in found)):
        return None
    return Plan(found, same, folded)


class _Share:
    """How columns share the room of a window: prose wraps, the rest stands whole.

    Args:
        styles: the style of each column.
        natural: the width that each would like.
        weights: how much there is to read in each: of two columns of prose the fuller one gets more.
    """

    def __init__(self, styles: "Sequence[str]", natural: "Sequence[int]", weights: "Sequence[float]") -> None:
        self.styles = styles
        self.natural = natural
        self.weights = weights

    def of(self, places: "Sequence[int]", room: int) -> dict[int, int] | None:
        """The width of each of some columns, or nothing if they do not fit."""
        least = {place: min(self.natural[place], LEAST.get(self.styles[place], 999)) for place in places}
        room -= GAP * (len(places) - 1)
        if not places or sum(least.values()) > room:
            return None
        sizes = {place: self.natural[place] for place in places if least[place] == self.natural[place]}
        room -= sum(sizes.values())
        flexible = [place for place in places if place not in sizes]
        flexible.sort(key=lambda place: (self.styles[place] == "text", self.natural[place]))
        for number, place in enumerate(flexible):
            rest = flexible[number:]
            fair = int(room * self.weights[place] / sum(self.weights[other] for other in rest))
            if self.styles[place] == "name" and len(rest) > 1:
                fair = min(MOST_NAME, room // len(rest))
            most = room - sum(least[other] for other in rest[1:])
            sizes[place] = max(least[place], min(self.natural[place], fair, most, MEASURE))
            room -= sizes[place]
        for place in flexible:  # what one did not need, another may
            more = max(0, min(self.natural[place] - sizes[place], room, MEASURE - sizes[place]))
            sizes[place] += more
            room -= more
        return {place: sizes[place] for place in places}

    def squeezed(self, sizes: "dict[int, int]") -> bool:
        """Whether a column of prose would gladly be wider."""
        return any(self.styles[place] == "text" and size < self.natural[place] for place, size in sizes.items())


def _grid(columns: "Sequence[Column]", cells: "Sequence[Sequence[str]]", found: Plan, screen: "Screen") -> list[Line]:
    """A table with its columns side by side."""
    places = list(found.sizes)
    total = sum(found.sizes.values()) + GAP * (len(places) - 1)
    heading = [(columns[place].heading, "head") for place in places]
    lines: list[Line] = []
    if any(columns[place].heading for place in places):
        lines = _row(columns, heading, found)
    lines.append([(("─" if screen.writes("─") else "-") * total, "")])
    indent = _indent(columns, found, screen.width)
    for line in cells:
        row = [(line[place], theme.COLUMNS.get(columns[place].style, "")) for place in places]
        lines += _row(columns, row, found)
        lines += _labelled(columns, found.folded, line, screen.width, indent, screen)
    if found.same and cells:
        once = _labelled(columns, found.same, cells[0], screen.width - 10, 0, screen)
        for number, line_of in enumerate(once):
            lines.append([("Each row: " if number == 0 else " " * 10, "quiet"), *line_of])
    return lines


def _row(columns: "Sequence[Column]", row: "Sequence[Piece]", found: Plan) -> list[Line]:
    """The lines of one row."""
    wrapped = [wrap(text, size) for (text, _), size in zip(row, found.sizes.values(), strict=True)]
    lines: list[Line] = []
    for number in range(max(map(len, wrapped))):
        line: Line = []
        for (place, size), texts, (_, style) in zip(found.sizes.items(), wrapped, row, strict=True):
            text = texts[number] if number < len(texts) else ""
            right = columns[place].style == "number"
            blank = " " * (size - width(text))
            if line:
                line.append((" " * GAP, ""))
            line += [(blank, ""), (text, style)] if right else [(text, style), (blank, "")]
        lines.append(without_tail(line))
    return lines


def without_tail(line: Line) -> Line:
    """A line without the spaces at its end."""
    while line and not line[-1][0].strip():
        line.pop()
    if line:
        line[-1] = (line[-1][0].rstrip(), line[-1][1])
    return line


def _indent(columns: "Sequence[Column]", found: Plan, room: int) -> int:
    """How far in the folded columns stand: under the first column of prose, if that leaves them room."""
    used = 0
    for place, size in found.sizes.items():
        if columns[place].style == "text" and used:
            return used if room - used >= room // 2 else GAP
        used += size + GAP
    return GAP


def _labelled(
    columns: "Sequence[Column]",
    places: "Sequence[int]",
    line: "Sequence[str]",
    room: int,
    indent: int,
    screen: "Screen",
) -> list[Line]:
    """Some cells of a row one after the other, each with its heading; empty ones are passed over."""
    pieces: list[Piece] = []
    for place in places:
        value = line[place].strip()
        if not value or value in ("–", "-"):
            continue
        pieces.append((f" {screen.fit('·')} " if pieces else "", "quiet"))
        heading = columns[place].heading
        pieces.append((f"{heading} " if heading else "", "quiet"))
        pieces.append((value, ""))
    if not pieces:
        return []
    return [_indented(flowed, indent) for flowed in flow(pieces, room - indent)]


def _indented(line: Line, indent: int) -> Line:
    """A line moved to the right."""
    return [(" " * indent, ""), *line] if indent else line


def _records(columns: "Sequence[Column]", cells: "Sequence[Sequence[str]]", screen: "Screen") -> list[Line]:
    """Each record as a block: its first cell as the heading, then a line a cell that says something."""
    lines: list[Line] = []
    prose = [column for column in columns[1:] if column.style == "text"]
    for line in cells:
        if lines:
            lines.append([])
        lines += [[(text, "name")] for text in wrap(line[0].strip() or screen.fit("–"), screen.width)]
        labelled = []
        for column, cell in zip(columns[1:], line[1:], strict=True):
            cell = cell.strip()
            if prose == [column]:  # what the record says needs no label
                lines += [[(" " * GAP, ""), (text, "")] for text in wrap(cell, screen.width - GAP) if text]
            elif cell not in ("", "–", "-"):
                labelled.append((column.heading, cell, theme.COLUMNS.get(column.style, "")))
        lines += [_indented(pair, GAP) for pair in _pairs(labelled, screen.width - GAP, "quiet")]
    return lines


def pairs(block: "Pairs", screen: "Screen", label: str = "head") -> list[Line]:
    """Labels and values side by side."""
    return _pairs([(screen.fit(one), screen.fit(two), "") for one, two in block.pairs], screen.width, label)


def _pairs(values: "Sequence[tuple[str, str, str]]", room: int, style: str) -> list[Line]:
    """Labels, values and the styles of the values, side by side."""
    size = min(max((width(label) for label, _, _ in values), default=0), max(8, room * 2 // 5))
    lines: list[Line] = []
    for label, value, look in values:
        labels, texts = wrap(label, size), wrap(value, room - size - GAP)
        for number in range(max(len(labels), len(texts))):
            left = labels[number] if number < len(labels) else ""
            right = texts[number] if number < len(texts) else ""
            lines.append(without_tail([(left, style), (" " * (size - width(left) + GAP), ""), (right, look)]))
    return lines


def paragraph(block: "Paragraph", screen: "Screen") -> list[Line]:
    """Prose, wrapped at words."""
    return flow([(screen.fit(block.text), "")], screen.width)
