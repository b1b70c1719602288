"""What a record is called, when it happened and what it says, for lists that mix sections."""

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.types import Any, Callable, Iterator, Mapping

PROSE = ("text", "summary", "definition", "question", "reason", "value")
"""Fields that say in a sentence what a record says, best first."""

DATES = ("date", "signed", "from", "year")
"""Fields that say when, best first."""


def title(data: Store, section: str, record: Mapping[str, Any]) -> str:
    """The display name of a record, or "" if it has none."""
    make = _MADE.get(section)
    if make is not None:
        return str(make(data, record))
    return str(record.get("name") or record.get("title") or "")


def summary(data: Store, section: str, record: Mapping[str, Any]) -> str:
    """What a record says, or its display name if it says nothing."""
    return summary_text(record) or title(data, section, record)


def date(record: Mapping[str, Any]) -> str | None:
    """When a record happened or began, or the date of its figure; nothing if it does not say."""
    for name in DATES:
        value = str(record.get(name) or "")
        if dates.is_date(value):
            return value
    return None


def summary_text(record: Mapping[str, Any]) -> str:
    """What a record says in a sentence, or "" if it has no such field."""
    return next((str(record[name]) for name in PROSE if record.get(name)), "")


def house(source: Mapping[str, Any]) -> str:
    """Whose report a source is; sources of one house count as one."""
    return str(source.get("house") or source.get("publisher") or "")


def texts(value: Any) -> Iterator[str]:
    """Every text and number in a value, at any depth; the keys of a table count."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from texts(inner)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)


def _country(data: Store, code: str | None) -> str:
    """The name of a state by its code."""
    return data.country_names().get(code or "", code or "")


def _label(data: Store, section: str, id: str, field: str) -> str:
    """What a record of another section is called for short."""
    record = data.by_id(section).get(id)
    return str(record.get(field) or id) if record is not None else id


def _holder(data: Store, record: Mapping[str, Any]) -> str:
    """The state, or else the organisation, that a record is about."""
    named = record.get("organisation") or "?"
    return _country(data, record.get("country")) or _label(data, "organisation", named, "abbreviation")


def _indicator(data: Store, record: Mapping[str, Any]) -> str:
    """A figure, and the states that it is about."""
    where = [_country(data, record[name]) for name in ("country", "partner") if record.get(name)]
    return ", ".join([str(record.get("name", "?")), *where])


def _part(section: str, field: str) -> Callable[[Store, Mapping[str, Any]], str]:
    """What the record of a section that a record names is called."""
    return lambda data, record: _label(data, section, record.get(section, "?"), field)


_ALLIANCE, _DIMENSION = _part("organisation", "abbreviation"), _part("dimension", "name")
_INSTRUMENT, _RESOLUTION, _ISSUE = _part("instrument", "name"), _part("resolution", "symbol"), _part("issue", "label")

_MADE: dict[str, Callable[[Store, Mapping[str, Any]], str]] = {
    "membership": lambda d, r: f"{_country(d, r.get('country', '?'))}, {_ALLIANCE(d, r)}: {r.get('status', '?')}",
    "article": lambda d, r: f"{_INSTRUMENT(d, r)}, article {r.get('number', '?')}: {r.get('title', '?')}",
    "resolution": lambda d, r: f"{r.get('symbol', '?')}: {r.get('title', '?')}",
    "vote": lambda d, r: f"{_country(d, r.get('country', '?'))} on {_RESOLUTION(d, r)}: {r.get('vote', '?')}",
    "ideal_point": lambda d, r: f"Ideal points of {_country(d, r.get('country', '?'))}",
    "post": lambda d, r: f"{r.get('person', '?')}, {r.get('office', '?')}",
    "attribute": lambda d, r: f"{_ALLIANCE(d, r)}, {_DIMENSION(d, r).lower()}: {r.get('value', '?')}",
    "indicator": _indicator,
    "claim": lambda d, r: f"Claim {r.get('id', '?')}",
    "position": lambda d, r: f"{_holder(d, r)}, {_ISSUE(d, r)}: {r.get('value', '?')}",
    "issue": lambda d, r: str(r.get("label") or r.get("id", "?")),
}
"""How records are called that have no name of their own."""
