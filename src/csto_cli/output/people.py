"""Answers for people, drawn by rich: blocks as renderables, in a frame on a terminal, and as SVG."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from rich import box
from rich.box import Box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text
from rich.tree import Tree as RichTree

from csto_cli.output import console as consoles
from csto_cli.output.blocks import Block, Branch, Inline, KeyValues, Page, Paragraph, Preformatted, Table, Tree, inline
from csto_cli.output.page import WIDE, cells
from csto_cli.output.result import Column
from csto_cli.output.tables import GAP, MOST, Plan, plan
from csto_cli.text.strings import strip_control, web_address

LINK = re.compile("\x1b\\]8;[^\x1b]*\x1b\\\\")
"""What begins and ends a link on a terminal."""

ADDRESS = re.compile("https?://\\S+")
"""An address in a text."""

RULE = Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
"""One rule under the head, no upright lines, no edges: the panel around it is the frame."""

ASCII_RULE = Box("    \n    \n -- \n    \n -- \n -- \n    \n    \n", ascii=True)


def render(page: Page, values: Mapping[str, Any]) -> str:
    """A page as a terminal, or a pipe, gets it."""
    console = consoles.make_console(values)
    framed = consoles.is_terminal() and console.width >= 40
    draw(page, console, framed=framed)
    text: str = console.file.getvalue()  # type: ignore[attr-defined]
    if not consoles.is_terminal():
        text = LINK.sub("", text)  # colours that were asked for stay; a link is for a terminal
    return text if framed else "".join([f"{line.rstrip()}\n" for line in text.split("\n")[:-1]])


def draw(page: Page, console: Console, *, framed: bool) -> None:
    """Print a page on a console."""
    width = console.width - (4 if framed else 0)
    frame = Frame(console, width, page.blocks, closed=framed, ids=page.ids)
    parts = _stack(page.blocks, frame)
    foot = _foot(page, frame, with_count=not framed)
    if foot:
        last = page.blocks[-1] if page.blocks else None
        parts += foot if isinstance(last, Paragraph) and not last.title else [Text(), *foot]
    day = Text(f"as of {page.day}" if page.day else "", "muted")
    title = Text(page.title, "bold default")
    whole = Text.assemble(title, "  ", day) if day else title
    if framed:
        if whole.cell_len + 6 > console.width:  # the frame's edge has no room for it
            fits = title.cell_len + 6 <= console.width
            parts = [day if fits else whole, Text(), *parts]
            whole = title if fits else Text()
        body = Group(*parts)
        natural = min(console.width, max([_measure(part, console, width) for part in parts], default=0) + 4)
        natural = max(natural, whole.cell_len + 6)
        subtitle = Text(page.count, "muted") if page.count and len(page.count) < natural - 4 else None
        console.print(
            Panel(
                body, box=box.ROUNDED, border_style="rule", title=whole or None, title_align="left", subtitle=subtitle,
                subtitle_align="right", padding=(0, 1), width=natural,
            )
        )  # fmt: skip
        return
    console.print(whole, overflow="fold")
    console.print()
    for part in parts:
        console.print(part, crop=False)


def _measure(part: RenderableType, console: Console, width: int) -> int:
    """The columns that a renderable wants, at most `width`."""
    return console.measure(part, options=console.options.update(width=width)).maximum


def _foot(page: Page, frame: "Frame", *, with_count: bool) -> list[RenderableType]:
    """The legend, the notes, the sources and the count."""
    foot: list[RenderableType] = [frame.prose(page.legend)] if page.legend else []
    foot += [frame.prose(inline((note, "muted"))) for note in page.notes]
    left = len(f"[{len(page.footnotes)}] ")
    for number, (note, url) in enumerate(page.footnotes, 1):
        said = inline(note, (", ", "") if url else "", (url, f"link:{url}"))
        foot.append(frame.prose(said, label=f"[{number}]", left=left))
    if with_count and page.count and not page.count.isdigit():
        foot.append(frame.prose(inline((page.count, "muted"))))
    return foot


def text(pieces: str | Inline) -> Text:
    """Text for rich: data is never read as markup, and nothing in it reaches the terminal as a command."""
    if isinstance(pieces, str):
        return Text(strip_control(pieces))
    found = Text()
    for piece, style in pieces:
        piece = strip_control(piece)
        if style.startswith("link:"):
            address = web_address(style[len("link:") :])
            found.append(piece, f"link {address}" if address else "")
        else:
            found.append(piece, style or None)
    return found


class Frame:
    """What blocks are drawn into.

    Args:
        console: the console.
        width: the columns there are.
        closed: whether something is drawn to the right, so that addresses and ids that are wider are broken.
        ids: whether tables have a column of ids, if there is room.
        blocks: the blocks; tables with the same columns among them get the same widths.
    """

    def __init__(
        self, console: Console, width: int, blocks: Sequence[Block], *, closed: bool, ids: bool = False
    ) -> None:
        self.console = console
        self.width = width
        self.closed = closed
        self.ids = ids
        self._tables = [block for block in blocks if isinstance(block, Table)]
        self._plans: dict[tuple[str, ...], Plan] = {}

    def columns(self, block: Table) -> list[Column]:
        """The columns of a table, with that of the ids where there is room."""
        key = [column.field for column in block.columns]
        rows = [row for other in self._siblings(key) for row in other.rows]
        if (self.ids or self.width >= WIDE - 4) and key[0] != "id" and any(row.get("id") for row in rows):
            return [*block.columns, Column("id", "Id", priority=9 if self.ids else 0, style="id")]
        return list(block.columns)

    def plan(self, block: Table, columns: Sequence[Column]) -> Plan:
        """Which columns fit, and how wide they are, in this table and all with the same columns."""
        key = tuple([column.field for column in block.columns])
        if key not in self._plans:
            siblings = self._siblings(key) or [block]
            rows = [row for other in siblings for row in cells(Table(columns, other.rows))]
            header = any(other.header for other in siblings)
            self._plans[key] = plan(columns, rows, self.width, header=header)
        return self._plans[key]

    def prose(self, pieces: str | Inline, *, label: str = "", left: int = 0, indent: int = 0) -> Group:
        """Prose wrapped at words, beside a label or further in; an address or an id is broken in a frame only."""
        width = max(min(self.width - left - indent, MOST - left), 8)
        lines: list[Text] = []
        for part, whole in [(text(pieces), False)] if self.closed else _parts(text(pieces), width):
            lines += [part] if whole else part.wrap(self.console, width, overflow="fold")
        names = Text(strip_control(label), "muted").wrap(self.console, max(left - 1, 1), overflow="fold")
        found = []
        for name, line in zip_longest(names, lines, fillvalue=Text()):
            gap = " " * (left - name.cell_len) if line.plain else ""
            found.append(Text.assemble(" " * indent, name, gap, line, no_wrap=True, overflow="ignore"))
        return Group(*found)

    def pairs(self, pairs: Sequence[tuple[str, str | Inline]], indent: int = 0) -> Group:
        """Labelled values, the labels muted."""
        width = self.width - indent
        left = min(max([text(name).cell_len for name, _ in pairs], default=0), max(width // 2 - 1, 8)) + GAP
        return Group(*[self.prose(value, label=name, left=left, indent=indent) for name, value in pairs])

    def _siblings(self, key: Sequence[str]) -> list[Table]:
        """The tables with these columns."""
        return [other for other in self._tables if [column.field for column in other.columns] == list(key)]


def _parts(said: Text, width: int) -> Iterator[tuple[Text, bool]]:
    """A text cut before and behind each address and id that is wider than a line; whether a part is one."""
    wide = [found.span() for found in ADDRESS.finditer(said.plain)]
    wide += [(span.start, span.end) for span in said.spans if span.style == "id"]
    cuts = [place for start, end in sorted(set(wide)) if end - start > width for place in (start, end)]
    for part in said.divide(cuts) if cuts else [said]:
        if part.plain.strip():
            yield part, bool(cuts) and (ADDRESS.fullmatch(part.plain) is not None or " " not in part.plain)


def _with_title(block: Block, frame: Frame) -> list[RenderableType]:
    """A block under its heading."""
    heading = [Text(strip_control(block.title), "heading", overflow="fold")] if block.title else []
    return [*heading, *_block(block, frame)]


def _block(block: Block, frame: Frame) -> list[RenderableType]:
    """The renderables of one block."""
    width = frame.width
    if isinstance(block, Table):
        return _table(block, frame)
    if isinstance(block, KeyValues):
        return [frame.pairs(block.pairs)]
    if isinstance(block, Paragraph):
        return [frame.prose(block.text)]
    if isinstance(block, Preformatted):
        return [Group(*[_line(line, width) for line in block.lines])]
    if isinstance(block, Tree):
        return [_tree(branch) for branch in block.branches]
    if width < WIDE - 4:
        return _stack((*block.left, *block.right), Frame(frame.console, width, (), closed=frame.closed, ids=frame.ids))
    half = (width - 3) // 2
    grid = Grid.grid(padding=(0, 3, 0, 0))
    sides = [Group(*_stack(side, Frame(frame.console, half, side, closed=True))) for side in (block.left, block.right)]
    grid.add_column(width=half)
    grid.add_column(width=half)
    grid.add_row(*sides)
    return [grid]


def _stack(blocks: Sequence[Block], frame: Frame) -> list[RenderableType]:
    """Blocks one under another, an empty line between them but above a tight table."""
    parts: list[RenderableType] = []
    for block in blocks:
        joined = not parts or (isinstance(block, Table) and block.tight)
        parts += [*([] if joined else [Text()]), *_with_title(block, frame)]
    return parts


def _line(pieces: str | Inline, width: int) -> Text:
    """A line that is cut, not wrapped."""
    line = text(pieces)
    line.truncate(width)
    line.no_wrap = True
    return line


def _tree(branch: Branch) -> RichTree:
    """A branch with those below it."""
    tree = RichTree(text(branch.label), guide_style="rule")

    def grow(parent: RichTree, children: Sequence[Branch]) -> None:
        for child in children:
            grow(parent.add(text(child.label)), child.children)

    grow(tree, branch.children)
    return tree


def _table(block: Table, frame: Frame) -> list[RenderableType]:
    """A table in the columns that fit, or a list of labelled values for each row."""
    console = frame.console
    columns = frame.columns(block)
    rows = cells(Table(columns, block.rows))
    chosen = frame.plan(block, columns)
    if chosen.as_records:
        return _records(columns, rows, frame)
    grid = _grid(block, columns, chosen, console)
    prose = next((i for i in reversed(chosen.shown) if columns[i].style == "text"), chosen.shown[-1])
    for row in rows:
        line = [text(row[i]) for i in chosen.shown]
        said = " · ".join(
            [f"{columns[i].heading} {row[i].plain.strip()}" for i in chosen.moved if row[i].plain.strip(" –")]
        )
        if said:
            line[chosen.shown.index(prose)].append(f"\n{said}", "muted")
        grid.add_row(*line)
    if not chosen.same:
        return [grid]
    said = " · ".join([f"{columns[i].heading} {rows[0][i].plain.strip()}" for i in chosen.same])
    return [grid, frame.prose(inline((f"Each row: {said}", "muted")))]


def _grid(block: Table, columns: Sequence[Column], chosen: Plan, console: Console) -> Grid:
    """The empty grid of a table."""
    has_heads = block.header and any(columns[i].heading for i in chosen.shown)
    grid = Grid(
        box=(RULE if console.encoding.startswith("utf") else ASCII_RULE) if has_heads else None,
        show_header=has_heads, show_edge=False, pad_edge=False, padding=(0, GAP - (1 if has_heads else 0), 0, 0),
        border_style="rule", header_style="muted", collapse_padding=True,
    )  # fmt: skip
    for i, width in zip(chosen.shown, chosen.widths, strict=True):
        column = columns[i]
        wraps = column.style in ("text", "name")
        grid.add_column(
            Text(column.heading), width=width, justify="right" if column.style == "number" else "left",
            no_wrap=not wraps, overflow="fold",
        )  # fmt: skip
    return grid


def _records(columns: Sequence[Column], rows: Sequence[Sequence[Inline]], frame: Frame) -> list[RenderableType]:
    """Each row as its chief cell in bold, and labelled values under it."""
    found: list[RenderableType] = []
    first = max(range(len(columns)), key=lambda i: (columns[i].style in ("name", "text"), columns[i].priority, -i))
    for row in rows:
        found.append(frame.prose(inline(*[(piece, style or "bold") for piece, style in row[first]])))
        pairs = [(columns[i].heading, row[i]) for i in range(len(columns)) if i != first and row[i].plain.strip(" –")]
        found.append(frame.pairs(pairs, indent=2))
    return found
