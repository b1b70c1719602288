"""`csto data diff`."""

from csto_cli.cli.declare import Argument, Column, Command, output
from csto_cli.output.result import Result
from csto_cli.queries.data_diff import DiffRow, data_diff

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record

BUNDLED = "bundled"
"""The word that means the dataset that the tool brings."""


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """What differs between two datasets."""
    first, second = values["first"], values["second"]
    rows = data_diff(_opened(data, first), _opened(data, second))
    return Result(
        rows,
        title=f"From {first} to {second}",
        as_of=data.as_of,
        query={"first": first, "second": second},
        text=_lines,
        empty=f"{first} and {second} hold the same.",
    )


def _opened(data: "Dataset", name: str) -> "Dataset":
    """The dataset that is meant: the bundled one, that of a file, or the bundled one under an overlay.

    Raises:
        FileError: if the file cannot be read.
        DataError: if it breaks a rule that it must keep to be read.
    """
    if name == BUNDLED:
        return data
    from csto_cli.overlays.read import open_file

    return open_file(data, name)


def _lines(rows: "Sequence[Record]") -> str:
    """One line a difference."""
    from csto_cli.output.page import clean

    return "".join(f"{clean(row.text)}\n" for row in rows)


COMMAND = Command(
    "data diff",
    topic="data",
    summary="What differs between two datasets, in words, or as records for scripts",
    description=(
        "A file with a schema_version is a dataset. One without is an overlay, and means the bundled dataset with it "
        "merged over. The order of records in a file is no difference, and the exit code is 0 whether there are any."
    ),
    run=run,
    row=DiffRow,
    arguments=(
        Argument("first", "The dataset before: a file, or the word bundled", type="path", metavar="A", required=True),
        Argument("second", "The dataset after: a file, or the word bundled", type="path", metavar="B", required=True),
    ),
    options=output("sources", "data"),
    columns=(
        Column("section", "Section", keep=5),
        Column("id", "Record", keep=8, style="name"),
        Column("change", "Change", keep=4),
        Column("text", "What differs", keep=9, style="text"),
    ),
    examples=(
        ("csto data diff bundled mine.toml", "what an overlay changes"),
        ("csto data diff bundled mine.toml --json", "the same for scripts"),
    ),
    look_up=False,
    on_files=True,
)
