"""The types of fields: what a field of the dataset may hold.

Each name is an annotation: a type checker sees `str`, `int`, `float`, `bool` or a table, and `record.fields` finds the
`FieldType` behind it, from which the validator, the JSON Schema and the data dictionary are made.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any


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

    __slots__ = ("choices", "name", "prose", "python", "section", "words")

    def __init__(
        self,
        name: str,
        python: type = str,
        *,
        choices: Iterable[str] = (),
        section: str = "",
        words: Iterable[str] = (),
        prose: bool = False,
    ) -> None:
        self.name = name
        self.python = python
        self.choices = tuple(choices)
        self.section = section
        self.words = tuple(words)
        self.prose = prose

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
SourceKind = Annotated[
    str, FieldType("source kind", choices=("treaty", "official", "dataset", "scholarly", "news", "reference"))
]
SourceForm = Annotated[str, FieldType("source form", choices=("article", "chapter", "report"))]
Severity = Annotated[str, FieldType("severity", choices=("error", "warning"))]
Measure = Annotated[str, FieldType("measure", choices=("all", "section", "source-kind", "event-year", "age"))]
Change = Annotated[str, FieldType("change", choices=("added", "removed", "changed"))]
Confidence = Annotated[str, FieldType("confidence", choices=("confirmed", "single-source", "contested"))]
StatementKind = Annotated[str, FieldType("statement kind", choices=("fact", "declaration", "assessment"))]
OrganisationType = Annotated[
    str, FieldType("organisation type", choices=("alliance", "regional", "economic", "partnership", "global"))
]
MembershipStatus = Annotated[
    str,
    FieldType(
        "membership status", choices=("party", "member", "suspended", "frozen", "observer", "partner", "candidate")
    ),
]
Standing = Annotated[
    str,
    FieldType(
        "standing", choices=("member", "party", "signatory", "former", "suspended", "observer", "partner", "candidate")
    ),
]
JoinedBy = Annotated[
    str,
    FieldType(
        "way of joining",
        choices=("signature", "founding", "accession", "succession", "return", "admission", "declaration", "decision"),
    ),
]
InstrumentType = Annotated[
    str,
    FieldType("instrument type", choices=("treaty", "charter", "protocol", "agreement", "regulation", "declaration")),
]
BodyLevel = Annotated[
    str,
    FieldType(
        "level of a body",
        choices=(
            "supreme",
            "ministerial",
            "permanent",
            "executive",
            "military",
            "parliamentary",
            "coordinating",
            "other",
        ),
    ),
]
PostRole = Annotated[
    str,
    FieldType(
        "role",
        choices=(
            "secretary-general",
            "deputy-secretary-general",
            "chief-of-joint-staff",
            "assembly-chair",
            "chair",
            "president",
            "other",
        ),
    ),
]
StrengthBasis = Annotated[
    str,
    FieldType("basis of a strength", choices=("agreed", "announced", "official", "planned", "reported", "estimated")),
]
BaseType = Annotated[
    str,
    FieldType(
        "type of base", choices=("base", "airbase", "facility", "border-guards", "site", "peacekeepers", "other")
    ),
]
OperationType = Annotated[
    str, FieldType("type of operation", choices=("recurring", "deployment", "mission", "request"))
]
EventCategory = Annotated[
    str,
    FieldType(
        "event category",
        choices=(
            "agreement",
            "membership",
            "summit",
            "institution",
            "leadership",
            "exercise",
            "operation",
            "crisis",
            "statement",
        ),
    ),
]
VoteCast = Annotated[
    str, FieldType("vote", choices=("yes", "no", "abstain", "absent", "not-voting", "not-a-member", "unknown"))
]
Verdict = Annotated[
    str,
    FieldType("verdict", choices=("confirmed", "partly", "outdated", "incorrect", "contested", "opinion", "forecast")),
]
EvidenceType = Annotated[
    str, FieldType("evidence type", choices=("act", "law", "vote", "absence", "statement", "report"))
]
PositionConfidence = Annotated[str, FieldType("confidence in a position", choices=("confirmed", "contested", "thin"))]
AnyConfidence = Annotated[
    str, FieldType("confidence of any record", choices=("confirmed", "single-source", "contested", "thin"))
]
ExerciseStatus = Annotated[
    str, FieldType("status of an exercise", choices=("held", "planned", "postponed", "cancelled"))
]
RequestAnswer = Annotated[
    str,
    FieldType(
        "answer to a request", choices=("granted", "partly", "declined", "unanswered", "not-requested", "pending")
    ),
]
ForceScope = Annotated[str, FieldType("scope of a force", choices=("alliance", "regional", "bilateral", "former"))]
TextSeen = Annotated[str, FieldType("how much was seen", choices=("whole", "part", "quoted", "described", "none"))]

Found = Annotated[str, FieldType("found", choices=("position", "none", "does-not-apply", "no-common-position"))]
Side = Annotated[str, FieldType("side", choices=("towards", "away", "neither"))]
Section = Annotated[
    str,
    FieldType(
        "section",
        choices=(
            "source", "country", "organisation", "membership", "instrument", "article", "body", "post", "force",
            "strength", "base", "exercise", "operation", "event", "issue", "position", "resolution", "vote",
            "ideal_point", "indicator", "dimension", "attribute", "claim", "scenario", "term",
        ),
    ),
]  # fmt: skip
