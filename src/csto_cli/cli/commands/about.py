"""`csto about`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, Column, Command
from csto_cli.output.result import Pairs, Result
from csto_cli.queries.about import AboutRow, about

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The organization on the day."""
    day = data.day(values["as_of"])
    row = about(data, as_of=day)
    return Result(
        [row],
        title=f"{row.name} ({row.abbreviation})",
        as_of=day,
        query={"as_of": day},
        notes=_notes(data, day),
        view=lambda records: _view(data, records, day),
    )


def _notes(data: "Dataset", day: str) -> list[str]:
    """How far the dataset sees, and what an earlier day does not change."""
    notes = []
    if day < data.as_of:
        notes.append(f"Rules, seat and symbols are those of {dates.spoken(data.as_of)} unless they carry a date.")
    reach = f"The dataset reaches up to {dates.spoken(data.as_of)}. {data.reach}".rstrip()
    return [*notes, f"{reach} csto alone says what can be asked."]


def _view(data: "Dataset", records: "Sequence[Any]", day: str) -> "Sequence[Block]":
    """Half a screen of labelled values."""
    codes = data.country_names()
    pairs: list[tuple[str, str]] = []
    for row in records:
        pairs.append(("In Russian", f"{row.name_ru} ({row.abbreviation_ru})"))
        states = [
            entry["name"] + ("" if entry["participation"] == "active" else f" ({entry['participation']})")
            for entry in row.members
        ]
        known = _known(data, row.members, day)
        pairs.append(("Members", (", ".join(states) or "none yet") + known))
        for label, head in (("Secretary General", row.secretary_general), ("Chair", row.chair)):
            if head is not None:
                country = f" ({codes[head['country']]})" if head["country"] else ""
                pairs.append(
                    (label, f"{head['person']}{country}, since {dates.spoken(head['from'])}{_known(data, [head], day)}")
                )
        grouped: dict[str, list[str]] = {}
        for fact in row.facts:
            grouped.setdefault(fact["name"], []).append(fact["value"])
        pairs += [(name, "; ".join(values)) for name, values in grouped.items()]
        if row.bodies:
            more = f" and {len(row.bodies) - 7} more (csto bodies)" if len(row.bodies) > 7 else ""
            pairs.append(("Bodies", ", ".join(row.bodies[:7]) + more))
    return [Pairs(pairs)]


def _known(data: "Dataset", entries: "Sequence[Any]", day: str) -> str:
    """On a day that the dataset does not see past: that something is what was last known, and when it was verified."""
    verified = dates.spoken_span(entry["verified"] for entry in entries)
    if day < data.as_of or not verified:
        return ""
    stale = ", too long before this day" if any(entry["stale"] for entry in entries) else ""
    return f"; last known, verified {verified}{stale}"


COMMAND = Command(
    "about",
    topic="organization",
    summary="What the CSTO is, in half a screen",
    run=run,
    row=AboutRow,
    options=(AS_OF,),
    columns=(Column("name", "Name", keep=9, style="name"),),
    examples=(
        ("csto about", "names, members, heads, seat, rules"),
        ("csto about --as-of 2010", "the same in 2010"),
        ("csto about --json", "the same as one record"),
    ),
)
