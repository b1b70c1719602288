"""`csto treaty`."""

from csto_cli.cli.declare import AS_OF, Argument, Command
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.treaty import treaty
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """Instruments and articles."""
    rows, query = treaty(data, values["article"], as_of=values["as_of"])
    return Result(
        rows,
        title="Treaty, Charter and agreements",
        as_of=query["as_of"],
        query={"as_of": query["as_of"], "article": query["what"]},
        notes=["Every text is a summary in the dataset's own words; --sources leads to the original."],
    )


COMMAND = Command(
    "treaty",
    run=run,
    row="rows.alliance.TreatyRow",
    view="treaty",
    arguments=(
        Argument(
            "article", "An article's number, an instrument, or both: 4, charter 7, charter", multiple=True,
            completes="instrument",
        ),
    ),
    options=(AS_OF,),
    columns=(Column("name", "Name", priority=9, style="name"), Column("text", "Says", priority=9, style="text")),
    examples=(
        ("csto treaty", "every instrument, and the articles by title"),
        ("csto treaty 4", "Article 4 of the 1992 treaty: aggression against one"),
        ("csto treaty charter 7", "Article 7 of the Charter"),
        ("csto treaty ksor-agreement-2009 --json", "an agreement as a record"),
    ),
)  # fmt: skip
