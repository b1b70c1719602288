"""`csto economy`."""

from csto_cli import resolve
from csto_cli.declare import SINCE, UNTIL, Argument, Column, Command, Option
from csto_cli.queries.economy import WAR, EconomyRow, economy
from csto_cli.render.layout import number
from csto_cli.result import Result, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.dataset import Dataset
    from csto_cli.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The figures asked for."""
    rows = economy(data, values["name"], topic=values["topic"], since=values["since"], until=values["until"])
    code = resolve.country_code(data, values["name"]) if values["name"] else None
    names = data.country_names()
    series = any(row.change_percent is not None for row in rows)
    return Result(
        rows,
        title=f"Economic ties: {names[code]}" if code else "Economic ties",
        as_of=data.as_of,
        query={"name": code, "topic": sorted(values["topic"]), "since": values["since"], "until": values["until"]},
        notes=[f"Change: what the currency is worth against its last rate before {WAR}."] if series else [],
        view=_view,
        empty="The dataset has no such figure; csto economy lists what there is.",
    )


def _view(rows: "Sequence[Any]") -> "Sequence[Block]":
    """One table a topic; currency series with their change."""
    topics: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        topics.setdefault(row.topic, []).append({**row, "figure": _figure(row)})
    blocks: list[Block] = []
    for topic, lines in sorted(topics.items()):
        columns = COMMAND.columns
        if any(line["change_percent"] is not None for line in lines):
            columns = (*columns[:4], Column("change_percent", "Change %", keep=8, style="number"), *columns[4:])
        blocks.append(Table(columns, lines, topic.replace("-", " ").capitalize()))
    return blocks


def _figure(row: "Any") -> str:
    """The figure with its unit, or nothing if the record has none."""
    if row.value is not None:
        return f"{number(row.value)} {row.unit}"
    if row.value_min is not None and row.value_max is not None:
        return f"{number(row.value_min)}–{number(row.value_max)} {row.unit}"
    return ""


COMMAND = Command(
    "economy",
    topic="positions",
    summary="Trade, remittances, energy, transit, currency, inflation, and moves to diversify",
    run=run,
    row=EconomyRow,
    arguments=(Argument("name", "A state by any of its names; all if left out", names="country"),),
    options=(
        Option("topic", "Only this topic, such as remittances; may be repeated", many=True, names="topic"),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("country", "State", keep=8),
        Column("date", "Year", keep=9, style="date"),
        Column("name", "Figure", keep=9, style="name"),
        Column("figure", "Value", keep=7, style="text"),
        Column("text", "In words", keep=5, style="text"),
    ),
    examples=(
        ("csto economy kazakhstan", "Kazakhstan's ties, with the tenge against its rate before the war"),
        ("csto economy --topic remittances", "remittances of all states"),
        ("csto economy armenia --since 2022 -f csv", "Armenia since 2022, as CSV"),
    ),
)
