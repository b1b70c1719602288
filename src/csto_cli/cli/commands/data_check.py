"""`csto data check`."""

from csto_cli.check import BUNDLED, RULES, Finding, check, told
from csto_cli.cli.declare import Argument, Column, Command, output
from csto_cli.errors import EXIT_INVALID
from csto_cli.output.result import Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """What breaks a rule in the files, or in the bundled dataset."""
    files = list(values["files"])
    findings = check(data, files)
    errors = sum(finding.severity == "error" for finding in findings)
    names = ", ".join(files or [BUNDLED])
    summary = f"{_count(errors, 'error')} and {_count(len(findings) - errors, 'warning')} in {names}."
    return Result(
        findings,
        title=f"Findings in {names}",
        as_of=data.as_of,
        query={"files": files},
        warnings=[summary] if findings else [],
        text=_lines,
        empty=f"{names}: no error and no warning under {len(RULES)} rules.",
        exit_code=EXIT_INVALID if errors else 0,
    )


def _count(number: int, what: str) -> str:
    """A number of things."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _lines(findings: "Sequence[Record]") -> str:
    """One line a finding."""
    return "".join(f"{told(finding)}\n" for finding in findings)


COMMAND = Command(
    "data check",
    topic="data",
    summary="Whether a dataset or an overlay keeps the rules, with the line of all that does not",
    description=(
        "A file with a schema_version is checked as a whole dataset. One without is an overlay: it may refer to what "
        "the bundled dataset holds, and several are checked each over those before it. docs/check-rules.md explains "
        "the rules. The exit code is 3 if there is an error; warnings alone do not fail. Of each rule the first 1000 "
        "findings in a file are told."
    ),
    run=run,
    row=Finding,
    arguments=(
        Argument("files", "The files; without any, the bundled dataset", type="path", many=True, metavar="FILE"),
    ),
    options=output("sources", "data"),
    columns=(
        Column("file", "File", keep=1),
        Column("line", "Line", keep=9, style="number"),
        Column("rule", "Rule", keep=8),
        Column("severity", "Severity", keep=3),
        Column("record", "Record", keep=7, style="name"),
        Column("field", "Field", keep=2),
        Column("message", "What is wrong", keep=9, style="text"),
        Column("mend", "How to mend it", keep=4, style="text"),
    ),
    examples=(
        ("csto data check", "the bundled dataset"),
        ("csto data check --json", "the same for scripts"),
        ("csto data check mine.toml", "an overlay of your own"),
    ),
    look_up=False,
    on_files=True,
)
