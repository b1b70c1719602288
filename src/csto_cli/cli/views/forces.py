"""Forces as a tree by scope with sizes; bases as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Branch, KeyValues, Paragraph, Table, Tree, inline
from csto_cli.output.console import room
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import bar, dots, legend
from csto_cli.queries.forces import format_strengths
from csto_cli.queries.members import HOME, member_codes

SCOPES = {
    "alliance": "Of the whole alliance", "regional": "Of a region",
    "bilateral": "Air defence and groupings of two states",
    "former": "Of the past", None: "Forces",
}  # fmt: skip


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A tree of forces by scope; one force whole; or a table of bases."""
    if result.query["bases"]:
        return _bases(data, result)
    if len(result.records) == 1 or result.query["force"]:
        return [block for row in result.records for block in _whole(row)]
    every = sorted(dict.fromkeys([code for row in result.records for code in row["countries"]]))
    members = [code for code in every if code in member_codes(data, HOME, result.as_of)] or every
    top = max([size for row in result.records if (size := _latest(row)[0])], default=1)
    wide = room(values) >= 96
    groups: dict[str | None, list[Branch]] = {}
    for row in result.records:
        size, when = _latest(row)
        short = row["abbreviation"] if row["abbreviation"] and row["abbreviation"] not in row["name"] else ""
        line = inline(dots(row["countries"], members), "  ")
        if wide:
            line = inline(line, bar(size, top, 12, "yes") if size else " " * 12, "  ")
        line = inline(line, (row["name"], "bold"), (f" {short}" if short else "", "muted"))
        if size:
            line = inline(line, f"  {size:,}", (f" ({when})", "muted"))
        elif wide and dates.is_date(row["from"]):
            line = inline(line, (f"  since {row['from'][:4]}", "muted"))
        groups.setdefault(row["scope"], []).append(Branch(line))
    order = [scope for scope in SCOPES if scope in groups]
    return [
        Tree([Branch(inline((SCOPES[scope], "heading")), groups[scope]) for scope in order]),
        Paragraph(
            inline(
                legend(("●", "yes", "takes part: " + " ".join(members))), ("csto forces NAME shows one whole.", "muted")
            )
        ),
    ]


def _latest(row: dict[str, Any]) -> tuple[int, str]:
    """The latest stated size of a whole force, and its year."""
    known = [
        size
        for size in row["strengths"]
        if not size["country"] and (size["personnel"] or size["personnel_min"] or size["personnel_max"])
    ]
    if not known:
        return 0, ""
    last = known[-1]
    return last["personnel"] or last["personnel_max"] or last["personnel_min"], str(last["date"] or "")[:4]


def _whole(row: dict[str, Any]) -> Sequence[Block]:
    """One force: what it is, and every stated size, the latest first."""
    pairs = [
        ("What it is", row["text"]),
        ("In Russian", row["name_ru"] or ""),
        ("Takes part", ", ".join(row["countries"])),
        ("Since", dates.format_long(row["from"])),
        ("Until", dates.format_long(dates.last_day(row["to"])) if row["to"] != dates.OPEN else ""),
        ("Made of", row["composition"] or ""),
        ("Legal basis", row["legal_basis"] or ""),
        ("Missions", "; ".join(row["missions"])),
        ("Note", row["note"] or ""),
    ]
    sizes = [
        {
            **size,
            "people": format_strengths([{**size, "date": None, "country": None, "basis": ""}]).removesuffix(" ()"),
            "who": size["country"] or "whole",
        }
        for size in reversed(row["strengths"])
    ]
    columns = (
        Column("date", "Date", priority=9, style="date"),
        Column("who", "Contingent", priority=6),
        Column("people", "People", priority=9),
        Column("basis", "Basis", priority=5),
        Column("equipment", "Equipment", priority=4, style="text"),
    )
    blocks: list[Block] = [KeyValues([(label, text) for label, text in pairs if text])]
    return [*blocks, Table(columns, sizes, "Stated sizes, the latest first")] if sizes else blocks


def _bases(data: Store, result: Result) -> Sequence[Block]:
    """Bases by host."""
    names = data.country_names()
    rows = [
        {**row, "host": names.get(row["host"], row["host"]), "people": format_strengths(row["strengths"][-1:])}
        for row in result.records
    ]
    columns = (
        Column("host", "In", priority=9),
        Column("name", "Base", priority=9, style="name"),
        Column("operator", "Run by", priority=5),
        Column("type", "Type", priority=4),
        Column("from", "Since", priority=6, style="date"),
        Column("people", "People", priority=7),
        Column("text", "What is there", priority=8, style="text"),
    )
    return [Table(columns, rows)] if rows else []
