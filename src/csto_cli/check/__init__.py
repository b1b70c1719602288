"""The validator: numbered rules for a dataset or an overlay, each finding with its line and how to fix it.

It is run by `csto data check` and in CI, never on the way of a look-up.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from itertools import islice

from csto_cli.check import addresses, header, names, positions, references, rule, structure, sums, time
from csto_cli.check.document import Document, records_of
from csto_cli.check.lines import Lines
from csto_cli.check.read import parse_toml
from csto_cli.check.rule import Rule, Violation
from csto_cli.data.files import read_user_file
from csto_cli.data.store import Store, provenance
from csto_cli.model.sections import HEADER
from csto_cli.text.strings import strip_control
from csto_cli.types import Row

THEMES = {
    "The file": header,
    "Structure": structure,
    "References": references,
    "Time": time,
    "Names": names,
    "Sums": sums,
    "Addresses": addresses,
    "Positions": positions,
}
"""The modules of rules, by the heading that the documentation gives them."""

RULES: tuple[Rule, ...] = tuple(one for module in THEMES.values() for one in rule.rules_of(module))
"""Every rule, in the order of the numbers."""

BLOCKING: tuple[Rule, ...] = tuple(
    one
    for one in RULES
    if one.severity == "error"
    and one.number != "D110"  # what a terminal must not see is taken out of every output
    and (one.number[:2] in ("D0", "D1") or one.number in ("D201", "D202", "D203", "D209", "D301", "D302", "D401"))
)
"""What an overlay must keep to be merged: structure, references, dates and codes. The rest is for `data check`."""

MOST = 1000
"""How many findings one rule may have in one file: a file made to break a rule a million times gets no more."""

BUNDLED = "csto.toml"
"""How findings call the dataset that the tool brings."""


def check(data: Store, paths: Sequence[str] = ()) -> list[Row]:
    """What breaks a rule, file by file in the order given, then by line."""
    from csto_cli.data.bundled import toml

    if not paths:
        return examine(data, [(BUNDLED, toml())], overlays=False)[0]
    return examine(data, [(path, read_user_file(path, "file")) for path in paths])[0]


def examine(
    data: Store, files: Sequence[tuple[str, bytes]], *, overlays: bool | None = None, rules: Sequence[Rule] = RULES
) -> tuple[list[Row], list[Document]]:
    """What breaks a rule in files that have been read."""
    found: list[tuple[str, Rule, Violation]] = []
    files_read: list[Document] = []
    base: dict[str, dict[str, dict[str, object]]] | None = None
    for path, text in files:
        file, violations = _read(text, overlays)
        if file is not None and file.is_overlay:
            base = records_of(_trusted(data)) if base is None else base
            file = Document(file.document, file.lines, is_overlay=True, base=base, as_of=data.as_of)
            base = file.records
        if file is not None:
            files_read.append(file)
            violations = [(one, violation) for one in rules for violation in islice(one.test(file), MOST)]
        violations.sort(key=lambda pair: (pair[1].line, pair[0].number))
        found += [(path, one, violation) for one, violation in violations]
    return [_finding(number, *found_one) for number, found_one in enumerate(found, 1)], files_read


def format_finding(finding: Row) -> str:
    """A finding in one line, as compilers write them, so that editors can jump to it."""
    record = " ".join(filter(None, (finding["section"], finding["record"])))
    what = ", ".join(filter(None, (record, finding["field"])))
    place = f"{finding['file']}:{finding['line']}: {finding['severity']} {finding['rule']}"
    sentences = f"{_cut(what, 200)}{': ' if what else ''}{_cut(finding['message'], 400)} {_cut(finding['fix'], 1000)}"
    return strip_control(f"{place}: {sentences}")


def _cut(text: str, length: int) -> str:
    """Truncate to `length` characters, ending in an ellipsis."""
    return text if len(text) <= length else text[: length - 1] + "…"


def _trusted(data: Store) -> Store:
    """The bundled dataset, if it can be read."""
    if data.as_of == "unknown":
        from csto_cli.data.bundled import load

        return load()
    return data


def _read(content: bytes, overlay: bool | None) -> tuple[Document | None, list[tuple[Rule, Violation]]]:
    """A file, ready for the rules, or what keeps it from being read."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, [(header.encoding, rule.Violation("The file is not UTF-8 from here on.", line=line))]
    try:
        document = parse_toml(text)
    except tomllib.TOMLDecodeError as error:
        return None, [(header.syntax, _syntax(str(error), text))]
    except ValueError as error:
        return None, [(header.syntax, rule.Violation(f"The file is beyond what csto reads: {error}."))]
    is_overlay = "schema_version" not in document if overlay is None else overlay
    if overlay and "schema_version" in document:  # a dataset as an overlay: its records count, not its head
        document = {key: value for key, value in document.items() if key not in HEADER}
    return Document(document, Lines(text), is_overlay=is_overlay, base={}), []


def _syntax(message: str, text: str) -> Violation:
    """What `tomllib` says of a file that is no TOML, with the line that it names."""
    what, _, where = message.rpartition(" (at ")
    line = where.removeprefix("line ").partition(",")[0]
    column = where.rpartition("column ")[2].rstrip(")")
    if line.isdigit():
        return rule.Violation(f"This is no TOML: {what[:1].lower()}{what[1:]} (column {column}).", line=int(line))
    return rule.Violation(f"This is no TOML: {what[:1].lower()}{what[1:]} (at the end).", line=text.count("\n") + 1)


def _finding(number: int, path: str, one: Rule, violation: Violation) -> Row:
    """A finding as a record."""
    return {
        "id": f"finding-{number}",
        "rule": one.number,
        "severity": one.severity,
        "file": path,
        "line": violation.line,
        "section": violation.section or None,
        "record": violation.record or None,
        "field": violation.field or None,
        "message": violation.message,
        "fix": violation.fix if violation.fix else one.fix,
        **provenance(),
    }
