"""Rules for positions: values of the scale, spans in order, evidence that bears on the holder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from csto_cli import dates
from csto_cli.check.document import Document
from csto_cli.check.references import NOTHING_FOUND
from csto_cli.check.rule import ERROR, WARNING, Violation, rule
from csto_cli.data import captions

SIDES = ("towards", "away", "neither")
WORDS = ("statement", "report", "absence")


@rule("D701", ERROR, "Use one value of the issue's scale.")
def value_in_scale(file: Document) -> Iterator[Violation]:
    """A position has a value of the scale of its issue, or says that there is none."""
    for entry in file.of("position"):
        issue = file.records["issue"].get(entry.get("issue"), {})
        values = [step.get("value") for step in _steps(issue)]
        value = entry.get("value")
        if values and value and value not in (*values, *NOTHING_FOUND):
            yield entry.violation("value", f"The value {value!r} is not on the scale: {', '.join(map(str, values))}.")


@rule("D702", ERROR, "Give it the state that holds it, or the organisation.")
def one_holder(file: Document) -> Iterator[Violation]:
    """A position has one holder: a state or an organisation."""
    for entry in file.of("position"):
        if bool(entry.get("country")) == bool(entry.get("organisation")):
            yield entry.violation("country", "The position has no holder, or two.")


@rule("D703", ERROR, "End the one on the day on which the other begins.")
def spans_apart(file: Document) -> Iterator[Violation]:
    """No two positions of one holder on one issue overlap."""
    for entry, other in file.pairs("position", _line):
        one, two = entry.whole, other
        if dates.is_date(str(one.get("from"))) and dates.is_date(str(two.get("from"))) and _overlap(one, two):
            yield entry.violation("from", f"The span overlaps that of {other['id']}.")


@rule("D704", ERROR, "Take it out, or move the span.")
def evidence_in_time(file: Document) -> Iterator[Violation]:
    """No evidence of a position is later than its end."""
    for entry, record, date in _evidence(file):
        end = entry.get("to")
        if dates.is_date(end) and dates.first(date) > dates.last(end):
            yield entry.violation("evidence", f"The evidence {record['id']} is later than the position.")


@rule("D705", WARNING, "Name evidence of the day on which it began.")
def evidence_from_the_start(file: Document) -> Iterator[Violation]:
    """The first evidence of a position is not later than its beginning."""
    first: dict[str, str] = {}
    entries = {entry.id: entry for entry in file.of("position")}
    for entry, _, date in _evidence(file):
        first[entry.id] = min(dates.first(date), first.get(entry.id, "9999"))
    for id, date in first.items():
        start = entries[id].get("from")
        if dates.is_date(start) and date > dates.last(start):
            yield entries[id].violation("evidence", f"The first evidence is of {date}, the position begins in {start}.")


@rule("D706", WARNING, "Name evidence about the holder.")
def evidence_of_the_holder(file: Document) -> Iterator[Violation]:
    """Evidence bears on the holder: it names it, or an organisation it then belonged to, or one of its members."""
    for entry, record, date in _evidence(file):
        holder = entry.get("country") or entry.get("organisation")
        if not _named(record) & {holder, *_fellows(file, holder, date)}:
            yield entry.violation("evidence", f"The evidence {record['id']} does not name {holder}.")


@rule("D707", ERROR, "Give each value a short form of at most 12 characters, a side and a definition.")
def scale_complete(file: Document) -> Iterator[Violation]:
    """Every value of a scale has a short form, a side and a definition."""
    for entry in file.of("issue"):
        for step in _steps(entry.whole):
            complete = all(isinstance(step.get(name), str) for name in ("value", "short", "definition"))
            if not complete or step.get("side") not in SIDES or len(str(step.get("short"))) > 12:
                yield entry.violation("scale", f"The value {step.get('value')!r} of the scale is not complete.")


@rule("D708", WARNING, "Add a second piece of evidence, or say thin.")
def confirmed_by_acts(file: Document) -> Iterator[Violation]:
    """A position called confirmed has an act, a law or a vote as evidence, or two pieces of evidence or more."""
    pieces: dict[str, int] = {}
    acts: set[str] = set()
    for entry, record, _ in _evidence(file):
        pieces[entry.id] = pieces.get(entry.id, 0) + 1 + str(record.get("actor")).count(";")
        if record.get("kind") != "declaration" and record.get("evidence_type") not in WORDS:
            acts.add(entry.id)
    for entry in file.of("position"):
        sources = entry.whole.get("sources")
        found = pieces.get(entry.id, 0) + (len(sources) if isinstance(sources, list | tuple) else 0)
        if entry.get("confidence") == "confirmed" and found == 1 and entry.id not in acts:
            yield entry.violation(
                "confidence", "The position is called confirmed, and its only evidence is one statement."
            )


def _named(record: Mapping[str, Any]) -> set[str]:
    """The states and organisations that a record names."""
    values = [record.get(name) for name in ("country", "organisation", "host", "operator", "instrument")]
    for name in ("countries", "organisations"):
        several = record.get(name)
        values += several if isinstance(several, list | tuple) else []
    return {value for value in values if isinstance(value, str)}


def _fellows(file: Document, holder: str, date: str) -> Iterator[str]:
    """The organisations that a state belongs to on a day, or the members of an organisation."""
    for one in file.records["membership"].values():
        pair = (str(one.get("country")), str(one.get("organisation")))
        if holder in pair and dates.contains(str(one.get("from")), str(one.get("to")), dates.first(date)):
            yield pair[pair[0] == holder]


def _steps(issue: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The values of a scale that are tables."""
    scale = issue.get("scale")
    return [step for step in scale if isinstance(step, dict)] if isinstance(scale, list | tuple) else []


def _line(record: dict[str, Any]) -> Any:
    """What positions share that follow one another."""
    return (record.get("issue"), record.get("country"), record.get("organisation"))


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two spans share a day for certain."""
    early, late = sorted((one, other), key=lambda record: dates.first(str(record["from"])))
    end = str(early.get("to"))
    return end == dates.OPEN or (dates.is_date(end) and dates.last(str(late["from"])) < dates.first(end))


def _evidence(file: Document) -> Iterator[tuple[Any, dict[str, Any], str]]:
    """Each piece of evidence of each position, with its date."""
    votes = file.records["resolution"]
    every = {id: record for section in file.records.values() for id, record in section.items()}
    for entry in file.of("position"):
        named = entry.whole.get("evidence")
        for id in named if isinstance(named, list | tuple) else ():
            record = every.get(id) if isinstance(id, str) else None
            if record is not None:
                date = captions.date(record) or str(votes.get(str(record.get("resolution")), {}).get("date") or "")
                if dates.is_date(date):
                    yield entry, record, date
