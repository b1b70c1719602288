"""`csto claims`."""

from csto_cli.cli.declare import Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.claims import claims
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """One claim by its number, or all."""
    alone = len(result.query["id"]) == 1 and result.records
    return f"Claim {result.records[0]['id']} of the essay" if alone else "The essay's claims"


VERDICTS = ("confirmed", "partly", "outdated", "incorrect", "contested", "opinion", "forecast")


COMMAND = Command(
    "claims",
    description=(
        "Verdicts: confirmed, partly right, outdated, incorrect, contested, or an opinion or forecast, which no record "
        "can prove. A forecast comes with what would count for and against it, and what has happened since."
    ),
    query=claims,
    title=_title,
    empty="No claim matches; drop a filter.",
    narrow="csto claims E02 shows one whole, --verdict and --part narrow the list",
    row="model.positions.Claim",
    view="claims",
    arguments=(
        Argument(
            "id", "Claims whole: E05, e5 or 5; or words to look for", multiple=True, completes="claim", metavar="ID"
        ),
    ),
    options=(
        Option("verdict", "Only claims with this verdict", multiple=True, choices=VERDICTS),
        Option("part", "Only this part of the essay", multiple=True, metavar="PART"),
        Option("text", "Only claims with these words", metavar="WORDS"),
    ),
    examples=(
        ("csto claims", "all claims with their verdicts"),
        ("csto claims 2", "one claim, and everything that bears on it"),
        ("csto claims armenia", "the claims that mention Armenia"),
        ("csto claims --verdict incorrect --verdict outdated", "what has to be corrected"),
    ),
)
