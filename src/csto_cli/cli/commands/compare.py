"""`csto compare`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, CHART, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.compare import compare, known_day
from csto_cli.text.strings import join_words
from csto_cli.types import Row


def _compared(data: Store, result: Result) -> dict[str, str]:
    """The organisations that are compared, with their abbreviations."""
    known = data.by_id("organisation")
    return {id: known[id]["abbreviation"] for id in ("csto", *result.query["organisation"])}


def _notes(data: Store, result: Result, values: Row) -> list[str]:
    """Which organisation did not exist on the day, how shares are counted, and what is not known."""
    notes, day, rows = [], result.as_of, result.records
    for id, name in _compared(data, result).items():
        own = known_day(data, id, day)
        if own is None:
            notes.append(f"The {name} did not exist yet on {dates.format_long(day)}.")
        elif own != day:
            notes.append(f"The {name} is shown as on its last day, {dates.format_long(own)}.")
    computed = [row for row in rows if row["basis"] == "computed"]
    if any(row["unit"] == "% of GDP" for row in computed):
        notes.append("Shares of GDP are counted on the GDP that each member's own share gives.")
    elif values["as_of"] and not values["attribute"] and not any(row["year"] for row in computed):
        notes.append("The dataset has figures on the sizes of too few members by that day.")
    return notes


COMMAND = Command(
    "compare",
    query=compare,
    title=lambda data, result, values: f"{join_words([*_compared(data, result).values()])} compared",
    notes=_notes,
    empty=lambda data, result, values: "No line differs." if values["only_differences"] else "Nothing to compare.",
    narrow="--attribute or --only-differences narrow it, --all shows every line",
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
            "attribute", "Only this line", multiple=True, completes="dimension", metavar="LINE"
        ),
        Option("only-differences", "Leave out the lines on which all say the same", type="flag"),
        Option("all", "Also heraldry, anniversaries and academic codings", type="flag"),
        Option("year", "The year of the members' figures", type="date", metavar="YEAR"),
        AS_OF,
        CHART,
    ),
    examples=(
        ("csto compare nato", "the CSTO beside NATO"),
        ("csto compare nato guam --attribute mutual-defence", "who must help whom"),
        ("csto compare nato --as-of 2004-06-01", "the two as they were on that day"),
        ("csto compare nato --json --fields organisation,dimension,number,year", "numbers for scripts"),
    ),
)  # fmt: skip
