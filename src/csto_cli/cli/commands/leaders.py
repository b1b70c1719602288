"""`csto leaders`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, CHART, COUNTRY, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.leaders import CHARTED, leaders, next_in_chair
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """What the table shows."""
    if values["next"]:
        return "Who chairs next"
    return "Every term in office" if result.query["all"] else "Terms in office" if values["name"] else "Who held office"


def _notes(data: Store, result: Result, values: Row) -> list[str]:
    """How far the dataset sees, and who chairs next."""
    rows, query, notes = result.records, result.query, []
    if values["next"]:
        return [row["note"] for row in rows]
    if query["all"] or values["name"]:
        return []
    verified = dates.format_range([row["verified"] for row in rows]) if result.as_of >= data.as_of else ""
    if verified:
        notes.append(f"As last known, verified {verified}.")
    chairs = any(row["role"] == "chair" for row in rows)
    coming = next_in_chair(data, query["organisation"], result.as_of) if chairs else None
    if coming is not None:
        notes.append(f"Next in the chair, by the rule of rotation: {coming['person']}.")
    return notes


def _empty(data: Store, result: Result, values: Row) -> str:
    """That nobody is known; after the dataset ends, who is to chair then."""
    if values["next"]:
        return "The dataset knows no rule by which the chair passes on."
    said, query = f"The dataset knows of no such holder on {dates.format_long(result.as_of)}.", result.query
    if result.as_of <= data.as_of or "chair" not in (query["role"] or CHARTED):
        return said
    coming = next_in_chair(data, query["organisation"], data.as_of)
    if coming is None or result.as_of < dates.first(coming["from"]):
        return said
    start = dates.format_long(coming["from"])
    return f"{said} By the rule of rotation {coming['person']} chairs next, from {start}; csto leaders --next has more."


COMMAND = Command(
    "leaders",
    query=leaders,
    title=_title,
    notes=_notes,
    empty=_empty,
    description=(
        "With a name it lists every term of that person. With --chart it draws every term as a bar: of the Secretaries "
        "General and the chairs, or of the roles or states asked for."
    ),
    row="rows.alliance.LeaderRow",
    view="leaders",
    arguments=(Argument("name", "A person, by name", multiple=True, completes="post"),),
    options=(
        AS_OF,
        Option("role", "Only this role", multiple=True, choices="PostRole"),
        COUNTRY,
        Option("organisation", "The offices of another organisation, such as NATO", completes="organisation"),
        Option("all", "Every term, not only those of the day", type="flag"),
        Option("next", "Who chairs next, by the rule of rotation", type="flag"),
        CHART,
    ),
    examples=(
        ("csto leaders", "who holds office, as last known"),
        ("csto leaders --as-of 2018-12-01", "who did then"),
        ("csto leaders bordyuzha", "every term of one person"),
        ("csto leaders --next", "which state takes the chair after this one"),
        ("csto leaders --country armenia --all --json", "Armenians in office, and Armenia in the chair"),
    ),
)
