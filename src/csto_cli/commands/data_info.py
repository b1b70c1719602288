"""`csto data info`."""

from csto_cli.declare import Column, Command
from csto_cli.queries.info import InfoRow, info
from csto_cli.result import Pairs, Result, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.dataset import Dataset


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """What the dataset holds."""
    rows = info(data)
    sourced = [row for row in rows if row.section != "source"]
    total = sum(row.records for row in sourced)
    backed = sum(row.independent for row in sourced)
    facts = [
        ("Version", data.dataset_version),
        ("Reaches up to", f"{data.as_of}; nothing later was seen"),
        ("Records", f"{total:,}, and {sum(row.records for row in rows) - total:,} sources"),
        ("Two publishers", f"{backed / total:.0%} of the records rest on sources of two publishers or more"),
    ]
    return Result(
        rows,
        title="The dataset",
        as_of=data.as_of,
        query={},
        view=lambda shown: [Pairs(facts), Table(COMMAND.columns, shown)],
    )


COMMAND = Command(
    "data info",
    topic="data",
    summary="What the dataset holds: records, sources, years, support",
    run=run,
    row=InfoRow,
    columns=(
        Column("section", "Section", keep=9, style="name"),
        Column("records", "Records", keep=9, style="number"),
        Column("sourced", "With sources", keep=6, style="number"),
        Column("independent", "Two publishers", keep=7, style="number"),
        Column("first", "First", keep=5, style="date"),
        Column("last", "Last", keep=5, style="date"),
    ),
    examples=(("csto data info", "counts, support and reach"), ("csto data info --json", "the same for scripts")),
)
