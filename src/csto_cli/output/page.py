"""From a result to a page: what every format for people shares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.output.blocks import Beside, Block, Inline, KeyValues, Page, Table, inline
from csto_cli.output.machine import cited
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import legend
from csto_cli.text.strings import format_number, strip_control

MARKS = {
    "†": "one source only",
    "~": "inferred, or said once",
    "‡": "sources disagree; csto show gives both sides",
    "+": "from an overlay",
    "°": "verified too long ago; csto data stale says when",
}
"""The marks of a row, and what they mean."""

WIDE = 120
"""From so many columns on tables show ids."""


def build(
    result: Result, store: Store, values: Mapping[str, Any], blocks: Sequence[Block], *, title: str,
    notes: Sequence[str], narrow: str,
) -> Page:  # fmt: skip
    """Make the page of a result."""
    footnotes: list[tuple[str, str]] = []
    if values.get("sources"):
        numbers: dict[str, int] = {}
        known = store.by_id("source")
        for id in cited(result.records):
            if id in known and id not in numbers:
                numbers[id] = len(numbers) + 1
                footnotes.append((reference(known[id]), known[id]["url"] or ""))
        blocks = [_with_numbers(block, numbers) for block in blocks]
    seen = {mark for table in tables(blocks) for row in table.rows for mark in marks(row)}
    pieces = [value for table in tables(blocks) for row in table.rows for value in row.values()]
    pieces += [value for block in blocks if isinstance(block, KeyValues) for _, value in block.pairs]
    seen |= {
        mark
        for value in pieces
        if isinstance(value, Inline)
        for text, style in value
        if style == "mark"
        for mark in text
    }
    shown, total = len(result.records), result.total
    limited = f", {shown} of {total}" if shown < total else ""
    ending = [str(total) if total > 1 and not limited else "", narrow if total > 25 else ""]
    end = dates.format_long(store.as_of)
    return Page(
        title=strip_control(title) + limited,
        day=dates.format_long(result.as_of) + (f", known to {end}" if result.as_of > store.as_of else ""),
        blocks=blocks,
        notes=notes,
        legend=legend(*[(mark, "mark", meaning) for mark, meaning in MARKS.items() if mark in seen]),
        footnotes=footnotes,
        count=" · ".join(filter(None, ending)),
        dataset=f"csto dataset {store.dataset_version}, up to {end}",
        ids=bool(values.get("ids")),
    )


def tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """Every table of some blocks."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Beside):
            yield from tables((*block.left, *block.right))


def _with_numbers(block: Block, numbers: Mapping[str, int]) -> Block:
    """A table with the numbers of its rows' sources; other blocks as they are."""
    if isinstance(block, Beside):
        sides = [[_with_numbers(inner, numbers) for inner in side] for side in (block.left, block.right)]
        return Beside(sides[0], sides[1], block.title)
    if not isinstance(block, Table) or not any(row.get("sources") for row in block.rows):
        return block
    rows = []
    for row in block.rows:
        found = [str(numbers[id]) for id in row.get("sources") or () if id in numbers]
        rows.append({**row, "_sources": f"[{', '.join(found)}]" if found else ""})
    return replace(block, columns=(*block.columns, Column("_sources", "Sources", priority=8)), rows=rows)


def reference(source: Mapping[str, Any]) -> str:
    """A source as a footnote: publisher, title and date; its address follows."""
    parts = [source["publisher"], f"“{source['title']}”"]
    if source.get("date"):
        parts.append(dates.format_long(source["date"]))
    return ", ".join(parts)


def marks(row: Mapping[str, Any]) -> list[str]:
    """The marks of a row: how well it is supported, whether an overlay brought it, whether it is stale."""
    found = []
    if row.get("confidence") == "single-source":
        found.append("†")
    if row.get("confidence") == "thin":
        found.append("~")
    if row.get("confidence") == "contested":
        found.append("‡")
    if row.get("origin", "bundled") not in ("bundled", None):
        found.append("+")
    if row.get("stale") is True:
        found.append("°")
    return found


def cells(table: Table) -> list[list[Inline]]:
    """The cells of a table, with the marks of a row after its last cell of prose or its name."""
    prose = [number for number, column in enumerate(table.columns) if column.style in ("text", "name")]
    rows = []
    for row in table.rows:
        line = [_bound(row, column) or format_value(row.get(column.field), column.style) for column in table.columns]
        found = marks(row)
        if found and line:
            place = next((place for place in reversed(prose) if line[place].plain.strip()), 0)
            line[place] = inline(line[place], (f" {''.join(found)}", "mark"))
        rows.append(line)
    return rows


def _bound(row: Mapping[str, Any], column: Column) -> Inline | None:
    """For an unknown bound, when sources first or last show that it held."""
    seen = row.get(f"seen_{column.field}") if row.get(column.field) == dates.UNKNOWN else None
    if not seen:
        return None
    return inline((f"{'by' if column.field == 'from' else 'seen'} {dates.format_short(seen).strip()}", "muted"))


def format_value(value: Any, style: str) -> Inline:
    """A value as people read it."""
    if isinstance(value, Inline):
        return value
    if value is None or value == () or value == []:
        return inline(("" if style == "text" else "–", "muted"))
    if isinstance(value, bool):
        return inline("yes" if value else "no")
    if isinstance(value, list | tuple):
        return inline(", ".join([format_value(item, style).plain for item in value]))
    if isinstance(value, dict):
        return inline("; ".join([f"{key} {format_value(inner, style).plain}" for key, inner in value.items()]))
    if style in ("date", "until"):
        if value == dates.OPEN:
            return Inline()
        from csto_cli.output.visuals import date

        return date(dates.last_day(value) if style == "until" else str(value))
    if style == "number" and isinstance(value, int | float):
        return inline(format_number(value))
    text = strip_control(str(value))
    return inline((text, {"name": "bold", "id": "id"}.get(style, "")))
