"""`csto show`."""

from csto_cli import dates
from csto_cli.cli.declare import Argument, Column, Command
from csto_cli.data import captions
from csto_cli.model.record import SECTIONS, fields
from csto_cli.output.result import Pairs, Paragraph, Result, Table
from csto_cli.queries.show import ShownRow, find_all, show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block

MOST = 30
"""How many referring records people see; machines get all."""

YEARLY = ("Year", "Votes", "Ideal point", "5 %", "Median", "95 %")
"""The headings of yearly rows, as the model describes them."""


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """One record whole."""
    row = show(data, values["id"])
    return Result(
        [row],
        title=f"The {row.section.replace('_', ' ')} {row.id}",
        as_of=data.as_of,
        query={"id": row.id},
        view=lambda rows: [block for shown in rows for block in _whole(data, shown)],
    )


def _whole(data: "Dataset", row: "Record") -> "Iterator[Block]":
    """The fields, what is too long for one line, the sources, and what refers to the record."""
    kinds = fields(SECTIONS[row.section])
    pairs: list[tuple[str, str]] = []
    tables: list[Block] = []
    for name in (*kinds, *(name for name in row.record if name not in kinds)):
        value = row.record.get(name)
        if value is None or value == () or name in ("id", "sources"):
            continue
        label = name.replace("_", " ").capitalize()
        if isinstance(value, dict):
            names = data.country_names()
            tables.append(Pairs([(str(names.get(key, key)), str(inner)) for key, inner in value.items()], title=label))
        elif isinstance(value, tuple) and isinstance(value[0], list):
            columns = [Column(name, name, keep=9, style="word" if name == "Year" else "number") for name in YEARLY]
            tables.append(Table(columns, [dict(zip(YEARLY, line, strict=False)) for line in value], title=label))
        else:
            pairs.append((label, _spelt(data, kinds.get(name), value)))
    yield Pairs(pairs)
    yield from tables
    yield from _sources(data, row)
    yield from _referring(data, row)


def _spelt(data: "Dataset", kind: "Any", value: "Any") -> str:
    """A value in words: dates spoken, states by name, arrays in one line."""
    if isinstance(value, tuple):
        inner = kind.__args__[0] if hasattr(kind, "__args__") else None
        joint = " · " if inner is not None and inner.prose else ", "
        return joint.join(_spelt(data, inner, item) for item in value)
    inner = getattr(kind, "kind", kind)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if inner is not None and inner.name in ("date", "bound"):
        return dates.spoken(str(value))
    if inner is not None and inner.section == "country":
        return f"{data.country_names().get(value, value)} ({value})"
    if isinstance(value, int | float) and (inner is None or inner.name != "year"):
        from csto_cli.output.page import number

        return number(value)
    return str(value)


def _sources(data: "Dataset", row: "Record") -> "Iterator[Block]":
    """The sources of the record."""
    from csto_cli.output.page import reference
    from csto_cli.text.json import loads

    known = {source["id"]: source for source in [loads(line.decode()) for line in data.source_lines(row.sources)]}
    if row.sources:
        pairs = [(id, reference(known[id]) if id in known else "not in the dataset") for id in row.sources]
        yield Pairs(pairs, title="Sources")


def _referring(data: "Dataset", row: "Record") -> "Iterator[Block]":
    """The records that refer to it, as many as a person reads."""
    if not row.referred_by:
        return
    known = find_all(data, row.referred_by[:MOST])
    rows = [
        {**record, "section": section, "text": captions.shortened(captions.words(data, section, record), 160)}
        for section, record in known.values()
    ]
    yield Table(REFERRING, rows, title=f"Records that refer to it: {len(row.referred_by)}")
    if len(row.referred_by) > MOST:
        yield Paragraph(f"And {len(row.referred_by) - MOST} more; --json lists all.")


REFERRING = (
    Column("id", "Record", keep=9, style="name"),
    Column("section", "Section", keep=3),
    Column("text", "What it says", keep=9, style="text"),
)

COMMAND = Command(
    "show",
    topic="data",
    summary="Any record whole, with its sources and what refers to it",
    description="Ids stand in the answers of every command; `csto search` finds them by words.",
    run=run,
    row=ShownRow,
    arguments=(Argument("id", "The id of a record", names="id", metavar="ID", required=True),),
    columns=(
        Column("id", "Id", keep=9, style="name"),
        Column("section", "Section", keep=8),
        Column("referred_by", "Referred to by", keep=3, style="text"),
    ),
    examples=(
        ("csto show csto-arm-frozen", "Armenia's frozen participation, with its sources"),
        ("csto show ksor --json", "a force, and the ids of all records about it"),
    ),
)
