"""Rules for what leads from one record to another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csto_cli.check.document import Document, TableEntry
from csto_cli.check.rule import ERROR, WARNING, Violation, rule
from csto_cli.check.structure import _hint, _values
from csto_cli.data import captions

UNSOURCED = ("source", "issue", "dimension", "term")
"""Sections whose records define something and need no source."""

UNWEIGHED = (*UNSOURCED, "country", "ideal_point", "claim", "scenario")
"""Sections whose records need not say how well they are supported: claims have a verdict, the others one source."""


NOTHING_FOUND = ("no position found", "does not apply", "no common position")
"""Values of a position that may have no source."""


@rule("D201", ERROR, "Fix the id, or add the [[source]].")
def source_known(file: Document) -> Iterator[Violation]:
    """Every source that a record names is there."""
    yield from _dangling(file, ("source",))


@rule("D202", ERROR, "Fix it, or add the record that it refers to.")
def reference_known(file: Document) -> Iterator[Violation]:
    """Every state, organisation, instrument, issue, resolution, dimension and event that a record names is there.

    States go by their ISO 3166-1 alpha-3 codes, the others by id.
    """
    yield from _dangling(file, ("country", "organisation", "instrument", "issue", "resolution", "dimension", "event"))


@rule("D203", ERROR, "Fix the id, or take it out.")
def record_known(file: Document) -> Iterator[Violation]:
    """Every record that another names, such as those that bear on a claim, is there."""
    yield from _dangling(file, ("*",))


@rule("D204", ERROR, "Name it in a record that cites it, or take it out.")
def source_used(file: Document) -> Iterator[Violation]:
    """Every source of a dataset is named by a record. An overlay may hold some for records to come."""
    if file.is_overlay:
        return
    used = {id for records in file.records.values() for record in records.values() for id in _sources(record)}
    for entry in file.of("source"):
        if entry.id and entry.id not in used:
            yield entry.violation("", f"No record cites the source {entry.id!r}.")


@rule("D205", ERROR, "Name the sources of what it says.")
def sourced(file: Document) -> Iterator[Violation]:
    """Every record names a source, but for sources, issues, dimensions and terms, and positions with evidence."""
    for entry in file.active:
        evidence = entry.section == "position" and entry.whole.get("evidence")
        unknown = entry.section == "position" and entry.whole.get("value") in NOTHING_FOUND
        if entry.section not in UNSOURCED and not (entry.whole.get("sources") or evidence or unknown):
            yield entry.violation("sources", f"The {entry.section} names no source.")


@rule("D206", WARNING, "Add a second, independent source, or say single-source.")
def confirmed(file: Document) -> Iterator[Violation]:
    """What is called confirmed, but for positions, has sources of two publishers or more."""
    known = file.records["source"]
    for entry in file.active:
        if entry.section != "position" and entry.get("confidence") == "confirmed":
            sources = [known.get(id, {"publisher": id}) for id in _sources(entry.whole)]
            if len(set(map(captions.house, sources))) == 1:
                yield entry.violation("confidence", f"The {entry.section} is called confirmed and has one publisher.")


@rule("D207", ERROR, "Give both sides in `note`.")
def contested(file: Document) -> Iterator[Violation]:
    """What is called contested has a note with both sides."""
    for entry in file.active:
        if entry.get("confidence") == "contested" and not entry.get("note"):
            yield entry.violation("confidence", f"The {entry.section} is called contested and has no note.")


@rule("D208", ERROR, "Say confirmed, single-source or contested.")
def weighed(file: Document) -> Iterator[Violation]:
    """A statement says how well it is supported."""
    for entry in file.active:
        if entry.section not in UNWEIGHED and not entry.whole.get("confidence"):
            yield entry.violation("confidence", f"The {entry.section} has no confidence.")


@rule("D209", ERROR, "Retire these as well, or let the record stand.")
def retired_unused(file: Document) -> Iterator[Violation]:
    """No record still refers to one that an overlay retires."""
    gone = {entry.id: entry for entry in file.entries if entry.retired and entry.known}
    gone |= {entry.get("iso3"): entry for entry in gone.values() if entry.section == "country"}
    changed = {entry.id for entry in file.entries}  # the rules above look at these
    left: dict[str, list[str]] = {}
    for records in file.records.values() if gone else ():
        for id, record in records.items():
            for reference in _references(record) & set(gone) if id not in changed else ():
                left.setdefault(reference, []).append(id)
    for reference, ids in left.items():
        more = f" and {len(ids) - 1} more refer" if len(ids) > 1 else " refers"
        yield gone[reference].violation("id", f"{ids[0]}{more} to {reference!r}.")


def _references(record: Mapping[str, object]) -> set[str]:
    """Everything in a record that may be a reference: its texts, and those in its arrays."""
    found: set[str] = set()
    for value in record.values():
        items = value if isinstance(value, list | tuple) else [value]
        found.update(item for item in items if isinstance(item, str))
    return found


def _dangling(file: Document, sections: tuple[str, ...]) -> Iterator[Violation]:
    """The references to these sections that lead nowhere."""
    for entry, name, annotation, value in _values(file):
        section = annotation.type.section
        if section not in sections:
            continue
        for reference in value if isinstance(value, list) else [value]:
            if isinstance(reference, str) and not file.knows(section, reference):
                what = {"*": "record", "country": "state"}.get(section, section)
                yield entry.violation(
                    name, f"There is no {what} {reference!r}.", _near(file, section, entry, reference)
                )


def _near(file: Document, section: str, entry: TableEntry, reference: str) -> str:
    """What may have been meant by a reference."""
    if section == "country":
        return "States go by their ISO 3166-1 alpha-3 codes, such as ARM."
    known = file.records.get(section) or {id: {} for records in file.records.values() for id in records}
    return _hint(reference, [id for id in known if id != entry.id and id[:2] == reference[:2]])


def _sources(record: dict[str, object]) -> list[str]:
    """The sources that a record names."""
    named = record.get("sources")
    return [id for id in named if isinstance(id, str)] if isinstance(named, list | tuple) else []
