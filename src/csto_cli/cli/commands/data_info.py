"""`csto data info`."""

from csto_cli.cli.declare import Column, Command
from csto_cli.output.result import Drawing, Pairs, Result, Table
from csto_cli.queries.data_info import STRONG, InfoRow, data_info

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The dataset in numbers."""
    return Result(
        data_info(data),
        title=f"The dataset {data.dataset_version}",
        as_of=data.as_of,
        query={},
        view=lambda rows: _blocks(data, rows),
    )


def _blocks(data: "Dataset", rows: "Sequence[Record]") -> "Sequence[Block]":
    """What people see: the whole, then tables by section and by kind of source, then the years."""
    groups: dict[str, list[Record]] = {}
    for row in rows:
        groups.setdefault(row.measure, []).append(row)
    blocks: list[Block] = [Pairs(_whole(data, row)) for row in groups.get("all", ())]
    if "section" in groups:
        sections = [{**row, "share": _percent(row.share)} for row in groups["section"]]
        blocks.append(Table(_columns("Section"), sections, "Sections"))
    if "source-kind" in groups:
        blocks.append(Table(_columns("Kind")[:3], groups["source-kind"], "Kinds of source"))
    if "event-year" in groups:
        blocks.append(Drawing(_bars(groups["event-year"]), "Events by year"))
    if "age" in groups:
        blocks.append(Table(_AGES, groups["age"], "What can age, and when it was last verified"))
    return blocks


def _whole(data: "Dataset", row: "Record") -> "list[tuple[str, str]]":
    """What is true of the whole dataset."""
    return [
        ("Version", data.dataset_version),
        ("Speaks up to", data.as_of),
        ("Reach", data.reach),
        ("Schema", str(data.schema_version)),
        ("Records", f"{row.records:,} that rest on {row.source_count:,} sources"),
        ("Independent", f"{_percent(row.share)} of those with sources name two publishers or more"),
        ("Strong", f"{row.strong:,} name a source of the kinds {', '.join(STRONG)}"),
    ]


def _percent(share: "float | None") -> str:
    """A share as people read it."""
    return "–" if share is None else f"{share:.0%}"


def _columns(heading: str) -> "tuple[Column, ...]":
    """The columns of a table of counts."""
    return (
        Column("name", heading, keep=9, style="name"),
        Column("records", "Records", keep=9, style="number"),
        Column("source_count", "Sources", keep=8, style="number"),
        Column("independent", "Two publishers", keep=5, style="number"),
        Column("share", "Share", keep=6, style="number"),
        Column("earliest", "Earliest", keep=4, style="date"),
        Column("latest", "Latest", keep=4, style="date"),
    )


_AGES = (
    Column("name", "Kind", keep=9, style="name"),
    Column("records", "Records", keep=9, style="number"),
    Column("stale", "Stale", keep=9, style="number"),
    Column("earliest", "Oldest", keep=7, style="date"),
    Column("latest", "Newest", keep=7, style="date"),
)


def _bars(rows: "Sequence[Record]") -> list[str]:
    """A bar for each year, one block an event up to forty, in proportion above."""
    most = max(row.records for row in rows)
    scale = min(1.0, 40 / most)
    return [f"{row.name}  {row.records:>3}  {'█' * max(1, round(row.records * scale))}" for row in rows]


COMMAND = Command(
    "data info",
    topic="data",
    summary="What the dataset holds: counts by section, kind of source, year and age, and how well it is supported",
    description=(
        "Two sources count as independent if their publishers differ. What can age is stale if it was verified longer "
        "before the day of the dataset than its kind allows; csto data stale lists it."
    ),
    run=run,
    row=InfoRow,
    columns=_columns("Name"),
    examples=(
        ("csto data info", "on one screen or two"),
        ("csto data info -f tsv --fields measure,name,records", "the counts, for a script"),
    ),
)
