"""The validator behind `csto data check`: numbered rules, each finding with file, line, record and remedy.

It reads TOML, never the index, and never runs on the way of a look-up. `docs/check-rules.md` is made from `RULES`.
"""

from __future__ import annotations

import itertools
import re
import tomllib

from csto_cli import dates, kinds
from csto_cli.index import META_KEYS, plain
from csto_cli.model import SECTIONS, Record, fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from csto_cli.model import Count, Flag, Line, Text, Word

RULES: dict[str, tuple[str, str]] = {
    "D001": ("error", "The file can be read, is UTF-8 and is TOML."),
    "D002": ("error", "The header of a whole dataset has schema_version, dataset_version and as_of."),
    "D101": ("error", "A section is one that the dataset knows, written as [[section]] tables."),
    "D102": ("error", "A key is one that its section knows."),
    "D103": ("error", "A required key is there."),
    "D104": ("error", "A value has the type of its key."),
    "D105": ("error", "A word is one of its closed list."),
    "D106": ("error", "An id is kebab-case (claims: E01 to E99)."),
    "D107": ("error", "An id is unique in the dataset."),
    "D201": ("error", "A reference leads to a record."),
    "D202": ("warning", "A source is used by some record."),
    "D203": ("error", "A record rests on at least one source; issues, dimensions and terms may do without."),
    "D204": ("error", "A statement says how well it is supported (confidence), and a contested one why (note)."),
    "D301": ("error", "A date is one of the calendar, in one of the three spellings."),
    "D302": ("error", "A span begins before it ends."),
    "D303": ("error", "Spans of one state, organisation and standing, or of one office, do not overlap."),
    "D304": ("warning", "Nothing happened after the day up to which the dataset vouches."),
    "D305": ("warning", "1 January and 31 December are often defaults; the text or note names the day if it is meant."),
    "D401": ("error", "A name or code means one state, or one organisation."),
    "D402": ("error", "ISO codes have their form and are unique."),
    "D501": ("error", "Votes and absences add up to the membership of the United Nations on the day."),
    "D502": ("error", "A range begins below its end."),
    "D601": ("error", "An address is one: http or https, a host, no spaces."),
    "D602": ("error", "Text holds no control characters and does not begin or end with a space."),
}
"""Every rule with its severity and what it asks."""

UNSOURCED = ("source", "issue", "dimension", "term")
CONFIDENT = (
    "membership", "article", "post", "strength", "base", "exercise", "operation", "event", "stance", "vote",
    "indicator", "attribute",
)  # fmt: skip
PAIRS = (("from", "to"), ("date", "end"), ("value_min", "value_max"), ("personnel_min", "personnel_max"))
HAPPENINGS = ("event", "stance", "exercise", "operation", "resolution")
UN_MEMBERS = (("2011-07-14", 193), ("2006-06-28", 192), ("2002-09-27", 191), ("2000-11-01", 189))
"""The number of members of the United Nations since each day, after its own list of admissions."""


class Finding(Record):
    """One thing that is wrong, or suspected to be.

    Attributes:
        rule: the number of the rule.
        severity: error or warning.
        file: the file.
        line: the line, counted from 1.
        section: the section of the record.
        record: its id.
        field: the key.
        message: what is wrong.
        mend: how to mend it.
    """

    __slots__ = ()

    rule: Word
    severity: Word
    file: Line
    line: Count
    section: Word | None
    record: Line | None
    field: Word | None
    message: Text
    mend: Text
    blocking: Flag


class Lines:
    """Where tables and keys stand in a TOML file.

    Args:
        text: the file.
    """

    _table = re.compile(r"\s*\[\[\s*([A-Za-z0-9_-]+)\s*\]\]")
    _key = re.compile(r'\s*("?)([A-Za-z0-9_-]+)\1\s*=')

    def __init__(self, text: str) -> None:
        self.tables: dict[str, list[int]] = {}
        self.keys: dict[tuple[str, int, str], int] = {}
        section, place, fence, depth = "", 0, "", 0
        for number, line in enumerate(text.splitlines(), 1):
            if fence:
                fence = "" if fence in line else fence
                continue
            if depth == 0:
                table = self._table.match(line)
                key = self._key.match(line)
                if table:
                    section = table.group(1)
                    self.tables.setdefault(section, []).append(number)
                    place = len(self.tables[section]) - 1
                elif key:
                    self.keys[section, place, key.group(2)] = number
            bare = re.sub(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'', "", line.replace('"""', "\0").replace("'''", "\1"))
            bare = bare.partition("#")[0]
            for mark, sign in (('"""', "\0"), ("'''", "\1")):
                if bare.count(sign) % 2:
                    fence = mark
            depth = max(0, depth + bare.count("[") - bare.count("]")) if "[[" not in bare or depth else 0

    def of(self, section: str, place: int, key: str = "") -> int:
        """The line of a key of the place-th table of a section; that of the table if the key has none."""
        table = self.tables.get(section, [])
        start = table[place] if place < len(table) else 1
        return self.keys.get((section, place, key), start)


