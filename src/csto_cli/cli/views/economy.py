"""Figures by topic: the latest first, series as a sparkline with their base."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import sparkline
from csto_cli.text.strings import format_number

SERIES = 4
"""From so many values on a figure is drawn as a line."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A table a topic: each figure with its latest value, and a line where there are several."""
    names = data.country_names()
    topics: dict[str, dict[tuple[Any, ...], list[dict[str, Any]]]] = {}
    for row in result.records:
        key = (row["country"], row["partner"], row["name"], row["unit"])
        topics.setdefault(row["topic"], {}).setdefault(key, []).append(row)
    many = result.query["name"] is None
    alone = len(topics) == 1 and not many
    prose = any(not _value(row) and row["text"] for row in result.records)
    blocks: list[Block] = []
    for topic, figures in topics.items():
        lines = []
        for rows in figures.values():
            last = rows[-1]
            known = [row["value"] for row in rows if row["value"] is not None]
            change = last["change_percent"]
            with_whom = names.get(last["partner"], last["partner"]) if last["partner"] else ""
            partner = f", {with_whom}" if with_whom and with_whom not in last["name"] else ""
            value = _value(last)
            told = not value or (alone and last["kind"] == "declaration")
            said = f"{'  ' if value else ''}{last['text']}" if told and last["text"] else ""
            lines.append(
                {
                    **last,
                    "state": names.get(last["country"], "") if last["country"] else "",
                    "figure": f"{last['name']}{partner}",
                    "value": inline(value, (said, "muted" if value else "")),
                    "line": sparkline(known[-24:]) if len(known) >= SERIES else "",
                    "change": inline((f"{change:+.1f} %", "good" if change > 0 else "bad")) if change else "",
                }
            )
        columns = [
            *([Column("state", "State", priority=9)] if many else []),
            Column("figure", "Figure", priority=9, style="name"),
            Column("date", "Date", priority=9, style="date"),
            Column("value", "Value", priority=9, style="text" if prose else "name"),
            Column("change", "Against base", priority=7),
            Column("line", "Over time", priority=5),
        ]
        title = topic.replace("-", " ").capitalize().replace("Csto", "CSTO")
        blocks.append(Table(columns, lines, title, header=not blocks))
    return blocks


def _value(row: Mapping[str, Any]) -> Inline:
    """The figure, or the range that is known, with its unit."""
    low, high = row["value_min"], row["value_max"]
    if row["value"] is not None:
        figure = format_number(row["value"])
    elif low is not None and high is not None:
        figure = f"{format_number(low)}–{format_number(high)}"
    elif low is not None or high is not None:
        figure = f"more than {format_number(low)}" if low is not None else f"at most {format_number(high)}"
    else:
        return Inline()
    return inline((figure, "bold"), (f" {row['unit']}", "muted"))
