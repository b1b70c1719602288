"""`csto outlook`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Argument, Command
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.outlook import outlook
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """All scenarios in short, or one whole."""
    wanted = " ".join(values["scenario"]) or None
    rows, query = outlook(data, wanted, as_of=values["as_of"])
    return Result(
        rows,
        title=rows[0]["name"] if wanted and rows else "Possible futures of the CSTO",
        as_of=query["as_of"],
        query=query,
        notes=["Scenarios are assessments, not facts; each says whose."],
        empty=f"The dataset has no such scenario of {dates.format_long(query['as_of'])} or before.",
    )


COMMAND = Command(
    "outlook",
    description="Every scenario is somebody's assessment. Each sign to watch comes with what the dataset last knew.",
    run=run,
    row="rows.positions.OutlookRow",
    tables=("watch",),
    view="outlook",
    arguments=(
        Argument(
            "scenario", "One scenario, by its id or name", multiple=True, completes="scenario", metavar="SCENARIO"
        ),
    ),
    options=(AS_OF,),
    columns=(
        Column("id", "Id", priority=9, style="name"),
        Column("name", "Scenario", priority=8, style="text"),
        Column("text", "What it supposes", priority=4, style="text"),
        Column("whose", "Whose view", priority=6, style="text"),
    ),
    examples=(
        ("csto outlook", "all scenarios in short"),
        ("csto outlook armenia-exit", "one scenario whole"),
        ("csto outlook dissolution --json", "with its latest readings, for scripts"),
    ),
)
