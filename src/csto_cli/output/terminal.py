"""The terminal: how wide it is, what it can write, and whether it takes colours and links."""

import os
import sys

from csto_cli.output import theme
from csto_cli.output.cells import Line
from csto_cli.output.page import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NARROWEST, WIDEST, DEFAULT = 20, 1000, 80

LINK = "link "
"""How the style of a piece begins that leads to an address; the address follows."""


class Screen:
    """What is written on.

    Args:
        width: its columns.
        colours: how many colours it has: 0, 16 or 256.
        links: whether it takes links.
        encoding: in which text is written to it.
    """

    __slots__ = ("_links", "colours", "encoding", "links", "utf8", "width")

    def __init__(self, width: int, colours: int = 0, links: bool = False, encoding: str = "utf-8") -> None:
        self.width = width
        self.colours = colours
        self.links = links
        self.encoding = encoding
        self.utf8 = encoding.replace("-", "").replace("_", "").lower() in ("utf8", "utf8sig")
        self._links: dict[str, int] = {}

    def fit(self, text: str) -> str:
        """A text that commands nothing and holds only what can be written here."""
        text = clean(text)
        if self.utf8 or text.isascii():
            return text
        from csto_cli.text.transliterate import fitting

        return fitting(text, self.encoding)

    def writes(self, marks: str) -> bool:
        """Whether every one of these characters can be written here."""
        try:
            marks.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def paint(self, line: Line) -> str:
        """A line with escape sequences for its styles, if the screen takes any."""
        if not self.colours:
            return "".join(text for text, _ in line).rstrip()
        return "".join(self._painted(text, style) for text, style in line)

    def _painted(self, text: str, style: str) -> str:
        """One piece with its style."""
        if style.startswith(LINK):
            address = style[len(LINK) :]
            if not self.links:
                return text
            number = self._links.setdefault(address, len(self._links) + 1)  # so that a link over two lines is one
            return f"\x1b]8;id=csto{number};{address}\x1b\\{text}\x1b]8;;\x1b\\"
        codes = theme.STYLES.get(style, ("", ""))[0 if self.colours > 16 else 1]
        return f"\x1b[{codes}m{text}\x1b[0m" if codes and text.strip() else text


def address(url: str) -> str:
    """An address that may stand in a link: of the web only, with everything but plain ASCII percent-encoded."""
    if not url.lower().startswith(("http://", "https://")):
        return ""
    return "".join(mark if "!" <= mark <= "~" else "".join(f"%{byte:02X}" for byte in mark.encode()) for mark in url)


def screen(values: "Mapping[str, Any]") -> Screen:
    """The screen that stdout is."""
    coloured = colours(values)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return Screen(width(values), _depth() if coloured else 0, coloured and _is_terminal(), encoding)


def width(values: "Mapping[str, Any]") -> int:
    """How many columns to lay out for: --width, COLUMNS, the terminal, or 80 in a pipe."""
    given = values.get("width")
    if given is None:
        columns = os.environ.get("COLUMNS", "")
        if columns.isascii() and columns.isdigit() and 0 < len(columns) < 6:
            given = int(columns)
    if given is None:
        try:
            given = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError, AttributeError):
            given = DEFAULT
    return max(NARROWEST, min(given or DEFAULT, WIDEST))


def colours(values: "Mapping[str, Any]") -> bool:
    """Whether to colour: --color first, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether stdout is a terminal."""
    when = values.get("color") or "auto"
    if when != "auto":
        return bool(when == "always")
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("TERM") == "dumb" or not _understands():
        return False
    return _is_terminal()


def _is_terminal() -> bool:
    """Whether stdout is a terminal."""
    try:
        return sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def _understands() -> bool:
    """Whether the terminal can be trusted with escape sequences: the old console of Windows shows them as they are."""
    return sys.platform != "win32" or any(os.environ.get(name) for name in _WINDOWS)


_WINDOWS = ("WT_SESSION", "TERM", "TERM_PROGRAM", "ANSICON", "ConEmuANSI")
"""What the terminals of Windows set that understand escape sequences."""


def _depth() -> int:
    """How many colours the terminal has: 256 where it says so, else the 16 that all have."""
    term = os.environ.get("TERM", "")
    many = os.environ.get("COLORTERM") or os.environ.get("WT_SESSION") or "256" in term or term in _RICH_TERMS
    return 256 if many else 16


_RICH_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm")
