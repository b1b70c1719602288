"""Sections on what is done: forces, bases, exercises, operations and events."""

from typing import Annotated

from csto_cli.model import kinds as k
from csto_cli.model.record import Record


class Force(Record):
    """A standing or collective force."""

    name: Annotated[k.ShortText, "its English name"]
    name_ru: Annotated[k.ShortText | None, "its Russian name"]
    abbreviation: Annotated[k.ShortText | None, "what it is called for short"]
    abbreviation_ru: Annotated[k.ShortText | None, "the same in Russian"]
    aliases: Annotated[tuple[k.ShortText, ...], "other names"]
    scope: Annotated[
        k.ForceScope | None, "of the whole alliance, of a region, or of two states; the file's order is by importance"
    ]
    from_: Annotated[k.DateOrOpen, "since when it has existed"]
    to: Annotated[k.DateOrOpen, "until when"]
    countries: Annotated[tuple[k.CountryCode, ...], "the states that take part"]
    composition: Annotated[k.Text | None, "what it is made of"]
    legal_basis: Annotated[k.Text | None, "its legal basis"]
    missions: Annotated[tuple[k.ShortText, ...], "what it is for"]
    text: Annotated[k.Text, "what it is"]


class Strength(Record):
    """How many people or how much equipment one statement gives a force, base, exercise or operation."""

    subject: Annotated[k.RecordId, "whose strength it is"]
    country: Annotated[k.CountryCode | None, "the contingent, if not the whole"]
    date: Annotated[k.Date | None, "the day or year of the figure"]
    personnel: Annotated[k.NonNegativeInt | None, "people"]
    personnel_min: Annotated[k.NonNegativeInt | None, "lower end of a range"]
    personnel_max: Annotated[k.NonNegativeInt | None, "upper end of a range"]
    equipment: Annotated[k.ShortText | None, "vehicles, aircraft and the like"]
    basis: Annotated[k.StrengthBasis, "whether agreed, announced, official, planned, reported or estimated"]
    text: Annotated[k.Text, "the statement"]


class Base(Record):
    """A foreign base, facility or border-guard presence on a member's soil."""

    name: Annotated[k.ShortText, "its name"]
    host: Annotated[k.CountryCode, "the state on whose soil it lies"]
    operator: Annotated[k.CountryCode, "the state that runs it"]
    type: Annotated[k.BaseType, "what it is"]
    place: Annotated[k.ShortText | None, "where"]
    from_: Annotated[k.DateOrOpen, "since when"]
    to: Annotated[k.DateOrOpen, "until when"]
    treaty: Annotated[k.Text | None, "the treaty that allows it, and its term"]
    text: Annotated[k.Text, "what is there"]


class Exercise(Record):
    """One edition of an exercise."""

    series: Annotated[k.ShortText, "the series it belongs to"]
    name: Annotated[k.ShortText, "its name"]
    status: Annotated[k.ExerciseStatus | None, "held, planned, cancelled or postponed; held if left out"]
    year: Annotated[k.Year, "the year"]
    date: Annotated[k.Date | None, "first day"]
    end: Annotated[k.Date | None, "last day"]
    host: Annotated[tuple[k.CountryCode, ...], "where it was held"]
    countries: Annotated[tuple[k.CountryCode, ...], "who took part"]
    place: Annotated[k.ShortText | None, "ground or city"]
    scenario: Annotated[k.Text | None, "what was rehearsed"]
    text: Annotated[k.Text, "what happened"]


class Operation(Record):
    """A joint operation, a deployment, or a request for one."""

    series: Annotated[k.ShortText, "the operation, such as Kanal or Kazakhstan 2022"]
    name: Annotated[k.ShortText, "the edition or step"]
    type: Annotated[k.OperationType, "recurring police operation, deployment, mission or request"]
    date: Annotated[k.Date | None, "first day"]
    end: Annotated[k.Date | None, "last day"]
    countries: Annotated[tuple[k.CountryCode, ...], "who took part or asked"]
    legal_basis: Annotated[k.Text | None, "on what grounds"]
    answer: Annotated[k.RequestAnswer | None, "how a request was answered"]
    outcome: Annotated[k.ShortText | None, "how it ended or was answered, in a few words"]
    results: Annotated[
        k.Table | None, "reported results, a number each; a lower bound ends in `_min`, an upper one in `_max`"
    ]
    text: Annotated[k.Text, "what happened"]


class Event(Record):
    """Something that happened, was said, or was judged, on a day."""

    date: Annotated[k.Date, "when, as precisely as known"]
    end: Annotated[k.Date | None, "its last day"]
    category: Annotated[k.EventCategory, "what sort of event it was"]
    kind: Annotated[k.StatementKind, "fact, declaration or assessment"]
    actor: Annotated[k.ShortText | None, "who spoke or acted, where it is one person or body"]
    issue: Annotated[k.IssueId | None, "the issue of `stance` on which it bears"]
    evidence_type: Annotated[k.EvidenceType | None, "what sort of evidence it is on that issue"]
    countries: Annotated[tuple[k.CountryCode, ...], "whom it concerns; for what one side said or did, that side first"]
    organisations: Annotated[tuple[k.OrganisationId, ...], "organisations that it concerns"]
    city: Annotated[k.ShortText | None, "where"]
    turning_point: Annotated[k.ShortText | None, "a short name, if it is one of the dozen most important events"]
    text: Annotated[k.Text, "what happened"]
