"""Answers for people: tables in the terminal with rich, and the same pages as Markdown, HTML and SVG."""

from csto_cli.render import layout
from csto_cli.result import Drawing, Pairs, Paragraph, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from rich.console import Console, RenderableType

    from csto_cli.dataset import Dataset
    from csto_cli.declare import Command
    from csto_cli.render.layout import Page
    from csto_cli.result import Block, Result

STYLES = {"name": "bold", "date": "cyan", "until": "cyan", "number": "", "word": "", "text": ""}
"""The one theme: bold for what a row is about, cyan for dates; no meaning hangs on either."""

NARROWEST_TEXT = 22
"""A column of prose narrower than this is unreadable: the table becomes one block a record."""


def render(command: "Command", result: "Result", dataset: "Dataset", values: "Mapping[str, Any]", form: str) -> str:
    """An answer for people.

    Args:
        command: the command that was called.
        result: its result.
        dataset: the dataset that it comes from.
        values: the values of the output options.
        form: `table`, `md`, `html` or `svg`.
    """
    page = layout.page(command, result, dataset, values)
    if form in ("md", "html"):
        from csto_cli.render import documents

        return documents.markdown(page) if form == "md" else documents.html(page, dataset)
    return _svg(page, dataset, values) if form == "svg" else _terminal(page, values)


def _terminal(page: "Page", values: "Mapping[str, Any]") -> str:
    """The page as text for the terminal, with escape sequences if it takes colours."""
    from csto_cli.render.terminal import console

    screen = console(values)
    with screen.capture() as capture:
        _draw(screen, page)
    return "\n".join(line.rstrip() for line in capture.get().split("\n"))


def _svg(page: "Page", dataset: "Dataset", values: "Mapping[str, Any]") -> str:
    """The page as a picture, with the dataset and its day in the last line."""
    import io

    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console

    screen = Console(
        record=True,
        file=io.StringIO(),
        width=values.get("width") or 110,
        color_system="truecolor",
        force_terminal=True,
        highlight=False,
    )
    _draw(screen, page)
    screen.print(f"csto dataset {dataset.dataset_version}, up to {dataset.as_of}", style="dim", markup=False)
    title = layout.clean(page.title)
    return screen.export_svg(title=title, code_format=_offline(CONSOLE_SVG_FORMAT), unique_id="csto") + "\n"


def _offline(template: str) -> str:
    """Rich's template of an SVG without the fonts that it would fetch: the reader's own monospaced font serves."""
    head, _, rest = template.partition("@font-face")
    return head + rest[rest.rindex("@font-face") :].partition("}}")[2] if rest else template


def _draw(screen: "Console", page: "Page") -> None:
    """Print a page: heading, blocks, notes, footnotes."""
    from rich.text import Text

    heading = Text(layout.clean(page.title), style="bold")
    heading.append(f"  as of {page.day}", style="dim")
    screen.print(heading)
    for block in page.blocks:
        screen.print()
        if block.title:  # type: ignore[attr-defined]
            screen.print(Text(layout.clean(block.title), style="bold"))  # type: ignore[attr-defined]
        for piece in _block(block, screen.width):
            screen.print(piece)
    if page.notes or page.footnotes:
        screen.print()
    for note in page.notes:
        screen.print(Text(layout.clean(note), style="dim"))
    if page.footnotes:
        screen.print(_pairs([(f"[{number}]", note) for number, note in enumerate(page.footnotes, 1)], dim=True))


def _block(block: "Block", width: int) -> "Sequence[RenderableType]":
    """What rich prints for a block."""
    from rich.text import Text

    if isinstance(block, Table):
        return _table(block, width)
    if isinstance(block, Pairs):
        return [_pairs(block.pairs)]
    if isinstance(block, Paragraph):
        return [Text(layout.clean(block.text))]
    if isinstance(block, Drawing):
        from rich.console import Group

        lines = [Text(layout.clean(line), no_wrap=True, overflow="crop") for line in block.lines]
        return [Group(*lines)]  # printed by itself, a text is joined with others and forgets that it must not wrap
    raise TypeError(type(block).__name__)


