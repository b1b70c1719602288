"""`csto data info`."""

from csto_cli.cli.declare import Command
from csto_cli.queries.data_info import data_info

COMMAND = Command(
    "data info",
    description=(
        "Two sources count as independent if they are reports of different houses: a reprint is that of its agency. "
        "Strong are treaties, official and scholarly sources, datasets, and news of the top tier, which the top of the "
        "dataset lists. What can age is stale if it was verified longer before the day of the dataset than its kind "
        "allows; csto data stale lists it."
    ),
    query=data_info,
    title=lambda data, result, values: f"The dataset {data.dataset_version}",
    row="rows.records.InfoRow",
    view="data_info",
    examples=(
        ("csto data info", "on one screen or two"),
        ("csto data info -f tsv --fields measure,name,records", "the counts, for a script"),
    ),
)
