"""Hits with the words in bold."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.queries.search import locate

MOST = 15
"""How many hits people see without --limit; machines get all."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """The best hits."""
    words = result.query["stems"]
    shown = result.records if values.get("limit") is not None else result.records[:MOST]
    del result.records[len(shown) :]
    columns = (
        Column("section", "Kind", priority=5),
        Column("match", "Match", priority=9, style="text"),
        Column("date", "Date", priority=3, style="date"),
        Column("id", "Record", priority=8, style="id"),
    )
    return [Table(columns, [{**row, "match": _match(row, words)} for row in shown])] if shown else []


def _match(row: dict[str, Any], words: Sequence[str]) -> Inline:
    """The name of a record and the text around the hit."""
    text, parts, end = row["snippet"], [], 0
    while place := locate(text, words, end):
        parts += [text[end : place[0]], (text[place[0] : place[1]], "no")]
        end = place[1]
    found = inline(*parts, text[end:])
    return found if row["title"] in (None, text) else inline((f"{row['title']}  ", "bold"), found)
