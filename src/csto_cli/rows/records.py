"""Rows of the commands on records, sources and the dataset."""

from typing import Annotated

from csto_cli.model import kinds as k
from csto_cli.model.alliance import Source
from csto_cli.model.record import Record


class Hit(Record):
    """A record that holds the words."""

    section: Annotated[k.Token, "its section"]
    title: Annotated[k.ShortText | None, "what it is called, if it is called something"]
    snippet: Annotated[k.ShortText, "the text around the first of the words"]
    score: Annotated[k.NonNegativeInt, "how well it fits; higher is better"]
    date: Annotated[k.Date | None, "when it happened or began, or the date of its figure"]
    confidence: Annotated[k.AnyConfidence | None, "how well its record is supported"]


class ShownRow(Record):
    """A record as it is in the dataset."""

    section: Annotated[k.Token, "its section"]
    record: Annotated[k.Table, "its fields, in the order of the model"]
    referred_by: Annotated[tuple[k.RecordId, ...], "the records that refer to it"]
    confidence: Annotated[k.AnyConfidence | None, "how well the record is supported"]


class SourceRow(Source):
    """A source, and the records that cite it."""

    uses: Annotated[k.NonNegativeInt, "how many records cite it"]
    used_by: Annotated[tuple[k.RecordId, ...], "the records that cite it"]


class Citation(Record):
    """A source as a citation."""

    style: Annotated[k.Token, "the style that it is written in"]
    citation: Annotated[k.Text, "the citation"]
    cited_for: Annotated[tuple[k.RecordId, ...], "the records, of those asked for, that name it"]


class InfoRow(Record):
    """A count of records."""

    measure: Annotated[
        k.Measure, "what they were counted by: all, section, source kind, the year of events, or what can age"
    ]
    name: Annotated[k.Token, "the section, kind or year; of what can age, the section, or the status of memberships"]
    records: Annotated[
        k.NonNegativeInt, "how many records; for a kind of source, those that name at least one such source"
    ]
    source_count: Annotated[k.NonNegativeInt, "how many sources they name; for a kind of source, those of it"]
    independent: Annotated[k.NonNegativeInt, "how many of the records name sources of two or more houses"]
    sourced: Annotated[k.NonNegativeInt, "how many of the records name a source"]
    strong: Annotated[
        k.NonNegativeInt,
        "how many of them name a treaty, an official, a scholarly source, a dataset, or news of the top tier",
    ]
    share: Annotated[k.Number | None, "the independent ones among the records that name sources, from 0 to 1"]
    earliest: Annotated[
        k.Date | None, "the earliest date that they carry, which for what can age is that of `verified`"
    ]
    latest: Annotated[k.Date | None, "the latest such date"]
    stale: Annotated[
        k.NonNegativeInt | None,
        "how many can age and were verified longer ago than their kind allows, or nobody says when",
    ]


class StaleRow(Record):
    """A record that can age."""

    section: Annotated[k.Token, "its section"]
    name: Annotated[k.ShortText, "what it says, in a few words"]
    age: Annotated[
        k.Number | None,
        "how many days before the day it was verified; null if nobody says when. Less than nothing if later",
    ]
    allowed: Annotated[k.Number, "how many days that may be"]
    due: Annotated[k.Date | None, "the first day on which it is stale"]
    stale: Annotated[k.Bool, "whether it is; what nobody has verified is"]
    source: Annotated[k.SourceId | None, "the newest of its sources, at which to begin"]
    url: Annotated[k.Url | None, "its address"]


class DiffRow(Record):
    """One difference: a record that is only in one of the datasets, or a field that is another."""

    section: Annotated[k.Token, "the section; `dataset` for what stands at the top of the file"]
    change: Annotated[k.Change, "added, removed or changed"]
    field: Annotated[k.Token | None, "the field, if it changed"]
    before: Annotated[k.Value | None, "its value in the first dataset; null if it had none"]
    after: Annotated[k.Value | None, "its value in the second; null if it has none"]
    text: Annotated[k.Text, "the difference in words"]
    confidence: Annotated[k.AnyConfidence | None, "how well the record is supported"]


class CompletionRow(Record):
    """The completion script of a shell."""

    shell: Annotated[k.Token, "the shell"]
    script: Annotated[k.Text, "what it sources"]


class AddedRow(Record):
    """A record that was written to an overlay."""

    section: Annotated[k.Token, "its section"]
    file: Annotated[k.ShortText, "the overlay"]
    replaced: Annotated[k.Bool, "whether it took the place of a record of the overlay"]
    record: Annotated[k.Table, "its fields"]


class Exported(Record):
    """A section that was exported."""

    section: Annotated[k.Token, "the section"]
    records: Annotated[k.NonNegativeInt, "how many records it holds"]
    path: Annotated[k.ShortText | None, "the file that holds it now; nothing if it went to stdout"]


class SchemaRow(Record):
    """A JSON Schema."""

    schema: Annotated[k.Table, "the schema"]


class Finding(Record):
    """A place where a file breaks a rule."""

    rule: Annotated[k.Token, "the number of the rule"]
    severity: Annotated[k.Severity, "an error makes the check fail, a warning asks for a second look"]
    file: Annotated[k.ShortText, "the file"]
    line: Annotated[k.NonNegativeInt, "the line, counted from 1"]
    section: Annotated[k.Token | None, "the section"]
    record: Annotated[k.ShortText | None, "the id of the record"]
    field: Annotated[k.ShortText | None, "the field"]
    message: Annotated[k.Text, "what is wrong"]
    fix: Annotated[k.Text, "how to fix it"]
