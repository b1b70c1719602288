"""`csto treaty`."""

from csto_cli.cli.declare import AS_OF, Argument, Command
from csto_cli.queries.treaty import treaty

COMMAND = Command(
    "treaty",
    query=treaty,
    title="Treaty, Charter and agreements",
    notes=["Every text is a summary in the dataset's own words; --sources leads to the original."],
    row="rows.alliance.TreatyRow",
    view="treaty",
    arguments=(
        Argument(
            "article", "An article's number, an instrument, or both: 4, charter 7, charter", multiple=True,
            completes="instrument",
        ),
    ),
    options=(AS_OF,),
    examples=(
        ("csto treaty", "every instrument, and the articles by title"),
        ("csto treaty 4", "Article 4 of the 1992 treaty: aggression against one"),
        ("csto treaty charter 7", "Article 7 of the Charter"),
        ("csto treaty ksor-agreement-2009 --json", "an agreement as a record"),
    ),
)  # fmt: skip
