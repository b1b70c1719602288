"""Sections on the alliance itself: states, organisations, memberships, texts, bodies, people and terms."""

from typing import Annotated

from csto_cli.model import kinds as k
from csto_cli.model.record import Record


class Source(Record):
    """A text from which facts are taken."""

    title: Annotated[k.ShortText, "its title, in its own language"]
    publisher: Annotated[k.ShortText, "who published it"]
    house: Annotated[
        k.ShortText | None,
        "the organisation whose report it is, if that is another: an agency that it repeats, or the owner of its publisher; "
        "sources of one house count as one",
    ]
    url: Annotated[k.Url | None, "where it was seen"]
    date: Annotated[k.Date | None, "when it was published"]
    kind: Annotated[k.SourceKind, "treaty, official, dataset, scholarly, news or reference"]
    lang: Annotated[k.Language, "ISO 639-1 code of the language it was read in"]
    authors: Annotated[tuple[k.ShortText, ...], "the persons who wrote it, each as `Family, Given`"]
    institutions: Annotated[tuple[k.ShortText, ...], "the institutions that wrote it, where they are not the publisher"]
    container: Annotated[k.ShortText | None, "the journal or the book in which it appeared"]
    form: Annotated[k.SourceForm | None, "article of a journal, chapter of a book, or report, where it is one of them"]
    doi: Annotated[k.ShortText | None, "its digital object identifier"]
    archived: Annotated[k.Url | None, "an archived copy"]


class Country(Record):
    """A state, as listed by the United Nations, with the names by which people look for it."""

    iso2: Annotated[k.Token, "ISO 3166-1 alpha-2 code"]
    iso3: Annotated[k.Token, "ISO 3166-1 alpha-3 code, by which other records refer to it"]
    name: Annotated[k.ShortText, "short English name"]
    official_name: Annotated[k.ShortText | None, "formal English name"]
    name_ru: Annotated[k.ShortText, "short Russian name"]
    native_names: Annotated[tuple[k.ShortText, ...], "short names in its official languages"]
    aliases: Annotated[tuple[k.ShortText, ...], "other spellings that resolve to it"]


class Organisation(Record):
    """An alliance or another organisation that occurs."""

    name: Annotated[k.ShortText, "full English name"]
    abbreviation: Annotated[k.ShortText, "what it is called for short"]
    name_ru: Annotated[k.ShortText | None, "full Russian name"]
    abbreviation_ru: Annotated[k.ShortText | None, "Russian abbreviation"]
    aliases: Annotated[tuple[k.ShortText, ...], "other names that resolve to it"]
    type: Annotated[k.OrganisationType, "what sort of organisation it is"]
    from_: Annotated[k.DateOrOpen, "since when it has existed: the day on which its founding act took effect"]
    to: Annotated[k.DateOrOpen, "until when"]


class Membership(Record):
    """A span in which a state had one standing towards an organisation."""

    country: Annotated[k.CountryCode, "the state"]
    organisation: Annotated[k.OrganisationId, "the organisation"]
    body: Annotated[k.BodyId | None, "the body to which an observer is admitted, if not the organisation as a whole"]
    status: Annotated[
        k.MembershipStatus,
        "its standing; for the CSTO, party means to the 1992 treaty, member of the organization of 2002",
    ]
    signed: Annotated[
        k.Date | None, "when it signed the treaty by which it gained the standing, if that took effect for it later"
    ]
    from_: Annotated[k.DateOrOpen, "first day of the standing: when the act by which it was gained took effect for it"]
    to: Annotated[k.DateOrOpen, "first day after it"]
    joined_by: Annotated[k.JoinedBy | None, "how the standing was gained"]
    end_reason: Annotated[k.Text | None, "why it ended"]


class Instrument(Record):
    """A treaty, charter, protocol or agreement."""

    name: Annotated[k.ShortText, "its English title"]
    name_ru: Annotated[k.ShortText | None, "its Russian title"]
    type: Annotated[k.InstrumentType, "what it is"]
    signed: Annotated[k.Date | None, "day of signature"]
    in_force: Annotated[k.Date | None, "day of entry into force"]
    city: Annotated[k.ShortText | None, "where it was signed"]
    amends: Annotated[tuple[k.InstrumentId, ...], "the instruments that it changes or prolongs"]
    countries: Annotated[tuple[k.CountryCode, ...], "its signatories"]
    text: Annotated[k.Text, "what it does"]


class Article(Record):
    """An article of the treaty or the charter, summarised in our words."""

    instrument: Annotated[k.InstrumentId, "the instrument that it is part of"]
    number: Annotated[k.NonNegativeInt, "its number"]
    title: Annotated[k.ShortText, "what it is about"]
    text: Annotated[k.Text | None, "what it says"]
    obliges: Annotated[k.Text | None, "what it obliges whom to do"]
    amended: Annotated[tuple[k.Date, ...], "when it was amended"]
    text_seen: Annotated[k.Bool | None, "whether its text could be seen by a curator"]
    seen: Annotated[
        k.TextSeen | None, "how much of its text a curator has seen: whole, part, quoted, described or none"
    ]


class Body(Record):
    """An organ of the organization."""

    name: Annotated[k.ShortText, "its English name"]
    name_ru: Annotated[k.ShortText | None, "its Russian name"]
    abbreviation: Annotated[k.ShortText | None, "its English abbreviation"]
    abbreviation_ru: Annotated[k.ShortText | None, "its Russian abbreviation"]
    level: Annotated[k.BodyLevel, "where it stands"]
    seat: Annotated[k.ShortText | None, "where it sits"]
    from_: Annotated[k.DateOrOpen, "since when it has existed"]
    to: Annotated[k.DateOrOpen, "until when"]
    role: Annotated[k.PostRole | None, "the role of its head in the section of posts"]
    text: Annotated[k.Text, "what it is for"]


class Post(Record):
    """A term in an office, or of a chairmanship."""

    organisation: Annotated[k.OrganisationId | None, "the organisation whose office it is; the CSTO if left out"]
    role: Annotated[k.PostRole, "the office"]
    office: Annotated[k.ShortText, "its title at the time"]
    person: Annotated[k.ShortText, "who held it"]
    person_ru: Annotated[k.ShortText | None, "the same in Russian"]
    country: Annotated[k.CountryCode | None, "the holder's state"]
    acting: Annotated[k.Bool | None, "whether in an acting capacity"]
    from_: Annotated[k.DateOrOpen, "first day of the term"]
    to: Annotated[k.DateOrOpen, "first day after it"]
    seen_from: Annotated[
        k.Date | None, "where the beginning is not known, the first time a source shows the holder in office"
    ]
    seen_to: Annotated[k.Date | None, "where the end is not known, the last time a source shows the holder in office"]
    text: Annotated[k.Text, "how it came about and ended"]


class Term(Record):
    """A word or abbreviation of the field."""

    name: Annotated[k.ShortText, "the English term"]
    abbreviation: Annotated[k.ShortText | None, "its abbreviation"]
    name_ru: Annotated[k.ShortText | None, "the Russian term"]
    abbreviation_ru: Annotated[k.ShortText | None, "its abbreviation"]
    aliases: Annotated[tuple[k.ShortText, ...], "other forms"]
    definition: Annotated[k.Text, "what it means"]
