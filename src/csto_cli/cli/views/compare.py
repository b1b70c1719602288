"""Sizes of organisations side by side."""

from csto_cli.output.chart_model import Bar, Bars

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.output.result import Block


def chart(rows: "Sequence[Any]") -> "Sequence[Block]":
    """A group of bars for each line on which at least two organisations have a number in the same unit.

    Args:
        rows: the rows of the comparison.
    """
    from csto_cli.output.page import marks

    lines: dict[str, list[Any]] = {}
    for row in rows:
        lines.setdefault(row.dimension, []).append(row)
    groups, found, ranges = [], set(), False
    for line in lines.values():
        if len([row for row in line if row.number is not None]) < 2 or len({row.unit for row in line if row.unit}) > 1:
            continue
        unit = next(row.unit for row in line if row.unit)
        heading = line[0].name if unit in line[0].name.lower() else f"{line[0].name}, {unit}"
        bars = []
        for row in line:
            own = marks(row) if row.value is not None else ()
            found |= set(own)
            ranges = ranges or row.number_max is not None
            bars.append(_bar(row, unit, own))
        groups.append((heading, bars))
    if not groups:
        return []
    legend = [("solid", "the figure"), ("shaded", "up to here, where it is a range")] if ranges else []
    return [Bars(groups, legend=legend, marks=tuple(found))]


def _bar(row: "Any", unit: str, own: "Sequence[str]") -> Bar:
    """The bar of one organisation, its number, and what the number leaves out."""
    from csto_cli.output.page import number

    if row.number is None:
        return Bar(row.abbreviation, (), "not known" if row.value is None else "no single figure", row.value or "")
    parts = [("solid", row.number)]
    if row.number_max is not None:
        parts.append(("shaded", row.number_max - row.number))
    if row.basis == "computed":
        shown, note = row.value.replace(f" {unit}", ""), ""
    else:
        shown, note = number(row.number), row.value
        if note in (shown, f"{shown} {unit}"):
            note = ""
    return Bar(row.abbreviation, parts, " ".join([shown, *own]), note, row.sources)
