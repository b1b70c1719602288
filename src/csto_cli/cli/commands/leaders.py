"""`csto leaders`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, CHART, COUNTRY, Column, Command, Option, drawn
from csto_cli.data import names as resolve
from csto_cli.output.result import Result, Table
from csto_cli.queries.leaders import LeaderRow, leaders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The terms asked for."""
    day = data.day(values["as_of"])
    picture = drawn(values)
    every = values["all"] or picture
    role = values["role"] or (CHARTED if picture and not values["country"] else ())
    rows = leaders(data, as_of=day, role=role, country=values["country"], all_terms=every)
    return Result(
        rows,
        title="Offices and chairmanships: every term" if every else _title(data, rows, day),
        as_of=day,
        query={
            "as_of": day,
            "role": list(values["role"]),
            "country": resolve.countries(data, values["country"]),
            "all": values["all"],
        },
        notes=_notes(data, rows, day, all_terms=every),
        view=(lambda shown: _chart(shown, day)) if picture else _view,
        empty=f"The dataset knows of no such holder on {dates.spoken(day)}.",
    )


def _title(data: "Dataset", rows: "Sequence[LeaderRow]", day: str) -> str:
    """What the table shows; where the dataset ends, that it is what was last known, and when that was verified."""
    verified = dates.spoken_span(row.verified for row in rows) if day >= data.as_of else ""
    return f"Who held office: last known, verified {verified}" if verified else "Who held office"


def _notes(data: "Dataset", rows: "Sequence[LeaderRow]", day: str, *, all_terms: bool) -> list[str]:
    """How far the dataset sees, and whose first or last day it does not know."""
    notes = []
    if day >= data.as_of:
        notes.append(f"As last known on {dates.spoken(data.as_of)}; the dataset does not see what came after.")
    if all_terms:
        return notes
    for bound, seen, word in (("from", "seen_from", "Since"), ("to", "seen_to", "Until")):
        for row in rows:
            if row[bound] == dates.UNKNOWN:
                shown = f"; sources show it in {dates.spoken(row[seen])}" if row.get(seen) else ""
                notes.append(f"{word} when {row.person} held the post is not known{shown}.")
    return notes


CHARTED = ("secretary-general", "chair")
"""The offices that are drawn unless others are asked for."""


def _chart(rows: "Sequence[Any]", day: str) -> "Sequence[Block]":
    """The terms as bars."""
    from csto_cli.cli.views.leaders import chart

    return chart(rows, day)


def _view(rows: "Sequence[Any]") -> "Sequence[Block]":
    """The terms, with the acting ones said to be so."""
    shown = [{**row, "office": f"{row.office} (acting)" if row.acting else row.office} for row in rows]
    return [Table(COMMAND.columns, shown)] if shown else []


COMMAND = Command(
    "leaders",
    topic="organization",
    summary="Who held which office, and which state the chair, on any day",
    run=run,
    description=(
        "With --chart it draws every term as a bar: of the Secretaries General and the chairs, or of the roles or "
        "states asked for."
    ),
    row=LeaderRow,
    options=(
        AS_OF,
        Option("role", "Only this role; may be repeated", type="choice", many=True, choices="PostRole"),
        COUNTRY,
        Option("all", "Every term, not only those of the day", type="flag"),
        CHART,
    ),
    columns=(
        Column("person", "Who", keep=9, style="name"),
        Column("country", "From", keep=6),
        Column("office", "Office", keep=9, style="text"),
        Column("from", "Since", keep=8, style="date"),
        Column("to", "Until", keep=7, style="until"),
        Column("verified", "Verified", keep=6, style="date"),
    ),
    examples=(
        ("csto leaders", "who holds office, as last known"),
        ("csto leaders --as-of 2018-12-01", "who did then"),
        ("csto leaders --role secretary-general --all", "every Secretary General, acting ones too"),
        ("csto leaders --chart", "every Secretary General and every chair as a bar"),
        ("csto leaders --country armenia --all --json", "Armenians in office, and Armenia in the chair"),
    ),
)
