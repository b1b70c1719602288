"""Instruments and articles: a list, or those asked for whole."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, KeyValues, Paragraph, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import named
from csto_cli.text.strings import join_words

UNSEEN = ("none", "described")
"""What `seen` says of articles whose text nobody saw."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """Everything as a list, or instruments and articles whole."""
    if values.get("article"):
        seen = [row for row in result.records if row["type"] != "article" or row["text"] or len(result.records) == 1]
        blocks: list[Block] = [block for row in seen for block in _whole(data, row)]
        unseen = [row for row in result.records if row not in seen]
        for id in dict.fromkeys([row["instrument"] for row in unseen]):
            blocks.append(_not_seen(id, [row for row in unseen if row["instrument"] == id]))
        return blocks
    instruments = [row for row in result.records if row["type"] != "article"]
    names = {row["id"]: row["name"] for row in instruments}
    columns = (
        Column("signed", "Signed", priority=9, style="date"),
        Column("name", "Instrument", priority=9, style="name"),
        Column("type", "Type", priority=4),
        Column("in_force", "In force", priority=6, style="date"),
    )
    blocks = []
    for id in dict.fromkeys([row["instrument"] for row in result.records if row["type"] == "article"]):
        own = [row for row in result.records if row["type"] == "article" and row["instrument"] == id]
        shown = [{**row, "line": named(row["name"], row["text"])} for row in own if row["text"]]
        articles = (
            Column("number", "", priority=9, style="number"),
            Column("line", "What it says", priority=9, style="text"),
        )
        blocks.append(Table(articles, shown, names.get(id, id), header=False))
        missing = [row for row in own if not row["text"]]
        if missing:
            blocks.append(_not_seen(id, missing))
    return [*blocks, Table(columns, instruments, "Instruments")]


def _not_seen(instrument: str, articles: Sequence[dict[str, Any]]) -> Block:
    """Which articles of an instrument nobody saw, and where their text can be read."""
    numbers = join_words([str(row["number"]) for row in articles])
    one = "Articles" if len(articles) > 1 else "Article"
    said = f"Not seen by the curators: {one} {numbers}. csto sources {instrument} says where the text can be read."
    return Paragraph(inline((said, "muted")))


def _whole(data: Store, row: dict[str, Any]) -> Sequence[Block]:
    """One instrument or article."""
    names = {one["id"]: one["name"] for one in data.section("instrument")}
    pairs = []
    if row["type"] == "article":
        title = f"{names.get(row['instrument'], row['instrument'])}, Article {row['number']}: {row['name']}"
        pairs.append(
            (
                "Says",
                row["text"]
                or "The text was not seen by the curators; csto sources "
                f"{row['instrument']} says where it can be read.",
            )
        )
        pairs.append(("Obliges", row["obliges"] or ""))
        pairs.append(("Amended", ", ".join([dates.format_long(day) for day in row["amended"]])))
    else:
        title = row["name"]
        signed = dates.format_long(row["signed"]) if row["signed"] else ""
        pairs += [
            ("Says", row["text"] or ""),
            ("Signed", ", ".join([part for part in (signed, row["city"]) if part])),
            ("In force", dates.format_long(row["in_force"]) if row["in_force"] else ""),
            ("Signatories", ", ".join(row["countries"])),
            ("Amends", ", ".join([names.get(id, id) for id in row["amends"]])),
        ]
    pairs.append(("Note", row["note"] or ""))
    return [KeyValues([(label, text) for label, text in pairs if text], title)]
