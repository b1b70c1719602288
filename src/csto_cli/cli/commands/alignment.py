"""`csto alignment`."""

from csto_cli.cli.declare import AS_OF, CHART, SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.alignment import alignment
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """From whom the distance is measured."""
    return f"Distance from {data.country_names()[result.query['from']]} in UN General Assembly voting"


COMMAND = Command(
    "alignment",
    query=alignment,
    title=_title,
    notes=[
        "The difference of two ideal points (Bailey, Strezhnev and Voeten): how alike two states vote in New York, not "
        "why, nor what they do elsewhere."
    ],
    empty="The dataset has no ideal points for these years.",
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
    examples=(
        ("csto alignment", "the members' distance from Russia"),
        ("csto alignment armenia kazakhstan --from USA --since 2010", "two states and the United States"),
        ("csto alignment armenia -f csv", "the numbers with their intervals"),
    ),
)
