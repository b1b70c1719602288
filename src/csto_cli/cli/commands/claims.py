"""`csto claims`."""

from csto_cli.cli.declare import Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.claims import claims
from csto_cli.types import Any

VERDICTS = ("confirmed", "partly", "outdated", "incorrect", "contested", "opinion", "forecast")


def run(data: Store, values: dict[str, Any]) -> Result:
    """The claims that pass the filters, or some of them whole."""
    ids = [word for word in values["id"] if any(mark.isdigit() for mark in word)]
    words = [word for word in values["id"] if word not in ids]
    text = " ".join([*words, values["text"] or ""]).strip() or None
    rows, query = claims(data, ids, verdict=values["verdict"], part=values["part"], text=text)
    return Result(
        rows,
        title=f"Claim {rows[0]['id']} of the essay" if len(ids) == 1 and rows else "The essay's claims",
        as_of=data.as_of,
        query=query,
        empty="No claim matches; drop a filter.",
        narrow="csto claims E02 shows one whole, --verdict and --part narrow the list",
    )


COMMAND = Command(
    "claims",
    description=(
        "Verdicts: confirmed, partly right, outdated, incorrect, contested, or an opinion or forecast, which no record "
        "can prove. A forecast comes with what would count for and against it, and what has happened since."
    ),
    run=run,
    row="model.positions.Claim",
    view="claims",
    arguments=(
        Argument(
            "id", "Claims whole: E05, e5 or 5; or words to look for", multiple=True, completes="claim", metavar="ID"
        ),
    ),
    options=(
        Option(
            "verdict", "Only claims with this verdict; may be repeated", type="choice", multiple=True, choices=VERDICTS
        ),
        Option("part", "Only this part of the essay; may be repeated", multiple=True, metavar="PART"),
        Option("text", "Only claims with these words", metavar="WORDS"),
    ),
    columns=(
        Column("id", "Id", priority=9, style="name"),
        Column("text", "Claim", priority=9, style="text"),
        Column("verdict", "Verdict", priority=8),
        Column("reason", "Why", priority=5, style="text"),
    ),
    examples=(
        ("csto claims", "all claims with their verdicts"),
        ("csto claims 2", "one claim, and everything that bears on it"),
        ("csto claims armenia", "the claims that mention Armenia"),
        ("csto claims --verdict incorrect --verdict outdated", "what has to be corrected"),
    ),
)
