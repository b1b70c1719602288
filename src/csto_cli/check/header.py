"""Rules for the file itself and its first lines."""

from __future__ import annotations

from collections.abc import Iterator

from csto_cli import dates
from csto_cli.check.document import Document
from csto_cli.check.rule import ERROR, Violation, rule
from csto_cli.data import captions
from csto_cli.data.compile import to_json_types
from csto_cli.model.sections import HEADER, SECTIONS

SCHEMA_VERSION = 2
"""The version of the schema that the rules know."""


@rule("D001", ERROR, "Save the file as UTF-8.")
def encoding(file: Document) -> Iterator[Violation]:
    """A file is UTF-8; if it is not, nothing else is checked."""
    yield from ()


@rule("D002", ERROR, "Fix the syntax; the column is that of the first character that does not fit.")
def syntax(file: Document) -> Iterator[Violation]:
    """A file is TOML 1.0; if it is not, nothing else is checked."""
    yield from ()


@rule("D003", ERROR, f"Begin the file with `schema_version = {SCHEMA_VERSION}`.")
def schema_version(file: Document) -> Iterator[Violation]:
    """A dataset says by which schema it is written. An overlay says neither that nor its version nor its day."""
    if file.is_overlay:
        for key in HEADER:
            if key in file.document:
                fix = f"Take it out of the overlay, or begin a dataset with `schema_version = {SCHEMA_VERSION}`."
                yield _violation(file, key, f"A file without schema_version is an overlay and has no {key}.", fix)
        return
    version = file.document.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        yield _violation(file, "schema_version", f"The schema_version is {version!r} and should be {SCHEMA_VERSION}.")


@rule("D004", ERROR, 'Write year, month and number: `dataset_version = "2026.11.0"`.')
def dataset_version(file: Document) -> Iterator[Violation]:
    """A dataset has a calendar version of three numbers: year, month of two digits, number."""
    version = file.document.get("dataset_version")
    if file.is_overlay:
        return
    parts = version.split(".") if isinstance(version, str) else []
    numbers = all(part.isascii() and part.isdigit() for part in parts)
    if not numbers or [len(part) for part in parts[:2]] != [4, 2] or len(parts) != 3 or not 1 <= int(parts[1]) <= 12:
        yield _violation(file, "dataset_version", f"The dataset_version {version!r} is no calendar version.")


@rule("D005", ERROR, "Give the day of the newest source worked in: `as_of = 2026-03-06`.")
def as_of(file: Document) -> Iterator[Violation]:
    """A dataset names the day up to which its curators vouch for it."""
    value = to_json_types(file.document.get("as_of"))
    if not file.is_overlay and not (isinstance(value, str) and len(value) == 10 and dates.is_date(value)):
        yield _violation(file, "as_of", f"The as_of {value!r} is not a day of the calendar.")


@rule("D006", ERROR, "Take the key out, or put it below the [[section]] that it belongs to.")
def top_key(file: Document) -> Iterator[Violation]:
    """Only two versions, the day, the reach and the top tier come before the first section."""
    for key, value in file.document.items():
        if key not in HEADER and key not in SECTIONS and not isinstance(value, list | dict):
            yield _violation(file, key, f"The dataset has no {key} at its top.")


@rule("D007", ERROR, 'Say it in a sentence, `reach = "Nothing later than June 2027 was found."`.')
def reach(file: Document) -> Iterator[Violation]:
    """A dataset says in a sentence what its sources do not reach."""
    value = file.document.get("reach")
    if file.is_overlay:
        return
    if not isinstance(value, str) or not value.strip().endswith(".") or not value.isprintable():
        yield _violation(file, "reach", f"The reach {value!r} is no sentence.")


@rule("D008", ERROR, 'Give the houses as an array of lines, `top_tier = ["Reuters"]`, each as sources name it.')
def top_tier(file: Document) -> Iterator[Violation]:
    """A dataset may list the houses whose news counts as top tier; each is the house or publisher of a source."""
    houses = file.document.get("top_tier", [])
    if file.is_overlay:
        return
    if not isinstance(houses, list) or not all(isinstance(house, str) for house in houses):
        yield _violation(file, "top_tier", f"The top_tier {houses!r} is no array of lines.")
        return
    known = {captions.house(record) for record in file.records["source"].values()}
    for house in houses:
        if house not in known:
            yield _violation(file, "top_tier", f"No source is of {house}.")


def _violation(file: Document, key: str, message: str, fix: str = "") -> Violation:
    """A violation of a key at the top of the file."""
    return Violation(message, fix, line=file.lines.top.of(key), field=key)
