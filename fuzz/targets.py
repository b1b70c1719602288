"""What is fuzzed: four functions that take any bytes and raise if `csto` breaks its word.

They need nothing but the package, so `tests/test_fuzz_corpus.py` replays the corpus with them where no fuzzer is
installed. `fuzz/harness.py` drives them with atheris. An input may end in an answer or in one of the documented
errors (`csto_cli.errors`); anything else that is raised is a finding.
"""

import contextlib
import functools
import json
import os
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from csto_cli import check, dates
from csto_cli.cli import commands
from csto_cli.cli import parse as door
from csto_cli.data import compile as index
from csto_cli.data import bundled as loader
from csto_cli.overlays import read as overlay
from csto_cli.data import names as resolve
from csto_cli.cli import execute as house
from csto_cli.data.dataset import Dataset
from csto_cli.cli.declare import Command
from csto_cli.errors import CstoError, DataError, FileError, UsageError
from csto_cli.model.kinds import shape
from csto_cli.model.record import SECTIONS, fields
from csto_cli.output import machine

LONGEST_MESSAGE = 2000
"""No sentence to a user is longer, whatever was typed."""


def arguments(content: bytes) -> None:
    """Words, with a NUL between them as the kernel has it: the direct door, the checks, and a plain look-up."""
    words = [word.decode("utf-8", "surrogateescape") for word in content.split(b"\0")]
    plain = door.parse(words)
    if plain is None:
        return
    command, values = plain
    try:
        house.check(command, values)
    except UsageError as error:
        sentence(error)
        return
    if command.look_up and not values.get("data") and house.output_format(values) in MACHINE:
        plain = door.parse(words)
        assert plain is not None
        answered(command, plain[1], bundled())


def calendar(content: bytes) -> None:
    """Texts, one a line: the date parser against the calendar, and everything that compares dates."""
    texts = content.decode("utf-8", "surrogateescape").split("\n")[:4]
    known = []
    for text in texts:
        dates.spoken(text)
        dates.compact(text)
        try:
            known.append(dates.parse(text, "--as-of"))
        except UsageError as error:
            sentence(error)
            assert not dates.is_date(text)
    for text in known:
        first, last = date.fromisoformat(dates.first(text)), date.fromisoformat(dates.last(text))
        assert first.isoformat()[: len(text)] == last.isoformat()[: len(text)] == text
        assert first <= last
        if last < date.max:
            assert dates.next_day(last.isoformat()) == (last + timedelta(1)).isoformat()
        if first > date.min:
            assert dates.previous_day(first.isoformat()) == (first - timedelta(1)).isoformat()
    if len(known) > 1:
        start, end = known[0], known[1]
        for day in (dates.first(known[-1]), dates.last(known[-1])):
            assert dates.holds(start, "open", day) == dates.began(start, day)
            assert not dates.holds(start, end, day) or dates.began(start, day)
        assert dates.overlaps(start, None, end, end) == dates.overlaps(end, None, start, start)


def names(content: bytes) -> None:
    """A name: folding settles, and every resolver finds one thing or says why not."""
    text = content.decode("utf-8", "surrogateescape")
    folded = resolve.fold(text)
    assert resolve.fold(folded) == folded
    data = bundled()
    for look_up in (resolve.country, resolve.organisation):
        try:
            found = look_up(data, text)
        except CstoError as error:
            sentence(error)
        else:
            assert found.id in data.by_id("country") or found.id in data.by_id("organisation")
    for parameter in CHOICES:
        try:
            assert resolve.choice(text, parameter, "--kind") in parameter
        except UsageError as error:
            sentence(error)


def overlays(content: bytes) -> None:
    """An overlay: read, merged, and asked everything; the checker must have an opinion on it too.

    A first byte of 0xFF means that the rest chooses sections, fields and values, and so is always TOML.
    """
    if content[:1] == b"\xff":
        content = "".join(tables(content[1:])).encode("utf-8", "replace")
    path = os.path.join(folder(), "fuzzed.toml")
    with open(path, "wb") as file:
        file.write(content)
    try:
        check.check(small(), [path])
    except (FileError, DataError) as error:
        sentence(error)
    try:
        merged = small().merged(overlay.read_overlays(small(), [path])[0])
    except (FileError, DataError) as error:
        sentence(error)
        return
    for name, values in QUESTIONS:
        with contextlib.suppress(LookupError):  # what a record refers to may be missing: `execute` says so
            answered(commands.load(name), dict(values), merged)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "arguments": arguments,
    "calendar": calendar,
    "names": names,
    "overlays": overlays,
}
"""Every target by the name that `fuzz/run` and the folders of the corpus use."""

MACHINE = ("json", "jsonl", "csv", "tsv", "toml")

CHOICES = [
    parameter.choices
    for name in ("members", "timeline", "stance", "export")
    for parameter in commands.load(name).options
    if parameter.type == "choice"
]