class Checker:
    """One run over one file.

    Args:
        file: the name of the file, for findings.
        content: its bytes.
        base: the bundled dataset as TOML tables, which an overlay may refer to; nothing for a whole dataset.
    """

    def __init__(self, file: str, content: bytes, base: dict[str, Any] | None = None) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.document: dict[str, Any] = {}
        self.lines = Lines("")
        try:
            text = content.decode("utf-8-sig")
            self.document = tomllib.loads(text)
            self.lines = Lines(text)
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self._add("D001", line, f"The file is not UTF-8 (byte {error.start}).", "Save it as UTF-8.")
            return
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            found = re.search(r"line (\d+)", str(error))
            self._add(
                "D001", int(found.group(1)) if found else 1, f"The file is not TOML: {error}.", "Mend the syntax."
            )
            return
        self.overlay = "schema_version" not in self.document
        self.base = (base or {}) if self.overlay else {}
        self._check()

    def _add(
        self, rule: str, line: int, message: str, mend: str, section: str = "", record: str = "", field: str = ""
    ) -> None:
        """Note a finding."""
        severity = RULES[rule][0]
        self.findings.append(
            Finding(
                id=f"{rule.lower()}-{len(self.findings) + 1}",
                rule=rule,
                severity=severity,
                file=self.file,
                line=line,
                section=section or None,
                record=record or None,
                field=field or None,
                message=message,
                mend=mend,
                blocking=severity == "error",
            )
        )

    def _at(self, rule: str, section: str, place: int, field: str, message: str, mend: str) -> None:
        """Note a finding in a record."""
        record = self.tables[section][place].get("id", "")
        line = self.lines.of(section, place, field)
        self._add(rule, line, message, mend, section, record if isinstance(record, str) else "", field)

    def _check(self) -> None:
        """Run every rule."""
        self.tables: dict[str, list[dict[str, Any]]] = {}
        self._header()
        for section, tables in self.document.items():
            if section in META_KEYS:
                continue
            if section not in SECTIONS:
                self._add(
                    "D101", self.lines.of(section, 0), f"There is no section {section!r}.", _near(section, SECTIONS)
                )
            elif not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
                self._add("D101", 1, f"{section} is not written as tables.", f"Write [[{section}]] before each record.")
            else:
                self.tables[section] = [plain(table) for table in tables]
        self.known = self._ids()
        for section, records in self.tables.items():
            for place, record in enumerate(records):
                self._record(section, place, record)
        self._overlaps()
        self._names()
        if not self.overlay:
            self._unused()

    def _header(self) -> None:
        """D002."""
        if self.overlay:
            return
        for key in META_KEYS:
            if key not in self.document:
                self._add("D002", 1, f"The header lacks {key}.", f"Write {key} at the top.", field=key)

    def _ids(self) -> dict[str, dict[str, dict[str, Any]]]:
        """The records by section and id, those of the base included; D106, D107."""
        known = {section: {record["id"]: record for record in self.base.get(section, ())} for section in SECTIONS}
        seen: dict[str, str] = {}
        for section, records in self.tables.items():
            pattern = r"E\d\d" if section == "claim" else r"[a-z0-9]+(-[a-z0-9]+)*"
            for place, record in enumerate(records):
                id = record.get("id")
                if not isinstance(id, str):
                    continue
                if not re.fullmatch(pattern, id):
                    self._at("D106", section, place, "id", f"{id!r} is no id.", "Use lower-case words and hyphens.")
                if id in seen:
                    self._at(
                        "D107", section, place, "id", f"{id!r} is also a record of {seen[id]}.", "Choose another id."
                    )
                seen[id] = section
                known[section][id] = {**known[section].get(id, {}), **record}
        return known

    def _record(self, section: str, place: int, record: dict[str, Any]) -> None:
        """The rules that look at one record."""
        schema = fields(SECTIONS[section])
        change = self.overlay and record.get("id") in {item["id"] for item in self.base.get(section, ())}
        if self.overlay and record.get("retired") is True:
            return
        for key, value in record.items():
            if key not in schema:
                self._at("D102", section, place, key, f"There is no key {key!r} in {section}.", _near(key, schema))
                continue
            kind = schema[key]
            if hasattr(kind, "__args__"):
                if not isinstance(value, list):
                    self._at("D104", section, place, key, f"{key} must be an array.", "Put it in brackets.")
                    continue
                for item in value:
                    self._value(section, place, key, item, kind.__args__[0])
            else:
                self._value(section, place, key, value, kind.kind if isinstance(kind, kinds.Optional) else kind)
        if not change:
            for key, kind in schema.items():
                if isinstance(kind, kinds.Kind) and key not in record:
                    self._at("D103", section, place, key, f"{key} is missing.", f"Add {key}, a {kind}.")
            self._support(section, place, record)
        self._time(section, place, record)
        if section == "resolution":
            self._totals(place, record)

    def _value(self, section: str, place: int, key: str, value: Any, kind: kinds.Kind) -> None:
        """The rules that look at one value: D104, D105, D201, D301, D601, D602."""
        right = isinstance(
            value, (int, float) if kind.python is float else (dict, list) if kind.python is dict else kind.python
        )
        if not right or (isinstance(value, bool) and kind.python is not bool):
            self._at("D104", section, place, key, f"{key} must be a {kind}.", f"Write a {kind}.")
            return
        if not isinstance(value, str):
            return
        if kind.choices and value not in kind.choices:
            self._at("D105", section, place, key, f"{value!r} is no {kind}.", _near(value, kind.choices))
        if kind.name in ("date", "bound") and value not in kind.words and not dates.is_date(value):
            self._at("D301", section, place, key, f"{value!r} is no date.", 'Write 1992-05-15, "1992-05" or "1992".')
        if kind.section and not self._refers(kind.section, value):
            targets = (
                [id for part in self.known.values() for id in part] if kind.section == "*" else self.known[kind.section]
            )
            self._at("D201", section, place, key, f"{value!r} is no {kind}.", _near(value, targets))
        if kind is kinds.Url and not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+(/\S*)?", value):
            self._at("D601", section, place, key, f"{value!r} is no address.", "Write http:// or https:// and a host.")
        if value != value.strip() or not value.replace("\xa0", " ").replace("\u200c", "").isprintable():
            self._at("D602", section, place, key, f"{key} has stray spaces or control characters.", "Take them out.")

    def _refers(self, section: str, value: str) -> bool:
        """Whether a reference leads to a record."""
        if section == "*":
            return any(value in records for records in self.known.values())
        if section == "country":
            return value in self._codes()
        return value in self.known[section]

    def _codes(self) -> set[str]:
        """The alpha-3 codes of all states."""
        if not hasattr(self, "_known_codes"):
            self._known_codes = {str(record.get("iso3")) for record in self.known["country"].values()}
        return self._known_codes

    def _support(self, section: str, place: int, record: dict[str, Any]) -> None:
        """D203, D204."""
        if section not in UNSOURCED and not record.get("sources"):
            self._at("D203", section, place, "sources", "The record rests on no source.", "Name at least one source.")
        if section in CONFIDENT and "confidence" not in record:
            mend = "Say confirmed, single-source or contested."
            self._at("D204", section, place, "confidence", "The record has no confidence.", mend)
        if record.get("confidence") == "contested" and not record.get("note"):
            self._at(
                "D204", section, place, "note", "The record is contested without a note.", "Give both sides in note."
            )

    def _time(self, section: str, place: int, record: dict[str, Any]) -> None:
        """D302, D304, D305, D502."""
        for start, end in (
            ("from", "to"),
            ("date", "end"),
            ("value_min", "value_max"),
            ("personnel_min", "personnel_max"),
        ):
            low, high = record.get(start), record.get(end)
            if low is None or high is None or dates.OPEN in (low, high) or dates.UNKNOWN in (low, high):
                continue
            if type(low) is type(high) and (low > high or (start == "from" and low == high)):
                rule = "D302" if isinstance(low, str) else "D502"
                self._at(
                    rule, section, place, end, f"{end} ({high}) comes before {start} ({low}).", "Correct one of them."
                )
        today = str(plain(self.document.get("as_of") or self.base.get("as_of") or "9999"))
        date = record.get("date")
        if section in HAPPENINGS and isinstance(date, str) and dates.is_date(date) and dates.first(date) > today:
            message = f"{date} is after the dataset's day, {today}."
            self._at("D304", section, place, "date", message, "Move as_of, or correct it.")
        for key in ("date", "from", "to", "signed", "in_force"):
            value = record.get(key)
            if isinstance(value, str) and value[4:] in ("-01-01", "-12-31") and section != "source":
                said = f"{record.get('text', '')} {record.get('note', '')}"
                if value[:4] not in said and not re.search(r"\b(1 January|31 December)\b", said):
                    mend = "Name the day in note, or write the year."
                    self._at("D305", section, place, key, f"{value} looks like a default.", mend)

    def _totals(self, place: int, record: dict[str, Any]) -> None:
        """D501."""
        counts = [record.get(key) for key in ("yes", "no", "abstain", "absent")]
        if not all(isinstance(count, int) for count in counts):
            return
        members = next((number for day, number in UN_MEMBERS if str(record.get("date")) >= day), None)
        total = sum(count for count in counts if isinstance(count, int))
        if members is not None and total != members:
            message = f"The votes add up to {total}; the United Nations had {members} members."
            self._at("D501", "resolution", place, "absent", message, "Correct the totals, or leave absent out.")

    def _overlaps(self) -> None:
        """D303."""
        spans: dict[tuple[str, ...], list[tuple[str, str, int]]] = {}
        for section, keys in (("membership", ("country", "organisation", "status")), ("post", ("role",))):
            for place, record in enumerate(self.tables.get(section, ())):
                if record.get("role") in ("deputy-secretary-general", "other"):
                    continue
                start, end = record.get("from"), record.get("to")
                if isinstance(start, str) and isinstance(end, str) and dates.UNKNOWN not in (start, end):
                    group = (section, *(str(record.get(key)) for key in keys))
                    spans.setdefault(group, []).append((start, end, place))
        for (section, *_), own in spans.items():
            own.sort()
            for (_, end, _), (start, _, place) in itertools.pairwise(own):
                if end == dates.OPEN or dates.first(start) < dates.first(end):
                    message = f"The span overlaps the one that ends on {end}."
                    self._at("D303", section, place, "from", message, "Correct one of them.")

    def _names(self) -> None:
        """D401, D402."""
        from csto_cli import resolve
        from csto_cli.model import Country, Organisation

        for section, key in (("country", "iso3"), ("organisation", "id")):
            seen: dict[str, str] = {}
            for place, record in enumerate(self.tables.get(section, ())):
                try:
                    names = (
                        resolve.country_names(Country(record))
                        if section == "country"
                        else resolve.organisation_names(Organisation(record))
                    )
                    own = {resolve.fold(name) for name in names if name}
                except (AttributeError, TypeError):
                    continue  # a wrong type has its own finding
                for name in sorted(own):
                    if name in seen and seen[name] != record.get(key):
                        self._at(
                            "D401",
                            section,
                            place,
                            "aliases",
                            f"{name!r} also means {seen[name]}.",
                            "Take one of them out.",
                        )
                    seen[name] = str(record.get(key))
                if section == "country":
                    for code, form in (("iso2", "[A-Z]{2}"), ("iso3", "[A-Z]{3}")):
                        if not re.fullmatch(form, str(record.get(code, ""))):
                            self._at(
                                "D402",
                                section,
                                place,
                                code,
                                f"{record.get(code)!r} is no {code} code.",
                                "Use ISO 3166-1.",
                            )

    def _unused(self) -> None:
        """D202."""
        used = {id for records in self.tables.values() for record in records for id in record.get("sources") or ()}
        for place, record in enumerate(self.tables.get("source", ())):
            if record.get("id") not in used:
                self._at(
                    "D202",
                    "source",
                    place,
                    "id",
                    f"{record.get('id')!r} is used by no record.",
                    "Use it or take it out.",
                )


def check(file: str, content: bytes, base: bytes | None = None) -> list[Finding]:
    """Everything that is wrong with a dataset or an overlay.

    Args:
        file: the name of the file, for findings.
        content: its bytes.
        base: the bundled dataset, to whose records an overlay (a file without `schema_version`) may refer.

    Returns:
        Findings by line, errors and warnings.
    """
    tables = plain(tomllib.loads(base.decode())) if base is not None else None
    findings = Checker(file, content, tables).findings
    return sorted(findings, key=lambda finding: (finding.line, finding.rule))


def _near(text: str, known: Iterable[str]) -> str:
    """What to write instead: the likely word, or all of a short list."""
    from csto_cli.resolve import closest

    names = list(known)
    near = closest(text, names)
    if near:
        return f"Did you mean {near[0]}?"
    return f"Use one of {', '.join(names)}." if len(names) <= 20 else "Correct it."


def rules() -> Iterator[tuple[str, str, str]]:
    """Every rule: number, severity, and what it asks."""
    for number, (severity, text) in RULES.items():
        yield number, severity, text
