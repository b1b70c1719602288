"""What a record is called, when it happened and what it says, for lists that mix sections."""

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.types import Any, Iterator, Mapping

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


def _membership(data: Store, record: Mapping[str, Any]) -> str:
    organisation = _label(data, "organisation", record.get("organisation", "?"), "abbreviation")
    return f"{_country(data, record.get('country', '?'))}, {organisation}: {record.get('status', '?')}"


def _article(data: Store, record: Mapping[str, Any]) -> str:
    instrument = _label(data, "instrument", record.get("instrument", "?"), "name")
    return f"{instrument}, article {record.get('number', '?')}: {record.get('title', '?')}"


def _resolution(data: Store, record: Mapping[str, Any]) -> str:
    return f"{record.get('symbol', '?')}: {record.get('title', '?')}"


def _vote(data: Store, record: Mapping[str, Any]) -> str:
    symbol = _label(data, "resolution", record.get("resolution", "?"), "symbol")
    return f"{_country(data, record.get('country', '?'))} on {symbol}: {record.get('vote', '?')}"


def _ideal_point(data: Store, record: Mapping[str, Any]) -> str:
    return f"Ideal points of {_country(data, record.get('country', '?'))}"


def _post(data: Store, record: Mapping[str, Any]) -> str:
    return f"{record.get('person', '?')}, {record.get('office', '?')}"


def _attribute(data: Store, record: Mapping[str, Any]) -> str:
    organisation = _label(data, "organisation", record.get("organisation", "?"), "abbreviation")
    dimension = _label(data, "dimension", record.get("dimension", "?"), "name").lower()
    return f"{organisation}, {dimension}: {record.get('value', '?')}"


def _indicator(data: Store, record: Mapping[str, Any]) -> str:
    where = [_country(data, record[name]) for name in ("country", "partner") if record.get(name)]
    return ", ".join([str(record.get("name", "?")), *where])


def _position(data: Store, record: Mapping[str, Any]) -> str:
    holder = _country(data, record.get("country")) or _label(
        data, "organisation", record.get("organisation") or "?", "abbreviation"
    )
    return f"{holder}, {_label(data, 'issue', record.get('issue', '?'), 'label')}: {record.get('value', '?')}"


def _issue(data: Store, record: Mapping[str, Any]) -> str:
    return str(record.get("label") or record.get("id", "?"))


def _claim(data: Store, record: Mapping[str, Any]) -> str:
    return f"Claim {record.get('id', '?')}"


_MADE = {
    "membership": _membership,
    "article": _article,
    "resolution": _resolution,
    "vote": _vote,
    "ideal_point": _ideal_point,
    "post": _post,
    "attribute": _attribute,
    "indicator": _indicator,
    "claim": _claim,
    "position": _position,
    "issue": _issue,
}
"""How records are called that have no name of their own."""
