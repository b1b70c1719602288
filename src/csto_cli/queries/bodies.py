"""The bodies of the organization, and who heads them."""

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.queries.leaders import TREATY, holder
from csto_cli.types import Answer, Day, Words

LEVELS = (
    "supreme", "ministerial", "permanent", "executive", "military", "parliamentary", "coordinating", "other",
)  # fmt: skip
"""The order of bodies in answers."""


def bodies(data: Store, *, as_of: Day = None, level: Words = ()) -> Answer:
    """The bodies that existed on a day, from the supreme one down, then by name."""
    day = data.effective_date(as_of)
    understood = {"as_of": day, "level": list(level)}
    if day < dates.first(data.by_id("instrument")[TREATY]["signed"]):
        return [], understood
    rows = []
    for body in data.section("body"):
        if not dates.contains(body["from"], body["to"], day) or (level and body["level"] not in level):
            continue
        head = holder(data, body["role"], day)
        rows.append(
            {
                **body,
                "head": head["person"] if head is not None else None,
                "head_country": head["country"] if head is not None else None,
                "head_verified": head["verified"] if head is not None else None,
                "stale": head["stale"] if head is not None else None,
                "sources": tuple(dict.fromkeys((*body["sources"], *(head["sources"] if head is not None else ())))),
            }
        )
    rows.sort(key=lambda row: (LEVELS.index(row["level"]), row["name"]))
    return rows, understood
