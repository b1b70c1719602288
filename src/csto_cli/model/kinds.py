"""What a field of the dataset may hold: the vocabulary that `model` writes its annotations in.

A type checker sees plain aliases of `str`, `int` and `float` (the `TYPE_CHECKING` branch of `model`).
At run time each name is a `Kind`, which the validator, the JSON Schema and the data dictionary read.
"""


class Kind:
    """One kind of scalar: its name, its Python type, and what is allowed in it.

    Args:
        name: the word the data dictionary uses for it.
        python: the type a value has after loading (dates are ISO strings by then).
        choices: the closed list of words, if there is one.
        section: the section of the dataset that a value refers to, if it is a reference.
        words: words allowed beside the rule of the kind, such as `open` for the end of an interval.
        prose: whether the value is a sentence or two, for which `search` and tables make room.
    """

    __slots__ = ("choices", "name", "prose", "python", "section", "words")

    def __init__(
        self,
        name: str,
        python: type = str,
        *,
        choices: tuple[str, ...] = (),
        section: str = "",
        words: tuple[str, ...] = (),
        prose: bool = False,
    ) -> None:
        self.name = name
        self.python = python
        self.choices = choices
        self.section = section
        self.words = words
        self.prose = prose

    def __or__(self, other: object) -> "Optional":
        return Optional(self)

    def __repr__(self) -> str:
        return self.name


class Optional:
    """A field that may be left out of a record."""

    __slots__ = ("kind",)

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def __repr__(self) -> str:
        return f"{self.kind!r} | None"


def shape(annotation: object) -> tuple[Kind, bool, bool]:
    """What `model.fields` gives for a field, taken apart.

    Returns:
        The kind of one value, whether the field is an array, and whether it may be left out.
    """
    if isinstance(annotation, Optional):
        return annotation.kind, False, True
    if isinstance(annotation, Kind):
        return annotation, False, False
    kind: Kind = annotation.__args__[0]  # type: ignore[attr-defined]
    return kind, True, True


def fits(kind: Kind, value: object) -> bool:
    """Whether a value, as `tomllib` read it, has the type of its kind; dates and words are not looked into."""
    if kind.name == "table":
        return isinstance(value, dict | list) and _finite(value)
    if kind.name in ("date", "bound"):
        return hasattr(value, "isoformat") or isinstance(value, str)
    if kind.python is str:
        return isinstance(value, str) and bool(value.strip())
    if kind.python is float:
        return type(value) in (int, float) and _finite(value)
    if kind.name == "whole number":
        return type(value) is int and value >= 0
    return type(value) is kind.python


def _finite(value: object) -> bool:
    """Whether every number in a value is one: JSON has no spelling for an infinite one, nor for none."""
    if isinstance(value, dict | list):
        return all(_finite(item) for item in (value.values() if isinstance(value, dict) else value))
    return not isinstance(value, float) or abs(value) < float("inf")


Id = Kind("id")
Word = Kind("word")
Line = Kind("line")
Text = Kind("text", prose=True)
Url = Kind("address")
Language = Kind("language code")
Date = Kind("date")
Bound = Kind("bound", words=("open", "unknown"))
Count = Kind("whole number", int)
Year = Kind("year", int)
Number = Kind("number", float)
Flag = Kind("true or false", bool)

SourceId = Kind("source id", section="source")
CountryCode = Kind("country code", section="country")
OrganisationId = Kind("organisation id", section="organisation")
InstrumentId = Kind("instrument id", section="instrument")
IssueId = Kind("issue id", section="issue")
ResolutionId = Kind("resolution id", section="resolution")
DimensionId = Kind("dimension id", section="dimension")
EventId = Kind("event id", section="event")
BodyId = Kind("body id", section="body")
Table = Kind("table", dict)
Value = Kind("value", object)
RecordId = Kind("record id", section="*")

SourceKind = Kind(
    "source kind",
    choices=("treaty", "official", "dataset", "scholarly", "news", "reference"),
)
Severity = Kind("severity", choices=("error", "warning"))
Measure = Kind("measure", choices=("all", "section", "source-kind", "event-year", "age"))
Change = Kind("change", choices=("added", "removed", "changed"))
Confidence = Kind("confidence", choices=("confirmed", "single-source", "contested"))
StatementKind = Kind("statement kind", choices=("fact", "declaration", "assessment"))
OrganisationType = Kind(
    "organisation type",
    choices=("alliance", "regional", "economic", "partnership", "global"),
)
MembershipStatus = Kind(
    "membership status",
    choices=("party", "member", "suspended", "frozen", "observer", "partner", "candidate"),
)
Standing = Kind("standing", choices=("member", "party", "former", "suspended", "observer", "partner", "candidate"))
JoinedBy = Kind(
    "way of joining",
    choices=("signature", "founding", "accession", "succession", "return", "admission", "declaration", "decision"),
)
InstrumentType = Kind(
    "instrument type", choices=("treaty", "charter", "protocol", "agreement", "regulation", "declaration")
)
BodyLevel = Kind(
    "level of a body",
    choices=("supreme", "ministerial", "permanent", "executive", "military", "parliamentary", "coordinating", "other"),
)
PostRole = Kind(
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
)
StrengthBasis = Kind(
    "basis of a strength", choices=("agreed", "announced", "official", "planned", "reported", "estimated")
)
BaseType = Kind(
    "type of base", choices=("base", "airbase", "facility", "border-guards", "site", "peacekeepers", "other")
)
OperationType = Kind("type of operation", choices=("recurring", "deployment", "mission", "request"))
EventCategory = Kind(
    "event category",
    choices=(
        "agreement", "membership", "summit", "institution", "leadership", "exercise", "operation",
        "crisis", "statement",
    ),
)  # fmt: skip
StancePosition = Kind(
    "position",
    choices=("supports", "opposes", "neutral", "ambiguous", "mixed", "abstains", "no-position"),
)
Evidence = Kind("evidence", choices=("statement", "act", "law", "vote", "absence", "report"))
VoteCast = Kind("vote", choices=("yes", "no", "abstain", "absent", "not-voting", "not-a-member", "unknown"))
Verdict = Kind(
    "verdict",
    choices=("confirmed", "partly", "outdated", "incorrect", "contested", "opinion", "forecast"),
)
EvidenceType = Kind("evidence type", choices=("act", "law", "vote", "absence", "statement", "report"))
PositionConfidence = Kind("confidence in a position", choices=("confirmed", "contested", "thin"))
ExerciseStatus = Kind("status of an exercise", choices=("held", "planned", "postponed", "cancelled"))
RequestAnswer = Kind(
    "answer to a request", choices=("granted", "partly", "declined", "unanswered", "not-requested", "pending")
)
ForceScope = Kind("scope of a force", choices=("alliance", "regional", "bilateral", "former"))
TextSeen = Kind("how much was seen", choices=("whole", "part", "quoted", "described", "none"))
