"""Sections on where states stand: positions, votes, figures, comparisons, claims and scenarios."""

from typing import Annotated

from csto_cli.model import kinds as k
from csto_cli.model.record import Record


class Issue(Record):
    """A question on which states take positions; the file's order is by importance within each group."""

    name: Annotated[k.ShortText | None, "its name"]
    label: Annotated[k.ShortText | None, 'a phrase that reads beside a value: "Recognises Crimea as Russian: no"']
    short: Annotated[k.ShortText | None, "the label in at most 24 characters"]
    question: Annotated[k.Text, "the question that a value answers"]
    group: Annotated[k.ShortText | None, "the group it belongs to"]
    scale: Annotated[
        k.Table | None, "its values from one end to the other, each with a short form, a side and a definition"
    ]
    to: Annotated[k.Date | None, "the day on which the question was over, if it is"]


class Position(Record):
    """Where a holder stands on an issue over a span: the curators' judgement, with the evidence for it."""

    issue: Annotated[k.IssueId, "the issue"]
    country: Annotated[k.CountryCode | None, "the state that holds it"]
    organisation: Annotated[k.OrganisationId | None, "the organisation that holds it, in place of a state"]
    value: Annotated[k.ShortText, "one value of the issue's scale, or one of the three that any issue may have"]
    from_: Annotated[k.DateOrOpen, "first day"]
    to: Annotated[k.DateOrOpen, "first day after it"]
    kind: Annotated[k.StatementKind, "an assessment"]
    summary: Annotated[k.Text, "why, in at most two sentences"]
    evidence: Annotated[tuple[k.RecordId, ...], "the records that show it, in order of time"]
    confidence: Annotated[k.PositionConfidence, "confirmed, contested, or thin"]


class Resolution(Record):
    """A resolution put to a vote in the United Nations General Assembly."""

    symbol: Annotated[k.ShortText, "its symbol"]
    title: Annotated[k.ShortText, "what it is about"]
    date: Annotated[k.Date, "the day of the vote"]
    issue: Annotated[k.IssueId | None, "the issue it bears on"]
    yes: Annotated[k.NonNegativeInt | None, "votes in favour"]
    no: Annotated[k.NonNegativeInt | None, "votes against"]
    abstain: Annotated[k.NonNegativeInt | None, "abstentions"]
    absent: Annotated[k.NonNegativeInt | None, "members recorded as not voting"]
    adopted: Annotated[k.Bool, "whether it was adopted"]
    text: Annotated[k.Text, "what it does"]


class Vote(Record):
    """How one state voted on one resolution."""

    resolution: Annotated[k.ResolutionId, "the resolution"]
    country: Annotated[k.CountryCode, "the state"]
    vote: Annotated[k.VoteCast, "yes, no, abstain; absent means recorded as not voting"]


class IdealPoint(Record):
    """A state's yearly ideal points, estimated from its votes in the General Assembly."""

    country: Annotated[k.CountryCode, "the state"]
    rows: Annotated[k.Table, "one row a year: year, number of votes, ideal point, then the 5, 50 and 95 % quantiles"]


class Indicator(Record):
    """A figure for a year or a day."""

    topic: Annotated[k.Token, "the group it belongs to"]
    name: Annotated[k.ShortText, "what is measured"]
    country: Annotated[k.CountryCode | None, "the state"]
    partner: Annotated[k.CountryCode | None, "the other state"]
    organisation: Annotated[k.OrganisationId | None, "the organisation"]
    date: Annotated[k.Date, "the year or day of the figure"]
    value: Annotated[k.Number | None, "the figure"]
    value_min: Annotated[k.Number | None, "lower end of a range"]
    value_max: Annotated[k.Number | None, "upper end of a range"]
    unit: Annotated[k.ShortText, "what it counts in"]
    kind: Annotated[k.StatementKind, "fact, declaration or assessment"]
    text: Annotated[k.Text | None, "what the figure alone does not say"]


class Dimension(Record):
    """A line on which organisations are compared; the file's order is the order of the table."""

    name: Annotated[k.ShortText, "its heading"]
    group: Annotated[k.Token, "the group it belongs to"]
    question: Annotated[k.Text, "what it asks"]
    detail: Annotated[k.Bool | None, "whether only the full comparison shows it"]


class Attribute(Record):
    """What one organisation is on one dimension."""

    organisation: Annotated[k.OrganisationId, "the organisation"]
    dimension: Annotated[k.DimensionId, "the dimension"]
    from_: Annotated[
        k.Date | None, "since when it has been so; left out for what has been so from the organisation's beginning"
    ]
    to: Annotated[k.Date | None, "first day on which it was so no longer"]
    date: Annotated[k.Date | None, "the day of a figure"]
    value: Annotated[k.ShortText, "the answer in a few words"]
    number: Annotated[k.Number | None, "the answer as a number"]
    unit: Annotated[k.ShortText | None, "its unit"]
    kind: Annotated[k.StatementKind, "fact, declaration or assessment"]
    text: Annotated[k.Text | None, "what the value alone does not say"]


class Claim(Record):
    """One claim of the essay, restated, with what the dataset says of it."""

    part: Annotated[k.ShortText, "the part of the essay"]
    text: Annotated[k.Text, "the claim, restated"]
    verdict: Annotated[k.Verdict, "what became of it"]
    reason: Annotated[k.Text, "why, in a sentence or two"]
    records: Annotated[tuple[k.RecordId, ...], "the records that bear on it"]
    evidence_for: Annotated[tuple[k.Text, ...], "for a forecast, what would count for it"]
    evidence_against: Annotated[tuple[k.Text, ...], "what would count against it"]
    since_then: Annotated[k.Text | None, "what has happened since"]


class Scenario(Record):
    """A possible future, and what to watch for."""

    name: Annotated[k.ShortText, "its name"]
    whose: Annotated[k.ShortText, "whose assessment it is"]
    kind: Annotated[k.StatementKind, "an assessment"]
    text: Annotated[k.Text, "what it supposes"]
    drivers: Annotated[tuple[k.Text, ...], "what would drive it"]
    consequences: Annotated[k.Table, "what would follow, by country code"]
    records: Annotated[tuple[k.RecordId, ...], "the records whose latest reading tells how near it is"]
