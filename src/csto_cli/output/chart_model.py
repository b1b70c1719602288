"""What a picture shows, whatever draws it: text in a terminal, Markdown, HTML and SVG all start from these blocks."""

from csto_cli.output.result import Block

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


class Picture(Block):
    """A chart or a map.

    Args:
        title: a heading of its own.
        legend: what each look or sign means, in order.
        marks: the quiet marks that occur in it, so that the footer explains them.
    """

    __slots__ = ("legend", "marks", "title")

    def __init__(self, title: str = "", legend: "Sequence[tuple[str, str]]" = (), marks: "Sequence[str]" = ()) -> None:
        self.title = title
        self.legend = tuple(legend)
        self.marks = tuple(marks)

    def items(self) -> "Sequence[Item]":
        """Everything in it that rests on sources."""
        raise NotImplementedError


class Item:
    """One line of a picture.

    Args:
        label: what it is about.
        note: what stands beside it.
        sources: what it rests on.

    Attributes:
        footnotes: the numbers of its sources, once they are numbered.
    """

    __slots__ = ("footnotes", "label", "note", "sources")

    def __init__(self, label: str, note: str = "", sources: "Sequence[str]" = ()) -> None:
        self.label = label
        self.note = note
        self.sources = tuple(sources)
        self.footnotes: Sequence[str] = ()

    def beside(self) -> str:
        """What stands beside it: the note, then the numbers of the sources."""
        numbers = f"[{', '.join(self.footnotes)}]" if self.footnotes else ""
        return f"{self.note} {numbers}".strip()


class Span:
    """A stretch of time.

    Args:
        look: how it is drawn; see `render.theme`.
        start: its first day, as precisely as known.
        end: its last day.
        open: whether it goes on after `end`.
        vague_start: whether it began on an unknown day, at `start` at the latest.
        vague_end: whether it ended on an unknown day, not before `end`.
        words: the same in words, for those who hear a picture or point at it.
    """

    __slots__ = ("end", "look", "open", "start", "vague_end", "vague_start", "words")

    def __init__(
        self,
        look: str,
        start: str,
        end: str,
        *,
        open: bool = False,
        vague_start: bool = False,
        vague_end: bool = False,
        words: str = "",
    ) -> None:
        self.look = look
        self.start = start
        self.end = end
        self.open = open
        self.vague_start = vague_start
        self.vague_end = vague_end
        self.words = words


class Lane(Item):
    """The spans of one state or person, later ones drawn over earlier ones."""

    __slots__ = ("spans",)

    def __init__(self, label: str, spans: "Sequence[Span]", note: str = "", sources: "Sequence[str]" = ()) -> None:
        super().__init__(label, note, sources)
        self.spans = tuple(spans)


class Grouped(Picture):
    """A picture whose items stand under headings.

    Args:
        groups: headings, each with its items.
        title: a heading of its own.
        legend: what each look or sign means, in order.
        marks: the quiet marks that occur in it, so that the footer explains them.
    """

    __slots__ = ("groups",)

    def __init__(
        self,
        groups: "Sequence[tuple[str, Sequence[Any]]]",
        title: str = "",
        legend: "Sequence[tuple[str, str]]" = (),
        marks: "Sequence[str]" = (),
    ) -> None:
        super().__init__(title, legend, marks)
        self.groups = tuple(groups)

    def items(self) -> "Sequence[Item]":
        """What stands under its headings."""
        return [item for _, items in self.groups for item in items]


class Spans(Grouped):
    """Spans of time over years.

    Args:
        groups: headings, each with its lanes.
        first: the first year of the axis.
        last: the last day of the axis.
    """

    __slots__ = ("first", "last")

    def __init__(
        self,
        groups: "Sequence[tuple[str, Sequence[Lane]]]",
        first: int,
        last: str,
        *,
        title: str = "",
        legend: "Sequence[tuple[str, str]]" = (),
        marks: "Sequence[str]" = (),
    ) -> None:
        super().__init__(groups, title, legend, marks)
        self.first = first
        self.last = last


