"""Sections on where states stand: positions, votes, figures, comparisons, claims and scenarios."""

from typing import Annotated

from csto_cli.model.kinds import (
    Bool,
    CountryCode,
    Date,
    DateOrOpen,
    DimensionId,
    IssueId,
    NonNegativeInt,
    Number,
    OrganisationId,
    PositionConfidence,
    RecordId,
    ResolutionId,
    ShortText,
    StatementKind,
    Table,
    Text,
    Token,
    Verdict,
    VoteCast,
)
from csto_cli.model.record import Record


class Issue(Record):
    """A question on which states take positions; the file's order is by importance within each group."""

    __slots__ = ()

    name: Annotated[ShortText | None, "its name"]
    label: Annotated[ShortText | None, 'a phrase that reads beside a value: "Recognises Crimea as Russian: no"']
    short: Annotated[ShortText | None, "the label in at most 24 characters"]
    question: Annotated[Text, "the question that a value answers"]
    group: Annotated[ShortText | None, "the group it belongs to"]
    scale: Annotated[
        Table | None, "its values from one end to the other, each with a short form, a side and a definition"
    ]
    to: Annotated[Date | None, "the day on which the question was over, if it is"]


class Position(Record):
    """Where a holder stands on an issue over a span: the curators' judgement, with the evidence for it."""

    __slots__ = ()

    issue: Annotated[IssueId, "the issue"]
    country: Annotated[CountryCode | None, "the state that holds it"]
    organisation: Annotated[OrganisationId | None, "the organisation that holds it, in place of a state"]
    value: Annotated[ShortText, "one value of the issue's scale, or one of the three that any issue may have"]
    from_: Annotated[DateOrOpen, "first day"]
    to: Annotated[DateOrOpen, "first day after it"]
    kind: Annotated[StatementKind, "an assessment"]
    summary: Annotated[Text, "why, in at most two sentences"]
    evidence: Annotated[tuple[RecordId, ...], "the records that show it, in order of time"]
    confidence: Annotated[PositionConfidence, "confirmed, contested, or thin"]


class Resolution(Record):
    """A resolution put to a vote in the United Nations General Assembly."""

    __slots__ = ()

    symbol: Annotated[ShortText, "its symbol"]
    title: Annotated[ShortText, "what it is about"]
    date: Annotated[Date, "the day of the vote"]
    issue: Annotated[IssueId | None, "the issue it bears on"]
    yes: Annotated[NonNegativeInt | None, "votes in favour"]
    no: Annotated[NonNegativeInt | None, "votes against"]
    abstain: Annotated[NonNegativeInt | None, "abstentions"]
    absent: Annotated[NonNegativeInt | None, "members recorded as not voting"]
    adopted: Annotated[Bool, "whether it was adopted"]
    text: Annotated[Text, "what it does"]


class Vote(Record):
    """How one state voted on one resolution."""

    __slots__ = ()

    resolution: Annotated[ResolutionId, "the resolution"]
    country: Annotated[CountryCode, "the state"]
    vote: Annotated[VoteCast, "yes, no, abstain; absent means recorded as not voting"]


class IdealPoint(Record):
    """A state's yearly ideal points, estimated from its votes in the General Assembly."""

    __slots__ = ()

    country: Annotated[CountryCode, "the state"]
    rows: Annotated[Table, "one row a year: year, number of votes, ideal point, then the 5, 50 and 95 % quantiles"]


class Indicator(Record):
    """A figure for a year or a day."""

    __slots__ = ()

    topic: Annotated[Token, "the group it belongs to"]
    name: Annotated[ShortText, "what is measured"]
    country: Annotated[CountryCode | None, "the state"]
    partner: Annotated[CountryCode | None, "the other state"]
    organisation: Annotated[OrganisationId | None, "the organisation"]
    date: Annotated[Date, "the year or day of the figure"]
    value: Annotated[Number | None, "the figure"]
    value_min: Annotated[Number | None, "lower end of a range"]
    value_max: Annotated[Number | None, "upper end of a range"]
    unit: Annotated[ShortText, "what it counts in"]
    kind: Annotated[StatementKind, "fact, declaration or assessment"]
    text: Annotated[Text | None, "what the figure alone does not say"]


class Dimension(Record):
    """A line on which organisations are compared; the file's order is the order of the table."""

    __slots__ = ()

    name: Annotated[ShortText, "its heading"]
    group: Annotated[Token, "the group it belongs to"]
    question: Annotated[Text, "what it asks"]
    detail: Annotated[Bool | None, "whether only the full comparison shows it"]


class Attribute(Record):
    """What one organisation is on one dimension."""

    __slots__ = ()

    organisation: Annotated[OrganisationId, "the organisation"]
    dimension: Annotated[DimensionId, "the dimension"]
    from_: Annotated[
        Date | None, "since when it has been so; left out for what has been so from the organisation's beginning"
    ]
    to: Annotated[Date | None, "first day on which it was so no longer"]
    date: Annotated[Date | None, "the day of a figure"]
    value: Annotated[ShortText, "the answer in a few words"]
    number: Annotated[Number | None, "the answer as a number"]
    unit: Annotated[ShortText | None, "its unit"]
    kind: Annotated[StatementKind, "fact, declaration or assessment"]
    text: Annotated[Text | None, "what the value alone does not say"]


class Claim(Record):
    """One claim of the essay, restated, with what the dataset says of it."""

    __slots__ = ()

    part: Annotated[ShortText, "the part of the essay"]
    text: Annotated[Text, "the claim, restated"]
    verdict: Annotated[Verdict, "what became of it"]
    reason: Annotated[Text, "why, in a sentence or two"]
    records: Annotated[tuple[RecordId, ...], "the records that bear on it"]
    evidence_for: Annotated[tuple[Text, ...], "for a forecast, what would count for it"]
    evidence_against: Annotated[tuple[Text, ...], "what would count against it"]
    since_then: Annotated[Text | None, "what has happened since"]


class Scenario(Record):
    """A possible future, and what to watch for."""

    __slots__ = ()

    name: Annotated[ShortText, "its name"]
    whose: Annotated[ShortText, "whose assessment it is"]
    kind: Annotated[StatementKind, "an assessment"]
    text: Annotated[Text, "what it supposes"]
    drivers: Annotated[tuple[Text, ...], "what would drive it"]
    consequences: Annotated[Table, "what would follow, by country code"]
    records: Annotated[tuple[RecordId, ...], "the records whose latest reading tells how near it is"]
