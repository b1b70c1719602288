"""`csto timeline`."""

from csto_cli.cli.declare import AS_OF, CHART, COUNTRY, SINCE, UNTIL, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.timeline import timeline
from csto_cli.text.strings import join_words
from csto_cli.types import Any

FILTERS = (
    "since", "until", "country", "organisation", "issue", "kind", "category", "text", "turning_points", "as_of",
)  # fmt: skip


def run(data: Store, values: dict[str, Any]) -> Result:
    """The events that pass the filters."""
    rows, query = timeline(data, **{name: values[name] for name in FILTERS})
    names = data.country_names()
    who = join_words([names[code] for code in query["country"]])
    return Result(
        rows,
        title=f"Timeline: {who}" if who else "Timeline",
        as_of=query["as_of"],
        query=query,
        empty="No event in the dataset matches; widen the dates or drop a filter.",
        narrow="--since, --turning-points or --category narrow it",
    )


COMMAND = Command(
    "timeline",
    description=(
        "Dates are shown as precisely as they are known. All filters must match. With --chart it draws how many events "
        "fall in each year, and names the turning points."
    ),
    run=run,
    row="model.activity.Event",
    view="timeline",
    options=(
        SINCE,
        UNTIL,
        COUNTRY,
        Option(
            "organisation", "Only what concerns this organisation; may be repeated", multiple=True,
            completes="organisation",
        ),
        Option("issue", "Only what bears on this issue of stance; may be repeated", multiple=True, completes="issue"),
        Option(
            "kind", "Only facts, declarations or assessments; may be repeated", type="choice", multiple=True,
            choices="StatementKind",
        ),
        Option(
            "category", "Only this sort of event; may be repeated", type="choice", multiple=True,
            choices="EventCategory",
        ),
        Option("text", "Only events with these words", metavar="WORDS"),
        Option("turning-points", "Only the dozen most important events", type="flag"),
        AS_OF,
        CHART,
    ),
    columns=(
        Column("date", "Date", priority=9, style="date"),
        Column("text", "Event", priority=9, style="text"),
        Column("kind", "Kind", priority=3),
        Column("category", "Category", priority=2),
        Column("countries", "States", priority=1),
    ),
    examples=(
        ("csto timeline --turning-points", "the story in a dozen lines"),
        ("csto timeline --country armenia --since 2020", "what concerns Armenia since 2020"),
        ("csto timeline --category summit --until 2005", "the early summits"),
        ("csto timeline --text 'rapid reaction' --json", "events about the rapid reaction force, for scripts"),
    ),
)  # fmt: skip
