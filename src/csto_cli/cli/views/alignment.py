"""Yearly distances as small bars."""

from csto_cli.output.chart_model import Spark, Sparks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.output.result import Block


def chart(rows: "Sequence[Any]", names: "dict[str, str]") -> "Sequence[Block]":
    """A line a state and a bar a year, all on one scale; years with few votes are marked as uncertain.

    Args:
        rows: the rows of `alignment`.
        names: the names of the states by code.
    """
    if not rows:
        return []
    top = max([row.distance for row in rows if not row.note] or [row.distance for row in rows]) or 1
    states: dict[str, list[Any]] = {}
    for row in rows:
        states.setdefault(row.iso3, []).append(row)
    sparks = [
        Spark(
            code,
            names[code],
            {row.year: row.distance for row in own},
            [row.year for row in own if row.note],
            tuple(dict.fromkeys(id for row in own for id in row.sources)),
        )
        for code, own in states.items()
    ]
    years = [row.year for row in rows]
    return [Sparks(sparks, min(years), max(years), top, title=f"One bar a year, the highest {top:.2f}")]
