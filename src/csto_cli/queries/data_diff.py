"""What differs between two datasets, in words and as records."""

from csto_cli import dates
from csto_cli.data import captions
from csto_cli.data.freshness import SHARED_ROLES
from csto_cli.data.store import Store, provenance
from csto_cli.model.record import fields
from csto_cli.model.sections import HEADER, SECTIONS
from csto_cli.text.strings import truncate
from csto_cli.types import Any, Iterator, Row

LONG = 160
"""How much of a text the words of a change repeat."""


def data_diff(first: Store, second: Store) -> list[Row]:
    """The differences between two datasets."""
    rows = []
    for name in HEADER:
        before, after = getattr(first, name) or None, getattr(second, name) or None
        if before != after:
            text = f"{name}: {_shown(before)} → {_shown(after)}"
            rows.append(_row("dataset", "dataset", "changed", text, name, before, after))
    for section in SECTIONS:
        rows += _section(first, second, section)
    return rows


def _section(first: Store, second: Store, section: str) -> Iterator[Row]:
    """The differences in one section."""
    old, new = first.by_id(section), second.by_id(section)
    order = [name for name in fields(SECTIONS[section]) if name not in ("id", "origin")]
    for id in sorted({*old, *new}):
        if id not in new:
            text = f"{section} {id} removed: {_words(first, section, old[id])}"
            yield _row(id, section, "removed", text)
        elif id not in old:
            text = _succession(first, second, section, new[id]) or (
                f"{section} {id} added: {_words(second, section, new[id])}"
            )
            yield _row(id, section, "added", text)
        elif old[id] is not new[id]:
            unknown = sorted({*old[id], *new[id]} - {*order, "id", "origin"})
            for name in (*order, *unknown):
                before, after = _plain(old[id].get(name)), _plain(new[id].get(name))
                if before != after:
                    text = f"{section} {id}: {name}: {_change(before, after)}"
                    yield _row(id, section, "changed", text, name, before, after)


def _row(
    id: str, section: str, change: str, text: str, field: str | None = None, before: Any = None, after: Any = None
) -> Row:
    """A difference as a row."""
    return {
        "id": id,
        "section": section,
        "change": change,
        "field": field,
        "before": before,
        "after": after,
        "text": text,
        **provenance(),
    }


def _plain(value: Any) -> Any:
    """A value as JSON has it; an empty array is none."""
    return (list(value) or None) if isinstance(value, tuple | list) else value


def _change(before: Any, after: Any) -> str:
    """A change of a value in words: for arrays what came and went."""
    if isinstance(before, list) and isinstance(after, list):
        gone = [f"- {_shown(item)}" for item in before if item not in after]
        come = [f"+ {_shown(item)}" for item in after if item not in before]
        return truncate(", ".join((*gone, *come)), LONG) if gone or come else "in another order"
    return f"{_shown(before)} → {_shown(after)}"


def _shown(value: Any) -> str:
    """A value in words."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, list):
        return truncate(", ".join(map(str, value)), LONG)
    return truncate(str(value), LONG)


def _words(data: Store, section: str, record: Row) -> str:
    """A record in words, with its day."""
    title, words = captions.title(data, section, record), captions.summary(data, section, record)
    what = title if words == title else f"{title}: {words}" if title else words
    when = captions.date(record)
    return truncate(what, LONG) + (f" ({when})" if when else "")


def _succession(first: Store, second: Store, section: str, post: Row) -> str:
    """That somebody follows somebody in an office that one person holds; nothing if it is no such thing."""
    if section != "post" or post["role"] in SHARED_ROLES or not dates.is_date(post["from"]):
        return ""
    known = {**first.by_id("post"), **second.by_id("post")}
    before = [
        other
        for other in known.values()
        if other["role"] == post["role"]
        and dates.is_date(other["from"])
        and dates.first(other["from"]) < dates.first(post["from"])
    ]
    if not before:
        return ""
    predecessor = max(before, key=lambda other: (dates.first(other["from"]), other["id"]))
    office = str(post["role"]).replace("-", " ").capitalize().replace("Secretary general", "Secretary General")
    return f"{office}: {predecessor['person']} to {post['person']}, from {post['from']}"