def _pairs(pairs: "Sequence[tuple[str, str]]", *, dim: bool = False) -> "RenderableType":
    """Labels and values side by side."""
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="dim" if dim else "bold", no_wrap=True)
    grid.add_column(style="dim" if dim else "", overflow="fold")
    for label, value in pairs:
        grid.add_row(Text(layout.clean(label)), Text(layout.clean(value)))
    return grid


def _table(block: Table, width: int, whole: Table | None = None) -> "Sequence[RenderableType]":
    """A table that fits: columns give way in their order, then rows become blocks of their own.

    Args:
        block: the table.
        width: the window's.
        whole: the table before columns gave way, if some did.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table as Grid
    from rich.text import Text

    whole = whole or block
    lines = layout.cells(block)
    columns = list(block.columns)
    natural = [
        max([cell_len(column.heading), *(cell_len(line[place]) for line in lines)])
        for place, column in enumerate(columns)
    ]
    kept = _fit([(column.keep, column.style, size) for column, size in zip(columns, natural, strict=True)], width)
    if kept is None:
        return [_record(whole.columns, line) for line in layout.cells(whole)]
    if len(kept) < len(columns):  # again, so that the marks of a row move to a column that stays
        return _table(Table([columns[place] for place, _ in kept], block.rows), width, whole)
    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for place, size in kept:
        column = columns[place]
        grid.add_column(
            column.heading,
            style=STYLES[column.style],
            justify="right" if column.style == "number" else "left",
            width=size,
            overflow="fold",
        )
    for line in lines:
        grid.add_row(*(Text(line[place]) for place, _ in kept))
    dropped = [column.heading for column in whole.columns if column not in columns]
    tail = [Text(f"Not shown for lack of room: {', '.join(dropped)}.", style="dim")] if dropped else []
    return [grid, *tail]


def _fit(columns: "Sequence[tuple[int, str, int]]", width: int) -> "list[tuple[int, int]] | None":
    """Which columns a window holds, and how wide each is.

    Args:
        columns: keep, style and natural width of each.
        width: the window's.

    Returns:
        Place and width of each column that stays, or nothing if no readable table fits.
    """
    places = list(range(len(columns)))
    while places:
        gaps = 2 * (len(places) - 1)
        flexible = [
            place for place in places if columns[place][1] in ("text", "name") and columns[place][2] > NARROWEST_TEXT
        ]
        fixed = sum(columns[place][2] for place in places if place not in flexible)
        room = width - gaps - fixed
        if not flexible and room >= 0:
            return [(place, columns[place][2]) for place in places]
        if flexible and room >= sum(_least(columns[place][1]) for place in flexible):
            return _share(places, flexible, columns, room)
        lowest = min(columns[place][0] for place in places)
        if lowest >= 9:
            return None
        places.remove(max(place for place in places if columns[place][0] == lowest))
    return None


def _least(style: str) -> int:
    """The narrowest that a column gets when it must share: prose needs more than a name."""
    return NARROWEST_TEXT + 6 if style == "text" else NARROWEST_TEXT - 6


def _share(
    places: "list[int]", flexible: "list[int]", columns: "Sequence[tuple[int, str, int]]", room: int
) -> "list[tuple[int, int]]":
    """Share the room among the columns of prose: what one does not need, another gets."""
    sizes = {}
    left = sorted(flexible, key=lambda place: (columns[place][1] == "text", columns[place][2]))
    for number, place in enumerate(left):
        least = sum(_least(columns[other][1]) for other in left[number + 1 :])
        fair = room // (len(left) - number)
        most = fair if columns[place][1] == "text" else min(26, max(_least("name"), fair))
        sizes[place] = min(columns[place][2], most, room - least)
        room -= sizes[place]
    return [(place, sizes.get(place, columns[place][2])) for place in places]


def _record(columns: "Sequence[Any]", line: "Sequence[str]") -> "RenderableType":
    """One record as a block, for windows too narrow for a table."""
    from rich.text import Text

    text = Text()
    for number, (column, value) in enumerate(zip(columns, line, strict=True)):
        if not value or value == "–":
            continue
        text.append(f"{column.heading}: " if number and column.heading else "", style="dim")
        text.append(value + "\n", style="bold" if number == 0 else "")
    return text
