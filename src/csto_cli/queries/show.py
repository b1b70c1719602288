"""Any record whole, with the records that refer to it."""

from csto_cli.data.store import Store, drop_empty, provenance
from csto_cli.errors import NotFoundError
from csto_cli.types import Answer, Any, Row, Sequence


def show(data: Store, id: str) -> Answer:
    """The record with an id."""
    section, record = find(data, id)
    row = {
        "id": record["id"],
        "section": section,
        "record": drop_empty(record),
        "referred_by": tuple([other["id"] for _, other in referring(data, section, record)]),
        **provenance(record),
        "sources": tuple(sources_of(data, record)),
    }
    return [row], {"id": record["id"]}


def sources_of(data: Store, record: Row) -> list[str]:
    """The sources of a record, and of its evidence, once each."""
    evidence = data.find_all(record.get("evidence") or ())
    return list(dict.fromkeys([*record["sources"], *[id for _, one in evidence.values() for id in one["sources"]]]))


def find(data: Store, id: str) -> tuple[str, Row]:
    """The section and the record that an id means."""
    wanted = id.strip()
    for spelling in dict.fromkeys((wanted, wanted.lower(), wanted.upper())):
        found = data.find(spelling) if spelling else None
        if found is not None:
            return found
    import shlex

    from csto_cli.text.strings import join_words, quote, suggest

    near = suggest(wanted.casefold(), data.ids(), 0.75)
    hint = (
        f" Did you mean {join_words(near, 'or')}?"
        if near
        else (f" csto search {shlex.quote(wanted[:60])} looks in every record.")
    )
    raise NotFoundError(f"No record has the id {quote(id)}.{hint}", suggestions=near)


def referring(data: Store, section: str, record: Row) -> list[tuple[str, Row]]:
    """The records that refer to a record, each with its section, in the order of the file."""
    key = record["iso3"] if section == "country" else record["id"]
    found = []
    for name, fields in data.references(section).items():
        found += [(name, other) for other in data.section(name) if _refers(other, fields, key)]
    return found


def _refers(record: Row, fields: Sequence[str], key: Any) -> bool:
    """Whether one of these fields of a record is, or holds, the key."""
    for name in fields:
        value = record.get(name)
        if value == key or (isinstance(value, tuple | dict) and key in value):
            return True
    return False
