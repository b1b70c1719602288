"""`csto forces`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, COUNTRY, Argument, Command, Option
from csto_cli.queries.forces import forces

COMMAND = Command(
    "forces",
    query=forces,
    title=lambda data, result, values: (
        "Foreign bases, facilities and border guards" if values["bases"] else "Collective forces"
    ),
    empty=lambda data, result, values: f"The dataset knows of none on {dates.format_long(result.as_of)}.",
    row="rows.activity.ForceRow",
    tables=("strengths",),
    view="forces",
    arguments=(
        Argument("force", "One force (or base with --bases), by any of its names", multiple=True, completes="force"),
    ),
    options=(Option("bases", "Foreign bases, facilities and border guards instead", type="flag"), COUNTRY, AS_OF),
    examples=(
        ("csto forces", "the collective forces"),
        ("csto forces ksor", "the Collective Rapid Reaction Force, with every stated size"),
        ("csto forces --bases --country tajikistan", "foreign bases in Tajikistan"),
        ("csto forces --bases --json", "every base with treaty, term and strength"),
    ),
)
