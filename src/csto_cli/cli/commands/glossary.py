"""`csto glossary`."""

from csto_cli.cli.declare import Argument, Column, Command
from csto_cli.model.record import Term
from csto_cli.output.result import Pairs, Paragraph, Result
from csto_cli.queries.glossary import glossary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """All terms, or the one that is meant."""
    wanted = " ".join(values["term"]) if values["term"] else None
    terms = glossary(data, wanted)
    return Result(
        terms,
        title=terms[0].name if wanted and terms else "Words and abbreviations",
        as_of=data.as_of,
        query={"term": terms[0].id if wanted else None},
        view=_entries if wanted else None,
        empty="The dataset has no terms.",
    )


def _entries(terms: "Sequence[Record]") -> "Sequence[Block]":
    """Terms one by one: what each means, and how else it is called."""
    blocks: list[Block] = []
    for term in terms:
        pairs = [
            ("Abbreviation", term.abbreviation),
            ("Russian", term.name_ru),
            ("Russian, short", term.abbreviation_ru),
            ("Also", ", ".join(term.aliases)),
            ("Note", term.note),
        ]
        blocks += [Paragraph(term.definition), Pairs([(label, value) for label, value in pairs if value])]
    return blocks


COMMAND = Command(
    "glossary",
    topic="outlook",
    summary="Words and abbreviations of the field, in English and Russian",
    description="A term is found by its name, its abbreviation, its Russian forms or another spelling.",
    run=run,
    row=Term,
    arguments=(Argument("term", "One term, by any of its names", many=True, names="term", metavar="TERM"),),
    columns=(
        Column("abbreviation", "Short", keep=6, style="name"),
        Column("name", "Term", keep=9, style="text"),
        Column("abbreviation_ru", "Russian", keep=4),
        Column("definition", "What it means", keep=8, style="text"),
    ),
    examples=(
        ("csto glossary", "all terms"),
        ("csto glossary ODKB", "what the abbreviation stands for"),
        ("csto glossary -f csv --fields name,name_ru", "an English and Russian word list"),
    ),
)
