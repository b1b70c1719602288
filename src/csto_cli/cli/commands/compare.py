"""`csto compare`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, CHART, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.compare import compare, known_day
from csto_cli.text.strings import join_words
from csto_cli.types import Any, Sequence


def run(data: Store, values: dict[str, Any]) -> Result:
    """The comparison, line by line."""
    names = ("attribute", "only_differences", "year", "as_of")
    rows, query = compare(data, values["organisation"], **{name: values[name] for name in names})
    day = query["as_of"]
    known = data.by_id("organisation")
    ids = list(dict.fromkeys(["csto", *query["organisation"]]))
    notes = []
    for id in ids:
        own = known_day(data, id, day)
        if own is None:
            notes.append(f"The {known[id]['abbreviation']} did not exist yet on {dates.format_long(day)}.")
        elif own != day:
            notes.append(f"The {known[id]['abbreviation']} is shown as on its last day, {dates.format_long(own)}.")
    return Result(
        rows,
        title=f"{join_words([known[id]['abbreviation'] for id in ids])} compared",
        as_of=day,
        query=query,
        notes=[*notes, *_figures(rows, values)],
        empty="No line of the comparison differs." if values["only_differences"] else "Nothing to compare.",
        narrow="--attribute or --only-differences narrow it, --all shows every line",
    )


def _figures(rows: Sequence[dict[str, Any]], values: dict[str, Any]) -> Sequence[str]:
    """How the share of GDP is counted, or that there are no figures for the day."""
    if any(row["unit"] == "% of GDP" and row["basis"] == "computed" for row in rows):
        return ["Shares of GDP are counted on the GDP that each member's own share gives."]
    if (
        values["as_of"]
        and not values["attribute"]
        and not any(row["basis"] == "computed" and row["year"] for row in rows)
    ):
        return ["The dataset has figures on the sizes of too few members by that day."]
    return []


COMMAND = Command(
    "compare",
    run=run,
    description="With --chart it draws sizes, and other amounts in one unit, as bars.",
    row="rows.positions.CompareRow",
    view="compare",
    arguments=(
        Argument(
            "organisation", "The organisations beside the CSTO", multiple=True, completes="organisation",
            required=True,
        ),
    ),
    options=(
        Option(
            "attribute", "Only this line; may be repeated", multiple=True, completes="dimension", metavar="LINE"
        ),
        Option("only-differences", "Leave out the lines on which all say the same", type="flag"),
        Option("all", "Also heraldry, anniversaries and academic codings", type="flag"),
        Option("year", "The year of the members' figures", type="date", metavar="YEAR"),
        AS_OF,
        CHART,
    ),
    columns=(
        Column("name", "Line", priority=9, style="name"),
        Column("abbreviation", "Organisation", priority=9),
        Column("value", "Value", priority=9, style="text"),
    ),
    examples=(
        ("csto compare nato", "the CSTO beside NATO"),
        ("csto compare nato guam --attribute mutual-defence", "who must help whom"),
        ("csto compare nato --as-of 2004-06-01", "the two as they were on that day"),
        ("csto compare nato --json --fields organisation,dimension,number,year", "numbers for scripts"),
    ),
)  # fmt: skip
