"""`csto operations`."""

from csto_cli.cli.declare import COUNTRY, SINCE, UNTIL, Column, Command, Option
from csto_cli.data import names as resolve
from csto_cli.output.result import Result, Table
from csto_cli.queries.exercises import series_named
from csto_cli.queries.forces import people
from csto_cli.queries.operations import OperationRow, operations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The operations that pass the filters."""
    types = (*values["type"], *(("request",) if values["requests"] else ()))
    filters = {name: values[name] for name in ("series", "country", "since", "until")}
    rows = operations(data, type=types, **filters)
    return Result(
        rows,
        title="Operations, deployments, missions and requests",
        as_of=data.as_of,
        query=filters
        | {
            "type": list(types),
            "series": sorted(series_named(data, "operation", values["series"])),
            "country": resolve.countries(data, values["country"]),
        },
        view=_view,
        empty="No operation in the dataset matches; widen the dates or drop a filter.",
    )


def _view(rows: "Sequence[Any]") -> "Sequence[Block]":
    """The operations; then, where sizes are stated, those on each basis apart: announced ones, official ones."""
    shown = [{**row, "text": _text(row)} for row in rows]
    blocks: list[Block] = [Table(COMMAND.columns, shown)] if shown else []
    for row in rows:
        for basis in dict.fromkeys(size["basis"] for size in row.strengths):
            sizes = [_size(size) for size in row.strengths if size["basis"] == basis]
            blocks.append(Table(_SIZES, sizes, f"{row.name}: strength, {basis}"))
    return blocks


def _size(size: "dict[str, Any]") -> "dict[str, Any]":
    """A stated size as a line: the number alone, since contingent, day and basis stand beside it."""
    number = people([size]).partition(" (")[0].removeprefix(f"{size['country']} ")
    return {**size, "country": size["country"] or "all", "size": number or "–"}


def _text(row: "Any") -> str:
    """What happened, and the reported results."""
    results = ", ".join(f"{name.replace('_', ' ')} {value:,}" for name, value in (row.results or {}).items())
    return f"{row.text} [{results}]" if results else str(row.text)


_SIZES = (
    Column("date", "Date", keep=8, style="date"),
    Column("country", "Contingent", keep=9),
    Column("size", "People", keep=9),
    Column("text", "As stated", keep=9, style="text"),
)

COMMAND = Command(
    "operations",
    topic="activity",
    summary="Operations with results, the deployment of 2022, requests",
    run=run,
    row=OperationRow,
    options=(
        Option("type", "Only this type; may be repeated", type="choice", many=True, choices="OperationType"),
        Option("requests", "Only requests, met or not; short for --type request", type="flag"),
        Option("series", "Only this operation; may be repeated", many=True, names="operation"),
        COUNTRY,
        SINCE,
        UNTIL,
    ),
    columns=(
        Column("date", "Date", keep=9, style="date"),
        Column("name", "Operation", keep=9, style="name"),
        Column("outcome", "Outcome", keep=7, style="text"),
        Column("text", "What happened", keep=9, style="text"),
        Column("countries", "States", keep=2),
    ),
    examples=(
        ("csto operations --type deployment", "January 2022 day by day"),
        ("csto operations --requests", "who asked for help, and what was answered"),
        ("csto operations --series kanal --json", "every edition of Kanal with its results"),
    ),
)
