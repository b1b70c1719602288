"""`csto treaty`."""

from csto_cli import dates
from csto_cli.cli.declare import Argument, Column, Command
from csto_cli.output.result import Pairs, Result, Table
from csto_cli.queries.treaty import TreatyRow, treaty

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

NOT_SEEN = "no text seen"


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """Instruments and articles."""
    rows = treaty(data, values["article"])
    whole = not values["article"]
    return Result(
        rows,
        title="Treaty, Charter and agreements",
        as_of=data.as_of,
        query={"article": list(values["article"])},
        notes=["Every text is a summary in the dataset's own words; csto show ID --sources leads to the original."],
        view=(lambda shown: _list(shown)) if whole else (lambda shown: _pages(data, shown)),
    )


def _list(rows: "Sequence[Any]") -> "Sequence[Block]":
    """Everything on one list: instruments, then the articles of the treaty and the Charter by title."""
    instruments = [{**row, "id": row.id} for row in rows if row.type != "article"]
    blocks: list[Block] = [Table(_INSTRUMENTS, instruments, "Instruments")]
    for id in dict.fromkeys(row.instrument for row in rows if row.type == "article"):
        name = next(row.name for row in rows if row.id == id)
        articles = [_marked(row) for row in rows if row.type == "article" and row.instrument == id]
        blocks.append(Table(_ARTICLES, articles, name))
    return blocks


def _marked(row: "Any") -> "dict[str, Any]":
    """An article for the list, with a word where its text was not seen."""
    return {**row, "seen": "" if row.text_seen else NOT_SEEN}


def _pages(data: "Dataset", rows: "Sequence[Any]") -> "Sequence[Block]":
    """Each instrument and article in full."""
    names = data.by_id("instrument")
    codes = data.country_names()
    blocks: list[Block] = []
    for row in rows:
        if row.type == "article":
            facts = [
                ("Says", row.text),
                ("Obliges", row.obliges),
                ("Amended", ", ".join(dates.spoken(day) for day in row.amended)),
                ("Text", None if row.text_seen else "could not be seen; the summary rests on what others say of it"),
                ("Note", row.note),
            ]
            title = f"Article {row.number} of the {names[row.instrument].name}: {row.name}"
        else:
            facts = [
                ("Type", row.type),
                ("Signed", ", ".join(part for part in (dates.spoken(row.signed or ""), row.city) if part)),
                ("In force", dates.spoken(row.in_force or "")),
                ("By", ", ".join(codes[code] for code in row.countries)),
                ("Changes", ", ".join(names[id].name for id in row.amends)),
                ("Says", row.text),
                ("Note", row.note),
            ]
            title = row.name
        blocks.append(Pairs([(label, value) for label, value in facts if value], title=title))
    return blocks


_INSTRUMENTS = (
    Column("id", "Id", keep=7), Column("name", "Instrument", keep=9, style="text"),
    Column("signed", "Signed", keep=8, style="date"), Column("in_force", "In force", keep=4, style="date"),
)  # fmt: skip
_ARTICLES = (
    Column("number", "Article", keep=9, style="number"), Column("name", "On", keep=9, style="text"),
    Column("seen", "", keep=5),
)  # fmt: skip

COMMAND = Command(
    "treaty",
    topic="organization",
    summary="The treaty, the Charter and the agreements, article by article",
    run=run,
    row=TreatyRow,
    arguments=(Argument("article", "An article's number, an instrument, or both: 4, charter 7, charter", many=True),),
    columns=(Column("name", "Name", keep=9, style="name"), Column("text", "Says", keep=9, style="text")),
    examples=(
        ("csto treaty", "every instrument, and the articles by title"),
        ("csto treaty 4", "Article 4 of the 1992 treaty: aggression against one"),
        ("csto treaty charter 7", "Article 7 of the Charter"),
        ("csto treaty ksor-agreement-2009 --json", "an agreement as a record"),
    ),
)
