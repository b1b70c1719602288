"""Two or more organisations side by side."""

from csto_cli.output.blocks import Inline, Table, inline
from csto_cli.output.console import room
from csto_cli.output.page import marks
from csto_cli.output.result import Column
from csto_cli.output.visuals import bar, short_heading, short_number
from csto_cli.queries.compare import FIGURES
from csto_cli.queries.members import HOME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from csto_cli.data.store import Store
    from csto_cli.output.blocks import Block
    from csto_cli.output.result import Result


UNKNOWN, DOES_NOT_APPLY = "not known", "does not apply"

ABOUT_ITSELF = ("overlap-csto", "relation-csto")
"""Lines on which the CSTO has nothing to say, for they are about the others' relation to it."""


def view(data: "Store", result: "Result", values: "Mapping[str, Any]") -> "Sequence[Block]":
    """Sizes as bars, then a table for each group of lines."""
    lines: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        if values.get("all") or values.get("attribute") or not row["detail"]:
            lines.setdefault(row["dimension"], []).append(row)
    numbers = [rows for rows in lines.values() if _comparable(rows, chart=bool(values.get("chart")))]
    sizes = _sizes(numbers, room(values)) if numbers else None
    if values.get("chart"):
        return [sizes] if sizes else []
    groups: dict[str, list[dict[str, Any]]] = {}
    names: dict[str, str] = {}
    for rows in lines.values():
        for row in rows:
            names[row["organisation"]] = row["abbreviation"]
        if rows not in numbers and any(row["value"] is not None for row in rows):
            groups.setdefault(rows[0]["group"], []).append(_line(rows))
    columns = [Column("line", "", priority=9, style="name")]
    columns += [Column(id, name, priority=9, style="text") for id, name in names.items()]
    tables: list[Block] = [Table(columns, rows, group.capitalize()) for group, rows in groups.items()]
    return [*tables[:1], *([sizes] if sizes else []), *tables[1:]]


def _comparable(rows: "Sequence[dict[str, Any]]", *, chart: bool) -> bool:
    """Whether a line is drawn as bars: a sum, or with --chart any line on which two have a number in one unit."""
    known = [row for row in rows if row["number"] is not None]
    if rows[0]["group"] == FIGURES or rows[0]["dimension"] == "member-count":
        return bool(known)
    return chart and len(known) > 1 and len({row["unit"] for row in known}) == 1


def _sizes(lines: "Sequence[Sequence[dict[str, Any]]]", width: int) -> "Block":
    """A bar for each organisation on each line: back to back for two, one under another for more."""
    if len(lines[0]) == 2 and width >= 60:
        cells = max(6, (width - 64) // 2)
        pairs: list[dict[str, Any]] = []
        for one, other in lines:
            top = max(one["number_max"] or one["number"] or 0, other["number_max"] or other["number"] or 0)
            pairs.append(
                {
                    "left": _figure(one),
                    "left-bar": bar(one["number"] or 0, top, cells, "no", backwards=True),
                    "line": inline((short_heading(one["name"]), "muted")),
                    "right-bar": bar(other["number"] or 0, top, cells, "yes"),
                    "right": _figure(other),
                }
            )
        columns: tuple[Column, ...] = (
            Column("left", lines[0][0]["abbreviation"], priority=9, style="number"),
            Column("left-bar", "", priority=9),
            Column("line", "", priority=9),
            Column("right-bar", "", priority=9),
            Column("right", lines[0][1]["abbreviation"], priority=9),
        )
        return Table(columns, pairs, "Sizes")
    rows: list[dict[str, Any]] = []
    for line in lines:
        top = max([row["number_max"] or row["number"] or 0 for row in line])
        for place, row in enumerate(line):
            rows.append(
                {
                    "line": short_heading(row["name"]) if place == 0 else "",
                    "who": row["abbreviation"],
                    "bar": bar(row["number"] or 0, top, max(6, min(40, width - 50)), "no" if place == 0 else "yes"),
                    "figure": _figure(row),
                }
            )
    columns = (
        Column("line", "", priority=9, style="name"),
        Column("who", "", priority=9),
        Column("bar", "", priority=4),
        Column("figure", "", priority=9),
    )
    return Table(columns, rows, "Sizes", header=False)


def _figure(row: "dict[str, Any]") -> Inline:
    """A number with its year and its marks."""
    if row["number"] is None:
        return inline(("–", "muted"))
    text = short_number(row["number"])
    if row["number_max"]:
        text = f"{text.split(' ')[0]}–{short_number(row['number_max'])}"
    if str(row["unit"] or "").startswith("%"):
        text += " %"
    found = "".join(marks(row))
    return inline(text, (f" {row['year']}" if row["year"] else "", "muted"), (f" {found}" if found else "", "mark"))


def _line(rows: "Sequence[dict[str, Any]]") -> "dict[str, Any]":
    """A line of the table: the answer of each organisation with its marks."""
    line: dict[str, Any] = {
        "line": rows[0]["name"],
        "sources": tuple(dict.fromkeys([s for r in rows for s in r["sources"]])),
    }
    for row in rows:
        found = "".join(marks(row)) if row["value"] is not None else ""
        line[row["organisation"]] = (
            inline(row["value"], (f" {found}" if found else "", "mark"))
            if row["value"] is not None
            else inline(
                (
                    DOES_NOT_APPLY if row["dimension"] in ABOUT_ITSELF and row["organisation"] == HOME else UNKNOWN,
                    "muted",
                )
            )
        )
    return line
