"""What the organization is, in one record."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.model.record import Record
from csto_cli.queries.leaders import TREATY, holder
from csto_cli.queries.members import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Attribute, Date, Line, Table, Text
    from csto_cli.queries.leaders import LeaderRow

ORGANISATION = "csto"

DIMENSIONS = (
    "type", "founding-treaty", "in-force-since", "headquarters", "mutual-defence-clause", "decision-rule", "languages",
    "common-budget", "symbols", "anniversary", "website",
)  # fmt: skip
"""The lines of the comparison that tell what the organization is, in the order of the page."""


class AboutRow(Record):
    """The organization on a day.

    Attributes:
        name: its English name.
        abbreviation: its English abbreviation.
        name_ru: its Russian name.
        abbreviation_ru: its Russian abbreviation.
        members: its members, or before it the parties to the treaty: code, name, participation, when
            that was verified, and whether that is too long before the day.
        secretary_general: who held the post on the day: person, country, since, verified, stale; null if nobody is
            known to have.
        chair: the chairing state and its head on the day: the same of it; null if none is known.
        facts: dimension, name, value and text of what else tells what it is.
        bodies: the names of its bodies from the supreme one down.
        known_until: the day up to which the dataset reaches.
        reach: what its sources do not reach.
    """

    __slots__ = ()

    name: Line
    abbreviation: Line
    name_ru: Line | None
    abbreviation_ru: Line | None
    members: tuple[Table, ...]
    secretary_general: Table | None
    chair: Table | None
    facts: tuple[Table, ...]
    bodies: tuple[Line, ...]
    known_until: Date
    reach: Text | None


def about(data: Dataset, *, as_of: str | None = None) -> AboutRow:
    """The organization on a day, the dataset's own if left out."""
    from csto_cli.queries.bodies import bodies

    day = data.day(as_of)
    record = data.by_id("organisation")[ORGANISATION]
    heads = {role: holder(data, role, day) for role in ("secretary-general", "chair")}
    states = members(data, as_of=day)
    names = data.by_id("dimension")
    attributes = _attributes(data, day)
    facts = []
    cited: list[str] = [*record.sources]
    for dimension in DIMENSIONS:
        own = [item for item in attributes if item.dimension == dimension]
        main = [item for item in own if item.id == f"{ORGANISATION}-{dimension}"]
        for attribute in main or own:
            facts.append(
                {
                    "dimension": dimension,
                    "name": names[dimension].name,
                    "value": attribute.value,
                    "text": attribute.text,
                    "sources": attribute.sources,
                }
            )
            cited += attribute.sources
    for head in heads.values():
        cited += head.sources if head is not None else ()
    for row in states:
        cited += row.sources
    return AboutRow(
        id=ORGANISATION,
        name=record.name,
        abbreviation=record.abbreviation,
        name_ru=record.name_ru,
        abbreviation_ru=record.abbreviation_ru,
        members=tuple(
            {name: row.get(name) for name in ("iso3", "name", "participation", "verified", "stale")} for row in states
        ),
        secretary_general=_head(heads["secretary-general"]),
        chair=_head(heads["chair"]),
        facts=tuple(facts),
        bodies=tuple(body.name for body in bodies(data, as_of=day)),
        known_until=data.as_of,
        reach=data.reach or None,
        sources=tuple(dict.fromkeys(cited)),
        origin=record.origin,
    )


def _attributes(data: Dataset, day: str) -> list[Attribute]:
    """What is recorded of the organization, without what is dated after the day; nothing before there was a treaty."""
    if not dates.began(data.by_id("instrument")[TREATY].signed, day):
        return []
    own = [item for item in data.select("attribute", f'"{ORGANISATION}"') if item.organisation == ORGANISATION]
    return [item for item in own if item.date is None or dates.began(item.date, day)]


def _head(post: LeaderRow | None) -> dict[str, object] | None:
    """Who holds a post."""
    if post is None:
        return None
    return {name: post.get(name) for name in ("person", "country", "from", "to", "verified", "stale")}
