"""`csto data diff`."""

from csto_cli.cli.declare import Argument, Command, output_options
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.data_diff import data_diff
from csto_cli.text.strings import strip_control
from csto_cli.types import Row, Sequence

BUNDLED = "bundled"
"""The word that means the dataset that the tool brings."""


def _diff(data: Store, first: str, second: str) -> Result:
    """What differs between two datasets."""
    rows = data_diff(_opened(data, first), _opened(data, second))
    return Result(rows, {"first": first, "second": second}, text=_lines)


def _opened(data: Store, name: str) -> Store:
    """The dataset that is meant: the bundled one, that of a file, or the bundled one under an overlay."""
    if name == BUNDLED:
        return data
    from csto_cli.overlays.read import open_file

    return open_file(data, name)


def _lines(rows: Sequence[Row]) -> str:
    """The differences, one per line."""
    return "".join([f"{strip_control(row['text'])}\n" for row in rows])


COMMAND = Command(
    "data diff",
    description=(
        "A file with a schema_version is a dataset. One without is an overlay, and means the bundled dataset with the "
        "overlay merged over it. The order of records in a file does not count. The exit code is 0 with and without "
        "differences."
    ),
    query=_diff,
    title=lambda data, result, values: "From {first} to {second}".format(**values),
    empty=lambda data, result, values: "{first} and {second} hold the same.".format(**values),
    row="rows.records.DiffRow",
    arguments=(
        Argument("first", "The dataset before: a file, or the word bundled", type="path", metavar="A", required=True),
        Argument("second", "The dataset after: a file, or the word bundled", type="path", metavar="B", required=True),
    ),
    options=output_options("sources", "data"),
    columns=(
        Column("section", "Section", priority=5),
        Column("id", "Record", priority=8, style="name"),
        Column("change", "Change", priority=4),
        Column("text", "What differs", priority=9, style="text"),
    ),
    examples=(
        ("csto data diff bundled mine.toml", "what an overlay changes"),
        ("csto data diff bundled mine.toml --json", "the same for scripts"),
    ),
    is_query=False,
    reads_files=True,
)
