"""`csto compare`."""

from csto_cli.cli.declare import AS_OF, CHART, Argument, Column, Command, Option, drawn
from csto_cli.data import names as resolve
from csto_cli.output.result import Result, Table
from csto_cli.queries.compare import FIGURES, CompareRow, compare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

UNKNOWN = "not known"


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The comparison, line by line."""
    day = data.day(values["as_of"])
    rows = compare(
        data,
        values["organisation"],
        attribute=values["attribute"],
        only_differences=values["only_differences"],
        year=values["year"],
        as_of=day,
    )
    others = list(dict.fromkeys(resolve.organisation(data, name).id for name in values["organisation"]))
    names = list(dict.fromkeys(row.abbreviation for row in rows))
    return Result(
        rows,
        title=f"{resolve.listed(names, 'and')} compared",
        as_of=day,
        query={
            "as_of": day,
            "organisation": others,
            "attribute": list(values["attribute"]),
            "only_differences": values["only_differences"],
            "year": values["year"],
        },
        notes=_notes(data, rows, day),
        view=_chart if drawn(values) else view,
        empty="No line of the comparison differs." if values["only_differences"] else "Nothing to compare.",
    )


def _chart(rows: "Sequence[Any]") -> "Sequence[Block]":
    """The lines with numbers as bars."""
    from csto_cli.cli.views.compare import chart
    from csto_cli.output.result import Paragraph

    nothing = "No two of them have a number on the same line; the table, without --chart, has what is known."
    return chart(rows) or [Paragraph(nothing)]


def view(rows: "Sequence[Any]") -> "Sequence[Block]":
    """One table a group of lines: a column an organisation."""
    from csto_cli.output.page import marks

    groups: dict[str, dict[str, dict[str, Any]]] = {}
    names: dict[str, str] = {}
    for row in rows:
        names[row.organisation] = row.abbreviation
        line = groups.setdefault(row.group, {}).setdefault(
            row.dimension, {"line": row.name, "sources": (), "_marks": ()}
        )
        found = marks(row) if row.value is not None else ()
        line[row.organisation] = " ".join([row.value or UNKNOWN, *found])
        line["_marks"] = (*line["_marks"], *found)
        line["sources"] = tuple(dict.fromkeys((*line["sources"], *row.sources)))
    columns = [Column("line", "", keep=9, style="name")]
    columns += [Column(id, name, keep=9, style="text") for id, name in names.items()]
    return [Table(columns, list(lines.values()), title=group.capitalize()) for group, lines in groups.items()]


def _notes(data: "Dataset", rows: "Sequence[Any]", day: str) -> list[str]:
    """What qualifies the combined figures: they are sums, of one year, of those members that have a figure."""
    notes = []
    if any(row.group == FIGURES for row in rows):
        notes.append(
            "Figures are sums of the members' own for the year in brackets; --json names those of another year."
        )
    if any(row.date is None for row in rows if row.value is not None) and day < data.as_of:
        notes.append("Lines without a date speak of the dataset's own day; --json has the dates.")
    return notes


COMMAND = Command(
    "compare",
    topic="positions",
    summary="The CSTO beside NATO, GUAM and others, attribute by attribute",
    run=run,
    description="With --chart it draws the lines on which at least two of them have a number.",
    row=CompareRow,
    arguments=(
        Argument("organisation", "The organisations beside the CSTO", many=True, names="organisation", required=True),
    ),
    options=(
        Option("attribute", "Only this line; may be repeated", many=True, names="dimension", metavar="LINE"),
        Option("only-differences", "Leave out the lines on which all say the same", type="flag"),
        Option("year", "The year of the members' figures", type="date", metavar="YEAR"),
        AS_OF,
        CHART,
    ),
    examples=(
        ("csto compare nato", "the CSTO beside NATO"),
        ("csto compare nato guam --attribute mutual-defence-clause", "who must help whom"),
        ("csto compare warsaw-pact --only-differences", "what is not the same"),
        ("csto compare nato --chart", "sizes side by side"),
        ("csto compare nato --json --fields organisation,dimension,number,year", "numbers for scripts"),
    ),
)
