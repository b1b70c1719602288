"""The dataset in numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, KeyValues, Table
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import count_bar
from csto_cli.queries.data_info import STRONG


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """The whole, then sections, kinds of source, years and what can age."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        groups.setdefault(row["measure"], []).append(
            {**row, "percent": _percent(row["share"]), "stale": None, "old": row["stale"]}
        )
    blocks: list[Block] = [KeyValues(_pairs(data, row)) for row in groups.get("all", ())]
    for measure, title in (("section", "Section"), ("source-kind", "Kind of source")):
        if measure in groups:
            columns: tuple[Column, ...] = (
                Column("name", title, priority=9, style="name"),
                Column("records", "Records", priority=9, style="number"),
                Column("source_count", "Sources", priority=8, style="number"),
                Column("percent", "Two publishers", priority=6, style="number"),
                Column("earliest", "Earliest", priority=4, style="date"),
                Column("latest", "Latest", priority=4, style="date"),
            )
            blocks.append(Table(columns, groups[measure]))
    if "event-year" in groups:
        rows = groups["event-year"]
        top = max([row["records"] for row in rows])
        columns = (
            Column("name", "Year", priority=9, style="name"),
            Column("bar", "Events", priority=8),
            Column("records", "", priority=9, style="number"),
        )
        blocks.append(Table(columns, [{**row, "bar": count_bar(row["records"], top, 30)} for row in rows]))
    if "age" in groups:
        columns = (
            Column("name", "What can age", priority=9, style="name"),
            Column("records", "Records", priority=9, style="number"),
            Column("old", "Stale", priority=9, style="number"),
            Column("earliest", "Oldest", priority=7, style="date"),
            Column("latest", "Newest", priority=7, style="date"),
        )
        blocks.append(Table(columns, groups["age"]))
    return blocks


def _pairs(data: Store, row: dict[str, Any]) -> list[tuple[str, str]]:
    """What is true of the whole dataset."""
    return [
        ("Version", data.dataset_version),
        ("Ends on", data.as_of),
        ("Reach", data.reach),
        ("Records", f"{row['records']:,} with {row['source_count']:,} sources"),
        ("Independent", f"{_percent(row['share'])} of those with sources name two independent publishers or more"),
        (
            "Strong",
            f"{_percent(row['strong'] / row['sourced'] if row['sourced'] else None)} of those with sources name one of "
            f"the kinds {', '.join(STRONG)}, or news of the top tier",
        ),
    ]


def _percent(share: float | None) -> str:
    """A share as people read it."""
    return "–" if share is None else f"{share:.0%}"
