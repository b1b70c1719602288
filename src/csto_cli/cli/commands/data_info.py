"""`csto data info`."""

from csto_cli.cli.declare import Command
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.data_info import data_info
from csto_cli.types import Any


def run(data: Store, values: dict[str, Any]) -> Result:
    """The dataset in numbers."""
    rows, query = data_info(data)
    return Result(rows, title=f"The dataset {data.dataset_version}", as_of=data.as_of, query=query)


COMMAND = Command(
    "data info",
    description=(
        "Two sources count as independent if they are reports of different houses: a reprint is that of its agency. "
        "Strong are treaties, official and scholarly sources, datasets, and news of the top tier, which the top of the "
        "dataset lists. What can age is stale if it was verified longer before the day of the dataset than its kind "
        "allows; csto data stale lists it."
    ),
    run=run,
    row="rows.records.InfoRow",
    view="data_info",
    columns=(
        Column("name", "Name", priority=9, style="name"),
        Column("records", "Records", priority=9, style="number"),
        Column("source_count", "Sources", priority=8, style="number"),
        Column("independent", "Two publishers", priority=5, style="number"),
        Column("share", "Share", priority=6, style="number"),
        Column("earliest", "Earliest", priority=4, style="date"),
        Column("latest", "Latest", priority=4, style="date"),
    ),
    examples=(
        ("csto data info", "on one screen or two"),
        ("csto data info -f tsv --fields measure,name,records", "the counts, for a script"),
    ),
)
