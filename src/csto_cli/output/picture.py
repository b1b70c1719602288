"""A page as an SVG picture, exported by rich with a template of our own: no window, no web font."""

import html
import re
from collections.abc import Mapping
from typing import Any

from csto_cli.output import console as consoles
from csto_cli.output import theme
from csto_cli.output.blocks import Page
from csto_cli.output.people import draw

NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold."""

MARGIN = 9
"""What is free around the text, on each side."""

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')

TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {terminal_width} {terminal_height}" \
width="{terminal_width}" height="{terminal_height}" role="img" aria-labelledby="{unique_id}-title {unique_id}-desc">
<title id="{unique_id}-title">CSTO_TITLE</title>
<desc id="{unique_id}-desc">CSTO_DESC</desc>
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
  font-variant-east-asian: full-width;
}}
{styles}
</style>
<defs>
{lines}
</defs>
<rect width="100%" height="100%" rx="8" fill="CSTO_GROUND"/>
<g transform="translate(CSTO_MARGIN, CSTO_MARGIN)" xml:space="preserve">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def svg(page: Page, values: Mapping[str, Any]) -> str:
    """The page as a picture of its natural width, on a dark or a light ground."""
    from rich.terminal_theme import TerminalTheme

    edition = theme.LIGHT if values.get("theme") == "light" else theme.DARK
    width = max(40, min(values.get("width") or consoles.PICTURE_WIDTH, 250))
    ground, ink = ((13, 17, 23), (230, 237, 243)) if edition == theme.DARK else ((255, 255, 255), (31, 35, 40))
    console = consoles.make_picture_console(width, edition)
    draw(page, console, framed=True)
    console.print(page.dataset, style="muted")
    lines = console.export_text(clear=False, styles=False).split("\n")
    natural = max([len(line.rstrip()) for line in lines], default=width)
    if natural < width:
        console = consoles.make_picture_console(natural, edition)
        draw(page, console, framed=True)
        console.print(page.dataset, style="muted")
    colours = TerminalTheme(ground, ink, [ink] * 8, [ink] * 8)
    template = TEMPLATE.replace("CSTO_GROUND", "#{:02x}{:02x}{:02x}".format(*ground)).replace(
        "CSTO_MARGIN", str(MARGIN)
    )
    text = console.export_svg(title="", theme=colours, code_format=template, unique_id="csto")
    text = text.replace("CSTO_TITLE", html.escape(page.title)).replace(
        "CSTO_DESC", html.escape(f"{page.title}, as of {page.day}. {page.dataset}.")
    )
    breadth, height = (round(float(number) + 2 * MARGIN) for number in _SIZE.findall(text)[0])
    text = _SIZE.sub(f'viewBox="0 0 {breadth} {height}" width="{breadth}" height="{height}"', text, count=1)
    return NO_XML.sub("\ufffd", text.replace("<text ", '<text lengthAdjust="spacingAndGlyphs" '))
