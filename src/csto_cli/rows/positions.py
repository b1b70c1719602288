"""Rows of the commands on where states stand."""

from typing import Annotated

from csto_cli.model.kinds import (
    Bool,
    CountryCode,
    Date,
    DateOrOpen,
    DimensionId,
    Found,
    IssueId,
    NonNegativeInt,
    Number,
    OrganisationId,
    PositionConfidence,
    RecordId,
    ResolutionId,
    ShortText,
    Side,
    StatementKind,
    Table,
    Text,
    Token,
    VoteCast,
    Year,
)
from csto_cli.model.positions import Indicator, Scenario
from csto_cli.model.record import Record


class StanceRow(Record):
    """Where a holder stands on an issue: the curators' judgement, with the evidence for it."""

    __slots__ = ()

    iso3: Annotated[CountryCode | None, "the state's code; null for the organization itself"]
    name: Annotated[ShortText, "the state's name, or the organization's abbreviation"]
    issue: Annotated[IssueId, "the issue"]
    label: Annotated[ShortText, "a phrase that reads beside the value"]
    short: Annotated[ShortText | None, "the label in a few words"]
    group: Annotated[ShortText | None, "the group of issues"]
    question: Annotated[Text, "the question that the value answers"]
    closed: Annotated[Date | None, "the day on which the question was over, if it is"]
    found: Annotated[Found, "whether a position was found, and why not"]
    value: Annotated[ShortText | None, "the value on the scale of the issue"]
    value_short: Annotated[ShortText | None, "the value in a word or two"]
    side: Annotated[Side | None, "towards Russia or the alliance, away from it, or neither"]
    definition: Annotated[Text | None, "what the value means"]
    from_: Annotated[DateOrOpen | None, "first day of the position"]
    to: Annotated[DateOrOpen | None, "first day after it"]
    summary: Annotated[Text | None, "why, in at most two sentences"]
    evidence: Annotated[tuple[RecordId, ...], "the records that show it, in order of time"]
    votes: Annotated[Table | None, "UN votes that bear on the issue: the symbols of the resolutions by the vote cast"]
    history: Annotated[tuple[Table, ...], "with --history, what was said and done while the position was held"]
    position: Annotated[RecordId | None, "the record of the position"]
    kind: Annotated[StatementKind, "an assessment"]
    confidence: Annotated[PositionConfidence | None, "confirmed, contested, or thin"]


class VoteRow(Record):
    """How one state voted on one resolution."""

    __slots__ = ()

    resolution: Annotated[ResolutionId, "the resolution"]
    symbol: Annotated[ShortText, "its symbol"]
    title: Annotated[Text, "what it is about"]
    date: Annotated[Date, "the day of the vote"]
    issue: Annotated[IssueId | None, "the issue it bears on"]
    iso3: Annotated[CountryCode, "the state's code"]
    name: Annotated[ShortText, "the state's name"]
    standing: Annotated[
        ShortText, "towards the CSTO, or before it the treaty, on the day of the vote: member, former member or other"
    ]
    vote: Annotated[
        VoteCast, "yes, no or abstain; absent means recorded as not voting; unknown means that no source was seen"
    ]
    totals: Annotated[Table, "the totals of the resolution: yes, no, abstain, absent; null for what is not known"]


class AlignmentRow(Record):
    """One state's distance from a reference state in one year. A note says so if either cast few votes that year."""

    __slots__ = ()

    iso3: Annotated[CountryCode, "the state's code"]
    name: Annotated[ShortText, "the state's name"]
    year: Annotated[Year, "the year"]
    distance: Annotated[Number, "the absolute difference of the two ideal points, on the scale of the estimates"]
    ideal_point: Annotated[Number, "the state's ideal point: the mean of the estimate"]
    reference: Annotated[CountryCode, "the code of the state from which the distance is measured"]
    n_votes: Annotated[NonNegativeInt, "the number of votes of the state that year"]
    low: Annotated[Number, "the 5 % quantile of the state's ideal point"]
    high: Annotated[Number, "the 95 % quantile, so that `low` and `high` are the bounds of the 90 % interval"]


class EconomyRow(Indicator):
    """A figure, and for a rate of a currency its change against the last one before the war."""

    __slots__ = ()

    change_percent: Annotated[
        Number | None, "the change of what the currency is worth against the base, in percent; negative for a loss"
    ]
    base: Annotated[RecordId | None, "the record of the rate that it is measured against"]


class CompareRow(Record):
    """What one organisation is on one line of the comparison."""

    __slots__ = ()

    organisation: Annotated[OrganisationId, "the organisation"]
    abbreviation: Annotated[ShortText, "what it is called for short"]
    dimension: Annotated[DimensionId, "the line"]
    name: Annotated[ShortText, "the heading of the line"]
    group: Annotated[Token, "the group of lines that it belongs to"]
    detail: Annotated[Bool, "whether people see the line only with --all"]
    value: Annotated[ShortText | None, "the answer in a few words; null if the dataset does not know it"]
    number: Annotated[Number | None, "the answer as a number"]
    number_max: Annotated[Number | None, "the upper end, where the members' figures are ranges"]
    unit: Annotated[ShortText | None, "its unit"]
    from_: Annotated[DateOrOpen | None, "since when it has been so, if that is one fact and known"]
    to: Annotated[DateOrOpen | None, "first day on which it was so no longer"]
    date: Annotated[Date | None, "the day or year of a figure"]
    text: Annotated[Text | None, "the answer in a sentence"]
    basis: Annotated[Token, "recorded, or computed from the members' figures"]
    year: Annotated[Year | None, "the one year of the figures that were added up"]
    members_counted: Annotated[tuple[CountryCode, ...], "the members whose figures were added up"]
    members_other_year: Annotated[tuple[CountryCode, ...], "members with a figure of the year before or after instead"]
    members_missing: Annotated[tuple[CountryCode, ...], "the members without a figure"]
    records: Annotated[tuple[RecordId, ...], "the records behind it, if they are attributes or terms in office"]


class OutlookRow(Scenario):
    """A possible future, with the latest reading of what to watch."""

    __slots__ = ()

    watch: Annotated[
        tuple[Table, ...], "the records named in `records`: id, section, date, text, confidence and sources of each"
    ]
    stale: Annotated[Bool | None, "whether it was verified too long before the day of the dataset"]
