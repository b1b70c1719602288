"""Answers for people: text for the terminal, and the same pages as Markdown, HTML and SVG."""

from csto_cli import dates
from csto_cli.output import grid
from csto_cli.output import page as layout
from csto_cli.output.cells import Line, Piece, cut, flow
from csto_cli.output.chart_model import Picture
from csto_cli.output.result import Drawing, Pairs, Paragraph, Table
from csto_cli.output.terminal import LINK, Screen, address, screen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from csto_cli.cli.declare import Command
    from csto_cli.data.dataset import Dataset
    from csto_cli.output.page import Page
    from csto_cli.output.result import Block, Result

PICTURE_WIDTH = 110
"""The columns of a picture unless --width says otherwise."""


def render(command: "Command", result: "Result", dataset: "Dataset", values: "Mapping[str, Any]", form: str) -> str:
    """An answer for people.

    Args:
        command: the command that was called.
        result: its result.
        dataset: the dataset that it comes from.
        values: the values of the output options.
        form: `table`, `md`, `html` or `svg`.

    Raises:
        UsageError: if the output options contradict one another.
    """
    page = layout.page(command, result, dataset, values)
    if form in ("md", "html"):
        from csto_cli.output import documents

        return documents.markdown(page) if form == "md" else documents.html(page, dataset)
    if form == "svg":
        width = max(40, min(values.get("width") or PICTURE_WIDTH, 250))
        if any(isinstance(block, Picture) for block in page.blocks):
            from csto_cli.output import picture

            return picture.svg(page, dataset, width)
        return _svg(page, dataset, width)
    there = screen(values)
    return "".join(f"{there.paint(line)}\n" for line in compose(page, there))


def compose(page: "Page", there: Screen) -> list[Line]:
    """A page as lines: heading, blocks, notes, footnotes.

    Args:
        page: the page.
        there: what it is written on.
    """
    measure = min(there.width, grid.MEASURE)
    lines = flow([(there.fit(page.title), "title"), (f"  as of {page.day}", "quiet")], there.width)
    bodies = drawn(page.blocks, there)
    for block, own in zip(page.blocks, bodies, strict=True):
        lines.append([])
        if block.title:  # type: ignore[attr-defined]
            lines += flow([(there.fit(block.title), "head")], there.width)  # type: ignore[attr-defined]
        lines += own
    if page.notes or page.footnotes:
        lines.append([])
    for note in page.notes:
        lines += flow([(there.fit(note), "")], measure)
    for number, (note, url) in enumerate(page.footnotes, 1):
        lines += _footnote(f"[{number}]", len(str(len(page.footnotes))) + 4, note, url, measure, there)
    return lines


def _footnote(label: str, size: int, note: str, url: str, measure: int, there: Screen) -> list[Line]:
    """A source under the table, its address a link where the terminal takes links."""
    pieces: list[Piece] = [(label + " " * (size - len(label)), "quiet"), (there.fit(note), "")]
    if url:
        pieces += [(", ", ""), (there.fit(url), LINK + address(url) if there.links and address(url) else "")]
    return flow(pieces, measure, " " * size)


def drawn(blocks: "Sequence[Block]", there: Screen) -> list[list[Line]]:
    """The lines of each block; tables with the same columns are laid out together."""
    alike: dict[tuple[tuple[str, str], ...], list[int]] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            key = tuple((column.field, column.heading) for column in block.columns)
            alike.setdefault(key, []).append(place)
    done: dict[int, list[Line]] = {}
    for places in alike.values():
        together = [block for block in (blocks[place] for place in places) if isinstance(block, Table)]
        done |= dict(zip(places, grid.tables(together, there), strict=True))
    return [done[place] if place in done else _block(block, there) for place, block in enumerate(blocks)]


def _block(block: "Block", there: Screen) -> list[Line]:
    """The lines of a block that is no table."""
    narrow = Screen(min(there.width, grid.MEASURE), there.colours, there.links, there.encoding)
    if isinstance(block, Pairs):
        return grid.pairs(block, narrow)
    if isinstance(block, Paragraph):
        return grid.paragraph(block, narrow)
    if isinstance(block, Drawing):
        return [[(cut(there.fit(line), there.width), "")] for line in block.lines]
    if isinstance(block, Picture):
        from csto_cli.output import charts

        return charts.lines(block, there)
    raise TypeError(type(block).__name__)


def _svg(page: "Page", dataset: "Dataset", width: int) -> str:
    """The page as a picture of a terminal, with the dataset and its day in the last line."""
    import io

    from rich._export_format import CONSOLE_SVG_FORMAT
    from rich.console import Console
    from rich.text import Text

    from csto_cli.output import theme

    paper = Console(
        record=True,
        file=io.StringIO(),
        width=width,
        color_system="truecolor",
        force_terminal=True,
        highlight=False,
        legacy_windows=False,
    )
    lines = compose(page, Screen(width, colours=256))
    lines += [[], [(f"csto dataset {dataset.dataset_version}, up to {dates.spoken(dataset.as_of)}", "quiet")]]
    for line in lines:
        text = Text(no_wrap=True, overflow="crop")
        for piece, style in line:
            text.append(piece, style=theme.STYLES.get(style, ("", "", ""))[2])
        paper.print(text)
    title = layout.clean(page.title)
    return paper.export_svg(title=title, code_format=_offline(CONSOLE_SVG_FORMAT), unique_id="csto") + "\n"


def _offline(template: str) -> str:
    """Rich's template of an SVG without the fonts that it would fetch: the reader's own monospaced font serves."""
    head, _, rest = template.partition("@font-face")
    return head + rest[rest.rindex("@font-face") :].partition("}}")[2] if rest else template
