"""How wide text is in a terminal, and how it breaks over lines: everything counted in columns, not in letters."""

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Piece = tuple[str, str]
"""Some text and the name of its style; see `theme`."""

Line = list[Piece]
"""What stands on one line."""


def width(text: str) -> int:
    """How many columns a text takes: letters that combine take none, ideographs and their like two."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(mark: str) -> int:
    """How many columns one character takes."""
    if mark < "\u0300":
        return 1
    if unicodedata.category(mark) in ("Mn", "Me", "Cf") or "\u1160" <= mark <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(mark) in "WF" else 1


def padded(text: str, size: int, right: bool = False) -> str:
    """A text brought to a width by spaces, after it or, for numbers and dates, before it."""
    blank = " " * (size - width(text))
    return blank + text if right else text + blank


def cut(text: str, size: int) -> str:
    """The beginning of a text that takes at most so many columns."""
    if width(text) <= size:
        return text
    taken = 0
    for place, mark in enumerate(text):
        taken += _width(mark)
        if taken > size:
            return text[:place]
    return text


def wrap(text: str, size: int) -> list[str]:
    """A text over lines, broken at spaces; a word longer than a line is broken where it must be.

    Args:
        text: the text.
        size: how many columns a line has, at least two.
    """
    if width(text) <= size:
        return [text]
    return ["".join(piece for piece, _ in line) for line in flow([(text, "")], size)]


def flow(pieces: "Iterable[Piece]", size: int, indent: str = "") -> list[Line]:
    """Pieces of text one after the other over lines, broken at spaces, each keeping its style.

    Args:
        pieces: the text.
        size: how many columns a line has.
        indent: what every line but the first begins with.
    """
    lines: list[Line] = [[]]
    used = 0
    pending = ""  # the space before the next word, dropped at the end of a line
    for text, style in pieces:
        for number, word in enumerate(text.split(" ")):
            pending = pending + " " if number else pending
            if not word:
                continue
            gap = pending if lines[-1] else ""
            if used + len(gap) + width(word) > size and lines[-1] and pending:
                lines.append([(indent, "")] if indent else [])
                used, gap = len(indent), ""
            while used + len(gap) + width(word) > size:
                head = cut(word, max(size - used - len(gap), 2 if used == len(indent) else 0))
                if head:
                    lines[-1].append((gap + head, style))
                lines.append([(indent, "")] if indent else [])
                used, gap, word = len(indent), "", word[len(head) :]
            if word:
                _add(lines[-1], gap + word, style)
                used += len(gap) + width(word)
            pending = ""
    return lines


def _add(line: Line, text: str, style: str) -> None:
    """Put text on a line, joined with what stands there in the same style."""
    if line and line[-1][1] == style:
        line[-1] = (line[-1][0] + text, style)
    else:
        line.append((text, style))


def length(line: "Sequence[Piece]") -> int:
    """How many columns a line takes."""
    return sum(width(text) for text, _ in line)
