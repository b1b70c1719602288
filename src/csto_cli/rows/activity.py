"""Rows of the commands on what is done."""

from typing import Annotated

from csto_cli.model import kinds as k
from csto_cli.model.activity import Exercise, Operation
from csto_cli.model.record import Record


class ForceRow(Record):
    """A collective force, or a foreign base, with its stated sizes."""

    section: Annotated[k.Token, "force or base"]
    name: Annotated[k.ShortText, "its English name"]
    name_ru: Annotated[k.ShortText | None, "its Russian name"]
    abbreviation: Annotated[k.ShortText | None, "what it is called for short"]
    scope: Annotated[k.ForceScope | None, "of the whole alliance, of a region, of two states, or of the past"]
    type: Annotated[k.Token | None, "what sort of base it is"]
    host: Annotated[k.CountryCode | None, "the state on whose soil a base lies"]
    operator: Annotated[k.CountryCode | None, "the state that runs a base"]
    countries: Annotated[tuple[k.CountryCode, ...], "the states that take part in a force"]
    place: Annotated[k.ShortText | None, "where a base lies"]
    from_: Annotated[k.DateOrOpen, "since when it has existed"]
    to: Annotated[k.DateOrOpen, "until when"]
    composition: Annotated[k.Text | None, "what a force is made of"]
    legal_basis: Annotated[k.Text | None, "the agreement that is its legal basis, and its term"]
    missions: Annotated[tuple[k.ShortText, ...], "what a force is for"]
    strengths: Annotated[
        tuple[k.Table, ...],
        "every stated size: date, contingent, people (or a range), equipment, basis, text, sources; for the latest also when it was verified, and whether that is too long before the day",
    ]
    text: Annotated[k.Text, "what it is"]
    stale: Annotated[k.Bool | None, "whether it was verified too long before the day"]


class ExerciseRow(Exercise):
    """An edition of an exercise with every stated size."""

    strengths: Annotated[
        tuple[k.Table, ...], "every stated size: date, contingent, people (or a range), equipment, basis, text, sources"
    ]


class OperationRow(Operation):
    """An edition or a step of an operation, with every stated size."""

    strengths: Annotated[
        tuple[k.Table, ...], "every stated size: date, contingent, people (or a range), equipment, basis, text, sources"
    ]


class ChangeRow(Record):
    """One thing that changed between two days."""

    group: Annotated[k.Token, "membership, position, office, instrument, force, base, operation, vote or comparison"]
    date: Annotated[k.Date, "when: the first day of what came after"]
    change: Annotated[k.Token, "began, changed or ended; held for what happened"]
    name: Annotated[k.ShortText, "what changed"]
    organisation: Annotated[k.OrganisationId | None, "the organisation that it concerns"]
    before: Annotated[k.Text | None, "what was so before"]
    after: Annotated[k.Text | None, "what has been so since; null if it ended"]
    countries: Annotated[tuple[k.CountryCode, ...], "the states that it concerns"]
    record: Annotated[k.RecordId, "the record behind it"]
    confidence: Annotated[k.AnyConfidence | None, "how well the record is supported"]
