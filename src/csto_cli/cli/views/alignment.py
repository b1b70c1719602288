"""Distances as a heat strip, the nearest state first; one state year by year."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, Paragraph, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import axis, sparkline
from csto_cli.queries.alignment import FEW_VOTES

STEPS = 8
"""How many shades the strip has."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A strip of years a state; for one state a table of its years."""
    by_state: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        by_state.setdefault(row["iso3"], []).append(row)
    if not by_state:
        return []
    years = sorted({row["year"] for row in result.records})
    first, last = years[0], years[-1]
    top = max([row["distance"] for row in result.records])
    lines = []
    for code, rows in sorted(by_state.items(), key=lambda item: item[1][-1]["distance"]):
        known = {row["year"]: row for row in rows}
        strip = Inline([_shade(known.get(year), top) for year in range(first, last + 1)])
        lines.append({
            "name": rows[0]["name"], "strip": strip,
            "line": sparkline([known[year]["distance"] if year in known else None for year in range(first, last + 1)]),
            "then": f"{rows[0]['distance']:.2f}", "now": f"{rows[-1]['distance']:.2f}{'?' if rows[-1]['note'] else ''}",
            "sources": rows[-1]["sources"], "iso3": code, "id": rows[-1]["id"],
        })  # fmt: skip
    columns = (
        Column("name", "State", priority=9, style="name"),
        Column("then", str(first), priority=5, style="number"),
        Column("strip" if not values.get("chart") else "line", axis(last - first + 1, first, last), priority=8),
        Column("now", str(last), priority=9, style="number"),
    )
    blocks: list[Block] = [Table(columns, lines)]
    near, far = _shade({"distance": 0.0, "note": None}, top), _shade({"distance": top, "note": None}, top)
    key = inline(near, (" alike   ", "muted"), far, (" far apart   ", "muted"))
    if any(row["note"] for row in result.records):
        key = inline(key, ("? ", "mark"), (f"fewer than {FEW_VOTES} votes that year", "muted"))
    blocks.append(Paragraph(key))
    if len(by_state) == 1 and not values.get("chart"):
        blocks.append(_years(result.records))
    return blocks


def _shade(row: Mapping[str, Any] | None, top: float) -> tuple[str, str]:
    """A year of the strip: the darker the farther; a letter where there is no colour."""
    if row is None:
        return (" ", "")
    step = min(STEPS - 1, int(row["distance"] / (top or 1) * STEPS))
    return ("?" if row["note"] else "▁▂▃▄▅▆▇█"[step], f"heat-{step}")


def _years(rows: Sequence[dict[str, Any]]) -> Table:
    """The years of one state, with its ideal point and how certain that is."""
    columns = (
        Column("year", "Year", priority=9, style="name"),
        Column("distance", "Distance", priority=9, style="number"),
        Column("point", "Ideal point", priority=6, style="number"),
        Column("interval", "90 % interval", priority=5),
        Column("n_votes", "Votes", priority=7, style="number"),
    )
    lines = [
        {
            "year": str(row["year"]), "distance": f"{row['distance']:.2f}{'?' if row['note'] else ''}",
            "point": f"{round(row['ideal_point'], 2) + 0.0:.2f}",
            "interval": f"{round(row['low'], 2) + 0.0:.2f} to {round(row['high'], 2) + 0.0:.2f}",
            "n_votes": row["n_votes"],
        }
        for row in reversed(rows)
    ]  # fmt: skip
    return Table(columns, lines, "Year by year, the latest first")
