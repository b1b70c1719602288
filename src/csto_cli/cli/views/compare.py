"""Two or more organisations side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, Paragraph, Table, inline
from csto_cli.output.console import room
from csto_cli.output.page import marks
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import bar, short_heading, short_number
from csto_cli.queries.compare import FEW, FIGURES
from csto_cli.queries.members import HOME

Line = Sequence[dict[str, Any]]

UNKNOWN, DOES_NOT_APPLY = "not known", "does not apply"

ABOUT_ITSELF = ("overlap-csto", "relation-csto")
"""Lines on which the CSTO has nothing to say, for they are about the others' relation to it."""

LEAST, MOST = 6, 40
"""The cells of a bar."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """Sizes as bars, then the groups of lines; what is the same for all is said in a line at the end."""
    lines: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        if values.get("all") or values.get("attribute") or not row["detail"]:
            lines.setdefault(row["dimension"], []).append(row)
    sizes = [rows for rows in lines.values() if _is_size(rows, chart=bool(values.get("chart")))]
    bars = [_bars(sizes, room(values))] if sizes else []
    if values.get("chart"):
        return bars
    groups: dict[str, list[dict[str, Any]]] = {}
    same = []
    unchaired = {row["organisation"] for row in lines.get("chair-rule", ()) if (row["value"] or "").startswith("none")}
    for rows in lines.values():
        if rows in sizes or all(row["value"] is None for row in rows):
            continue
        if len({row["value"] for row in rows}) == 1 and not values.get("attribute"):
            same.append(f"{rows[0]['name']}: {rows[0]['value']}")
        else:
            groups.setdefault(rows[0]["group"], []).append(_line(rows, unchaired))
    columns = [Column("line", "", priority=9, style="name")]
    columns += [
        Column(row["organisation"], row["abbreviation"], priority=9, style="text")
        for row in next(iter(lines.values()), ())
    ]
    tables = [
        Table(columns, rows, group.capitalize(), header=number == 0)
        for number, (group, rows) in enumerate(groups.items())
    ]
    alike = [Paragraph(f"The same for all: {'; '.join(same)}.")] if same else []
    return [*bars, *tables, *alike]


def _is_size(line: Line, *, chart: bool) -> bool:
    """Whether a line is drawn as bars: a sum, the members, or with --chart an amount in one unit that two have."""
    known = [row for row in line if row["number"] is not None]
    if line[0]["group"] == FIGURES or line[0]["dimension"] == "member-count":
        return bool(known)
    units = {row["unit"] for row in known}
    return chart and len(known) > 1 and len(units) == 1 and "states" not in units  # states that are named are no size


def _bars(lines: Sequence[Line], width: int) -> Table:
    """A bar for each organisation on each line: back to back for two, one under another for more."""
    headings = [_heading(line) for line in lines]
    figures = [[_figure(row, year=len(_years(line)) > 1) for row in line] for line in lines]
    widest = max([len(heading.plain) for heading in headings])
    longest = [max([len(own[place].plain) for own in figures]) for place in range(len(lines[0]))]
    pair = len(lines[0]) == 2 and width >= widest + sum(longest) + 2 * LEAST + 8
    apart = not pair and width < widest + max(longest) + LEAST + 18
    taken = widest + sum(longest) + 8 if pair else (6 if apart else widest + 6) + max(longest) + 12
    cells = max(LEAST, min(MOST, (width - taken) // (2 if pair else 1)))
    rows: list[dict[str, Any]] = []
    for line, heading, own in zip(lines, headings, figures, strict=True):
        top = max([row["number_max"] or row["number"] or 0 for row in line])
        drawn = [
            bar(row["number"] or 0, top, cells, "yes" if place else "no", backwards=pair and not place)
            for place, row in enumerate(line)
        ]
        if pair:
            rows.append({"left": own[0], "left-bar": drawn[0], "line": heading, "bar": drawn[1], "figure": own[1]})
            continue
        rows += [{"who": heading, "figure": ""}] if apart else []
        rows += [
            {
                "line": heading if not place else "",
                "who": row["abbreviation"],
                "bar": drawn[place],
                "figure": own[place],
            }
            for place, row in enumerate(line)
        ]
    names = {"left": lines[0][0]["abbreviation"], "figure": lines[0][1]["abbreviation"]} if pair else {}
    shown = ("left", "left-bar", "line", "bar", "figure") if pair else ("line", "who", "bar", "figure")[apart:]
    styles = {"left": "number", shown[0]: "name" if not pair else "number"}
    columns = [
        Column(name, names.get(name, ""), priority=4 if name == "bar" else 9, style=styles.get(name, "word"))
        for name in shown
    ]
    return Table(columns, rows, "Sizes: the members' own figures, added up", header=pair)


def _years(line: Line) -> set[int]:
    """The years of the figures on a line."""
    return {row["year"] for row in line if row["year"]}


def _heading(line: Line) -> Inline:
    """What a line of bars shows, with its unit if the name does not imply it, and the year if it is one."""
    unit, name = next((row["unit"] for row in line if row["unit"]), "states"), short_heading(line[0]["name"])
    if unit.startswith("%"):
        name = f"{name.partition(',')[0]}, {unit}"
    elif not unit.isalpha() or unit in ("months", "years"):
        name += f", {unit.split(' ')[-1]}"
    return inline((name, "bold"), *[(f" {year}", "muted") for year in _years(line) if len(_years(line)) == 1])


def _figure(row: dict[str, Any], *, year: bool) -> Inline:
    """A number with its marks, and with its year if the heading does not give it."""
    if row["number"] is None:
        return inline(("–", "muted"))
    text = short_number(row["number"])
    if row["number_max"]:
        text = f"{text.split(' ')[0]}–{short_number(row['number_max'])}"
    found = "".join(marks(row))
    return inline(
        text, (f" {row['year']}" if year and row["year"] else "", "muted"), (f" {found}" if found else "", "mark")
    )


def _line(rows: Line, unchaired: set[str]) -> dict[str, Any]:
    """A line of the table: the answer of each organisation with its marks; some have no chair by their rules."""
    line: dict[str, Any] = {
        "line": rows[0]["name"],
        "sources": tuple(dict.fromkeys([s for r in rows for s in r["sources"]])),
    }
    for row in rows:
        about_itself = row["dimension"] in ABOUT_ITSELF and row["organisation"] == HOME
        about_itself |= row["dimension"] == "chairmanship" and row["organisation"] in unchaired
        found = "".join(marks(row))
        if row["value"] is None:
            cell = inline((DOES_NOT_APPLY if about_itself else UNKNOWN, "muted"))
        elif row["dimension"] == "members" and len(row["members_counted"]) > FEW:
            cell = inline((f"csto members {row['organisation']}", "id"))
        else:
            cell = inline(row["value"], (f" {found}" if found else "", "mark"))
        line[row["organisation"]] = cell
    return line
