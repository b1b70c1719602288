"""`csto data add event`, `member`, `position` and `source`: one command for each kind, made from the model."""

import os

from csto_cli import dates
from csto_cli.cli.declare import Command, Option, output_options
from csto_cli.data import captions
from csto_cli.data.files import existing_user_overlay, user_overlay
from csto_cli.data.store import Store, provenance
from csto_cli.errors import FileError, UsageError
from csto_cli.model.record import Field, fields
from csto_cli.model.sections import SECTIONS
from csto_cli.output.result import Column, Result
from csto_cli.overlays.add import DEFAULTS, Addition, add
from csto_cli.text.strings import strip_control
from csto_cli.types import Callable, Row, Sequence

KINDS = {"event": "event", "member": "membership", "position": "position", "source": "source"}
"""What can be added, and its section."""


def writer(section: str, options: Sequence[tuple[str, Option]]) -> Callable[[Store, str | None, bool, Row], Result]:
    """What the command for a section does."""

    def write(data: Store, file: str | None, replace: bool, values: Row) -> Result:
        path = file or user_overlay()
        if not path:
            raise UsageError("There is no configuration directory to write to; name a file with --file.")
        if not file:
            _make_folder(path)
        own = existing_user_overlay()
        under = [own] if own and not _same_file(own, path) else []
        given = {field: values[option.key] for field, option in options}
        done = add(data, section, given, path, base=under, replace=replace)
        return _result(data, done, path)

    return write


def _make_folder(path: str) -> None:
    """Make the folder of the user's own overlay."""
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    except OSError as error:
        raise FileError(f"The folder {os.path.dirname(path)!r} cannot be made: {error.strerror}.") from None


def _same_file(one: str, other: str) -> bool:
    """Whether two paths lead to one file."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False


def _result(data: Store, done: Addition, path: str) -> Result:
    """What was written, as a record and as a sentence."""
    row = {
        "id": done.record["id"], "section": done.section, "file": path, "replaced": done.replaced,
        "record": done.record, **provenance(), "sources": tuple(done.record.get("sources", ())),
        "origin": os.path.basename(path),
    }  # fmt: skip
    sentence = f"{'Replaced' if done.replaced else 'Added'} the {done.section} {row['id']} in {path}."
    date = (captions.date(done.record) or "") if done.section != "source" else ""
    later = [f"The dataset ends on {dates.format_long(data.as_of)}; --as-of {date} shows the record."]
    return Result(
        [row],
        {"section": done.section, "file": path},
        warnings=[*done.warnings, *(later if dates.is_date(date) and dates.first(date) > data.as_of else ())],
        text=lambda rows: f"{strip_control(sentence)}\n",
    )


def options_of(section: str) -> list[tuple[str, Option]]:
    """The fields of a section that a person gives, each with its option."""
    return [
        (name, _option(section, name, field))
        for name, field in fields(SECTIONS[section]).items()
        if name != "origin" and not (section == "source" and name in ("sources", "confidence"))
    ]


def _option(section: str, name: str, field: Field) -> Option:
    """The option that gives a field."""
    kind, many, optional = field.type, field.is_array, field.is_optional
    word = (name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")) if many else name
    help = field.description[:1].upper() + field.description[1:]
    if name == "id":
        help, optional = "Its id, if not the one that is made of the other fields", True
    elif kind.words:
        help += f"; a date, {' or '.join(kind.words)}"
    return Option(
        word.replace("_", "-"),
        help,
        type="date" if kind.name == "date" else "text",
        multiple=many,
        choices=kind.choices,
        completes=kind.section if kind.section in SECTIONS else "",
        metavar={"date or open": "DATE", "date": "DATE", "address": "URL"}.get(kind.name, ""),
        required=not optional and (section, name) not in DEFAULTS,
    )


EXAMPLES = {
    "event": (
        (
            "csto data add event --date 2026-03-02 --category statement --kind declaration --country armenia "
            '--text "The minister said so." --source odkb-charter-en',
            "an event, its id made of its date and text",
        ),
        (
            "csto data add event --id my-summit --date 2026-04 --category summit --kind fact --text Met. "
            "--source odkb-charter-en --file mine.toml --json",
            "to a file of your own, reported as JSON",
        ),
        (
            "csto data add event --id 2022-11-23-yerevan-summit --city Moscow --file mine.toml --replace",
            "one field of a record, the others as they are",
        ),
    ),
    "member": (
        (
            "csto data add member --country serbia --organisation csto --status observer --from 2026-03-02 --to open "
            "--source odkb-charter-en --verified 2026-03-02",
            "a standing of a state",
        ),
        (
            "csto data add member --id csto-arm-frozen --to 2026-03-01 --source odkb-charter-en --replace",
            "a correction of a record of the dataset",
        ),
    ),
    "position": (
        (
            "csto data add position --issue ukraine-war --country ukraine --value 'condemns it' --from 2022-03-02 "
            '--to open --summary "It asks for help." --evidence es-11-1-ukr --confidence confirmed',
            "where a state stands",
        ),
        (
            "csto data add position --id my-view --issue ukraine-war --country serbia --value neutral "
            '--from 2022-03-02 --to open --summary "It takes no side." --confidence thin '
            "--source odkb-charter-en",
            "with an id that is easy to remember",
        ),
    ),
    "source": (
        (
            'csto data add source --title "A paper" --publisher "A university" --kind scholarly --lang en '
            "--url https://example.org/paper",
            "a source, for records to come",
        ),
        (
            'csto data add source --id my-paper --title "A paper" --publisher Me --kind reference --lang en --json',
            "with an id that is easy to remember",
        ),
    ),
}


def _command(kind: str, section: str) -> Command:
    """The command that adds records of a kind."""
    options = options_of(section)
    return Command(
        f"data add {kind}",
        description=(
            "It writes one record to overlay.toml in your configuration directory, or to --file. "
            "States and organisations go by any of their names. Nothing is written if the overlay would then break a "
            "rule of csto data check. Other records in the file stay as they are. The dataset itself is not changed."
        ),
        query=writer(section, options),
        title=lambda data, result, values: f"Added to {result.query['file']}",
        row="rows.records.AddedRow",
        options=(
            *(option for _, option in options),
            Option("file", "The overlay to write to, if not the one in your configuration directory", type="path"),
            Option("replace", "Change the record with this id: only the fields that are given", type="flag"),
            *output_options("sort", "reverse", "limit", "sources", "data"),
        ),
        columns=(
            Column("id", "Record", priority=9, style="name"),
            Column("section", "Section", priority=7),
            Column("file", "File", priority=8),
        ),
        examples=EXAMPLES[kind],
        is_query=False,
        reads_files=True,
    )


COMMANDS = {kind: _command(kind, section) for kind, section in KINDS.items()}
"""The command of each kind."""
