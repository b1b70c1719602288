"""`csto timeline`."""

from csto_cli.cli.declare import AS_OF, CHART, COUNTRY, SINCE, UNTIL, Column, Command, Option, drawn
from csto_cli.data import names as resolve
from csto_cli.model.record import Event
from csto_cli.output.result import Result
from csto_cli.queries.timeline import timeline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

FILTERS = ("since", "until", "country", "organisation", "kind", "category", "text", "as_of")


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The events that pass the filters."""
    filters = {name: values[name] for name in FILTERS}
    events = timeline(data, **filters)
    day = data.day(values["as_of"])
    query = filters | {
        "country": resolve.countries(data, values["country"]),
        "organisation": [resolve.organisation(data, name).id for name in values["organisation"]],
        "kind": list(values["kind"]),
        "category": list(values["category"]),
        "as_of": day if values["as_of"] else None,
    }
    return Result(
        events,
        title=f"Timeline: {len(events)} event{'' if len(events) == 1 else 's'}",
        as_of=day,
        query=query,
        view=_chart if drawn(values) else None,
        empty="No event in the dataset matches; widen the dates or drop a filter.",
    )


def _chart(rows: "Sequence[Any]") -> "Sequence[Block]":
    """The events as a bar a year."""
    from csto_cli.cli.views.timeline import chart

    return chart(rows)


COMMAND = Command(
    "timeline",
    topic="activity",
    summary="What happened, was said or was judged, in order",
    description=(
        "Dates are shown as precisely as they are known. All filters must match. With --chart it draws how many events "
        "fall in each year, and names the turning points."
    ),
    run=run,
    row=Event,
    options=(
        SINCE,
        UNTIL,
        COUNTRY,
        Option(
            "organisation", "Only what concerns this organisation; may be repeated", many=True, names="organisation"
        ),
        Option(
            "kind",
            "Only facts, declarations or assessments; may be repeated",
            type="choice",
            many=True,
            choices="StatementKind",
        ),
        Option(
            "category", "Only this sort of event; may be repeated", type="choice", many=True, choices="EventCategory"
        ),
        Option("text", "Only events with these words", metavar="WORDS"),
        AS_OF,
        CHART,
    ),
    columns=(
        Column("date", "Date", keep=9, style="date"),
        Column("text", "Event", keep=9, style="text"),
        Column("kind", "Kind", keep=3),
        Column("category", "Category", keep=2),
        Column("countries", "States", keep=1),
    ),
    examples=(
        ("csto timeline --country armenia --since 2020", "what concerns Armenia since 2020"),
        ("csto timeline --category summit --until 2005", "the early summits"),
        ("csto timeline --chart", "events by year, with the turning points named"),
        ("csto timeline --text 'rapid reaction' --json", "events about the rapid reaction force, for scripts"),
    ),
)
