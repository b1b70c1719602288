"""`csto sources`."""

from csto_cli.cli.declare import SINCE, UNTIL, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.sources import sources
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """All sources, one, or those of a record."""
    id = result.query["id"]
    return "Sources" if id is None else f"Source {id}" if id in data.by_id("source") else f"Sources of {id}"


def _empty(data: Store, result: Result, values: Row) -> str:
    """That none matches."""
    if result.query["id"]:
        return f"The record {result.query['id']} names no source that matches."
    return "No source in the dataset matches; widen the dates or drop a filter."


COMMAND = Command(
    "sources",
    query=sources,
    title=_title,
    empty=_empty,
    narrow="--kind, --text or --since narrow it",
    row="rows.records.SourceRow",
    view="sources",
    arguments=(Argument("id", "A source, or a record whose sources to list", completes="id", metavar="ID"),),
    options=(
        Option("kind", "Only this kind of source", multiple=True, choices="SourceKind"),
        Option("text", "Only sources with these words in title, publisher, author or address", metavar="WORDS"),
        SINCE,
        UNTIL,
    ),
    examples=(
        ("csto sources csto-arm-frozen", "the sources of a record"),
        ("csto sources kremlin-charter-en", "a source, and the records that cite it"),
        ("csto sources --kind treaty --until 1999", "texts of treaties published in the last century"),
    ),
)
