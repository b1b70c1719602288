"""Pages as Markdown and HTML."""

import html as escaping

from csto_cli import dates
from csto_cli.cli.declare import Column
from csto_cli.output import charts
from csto_cli.output import page as layout
from csto_cli.output.chart_model import Map, Picture
from csto_cli.output.result import Drawing, Pairs, Paragraph, Table
from csto_cli.output.terminal import Screen, address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.page import Page
    from csto_cli.output.result import Block

DRAWN_WIDTH = 100
"""The columns of a picture in Markdown, and of one in HTML."""

_MARKDOWN = {ord(mark): f"\\{mark}" for mark in "\\`*_[]<>|#"}


def markdown(page: "Page") -> str:
    """The page as GitHub-flavoured Markdown."""
    lines = [f"## {_md(page.title)}", "", f"As of {page.day}.", ""]
    for block in page.blocks:
        lines += [*_markdown_block(block), ""]
    for note in page.notes:
        lines += [f"*{_md(note)}*", ""]
    for number, (note, url) in enumerate(page.footnotes, 1):
        link = address(url)
        lines.append(f"{number}. {_md(note)}" + (f", <{link}>" if link else f", {_md(url)}" if url else ""))
    return "\n".join(lines).rstrip("\n") + "\n"


def _md(text: str) -> str:
    """Text that Markdown shows as it is."""
    return layout.clean(text).translate(_MARKDOWN)


def _markdown_block(block: "Block") -> "Iterator[str]":
    """The lines of one block."""
    if isinstance(block, Pairs):
        block = layout.pairs_as_table(block)
    legend = (
        [f"`{block.signs[key][0]}` {_md(meaning)}" for key, meaning in block.legend] if isinstance(block, Map) else []
    )
    if isinstance(block, Map):
        block = charts.as_table(block, Column)
    if block.title:  # type: ignore[attr-defined]
        yield from (f"### {_md(block.title)}", "")  # type: ignore[attr-defined]
    if isinstance(block, Table):
        yield f"| {' | '.join(_md(column.heading) for column in block.columns)} |"
        yield f"|{'|'.join('---:' if column.style == 'number' else '---' for column in block.columns)}|"
        for line in layout.cells(block):
            yield f"| {' | '.join(_md(cell) for cell in line)} |"
    elif isinstance(block, Drawing):
        yield from ("```text", *(layout.clean(line).replace("```", "'''") for line in block.lines), "```")
    elif isinstance(block, Picture):
        lines = ["".join(text for text, _ in line).rstrip() for line in charts.lines(block, Screen(DRAWN_WIDTH))]
        yield from ("```text", *(line.replace("```", "'''") for line in lines), "```")
    elif isinstance(block, Paragraph):
        yield _md(block.text)
    if legend:
        yield from ("", ", ".join(legend))


def html(page: "Page", dataset: "Dataset") -> str:
    """The page as one HTML document without scripts."""
    body = "\n".join(_html_blocks(page))
    title = _escape(page.title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; display: block; overflow-x: auto; }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #ccc; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; }}
figure {{ margin: 1rem 0; }}
figure svg {{ max-width: 100%; height: auto; }}
small, .day {{ color: #555; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p class="day">As of {_escape(page.day)}.</p>
{body}
<p><small>csto dataset {_escape(dataset.dataset_version)}, up to {_escape(dates.spoken(dataset.as_of))}.</small></p>
</body>
</html>
"""


def _escape(text: str) -> str:
    """Text that HTML shows as it is."""
    return escaping.escape(layout.clean(text))


def _html_blocks(page: "Page") -> "Iterator[str]":
    """The body of the document."""
    for number, block in enumerate(page.blocks):
        if isinstance(block, Pairs):
            block = layout.pairs_as_table(block)
        if block.title:  # type: ignore[attr-defined]
            yield f"<h2>{_escape(block.title)}</h2>"  # type: ignore[attr-defined]
        if isinstance(block, Table):
            yield "<table>"
            if any(column.heading for column in block.columns):
                yield f"<thead><tr>{_row('th', block, [column.heading for column in block.columns])}</tr></thead>"
            yield "<tbody>"
            for line in layout.cells(block):
                yield f"<tr>{_row('td', block, line)}</tr>"
            yield "</tbody>\n</table>"
        elif isinstance(block, Drawing):
            yield f"<pre>{_escape_lines(block.lines)}</pre>"
        elif isinstance(block, Picture):
            from csto_cli.output import picture

            yield f"<figure>\n{picture.fragment(block, DRAWN_WIDTH, number, page.title)}\n</figure>"
        elif isinstance(block, Paragraph):
            yield f"<p>{_escape(block.text)}</p>"
    for note in page.notes:
        yield f"<p><small>{_escape(note)}</small></p>"
    if page.footnotes:
        yield "<ol>"
        for note, url in page.footnotes:
            link = address(url)
            shown = f'<a href="{_escape(link)}">{_escape(url)}</a>' if link else _escape(url)
            yield f"<li>{_escape(note)}{f', {shown}' if url else ''}</li>"
        yield "</ol>"


def _escape_lines(lines: "Sequence[str]") -> str:
    """Lines of a drawing for `<pre>`."""
    return "\n".join(_escape(line) for line in lines)


def _row(tag: str, block: Table, line: "Sequence[str]") -> str:
    """The cells of one row."""
    pieces = []
    for column, cell in zip(block.columns, line, strict=True):
        kind = ' class="number"' if column.style == "number" else ""
        pieces.append(f"<{tag}{kind}>{_escape(cell)}</{tag}>")
    return "".join(pieces)
