"""`csto sources`."""

from csto_cli.cli.declare import SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.sources import sources
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The sources that pass the filters, those of a record, or one source with the records that cite it."""
    names = ("kind", "text", "since", "until")
    rows, query = sources(data, values["id"], **{name: values[name] for name in names})
    id = query["id"]
    is_source = id is not None and id in data.by_id("source")
    return Result(
        rows,
        title="Sources" if id is None else f"Source {id}" if is_source else f"Sources of {id}",
        as_of=data.as_of,
        query=query,
        empty=f"The record {id} names no source that matches."
        if id
        else "No source in the dataset matches; widen the dates or drop a filter.",
        narrow="--kind, --text or --since narrow it",
    )


COMMAND = Command(
    "sources",
    run=run,
    row="rows.records.SourceRow",
    view="sources",
    arguments=(Argument("id", "A source, or a record whose sources to list", completes="id", metavar="ID"),),
    options=(
        Option("kind", "Only this kind of source; may be repeated", type="choice", multiple=True, choices="SourceKind"),
        Option("text", "Only sources with these words in title, publisher, author or address", metavar="WORDS"),
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("id", "Id", priority=9, style="name"),
        Column("publisher", "Publisher", priority=3, style="text"),
        Column("title", "Title", priority=8, style="text"),
        Column("date", "Date", priority=6, style="date"),
        Column("kind", "Kind", priority=2),
        Column("uses", "Records", priority=4, style="number"),
        Column("url", "Address", priority=1),
    ),
    examples=(
        ("csto sources csto-arm-frozen", "the sources of a record"),
        ("csto sources kremlin-charter-en", "a source, and the records that cite it"),
        ("csto sources --kind treaty --until 1999", "texts of treaties published in the last century"),
    ),
)
