"""`csto search`."""

from csto_cli.cli.declare import Argument, Command, Option
from csto_cli.output.result import Column, Result
from csto_cli.queries.search import search

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.data.store import Store


def run(data: "Store", values: "dict[str, Any]") -> Result:
    """The records that hold the words, best first."""
    limit = None if values["sort"] or values["reverse"] else values["limit"]
    rows, query = search(data, " ".join(values["text"]), within=values["in_"], limit=limit)
    found = query.pop("found")
    result = Result(
        rows,
        title=f"Search for “{query['text']}”",
        as_of=data.as_of,
        query=query,
        empty="No record holds all these words; use fewer, or the beginning of a word.",
        narrow="--in SECTION narrows it, --limit shows more",
    )
    result.total = found
    return result


COMMAND = Command(
    "search",
    description=(
        "All words must occur, at least as the beginning of one. Case, accents and punctuation do not matter, and "
        "Cyrillic is also found in Latin letters. Names count more than text, text more than notes."
    ),
    run=run,
    row="rows.records.Hit",
    view="search",
    arguments=(Argument("text", "Words", multiple=True, metavar="TEXT…", required=True),),
    options=(Option("in", "Only in this section; may be repeated", type="choice", multiple=True, choices="Section"),),
    columns=(
        Column("id", "Record", priority=9, style="name"),
        Column("section", "Section", priority=5),
        Column("date", "Date", priority=3, style="date"),
        Column("snippet", "Match", priority=9, style="text"),
    ),
    examples=(
        ("csto search rapid reaction", "what the dataset has on the rapid reaction force"),
        ("csto search odkb --in source", "sources with ОДКБ or ODKB in their titles or addresses"),
        ("csto search article 4 --in event --json", "events that speak of Article 4, for scripts"),
    ),
)
