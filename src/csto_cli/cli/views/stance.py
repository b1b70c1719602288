"""Positions: a matrix, one holder, one issue, or the history with its evidence."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, KeyValues, Paragraph, Table, inline
from csto_cli.output.console import room
from csto_cli.output.page import marks
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import SIDES, badge, date, legend, vote_squares
from csto_cli.queries.members import HOME, member_codes
from csto_cli.queries.stance import FOUND, NONE, scale_position

FEW = 3
"""Up to so many issues of one holder are told with question and reason at any width."""

ABSENT = {"none": "·", "does-not-apply": "/", "no-common-position": "≠"}
"""The sign of each reason why there is no position."""

MEANINGS = {
    "none": "no position found", "does-not-apply": "does not apply", "no-common-position": "no common position",
}  # fmt: skip


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """What fits the question: the matrix, one holder, one issue, or the history."""
    rows = result.records
    if not rows:
        return []
    if values.get("history"):
        return _history(rows)
    issues, holders = {row["issue"] for row in rows}, {row["iso3"] or HOME for row in rows}
    if len(issues) == 1 and len(holders) > 1:
        return _issue(data, rows)
    if len(holders) == 1:
        return _asked(rows) if len(issues) <= FEW else _holder(rows, values)
    return _matrix(data, rows, result.as_of, values)


def _asked(rows: Sequence[dict[str, Any]]) -> Sequence[Block]:
    """A few issues of one holder: the question, the answer and what it means, since when, and why."""
    blocks: list[Block] = []
    for row in rows:
        blocks.append(Paragraph(inline((row["question"], "bold"))))
        answer = inline(badge_of(row, row["value"] or ""), (f" {marks(row)}" if marks(row) else "", "mark"))
        if row["found"] == FOUND and row["from"] != dates.UNKNOWN:
            answer = inline(answer, f"  since {dates.format_long(row['from'])}")
        blocks.append(Paragraph(inline(answer, "  " if row["votes"] else "", vote_squares(row["votes"]))))
        if row["definition"]:
            blocks.append(Paragraph(inline((row["definition"], "muted"))))
        if row["summary"]:
            blocks.append(Paragraph(inline(row["summary"])))
    return [*blocks, _key(rows)]


def badge_of(row: Mapping[str, Any], word: str, width: int = 0) -> Inline:
    """A value on the ground of its side."""
    if row["found"] != FOUND:
        return inline((f" {ABSENT[row['found']]} {MEANINGS[row['found']]}", "muted"))
    style, sign = SIDES.get(row["side"], ("neither", "◐"))
    return badge(word, style, sign, width)


def _groups(rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Rows by the group of their issue, those of closed issues last."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: row["closed"] is not None):
        found.setdefault("Closed" if row["closed"] else row["group"] or "", []).append(row)
    return found


def _key(rows: Sequence[Mapping[str, Any]], *more: tuple[str, str, str]) -> Block:
    """What the signs mean that occur, and more."""
    used = {row["side"] for row in rows if row["found"] == FOUND}
    words = {"towards": "towards Russia or the alliance", "away": "away from it", "neither": "neither"}
    entries = [(SIDES[side][1], SIDES[side][0], words[side]) for side in SIDES if side in used]
    entries += [
        (sign, "muted", MEANINGS[name]) for name, sign in ABSENT.items() if any(r["found"] == name for r in rows)
    ]
    return Paragraph(legend(*entries, *more))


def _holder(rows: Sequence[dict[str, Any]], values: Mapping[str, Any]) -> Sequence[Block]:
    """One holder, issue by issue: what is asked, the answer, since when, and in a wide window why.

    In a narrow one each issue is a line, with the short form of what would not fit.
    """
    wide = room(values) >= 116 or values.get("format") in ("md", "html")
    known = [row for row in rows if row["found"] != NONE]
    cast = {row["issue"]: vote_squares(row["votes"]) for row in known}
    taken = max([len(row["short"] or row["label"]) for row in known], default=0)
    taken += max([len(votes.plain) for votes in cast.values()], default=0)
    longest = 22 if wide else max(room(values) - taken - len("  ○ … ~  Jan 2000  "), 12)
    blocks: list[Block] = []
    columns = [
        Column("what", "Issue", priority=9, style="text" if wide else "name"),
        Column("answer", "Position", priority=9, style="word" if wide else "name"),
        Column("since", "Since", priority=8),
        Column("cast", "UN votes", priority=4),
    ]
    if values.get("evidence"):
        columns.append(Column("evidence", "Evidence", priority=5, style="text"))
    for number, (group, own) in enumerate(_groups(known).items()):
        lines = []
        for row in own:
            what = inline((row["label"] if wide else row["short"] or row["label"], "bold"))
            word = row["value"] or ""
            if wide and row["summary"]:
                what = inline(what, (f": {row['summary']}", "muted"))
            lines.append(
                {
                    "id": row["position"],
                    "sources": row["sources"],
                    "confidence": row["confidence"],
                    "origin": row["origin"],
                    "what": what,
                    "answer": badge_of(row, word if len(word) <= longest else row["value_short"] or word),
                    "since": date(row["from"][:7]) if row["found"] == FOUND else None,
                    "cast": cast[row["issue"]],
                    "evidence": row["evidence"],
                }
            )
        blocks.append(Table(columns, lines, group, header=number == 0, tight=number > 0))
    votes = ("Y N A –", "muted", "UN votes for, against, abstained, absent")
    none = [row["short"] or row["label"] for row in rows if row["found"] == NONE]
    more = [("·", "muted", f"{MEANINGS[NONE]}: {', '.join(none)}")] if none else []
    return [*blocks, _key(known, *([votes] if any(row["votes"] for row in known) else []), *more)]


def _issue(data: Store, rows: Sequence[dict[str, Any]]) -> Sequence[Block]:
    """Every holder on one issue, from one end of the scale to the other."""
    issues = data.by_id("issue")
    ordered = sorted(rows, key=lambda row: (scale_position(row, issues), row["name"]))
    scale = issues[rows[0]["issue"]]["scale"] or ()
    used = {row["value"] for row in rows}
    lines = [
        {
            "id": row["position"],
            "sources": row["sources"],
            "confidence": row["confidence"],
            "origin": row["origin"],
            "holder": row["name"],
            "answer": badge_of(row, row["value"] or ""),
            "since": date(row["from"]) if row["found"] == FOUND else None,
            "why": row["summary"] or "",
        }
        for row in ordered
    ]
    columns = (
        Column("holder", "Holder", priority=9, style="name"),
        Column("answer", "Position", priority=9),
        Column("since", "Since", priority=8),
        Column("why", "Why", priority=9, style="text"),
    )
    pairs: list[tuple[str, str | Inline]] = [
        (step["value"], step["definition"]) for step in scale if step["value"] in used
    ]
    return [
        Paragraph(inline((rows[0]["question"], "bold"))),
        Table(columns, lines),
        KeyValues(pairs, "What the values mean"),
    ]


def _matrix(data: Store, rows: Sequence[dict[str, Any]], day: str, values: Mapping[str, Any]) -> Sequence[Block]:
    """Issues by holders, members first: each cell the value's short form, or its sign in a narrow window."""
    members = set(member_codes(data, HOME, day))
    names = {row["iso3"] or HOME: row["name"] for row in rows}
    holders = sorted(names, key=lambda code: (code == HOME, code not in members))
    cell = (room(values) - 34) // max(1, len(holders)) - 2
    blocks: list[Block] = []
    columns = [Column("issue", "Issue", priority=9, style="name")]
    for code in holders:
        heading = names[code] if cell >= 10 else "CSTO" if code == HOME else code
        columns.append(Column(code, heading, priority=9))
    for number, (group, own) in enumerate(_groups(rows).items()):
        issues: dict[str, dict[str, dict[str, Any]]] = {}
        for row in own:
            issues.setdefault(row["issue"], {})[row["iso3"] or HOME] = row
        lines = []
        for cells in issues.values():
            first = next(iter(cells.values()))
            line: dict[str, Any] = {"issue": first["label"] if cell >= 10 else first["short"] or first["label"]}
            for code in holders:
                line[code] = _cell(cells.get(code), cell)
            line["sources"] = tuple(dict.fromkeys([id for row in cells.values() for id in row["sources"]]))
            lines.append(line)
        blocks.append(Table(columns, lines, group, header=number == 0, tight=number > 0))
    return [*blocks, _key(rows)]


