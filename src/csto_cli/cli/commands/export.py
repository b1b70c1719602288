"""`csto export`."""

from __future__ import annotations

from csto_cli.cli.declare import Column, Command, Option
from csto_cli.export.text import FORMS, save, text
from csto_cli.model.record import SECTIONS, Record
from csto_cli.output.result import Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Count, Line, Word


class Exported(Record):
    """A section that was exported.

    Attributes:
        section: the section.
        records: how many records it holds.
        path: the file that it stands in now; nothing if it went to stdout.
    """

    __slots__ = ()

    section: Word
    records: Count
    path: Line | None


def run(data: Dataset, values: dict[str, Any]) -> Result:
    """The export on stdout, or a report of what was written."""
    wanted = values["section"] or tuple(SECTIONS)
    sections = [section for section in SECTIONS if section in wanted]
    form = values["as_"] or FORMS[0]
    path = values["output"]
    content = text(data, sections, form) if path is None else ""
    places = {} if path is None else save(data, sections, form, path, force=values["force"])
    return Result(
        [
            Exported(id=section, section=section, records=len(data.section(section)), path=places.get(section))
            for section in sections
        ],
        title=f"Written as {form}",
        as_of=data.as_of,
        query={"as": form, "section": sections, "output": path},
        text=(lambda rows: content) if path is None else None,
    )


COMMAND = Command(
    "export",
    topic="data",
    summary="The dataset as JSON, TOML, CSV or an SQLite database",
    description=(
        "JSON and TOML go to stdout or to a file, CSV to a folder with a file for each section (one section alone also "
        "to stdout), SQLite to a file. The database has foreign keys and two views, member_today and "
        "event_with_sources. A file that exists is replaced with --force only, and only when the new one is whole."
    ),
    run=run,
    row=Exported,
    options=(
        Option("as", "What to write", type="choice", choices=FORMS),
        Option("section", "Only this section; may be repeated", type="choice", many=True, choices=tuple(SECTIONS)),
        Option("output", "The file, or for csv the folder, to write to", type="path", short="o"),
        Option("force", "Replace an earlier export", type="flag"),
        Option("data", "An overlay to merge over the dataset; may be repeated", type="path", many=True),
    ),
    columns=(
        Column("section", "Section", keep=9, style="name"),
        Column("records", "Records", keep=9, style="number"),
        Column("path", "File", keep=5),
    ),
    examples=(
        ("csto export --as sqlite --output csto.db", "a database, for instance for Datasette"),
        ("csto export --as csv --output csto-csv", "a folder of spreadsheets"),
        ("csto export --section event --section source", "two sections as JSON"),
    ),
    look_up=False,
)
