"""`csto data stale`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Column, Command, Option
from csto_cli.model.record import AGES, SECTIONS
from csto_cli.output.result import Result, Table
from csto_cli.queries.data_stale import SOON, StaleRow, data_stale

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """What has to be looked at again."""
    day = data.day(values["as_of"])
    rows = data_stale(data, as_of=day, section=values["section"], everything=values["all"])
    stale = sum(row.stale for row in rows)
    return Result(
        rows,
        title=f"To be verified again: {stale} stale, {len(rows) - stale} {'fresh' if values['all'] else 'soon to be'}",
        as_of=day,
        query={"as_of": day, "section": list(values["section"]), "all": values["all"]},
        notes=["Ages are the days from the last day for which a source shows it to the day of this answer."],
        view=_view,
        empty=f"Nothing is stale on {dates.spoken(day)}, or will be within {SOON} days.",
    )


def _view(rows: "Sequence[Record]") -> "Sequence[Block]":
    """The list; that a row is stale need not be marked in each."""
    shown = [{**row, "stale": None, "state": "stale" if row.stale else "fresh"} for row in rows]
    return [Table(COMMAND.columns, shown)] if shown else []


COMMAND = Command(
    "data stale",
    topic="data",
    summary="What was verified too long ago, or soon will have been, in the order in which to check it",
    description=(
        "What can age carries `verified`, the last day for which one of its sources shows that it still holds: offices "
        "and bases still held, standings, forces, their latest strengths, scenarios. It is judged against the day of "
        "the answer, never the clock. DATA_POLICY.md says how old each kind may be."
    ),
    run=run,
    row=StaleRow,
    options=(
        AS_OF,
        Option(
            "section",
            "Only records of this section; may be repeated",
            type="choice",
            many=True,
            choices=[name for name in SECTIONS if name in AGES or name == "membership"],
        ),
        Option("all", "Also what is fresh", type="flag"),
    ),
    columns=(
        Column("id", "Record", keep=9, style="name"),
        Column("section", "Section", keep=3),
        Column("name", "What it says", keep=8, style="text"),
        Column("state", "State", keep=4),
        Column("verified", "Verified", keep=9, style="date"),
        Column("age", "Days", keep=7, style="number"),
        Column("allowed", "Allowed", keep=6, style="number"),
        Column("source", "Newest source", keep=5),
    ),
    examples=(
        ("csto data stale", "where to begin"),
        ("csto data stale --as-of 2026-11-24 --section post", "which office-holders to look up by then"),
        ("csto data stale -f tsv --fields id,verified,url --no-header", "the addresses to open"),
    ),
)
