"""`csto data stale`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Command, Option
from csto_cli.data.freshness import MAX_AGE_DAYS
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.data_stale import SOON, data_stale
from csto_cli.types import Row

SECTIONS = ("membership", *[name for name in MAX_AGE_DAYS if name in ("post", "scenario", "base", "force", "strength")])


def _title(data: Store, result: Result, values: Row) -> str:
    """How many are stale."""
    stale = sum(row["stale"] for row in result.records)
    rest = "fresh" if values["all"] else "soon to be"
    return f"To be verified again: {stale} stale, {len(result.records) - stale} {rest}"


def _empty(data: Store, result: Result, values: Row) -> str:
    """That all is fresh."""
    return f"Nothing is stale on {dates.format_long(result.as_of)}, or will be within {SOON} days."


COMMAND = Command(
    "data stale",
    description=(
        "What can age carries `verified`, the last day for which one of its sources shows that it still holds: offices "
        "and bases still held, standings, forces, their latest strengths, scenarios. It is compared with the day of "
        "the answer, never with the clock. DATA_POLICY.md says how old each kind may be."
    ),
    query=data_stale,
    title=_title,
    notes=["Ages are in days, from the last day for which a source shows it to the day of this answer."],
    empty=_empty,
    row="rows.records.StaleRow",
    options=(
        AS_OF,
        Option("section", "Only records of this section", multiple=True, choices=SECTIONS),
        Option("all", "Also what is fresh", type="flag"),
    ),
    columns=(
        Column("id", "Record", priority=9, style="name"),
        Column("section", "Section", priority=3),
        Column("name", "What it says", priority=8, style="text"),
        Column("verified", "Verified", priority=9, style="date"),
        Column("age", "Days", priority=7, style="number"),
        Column("allowed", "Allowed", priority=6, style="number"),
        Column("source", "Newest source", priority=5),
    ),
    examples=(
        ("csto data stale", "where to begin"),
        ("csto data stale --as-of 2026-11-24 --section post", "which office-holders to look up by then"),
        ("csto data stale -f tsv --fields id,verified,url --no-header", "the addresses to open"),
    ),
)
