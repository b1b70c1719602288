"""Which columns of a table fit into a width, and how wide each is."""

from collections.abc import Sequence
from dataclasses import dataclass

from csto_cli.output.blocks import Inline
from csto_cli.output.result import Column

LEAST = {"text": 24, "name": 14}
"""The least width of columns that wrap, by style."""

MOST = 100
"""The greatest width of a column of prose."""

GAP = 2
"""The columns between two columns."""


@dataclass(slots=True)
class Plan:
    """How a table fits.

    Args:
        shown: the numbers of the columns that are shown, in order.
        widths: the width of each of them.
        moved: the numbers of columns that move into a second line of the prose.
        same: the numbers of columns with one value in every row, which is said once under the table.
        as_records: whether the table does not fit at all, so that each row becomes a list of labelled values.
    """

    shown: list[int]
    widths: list[int]
    moved: list[int]
    same: list[int]
    as_records: bool = False


def plan(columns: Sequence[Column], rows: Sequence[Sequence[Inline]], width: int, *, header: bool = True) -> Plan:
    """Choose the columns that fit.

    Columns give way by priority: one with the same value in every row is said once under the table; the next least
    important moves into a second line of the prose; without prose it is left out; at last each row becomes a list of
    labelled values.
    """
    from rich.cells import cell_len

    want = [
        max([cell_len(column.heading) if header else 0, *[cell_len(row[place].plain) for row in rows]], default=0)
        for place, column in enumerate(columns)
    ]
    least = [min(size, LEAST.get(column.style, size)) for column, size in zip(columns, want, strict=True)]
    empty = [place for place in range(len(columns)) if not any(row[place].plain.strip(" –") for row in rows)]
    shown = [place for place in range(len(columns)) if place not in empty] if rows else list(range(len(columns)))
    order = sorted([i for i in shown if columns[i].priority < 9], key=lambda i: (columns[i].priority, -i))
    moved: list[int] = []
    same: list[int] = []

    def fits() -> bool:
        return sum([least[i] for i in shown]) + GAP * (len(shown) - 1) <= width

    for place in order:
        if fits():
            break
        if len(rows) > 2 and len({row[place].plain for row in rows}) == 1:
            same.append(place)
            shown.remove(place)
    prose = next((i for i in reversed(shown) if columns[i].style == "text"), None)
    for place in order:
        if fits():
            break
        if place in shown and place != prose:
            shown.remove(place)
            if prose is not None:
                moved.append(place)
    widths = _widths([want[i] for i in shown], [least[i] for i in shown], width)
    cut = any(columns[i].style == "id" and want[i] > max(widths) for i in moved)
    if cut or not fits() or _breaks(columns, rows, shown, widths):
        return Plan(list(range(len(columns))), [], [], [], as_records=True)
    return Plan(shown, widths, sorted(moved), sorted(same))


def _breaks(columns: Sequence[Column], rows: Sequence[Sequence[Inline]], shown: list[int], widths: list[int]) -> bool:
    """Whether an address would be broken in a column of prose."""
    return any(
        "://" in word and len(word) > size
        for i, size in zip(shown, widths, strict=True)
        if columns[i].style == "text"
        for row in rows
        for word in row[i].plain.split()
    )


def _widths(want: list[int], least: list[int], width: int) -> list[int]:
    """The width of each column: what it wants, and if that is too much, the wide ones share what is left."""
    want = [min(size, max(MOST, low)) for size, low in zip(want, least, strict=True)]
    room = width - GAP * (len(want) - 1)
    if sum(want) <= room:
        return want
    rest = room - sum(least)
    asked = sum([size - low for size, low in zip(want, least, strict=True)]) or 1
    found = [low + (size - low) * rest // asked for size, low in zip(want, least, strict=True)]
    for place in sorted(range(len(found)), key=lambda i: want[i] - found[i], reverse=True):
        spare = room - sum(found)
        found[place] += max(0, min(spare, want[place] - found[place]))
    return found
