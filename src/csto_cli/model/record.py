"""The dataset as typed, frozen records: one class per section of `data/csto.toml`, in the file's order.

The annotations are the schema. A type checker reads them as `str`, `int` and `float`; `fields` reads them as the
`kinds.Kind` of the same name, from which the validator, the JSON Schema and the data dictionary are made. Until
then they are text, and a look-up pays nothing for them. A `| None` marks what may be left out; a `tuple` is an
array, empty when left out.

Dates are ISO strings of three precisions (`1992-05-15`, `1992-05`, `1992`), which sort as they should. The ends
of an interval are half-open: `from` is the first day, `to` the first day after; `open` and `unknown` are spelt
out. Things that happen carry `date` and, if they lasted, `end`, their last day.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, NoReturn

    Id = str
    Word = str
    Line = str
    Text = str
    Url = str
    Language = str
    Date = str
    Bound = str
    SourceId = str
    CountryCode = str
    OrganisationId = str
    InstrumentId = str
    IssueId = str
    ResolutionId = str
    DimensionId = str
    EventId = str
    RecordId = str
    SourceKind = str
    Severity = str
    Measure = str
    Change = str
    Confidence = str
    StatementKind = str
    OrganisationType = str
    MembershipStatus = str
    JoinedBy = str
    Standing = str
    InstrumentType = str
    BodyLevel = str
    PostRole = str
    StrengthBasis = str
    BaseType = str
    OperationType = str
    EventCategory = str
    StancePosition = str
    Evidence = str
    EvidenceType = str
    PositionConfidence = str
    ExerciseStatus = str
    RequestAnswer = str
    ForceScope = str
    TextSeen = str
    BodyId = str
    VoteCast = str
    Verdict = str
    Count = int
    Year = int
    Number = float
    Flag = bool
    Table = dict[str, Any]
    Value = Any


class Record(dict[str, "Any"]):
    """One table of the dataset: a mapping that cannot be changed, with its fields as attributes.

    Attributes:
        id: unique in the dataset, kebab-case.
        sources: the sources it rests on.
        confidence: whether independent sources agree, only one was seen, or they disagree.
        note: what to know beside the text; both sides where sources disagree.
        verified: the last day for which one of its sources shows that it still holds, where it can age.
        origin: `bundled`, or the overlay that added or changed the record.
    """

    __slots__ = ()

    id: Id
    sources: tuple[SourceId, ...]
    confidence: Confidence | None
    note: Text | None
    verified: Date | None
    origin: Line | None

    def __getattr__(self, name: str) -> "Any":
        key = "from" if name == "from_" else name
        try:
            return self[key]
        except KeyError:
            pass
        for owner in type(self).__mro__:
            kind = vars(owner).get("__annotations__", {}).get(name)
            if kind is not None:
                return () if is_array(kind) else None
        raise AttributeError(f"{type(self).__name__} has no field {name!r}")

    def _frozen(self, *args: object, **kwargs: object) -> "NoReturn":
        raise TypeError(f"{type(self).__name__} records cannot be changed")

    __setitem__ = __delitem__ = __setattr__ = __delattr__ = _frozen
    clear = pop = popitem = setdefault = update = __ior__ = _frozen


class Source(Record):
    """A text that facts rest on.

    Attributes:
        title: its title, in its own language.
        publisher: who published it.
        url: where it was seen.
        date: when it was published.
        kind: treaty, official, dataset, scholarly, news or reference.
        lang: ISO 639-1 code of the language it was read in.
        author: who wrote it.
        authors: the persons who wrote it, each as `Family, Given`.
        institutions: the institutions that wrote it, where they are not the publisher.
        container: the journal or the book in which it appeared.
        doi: its digital object identifier.
        archived: an archived copy.
    """

    __slots__ = ()

    title: Line
    publisher: Line
    url: Url | None
    date: Date | None
    kind: SourceKind
    lang: Language
    author: Line | None
    authors: tuple[Line, ...]
    institutions: tuple[Line, ...]
    container: Line | None
    doi: Line | None
    archived: Url | None


class Country(Record):
    """A state, as listed by the United Nations, with the names by which people look for it.

    Attributes:
        iso2: ISO 3166-1 alpha-2 code.
        iso3: ISO 3166-1 alpha-3 code, by which other records refer to it.
        name: short English name.
        official_name: formal English name.
        name_ru: short Russian name.
        native_names: short names in its official languages.
        aliases: other spellings that resolve to it.
    """

    __slots__ = ()

    iso2: Word
    iso3: Word
    name: Line
    official_name: Line | None
    name_ru: Line
    native_names: tuple[Line, ...]
    aliases: tuple[Line, ...]


class Organisation(Record):
    """An alliance or another organisation that occurs.

    Attributes:
        name: full English name.
        abbreviation: what it is called for short.
        name_ru: full Russian name.
        abbreviation_ru: Russian abbreviation.
        aliases: other names that resolve to it.
        type: what sort of organisation it is.
        from_: since when it has existed.
        to: until when.
    """

    __slots__ = ()

    name: Line
    abbreviation: Line
    name_ru: Line | None
    abbreviation_ru: Line | None
    aliases: tuple[Line, ...]
    type: OrganisationType
    from_: Bound
    to: Bound


class Membership(Record):
    """A span in which a state had one standing towards an organisation.

    Attributes:
        country: the state.
        organisation: the organisation.
        body: the body to which an observer is admitted, if not the organisation as a whole.
        status: its standing; for the CSTO, party means to the 1992 treaty, member of the organization of 2002.
        from_: first day of the standing.
        to: first day after it.
        joined_by: how the standing was gained.
        end_reason: why it ended.
    """

    __slots__ = ()

    country: CountryCode
    organisation: OrganisationId
    body: BodyId | None
    status: MembershipStatus
    from_: Bound
    to: Bound
    joined_by: JoinedBy | None
    end_reason: Text | None


class Instrument(Record):
    """A treaty, charter, protocol or agreement.

    Attributes:
        name: its English title.
        name_ru: its Russian title.
        type: what it is.
        signed: day of signature.
        in_force: day of entry into force.
        city: where it was signed.
        amends: the instruments that it changes or prolongs.
        countries: its signatories.
        text: what it does.
    """

    __slots__ = ()

    name: Line
    name_ru: Line | None
    type: InstrumentType
    signed: Date | None
    in_force: Date | None
    city: Line | None
    amends: tuple[InstrumentId, ...]
    countries: tuple[CountryCode, ...]
    text: Text


class Article(Record):
    """An article of the treaty or the charter, summarised in our words.

    Attributes:
        instrument: the instrument it stands in.
        number: its number.
        title: what it is about.
        text: what it says.
        obliges: what it obliges whom to do.
        amended: when it was amended.
        text_seen: whether its text could be seen by a curator.
        seen: how much of its text a curator has seen: whole, part, quoted, described or none.
    """

    __slots__ = ()

    instrument: InstrumentId
    number: Count
    title: Line
    text: Text | None
    obliges: Text | None
    amended: tuple[Date, ...]
    text_seen: Flag | None
    seen: TextSeen | None


class Body(Record):
    """An organ of the organization.

    Attributes:
        name: its English name.
        name_ru: its Russian name.
        abbreviation: its English abbreviation.
        abbreviation_ru: its Russian abbreviation.
        level: where it stands.
        seat: where it sits.
        from_: since when it has existed.
        to: until when.
        role: the role of its head in the section of posts.
        text: what it is for.
    """

    __slots__ = ()

    name: Line
    name_ru: Line | None
    abbreviation: Line | None
    abbreviation_ru: Line | None
    level: BodyLevel
    seat: Line | None
    from_: Bound
    to: Bound
    role: PostRole | None
    text: Text


class Post(Record):
    """A term in an office, or of a chairmanship.

    Attributes:
        organisation: the organisation whose office it is; the CSTO if left out.
        role: the office.
        office: its title at the time.
        person: who held it.
        person_ru: the same in Russian.
        country: the holder's state.
        acting: whether in an acting capacity.
        from_: first day of the term.
        to: first day after it.
        seen_from: where the beginning is not known, the first time a source shows the holder in office.
        seen_to: where the end is not known, the last time a source shows the holder in office.
        text: how it came about and ended.
    """

    __slots__ = ()

    organisation: OrganisationId | None
    role: PostRole
    office: Line
    person: Line
    person_ru: Line | None
    country: CountryCode | None
    acting: Flag | None
    from_: Bound
    to: Bound
    seen_from: Date | None
    seen_to: Date | None
    text: Text


class Force(Record):
    """A standing or collective force.

    Attributes:
        name: its English name.
        name_ru: its Russian name.
        abbreviation: what it is called for short.
        abbreviation_ru: the same in Russian.
        aliases: other names.
        scope: of the whole alliance, of a region, or of two states; the file's order is by importance.
        from_: since when it has existed.
        to: until when.
        countries: the states that take part.
        composition: what it is made of.
        legal_basis: what it rests on.
        missions: what it is for.
        text: what it is.
    """

    __slots__ = ()

    name: Line
    name_ru: Line | None
    abbreviation: Line | None
    abbreviation_ru: Line | None
    aliases: tuple[Line, ...]
    scope: ForceScope | None
    from_: Bound
    to: Bound
    countries: tuple[CountryCode, ...]
    composition: Text | None
    legal_basis: Text | None
    missions: tuple[Line, ...]
    text: Text


class Strength(Record):
    """How many people or how much equipment one statement gives a force, base, exercise or operation.

    Attributes:
        subject: whose strength it is.
        country: the contingent, if not the whole.
        date: the day or year it speaks of.
        personnel: people.
        personnel_min: lower end of a range.
        personnel_max: upper end of a range.
        equipment: vehicles, aircraft and the like.
        basis: whether agreed, announced, official, planned, reported or estimated.
        text: the statement.
    """

    __slots__ = ()

    subject: RecordId
    country: CountryCode | None
    date: Date | None
    personnel: Count | None
    personnel_min: Count | None
    personnel_max: Count | None
    equipment: Line | None
    basis: StrengthBasis
    text: Text


class Base(Record):
    """A foreign base, facility or border-guard presence on a member's soil.

    Attributes:
        name: its name.
        host: the state on whose soil it lies.
        operator: the state that runs it.
        type: what it is.
        place: where.
        from_: since when.
        to: until when.
        treaty: the treaty it rests on and its term.
        text: what is there.
    """

    __slots__ = ()

    name: Line
    host: CountryCode
    operator: CountryCode
    type: BaseType
    place: Line | None
    from_: Bound
    to: Bound
    treaty: Text | None
    text: Text


class Exercise(Record):
    """One edition of an exercise.

    Attributes:
        series: the series it belongs to.
        name: its name.
        status: held, planned, cancelled or postponed; held if left out.
        year: the year.
        date: first day.
        end: last day.
        host: where it was held.
        countries: who took part.
        place: ground or city.
        scenario: what was rehearsed.
        text: what happened.
    """

    __slots__ = ()

    series: Line
    name: Line
    status: ExerciseStatus | None
    year: Year
    date: Date | None
    end: Date | None
    host: tuple[CountryCode, ...]
    countries: tuple[CountryCode, ...]
    place: Line | None
    scenario: Text | None
    text: Text


class Operation(Record):
    """A joint operation, a deployment, or a request for one.

    Attributes:
        series: the operation, such as Kanal or Kazakhstan 2022.
        name: the edition or step.
        type: recurring police operation, deployment, mission or request.
        date: first day.
        end: last day.
        countries: who took part or asked.
        legal_basis: on what grounds.
        answer: how a request was answered.
        outcome: how it ended or was answered, in a few words.
        results: reported results, a number each; a lower bound ends in `_min`, an upper one in `_max`.
        text: what happened.
    """

    __slots__ = ()

    series: Line
    name: Line
    type: OperationType
    date: Date | None
    end: Date | None
    countries: tuple[CountryCode, ...]
    legal_basis: Text | None
    answer: RequestAnswer | None
    outcome: Line | None
    results: Table | None
    text: Text


class Event(Record):
    """Something that happened, was said, or was judged, on a day.

    Attributes:
        date: when, as precisely as known.
        end: its last day.
        category: what sort of event it was.
        kind: fact, declaration or assessment.
        actor: who spoke or acted, where it is one person or body.
        issue: the issue of `stance` on which it bears.
        evidence_type: what sort of evidence it is on that issue.
        countries: whom it concerns; for what one side said or did, that side first.
        organisations: organisations that it concerns.
        city: where.
        turning_point: what it is called for short, if it is one of the few events by which the story is told.
        text: what happened.
    """

    __slots__ = ()

    date: Date
    end: Date | None
    category: EventCategory
    kind: StatementKind
    actor: Line | None
    issue: IssueId | None
    evidence_type: EvidenceType | None
    countries: tuple[CountryCode, ...]
    organisations: tuple[OrganisationId, ...]
    city: Line | None
    turning_point: Line | None
    text: Text


class Issue(Record):
    """A question on which states take positions; the file's order is by importance within each group.

    Attributes:
        name: its name.
        label: a phrase that reads beside a value: "Recognises Crimea as Russian: no".
        short: the label in at most 24 characters.
        question: the question that a value answers.
        group: the group it belongs to.
        scale: its values from one end to the other, each with a short form, a side and a definition.
        to: the day on which the question was over, if it is.
    """

    __slots__ = ()

    name: Line | None
    label: Line | None
    short: Line | None
    question: Text
    group: Line | None
    scale: Table | None
    to: Date | None


class Position(Record):
    """Where a holder stands on an issue over a span: the curators' judgement, with the evidence for it.

    Attributes:
        issue: the issue.
        country: the state that holds it.
        organisation: the organisation that holds it, in place of a state.
        value: one value of the issue's scale, or one of the three that any issue may have.
        from_: first day.
        to: first day after it.
        kind: an assessment.
        summary: why, in at most two sentences.
        evidence: the records that show it, in order of time.
        confidence: confirmed, contested, or thin.
    """

    __slots__ = ()

    issue: IssueId
    country: CountryCode | None
    organisation: OrganisationId | None
    value: Line
    from_: Bound
    to: Bound
    kind: StatementKind
    summary: Text
    evidence: tuple[RecordId, ...]
    confidence: PositionConfidence


class Stance(Record):
    """A dated position of a state, or of the organization itself, on an issue.

    Attributes:
        issue: the issue.
        countries: the states that hold it.
        organisation: the organisation that holds it.
        date: when it was taken.
        end: until when it is known to have held.
        position: what it amounts to.
        evidence: whether a statement, an act, a law, a vote, an absence or a report shows it.
        actor: who spoke or acted.
        kind: fact, declaration or assessment.
        event: the event of which it is the position.
        text: what was said or done.
    """

    __slots__ = ()

    issue: IssueId
    countries: tuple[CountryCode, ...]
    organisation: OrganisationId | None
    date: Date
    end: Date | None
    position: StancePosition
    evidence: Evidence
    actor: Line
    kind: StatementKind
    event: EventId | None
    text: Text


class Resolution(Record):
    """A resolution put to a vote in the United Nations General Assembly.

    Attributes:
        symbol: its symbol.
        title: what it is about.
        date: the day of the vote.
        issue: the issue it bears on.
        yes: votes in favour.
        no: votes against.
        abstain: abstentions.
        absent: members recorded as not voting.
        adopted: whether it was adopted.
        text: what it does.
    """

    __slots__ = ()

    symbol: Line
    title: Line
    date: Date
    issue: IssueId | None
    yes: Count | None
    no: Count | None
    abstain: Count | None
    absent: Count | None
    adopted: Flag
    text: Text


class Vote(Record):
    """How one state voted on one resolution.

    Attributes:
        resolution: the resolution.
        country: the state.
        vote: yes, no, abstain; absent means recorded as not voting.
    """

    __slots__ = ()

    resolution: ResolutionId
    country: CountryCode
    vote: VoteCast


class IdealPoint(Record):
    """A state's yearly ideal points, estimated from its votes in the General Assembly.

    Attributes:
        country: the state.
        rows: one row a year: year, number of votes, ideal point, then the 5, 50 and 95 % quantiles.
    """

    __slots__ = ()

    country: CountryCode
    rows: Table


class Indicator(Record):
    """A figure for a year or a day.

    Attributes:
        topic: the group it belongs to.
        name: what is measured.
        country: the state.
        partner: the other state.
        organisation: the organisation.
        date: the year or day of the figure.
        value: the figure.
        value_min: lower end of a range.
        value_max: upper end of a range.
        unit: what it counts in.
        kind: fact, declaration or assessment.
        text: what the figure alone does not say.
    """

    __slots__ = ()

    topic: Word
    name: Line
    country: CountryCode | None
    partner: CountryCode | None
    organisation: OrganisationId | None
    date: Date
    value: Number | None
    value_min: Number | None
    value_max: Number | None
    unit: Line
    kind: StatementKind
    text: Text | None


class Dimension(Record):
    """A line on which organisations are compared; the file's order is the order of the table.

    Attributes:
        name: its heading.
        group: the group it belongs to.
        question: what it asks.
        detail: whether only the full comparison shows it.
    """

    __slots__ = ()

    name: Line
    group: Word
    question: Text
    detail: Flag | None


class Attribute(Record):
    """What one organisation is on one dimension.

    Attributes:
        organisation: the organisation.
        dimension: the dimension.
        from_: since when it has been so; left out for what has been so from the organisation's beginning.
        to: first day on which it was so no longer.
        date: the day of a figure.
        value: the answer in a few words.
        number: the answer as a number.
        unit: its unit.
        kind: fact, declaration or assessment.
        text: what the value alone does not say.
    """

    __slots__ = ()

    organisation: OrganisationId
    dimension: DimensionId
    from_: Date | None
    to: Date | None
    date: Date | None
    value: Line
    number: Number | None
    unit: Line | None
    kind: StatementKind
    text: Text | None


class Claim(Record):
    """One claim of the essay, restated, with what the dataset says of it.

    Attributes:
        part: the part of the essay.
        text: the claim, restated.
        verdict: what became of it.
        reason: why, in a sentence or two.
        records: the records that bear on it.
        evidence_for: for a forecast, what would count for it.
        evidence_against: what would count against it.
        since_then: what has happened since.
    """

    __slots__ = ()

    part: Line
    text: Text
    verdict: Verdict
    reason: Text
    records: tuple[RecordId, ...]
    evidence_for: tuple[Text, ...]
    evidence_against: tuple[Text, ...]
    since_then: Text | None


class Scenario(Record):
    """A possible future, and what to watch for.

    Attributes:
        name: its name.
        whose: whose assessment it is.
        kind: an assessment.
        text: what it supposes.
        drivers: what would drive it.
        consequences: what would follow, by country code.
        records: the records whose latest reading tells how near it is.
    """

    __slots__ = ()

    name: Line
    whose: Line
    kind: StatementKind
    text: Text
    drivers: tuple[Text, ...]
    consequences: Table
    records: tuple[RecordId, ...]


class Term(Record):
    """A word or abbreviation of the field.

    Attributes:
        name: the English term.
        abbreviation: its abbreviation.
        name_ru: the Russian term.
        abbreviation_ru: its abbreviation.
        aliases: other forms.
        definition: what it means.
    """

    __slots__ = ()

    name: Line
    abbreviation: Line | None
    name_ru: Line | None
    abbreviation_ru: Line | None
    aliases: tuple[Line, ...]
    definition: Text


def bare(record: Record) -> dict[str, Any]:
    """What a record holds: without the fields that are empty, and without the origin of what is bundled."""
    return {
        name: value
        for name, value in record.items()
        if value is not None and value != () and (name != "origin" or value != "bundled")
    }


def written(record: type[Record]) -> dict[str, Any]:
    """The fields of a class of records, in order, under the names that they have in the file, each as it is written.

    Args:
        record: a class of this module, or a class of rows that a query returns.

    Returns:
        `id` first, then the fields of its own, then those that every record has.
    """
    common = dict(Record.__annotations__)
    own = {"id": common.pop("id")}
    for owner in reversed(record.__mro__):
        if owner is not Record and issubclass(owner, Record):
            own |= vars(owner).get("__annotations__", {})
    return {("from" if name == "from_" else name): kind for name, kind in (own | common).items()}


def is_array(annotation: Any) -> bool:
    """Whether a field with this annotation is an array."""
    return annotation.startswith("tuple[") if isinstance(annotation, str) else hasattr(annotation, "__args__")


def fields(record: type[Record]) -> dict[str, Any]:
    """The fields of a class of records as `written` gives them, with what may stand in them.

    Returns:
        A `kinds.Kind`, a `kinds.Optional`, or a `tuple` type of one `kinds.Kind` for each.
    """
    import sys

    from csto_cli.model import kinds

    names = {**vars(sys.modules[record.__module__]), **vars(kinds)}
    return {name: eval(kind, names) if isinstance(kind, str) else kind for name, kind in written(record).items()}


SECTIONS: dict[str, type[Record]] = {
    "source": Source,
    "country": Country,
    "organisation": Organisation,
    "membership": Membership,
    "instrument": Instrument,
    "article": Article,
    "body": Body,
    "post": Post,
    "force": Force,
    "strength": Strength,
    "base": Base,
    "exercise": Exercise,
    "operation": Operation,
    "event": Event,
    "issue": Issue,
    "stance": Stance,
    "position": Position,
    "resolution": Resolution,
    "vote": Vote,
    "ideal_point": IdealPoint,
    "indicator": Indicator,
    "dimension": Dimension,
    "attribute": Attribute,
    "claim": Claim,
    "scenario": Scenario,
    "term": Term,
}
"""Every section of the dataset, in the order of the file."""

AGES = {
    "post": 180,
    "frozen": 180,
    "suspended": 365,
    "member": 365,
    "party": 365,
    "observer": 730,
    "partner": 730,
    "candidate": 730,
    "scenario": 365,
    "base": 365,
    "force": 730,
    "strength": 730,
}
"""How many days old `verified` may be, by section or, for a membership, by its status; in the order in which to check.

Which records of these kinds age, `freshness.ages` says.
"""


def allowed(section: str, record: Mapping[str, Any]) -> int | None:
    """How many days old the `verified` of a record may be; nothing if its kind does not age.

    Args:
        section: its section.
        record: the record.
    """
    return AGES.get(str(record.get("status")) if section == "membership" else section)
