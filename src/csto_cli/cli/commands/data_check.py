"""`csto data check`."""

from csto_cli.check import BUNDLED, RULES, check, format_finding
from csto_cli.cli.declare import Argument, Command, output_options
from csto_cli.data.store import Store
from csto_cli.errors import EXIT_INVALID
from csto_cli.output.result import Column, Result
from csto_cli.types import Row, Sequence


def _check(data: Store, files: tuple[str, ...]) -> Result:
    """What breaks a rule in the files, or in the bundled dataset."""
    findings = check(data, list(files))
    errors = sum(finding["severity"] == "error" for finding in findings)
    summary = f"{_count(errors, 'error')} and {_count(len(findings) - errors, 'warning')} in {_names(files)}."
    warnings = [summary] if findings else []
    code = EXIT_INVALID if errors else 0
    return Result(findings, {"files": list(files)}, warnings=warnings, text=_lines, exit_code=code)


def _names(files: Sequence[str]) -> str:
    """What was checked."""
    return ", ".join(files or [BUNDLED])


def _empty(data: Store, result: Result, values: Row) -> str:
    """That nothing was found."""
    return f"{_names(values['files'])}: no error and no warning under {len(RULES)} rules."


def _count(number: int, what: str) -> str:
    """A number of things."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _lines(findings: Sequence[Row]) -> str:
    """The findings, one per line."""
    return "".join(f"{format_finding(finding)}\n" for finding in findings)


COMMAND = Command(
    "data check",
    description=(
        "A file with a schema_version is checked as a whole dataset. One without is an overlay: it may refer to what "
        "the bundled dataset holds, and several are checked each over those before it. docs/check-rules.md explains "
        "the rules. The exit code is 3 if there is an error; warnings alone do not fail. Of each rule the first 1000 "
        "findings in a file are listed."
    ),
    query=_check,
    title=lambda data, result, values: f"Findings in {_names(values['files'])}",
    empty=_empty,
    row="rows.records.Finding",
    arguments=(
        Argument("files", "The files; without any, the bundled dataset", type="path", multiple=True, metavar="FILE"),
    ),
    options=output_options("sources", "data"),
    columns=(
        Column("file", "File", priority=1),
        Column("line", "Line", priority=9, style="number"),
        Column("rule", "Rule", priority=8),
        Column("severity", "Severity", priority=3),
        Column("record", "Record", priority=7, style="name"),
        Column("field", "Field", priority=2),
        Column("message", "What is wrong", priority=9, style="text"),
        Column("fix", "How to fix it", priority=4, style="text"),
    ),
    examples=(
        ("csto data check", "the bundled dataset"),
        ("csto data check --json", "the same for scripts"),
        ("csto data check mine.toml", "an overlay of your own"),
    ),
    is_query=False,
    reads_files=True,
)
