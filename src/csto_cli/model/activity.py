"""Sections on what is done: forces, bases, exercises, operations and events."""

from typing import Annotated

from csto_cli.model.kinds import (
    BaseType,
    CountryCode,
    Date,
    DateOrOpen,
    EventCategory,
    EvidenceType,
    ExerciseStatus,
    ForceScope,
    IssueId,
    NonNegativeInt,
    OperationType,
    OrganisationId,
    RecordId,
    RequestAnswer,
    ShortText,
    StatementKind,
    StrengthBasis,
    Table,
    Text,
    Year,
)
from csto_cli.model.record import Record


class Force(Record):
    """A standing or collective force."""

    __slots__ = ()

    name: Annotated[ShortText, "its English name"]
    name_ru: Annotated[ShortText | None, "its Russian name"]
    abbreviation: Annotated[ShortText | None, "what it is called for short"]
    abbreviation_ru: Annotated[ShortText | None, "the same in Russian"]
    aliases: Annotated[tuple[ShortText, ...], "other names"]
    scope: Annotated[
        ForceScope | None, "of the whole alliance, of a region, or of two states; the file's order is by importance"
    ]
    from_: Annotated[DateOrOpen, "since when it has existed"]
    to: Annotated[DateOrOpen, "until when"]
    countries: Annotated[tuple[CountryCode, ...], "the states that take part"]
    composition: Annotated[Text | None, "what it is made of"]
    legal_basis: Annotated[Text | None, "its legal basis"]
    missions: Annotated[tuple[ShortText, ...], "what it is for"]
    text: Annotated[Text, "what it is"]


class Strength(Record):
    """How many people or how much equipment one statement gives a force, base, exercise or operation."""

    __slots__ = ()

    subject: Annotated[RecordId, "whose strength it is"]
    country: Annotated[CountryCode | None, "the contingent, if not the whole"]
    date: Annotated[Date | None, "the day or year of the figure"]
    personnel: Annotated[NonNegativeInt | None, "people"]
    personnel_min: Annotated[NonNegativeInt | None, "lower end of a range"]
    personnel_max: Annotated[NonNegativeInt | None, "upper end of a range"]
    equipment: Annotated[ShortText | None, "vehicles, aircraft and the like"]
    basis: Annotated[StrengthBasis, "whether agreed, announced, official, planned, reported or estimated"]
    text: Annotated[Text, "the statement"]


class Base(Record):
    """A foreign base, facility or border-guard presence on a member's soil."""

    __slots__ = ()

    name: Annotated[ShortText, "its name"]
    host: Annotated[CountryCode, "the state on whose soil it lies"]
    operator: Annotated[CountryCode, "the state that runs it"]
    type: Annotated[BaseType, "what it is"]
    place: Annotated[ShortText | None, "where"]
    from_: Annotated[DateOrOpen, "since when"]
    to: Annotated[DateOrOpen, "until when"]
    treaty: Annotated[Text | None, "the treaty that allows it, and its term"]
    text: Annotated[Text, "what is there"]


class Exercise(Record):
    """One edition of an exercise."""

    __slots__ = ()

    series: Annotated[ShortText, "the series it belongs to"]
    name: Annotated[ShortText, "its name"]
    status: Annotated[ExerciseStatus | None, "held, planned, cancelled or postponed; held if left out"]
    year: Annotated[Year, "the year"]
    date: Annotated[Date | None, "first day"]
    end: Annotated[Date | None, "last day"]
    host: Annotated[tuple[CountryCode, ...], "where it was held"]
    countries: Annotated[tuple[CountryCode, ...], "who took part"]
    place: Annotated[ShortText | None, "ground or city"]
    scenario: Annotated[Text | None, "what was rehearsed"]
    text: Annotated[Text, "what happened"]


class Operation(Record):
    """A joint operation, a deployment, or a request for one."""

    __slots__ = ()

    series: Annotated[ShortText, "the operation, such as Kanal or Kazakhstan 2022"]
    name: Annotated[ShortText, "the edition or step"]
    type: Annotated[OperationType, "recurring police operation, deployment, mission or request"]
    date: Annotated[Date | None, "first day"]
    end: Annotated[Date | None, "last day"]
    countries: Annotated[tuple[CountryCode, ...], "who took part or asked"]
    legal_basis: Annotated[Text | None, "on what grounds"]
    answer: Annotated[RequestAnswer | None, "how a request was answered"]
    outcome: Annotated[ShortText | None, "how it ended or was answered, in a few words"]
    results: Annotated[
        Table | None, "reported results, a number each; a lower bound ends in `_min`, an upper one in `_max`"
    ]
    text: Annotated[Text, "what happened"]


class Event(Record):
    """Something that happened, was said, or was judged, on a day."""

    __slots__ = ()

    date: Annotated[Date, "when, as precisely as known"]
    end: Annotated[Date | None, "its last day"]
    category: Annotated[EventCategory, "what sort of event it was"]
    kind: Annotated[StatementKind, "fact, declaration or assessment"]
    actor: Annotated[ShortText | None, "who spoke or acted, where it is one person or body"]
    issue: Annotated[IssueId | None, "the issue of `stance` on which it bears"]
    evidence_type: Annotated[EvidenceType | None, "what sort of evidence it is on that issue"]
    countries: Annotated[tuple[CountryCode, ...], "whom it concerns; for what one side said or did, that side first"]
    organisations: Annotated[tuple[OrganisationId, ...], "organisations that it concerns"]
    city: Annotated[ShortText | None, "where"]
    turning_point: Annotated[ShortText | None, "a short name, if it is one of the dozen most important events"]
    text: Annotated[Text, "what happened"]