def _questions() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every look-up with the arguments of its first example, in one format each and all of them in turn."""
    for number, name in enumerate(name for name in commands.NAMES if commands.load(name).look_up):
        example = commands.load(name).examples[0][0].split()[1:]
        form = MACHINE[number % len(MACHINE)]
        plain = door.parse([*example, "-f", form])
        if plain is not None:
            yield name, plain[1]


QUESTIONS = list(_questions())


def answered(command: Command, values: dict[str, Any], data: Dataset) -> None:
    """Answer a question in a machine format; the answer must be one text that is what the format says."""
    try:
        house.check(command, values)
        result = command.run(data, values)
        house.arrange(command, result, values)
        form = house.output_format(values)
        rendered = machine.render(command, result, data, values, form)
    except CstoError as error:
        sentence(error)
        return
    text = rendered if isinstance(rendered, str) else rendered.decode()
    assert all(mark.isprintable() or mark in "\n\r\t" or not mark.isascii() for mark in text)
    if form == "json":
        json.loads(text, parse_constant=refuse)
    elif form == "jsonl":
        for line in text.split("\n")[:-1]:
            json.loads(line, parse_constant=refuse)
    elif form == "toml":
        tomllib.loads(text)


def refuse(constant: str) -> None:
    """NaN and the infinities are no JSON."""
    raise AssertionError(f"{constant} is no JSON")


def sentence(error: CstoError) -> None:
    """An error must be a sentence of bounded length; `entry.say` makes one line of it."""
    assert error.message
    assert len(error.message) <= LONGEST_MESSAGE, len(error.message)


@functools.cache
def bundled() -> Dataset:
    """The bundled dataset; its sections stay in memory."""
    return loader.load()


@functools.cache
def small() -> Dataset:
    """A dataset with the first records of every section, in which many references lead nowhere."""
    document = tomllib.loads(loader.toml().decode())
    kept = {"country": 16, "instrument": None, "dimension": None, "issue": None}
    return Dataset(
        index.build(
            {key: value[: kept.get(key, 4)] if isinstance(value, list) else value for key, value in document.items()}
        ).__getitem__
    )


@functools.cache
def folder() -> str:
    """A folder of the process's own."""
    return tempfile.mkdtemp(prefix="csto-fuzz-")


class Bytes:
    """Choices, taken from bytes one after the other; zeros when they are used up."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def __bool__(self) -> bool:
        return self.place < len(self.content)

    def take(self, below: int) -> int:
        """A number from 0 up to a limit of at most 65536."""
        size = 1 if below <= 256 else 2
        number = int.from_bytes(self.content[self.place : self.place + size], "big")
        self.place += size
        return number % below

    def text(self) -> str:
        """A short text."""
        length = self.take(24)
        self.place += length
        return self.content[self.place - length : self.place].decode("utf-8", "replace")


def tables(content: bytes) -> Iterator[str]:
    """An overlay that the bytes choose: mostly right, so that it gets far, and wrong in places."""
    choices = Bytes(content)
    sections = list(SECTIONS)
    while choices:
        section = sections[choices.take(len(sections))]
        known = small().section(section)
        id = known[choices.take(len(known))].id if choices.take(2) else f"new-{choices.take(4)}"
        yield f"[[{section}]]\nid = {json.dumps(id)}\n"
        if choices.take(16) == 15:
            yield "retired = true\n"
            continue
        model = known[choices.take(len(known))] if choices.take(2) else {}  # often a whole record, to get far
        kinds = fields(SECTIONS[section])
        changed = {list(kinds)[choices.take(len(kinds))]: value(choices) for _ in range(choices.take(4))}
        for name, annotation in kinds.items():
            if name == "id":
                continue
            if name in changed:
                yield f"{name} = {changed[name]}\n"
            elif model.get(name) is not None:
                yield f"{name} = {written(model[name], shape(annotation)[0].name)}\n"


def written(thing: Any, kind: str) -> str:
    """A value of the dataset as TOML on one line."""
    if kind in ("date", "bound") and isinstance(thing, str) and len(thing) == 10:
        return thing
    if isinstance(thing, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {written(inner, '')}" for key, inner in thing.items()) + "}"
    if isinstance(thing, list | tuple):
        return "[" + ", ".join(written(item, kind) for item in thing) + "]"
    return json.dumps(thing, ensure_ascii=False).replace("\x7f", "\\u007f")


VALUES = (
    "true", "false", "0", "-1", "7", "1e308", "nan", "-inf", "9223372036854775808", '""', '" "', '"open"',
    '"unknown"', '"1992"', '"1992-05"', '"1992-13"', '"0000"', '"9999"', "0001-01-01", "9999-12-31", "1992-05-15",
    "1992-05-15T00:00:00", "1992-05-15T00:00:00.5-23:59", "00:00:00", "[]", "{}", "[[]]", "[{}]", "[{a = 1}]",
    "{a = []}", "[1, 2]", "[nan]", '["ARM"]', '["ARM", "ARM"]', '"ARM"', '"XYZ"', '["XYZ"]', '"csto"',
    '"member"', '"frozen"',
    '["1992"]', "[1992-05-15]", '"\\u0000\\u001b[2J"', '"\\u202e\\u200f"', '"[/x][red]"',
    '"=1+1"', '"a\\r\\nb"', '"\\U0010ffff"', '["a", ["b"]]', '[""]', '"fact"', '"declaration"', '"retired"',
    "1_000", "0x10", "+0.0", "-0.0", "[0.1, {b = [1992-05-15, 1]}]",
)  # fmt: skip
"""Values that a field may be given: some right somewhere, most wrong."""


def value(choices: Bytes) -> str:
    """A value in TOML."""
    if choices.take(4) == 0:
        return written(choices.text(), "")
    return VALUES[choices.take(len(VALUES))]
