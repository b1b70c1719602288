"""Rows of the commands on where states stand."""

from typing import Annotated

from csto_cli.model import kinds as k
from csto_cli.model.positions import Indicator, Scenario
from csto_cli.model.record import Record


class StanceRow(Record):
    """Where a holder stands on an issue: the curators' judgement, with the evidence for it."""

    iso3: Annotated[k.CountryCode | None, "the state's code; null for the organization itself"]
    name: Annotated[k.ShortText, "the state's name, or the organization's abbreviation"]
    issue: Annotated[k.IssueId, "the issue"]
    label: Annotated[k.ShortText, "a phrase that reads beside the value"]
    short: Annotated[k.ShortText | None, "the label in a few words"]
    group: Annotated[k.ShortText | None, "the group of issues"]
    question: Annotated[k.Text, "the question that the value answers"]
    closed: Annotated[k.Date | None, "the day on which the question was over, if it is"]
    found: Annotated[k.Found, "whether a position was found, and why not"]
    value: Annotated[k.ShortText | None, "the value on the scale of the issue"]
    value_short: Annotated[k.ShortText | None, "the value in a word or two"]
    side: Annotated[k.Side | None, "towards Russia or the alliance, away from it, or neither"]
    definition: Annotated[k.Text | None, "what the value means"]
    from_: Annotated[k.DateOrOpen | None, "first day of the position"]
    to: Annotated[k.DateOrOpen | None, "first day after it"]
    summary: Annotated[k.Text | None, "why, in at most two sentences"]
    evidence: Annotated[tuple[k.RecordId, ...], "the records that show it, in order of time"]
    votes: Annotated[k.Table | None, "UN votes that bear on the issue: the symbols of the resolutions by the vote cast"]
    history: Annotated[tuple[k.Table, ...], "with --history, what was said and done while the position was held"]
    position: Annotated[k.RecordId | None, "the record of the position"]
    kind: Annotated[k.StatementKind, "an assessment"]
    confidence: Annotated[k.PositionConfidence | None, "confirmed, contested, or thin"]


class VoteRow(Record):
    """How one state voted on one resolution."""

    resolution: Annotated[k.ResolutionId, "the resolution"]
    symbol: Annotated[k.ShortText, "its symbol"]
    title: Annotated[k.Text, "what it is about"]
    date: Annotated[k.Date, "the day of the vote"]
    issue: Annotated[k.IssueId | None, "the issue it bears on"]
    iso3: Annotated[k.CountryCode, "the state's code"]
    name: Annotated[k.ShortText, "the state's name"]
    standing: Annotated[
        k.ShortText, "towards the CSTO, or before it the treaty, on the day of the vote: member, former member or other"
    ]
    vote: Annotated[
        k.VoteCast, "yes, no or abstain; absent means recorded as not voting; unknown means that no source was seen"
    ]
    totals: Annotated[k.Table, "the totals of the resolution: yes, no, abstain, absent; null for what is not known"]


class AlignmentRow(Record):
    """One state's distance from a reference state in one year. A note says so if either cast few votes that year."""

    iso3: Annotated[k.CountryCode, "the state's code"]
    name: Annotated[k.ShortText, "the state's name"]
    year: Annotated[k.Year, "the year"]
    distance: Annotated[k.Number, "the absolute difference of the two ideal points, on the scale of the estimates"]
    ideal_point: Annotated[k.Number, "the state's ideal point: the mean of the estimate"]
    reference: Annotated[k.CountryCode, "the code of the state from which the distance is measured"]
    n_votes: Annotated[k.NonNegativeInt, "the number of votes of the state that year"]
    low: Annotated[k.Number, "the 5 % quantile of the state's ideal point"]
    high: Annotated[k.Number, "the 95 % quantile, so that `low` and `high` are the bounds of the 90 % interval"]


class EconomyRow(Indicator):
    """A figure, and for a rate of a currency its change against the last one before the war."""

    change_percent: Annotated[
        k.Number | None, "the change of what the currency is worth against the base, in percent; negative for a loss"
    ]
    base: Annotated[k.RecordId | None, "the record of the rate that it is measured against"]


class CompareRow(Record):
    """What one organisation is on one line of the comparison."""

    organisation: Annotated[k.OrganisationId, "the organisation"]
    abbreviation: Annotated[k.ShortText, "what it is called for short"]
    dimension: Annotated[k.DimensionId, "the line"]
    name: Annotated[k.ShortText, "the heading of the line"]
    group: Annotated[k.Token, "the group of lines that it belongs to"]
    detail: Annotated[k.Bool, "whether people see the line only with --all"]
    value: Annotated[k.ShortText | None, "the answer in a few words; null if the dataset does not know it"]
    number: Annotated[k.Number | None, "the answer as a number"]
    number_max: Annotated[k.Number | None, "the upper end, where the members' figures are ranges"]
    unit: Annotated[k.ShortText | None, "its unit"]
    from_: Annotated[k.DateOrOpen | None, "since when it has been so, if that is one fact and known"]
    to: Annotated[k.DateOrOpen | None, "first day on which it was so no longer"]
    date: Annotated[k.Date | None, "the day or year of a figure"]
    text: Annotated[k.Text | None, "the answer in a sentence"]
    basis: Annotated[k.Token, "recorded, or computed from the members' figures"]
    year: Annotated[k.Year | None, "the one year of the figures that were added up"]
    members_counted: Annotated[tuple[k.CountryCode, ...], "the members whose figures were added up"]
    members_other_year: Annotated[
        tuple[k.CountryCode, ...], "members with a figure of the year before or after instead"
    ]
    members_missing: Annotated[tuple[k.CountryCode, ...], "the members without a figure"]
    records: Annotated[tuple[k.RecordId, ...], "the records behind it, if they are attributes or terms in office"]


class OutlookRow(Scenario):
    """A possible future, with the latest reading of what to watch."""

    watch: Annotated[
        tuple[k.Table, ...], "the records named in `records`: id, section, date, text, confidence and sources of each"
    ]
    stale: Annotated[k.Bool | None, "whether it was verified too long before the day of the dataset"]
