"""`csto economy`."""

from csto_cli import dates
from csto_cli.cli.declare import SINCE, UNTIL, Argument, Column, Command, Option
from csto_cli.data import names as resolve
from csto_cli.output.result import Result, Table
from csto_cli.queries.economy import EconomyRow, chosen_topics, economy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The figures asked for."""
    rows = economy(data, values["name"], topic=values["topic"], since=values["since"], until=values["until"])
    code = resolve.country_code(data, values["name"]) if values["name"] else None
    return Result(
        rows,
        title=f"Economic ties: {data.country_names()[code]}" if code else "Economic ties",
        as_of=data.as_of,
        query={
            "name": code,
            "topic": chosen_topics(data, values["topic"]),
            "since": values["since"],
            "until": values["until"],
        },
        notes=_notes(data, rows),
        view=lambda shown: _view(shown, code),
        empty="The dataset has no such figure; csto economy lists what there is.",
    )


def _notes(data: "Dataset", rows: "Sequence[Any]") -> list[str]:
    """What the changes are measured against."""
    bases = [data.by_id("indicator")[id] for id in dict.fromkeys(row.base for row in rows if row.base)]
    return [
        f"Change: what the currency is worth against {_figure(base)} on {dates.spoken(base.date)}, the last day before "
        "the war for which the dataset has a rate."
        for base in bases
    ]


def _view(rows: "Sequence[Any]", code: str | None) -> "Sequence[Block]":
    """One table a topic; rates of a currency with their change; the state only where there are several."""
    topics: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        topics.setdefault(row.topic, []).append({**row, "figure": _figure(row), "change": _change(row)})
    blocks: list[Block] = []
    for topic, lines in sorted(topics.items()):
        left_out = {"text"} if any(line["change"] for line in lines) else {"change"}
        if code is not None and all(line.get("country") == code for line in lines):
            left_out.add("country")
        short = all(len(line["figure"]) <= _SHORT for line in lines)
        value = Column("figure", "Value", keep=9, style="word" if short else "text")
        columns = [value if column.field == "figure" else column for column in _COLUMNS]
        columns = [column for column in columns if column.field not in left_out]
        blocks.append(Table(columns, lines, topic.replace("-", " ").capitalize()))
    return blocks


def _change(row: "Any") -> str:
    """The change with its sign, to one decimal."""
    return "" if row.change_percent is None else f"{row.change_percent:+.1f}" if row.change_percent else "0.0"


def _figure(row: "Any") -> str:
    """The figure, or the range that is known, with its unit."""
    from csto_cli.output.page import number

    low, high = (None if end is None else number(end) for end in (row.value_min, row.value_max))
    if row.value is not None:
        figure = number(row.value)
    elif low is not None and high is not None:
        figure = f"{low}–{high}"
    else:
        figure = f"at least {low}" if low is not None else f"at most {high}" if high is not None else ""
    return f"{figure} {row.unit}" if figure else ""


_SHORT = 34
"""Values of at most so many characters are not broken over lines."""

_COLUMNS = (
    Column("country", "State", keep=8),
    Column("date", "Date", keep=9, style="date"),
    Column("name", "Figure", keep=9, style="name"),
    Column("figure", "Value", keep=9),
    Column("change", "Change %", keep=8, style="number"),
    Column("text", "In words", keep=5, style="text"),
)

COMMAND = Command(
    "economy",
    topic="positions",
    summary="Trade, remittances, energy, currency, inflation, diversification",
    description="With a name also the figures of other states in which that state is the partner.",
    run=run,
    row=EconomyRow,
    arguments=(Argument("name", "A state by any of its names; all if left out", names="country"),),
    options=(
        Option("topic", "Only this topic, such as remittances; may be repeated", many=True, names="topic"),
        SINCE,
        UNTIL,
    ),
    columns=tuple(column for column in _COLUMNS if column.field not in ("figure", "change")),
    examples=(
        ("csto economy kazakhstan", "Kazakhstan's ties, with the tenge against its rate before the war"),
        ("csto economy --topic remittances", "remittances of all states"),
        ("csto economy armenia --since 2022 -f csv", "Armenia since 2022, as CSV"),
    ),
)
