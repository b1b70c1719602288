"""The terminal: its width and whether it takes colours, from the options and the environment."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from rich.console import Console

NARROWEST, WIDEST, DEFAULT = 20, 1000, 80


def console(values: "Mapping[str, Any]") -> "Console":
    """A console of rich that writes nowhere: its output is captured."""
    import io

    from rich.console import Console

    coloured = colours(values)
    return Console(
        file=io.StringIO(),
        width=width(values),
        force_terminal=coloured,
        color_system="auto" if coloured and os.environ.get("TERM") != "dumb" else "standard" if coloured else None,
        no_color=not coloured,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


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
    if os.environ.get("TERM") == "dumb":
        return False
    try:
        return sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False
