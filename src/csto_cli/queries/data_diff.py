"""What differs between two datasets, in words and as records."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import captions
from csto_cli.model.record import SECTIONS, Record, fields
from csto_cli.queries.leaders import SHARED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Change, Text, Value, Word

HEAD = ("schema_version", "dataset_version", "as_of", "reach")
"""What stands at the top of a dataset, as properties of it."""

LONG = 160
"""How much of a text the words of a change repeat."""


class DiffRow(Record):
    """One difference: a record that is only in one of the datasets, or a field that is another.

    Attributes:
        section: the section; `dataset` for what stands at the top of the file.
        change: added, removed or changed.
        field: the field, if it changed.
        before: its value in the first dataset; null if it had none.
        after: its value in the second; null if it has none.
        text: the difference in words.
    """

    __slots__ = ()

    section: Word
    change: Change
    field: Word | None
    before: Value | None
    after: Value | None
    text: Text


def data_diff(first: Dataset, second: Dataset) -> list[DiffRow]:
    """The differences between two datasets.

    Args:
        first: the one before.
        second: the one after.

    Returns:
        What stands at the top, then section by section in the order of the model, records by id, fields in the order
        of the model. The order of records in a file is no difference.
    """
    rows = [
        DiffRow(
            id="dataset",
            section="dataset",
            change="changed",
            field=name,
            before=getattr(first, name) or None,
            after=getattr(second, name) or None,
            text=f"{name}: {_shown(getattr(first, name))} → {_shown(getattr(second, name))}",
        )
        for name in HEAD
        if getattr(first, name) != getattr(second, name)
    ]
    for section in SECTIONS:
        rows += _section(first, second, section)
    return rows


def _section(first: Dataset, second: Dataset, section: str) -> Iterator[DiffRow]:
    """The differences in one section."""
    old, new = first.by_id(section), second.by_id(section)
    order = [name for name in fields(SECTIONS[section]) if name not in ("id", "origin")]
    for id in sorted({*old, *new}):
        if id not in new:
            text = f"{section} {id} removed: {_words(first, section, old[id])}"
            yield DiffRow(id=id, section=section, change="removed", text=text, sources=())
        elif id not in old:
            text = _succession(first, second, section, new[id]) or (
                f"{section} {id} added: {_words(second, section, new[id])}"
            )
            yield DiffRow(id=id, section=section, change="added", text=text, sources=())
        elif old[id] is not new[id]:
            unknown = sorted({*old[id], *new[id]} - {*order, "id", "origin"})
            for name in (*order, *unknown):
                before, after = _plain(old[id].get(name)), _plain(new[id].get(name))
                if before != after:
                    yield DiffRow(
                        id=id,
                        section=section,
                        change="changed",
                        field=name,
                        before=before,
                        after=after,
                        text=f"{section} {id}: {name}: {_change(before, after)}",
                    )


def _plain(value: Any) -> Any:
    """A value as JSON has it; an empty array is none."""
    return (list(value) or None) if isinstance(value, tuple | list) else value


def _change(before: Any, after: Any) -> str:
    """A change of a value in words: for arrays what came and went."""
    if isinstance(before, list) and isinstance(after, list):
        gone = [f"- {_shown(item)}" for item in before if item not in after]
        come = [f"+ {_shown(item)}" for item in after if item not in before]
        return captions.shortened(", ".join((*gone, *come)), LONG) if gone or come else "in another order"
    return f"{_shown(before)} → {_shown(after)}"


def _shown(value: Any) -> str:
    """A value in words."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, list):
        return captions.shortened(", ".join(map(str, value)), LONG)
    return captions.shortened(str(value), LONG)


def _words(data: Dataset, section: str, record: Record) -> str:
    """A record in words, with its day."""
    title, words = captions.title(data, section, record), captions.words(data, section, record)
    what = title if words == title else f"{title}: {words}" if title else words
    when = captions.date(record)
    return captions.shortened(what, LONG) + (f" ({when})" if when else "")


def _succession(first: Dataset, second: Dataset, section: str, post: Record) -> str:
    """That somebody follows somebody in an office that one person holds; nothing if it is no such thing."""
    if section != "post" or post["role"] in SHARED or not dates.is_date(post["from"]):
        return ""
    known = {**first.by_id("post"), **second.by_id("post")}
    before = [
        other
        for other in known.values()
        if other.role == post["role"]
        and dates.is_date(other["from"])
        and dates.first(other["from"]) < dates.first(post["from"])
    ]
    if not before:
        return ""
    predecessor = max(before, key=lambda other: (dates.first(other["from"]), other.id))
    office = str(post["role"]).replace("-", " ").capitalize().replace("Secretary general", "Secretary General")
    return f"{office}: {predecessor.person} to {post['person']}, from {post['from']}"
