"""From a result to blocks, and from blocks to cells: what every format for people shares."""

from csto_cli import dates
from csto_cli.cli.declare import Column
from csto_cli.errors import UsageError
from csto_cli.output.chart_model import Picture
from csto_cli.output.result import Pairs, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from csto_cli.cli.declare import Command
    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block, Result

SINGLE_SOURCE = "†"
CONTESTED = "‡"
OVERLAID = "+"
STALE = "°"
MARKS = {
    SINGLE_SOURCE: "one source only",
    CONTESTED: "sources disagree; the note of the record gives both sides",
    OVERLAID: "from an overlay",
    STALE: "verified too long before this day: `csto data stale` says when, and what to look at",
}


PROSE = dict.fromkeys(("text", "note", "message", "mend"), "text")
"""Fields that hold prose in every command, for a table of chosen fields."""


class Page:
    """Everything that people see of an answer, in order.

    Args:
        title: the heading.
        day: the day that the answer speaks of, spelt out.
        blocks: tables, values, prose and drawings.
        notes: sentences at the foot.
        footnotes: the sources, numbered from 1, if they were asked for: what to say of each, and its address.
    """

    __slots__ = ("blocks", "day", "footnotes", "notes", "title")

    def __init__(
        self,
        title: str,
        day: str,
        blocks: "Sequence[Block]",
        notes: "Sequence[str]",
        footnotes: "Sequence[tuple[str, str]]",
    ) -> None:
        self.title = title
        self.day = day
        self.blocks = tuple(blocks)
        self.notes = tuple(notes)
        self.footnotes = tuple(footnotes)


def page(command: "Command", result: "Result", dataset: "Dataset", values: "Mapping[str, Any]") -> Page:
    """Lay an answer out.

    Args:
        command: the command that was called.
        result: its result.
        dataset: the dataset that it comes from.
        values: the values of the output options.

    Raises:
        UsageError: if they contradict one another.
    """
    numbers: dict[str, int] = {}
    if values.get("fields") and values.get("chart"):
        raise UsageError("--chart draws a picture and --fields chooses the columns of a table; leave one of them out.")
    if values.get("fields"):
        styles = {column.field: column.style for column in (*command.columns, *result.columns)}
        columns = [Column(name, name, style=styles.get(name, PROSE.get(name, "word"))) for name in values["fields"]]
        blocks: list[Block] = [Table(columns, result.records)]
    elif result.view is not None:
        blocks = list(result.view(result.records))
    else:
        blocks = [Table(result.columns or command.columns, result.records)] if result.records else []
    footnotes = []
    if values.get("sources"):
        from csto_cli.output.machine import cited, tables

        known = dataset.by_id("source")
        for id in cited(result.records, tables(command)):
            if id in known and id not in numbers:
                numbers[id] = len(numbers) + 1
                footnotes.append((reference(known[id]), known[id].get("url") or ""))
        blocks = [_with_sources(block, numbers) for block in blocks]
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    seen = {mark for row in rows for mark in (*marks(row), *row.get("_marks", ()))}
    seen |= {mark for block in blocks if isinstance(block, Picture) for mark in block.marks}
    notes = [*result.notes, *(f"{mark} {meaning}" for mark, meaning in MARKS.items() if mark in seen)]
    return Page(result.title, dates.spoken(result.as_of), blocks, notes, footnotes)


def _with_sources(block: "Block", numbers: "Mapping[str, int]") -> "Block":
    """A table or a picture with the numbers of its rows' sources; other blocks as they are."""
    if isinstance(block, Picture):
        for item in block.items():
            item.footnotes = [str(numbers[id]) for id in item.sources if id in numbers]
    if not isinstance(block, Table) or not any(row.get("sources") for row in block.rows):
        return block
    rows = []
    for row in block.rows:
        cited = [str(numbers[id]) for id in row.get("sources") or () if id in numbers]
        rows.append({**row, "_sources": f"[{', '.join(cited)}]" if cited else ""})
    return Table((*block.columns, Column("_sources", "Sources", keep=9)), rows, block.title)


