"""`csto timeline`."""

from csto_cli.cli.declare import AS_OF, CHART, COUNTRY, SINCE, UNTIL, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.timeline import timeline
from csto_cli.text.strings import join_words
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """Whose events."""
    who = join_words([data.country_names()[code] for code in result.query["country"]])
    return f"Timeline: {who}" if who else "Timeline"


COMMAND = Command(
    "timeline",
    description=(
        "Dates are shown as precisely as they are known. All filters must match. With --chart it draws how many events "
        "fall in each year, and names the turning points."
    ),
    query=timeline,
    title=_title,
    empty="No event in the dataset matches; widen the dates or drop a filter.",
    narrow="--since, --turning-points or --category narrow it",
    row="model.activity.Event",
    view="timeline",
    options=(
        SINCE,
        UNTIL,
        COUNTRY,
        Option(
            "organisation", "Only what concerns this organisation", multiple=True,
            completes="organisation",
        ),
        Option("issue", "Only what bears on this issue of stance", multiple=True, completes="issue"),
        Option(
            "kind", "Only facts, declarations or assessments", multiple=True,
            choices="StatementKind",
        ),
        Option(
            "category", "Only this sort of event", multiple=True,
            choices="EventCategory",
        ),
        Option("text", "Only events with these words", metavar="WORDS"),
        Option("turning-points", "Only the dozen most important events", type="flag"),
        AS_OF,
        CHART,
    ),
    examples=(
        ("csto timeline --turning-points", "the story in a dozen lines"),
        ("csto timeline --country armenia --since 2020", "what concerns Armenia since 2020"),
        ("csto timeline --category summit --until 2005", "the early summits"),
        ("csto timeline --text 'rapid reaction' --json", "events about the rapid reaction force, for scripts"),
    ),
)  # fmt: skip
