"""Rules for the file itself and its first lines."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.check.rule import ERROR, Fault, rule
from csto_cli.check.subject import Subject
from csto_cli.data.compile import META_KEYS, plain
from csto_cli.model.record import SECTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA_VERSION = 1
"""The version of the schema that the rules know."""


@rule("D001", ERROR, "Save the file as UTF-8.")
def encoding(subject: Subject) -> Iterator[Fault]:
    """A file is UTF-8; if it is not, nothing else is checked."""
    yield from ()


@rule("D002", ERROR, "Mend the syntax; the column is that of the first character that does not fit.")
def syntax(subject: Subject) -> Iterator[Fault]:
    """A file is TOML 1.0; if it is not, nothing else is checked."""
    yield from ()


@rule("D003", ERROR, f"Begin the file with `schema_version = {SCHEMA_VERSION}`.")
def schema_version(subject: Subject) -> Iterator[Fault]:
    """A dataset says by which schema it is written. An overlay says neither that nor its version nor its day."""
    if subject.is_overlay:
        for key in META_KEYS:
            if key in subject.document:
                mend = f"Take it out of the overlay, or begin a dataset with `schema_version = {SCHEMA_VERSION}`."
                yield _fault(subject, key, f"A file without schema_version is an overlay and has no {key}.", mend)
        return
    version = subject.document.get("schema_version")
    if type(version) is not int or version != SCHEMA_VERSION:
        yield _fault(subject, "schema_version", f"The schema_version is {version!r} and should be {SCHEMA_VERSION}.")


@rule("D004", ERROR, 'Write year, month and number: `dataset_version = "2026.11.0"`.')
def dataset_version(subject: Subject) -> Iterator[Fault]:
    """A dataset has a calendar version of three numbers: year, month of two digits, number."""
    version = subject.document.get("dataset_version")
    if subject.is_overlay:
        return
    parts = version.split(".") if isinstance(version, str) else []
    numbers = all(part.isascii() and part.isdigit() for part in parts)
    if not numbers or [len(part) for part in parts[:2]] != [4, 2] or len(parts) != 3 or not 1 <= int(parts[1]) <= 12:
        yield _fault(subject, "dataset_version", f"The dataset_version {version!r} is no calendar version.")


@rule("D005", ERROR, "Give the day of the newest source worked in: `as_of = 2026-03-06`.")
def as_of(subject: Subject) -> Iterator[Fault]:
    """A dataset names the day up to which its curators vouch for it."""
    value = plain(subject.document.get("as_of"))
    if not subject.is_overlay and not (isinstance(value, str) and len(value) == 10 and dates.is_date(value)):
        yield _fault(subject, "as_of", f"The as_of {value!r} is not a day of the calendar.")


@rule("D006", ERROR, "Take the key out, or put it below the [[section]] that it belongs to.")
def top_key(subject: Subject) -> Iterator[Fault]:
    """Nothing but two versions, the day and the reach stands above the first section."""
    for key, value in subject.document.items():
        if key not in META_KEYS and key not in SECTIONS and not isinstance(value, list | dict):
            yield _fault(subject, key, f"The dataset has no {key} at its top.")


@rule("D007", ERROR, 'Say it in a sentence, `reach = "Nothing later than June 2027 was found."`.')
def reach(subject: Subject) -> Iterator[Fault]:
    """A dataset says in a sentence what its sources do not reach."""
    value = subject.document.get("reach")
    if subject.is_overlay:
        return
    if not isinstance(value, str) or not value.strip().endswith(".") or not value.isprintable():
        yield _fault(subject, "reach", f"The reach {value!r} is no sentence.")


def _fault(subject: Subject, key: str, message: str, mend: str = "") -> Fault:
    """A fault of a key at the top of the file."""
    return Fault(message, mend, line=subject.lines.top.of(key), field=key)
