"""Pages as Markdown and HTML."""

import html as escaping
import re
from collections.abc import Iterator, Sequence

from csto_cli.output.blocks import Beside, Block, Branch, Inline, KeyValues, Page, Paragraph, Preformatted, Table, Tree
from csto_cli.output.page import cells
from csto_cli.output.result import Column
from csto_cli.output.theme import FILL, INK
from csto_cli.text.strings import strip_control, web_address

_ADDRESS = re.compile(r"(https?://[^\s<>{}“”]*[^\s<>{}“”.,;:!?)\]'])")
"""An address in a text, without the punctuation behind it."""

_START = re.compile(r"^(\s*\d*)([-+=.)])")
"""What begins a list, a rule or a heading of Markdown."""

_MARKDOWN = {ord(mark): f"\\{mark}" for mark in "\\`*_[]<>|#~&"}


def markdown(page: Page) -> str:
    """The page as GitHub-flavoured Markdown."""
    lines = [f"## {_md(page.title)}", "", f"As of {page.day}.", ""]
    for block in _flat(page.blocks):
        lines += [*([f"### {_md(block.title)}", ""] if block.title else []), *_markdown_block(block), ""]
    for note in (*page.notes, *([page.legend.plain.strip()] if page.legend else [])):
        lines += [f"*{_md(note)}*", ""]
    for number, (note, url) in enumerate(page.footnotes, 1):
        lines.append(f"{number}. {_md(note)}" + (f", {_md_link(url)}" if url else ""))
    return "\n".join(lines).rstrip("\n") + "\n"


def _flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks one after the other."""
    for block in blocks:
        if isinstance(block, Beside):
            yield from _flat((*block.left, *block.right))
        else:
            yield block


def _md(text: str | Inline) -> str:
    """Text that Markdown shows as it is; web addresses in angle brackets."""
    if isinstance(text, Inline):
        return "".join(
            [_md_link(piece) if style.startswith("link:") and piece else _md(piece) for piece, style in text]
        )
    pieces = _ADDRESS.split(strip_control(text).replace("\n", " "))
    return "".join([_md_link(piece) if place % 2 else piece.translate(_MARKDOWN) for place, piece in enumerate(pieces)])


def _md_line(text: str | Inline) -> str:
    """The same at the beginning of a line, where it makes no list, rule or heading."""
    return _START.sub(r"\1\\\2", _md(text))


def _md_link(url: str) -> str:
    """An address as a link, if it is one of the web."""
    link = web_address(url).replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")
    return f"<{link}>" if link else strip_control(url).translate(_MARKDOWN)


def _markdown_block(block: Block) -> Iterator[str]:
    """The lines of one block."""
    if isinstance(block, KeyValues):
        block = _as_table(block)
    if isinstance(block, Table):
        if block.rows:
            yield f"| {' | '.join([_md(column.heading) or ' ' for column in block.columns])} |"
            yield f"|{'|'.join(['---:' if column.style == 'number' else '---' for column in block.columns])}|"
            for line in cells(block):
                yield f"| {' | '.join([_md(cell) for cell in line])} |"
    elif isinstance(block, Preformatted):
        yield from ("```text", *[_plain(line).rstrip().replace("```", "'''") for line in block.lines], "```")
    elif isinstance(block, Paragraph):
        yield _md_line(block.text)
    elif isinstance(block, Tree):
        yield from _markdown_tree(block.branches, 0)


def _markdown_tree(branches: Sequence[Branch], depth: int) -> Iterator[str]:
    """A tree as nested lists."""
    for branch in branches:
        yield f"{'  ' * depth}- {_md_line(branch.label)}"
        yield from _markdown_tree(branch.children, depth + 1)


def _plain(text: str | Inline) -> str:
    """Text without styles."""
    return strip_control(text if isinstance(text, str) else text.plain)


def _as_table(block: KeyValues) -> Table:
    """Labelled values as a table of two columns."""
    columns = (Column("label", "", style="name"), Column("value", "", style="text"))
    return Table(columns, [{"label": label, "value": value} for label, value in block.pairs], block.title)


def _style_sheet() -> str:
    """The colours of states and verdicts, for a light and a dark ground."""
    rules = []
    for edition, head in ((2, "{rules}"), (1, "@media (prefers-color-scheme: dark) {{ {rules} }}")):
        found = [f".{name} {{ color: {shades[edition]}; }}" for name, shades in INK.items()]
        found += [
            f".badge-{name} {{ color: {shades[edition][0]}; background: {shades[edition][1]}; border-radius: .3rem; }}"
            for name, shades in FILL.items()
        ]
        found.append(f".heading, .mark {{ color: {INK['id'][edition]}; }}")
        rules.append(head.format(rules=" ".join(found)))
    return "\n".join(rules)


def html(page: Page) -> str:
    """The page as one HTML document without scripts, for light and dark screens."""
    body = "\n".join(_html_blocks(page))
    title = _escape(page.title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; display: block; overflow-x: auto; }}
th, td {{ text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #8884; }}
.number, .word, [class^=badge] {{ white-space: nowrap; }}
.number {{ text-align: right; font-variant-numeric: tabular-nums; }}
.bold {{ font-weight: 600; }}
pre {{ overflow-x: auto; line-height: 1.25; }}
small, .day {{ opacity: .75; }}
{_style_sheet()}
</style>
</head>
<body>
<h1>{title}</h1>
<p class="day">As of {_escape(page.day)}.</p>
{body}
<p><small>{_escape(page.dataset)}.</small></p>
</body>
</html>
"""


