"""`csto cite`."""

from csto_cli.cli.declare import Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.export.citations import STYLES, document
from csto_cli.output.result import Result
from csto_cli.queries.cite import cite


def _cite(data: Store, id: tuple[str, ...], style: str | None) -> Result:
    """The sources of the records, in the style asked for."""
    style = style or STYLES[0]
    rows, query = cite(data, id, style=style)
    return Result(rows, query, text=lambda chosen: document([row["citation"] for row in chosen], style))


COMMAND = Command(
    "cite",
    description=(
        "Takes ids of records, ids of sources, and the word dataset for the dataset itself. The citations are printed "
        "as they are, for a file or a clipboard; their keys are the ids of the sources."
    ),
    query=_cite,
    title="Sources",
    empty="The dataset names no source for this: definitions need none.",
    row="rows.records.Citation",
    view="cite",
    arguments=(
        Argument("id", "Records, sources, or dataset", multiple=True, completes="id", metavar="ID…", required=True),
    ),
    options=(Option("style", "How to write them", choices=STYLES),),
    examples=(
        ("csto cite csto-arm-frozen", "what to put under a sentence on the freeze"),
        ("csto cite csto-arm-frozen treaty --style bibtex", "entries for a bibliography in LaTeX"),
        ("csto cite dataset --style ris", "the dataset itself, for a reference manager"),
    ),
)
