"""`csto data check`."""

from csto_cli.check import Finding, check
from csto_cli.declare import Argument, Column, Command, Option
from csto_cli.errors import EXIT_INVALID, FileError
from csto_cli.result import Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.dataset import Dataset

BUNDLED = "csto.toml (bundled)"
LIMIT = 64 * 2**20


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The findings on the files, or on the bundled dataset."""
    from csto_cli.loader import toml

    bundled = toml()
    files = values["file"]
    contents = [(path, _read(path)) for path in files] or [(BUNDLED, bundled)]
    found = [finding for file, content in contents for finding in check(file, content, bundled)]
    errors = sum(finding.severity == "error" for finding in found)
    shown = found if values["warnings"] or errors == len(found) else [row for row in found if row.severity == "error"]
    hidden = len(found) - len(shown)
    clean = f"{', '.join(file for file, _ in contents)}: no error"
    return Result(
        shown,
        title=f"{errors} error{'' if errors == 1 else 's'}, {len(found) - errors} warnings",
        as_of=data.as_of,
        query={"file": list(files), "warnings": values["warnings"]},
        notes=["Every rule is explained in docs/check-rules.md."],
        empty=f"{clean}, {hidden} warnings (--warnings shows them)." if hidden else f"{clean}.",
        exit_code=EXIT_INVALID if errors else 0,
    )


def _read(path: str) -> bytes:
    """The bytes of a file that a user named."""
    import os

    try:
        if not os.path.isfile(path):
            os.stat(path)
            raise FileError(f"{path!r} is not a plain file; name a TOML file.")
        with open(path, "rb") as file:
            content = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the name is not one"
        raise FileError(f"{path!r} cannot be read: {reason}.") from None
    if len(content) > LIMIT:
        raise FileError(f"{path!r} is larger than {LIMIT // 2**20} MB; split it.")
    return content


COMMAND = Command(
    "data check",
    topic="data",
    summary="Check a dataset or an overlay, rule by rule",
    description="Without a file it checks the bundled dataset. Exit code 3 if there is an error.",
    run=run,
    row=Finding,
    arguments=(Argument("file", "Datasets or overlays to check", many=True, names="path"),),
    options=(Option("warnings", "Also what is only suspected", type="flag"),),
    columns=(
        Column("file", "File", keep=3),
        Column("line", "Line", keep=9, style="number"),
        Column("rule", "Rule", keep=9),
        Column("record", "Record", keep=7),
        Column("field", "Key", keep=5),
        Column("message", "What is wrong", keep=9, style="text"),
        Column("mend", "How to mend it", keep=6, style="text"),
    ),
    examples=(
        ("csto data check", "the bundled dataset"),
        ("csto data check my-overlay.toml", "an overlay, against the bundled records"),
        ("csto data check --warnings --json", "everything, for scripts"),
    ),
)
