"""`csto glossary`."""

from csto_cli.cli.declare import Argument, Command
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.glossary import glossary
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """All terms, or one."""
    rows, query = glossary(data, " ".join(values["term"]) or None)
    return Result(rows, title=rows[0]["name"] if query["term"] else "Glossary", as_of=data.as_of, query=query)


COMMAND = Command(
    "glossary",
    description="A term is found by its name, its abbreviation, its Russian forms or another spelling.",
    run=run,
    row="model.alliance.Term",
    view="glossary",
    arguments=(Argument("term", "One term, by any of its names", multiple=True, completes="term", metavar="TERM"),),
    columns=(
        Column("abbreviation", "Short", priority=6, style="name"),
        Column("name", "Term", priority=9, style="text"),
        Column("abbreviation_ru", "Russian", priority=4),
        Column("definition", "What it means", priority=8, style="text"),
    ),
    examples=(
        ("csto glossary", "all terms"),
        ("csto glossary ODKB", "what the abbreviation stands for"),
        ("csto glossary -f csv --fields name,name_ru", "an English and Russian word list"),
    ),
)
