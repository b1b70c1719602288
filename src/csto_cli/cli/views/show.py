"""One record with its fields and what refers to it."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.data import captions
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, KeyValues, Table, inline
from csto_cli.output.page import format_value
from csto_cli.output.result import Column, Result
from csto_cli.text.strings import truncate

MOST = 12
"""How many of the records that refer to it are named."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """Labelled values; the sources with their addresses; the records that refer to it."""
    return [block for row in result.records for block in _whole(data, row)]


def _whole(data: Store, row: dict[str, Any]) -> Sequence[Block]:
    """One record."""
    pairs: list[tuple[str, str | Inline]] = []
    for name, value in row["record"].items():
        if name not in ("id", "sources"):
            shown = inline((value, f"link:{value}")) if name in ("url", "archived") else _shown(value)
            if name == "to" and dates.is_date(value):
                name, shown = "until", format_value(value, "until")
            pairs.append((name.replace("_", " "), shown))
    place = _place(row["id"]) if row["origin"] == "bundled" else ""
    if place:
        pairs.append(("line", place))
    blocks: list[Block] = [KeyValues(pairs)]
    known = data.by_id("source")
    cited = [known[id] for id in row["sources"] if id in known]
    if cited:
        columns: tuple[Column, ...] = (
            Column("id", "Source", priority=5, style="id"),
            Column("title", "Title", priority=9, style="text"),
            Column("publisher", "Publisher", priority=8, style="name"),
            Column("date", "Date", priority=7, style="date"),
        )
        blocks.append(Table(columns, cited, "Sources"))
    referring = [
        {"id": id, "section": section, "what": truncate(captions.summary(data, section, record), 160)}
        for id, (section, record) in data.find_all(row["referred_by"][:MOST]).items()
    ]
    if referring:
        columns = (
            Column("id", "Record", priority=9, style="id"),
            Column("section", "Section", priority=5),
            Column("what", "What it says", priority=8, style="text"),
        )
        more = len(row["referred_by"]) - len(referring)
        title = "Referred to by" + (f" ({MOST} of {len(row['referred_by'])})" if more > 0 else "")
        blocks.append(Table(columns, referring, title))
    return blocks


def _shown(value: Any) -> Inline:
    """A value of any kind in words."""
    if isinstance(value, tuple) and value and isinstance(value[0], dict):
        return inline("; ".join([format_value(entry, "text").plain for entry in value]))
    return format_value(value, "date" if isinstance(value, str) and len(value) == 10 and value[4:5] == "-" else "text")


def _place(id: str) -> str:
    """In a checkout, the file and line of a record, for curators."""
    import os

    from csto_cli.data.bundled import TOML
    from csto_cli.data.files import PACKAGE

    path = os.path.normpath(PACKAGE + TOML)
    try:
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line == f'id = "{id}"\n':
                    return f"{os.path.relpath(path)}:{number}"
    except (OSError, ValueError):  # another drive has no relative path
        pass
    return ""
