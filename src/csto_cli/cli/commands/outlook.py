"""`csto outlook`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Argument, Command
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.outlook import outlook
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """One scenario by its name, or all."""
    return result.records[0]["name"] if values["scenario"] and result.records else "Possible futures of the CSTO"


def _empty(data: Store, result: Result, values: Row) -> str:
    """That there was none."""
    return f"The dataset has no such scenario of {dates.format_long(result.as_of)} or before."


COMMAND = Command(
    "outlook",
    description="Every scenario is somebody's assessment. Each sign to watch comes with what the dataset last knew.",
    query=outlook,
    title=_title,
    notes=["Scenarios are assessments, not facts; each says whose."],
    empty=_empty,
    row="rows.positions.OutlookRow",
    tables=("watch",),
    view="outlook",
    arguments=(
        Argument(
            "scenario", "One scenario, by its id or name", multiple=True, completes="scenario", metavar="SCENARIO"
        ),
    ),
    options=(AS_OF,),
    examples=(
        ("csto outlook", "all scenarios in short"),
        ("csto outlook armenia-exit", "one scenario whole"),
        ("csto outlook dissolution --json", "with its latest readings, for scripts"),
    ),
)
