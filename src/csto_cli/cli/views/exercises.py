"""Exercises by year, with host, people and who took part."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, Paragraph, Table, inline
from csto_cli.output.console import room
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import date, dots, legend
from csto_cli.queries.forces import format_strengths
from csto_cli.queries.members import HOME, member_codes

STATUS = {"planned": "neither", "postponed": "neither", "cancelled": "bad"}
MONTHS = 12


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A table; with --chart every exercise on a line of months, a row a year."""
    if values.get("chart"):
        return _chart(result.records)
    members = sorted(set(member_codes(data, HOME, result.as_of)))
    wide = room(values) >= 116
    rows = []
    for row in result.records:
        status = row["status"] if row["status"] != "held" else ""
        name = inline((row["name"], "bold"), (f"  {status}" if status else "", STATUS.get(status, "muted")))
        sizes = [{**size, "date": None} for size in row["strengths"] if not size["country"]]
        people = format_strengths(sizes[-1:]).split(" (")[0]
        place = ", ".join([part for part in (row["place"], " ".join(row["host"])) if part])
        rows.append(
            {
                **row,
                "when": date(row["date"] or str(row["year"])),
                "name": inline(name, (f"  {row['scenario']}" if wide and row["scenario"] else "", "muted")),
                "place": place,
                "people": people,
                "who": dots(row["countries"], members) if row["status"] != "cancelled" else inline(""),
            }
        )
    columns = (
        Column("when", "Date", priority=9),
        Column("name", "Exercise", priority=9, style="text"),
        Column("place", "Where", priority=6, style="name"),
        Column("people", "People", priority=7),
        Column("who", "States", priority=5),
    )
    key = legend(("●", "yes", f"took part: {' '.join(members)}"))
    return [Table(columns, rows), Paragraph(key)] if rows else []


def _chart(rows: Sequence[dict[str, Any]]) -> Sequence[Block]:
    """Every exercise on a line of months, a row a year."""
    years: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        years.setdefault(row["year"], []).append(row)
    lines = []
    for year in sorted(years):
        months: list[tuple[str, str]] = [("·  ", "muted")] * MONTHS
        for row in years[year]:
            if row["date"] and len(row["date"]) > 4:
                place = int(row["date"][5:7]) - 1
                months[place] = ("▆▆ ", "bad" if row["status"] == "cancelled" else "yes")
        lines.append({"year": str(year), "months": Inline(months), "count": len(years[year])})
    columns = (
        Column("year", "Year", priority=9, style="name"),
        Column("months", "J  F  M  A  M  J  J  A  S  O  N  D", priority=9),
        Column("count", "Exercises", priority=8, style="number"),
    )
    return [Table(columns, lines)]