class Bar(Item):
    """A length, made of parts.

    Args:
        label: what is counted.
        parts: the looks and sizes of its parts.
        shown: the number as people read it.
        note: what stands beside it.
        sources: what it rests on.
    """

    __slots__ = ("parts", "shown")

    def __init__(
        self,
        label: str,
        parts: "Sequence[tuple[str, float]]",
        shown: str,
        note: str = "",
        sources: "Sequence[str]" = (),
    ) -> None:
        super().__init__(label, note, sources)
        self.parts = tuple(parts)
        self.shown = shown


class Bars(Grouped):
    """Lengths side by side.

    Args:
        groups: headings, each with its bars; each group has a scale of its own, from nought to its longest bar.
        aside: whether what belongs to a bar stands beside it rather than under it.
    """

    __slots__ = ("aside",)

    def __init__(
        self,
        groups: "Sequence[tuple[str, Sequence[Bar]]]",
        *,
        aside: bool = False,
        title: str = "",
        legend: "Sequence[tuple[str, str]]" = (),
        marks: "Sequence[str]" = (),
    ) -> None:
        super().__init__(groups, title, legend, marks)
        self.aside = aside


class Spark(Item):
    """One value a year.

    Args:
        label: a short name.
        name: the whole name.
        values: the value of each year that has one.
        uncertain: the years whose value is uncertain.
        sources: what they rest on.
    """

    __slots__ = ("name", "uncertain", "values")

    def __init__(
        self,
        label: str,
        name: str,
        values: "Mapping[int, float]",
        uncertain: "Sequence[int]" = (),
        sources: "Sequence[str]" = (),
    ) -> None:
        super().__init__(label, "", sources)
        self.name = name
        self.values = dict(values)
        self.uncertain = frozenset(uncertain)


class Sparks(Picture):
    """Small bars, one a year, on one scale for all lines.

    Args:
        sparks: the lines.
        first: the first year.
        last: the last year.
        top: the value of the highest bar; what is higher, being uncertain, is cut.
    """

    __slots__ = ("first", "last", "sparks", "top")

    def __init__(
        self,
        sparks: "Sequence[Spark]",
        first: int,
        last: int,
        top: float,
        *,
        title: str = "",
        legend: "Sequence[tuple[str, str]]" = (),
    ) -> None:
        super().__init__(title, legend)
        self.sparks = tuple(sparks)
        self.first = first
        self.last = last
        self.top = top

    def items(self) -> "Sequence[Item]":
        """Its lines."""
        return self.sparks


class MapRow(Item):
    """One line of a map.

    Args:
        label: what it is about.
        cells: the word in each cell, by the heading of its column; one without is empty.
        more: what else is to be said of it, a heading and a value each.
        marked: the quiet mark of a cell, by the heading of its column.
        sources: what it rests on.
    """

    __slots__ = ("cells", "marked", "more")

    def __init__(
        self,
        label: str,
        cells: "Mapping[str, str]",
        more: "Sequence[tuple[str, str]]" = (),
        marked: "Mapping[str, str] | None" = None,
        sources: "Sequence[str]" = (),
    ) -> None:
        super().__init__(label, "", sources)
        self.cells = dict(cells)
        self.more = tuple(more)
        self.marked = dict(marked or {})


class Map(Picture):
    """Lines by columns, a sign a cell.

    Args:
        corner: the heading of the labels.
        columns: groups of the headings of the columns; the groups stand apart.
        rows: the lines, each with the same headings in `more`.
        signs: the sign and the tone of each word.
        legend: what each sign means.
        title: a heading of its own.
        marks: the quiet marks that occur in it.
    """

    __slots__ = ("columns", "corner", "rows", "signs")

    def __init__(
        self,
        corner: str,
        columns: "Sequence[Sequence[str]]",
        rows: "Sequence[MapRow]",
        signs: "Mapping[str, tuple[str, str]]",
        *,
        legend: "Sequence[tuple[str, str]]" = (),
        title: str = "",
        marks: "Sequence[str]" = (),
    ) -> None:
        super().__init__(title, legend, marks)
        self.corner = corner
        self.columns = tuple(tuple(group) for group in columns if group)
        self.rows = tuple(rows)
        self.signs = dict(signs)

    def items(self) -> "Sequence[Item]":
        """Its lines."""
        return self.rows
