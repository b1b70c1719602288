"""Votes by issue as a matrix with the bar of all states; one resolution whole."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, KeyValues, Paragraph, Table, inline
from csto_cli.output.console import room
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import legend, stacked
from csto_cli.queries.votes import FORMER, MEMBER, OTHER

CAST = {
    "yes": ("Y", "badge-yes"), "no": ("N", "badge-no"), "abstain": ("A", "badge-neither"), "absent": ("–", "muted"),
    "not-voting": ("–", "muted"), "not-a-member": (" ", ""), "unknown": ("?", "muted"),
}  # fmt: skip
NARROW = 70
"""Below so many columns the votes on a resolution are one word of letters."""

STANDINGS = {MEMBER: ("●", "yes"), FORMER: ("○", "neither"), OTHER: ("·", "muted")}
"""The sign of each standing towards the CSTO on the day of a vote, and its style."""

SMALL = "Small letters: not a member on the day of the vote."

WORDS = {"yes": "for", "no": "against", "abstain": "abstained", "absent": "did not vote"}


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """One or two resolutions whole, else resolutions by states."""
    ids = list(dict.fromkeys([row["resolution"] for row in result.records]))
    if values.get("resolution") or len(ids) == 1:
        return [block for id in ids for block in _whole(data, id, result.records)]
    known = {row["iso3"]: row["standing"] for row in result.records}
    states = sorted(known, key=lambda code: list(STANDINGS).index(known[code]))
    narrow = room(values) < NARROW
    issues = data.by_id("issue")
    wide = room(values) >= 134
    rows: dict[str, list[dict[str, Any]]] = {}
    cast = {(row["resolution"], row["iso3"]): row for row in result.records}
    for id in ids:
        one = data.by_id("resolution")[id]
        line: dict[str, Any] = {
            "id": id,
            "symbol": inline((_short_symbol(one), "bold")),
            "date": one["date"],
            "title": one["title"],
            "sources": tuple(
                dict.fromkeys([s for row in result.records if row["resolution"] == id for s in row["sources"]])
            ),
            "bar": stacked(
                [
                    (one[w] or 0, s)
                    for w, s in (("yes", "yes"), ("no", "no"), ("abstain", "neither"), ("absent", "track"))
                ],
                16,
            ),
            "totals": "–".join([str(one[word]) for word in ("yes", "no", "abstain") if one[word] is not None]),
        }
        for code in states:
            letter, style = _letter(cast[id, code]) if (id, code) in cast else (" ", "")
            line[code] = inline((f" {letter} ", style))
        line["cast"] = inline(*[(line[code].plain.strip() or "·", line[code][0][1]) for code in states])
        issue = issues.get(one["issue"] or "")
        rows.setdefault(issue["label"] if issue else "Other", []).append(line)
    columns = [
        Column("symbol", "Resolution", priority=9, style="name"),
        Column("date", "Date", priority=6, style="date"),
    ]
    columns += [Column("cast", "Votes", priority=9)] if narrow else [Column(c, c, priority=9) for c in states]
    columns += [Column("bar", "All states", priority=5), Column("totals", "Y–N–A", priority=7)]
    if wide:
        columns.append(Column("title", "Title", priority=8, style="text"))
    blocks: list[Block] = [Table(columns, own, title, header=n == 0) for n, (title, own) in enumerate(rows.items())]
    order = [Paragraph(f"Votes in the order {' '.join(states)}")] if narrow else []
    others = any(row["standing"] != MEMBER for row in result.records)
    return [*blocks, *order, Paragraph(_legend()), *([Paragraph(SMALL)] if others else [])]


def _letter(row: Mapping[str, Any]) -> tuple[str, str]:
    """The letter of a vote, a small one for a state that was no member then, and its style."""
    letter, style = CAST[row["vote"]]
    return letter if row["standing"] == MEMBER else letter.lower(), style


def _short_symbol(resolution: Mapping[str, Any]) -> str:
    """The number of a resolution, or its day if it has none yet."""
    symbol = str(resolution["symbol"])
    return symbol.removeprefix("A/RES/") if symbol.startswith("A/RES/") else dates.format_short(resolution["date"])


def _legend() -> Inline:
    """What the letters mean."""
    return legend(("Y", "yes", "for"), ("N", "no", "against"), ("A", "neither", "abstained"), ("–", "muted", "absent"))


def _whole(data: Store, id: str, rows: Sequence[dict[str, Any]]) -> Sequence[Block]:
    """One resolution: what it does, its totals, and who voted how."""
    one = data.by_id("resolution")[id]
    totals = ", ".join([f"{one[word]} {WORDS[word]}" for word in WORDS if one[word] is not None])
    pairs: list[tuple[str, str | Inline]] = [
        ("About", one["title"]),
        (
            "Totals",
            inline(
                stacked([(one[w] or 0, s) for w, s in (("yes", "yes"), ("no", "no"), ("abstain", "neither"))], 24),
                f"  {totals}",
            ),
        ),
        ("What it does", one["text"]),
    ]
    own = [
        {
            **row,
            "cast": inline((f" {_letter(row)[0]} ", _letter(row)[1]), f" {row['vote']}"),
            "mark": inline(STANDINGS[row["standing"]]),
        }
        for row in rows
        if row["resolution"] == id
    ]
    own.sort(key=lambda row: list(STANDINGS).index(row["standing"]))
    columns = (
        Column("mark", "", priority=9),
        Column("name", "State", priority=9, style="name"),
        Column("cast", "Vote", priority=9),
        Column("standing", "Then", priority=5),
        Column("note", "Note", priority=4, style="text"),
    )
    return [KeyValues(pairs, f"{one['symbol']}, {dates.format_long(one['date'])}"), Table(columns, own)]
