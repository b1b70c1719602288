"""What a command returns: rows for machines, and what people read beside them."""

from csto_cli.types import Any, Callable, Sequence


class Column:
    """A field as a column of a table for people.

    Args:
        field: the field of the row.
        heading: its heading.
        priority: columns with the lowest priority are dropped first in narrow windows.
        style: what sort of value it shows: `name`, `date`, `until` (the day before the end of a half-open span),
            `number`, `word` or `text`.
    """

    __slots__ = ("field", "heading", "priority", "style")

    def __init__(self, field: str, heading: str, *, priority: int = 5, style: str = "word") -> None:
        self.field = field
        self.heading = heading
        self.priority = priority
        self.style = style


class Result:
    """The answer of one command.

    Args:
        records: the answer, one mapping a row.
        title: the heading for people.
        as_of: the day of the answer.
        query: what was asked, with names resolved, as the envelope shows it.
        notes: sentences under the table.
        warnings: sentences for stderr.
        columns: the columns for people, if not those of the command.
        text: what stands alone on stdout in place of a table, made from the rows: a text to be passed on as it is, such
            as a citation. Other formats, and `--fields`, are not concerned.
        empty: the sentence for people when there is no row.
        exit_code: the exit code, for an answer that is itself bad news, such as the findings of a check.
        narrow: how to narrow the answer, for people, when it is long.
        total: the number of rows before `--limit`.
    """

    __slots__ = (
        "as_of", "columns", "empty", "exit_code", "narrow", "notes", "query", "records", "text", "title", "total",
        "warnings",
    )  # fmt: skip

    def __init__(
        self,
        records: Sequence[dict[str, Any]],
        *,
        title: str,
        as_of: str,
        query: dict[str, Any],
        notes: Sequence[str] = (),
        warnings: Sequence[str] = (),
        columns: Sequence[Column] = (),
        text: Callable[[Sequence[dict[str, Any]]], str | bytes] | None = None,
        empty: str = "Nothing in the dataset matches.",
        exit_code: int = 0,
        narrow: str = "",
    ) -> None:
        self.records = list(records)
        self.total = len(self.records)
        self.title = title
        self.as_of = as_of
        self.query = query
        self.notes = list(notes)
        self.warnings = list(warnings)
        self.columns = tuple(columns)
        self.text = text
        self.empty = empty
        self.exit_code = exit_code
        self.narrow = narrow
