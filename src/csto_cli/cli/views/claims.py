"""Claims with a bar of verdicts; one claim with everything that bears on it."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data import captions
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, KeyValues, Paragraph, Table, inline
from csto_cli.output.console import room
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import badge

VERDICTS = {
    "confirmed": ("good", "✓"), "partly": ("no", "◐"), "outdated": ("neither", "↺"), "incorrect": ("bad", "✗"),
    "contested": ("odd", "≠"), "opinion": ("yes", "“"), "forecast": ("yes", "→"),
}  # fmt: skip


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """The claims by part, or those asked for by number whole."""
    if result.query["id"]:
        return [block for row in result.records for block in _whole(data, row, titled=len(result.records) > 1)]
    counts = [(name, sum(row["verdict"] == name for row in result.records)) for name in VERDICTS]
    strip = Inline()
    for name, count in counts:
        if count:
            style, sign = VERDICTS[name]
            strip = inline(strip, (f" {sign} {count} {name} ", f"badge-{style}"), " ")
    blocks: list[Block] = [Paragraph(strip)]
    wide = room(values) >= 116
    columns = [
        Column("id", "Id", priority=9),
        Column("badge", "Verdict", priority=9),
        Column("claim", "Claim", priority=9, style="text"),
    ]
    if wide:
        columns.append(Column("reason", "Why", priority=9, style="text"))
    parts: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        style, sign = VERDICTS[row["verdict"]]
        own = {
            **row,
            "badge": badge(row["verdict"], style, sign, 11),
            "claim": inline((row["text"], "" if row["verdict"] == "confirmed" else "bold")),
        }
        parts.setdefault(row["part"], []).append(own)
    for number, (part, rows) in enumerate(parts.items()):
        blocks.append(Table(columns, rows, part, header=number == 0))
    return blocks


def _whole(data: Store, row: dict[str, Any], *, titled: bool) -> Sequence[Block]:
    """One claim with its verdict, why, and the records that bear on it."""
    style, sign = VERDICTS[row["verdict"]]
    blocks: list[Block] = [
        Paragraph(inline(badge(row["verdict"], style, sign), "  ", (row["text"], "bold")), row["id"] if titled else ""),
        Paragraph(row["reason"], "Why"),
    ]
    if row["since_then"]:
        blocks.append(Paragraph(row["since_then"], "Since then"))
    for title, lines in (
        ("What would count for it", row["evidence_for"]),
        ("What would count against it", row["evidence_against"]),
    ):
        if lines:
            blocks.append(KeyValues([("•", line) for line in lines], title))
    found = [
        {
            "id": record["id"],
            "date": captions.date(record),
            "what": captions.summary(data, section, record),
            "sources": record["sources"],
            "confidence": record["confidence"],
            "origin": record["origin"],
        }
        for section, record in data.find_all(row["records"]).values()
    ]
    found.sort(key=lambda line: line["date"] or "9999")
    columns = (
        Column("date", "Date", priority=7, style="date"),
        Column("what", "What the records say", priority=9, style="text"),
        Column("id", "Record", priority=6, style="id"),
    )
    return [*blocks, Table(columns, found, "Records")] if found else blocks
