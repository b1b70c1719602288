"""`csto members`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, CHART, Column, Command, Option, drawn
from csto_cli.output.result import Result
from csto_cli.queries.members import STATUSES, MemberRow, members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The states with the standings asked for, on the day."""
    picture = drawn(values)
    status = values["status"] or (EVER if picture else ("current",))
    day = data.day(values["as_of"])
    rows = members(data, as_of=day, status=status)
    return Result(
        rows,
        title="Memberships of the treaty and the organization" if picture else _title(rows, status),
        as_of=day,
        query={"as_of": day, "status": list(status)},
        notes=_notes(data, rows, day),
        view=(lambda shown: _chart(data, shown, day)) if picture else None,
        empty=f"No state had the status {' or '.join(status)} on {dates.spoken(day)}.",
    )


EVER = ("member", "party", "former")
"""Whose memberships are drawn unless others are asked for: every state that ever had one."""


def _chart(data: "Dataset", rows: "Sequence[Any]", day: str) -> "Sequence[Block]":
    """The memberships of the states as bars."""
    from csto_cli.cli.views.members import chart

    return chart(data, rows, day)


def _title(rows: "list[MemberRow]", status: "tuple[str, ...]") -> str:
    """What the table shows: the organization, the treaty before it, or a mixture."""
    kinds = {row.status for row in rows}
    if kinds == {"member"}:
        return "Members of the Collective Security Treaty Organization"
    if kinds == {"party"} and "former" not in status:
        return "Parties to the Collective Security Treaty"
    return f"States by their standing towards the CSTO ({', '.join(status)})"


def _notes(data: "Dataset", rows: "list[MemberRow]", day: str) -> list[str]:
    """What qualifies the table: the treaty not yet in force, the organization not yet founded, frozen states."""
    notes = []
    instruments = data.by_id("instrument")
    if any(row.status == "party" for row in rows):
        treaty, charter = instruments["treaty"], instruments["charter"]
        if day < treaty.in_force:
            notes.append(f"The treaty entered into force on {dates.spoken(treaty.in_force)}.")
        if day < charter.signed:
            notes.append(
                f"The organization did not exist yet; its Charter was signed on {dates.spoken(charter.signed)}."
            )
    verified = dates.spoken_span(row.verified for row in rows) if day >= data.as_of else ""
    if verified:
        notes.append(f"As last known on {dates.spoken(data.as_of)}, verified {verified}.")
    for row in rows:
        if row.participation == "frozen" and row.note:
            notes.append(f"{row.name}: {row.note}")
    return notes


COMMAND = Command(
    "members",
    topic="organization",
    summary="Who is, was or watches: the states on any day since 1991",
    description=(
        "Tells the organization of 2002 (member) from the treaty of 1992 (party). Without --status it lists whatever "
        "membership meant on the day. With --chart it draws the spans of every state that ever was a member or a "
        "party, up to the day."
    ),
    run=run,
    row=MemberRow,
    options=(
        AS_OF,
        Option("status", "Only states with this standing; may be repeated", type="choice", many=True, choices=STATUSES),
        CHART,
    ),
    columns=(
        Column("name", "State", keep=9, style="name"),
        Column("iso3", "Code", keep=2),
        Column("status", "Status", keep=8),
        Column("since", "Since", keep=9, style="date"),
        Column("joined_by", "Joined by", keep=4),
        Column("participation", "Participation", keep=7),
        Column("frozen_since", "Paused since", keep=5, style="date"),
        Column("treaty_since", "Treaty since", keep=3, style="date"),
    ),
    examples=(
        ("csto members", "today's members, as far as the dataset reaches"),
        ("csto members --as-of 2010-01-01", "the seven members of that day, with Uzbekistan"),
        ("csto members --status former --status observer", "who left, and who watches"),
        ("csto members --chart", "every membership since 1992 as a bar"),
        ("csto members -f tsv --fields iso3 --no-header", "codes, one a line"),
    ),
)
