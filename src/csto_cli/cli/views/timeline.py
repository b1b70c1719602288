"""Events under a heading for each year."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, Paragraph, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import count_bar, date, legend

KINDS = {
    "fact": ("●", "yes", "happened"), "declaration": ("○", "no", "said"), "assessment": ("◇", "odd", "judged"),
}  # fmt: skip
"""The sign of each kind of event, its style, and what it means."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A table a year, each headed by the year and a sign for each event."""
    if values.get("chart"):
        return _chart(result.records)
    years: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        years.setdefault(row["date"][:4], []).append(row)
    asked = set(result.query["country"])
    columns = (
        Column("when", "", priority=9),
        Column("sign", "", priority=9),
        Column("what", "", priority=9, style="text"),
    )
    blocks: list[Block] = []
    for year, rows in years.items():
        signs = Inline([(KINDS[row["kind"]][0], KINDS[row["kind"]][1]) for row in rows])
        blocks.append(Paragraph(inline((f"{year}  ", "bold"), signs)))
        blocks.append(Table(columns, [_row(row, asked) for row in rows], header=False))
    used = {row["kind"] for row in result.records}
    if blocks:
        blocks.append(Paragraph(legend(*[KINDS[kind] for kind in KINDS if kind in used])))
    return blocks


def _row(row: dict[str, Any], asked: set[str]) -> dict[str, Any]:
    """One event."""
    sign, style, _ = KINDS[row["kind"]]
    head = f"{row['turning_point']}. " if row["turning_point"] else ""
    others = " ".join([code for code in row["countries"] if code not in asked])
    tail = "  ".join([part for part in (others if len(row["countries"]) < 6 else "", row["category"]) if part])
    when = date(row["date"]).plain.strip()
    day = when[: -len(row["date"][:4])].strip()
    return {
        **row,
        "when": inline((f"{day:>6}", "muted")),
        "sign": inline((sign, style)),
        "what": inline((head, "bold"), row["text"], (f"  {tail}" if tail else "", "muted")),
    }


def _chart(rows: Sequence[dict[str, Any]]) -> Sequence[Block]:
    """How many events fall in each year, with the turning points named."""
    years: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        years.setdefault(row["date"][:4], []).append(row)
    top = max([len(own) for own in years.values()], default=1)
    columns = (
        Column("year", "Year", priority=9, style="name"),
        Column("bar", "Events", priority=9),
        Column("count", "", priority=9, style="number"),
        Column("points", "Turning points", priority=8, style="text"),
    )
    lines = [
        {
            "year": year,
            "bar": count_bar(len(own), top, 24),
            "count": len(own),
            "points": "; ".join([row["turning_point"] for row in own if row["turning_point"]]),
        }
        for year, own in years.items()
    ]
    return [Table(columns, lines)] if lines else []
