"""What a command returns: records for machines, and how people see them. It is rendered elsewhere."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from csto_cli.cli.declare import Column
    from csto_cli.model.record import Record


class Result:
    """The answer of one command.

    Args:
        records: the answer, one mapping a record.
        title: the heading for people.
        as_of: the day that the answer speaks of.
        query: what was asked, with names resolved, as it stands in the envelope.
        notes: sentences under the table.
        warnings: sentences for stderr.
        columns: the columns for people, if not those of the command.
        view: makes the blocks that people see, when they are more than one table of the records.
        text: makes what stands alone on stdout in place of a table, when the answer is a text to be passed on as it
            is, such as a citation: nothing is wrapped, cropped or coloured. Other formats, and `--fields`, are not
            concerned.
        empty: the sentence for people when there is no record.
        exit_code: the exit code, for an answer that is itself bad news, such as the findings of a check.
    """

    __slots__ = (
        "as_of", "columns", "empty", "exit_code", "notes", "query", "records", "text", "title", "view", "warnings",
    )  # fmt: skip

    def __init__(
        self,
        records: "Sequence[Record]",
        *,
        title: str,
        as_of: str,
        query: "dict[str, Any]",
        notes: "Sequence[str]" = (),
        warnings: "Sequence[str]" = (),
        columns: "Sequence[Column]" = (),
        view: "Callable[[Sequence[Record]], Sequence[Block]] | None" = None,
        text: "Callable[[Sequence[Record]], str] | None" = None,
        empty: str = "Nothing in the dataset matches.",
        exit_code: int = 0,
    ) -> None:
        self.records = list(records)
        self.title = title
        self.as_of = as_of
        self.query = query
        self.notes = list(notes)
        self.warnings = list(warnings)
        self.columns = tuple(columns)
        self.view = view
        self.text = text
        self.empty = empty
        self.exit_code = exit_code


class Block:
    """A piece of what people see: a table, a list of labelled values, a paragraph or a drawing."""

    __slots__ = ()


class Table(Block):
    """Rows under headings.

    Args:
        columns: the columns, in order.
        rows: one mapping a row; a value is text, a number, a list of them, or None.
        title: a heading of its own.
    """

    __slots__ = ("columns", "rows", "title")

    def __init__(self, columns: "Sequence[Column]", rows: "Sequence[dict[str, Any]]", title: str = "") -> None:
        self.columns = tuple(columns)
        self.rows = list(rows)
        self.title = title


class Pairs(Block):
    """Labelled values, one a line.

    Args:
        pairs: label and value.
        title: a heading of its own.
        sources: the sources behind each value, if any.
    """

    __slots__ = ("pairs", "title")

    def __init__(self, pairs: "Sequence[tuple[str, str]]", title: str = "") -> None:
        self.pairs = list(pairs)
        self.title = title


class Paragraph(Block):
    """Prose, wrapped at words.

    Args:
        text: the text.
        title: a heading of its own.
    """

    __slots__ = ("text", "title")

    def __init__(self, text: str, title: str = "") -> None:
        self.text = text
        self.title = title


class Drawing(Block):
    """Lines drawn with characters, printed as they are.

    Args:
        lines: the lines.
        title: a heading of its own.
    """

    __slots__ = ("lines", "title")

    def __init__(self, lines: "Sequence[str]", title: str = "") -> None:
        self.lines = list(lines)
        self.title = title
