"""`csto alignment`."""

from csto_cli.cli.declare import AS_OF, CHART, SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.alignment import alignment
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The distances asked for."""
    rows, query = alignment(
        data,
        values["name"],
        reference=values["from_"],
        since=values["since"],
        until=values["until"],
        as_of=values["as_of"],
    )
    return Result(
        rows,
        title=f"Distance from {data.country_names()[query['from']]} in UN General Assembly voting",
        as_of=query["as_of"],
        query=query,
        notes=[
            "The difference of two ideal points (Bailey, Strezhnev and Voeten): how alike two states vote in New "
            "York, not why, nor what they do elsewhere."
        ],
        empty="The dataset has no ideal points for these years.",
    )


COMMAND = Command(
    "alignment",
    run=run,
    row="rows.positions.AlignmentRow",
    view="alignment",
    arguments=(
        Argument("name", "States by any of their names; the members if left out", multiple=True, completes="country"),
    ),
    options=(
        Option("from", "The state from which the distance is measured", completes="country", metavar="NAME"),
        SINCE,
        UNTIL,
        AS_OF,
        CHART,
    ),
    columns=(
        Column("name", "State", priority=9, style="name"),
        Column("year", "Year", priority=9),
        Column("distance", "Distance", priority=9, style="number"),
    ),
    examples=(
        ("csto alignment", "the members' distance from Russia"),
        ("csto alignment armenia kazakhstan --from USA --since 2010", "two states and the United States"),
        ("csto alignment armenia -f csv", "the numbers with their intervals"),
    ),
)
