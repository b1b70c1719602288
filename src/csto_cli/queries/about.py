"""What the organization is, in one record."""

from csto_cli import dates
from csto_cli.data.store import Store, provenance
from csto_cli.queries.bodies import bodies
from csto_cli.queries.compare import attributes_of
from csto_cli.queries.leaders import holder
from csto_cli.queries.members import HOME, members
from csto_cli.types import Answer, Any, Day, Row

DIMENSIONS = (
    "type", "founding-treaty", "in-force-since", "headquarters", "mutual-defence-clause", "decision-rule", "languages",
    "common-budget", "symbols", "anniversary", "website",
)  # fmt: skip
"""The lines of the comparison that tell what the organization is, in the order of the page."""

_MEMBER = ("iso3", "name", "status", "participation", "from", "frozen_from", "verified", "stale")
_HEAD = ("person", "country", "from", "to", "verified", "stale")


def about(data: Store, *, as_of: Day = None) -> Answer:
    """The organization on a day, the dataset's own if left out."""
    day = data.effective_date(as_of)
    record = data.by_id("organisation")[HOME]
    states, _ = members(data, as_of=day)
    heads = {role: holder(data, role, day) for role in ("secretary-general", "chair")}
    names = data.by_id("dimension")
    existed = dates.started_by(data.by_id("instrument")["treaty"]["signed"], day)
    attributes = [item for item in attributes_of(data, HOME, day) if existed]
    facts = [
        {**{key: item[key] for key in ("dimension", "value", "text", "sources")}, "name": names[dimension]["name"]}
        for dimension in DIMENSIONS
        for item in attributes
        if item["dimension"] == dimension
    ]
    parts: tuple[Any, ...] = (record, *facts, *states, *[head for head in heads.values() if head is not None])
    row = {
        "id": HOME,
        "name": record["name"],
        "abbreviation": record["abbreviation"],
        "name_ru": record["name_ru"],
        "abbreviation_ru": record["abbreviation_ru"],
        "members": tuple([{name: state[name] for name in _MEMBER} for state in states]),
        "secretary_general": _head(heads["secretary-general"]),
        "chair": _head(heads["chair"]),
        "facts": tuple(facts),
        "bodies": tuple(
            [
                body["name"]
                for body in bodies(data, as_of=day)[0]
                if body["from"] != dates.UNKNOWN or dates.started_by(record["from"], day)
            ]
        ),
        "known_until": min(day, data.as_of),
        "reach": data.reach or None if day >= data.as_of else None,
        **provenance(record),
        "sources": tuple(dict.fromkeys([id for part in parts for id in part["sources"]])),
    }
    return [row], {"as_of": day}


def _head(post: Row | None) -> Row | None:
    """Who holds a post."""
    return {name: post[name] for name in _HEAD} if post is not None else None
