"""`csto cite`."""

from csto_cli.cli.declare import Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.export.citations import STYLES, document
from csto_cli.output.result import Column, Result
from csto_cli.queries.cite import cite
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The sources of the records, in the style asked for."""
    style = values["style"] or STYLES[0]
    rows, query = cite(data, values["id"], style=style)
    return Result(
        rows,
        title="Sources",
        as_of=data.as_of,
        query=query,
        text=lambda chosen: document([row["citation"] for row in chosen], style),
        empty="The dataset names no source for this: definitions need none.",
    )


COMMAND = Command(
    "cite",
    description=(
        "Takes ids of records, ids of sources, and the word dataset for the dataset itself. The citations are printed "
        "as they are, for a file or a clipboard; their keys are the ids of the sources."
    ),
    run=run,
    row="rows.records.Citation",
    view="cite",
    arguments=(
        Argument("id", "Records, sources, or dataset", multiple=True, completes="id", metavar="ID…", required=True),
    ),
    options=(Option("style", "How to write them", type="choice", choices=STYLES),),
    columns=(
        Column("id", "Source", priority=9, style="name"),
        Column("citation", "Citation", priority=9, style="text"),
    ),
    examples=(
        ("csto cite csto-arm-frozen", "what to put under a sentence on the freeze"),
        ("csto cite csto-arm-frozen treaty --style bibtex", "entries for a bibliography in LaTeX"),
        ("csto cite dataset --style ris", "the dataset itself, for a reference manager"),
    ),
)
