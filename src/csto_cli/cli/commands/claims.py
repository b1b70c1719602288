"""`csto claims`."""

from csto_cli.cli.declare import Argument, Column, Command, Option
from csto_cli.data import captions
from csto_cli.model.record import Claim
from csto_cli.output.result import Pairs, Paragraph, Result, Table
from csto_cli.queries.claims import claim_id, claims, part_name
from csto_cli.queries.show import find_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block

VERDICTS = ("confirmed", "partly", "outdated", "incorrect", "contested", "opinion", "forecast")


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The claims that pass the filters, or some of them whole."""
    found = claims(data, values["id"], verdict=values["verdict"], part=values["part"])
    ids = list(dict.fromkeys(claim_id(data, id) for id in values["id"]))
    return Result(
        found,
        title=f"Claim {ids[0]} of the essay" if len(ids) == 1 else "Claims of the essay, and what the records say",
        as_of=data.as_of,
        query={
            "ids": ids,
            "verdict": list(values["verdict"]),
            "part": list(dict.fromkeys(part_name(data, text) for text in values["part"])),
        },
        notes=[] if ids else [_summary(found)],
        view=(lambda chosen: _whole(data, chosen)) if ids else None,
        empty="No claim matches; drop a filter.",
    )


def _summary(found: "Sequence[Claim]") -> str:
    """How many claims got which verdict."""
    counts = {verdict: sum(claim.verdict == verdict for claim in found) for verdict in VERDICTS}
    listed = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    return (
        f"{len(found)} claim{'' if len(found) == 1 else 's'}: {listed}. `csto claims ID` shows the records behind one."
    )


def _whole(data: "Dataset", chosen: "Sequence[Record]") -> "Sequence[Block]":
    """Claims one by one, with everything that bears on them."""
    known = find_all(data, [id for claim in chosen for id in claim.records])
    blocks: list[Block] = []
    for claim in chosen:
        blocks.append(Paragraph(claim.text, title=claim.id if len(chosen) > 1 else ""))
        blocks.append(Pairs([("Verdict", claim.verdict), ("Part", claim.part)]))
        blocks.append(Paragraph(claim.reason, title="Why"))
        if claim.since_then:
            blocks.append(Paragraph(claim.since_then, title="Since then"))
        for title, lines in (
            ("What would count for it", claim.evidence_for),
            ("What would count against it", claim.evidence_against),
        ):
            if lines:
                blocks.append(Pairs([("•", line) for line in lines], title=title))
        if claim.note:
            blocks.append(Paragraph(claim.note, title="Note"))
        rows = [_bearing(data, *known[id]) for id in claim.records if id in known]
        if rows:
            blocks.append(Table(BEARING, rows, title="Records that bear on it"))
    return blocks


def _bearing(data: "Dataset", section: str, record: "Record") -> "dict[str, Any]":
    """A record in a list: its id, its day and its first words."""
    text = captions.shortened(captions.words(data, section, record), 110)
    return {**record, "date": captions.date(record), "text": text}


BEARING = (
    Column("id", "Record", keep=9, style="name"),
    Column("date", "Date", keep=3, style="date"),
    Column("text", "What it says", keep=9, style="text"),
)

COMMAND = Command(
    "claims",
    topic="outlook",
    summary="The claims of the essay, each with a verdict and its records",
    description=(
        "Verdicts: confirmed, partly right, outdated, incorrect, contested, or an opinion or forecast, which no record "
        "can prove. A forecast comes with what would count for and against it, and what has happened since."
    ),
    run=run,
    row=Claim,
    arguments=(Argument("id", "These claims whole: E05, e5 or 5", many=True, names="claim", metavar="ID"),),
    options=(
        Option("verdict", "Only claims with this verdict; may be repeated", type="choice", many=True, choices=VERDICTS),
        Option("part", "Only this part of the essay; may be repeated", many=True, metavar="PART"),
    ),
    columns=(
        Column("id", "Id", keep=9, style="name"),
        Column("text", "Claim", keep=9, style="text"),
        Column("verdict", "Verdict", keep=8),
        Column("reason", "Why", keep=5, style="text"),
    ),
    examples=(
        ("csto claims", "all claims with their verdicts"),
        ("csto claims 2", "one claim, and everything that bears on it"),
        ("csto claims --verdict incorrect --verdict outdated", "what has to be corrected"),
    ),
)
