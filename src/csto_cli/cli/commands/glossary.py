"""`csto glossary`."""

from csto_cli.cli.declare import Argument, Command
from csto_cli.queries.glossary import glossary

COMMAND = Command(
    "glossary",
    description="A term is found by its name, its abbreviation, its Russian forms or another spelling.",
    query=glossary,
    title=lambda data, result, values: result.records[0]["name"] if values["term"] else "Glossary",
    row="model.alliance.Term",
    view="glossary",
    arguments=(Argument("term", "One term, by any of its names", multiple=True, completes="term", metavar="TERM"),),
    examples=(
        ("csto glossary", "all terms"),
        ("csto glossary ODKB", "what the abbreviation stands for"),
        ("csto glossary -f csv --fields name,name_ru", "an English and Russian word list"),
    ),
)
