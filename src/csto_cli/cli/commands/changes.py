"""`csto changes`."""

from csto_cli import dates
from csto_cli.cli.declare import COUNTRY, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.changes import GROUPS, changes
from csto_cli.text.strings import join_words
from csto_cli.types import Row


def _window(result: Result) -> str:
    """The two days."""
    return f"{dates.format_long(result.query['since'])} to {dates.format_long(result.query['until'])}"


def _title(data: Store, result: Result, values: Row) -> str:
    """Whose changes, and between which days."""
    names, bodies = data.country_names(), data.by_id("organisation")
    who = join_words([bodies[key]["abbreviation"] if key in bodies else names[key] for key in result.query["name"]])
    return f"What changed{f': {who}' if who else ''}, {_window(result)}"


COMMAND = Command(
    "changes",
    description=(
        "Computed from the dates of the dataset: who joined, left or froze, who took and left office, which positions "
        "changed, what took effect, what began and ended, who voted how. A date is the first day of what came after."
    ),
    query=changes,
    title=_title,
    empty=lambda data, result, values: f"Nothing that the dataset knows of changed, {_window(result)}.",
    narrow="--group or a state's name narrow it",
    row="rows.activity.ChangeRow",
    view="changes",
    arguments=(
        Argument("name", "Only what concerns these states or organisations", multiple=True, completes="country"),
    ),
    options=(
        Option("since", "The first day, month or year of the window; a year before the last if left out", type="date"),
        Option("until", "Its last day, month or year; the dataset's own day if left out", type="date"),
        COUNTRY,
        Option("group", "Only this group of changes", multiple=True, choices=GROUPS),
    ),
    examples=(
        ("csto changes --since 2019 --until 2024", "what changed in these years"),
        ("csto changes armenia --since 2022-01", "what changed for Armenia"),
        ("csto changes nato --since 1999 --group membership", "how NATO grew"),
        ("csto changes --since 2024 --group membership --json", "who joined, left or froze, for scripts"),
    ),
)
