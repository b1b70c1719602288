"""Rows of the commands on the alliance itself."""

from typing import Annotated

from csto_cli.model import kinds as k
from csto_cli.model.alliance import Body, Post
from csto_cli.model.record import Record


class MemberRow(Record):
    """A state's standing towards the CSTO, or another organisation, on a day."""

    iso3: Annotated[k.CountryCode, "its ISO 3166-1 alpha-3 code"]
    name: Annotated[k.ShortText, "its English name"]
    organisation: Annotated[k.OrganisationId, "the organisation; for observers of the Parliamentary Assembly, that"]
    status: Annotated[
        k.Standing,
        "member of the organization of 2002, party to the treaty of 1992, signatory of what was not yet in force, "
        "observer, or formerly one",
    ]
    participation: Annotated[k.ShortText, "active, frozen or suspended"]
    instrument: Annotated[
        k.ShortText, "what it is a member of: the organization, the treaty, or the Parliamentary Assembly"
    ]
    signed: Annotated[k.Date | None, "when it signed the charter or treaty, if that took effect for it later"]
    from_: Annotated[k.DateOrOpen, "first day of that standing"]
    to: Annotated[k.DateOrOpen, "first day after it"]
    joined_by: Annotated[k.JoinedBy | None, "how it gained the standing"]
    treaty_from: Annotated[k.DateOrOpen | None, "first day as party to the treaty, if it ever was"]
    frozen_from: Annotated[k.DateOrOpen | None, "since when its participation has been frozen or suspended"]
    end_reason: Annotated[k.Text | None, "why the standing ended, or the membership before a suspension"]
    memberships: Annotated[tuple[k.Id, ...], "the spans behind the row"]
    stale: Annotated[
        k.Bool | None,
        "whether the standing or what qualifies it was verified too long before the day; null if it is over",
    ]


class MemberFile(Record):
    """A state's file."""

    iso3: Annotated[k.CountryCode, "its ISO 3166-1 alpha-3 code"]
    iso2: Annotated[k.Token, "its ISO 3166-1 alpha-2 code"]
    name: Annotated[k.ShortText, "its English name"]
    official_name: Annotated[k.ShortText | None, "its formal English name"]
    name_ru: Annotated[k.ShortText, "its Russian name"]
    native_names: Annotated[tuple[k.ShortText, ...], "its names in its official languages"]
    status: Annotated[k.Token | None, "its standing towards the alliance on the day; null if it has none"]
    participation: Annotated[k.Token | None, "active, frozen, suspended or ended"]
    memberships: Annotated[tuple[k.Table, ...], "every span towards the CSTO, earliest first"]
    organisations: Annotated[tuple[k.Table, ...], "its other memberships on the day"]
    figures: Annotated[tuple[k.Table, ...], "its latest key figures"]
    posts: Annotated[tuple[k.Table, ...], "posts held by it or its nationals up to the day"]
    bases: Annotated[tuple[k.Table, ...], "foreign bases on its soil, and its own elsewhere, on the day"]
    positions: Annotated[tuple[k.Table, ...], "where it stands on the day, issue by issue"]
    events: Annotated[tuple[k.Table, ...], "the events up to the day that concern it"]
    stale: Annotated[
        k.Bool | None,
        "whether its standing was verified too long before the day; spans, posts and bases say it of themselves",
    ]


class TreatyRow(Record):
    """An instrument, or one of its articles."""

    type: Annotated[k.Token, "article, or what the instrument is: treaty, charter, protocol, agreement and so on"]
    instrument: Annotated[k.InstrumentId, "the instrument"]
    number: Annotated[k.NonNegativeInt | None, "the article's number"]
    name: Annotated[k.ShortText, "the instrument's name, or what the article is about"]
    text: Annotated[k.Text | None, "what it says, in our own summary; null if nobody saw it"]
    obliges: Annotated[k.Text | None, "what it obliges whom to do"]
    amended: Annotated[tuple[k.Date, ...], "when the article was amended"]
    amends: Annotated[tuple[k.InstrumentId, ...], "the instruments that it changes or prolongs"]
    signed: Annotated[k.Date | None, "day of signature"]
    in_force: Annotated[k.Date | None, "day of entry into force"]
    city: Annotated[k.ShortText | None, "where it was signed"]
    countries: Annotated[tuple[k.CountryCode, ...], "its signatories"]
    seen: Annotated[k.TextSeen | None, "how much of the article's text a curator has seen"]


class BodyRow(Body):
    """An organ with its head on a day."""

    head: Annotated[k.ShortText | None, "who headed it on the day, as far as documented"]
    head_country: Annotated[k.CountryCode | None, "the head's state"]
    head_verified: Annotated[
        k.Date | None, "the last day for which a source shows the head in office, if the term lasts"
    ]
    stale: Annotated[k.Bool | None, "whether that is too long before the day"]


class LeaderRow(Post):
    """A term in an office, or of a chairmanship."""

    stale: Annotated[
        k.Bool | None, "whether a term that lasts was verified too long before the day; null for one that is over"
    ]


class AboutRow(Record):
    """The organization on a day."""

    name: Annotated[k.ShortText, "its English name"]
    abbreviation: Annotated[k.ShortText, "its English abbreviation"]
    name_ru: Annotated[k.ShortText | None, "its Russian name"]
    abbreviation_ru: Annotated[k.ShortText | None, "its Russian abbreviation"]
    members: Annotated[
        tuple[k.Table, ...],
        "its members, or before it the parties to the treaty or its signatories: code, name, status, participation, from, frozen_from, when that was verified, and whether that is too long before the day",
    ]
    secretary_general: Annotated[
        k.Table | None,
        "who held the post on the day: person, country, from, to, verified, stale; null if nobody is known to have",
    ]
    chair: Annotated[
        k.Table | None, "the chairing state and its head on the day: the same of it; null if none is known"
    ]
    facts: Annotated[tuple[k.Table, ...], "dimension, name, value and text of what else tells what it is"]
    bodies: Annotated[tuple[k.ShortText, ...], "the names of its bodies from the supreme one down"]
    known_until: Annotated[k.Date, "the day up to which the answer reaches: that asked for, or the last of the dataset"]
    reach: Annotated[k.Text | None, "what its sources do not reach"]
