"""`csto leaders`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, CHART, COUNTRY, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.leaders import leaders, next_in_chair
from csto_cli.types import Any

CHARTED = ("secretary-general", "chair")
"""The offices that a chart shows unless others are asked for."""


def run(data: Store, values: dict[str, Any]) -> Result:
    """The terms asked for."""
    every = values["all"] or values["chart"]
    role = values["role"] or (CHARTED if values["chart"] and not values["country"] else ())
    rows, query = leaders(
        data,
        values["name"],
        as_of=values["as_of"],
        role=role,
        country=values["country"],
        organisation=values["organisation"],
        all=every,
        next=values["next"],
    )
    day, is_list = query["as_of"], every or bool(values["name"])
    return Result(
        rows,
        title="Who chairs next" if values["next"] else _title(values["name"], every=every),
        as_of=day,
        query=query,
        notes=[row["note"] for row in rows] if values["next"] else _notes(data, rows, query, is_list=is_list),
        empty=f"The dataset knows of no such holder on {dates.format_long(day)}.{_chair_after(data, query)}"
        if not values["next"]
        else "The dataset knows no rule by which the chair passes on.",
    )


def _title(name: tuple[str, ...], *, every: bool) -> str:
    """What the table shows."""
    return "Every term in office" if every else "Terms in office" if name else "Who held office"


def _notes(data: Store, rows: list[dict[str, Any]], query: dict[str, Any], *, is_list: bool) -> list[str]:
    """How far the dataset sees, and who chairs next."""
    notes, day = [], query["as_of"]
    verified = dates.format_range([row["verified"] for row in rows]) if day >= data.as_of else ""
    if verified and not is_list:
        notes.append(f"As last known, verified {verified}.")
    chairs = not is_list and any(row["role"] == "chair" for row in rows)
    coming = next_in_chair(data, query["organisation"], day) if chairs else None
    if coming is not None:
        notes.append(f"Next in the chair, by the rule of rotation: {coming['person']}.")
    return notes


def _chair_after(data: Store, query: dict[str, Any]) -> str:
    """Who is to chair after the dataset ends, if the chair is asked for on a later day."""
    if query["as_of"] <= data.as_of or "chair" not in (query["role"] or CHARTED):
        return ""
    coming = next_in_chair(data, query["organisation"], data.as_of)
    if coming is None or query["as_of"] < dates.first(coming["from"]):
        return ""
    start = dates.format_long(coming["from"])
    return f" By the rule of rotation {coming['person']} chairs next, from {start}; csto leaders --next has more."


COMMAND = Command(
    "leaders",
    run=run,
    description=(
        "With a name it lists every term of that person. With --chart it draws every term as a bar: of the Secretaries "
        "General and the chairs, or of the roles or states asked for."
    ),
    row="rows.alliance.LeaderRow",
    view="leaders",
    arguments=(Argument("name", "A person, by name", multiple=True, completes="post"),),
    options=(
        AS_OF,
        Option("role", "Only this role; may be repeated", type="choice", multiple=True, choices="PostRole"),
        COUNTRY,
        Option("organisation", "The offices of another organisation, such as NATO", completes="organisation"),
        Option("all", "Every term, not only those of the day", type="flag"),
        Option("next", "Who chairs next, by the rule of rotation", type="flag"),
        CHART,
    ),
    columns=(
        Column("person", "Who", priority=9, style="name"),
        Column("country", "From", priority=6),
        Column("office", "Office", priority=9, style="text"),
        Column("from", "Since", priority=8, style="date"),
        Column("to", "Until", priority=7, style="until"),
        Column("verified", "Verified", priority=6, style="date"),
    ),
    examples=(
        ("csto leaders", "who holds office, as last known"),
        ("csto leaders --as-of 2018-12-01", "who did then"),
        ("csto leaders bordyuzha", "every term of one person"),
        ("csto leaders --next", "which state takes the chair after this one"),
        ("csto leaders --country armenia --all --json", "Armenians in office, and Armenia in the chair"),
    ),
)
