"""`csto economy`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.economy import economy
from csto_cli.text.strings import format_number
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The figures asked for."""
    names = ("topic", "since", "until", "as_of")
    rows, query = economy(data, values["name"], **{name: values[name] for name in names})
    code = query["name"]
    bases = [data.by_id("indicator")[id] for id in dict.fromkeys([row["base"] for row in rows if row["base"]])]
    return Result(
        rows,
        title=f"Economic ties: {data.country_names()[code]}" if code else "Economic ties",
        as_of=query["as_of"],
        query=query,
        notes=[
            f"Change against {format_number(base['value'])} {base['unit']} on {dates.format_long(base['date'])}, the "
            "last rate before the war."
            for base in bases
        ],
        empty="The dataset has no such figure; csto economy lists what there is.",
        narrow="--topic or --since narrow it",
    )


COMMAND = Command(
    "economy",
    description="With a name also the figures of other states in which that state is the partner.",
    run=run,
    row="rows.positions.EconomyRow",
    view="economy",
    arguments=(Argument("name", "A state by any of its names; all if left out", completes="country"),),
    options=(
        Option("topic", "Only this topic, such as remittances; may be repeated", multiple=True, completes="topic"),
        SINCE,
        UNTIL,
        AS_OF,
    ),
    columns=(
        Column("country", "State", priority=8),
        Column("date", "Date", priority=9, style="date"),
        Column("name", "Figure", priority=9, style="name"),
        Column("value", "Value", priority=9, style="number"),
        Column("unit", "Unit", priority=8),
        Column("text", "In words", priority=5, style="text"),
    ),
    examples=(
        ("csto economy kazakhstan", "Kazakhstan's ties, with the tenge against its rate before the war"),
        ("csto economy --topic remittances", "remittances of all states"),
        ("csto economy armenia --topic csto-budget", "what a state is to pay into the budget, and what it did not"),
        ("csto economy armenia --since 2022 -f csv", "Armenia since 2022, as CSV"),
    ),
)
