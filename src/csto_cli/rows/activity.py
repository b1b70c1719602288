"""Rows of the commands on what is done."""

from typing import Annotated

from csto_cli.model.activity import Exercise, Operation
from csto_cli.model.kinds import (
    AnyConfidence,
    Bool,
    CountryCode,
    Date,
    DateOrOpen,
    ForceScope,
    OrganisationId,
    RecordId,
    ShortText,
    Table,
    Text,
    Token,
)
from csto_cli.model.record import Record


class ForceRow(Record):
    """A collective force, or a foreign base, with its stated sizes."""

    __slots__ = ()

    section: Annotated[Token, "force or base"]
    name: Annotated[ShortText, "its English name"]
    name_ru: Annotated[ShortText | None, "its Russian name"]
    abbreviation: Annotated[ShortText | None, "what it is called for short"]
    scope: Annotated[ForceScope | None, "of the whole alliance, of a region, of two states, or of the past"]
    type: Annotated[Token | None, "what sort of base it is"]
    host: Annotated[CountryCode | None, "the state on whose soil a base lies"]
    operator: Annotated[CountryCode | None, "the state that runs a base"]
    countries: Annotated[tuple[CountryCode, ...], "the states that take part in a force"]
    place: Annotated[ShortText | None, "where a base lies"]
    from_: Annotated[DateOrOpen, "since when it has existed"]
    to: Annotated[DateOrOpen, "until when"]
    composition: Annotated[Text | None, "what a force is made of"]
    legal_basis: Annotated[Text | None, "the agreement that is its legal basis, and its term"]
    missions: Annotated[tuple[ShortText, ...], "what a force is for"]
    strengths: Annotated[
        tuple[Table, ...],
        "every stated size: date, contingent, people (or a range), equipment, basis, text, sources; for the latest also when it was verified, and whether that is too long before the day",
    ]
    text: Annotated[Text, "what it is"]
    stale: Annotated[Bool | None, "whether it was verified too long before the day"]


class ExerciseRow(Exercise):
    """An edition of an exercise with every stated size."""

    __slots__ = ()

    strengths: Annotated[
        tuple[Table, ...], "every stated size: date, contingent, people (or a range), equipment, basis, text, sources"
    ]


class OperationRow(Operation):
    """An edition or a step of an operation, with every stated size."""

    __slots__ = ()

    strengths: Annotated[
        tuple[Table, ...], "every stated size: date, contingent, people (or a range), equipment, basis, text, sources"
    ]


class ChangeRow(Record):
    """One thing that changed between two days."""

    __slots__ = ()

    group: Annotated[Token, "membership, position, office, instrument, force, base, operation, vote or comparison"]
    date: Annotated[Date, "when: the first day of what came after"]
    change: Annotated[Token, "began, changed or ended; held for what happened"]
    name: Annotated[ShortText, "what changed"]
    organisation: Annotated[OrganisationId | None, "the organisation that it concerns"]
    before: Annotated[Text | None, "what was so before"]
    after: Annotated[Text | None, "what has been so since; null if it ended"]
    countries: Annotated[tuple[CountryCode, ...], "the states that it concerns"]
    record: Annotated[RecordId, "the record behind it"]
    confidence: Annotated[AnyConfidence | None, "how well the record is supported"]
