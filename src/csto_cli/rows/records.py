"""Rows of the commands on records, sources and the dataset."""

from typing import Annotated

from csto_cli.model.alliance import Source
from csto_cli.model.kinds import (
    AnyConfidence,
    Bool,
    Change,
    Date,
    Measure,
    NonNegativeInt,
    Number,
    RecordId,
    Severity,
    ShortText,
    SourceId,
    Table,
    Text,
    Token,
    Url,
    Value,
)
from csto_cli.model.record import Record


class Hit(Record):
    """A record that holds the words."""

    __slots__ = ()

    section: Annotated[Token, "its section"]
    title: Annotated[ShortText | None, "what it is called, if it is called something"]
    snippet: Annotated[ShortText, "the text around the first of the words"]
    score: Annotated[NonNegativeInt, "how well it fits; higher is better"]
    date: Annotated[Date | None, "when it happened or began, or the date of its figure"]
    confidence: Annotated[AnyConfidence | None, "how well its record is supported"]


class ShownRow(Record):
    """A record as it is in the dataset."""

    __slots__ = ()

    section: Annotated[Token, "its section"]
    record: Annotated[Table, "its fields, in the order of the model"]
    referred_by: Annotated[tuple[RecordId, ...], "the records that refer to it"]
    confidence: Annotated[AnyConfidence | None, "how well the record is supported"]


class SourceRow(Source):
    """A source, and the records that cite it."""

    __slots__ = ()

    uses: Annotated[NonNegativeInt, "how many records cite it"]
    used_by: Annotated[tuple[RecordId, ...], "the records that cite it"]


class Citation(Record):
    """A source as a citation."""

    __slots__ = ()

    style: Annotated[Token, "the style that it is written in"]
    citation: Annotated[Text, "the citation"]
    cited_for: Annotated[tuple[RecordId, ...], "the records, of those asked for, that name it"]


class InfoRow(Record):
    """A count of records."""

    __slots__ = ()

    measure: Annotated[
        Measure, "what they were counted by: all, section, source kind, the year of events, or what can age"
    ]
    name: Annotated[Token, "the section, kind or year; of what can age, the section, or the status of memberships"]
    records: Annotated[
        NonNegativeInt, "how many records; for a kind of source, those that name at least one such source"
    ]
    source_count: Annotated[NonNegativeInt, "how many sources they name; for a kind of source, those of it"]
    independent: Annotated[NonNegativeInt, "how many of the records name sources of two or more houses"]
    sourced: Annotated[NonNegativeInt, "how many of the records name a source"]
    strong: Annotated[
        NonNegativeInt,
        "how many of them name a treaty, an official, a scholarly source, a dataset, or news of the top tier",
    ]
    share: Annotated[Number | None, "the independent ones among the records that name sources, from 0 to 1"]
    earliest: Annotated[Date | None, "the earliest date that they carry, which for what can age is that of `verified`"]
    latest: Annotated[Date | None, "the latest such date"]
    stale: Annotated[
        NonNegativeInt | None,
        "how many can age and were verified longer ago than their kind allows, or nobody says when",
    ]


class StaleRow(Record):
    """A record that can age."""

    __slots__ = ()

    section: Annotated[Token, "its section"]
    name: Annotated[ShortText, "what it says, in a few words"]
    age: Annotated[
        Number | None,
        "how many days before the day it was verified; null if nobody says when. Less than nothing if later",
    ]
    allowed: Annotated[Number, "how many days that may be"]
    due: Annotated[Date | None, "the first day on which it is stale"]
    stale: Annotated[Bool, "whether it is; what nobody has verified is"]
    source: Annotated[SourceId | None, "the newest of its sources, at which to begin"]
    url: Annotated[Url | None, "its address"]


class DiffRow(Record):
    """One difference: a record that is only in one of the datasets, or a field that is another."""

    __slots__ = ()

    section: Annotated[Token, "the section; `dataset` for what stands at the top of the file"]
    change: Annotated[Change, "added, removed or changed"]
    field: Annotated[Token | None, "the field, if it changed"]
    before: Annotated[Value | None, "its value in the first dataset; null if it had none"]
    after: Annotated[Value | None, "its value in the second; null if it has none"]
    text: Annotated[Text, "the difference in words"]
    confidence: Annotated[AnyConfidence | None, "how well the record is supported"]


class CompletionRow(Record):
    """The completion script of a shell."""

    __slots__ = ()

    shell: Annotated[Token, "the shell"]
    script: Annotated[Text, "what it sources"]


class AddedRow(Record):
    """A record that was written to an overlay."""

    __slots__ = ()

    section: Annotated[Token, "its section"]
    file: Annotated[ShortText, "the overlay"]
    replaced: Annotated[Bool, "whether it took the place of a record of the overlay"]
    record: Annotated[Table, "its fields"]


class Exported(Record):
    """A section that was exported."""

    __slots__ = ()

    section: Annotated[Token, "the section"]
    records: Annotated[NonNegativeInt, "how many records it holds"]
    path: Annotated[ShortText | None, "the file that holds it now; nothing if it went to stdout"]


class SchemaRow(Record):
    """A JSON Schema."""

    __slots__ = ()

    schema: Annotated[Table, "the schema"]


class Finding(Record):
    """A place where a file breaks a rule."""

    __slots__ = ()

    rule: Annotated[Token, "the number of the rule"]
    severity: Annotated[Severity, "an error makes the check fail, a warning asks for a second look"]
    file: Annotated[ShortText, "the file"]
    line: Annotated[NonNegativeInt, "the line, counted from 1"]
    section: Annotated[Token | None, "the section"]
    record: Annotated[ShortText | None, "the id of the record"]
    field: Annotated[ShortText | None, "the field"]
    message: Annotated[Text, "what is wrong"]
    fix: Annotated[Text, "how to fix it"]
