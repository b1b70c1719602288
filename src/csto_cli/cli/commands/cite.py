"""`csto cite`."""

from csto_cli.cli.declare import Argument, Column, Command, Option
from csto_cli.export.citations import STYLES, document
from csto_cli.output.result import Drawing, Paragraph, Result
from csto_cli.queries.cite import Citation, cite

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The sources of the records, in the style asked for."""
    style = values["style"] or STYLES[0]
    rows = cite(data, values["id"], style=style)
    return Result(
        rows,
        title="Sources",
        as_of=data.as_of,
        query={"ids": list(values["id"]), "style": style},
        text=lambda chosen: document([row.citation for row in chosen], style),
        view=lambda chosen: _page(chosen, style),
        empty="The dataset names no source for this: definitions need none.",
    )


def _page(rows: "Sequence[Record]", style: str) -> "Sequence[Block]":
    """The citations on a page of Markdown or HTML: references as prose, other styles to be copied."""
    if style == "plain":
        return [Paragraph(row.citation) for row in rows]
    return [Drawing(document([row.citation for row in rows], style).splitlines())]


COMMAND = Command(
    "cite",
    topic="data",
    summary="Sources ready to cite: plain, BibTeX, CSL-JSON or RIS",
    description=(
        "Takes ids of records, ids of sources, and the word dataset for the dataset itself. The citations are printed "
        "as they are, for a file or a clipboard; their keys are the ids of the sources."
    ),
    run=run,
    row=Citation,
    arguments=(Argument("id", "Records, sources, or dataset", many=True, names="id", metavar="ID…", required=True),),
    options=(Option("style", "How to write them", type="choice", choices=STYLES),),
    columns=(
        Column("id", "Source", keep=9, style="name"),
        Column("citation", "Citation", keep=9, style="text"),
    ),
    examples=(
        ("csto cite csto-arm-frozen", "what to put under a sentence on the freeze"),
        ("csto cite csto-arm-frozen treaty --style bibtex", "entries for a bibliography in LaTeX"),
        ("csto cite dataset --style ris", "the dataset itself, for a reference manager"),
    ),
)
