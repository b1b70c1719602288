"""`csto forces`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, COUNTRY, Column, Command, Option
from csto_cli.data import names as resolve
from csto_cli.output.result import Result, Table
from csto_cli.queries.forces import ForceRow, forces, people

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The forces or bases of the day."""
    day = data.day(values["as_of"])
    rows = forces(data, bases=values["bases"], country=values["country"], as_of=day)
    what = "Foreign bases, facilities and border guards" if values["bases"] else "Collective forces"
    return Result(
        rows,
        title=what,
        as_of=day,
        query={"as_of": day, "bases": values["bases"], "country": resolve.countries(data, values["country"])},
        notes=[
            "Sizes are as stated, each with its year and whether agreed, official, announced, reported or estimated."
        ],
        view=lambda shown: _view(shown, bases=values["bases"]),
        empty=f"The dataset knows of none on {dates.spoken(day)}.",
    )


def _view(rows: "Sequence[Any]", *, bases: bool) -> "Sequence[Block]":
    """A table of forces or of bases, sizes as a line."""
    if not rows:
        return []
    shown = [{**row, "size": people(row.strengths), "text": _text(row)} for row in rows]
    return [Table(_BASES if bases else COMMAND.columns, shown)]


def _text(row: "Any") -> str:
    """What it is, and what it rests on."""
    basis = row.legal_basis if row.section == "base" and row.legal_basis else ""
    return " ".join(part for part in (row.text, basis) if part)


_BASES = (
    Column("host", "In", keep=9),
    Column("name", "Base", keep=9, style="name"),
    Column("operator", "Run by", keep=8),
    Column("type", "Type", keep=4),
    Column("from", "Since", keep=5, style="date"),
    Column("text", "What is there", keep=9, style="text"),
    Column("size", "People", keep=6, style="text"),
)

COMMAND = Command(
    "forces",
    topic="activity",
    summary="Collective forces with every stated size, and foreign bases",
    run=run,
    row=ForceRow,
    options=(Option("bases", "Foreign bases, facilities and border guards instead", type="flag"), COUNTRY, AS_OF),
    columns=(
        Column("name", "Force", keep=9, style="name"),
        Column("from", "Since", keep=6, style="date"),
        Column("size", "Size", keep=8, style="text"),
        Column("text", "What it is", keep=9, style="text"),
    ),
    examples=(
        ("csto forces", "the collective forces"),
        ("csto forces --bases --country tajikistan", "foreign bases in Tajikistan"),
        ("csto forces --bases --json", "every base with treaty, term and strength"),
    ),
)
