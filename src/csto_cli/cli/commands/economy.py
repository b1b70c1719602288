"""`csto economy`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.economy import economy
from csto_cli.text.strings import format_number
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """Whose ties."""
    code = result.query["name"]
    return f"Economic ties: {data.country_names()[code]}" if code else "Economic ties"


def _notes(data: Store, result: Result, values: Row) -> list[str]:
    """The rates against which changes are counted."""
    bases = dict.fromkeys([row["base"] for row in result.records if row["base"]])
    return [
        f"Change against {format_number(base['value'])} {base['unit']} on {dates.format_long(base['date'])}, the last "
        "rate before the war."
        for base in [data.by_id("indicator")[id] for id in bases]
    ]


COMMAND = Command(
    "economy",
    description="With a name also the figures of other states in which that state is the partner.",
    query=economy,
    title=_title,
    notes=_notes,
    empty="The dataset has no such figure; csto economy lists what there is.",
    narrow="--topic or --since narrow it",
    row="rows.positions.EconomyRow",
    view="economy",
    arguments=(Argument("name", "A state by any of its names; all if left out", completes="country"),),
    options=(
        Option("topic", "Only this topic, such as remittances", multiple=True, completes="topic"),
        SINCE,
        UNTIL,
        AS_OF,
    ),
    examples=(
        ("csto economy kazakhstan", "Kazakhstan's ties, with the tenge against its rate before the war"),
        ("csto economy --topic remittances", "remittances of all states"),
        ("csto economy armenia --topic csto-budget", "what a state is to pay into the budget, and what it did not"),
        ("csto economy armenia --since 2022 -f csv", "Armenia since 2022, as CSV"),
    ),
)
