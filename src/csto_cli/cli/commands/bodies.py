"""`csto bodies`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Column, Command, Option
from csto_cli.output.result import Result
from csto_cli.queries.bodies import BodyRow, bodies

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.data.dataset import Dataset


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The organs of the day."""
    day = data.day(values["as_of"])
    rows = bodies(data, as_of=day, level=values["level"])
    verified = dates.spoken_span(row.head_verified for row in rows)
    return Result(
        rows,
        title="Bodies of the CSTO",
        as_of=day,
        query={"as_of": day, "level": list(values["level"])},
        notes=[f"Heads as last known, verified {verified}."] if day >= data.as_of and verified else [],
        empty=f"The dataset knows of no such body on {dates.spoken(day)}.",
    )


COMMAND = Command(
    "bodies",
    topic="organization",
    summary="Councils, committees, Secretariat, Joint Staff, Assembly",
    run=run,
    row=BodyRow,
    options=(
        AS_OF,
        Option("level", "Only bodies of this level; may be repeated", type="choice", many=True, choices="BodyLevel"),
    ),
    columns=(
        Column("name", "Body", keep=9, style="name"),
        Column("abbreviation_ru", "Russian", keep=3),
        Column("level", "Level", keep=5),
        Column("text", "What it is for", keep=9, style="text"),
        Column("head", "Head", keep=6),
        Column("from", "Since", keep=4, style="date"),
    ),
    examples=(
        ("csto bodies", "every body"),
        ("csto bodies --level ministerial", "the councils of ministers and secretaries"),
        ("csto bodies --as-of 2005 --json", "those of 2005, for scripts"),
    ),
)
