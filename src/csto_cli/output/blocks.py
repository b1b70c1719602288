"""The blocks that an answer for people is made of, whatever the format.

A cell or a line of text is a `str`, or `Inline`: pieces of text, each with the name of a style of `theme`. The
terminal, SVG, Markdown and HTML all render the same blocks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from csto_cli.output.result import Column


class Inline(list[tuple[str, str]]):
    """Text in pieces, each with the name of a style: "", bold, muted, heading, id, yes, no, badge-yes, link:URL …."""

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join([text for text, _ in self])


def inline(*pieces: str | tuple[str, str] | Inline) -> Inline:
    """Pieces put together; a bare text has no style."""
    found = Inline()
    for piece in pieces:
        if isinstance(piece, Inline):
            found += piece
        else:
            found.append((piece, "") if isinstance(piece, str) else piece)
    return found


@dataclass
class Table:
    """Rows under headings.

    Args:
        columns: the columns, in order.
        rows: one mapping a row; a value is text, a number, an array, `Inline`, or None. `id` is the record's id, and
            `sources` its sources.
        title: a heading of its own.
        header: whether the headings are shown.
        tight: whether it follows the block above without an empty line.
    """

    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Any]]
    title: str = ""
    header: bool = True
    tight: bool = False


@dataclass
class KeyValues:
    """Labelled values, one per line."""

    pairs: Sequence[tuple[str, str | Inline]]
    title: str = ""


@dataclass
class Paragraph:
    """Prose, wrapped at words."""

    text: str | Inline
    title: str = ""


@dataclass
class Preformatted:
    """Lines that are printed as they are."""

    lines: Sequence[str | Inline]
    title: str = ""


@dataclass
class Branch:
    """A node of a tree, with those below it."""

    label: str | Inline
    children: "Sequence[Branch]" = ()


@dataclass
class Tree:
    """Branches under headings."""

    branches: Sequence[Branch]
    title: str = ""


@dataclass
class Beside:
    """Blocks in two columns where there is room, else one after the other."""

    left: "Sequence[Block]"
    right: "Sequence[Block]"
    title: str = ""


Block = Table | KeyValues | Paragraph | Preformatted | Tree | Beside


@dataclass
class Page:
    """Everything that people see of an answer, in order.

    Args:
        title: the heading.
        day: the day of the answer, as people write it.
        blocks: the blocks.
        notes: sentences at the foot.
        legend: what the marks mean that occur.
        footnotes: the sources, numbered from 1, if they were asked for: the reference, and its address.
        count: how many rows there are, and how to narrow them.
        dataset: the version of the dataset, and the day on which it ends.
        ids: whether tables have a column of ids, if there is room.
    """

    title: str
    day: str
    blocks: Sequence[Block]
    notes: Sequence[str] = ()
    legend: Inline = field(default_factory=Inline)
    footnotes: Sequence[tuple[str, str]] = ()
    count: str = ""
    dataset: str = ""
    ids: bool = False
