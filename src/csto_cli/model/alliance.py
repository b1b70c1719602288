"""Sections on the alliance itself: states, organisations, memberships, texts, bodies, people and terms."""

from typing import Annotated

from csto_cli.model.kinds import (
    BodyId,
    BodyLevel,
    Bool,
    CountryCode,
    Date,
    DateOrOpen,
    InstrumentId,
    InstrumentType,
    JoinedBy,
    Language,
    MembershipStatus,
    NonNegativeInt,
    OrganisationId,
    OrganisationType,
    PostRole,
    ShortText,
    SourceForm,
    SourceKind,
    Text,
    TextSeen,
    Token,
    Url,
)
from csto_cli.model.record import Record


class Source(Record):
    """A text from which facts are taken."""

    __slots__ = ()

    title: Annotated[ShortText, "its title, in its own language"]
    publisher: Annotated[ShortText, "who published it"]
    house: Annotated[
        ShortText | None,
        "the organisation whose report it is, if that is another: an agency that it repeats, or the owner of its publisher; "
        "sources of one house count as one",
    ]
    url: Annotated[Url | None, "where it was seen"]
    date: Annotated[Date | None, "when it was published"]
    kind: Annotated[SourceKind, "treaty, official, dataset, scholarly, news or reference"]
    lang: Annotated[Language, "ISO 639-1 code of the language it was read in"]
    authors: Annotated[tuple[ShortText, ...], "the persons who wrote it, each as `Family, Given`"]
    institutions: Annotated[tuple[ShortText, ...], "the institutions that wrote it, where they are not the publisher"]
    container: Annotated[ShortText | None, "the journal or the book in which it appeared"]
    form: Annotated[SourceForm | None, "article of a journal, chapter of a book, or report, where it is one of them"]
    doi: Annotated[ShortText | None, "its digital object identifier"]
    archived: Annotated[Url | None, "an archived copy"]


class Country(Record):
    """A state, as listed by the United Nations, with the names by which people look for it."""

    __slots__ = ()

    iso2: Annotated[Token, "ISO 3166-1 alpha-2 code"]
    iso3: Annotated[Token, "ISO 3166-1 alpha-3 code, by which other records refer to it"]
    name: Annotated[ShortText, "short English name"]
    official_name: Annotated[ShortText | None, "formal English name"]
    name_ru: Annotated[ShortText, "short Russian name"]
    native_names: Annotated[tuple[ShortText, ...], "short names in its official languages"]
    aliases: Annotated[tuple[ShortText, ...], "other spellings that resolve to it"]


class Organisation(Record):
    """An alliance or another organisation that occurs."""

    __slots__ = ()

    name: Annotated[ShortText, "full English name"]
    abbreviation: Annotated[ShortText, "what it is called for short"]
    name_ru: Annotated[ShortText | None, "full Russian name"]
    abbreviation_ru: Annotated[ShortText | None, "Russian abbreviation"]
    aliases: Annotated[tuple[ShortText, ...], "other names that resolve to it"]
    type: Annotated[OrganisationType, "what sort of organisation it is"]
    from_: Annotated[DateOrOpen, "since when it has existed: the day on which its founding act took effect"]
    to: Annotated[DateOrOpen, "until when"]


class Membership(Record):
    """A span in which a state had one standing towards an organisation."""

    __slots__ = ()

    country: Annotated[CountryCode, "the state"]
    organisation: Annotated[OrganisationId, "the organisation"]
    body: Annotated[BodyId | None, "the body to which an observer is admitted, if not the organisation as a whole"]
    status: Annotated[
        MembershipStatus,
        "its standing; for the CSTO, party means to the 1992 treaty, member of the organization of 2002",
    ]
    signed: Annotated[
        Date | None, "when it signed the treaty by which it gained the standing, if that took effect for it later"
    ]
    from_: Annotated[DateOrOpen, "first day of the standing: when the act by which it was gained took effect for it"]
    to: Annotated[DateOrOpen, "first day after it"]
    joined_by: Annotated[JoinedBy | None, "how the standing was gained"]
    end_reason: Annotated[Text | None, "why it ended"]


class Instrument(Record):
    """A treaty, charter, protocol or agreement."""

    __slots__ = ()

    name: Annotated[ShortText, "its English title"]
    name_ru: Annotated[ShortText | None, "its Russian title"]
    type: Annotated[InstrumentType, "what it is"]
    signed: Annotated[Date | None, "day of signature"]
    in_force: Annotated[Date | None, "day of entry into force"]
    city: Annotated[ShortText | None, "where it was signed"]
    amends: Annotated[tuple[InstrumentId, ...], "the instruments that it changes or prolongs"]
    countries: Annotated[tuple[CountryCode, ...], "its signatories"]
    text: Annotated[Text, "what it does"]


class Article(Record):
    """An article of the treaty or the charter, summarised in our words."""

    __slots__ = ()

    instrument: Annotated[InstrumentId, "the instrument that it is part of"]
    number: Annotated[NonNegativeInt, "its number"]
    title: Annotated[ShortText, "what it is about"]
    text: Annotated[Text | None, "what it says"]
    obliges: Annotated[Text | None, "what it obliges whom to do"]
    amended: Annotated[tuple[Date, ...], "when it was amended"]
    text_seen: Annotated[Bool | None, "whether its text could be seen by a curator"]
    seen: Annotated[TextSeen | None, "how much of its text a curator has seen: whole, part, quoted, described or none"]


class Body(Record):
    """An organ of the organization."""

    __slots__ = ()

    name: Annotated[ShortText, "its English name"]
    name_ru: Annotated[ShortText | None, "its Russian name"]
    abbreviation: Annotated[ShortText | None, "its English abbreviation"]
    abbreviation_ru: Annotated[ShortText | None, "its Russian abbreviation"]
    level: Annotated[BodyLevel, "where it stands"]
    seat: Annotated[ShortText | None, "where it sits"]
    from_: Annotated[DateOrOpen, "since when it has existed"]
    to: Annotated[DateOrOpen, "until when"]
    role: Annotated[PostRole | None, "the role of its head in the section of posts"]
    text: Annotated[Text, "what it is for"]


class Post(Record):
    """A term in an office, or of a chairmanship."""

    __slots__ = ()

    organisation: Annotated[OrganisationId | None, "the organisation whose office it is; the CSTO if left out"]
    role: Annotated[PostRole, "the office"]
    office: Annotated[ShortText, "its title at the time"]
    person: Annotated[ShortText, "who held it"]
    person_ru: Annotated[ShortText | None, "the same in Russian"]
    country: Annotated[CountryCode | None, "the holder's state"]
    acting: Annotated[Bool | None, "whether in an acting capacity"]
    from_: Annotated[DateOrOpen, "first day of the term"]
    to: Annotated[DateOrOpen, "first day after it"]
    seen_from: Annotated[
        Date | None, "where the beginning is not known, the first time a source shows the holder in office"
    ]
    seen_to: Annotated[Date | None, "where the end is not known, the last time a source shows the holder in office"]
    text: Annotated[Text, "how it came about and ended"]


class Term(Record):
    """A word or abbreviation of the field."""

    __slots__ = ()

    name: Annotated[ShortText, "the English term"]
    abbreviation: Annotated[ShortText | None, "its abbreviation"]
    name_ru: Annotated[ShortText | None, "the Russian term"]
    abbreviation_ru: Annotated[ShortText | None, "its abbreviation"]
    aliases: Annotated[tuple[ShortText, ...], "other forms"]
    definition: Annotated[Text, "what it means"]