def _cell(row: Mapping[str, Any] | None, width: int) -> Inline:
    """A cell of the matrix."""
    if row is None:
        return inline("")
    if row["found"] != FOUND:
        return inline((f" {ABSENT[row['found']]} ", "muted"))
    style, sign = SIDES.get(row["side"], ("neither", "◐"))
    mark = "‡" if "‡" in marks(row) else " "
    if width < 10:
        return inline((f" {sign}", f"badge-{style}"), (mark, "mark" if mark.strip() else f"badge-{style}"))
    return inline((f" {sign} {(row['value_short'] or row['value'])[: width - 4]} ", f"badge-{style}"))


def _actor(entry: Mapping[str, Any]) -> str:
    """Who said or did it, unless the text begins with that."""
    actor = entry["actor"] or ""
    return f"{actor}: " if actor and actor.split(" ")[-1] not in entry["text"][:80] else ""


def _history(rows: Sequence[dict[str, Any]]) -> Sequence[Block]:
    """Each position with, under it, what was said and done while it was held."""
    blocks: list[Block] = []
    columns = (
        Column("date", "Date", priority=9, style="date"),
        Column("sign", "", priority=9),
        Column("text", "What was said or done", priority=9, style="text"),
        Column("type", "Evidence", priority=5),
    )
    for row in rows:
        until = dates.format_long(dates.last_day(row["to"])) if row["to"] not in (None, dates.OPEN) else ""
        span = f"{dates.format_long(row['from'])}{f' to {until}' if until else ', still held'}"
        head = inline((f"{row['name']}: {row['label']}  ", "bold"), badge_of(row, row["value"] or ""), f"  {span}")
        blocks.append(Paragraph(head))
        if row["summary"]:
            blocks.append(Paragraph(inline((row["summary"], "muted"))))
        lines = [
            {
                **entry,
                "sign": inline(("●" if entry["counted"] else "○", "yes" if entry["counted"] else "muted")),
                "text": inline((_actor(entry), "bold"), entry["text"]),
                "type": entry["evidence_type"],
            }
            for entry in row["history"]
        ]
        if lines:
            blocks.append(Table(columns, lines, header=False))
    blocks.append(Paragraph(legend(("●", "yes", "evidence of the position"), ("○", "muted", "did not change it"))))
    return blocks
