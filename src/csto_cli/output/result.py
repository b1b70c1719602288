"""What a command returns: rows for machines, and what people read beside them."""

from csto_cli.types import Callable, Row, Sequence


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
        query: what was asked, with names resolved, as the envelope shows it.
        warnings: sentences for stderr.
        text: what stands alone on stdout in place of a table, made from the rows: a text to be passed on as it is, such
            as a citation. Other formats, and `--fields`, are not concerned.
        exit_code: the exit code, for an answer that is itself bad news, such as the findings of a check.

    Attributes:
        as_of: the day of the answer.
        total: the number of rows before `--limit`.
    """

    __slots__ = ("as_of", "exit_code", "query", "records", "text", "total", "warnings")

    def __init__(
        self,
        records: Sequence[Row],
        query: Row,
        *,
        warnings: Sequence[str] = (),
        text: Callable[[Sequence[Row]], str | bytes] | None = None,
        exit_code: int = 0,
    ) -> None:
        self.records = list(records)
        self.total = len(self.records)
        self.query = query
        self.as_of = str(query.get("as_of") or "")
        self.warnings = list(warnings)
        self.text = text
        self.exit_code = exit_code
