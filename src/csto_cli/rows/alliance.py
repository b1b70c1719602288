"""Rows of the commands on the alliance itself."""

from typing import Annotated

from csto_cli.model.alliance import Body, Post
from csto_cli.model.kinds import (
    Bool,
    CountryCode,
    Date,
    DateOrOpen,
    Id,
    InstrumentId,
    JoinedBy,
    NonNegativeInt,
    OrganisationId,
    ShortText,
    Standing,
    Table,
    Text,
    TextSeen,
    Token,
)
from csto_cli.model.record import Record


class MemberRow(Record):
    """A state's standing towards the CSTO, or another organisation, on a day."""

    __slots__ = ()

    iso3: Annotated[CountryCode, "its ISO 3166-1 alpha-3 code"]
    name: Annotated[ShortText, "its English name"]
    organisation: Annotated[OrganisationId, "the organisation; for observers of the Parliamentary Assembly, that"]
    status: Annotated[
        Standing,
        "member of the organization of 2002, party to the treaty of 1992, signatory of what was not yet in force, "
        "observer, or formerly one",
    ]
    participation: Annotated[ShortText, "active, frozen or suspended"]
    instrument: Annotated[
        ShortText, "what it is a member of: the organization, the treaty, or the Parliamentary Assembly"
    ]
    signed: Annotated[Date | None, "when it signed the charter or treaty, if that took effect for it later"]
    from_: Annotated[DateOrOpen, "first day of that standing"]
    to: Annotated[DateOrOpen, "first day after it"]
    joined_by: Annotated[JoinedBy | None, "how it gained the standing"]
    treaty_from: Annotated[DateOrOpen | None, "first day as party to the treaty, if it ever was"]
    frozen_from: Annotated[DateOrOpen | None, "since when its participation has been frozen or suspended"]
    end_reason: Annotated[Text | None, "why the standing ended, or the membership before a suspension"]
    memberships: Annotated[tuple[Id, ...], "the spans behind the row"]
    stale: Annotated[
        Bool | None,
        "whether the standing or what qualifies it was verified too long before the day; null if it is over",
    ]


class MemberFile(Record):
    """A state's file."""

    __slots__ = ()

    iso3: Annotated[CountryCode, "its ISO 3166-1 alpha-3 code"]
    iso2: Annotated[Token, "its ISO 3166-1 alpha-2 code"]
    name: Annotated[ShortText, "its English name"]
    official_name: Annotated[ShortText | None, "its formal English name"]
    name_ru: Annotated[ShortText, "its Russian name"]
    native_names: Annotated[tuple[ShortText, ...], "its names in its official languages"]
    status: Annotated[Token | None, "its standing towards the alliance on the day; null if it has none"]
    participation: Annotated[Token | None, "active, frozen, suspended or ended"]
    memberships: Annotated[tuple[Table, ...], "every span towards the CSTO, earliest first"]
    organisations: Annotated[tuple[Table, ...], "its other memberships on the day"]
    figures: Annotated[tuple[Table, ...], "its latest key figures"]
    posts: Annotated[tuple[Table, ...], "posts held by it or its nationals up to the day"]
    bases: Annotated[tuple[Table, ...], "foreign bases on its soil, and its own elsewhere, on the day"]
    positions: Annotated[tuple[Table, ...], "where it stands on the day, issue by issue"]
    events: Annotated[tuple[Table, ...], "the events up to the day that concern it"]
    stale: Annotated[
        Bool | None,
        "whether its standing was verified too long before the day; spans, posts and bases say it of themselves",
    ]


class TreatyRow(Record):
    """An instrument, or one of its articles."""

    __slots__ = ()

    type: Annotated[Token, "article, or what the instrument is: treaty, charter, protocol, agreement and so on"]
    instrument: Annotated[InstrumentId, "the instrument"]
    number: Annotated[NonNegativeInt | None, "the article's number"]
    name: Annotated[ShortText, "the instrument's name, or what the article is about"]
    text: Annotated[Text | None, "what it says, in our own summary; null if nobody saw it"]
    obliges: Annotated[Text | None, "what it obliges whom to do"]
    amended: Annotated[tuple[Date, ...], "when the article was amended"]
    amends: Annotated[tuple[InstrumentId, ...], "the instruments that it changes or prolongs"]
    signed: Annotated[Date | None, "day of signature"]
    in_force: Annotated[Date | None, "day of entry into force"]
    city: Annotated[ShortText | None, "where it was signed"]
    countries: Annotated[tuple[CountryCode, ...], "its signatories"]
    seen: Annotated[TextSeen | None, "how much of the article's text a curator has seen"]


class BodyRow(Body):
    """An organ with its head on a day."""

    __slots__ = ()

    head: Annotated[ShortText | None, "who headed it on the day, as far as documented"]
    head_country: Annotated[CountryCode | None, "the head's state"]
    head_verified: Annotated[Date | None, "the last day for which a source shows the head in office, if the term lasts"]
    stale: Annotated[Bool | None, "whether that is too long before the day"]


class LeaderRow(Post):
    """A term in an office, or of a chairmanship."""

    __slots__ = ()

    stale: Annotated[
        Bool | None, "whether a term that lasts was verified too long before the day; null for one that is over"
    ]


class AboutRow(Record):
    """The organization on a day."""

    __slots__ = ()

    name: Annotated[ShortText, "its English name"]
    abbreviation: Annotated[ShortText, "its English abbreviation"]
    name_ru: Annotated[ShortText | None, "its Russian name"]
    abbreviation_ru: Annotated[ShortText | None, "its Russian abbreviation"]
    members: Annotated[
        tuple[Table, ...],
        "its members, or before it the parties to the treaty or its signatories: code, name, status, participation, from, frozen_from, when that was verified, and whether that is too long before the day",
    ]
    secretary_general: Annotated[
        Table | None,
        "who held the post on the day: person, country, from, to, verified, stale; null if nobody is known to have",
    ]
    chair: Annotated[Table | None, "the chairing state and its head on the day: the same of it; null if none is known"]
    facts: Annotated[tuple[Table, ...], "dimension, name, value and text of what else tells what it is"]
    bodies: Annotated[tuple[ShortText, ...], "the names of its bodies from the supreme one down"]
    known_until: Annotated[Date, "the day up to which the answer reaches: that asked for, or the last of the dataset"]
    reach: Annotated[Text | None, "what its sources do not reach"]
