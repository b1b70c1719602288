"""Rules for addresses on the web."""

from __future__ import annotations

from collections.abc import Iterator

from csto_cli.check.document import Document
from csto_cli.check.rule import ERROR, WARNING, Violation, rule
from csto_cli.check.structure import _values


@rule("D601", ERROR, "Copy the address from the browser; it begins with https:// or http://.")
def address_form(file: Document) -> Iterator[Violation]:
    """An address is a URL of the web: http or https, a host with a dot, no spaces."""
    for entry, name, annotation, value in _values(file):
        if annotation.type.name == "address" and isinstance(value, str) and not is_address(value):
            yield entry.violation(name, f"The {name} {value!r} is no address.", _dotted(value))


@rule("D602", WARNING, "Merge the two sources, and name the one that stays in both places.")
def address_once(file: Document) -> Iterator[Violation]:
    """One address is one source."""
    for entry, other in file.pairs("source", lambda record: record.get("url")):
        yield entry.violation("url", f"The address is also that of {other['id']}.")


def is_address(text: str) -> bool:
    """Whether a text is a URL with http or https and a plausible host."""
    from urllib.parse import urlsplit

    if any(mark.isspace() or mark in '<>"{}|\\^`' for mark in text) or not text.isprintable():
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    labels = host.split(".")
    return parts.scheme in ("http", "https") and len(labels) > 1 and all(labels)


def _dotted(text: str) -> str:
    """What to do about a host that ends in a dot, which is how some lists of addresses have it."""
    host = text.partition("://")[2].partition("/")[0]
    return "Take the dot after the host away." if host.endswith(".") else ""
