"""The types of fields: what a field of the dataset may hold.

Each name is an annotation: a type checker sees `str`, `int`, `float`, `bool` or a table, and `record.fields` finds the
`FieldType` behind it, from which the validator, the JSON Schema and the data dictionary are made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any


@dataclass(frozen=True, repr=False)
class FieldType:
    """The type of one value.

    Args:
        name: the word that the data dictionary uses for it.
        python: the type that a value has after loading; dates are ISO strings by then.
        choices: the closed list of words, if there is one.
        section: the section of the dataset that a value refers to, if it is a reference; `*` for any section.
        words: words allowed beside the rule of the type, such as `open` for the end of an interval.
        prose: whether the value is a sentence or two.
    """

    name: str
    python: type = str
    choices: tuple[str, ...] = ()
    section: str = ""
    words: tuple[str, ...] = ()
    prose: bool = False

    def __repr__(self) -> str:
        return self.name

    def accepts(self, value: object) -> bool:
        """Whether a value, as `tomllib` read it, has this type; the content of dates and words is not checked."""
        if self.name == "table":
            return isinstance(value, dict | list) and _is_finite(value)
        if self.name in ("date", "date or open"):
            return hasattr(value, "isoformat") or isinstance(value, str)
        if self.python is str:
            return isinstance(value, str) and bool(value.strip())
        if self.python is float:
            return type(value) in (int, float) and _is_finite(value)
        if self.name == "whole number":
            return type(value) is int and value >= 0
        return type(value) is self.python


def _is_finite(value: object) -> bool:
    """Whether every number in a value is finite: JSON cannot spell infinity or NaN."""
    if isinstance(value, dict | list):
        return all(_is_finite(item) for item in (value.values() if isinstance(value, dict) else value))
    return not isinstance(value, float) or abs(value) < float("inf")


def one_of(name: str, *words: str) -> FieldType:
    """The type of a value that is a word of a closed list."""
    return FieldType(name, choices=words)


Id = Annotated[str, FieldType("id")]
Token = Annotated[str, FieldType("word")]
ShortText = Annotated[str, FieldType("line")]
Text = Annotated[str, FieldType("text", prose=True)]
Url = Annotated[str, FieldType("address")]
Language = Annotated[str, FieldType("language code")]
Date = Annotated[str, FieldType("date")]
DateOrOpen = Annotated[str, FieldType("date or open", words=("open", "unknown"))]
NonNegativeInt = Annotated[int, FieldType("whole number", int)]
Year = Annotated[int, FieldType("year", int)]
Number = Annotated[float, FieldType("number", float)]
Bool = Annotated[bool, FieldType("true or false", bool)]
SourceId = Annotated[str, FieldType("source id", section="source")]
CountryCode = Annotated[str, FieldType("country code", section="country")]
OrganisationId = Annotated[str, FieldType("organisation id", section="organisation")]
InstrumentId = Annotated[str, FieldType("instrument id", section="instrument")]
IssueId = Annotated[str, FieldType("issue id", section="issue")]
ResolutionId = Annotated[str, FieldType("resolution id", section="resolution")]
DimensionId = Annotated[str, FieldType("dimension id", section="dimension")]
EventId = Annotated[str, FieldType("event id", section="event")]
BodyId = Annotated[str, FieldType("body id", section="body")]
Table = Annotated[Mapping[str, Any], FieldType("table", dict)]
Value = Annotated[Any, FieldType("value", object)]
RecordId = Annotated[str, FieldType("record id", section="*")]
SourceKind = Annotated[str, one_of("source kind", "treaty", "official", "dataset", "scholarly", "news", "reference")]
SourceForm = Annotated[str, one_of("source form", "article", "chapter", "report")]
Severity = Annotated[str, one_of("severity", "error", "warning")]
Measure = Annotated[str, one_of("measure", "all", "section", "source-kind", "event-year", "age")]
Change = Annotated[str, one_of("change", "added", "removed", "changed")]
Confidence = Annotated[str, one_of("confidence", "confirmed", "single-source", "contested")]
StatementKind = Annotated[str, one_of("statement kind", "fact", "declaration", "assessment")]
OrganisationType = Annotated[str, one_of(
    "organisation type", "alliance", "regional", "economic", "partnership", "global",
)]  # fmt: skip
MembershipStatus = Annotated[str, one_of(
    "membership status", "party", "member", "suspended", "frozen", "observer", "partner", "candidate",
)]  # fmt: skip
Standing = Annotated[str, one_of(
    "standing", "member", "party", "signatory", "former", "suspended", "observer", "partner", "candidate",
)]  # fmt: skip
JoinedBy = Annotated[str, one_of(
    "way of joining", "signature", "founding", "accession", "succession", "return", "admission", "declaration",
    "decision",
)]  # fmt: skip
InstrumentType = Annotated[str, one_of(
    "instrument type", "treaty", "charter", "protocol", "agreement", "regulation", "declaration",
)]  # fmt: skip
BodyLevel = Annotated[str, one_of(
    "level of a body", "supreme", "ministerial", "permanent", "executive", "military", "parliamentary", "coordinating",
    "other",
)]  # fmt: skip
PostRole = Annotated[str, one_of(
    "role", "secretary-general", "deputy-secretary-general", "chief-of-joint-staff", "assembly-chair", "chair",
    "president", "other",
)]  # fmt: skip
StrengthBasis = Annotated[str, one_of(
    "basis of a strength", "agreed", "announced", "official", "planned", "reported", "estimated",
)]  # fmt: skip
BaseType = Annotated[str, one_of(
    "type of base", "base", "airbase", "facility", "border-guards", "site", "peacekeepers", "other",
)]  # fmt: skip
OperationType = Annotated[str, one_of("type of operation", "recurring", "deployment", "mission", "request")]
EventCategory = Annotated[str, one_of(
    "event category", "agreement", "membership", "summit", "institution", "leadership", "exercise", "operation",
    "crisis", "statement",
)]  # fmt: skip
VoteCast = Annotated[str, one_of("vote", "yes", "no", "abstain", "absent", "not-voting", "not-a-member", "unknown")]
Verdict = Annotated[str, one_of(
    "verdict", "confirmed", "partly", "outdated", "incorrect", "contested", "opinion", "forecast",
)]  # fmt: skip
EvidenceType = Annotated[str, one_of("evidence type", "act", "law", "vote", "absence", "statement", "report")]
PositionConfidence = Annotated[str, one_of("confidence in a position", "confirmed", "contested", "thin")]
AnyConfidence = Annotated[str, one_of("confidence of any record", "confirmed", "single-source", "contested", "thin")]
ExerciseStatus = Annotated[str, one_of("status of an exercise", "held", "planned", "postponed", "cancelled")]
RequestAnswer = Annotated[str, one_of(
    "answer to a request", "granted", "partly", "declined", "unanswered", "not-requested", "pending",
)]  # fmt: skip
ForceScope = Annotated[str, one_of("scope of a force", "alliance", "regional", "bilateral", "former")]
TextSeen = Annotated[str, one_of("how much was seen", "whole", "part", "quoted", "described", "none")]
Found = Annotated[str, one_of("found", "position", "none", "does-not-apply", "no-common-position")]
Side = Annotated[str, one_of("side", "towards", "away", "neither")]
Section = Annotated[str, one_of(
    "section", "source", "country", "organisation", "membership", "instrument", "article", "body", "post", "force",
    "strength", "base", "exercise", "operation", "event", "issue", "position", "resolution", "vote", "ideal_point",
    "indicator", "dimension", "attribute", "claim", "scenario", "term",
)]  # fmt: skip
