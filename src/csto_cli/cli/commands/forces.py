"""`csto forces`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, COUNTRY, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.forces import forces
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The forces or bases of the day."""
    name = " ".join(values["force"]) or None
    rows, query = forces(data, name, bases=values["bases"], country=values["country"], as_of=values["as_of"])
    return Result(
        rows,
        title="Foreign bases, facilities and border guards" if values["bases"] else "Collective forces",
        as_of=query["as_of"],
        query=query,
        empty=f"The dataset knows of none on {dates.format_long(query['as_of'])}.",
    )


COMMAND = Command(
    "forces",
    run=run,
    row="rows.activity.ForceRow",
    tables=("strengths",),
    view="forces",
    arguments=(
        Argument("force", "One force (or base with --bases), by any of its names", multiple=True, completes="force"),
    ),
    options=(Option("bases", "Foreign bases, facilities and border guards instead", type="flag"), COUNTRY, AS_OF),
    columns=(
        Column("name", "Force", priority=9, style="name"),
        Column("from", "Since", priority=6, style="date"),
        Column("text", "What it is", priority=9, style="text"),
    ),
    examples=(
        ("csto forces", "the collective forces"),
        ("csto forces ksor", "the Collective Rapid Reaction Force, with every stated size"),
        ("csto forces --bases --country tajikistan", "foreign bases in Tajikistan"),
        ("csto forces --bases --json", "every base with treaty, term and strength"),
    ),
)
