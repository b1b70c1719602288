"""`csto search`."""

from csto_cli.cli.declare import Argument, Column, Command, Option
from csto_cli.data.names import fold
from csto_cli.model.record import SECTIONS
from csto_cli.output.result import Paragraph, Result, Table
from csto_cli.queries.search import Hit, hits, locate, ranked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block

MOST = 25
"""How many hits people see without --limit; machines get all."""


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The records that hold the words, best first."""
    text = " ".join(values["text"])
    found = ranked(data, text, values["in_"])
    limit = None if values["sort"] or values["reverse"] else values["limit"]
    return Result(
        hits(data, found[:limit], text),
        title=f"Search for “{text}”: {len(found)} record{'' if len(found) == 1 else 's'}",
        as_of=data.as_of,
        query={"text": text, "in": list(values["in_"])},
        view=lambda rows: _best(rows, text, MOST if values["limit"] is None else len(rows)),
        empty="No record holds all these words; use fewer, or the beginning of a word.",
    )


def _best(rows: "Sequence[Record]", text: str, most: int) -> "Sequence[Block]":
    """The best hits, the words marked, and how to see the rest."""
    phrase = fold(text)
    words = list(dict.fromkeys((phrase, *phrase.split())))
    table = Table(FOUND, [{**row, "match": _match(row, words)} for row in rows[:most]])
    if len(rows) <= most:
        return [table]
    left = len(rows) - most
    return [table, Paragraph(f"And {left} more: --limit {min(len(rows), 4 * most)} shows them, --in SECTION narrows.")]


def _match(row: "Record", words: "Sequence[str]") -> str:
    """What a record is called and the text around the hit, which stands in «»."""
    place = locate(row.snippet, words)
    snippet = row.snippet
    if place is not None:
        snippet = f"{snippet[: place[0]]}«{snippet[place[0] : place[1]]}»{snippet[place[1] :]}"
    if not row.title or row.title == row.snippet:
        return str(snippet)
    return f"{row.title} – {snippet}"


FOUND = (
    Column("id", "Record", keep=9, style="name"),
    Column("section", "Section", keep=5),
    Column("date", "Date", keep=3, style="date"),
    Column("match", "Match", keep=9, style="text"),
)

COMMAND = Command(
    "search",
    topic="data",
    summary="Every record that holds some words, best first",
    description=(
        "All words must occur, at least as the beginning of one. Case, accents and punctuation do not matter, and "
        "Cyrillic is also found in Latin letters. Names count more than text, text more than notes."
    ),
    run=run,
    row=Hit,
    arguments=(Argument("text", "Words", many=True, metavar="TEXT…", required=True),),
    options=(Option("in", "Only in this section; may be repeated", type="choice", many=True, choices=tuple(SECTIONS)),),
    columns=FOUND[:3],
    examples=(
        ("csto search rapid reaction", "what the dataset has on the rapid reaction force"),
        ("csto search odkb --in source", "sources with ОДКБ or ODKB in their titles or addresses"),
        ("csto search article 4 --in event --json", "events that speak of Article 4, for scripts"),
    ),
)
