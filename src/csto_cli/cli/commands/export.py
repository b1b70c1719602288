"""`csto export`."""

from csto_cli.cli.declare import Command, Option
from csto_cli.data.store import Store, provenance
from csto_cli.export.text import FORMATS, save, sqlite_bytes, to_text
from csto_cli.output.result import Column, Result
from csto_cli.types import Row


def _export(data: Store, section: tuple[str, ...], output: str | None, force: bool, values: Row) -> Result:
    """The export on stdout, or a report of what was written."""
    sections = [name for name in data.sections if name in (section or data.sections)]
    form = values.pop("format") or FORMATS[0]  # what is written; the report about it is for people
    path = None if output == "-" else output
    content: str | bytes = ""
    if form == "sqlite" and output == "-":
        content = sqlite_bytes(data, sections)
    elif path is None:
        content = to_text(data, sections, form)
    places = {} if path is None else save(data, sections, form, path, force=force)
    rows = [
        {"id": name, "section": name, "records": len(data.section(name)), "path": places.get(name), **provenance()}
        for name in sections
    ]
    query = {"format": form, "section": sections, "output": path}
    return Result(rows, query, text=(lambda rows: content) if path is None else None)


COMMAND = Command(
    "export",
    description=(
        "JSON and TOML go to stdout or to a file, CSV to a folder with a file for each section (one section alone also "
        "to stdout), SQLite to a file. The database has foreign keys, full-text search and views; Datasette and DuckDB "
        "read it as it is. A file that exists is replaced with --force only, and only when the new one is whole."
    ),
    query=_export,
    title=lambda data, result, values: f"Written as {result.query['format']}",
    row="rows.records.Exported",
    options=(
        Option("format", "What to write", short="f", choices=FORMATS),
        Option("section", "Only this section", multiple=True, choices="Section"),
        Option("output", "The file, or for csv the folder, to write to; - is stdout", type="path", short="o"),
        Option("force", "Replace an earlier export", type="flag"),
        Option("data", "An overlay to merge over the dataset", type="path", multiple=True),
    ),
    columns=(
        Column("section", "Section", priority=9, style="name"),
        Column("records", "Records", priority=9, style="number"),
        Column("path", "File", priority=5),
    ),
    examples=(
        ("csto export -f sqlite --output csto.db", "a database, for instance for Datasette"),
        ("csto export -f csv --output csto-csv", "a folder of spreadsheets"),
        ("csto export --section event --section source", "two sections as JSON"),
    ),
    is_query=False,
)