def reference(source: "Mapping[str, Any]") -> str:
    """A source as a footnote gives it: publisher, title and date; its address follows."""
    parts = [source["publisher"], f"“{source['title']}”"]
    if source.get("date"):
        parts.append(dates.spoken(source["date"]))
    return ", ".join(parts)


def marks(row: "Mapping[str, Any]") -> "Sequence[str]":
    """The quiet marks of a row: how well it is supported, whether an overlay brought it, and whether it is stale.

    A row that puts marks into cells of its own lists them in `_marks`, so that the footer explains them.
    """
    found = []
    if row.get("confidence") == "single-source":
        found.append(SINGLE_SOURCE)
    if row.get("confidence") == "contested":
        found.append(CONTESTED)
    if row.get("origin", "bundled") not in ("bundled", None):
        found.append(OVERLAID)
    if row.get("stale") is True:
        found.append(STALE)
    return found


def cells(table: Table) -> "list[list[str]]":
    """The text of every cell of a table, with the marks of a row after its last cell of prose."""
    prose = [number for number, column in enumerate(table.columns) if column.style in ("text", "name")]
    rows = []
    for row in table.rows:
        line = [_bound(row, column) or shown(row.get(column.field), column.style) for column in table.columns]
        found = marks(row)
        if found and line:
            marked = next((place for place in reversed(prose) if line[place]), 0)
            line[marked] = f"{line[marked]} {''.join(found)}"
        rows.append(line)
    return rows


def _bound(row: "Mapping[str, Any]", column: Column) -> str:
    """What is known of a bound that is not: when sources first or last show that it held."""
    seen = row.get(f"seen_{column.field}") if row.get(column.field) == dates.UNKNOWN else None
    if not seen:
        return ""
    return f"{'by' if column.field == 'from' else 'still'} {dates.compact(seen).strip()}"


def shown(value: "Any", style: str) -> str:
    """A value as people read it."""
    if value is None or value == () or value == []:
        return "–" if style != "text" else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(shown(item, style) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key} {shown(inner, style)}" for key, inner in value.items())
    if style == "date":
        return "" if value == "open" else dates.compact(str(value))
    if style == "until":
        return (
            ""
            if value == "open"
            else dates.compact(dates.previous_day(value) if len(value) == 10 and dates.is_date(value) else value)
        )
    if style == "number" and isinstance(value, int | float):
        return number(value)
    return clean(spelt(str(value)) if style in ("text", "name") else str(value))


def spelt(text: str) -> str:
    """Prose with its days as people write them: `1992-05-15` becomes `15 May 1992`.

    What is part of something longer, such as an id or an address, is left as it is.
    """
    if "-" not in text:
        return text
    import re

    return re.sub(r"(?<![\w/.-])\d{4}-\d{2}-\d{2}(?![\w/-])", lambda found: dates.spoken(found[0]), text)


def number(value: float) -> str:
    """A number with its thousands apart, and no more decimals than it has."""
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    return f"{value:,.4g}" if abs(value) < 1 else f"{value:,.2f}".rstrip("0").rstrip(".")


_CONTROL = dict.fromkeys(
    (*range(32), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A),
     0xFFFE, 0xFFFF), "�",
)  # fmt: skip


def clean(text: str) -> str:
    """Text in which nothing is a command to a terminal; line breaks become spaces."""
    if text.isprintable():
        return text
    return " ".join(text.split("\n")).translate(_CONTROL)


def pairs_as_table(block: Pairs) -> Table:
    """Labelled values as a table of two columns, for formats that have nothing better."""
    columns = (Column("label", "", style="name"), Column("value", "", style="text"))
    return Table(columns, [{"label": label, "value": value} for label, value in block.pairs], block.title)
