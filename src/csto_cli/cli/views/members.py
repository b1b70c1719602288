"""Members as a table with a line of life."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Paragraph, Table, inline
from csto_cli.output.console import room
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import LIFE, axis, date, legend, lifeline
from csto_cli.queries.members import HOME, last_membership, standings

FIRST = 1992
"""The year at the left end of the line of life."""

PARTICIPATION = {
    "active": ("●", "good"),
    "frozen": ("◐", "no"),
    "suspended": ("◌", "neither"),
    "ended": ("○", "neither"),
}

MEANINGS = {
    "signatory": "signed, not yet in force", "party": "party to the treaty", "member": "member", "frozen": "frozen",
    "suspended": "suspended", "observer": "observer", "partner": "partner", "candidate": "candidate",
}  # fmt: skip


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A row a state; of the CSTO with its participation and a strip of years."""
    if not result.records:
        return []
    home = result.query["organisation"] == HOME
    chart = bool(values.get("chart"))
    why = not chart and any(row["end_reason"] for row in result.records)
    assembly = any(row["instrument"] == "assembly" for row in result.records)
    mixed = len({row["status"] for row in result.records}) > 1
    taken = 44 if chart and assembly else 78 if assembly else 36 if chart else 54
    cells = max(16, min(room(values) - taken, 80)) if room(values) >= taken + 16 and not why else 0
    precision = 7 if why and assembly and room(values) < 92 else 10  # the month where a day would fold every row
    known: dict[str, list[dict[str, Any]]] = {}
    for span in standings(data):
        known.setdefault(span["id"], []).append(span)
    last = int(result.as_of[:4]) + int(result.as_of[5:7]) / 12
    first = FIRST if home else min([int(row["from"][:4]) for row in result.records if row["from"][:4].isdigit()])
    rows, seen = [], set()
    for row in result.records:
        spans = [span for id in row["memberships"] for span in known.get(id, ()) if span["from"] <= result.as_of]
        seen |= {span["status"] for span in spans}
        sign, style = PARTICIPATION.get(row["participation"], ("●", "good"))
        since = f" since {row['frozen_from'][:4]}" if row["frozen_from"] else ""
        told = (row["end_reason"] and last_membership(spans)) or row
        rows.append(
            {
                **row,
                "since": date(told["from"][:precision]),
                "of": "Parliamentary Assembly" if row["instrument"] == "assembly" else row["instrument"],
                "until": date(dates.last_day(told["to"])[:precision]) if told["to"] != dates.OPEN else None,
                "status": _status(row, frozen=why),
                "state": inline((sign, style), f" {row['participation']}", (since, "muted")),
                "life": lifeline(spans, cells, first, max(last, first + 1), result.as_of),
            }
        )
    columns = [Column("name", "State", priority=9, style="name")]
    if not why and not chart:
        columns.append(Column("iso3", "Code", priority=2))
    if mixed:
        columns.append(Column("status", "Status", priority=8))
    elif assembly:
        columns.append(Column("of", "Of", priority=8))
    if not chart or not cells:
        columns.append(Column("since", "Since", priority=8))
    if not chart and any(row["until"] for row in rows):
        columns.append(Column("until", "Until", priority=8))
    if not why and not chart and any(row["participation"] not in ("active", "ended") for row in result.records):
        columns.append(Column("state", "Participation", priority=9))
    if cells:
        columns.append(Column("life", axis(cells, first, max(last, first + 1)), priority=3))
    if why:
        columns.append(Column("end_reason", "Why it ended", priority=6, style="text"))
    blocks: list[Block] = [Table(columns, rows)]
    if cells:
        blocks.append(
            Paragraph(legend(*[(LIFE[name][0], LIFE[name][1], MEANINGS[name]) for name in LIFE if name in seen]))
        )
    return blocks


def _status(row: Mapping[str, Any], *, frozen: bool) -> str:
    """A standing, with what it is a standing towards if that is the Assembly; whether it is frozen if asked for."""
    of = "Assembly " if row["instrument"] == "assembly" else ""
    return f"{of}{row['status']}{', frozen' if frozen and row['participation'] == 'frozen' else ''}"
