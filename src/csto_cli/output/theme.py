"""The one theme of the tool: what each style and each look is, in a terminal, in ASCII and in a picture.

Colours must be legible on a dark and on a light background, for nobody asks a terminal which it has. Cyan is not: on
white it has a contrast of about 2 : 1. The four of the 256-colour palette below have between 4.4 : 1 and 4.7 : 1 on
black and on white alike, by the formula of WCAG 2 (which asks for 4.5 : 1, and no colour exceeds 4.58 on both). Blue
against orange is told apart by every common kind of colour-blindness; green against red is not, so neither is used.
Where a terminal has 16 colours only, they are the user's own: magenta and red, the two that common palettes keep
legible on both, stand in. No meaning hangs on colour alone: every look also has a character or a hatching of its own.
"""

BLUE, ORANGE, GREY = "38;5;63", "38;5;130", "38;5;243"

STYLES = {
    # style: codes for 256 colours, codes for 16, what rich calls it in a picture of a table
    "title": ("1", "1", "bold"),
    "head": ("1", "1", "bold"),
    "name": ("1", "1", "bold"),
    "date": (BLUE, "35", "#8f8fff"),
    "quiet": ("2", "2", "dim"),
    "first": (BLUE, "35", "#8f8fff"),
    "second": (ORANGE, "31", "#df9f5f"),
    "third": (GREY, "", "#a0a0a0"),
    # cells of a map bring their own background, so that they read the same on any
    "for": ("30;48;5;75", "30;46", "#000000 on #5fafff"),
    "against": ("30;48;5;172", "30;43", "#000000 on #d78700"),
    "between": ("30;48;5;252", "30;47", "#000000 on #d0d0d0"),
    "none": ("2", "2", "dim"),
}
"""How styles look. A style that is not here, such as that of prose, is plain."""

COLUMNS = {"name": "name", "date": "date", "until": "date"}
"""The styles of the columns of a table; the others are plain."""


class Look:
    """How one sort of bar is drawn.

    Args:
        mark: the character that a terminal repeats.
        plain: the same where only ASCII can be written.
        style: its colour in a terminal.
        fill: its colour in a picture on a light ground.
        dark: the same on a dark one.
        hatch: its hatching in a picture: `solid`, `lines`, `dots`, `cross` or `hollow`.
    """

    __slots__ = ("dark", "fill", "hatch", "mark", "plain", "style")

    def __init__(self, mark: str, plain: str, style: str, fill: str, dark: str, hatch: str) -> None:
        self.mark = mark
        self.plain = plain
        self.style = style
        self.fill = fill
        self.dark = dark
        self.hatch = hatch


LOOKS = {
    "solid": Look("■", "#", "first", "#2f5fc4", "#7aa2ff", "solid"),
    "double": Look("═", "=", "second", "#af5f00", "#f0a95c", "lines"),
    "shaded": Look("□", "o", "second", "#af5f00", "#f0a95c", "cross"),
    "light": Look("·", ".", "third", "#767676", "#a0a0a0", "dots"),
    "thin": Look("─", "-", "third", "#767676", "#a0a0a0", "hollow"),
    "unknown": Look("?", "?", "third", "#767676", "#a0a0a0", "hollow"),
}
"""The looks of bars. They differ in character and in hatching; colour only helps. Full blocks would be bolder,
but then bars on neighbouring lines run into one."""

SPARKS, DIGITS = "▁▂▃▄▅▆▇█", "12345678"
"""Bars of eight heights, and what stands for them where they cannot be written."""

OPEN = ">"
"""What ends a bar that goes on."""

DRAWN = "■═□·─┬"
"""What a terminal must be able to write for bars to be drawn with it; else all are drawn in ASCII."""

TONES = {
    # how a cell of a map looks in a picture: fill and ink on light ground, then on dark
    "for": ("#5fafff", "#000000", "#5fafff", "#000000"),
    "against": ("#e0942f", "#000000", "#d78700", "#000000"),
    "between": ("#d8d8d8", "#000000", "#bdbdbd", "#000000"),
    "none": ("none", "#555555", "none", "#a8a8a8"),
}
