"""The console that rich draws on: how wide it is, and whether it takes colours and links."""

import io
import os
import sys
from collections.abc import Mapping
from typing import Any, Literal

from rich.console import Console
from rich.theme import Theme

from csto_cli.output import theme

NARROWEST, WIDEST, DEFAULT = 20, 1000, 80
PICTURE_WIDTH = 110
"""The columns of a picture unless --width says otherwise."""


def make_console(values: Mapping[str, Any]) -> Console:
    """A console that writes into memory as stdout would take it."""
    colours = takes_colours(values)
    return _console(width(values), theme.TERMINAL, force_terminal=colours, no_color=not colours,
                    color_system=_depth() if colours else None)  # fmt: skip


def make_picture_console(width: int, edition: int) -> Console:
    """A console that records what is printed, for a picture."""
    return _console(width, edition, force_terminal=True, record=True, color_system="truecolor")


def _console(width: int, edition: int, **settings: Any) -> Console:
    """A console that takes what it is given for plain text."""
    return Console(
        file=io.StringIO(), width=width, highlight=False, emoji=False, markup=False, legacy_windows=False,
        theme=Theme(theme.styles(edition)), **settings,
    )  # fmt: skip


def width(values: Mapping[str, Any]) -> int:
    """How many columns to draw for: --width, COLUMNS, the terminal, or 80 in a pipe."""
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


def takes_colours(values: Mapping[str, Any]) -> bool:
    """Whether to colour: --color first, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether stdout is a terminal."""
    when = values.get("color") or "auto"
    if when != "auto":
        return bool(when == "always")
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    if os.environ.get("TERM") == "dumb" or not _understands_escapes():
        return False
    return is_terminal()


def is_terminal() -> bool:
    """Whether stdout is a terminal."""
    try:
        return sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def _understands_escapes() -> bool:
    """Whether the terminal can be trusted with escape sequences: the old console of Windows shows them as they are."""
    return sys.platform != "win32" or any(os.environ.get(name) for name in _WINDOWS)


_WINDOWS = ("WT_SESSION", "TERM", "TERM_PROGRAM", "ANSICON", "ConEmuANSI")
"""What the terminals of Windows set that understand escape sequences."""


def _depth() -> "Literal['standard', '256', 'truecolor']":
    """How many colours the terminal has: all where it says so, else 256 or the 16 that every terminal has."""
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "truecolor"
    term = os.environ.get("TERM", "")
    many = os.environ.get("COLORTERM") or os.environ.get("WT_SESSION") or "256" in term or term in _RICH_TERMS
    return "256" if many else "standard"


_RICH_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm")


def room(values: Mapping[str, Any]) -> int:
    """The columns that a view can count on: those of the console without its frame, or of a picture or document."""
    form = values.get("format") or "table"
    if form == "table":
        return width(values) - (4 if is_terminal() else 0)
    return max(40, min(values.get("width") or PICTURE_WIDTH, 250)) - 4