def _escape(text: str | Inline) -> str:
    """Text that HTML shows as it is; every web address is a link."""
    if isinstance(text, Inline):
        return "".join([_piece(piece, style) for piece, style in text])
    pieces = _ADDRESS.split(strip_control(text))
    return "".join(
        [_html_link(piece, piece) if place % 2 else escaping.escape(piece) for place, piece in enumerate(pieces)]
    )


def _html_link(url: str, text: str) -> str:
    """A text as a link to an address, if it is one of the web."""
    link, shown = web_address(url), escaping.escape(strip_control(text))
    return f'<a href="{escaping.escape(link)}">{shown}</a>' if link else shown


def _piece(text: str, style: str) -> str:
    """A piece of text with its style."""
    if style.startswith("link:"):
        return _html_link(style[len("link:") :], text)
    shown = _escape(text)
    return f'<span class="{style}">{shown}</span>' if style and text.strip() else shown


def _html_blocks(page: Page) -> Iterator[str]:
    """The body of the document."""
    for block in _flat(page.blocks):
        if block.title:
            yield f"<h2>{_escape(block.title)}</h2>"
        yield from _html_block(block)
    for note in page.notes:
        yield f"<p><small>{_escape(note)}</small></p>"
    if page.legend:
        yield f"<p><small>{_escape(page.legend)}</small></p>"
    if page.footnotes:
        yield "<ol>"
        for note, url in page.footnotes:
            yield f"<li>{_escape(note)}{f', {_escape(url)}' if url else ''}</li>"
        yield "</ol>"


def _html_block(block: Block) -> Iterator[str]:
    """One block."""
    if isinstance(block, KeyValues):
        block = _as_table(block)
    if isinstance(block, Table):
        if not block.rows:
            return
        yield "<table>"
        if block.header and any(column.heading for column in block.columns):
            yield f"<thead><tr>{_row('th', block, [column.heading for column in block.columns])}</tr></thead>"
        yield "<tbody>"
        for line in cells(block):
            yield f"<tr>{_row('td', block, line)}</tr>"
        yield "</tbody>\n</table>"
    elif isinstance(block, Preformatted):
        lines = "\n".join([_escape(line) for line in block.lines])
        yield f"<pre>{lines}</pre>"
    elif isinstance(block, Paragraph):
        yield f"<p>{_escape(block.text)}</p>"
    elif isinstance(block, Tree):
        yield from _html_tree(block.branches)


def _html_tree(branches: Sequence[Branch]) -> Iterator[str]:
    """A tree as nested lists."""
    yield "<ul>"
    for branch in branches:
        yield f"<li>{_escape(branch.label)}"
        if branch.children:
            yield from _html_tree(branch.children)
        yield "</li>"
    yield "</ul>"


def _row(tag: str, block: Table, line: Sequence[str | Inline]) -> str:
    """The cells of one row."""
    pieces = []
    for column, cell in zip(block.columns, line, strict=True):
        kind = (
            "" if column.style in ("text", "name") else f' class="{"number" if column.style == "number" else "word"}"'
        )
        pieces.append(f"<{tag}{kind}>{_escape(cell)}</{tag}>")
    return "".join(pieces)
