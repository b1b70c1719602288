"""Hostile files: each overlay that cannot be used ends with a sentence and an exit code, in bounded time and memory."""

import contextlib
import os
import socket
import sys
from pathlib import Path

import pytest
from hostile import LOOK_UPS, limited, line_of, write

from csto_cli.errors import DataError
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS
from csto_cli.overlays import read as overlay

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")]
TOML = Path(__file__).parent.parent / "data" / "csto.toml"
EVENT = (
    '[[event]]\nid = "mine"\ndate = 1950-05-04\ncategory = "statement"\nkind = "fact"\ntext = "Mine."\nsources = []\n'
)
ASK = ("timeline", "--until", "1950-05-04")


def refused(ended, code, *words):
    """A sentence, perhaps with findings, nothing on stdout, and the exit code."""
    assert ended.code == code, ended.stderr
    stdout = ended.stdout
    assert not stdout
    assert ended.stderr.startswith("csto: ")
    assert all(line.startswith("csto: ") for line in ended.stderr.split("\n")[:-1])
    assert 1 <= ended.stderr.count("\n") <= 6
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr) < 3000
    for word in words:
        assert word in ended.stderr


@pytest.fixture
def places(tmp_path):
    """Makes what is no plain file."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    os.symlink("b", tmp_path / "a")
    os.symlink("a", tmp_path / "b")
    os.symlink("pipe", tmp_path / "to-pipe")
    os.symlink("nowhere", tmp_path / "dangling")
    with open(tmp_path / "sparse", "wb") as file:
        file.truncate(2**30)
    (tmp_path / "mine.toml").write_text(EVENT)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder", "is not a plain file"),
        ("pipe", "is not a plain file"),
        ("to-pipe", "is not a plain file"),
        ("a", "symbolic links"),
        ("dangling", "No such file"),
        ("sparse", "is larger than 8 MB"),
        ("missing", "No such file"),
        ("", "cannot be read"),
        ("mine.toml/x", "Not a directory"),
        ("x" * 300, "File name too long"),
        ("y/" * 3000, "cannot be read"),
        ("/dev/zero", "is not a plain file"),
        ("/dev/random", "is not a plain file"),
        ("/dev/null", "is not a plain file"),
        ("/dev/full", "is not a plain file"),
        ("/dev/tty", "is not a plain file"),
        ("/dev/stdin", "is not a plain file"),
        ("/proc/self/mem", "cannot be read"),
    ],
)
def test_what_is_no_plain_file(places, name, words):
    path = name if name.startswith("/") or not name else str(places / name)
    for line in ((*ASK, "--data", path), ("data", "check", path)):
        refused(limited(*line, memory=2**29, seconds=20), 1, words)


def test_a_socket_is_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        refused(limited(*ASK, "--data", "socket"), 1, "is not a plain file")


def test_a_file_of_somebody_else(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(EVENT)
    path.chmod(0)
    code = """
import os, sys, re, tomllib, tempfile, shutil, unicodedata, datetime
import csto_cli.check
import csto_cli.cli.app, csto_cli.cli.execute, csto_cli.overlays.read, csto_cli.queries.timeline
import csto_cli.cli.commands.timeline, csto_cli.cli.nearmiss, csto_cli.output.people
from csto_cli.main import run
from csto_cli.data.bundled import load
load().section("event")
if os.getuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
run()
"""
    ended = limited(*ASK, "--data", "mine.toml", prefix=[sys.executable, "-c", code], cwd=tmp_path)
    refused(ended, 1, "cannot be read: Permission denied")


BROKEN = {
    "truncated": ('[[event]]\nid = "mi', 3, "is no TOML"),
    "twice": (EVENT + 'text = "again"\n', 3, "is no TOML"),
    "table twice": ("[event]\n[event]\n", 3, "is no TOML"),
    "nul": (EVENT + "\0", 3, "is no TOML"),
    "binary": (bytes(range(256)), 3, "is not UTF-8"),
    "utf-16": (EVENT.encode("utf-16"), 3, "is not UTF-8"),
    "utf-16 without a mark": (EVENT.encode("utf-16-le"), 3, "is no TOML"),
    "utf-32": (EVENT.encode("utf-32"), 3, "is not UTF-8"),
    "surrogate": (b'[[event]]\nid = "\xed\xa0\x80"\n', 3, "is not UTF-8"),
    "overlong": (b'[[event]]\nid = "\xc0\xaf"\n', 3, "is not UTF-8"),
    "escaped surrogate": ('[[event]]\nid = "\\ud800"\n', 3, "is no TOML"),
    "year 0": ('[[event]]\nid = "mine"\ndate = 0000-01-01\n', 3, "is no TOML"),
    "30 February": ('[[event]]\nid = "mine"\ndate = 2001-02-30\n', 3, "is no TOML"),
    "huge number": (EVENT + "note = 1" + "0" * 5000, 3, "too many digits"),
    "huge hexadecimal": (EVENT + "note = 0x" + "f" * 100_000, 3, "too many digits"),
    "huge number elsewhere": ("x = 1" + "0" * 100_000, 3, "too many digits"),
    "deep array": (EVENT + "note = " + "[" * 100_000 + "]" * 100_000, 3, "nested too deeply"),
    "deep table": (EVENT + "note = " + "{a=" * 100_000 + "1" + "}" * 100_000, 3, "nested too deeply"),
    "deep enough": (EVENT + "note = " + "[" * 200 + "]" * 200, 3, "nested too deeply"),
    "dotted key": ("a." * 50_000 + "a = 1\n", 3, "more than 32 parts"),
    "dotted table": ("[" + "a ." * 50_000 + "a]\n", 3, "more than 32 parts"),
    "dotted array": ("[[" + "a." * 50_000 + "a]]\n", 3, "more than 32 parts"),
    "quoted dotted key": ("'a'.\"b\"." * 50_000 + "a = 1\n", 3, "more than 32 parts"),
    "dotted keys": (EVENT + "".join(f"{'a.' * 31}a{n} = 1\n" for n in range(2000)), 3, "nested too deeply"),
    "unknown sections": ("".join(f"[[a{n}]]\nid = 'x'\n" for n in range(2_000)), 3, "'a0'"),
    "one section": ("event = 1\n", 3, "[[event]]"),
    "table for array": ("[event]\nid = 'x'\n", 3, "[[event]]"),
    "dates": ("event = [1979-05-27, 07:32:00]\n", 3, "[[event]]"),
    "no id": ("[[event]]\n", 3, "has no id"),
    "number as id": ("[[event]]\nid = 1\n", 3, "has no id"),
    "not whole": ('[[event]]\nid = "mine"\n', 3, "has no category"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_is_no_overlay(tmp_path, kind):
    content, code, words = BROKEN[kind]
    path = tmp_path / "mine.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    refused(limited(*ASK, "--data", str(path), memory=2**29, seconds=30), code, words)


@pytest.mark.parametrize("kind", BROKEN)
def test_the_check_names_what_a_look_up_refuses(csto, tmp_path, kind):
    content, code, _ = BROKEN[kind]
    path = tmp_path / "mine.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    outcome = csto("data", "check", str(path), "-f", "json", "--limit", "5")
    assert outcome.code == code
    assert outcome.data
    assert outcome.data[0]["severity"] == "error"


FULL = {
    "byte order mark": b"\xef\xbb\xbf" + EVENT.encode(),
    "line ends": EVENT.replace("\n", "\r\n").encode(),
    "empty": b"",
    "comments": b"#\n" * 500_000,
    "spaces": b" " * 2_000_000 + b"\n" + EVENT.encode(),
    "quotes": EVENT.encode() + b"note = '" + b'"' * 1_000_000 + b"'\n",
    "words": EVENT.encode() + b'note = "' + b"a. " * 30 + b"a" * 1_000_000 + b'"\n',
    "records": "".join(EVENT.replace("mine", f"mine-{n}") for n in range(10_000)).encode(),
    "many records": "".join(EVENT.replace("mine", f"mine-{number}") for number in range(1_000)).encode(),
}


@pytest.mark.parametrize("kind", FULL)
def test_a_file_that_is_odd_but_right(tmp_path, kind):
    path = tmp_path / "mine.toml"
    path.write_bytes(FULL[kind])
    ended = limited(*ASK, "-f", "tsv", "--fields", "text", "--no-header", "--data", str(path), memory=2**29)
    assert ended.code == 0, ended.stderr
    count = (
        10_000 if kind == "records" else 1_000 if kind == "many records" else 0 if kind in ("empty", "comments") else 1
    )
    assert ended.stdout.decode() == "Mine.\n" * count


VALUES = {
    "text": '"zz"', "empty": '""', "space": '" "', "number": "7", "negative": "-7", "float": "1.5", "nan": "nan",
    "infinite": "-inf", "flag": "true", "array": '["zz"]', "empty array": "[]", "numbers": "[1]", "arrays": "[[]]",
    "tables": "[{a = 1}]", "table": "{a = 1}", "day": "1999-01-01", "first day": "0001-01-01",
    "last day": "9999-12-31", "time": "12:30:00", "local time": "1999-01-01T00:00:00",
    "moment": "1999-01-01T00:00:00Z", "no day": '"1999-13-01"', "huge": "9" * 4000,
}  # fmt: skip


def allowed(name, annotation):
    """Which of the values a field takes."""
    kind, many = annotation.type, annotation.is_array
    if name == "id":
        return {"text", "no day"}
    if many:
        return {"empty array"} | ({"array"} if kind.python is str and free(kind) else set())
    if kind.name in ("date", "date or open"):
        return {"day", "first day", "last day"}
    if kind.name == "table":
        return {"array", "empty array", "numbers", "arrays", "tables", "table"}
    if kind.name == "language code":
        return {"text"}
    if kind.python is str:
        return {"text", "no day"} if free(kind) and name != "iso3" else set()
    numbers = {int: {"number"}, float: {"number", "negative", "float"}, bool: {"flag"}}[kind.python]
    return numbers | ({"negative"} if kind.name == "year" else set())


def free(kind):
    """Whether a text of a kind may be any text, as far as a look-up cares."""
    return not kind.choices and kind.name not in ("country code", "date", "language code")


def one_field_of_each_type():
    """A section and a field for each type of field, alone and as an array."""
    found = {}
    for section, kind in SECTIONS.items():
        for name, field in fields(kind).items():
            found.setdefault((field.type.name, field.is_array, name == "id"), (section, name, field))
    return found.values()


def test_every_type_of_field_with_every_type_of_value(data, tmp_path):
    path = tmp_path / "mine.toml"
    for section, name, annotation in one_field_of_each_type():
        first = data.section(section)[0]
        for what, value in VALUES.items():
            start = "" if name == "id" else f'id = "{first.id}"\n'
            path.write_text(f"[[{section}]]\n{start}{name} = {value}\n")
            if what in allowed(name, annotation):
                with contextlib.suppress(DataError):  # what it refers to may not be there
                    assert overlay.read_overlays(data._store, [str(path)])[0].tables
            else:
                with pytest.raises(DataError) as caught:
                    overlay.read_overlays(data._store, [str(path)])
                assert len(caught.value.message) < 400, (name, what)


ANSWERS = {
    "membership": ("members", "member", "compare", "about"), "country": ("members", "member", "votes", "stance"),
    "event": ("timeline", "search", "member"), "position": ("stance", "member"),
    "source": ("sources", "cite", "timeline"),
}  # fmt: skip


@pytest.mark.parametrize("section", ["event", "membership", "country", "position", "source"])
def test_records_that_are_gone_or_lead_nowhere(csto, data, tmp_path, section):
    records = data.section(section)
    overlays = {
        "gone": [{"id": record.id, "retired": True} for record in records],
        "first gone": [{"id": records[0].id, "retired": True}],
    }
    for name, annotation in fields(SECTIONS[section]).items():
        kind, many = annotation.type, annotation.is_array
        if kind.section:
            for target in ("nowhere", records[0].id):
                overlays[f"{name} {target}"] = [{"id": records[0].id, name: [target] if many else target}]
        elif kind.name == "table":
            overlays[name] = [{"id": records[0].id, name: [[1, "x"], {"yes": {}}]}]
    for kind, tables in overlays.items():
        path = write(tmp_path / "mine.toml", {section: tables})
        for command in ANSWERS[section]:
            for form in ("json", "table")[len(kind) % 2 :]:
                outcome = csto(*line_of(command), "-f", form, "--data", path)
                assert outcome.code in (0, 3, 4, 5), (kind, command, outcome.stderr)
                assert outcome.stderr.count("\n") <= 6
                if outcome.code == 3:
                    assert 1 <= outcome.stderr.count("\n") <= 6, (kind, command)
                    assert "was not merged" in outcome.stderr or "data check" in outcome.stderr, (kind, command)


def test_instruments_that_amend_each_other(csto, tmp_path):
    path = write(
        tmp_path / "mine.toml",
        {"instrument": [{"id": "treaty", "amends": ["charter", "treaty"]}, {"id": "charter", "amends": ["treaty"]}]},
    )
    for line in (("treaty",), ("show", "treaty"), ("about",), ("search", "charter"), ("export",)):
        assert csto(*line, "--data", path).code == 0


def test_every_look_up_says_its_sentence(csto, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[event]]\nid = "mine"\ndate = 12:00:00\n')
    for name in LOOK_UPS:
        for form in ("table", "json", "csv"):
            outcome = csto(*line_of(name), "-f", form, "--data", str(path))
            assert outcome.code == 3
            assert "The date '12:00:00' is no date." in outcome.stderr
            assert bool(outcome.stdout) == (form == "json")


@pytest.mark.parametrize(
    ("kind", "code"), [("pipe", 1), ("folder", 1), ("zeros", 1), ("sparse", 1), ("broken", 3), ("loop", 0), ("gone", 0)]
)
def test_an_overlay_of_the_users_own_that_is_none(tmp_path, kind, code):
    path = tmp_path / "csto" / "overlay.toml"
    path.parent.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "zeros":
        path.symlink_to("/dev/zero")
    elif kind == "sparse":
        with open(path, "wb") as file:
            file.truncate(2**30)
    elif kind == "broken":
        path.write_text("[[event]\n")
    elif kind == "loop":
        path.symlink_to("overlay.toml")
    env = {"XDG_CONFIG_HOME": str(tmp_path)}
    for line in (("members", "-f", "tsv"), ("timeline", "--until", "1993")):
        ended = limited(*line, env=env, memory=2**29, seconds=20)
        if code:
            refused(ended, code)
        else:
            assert (ended.code, ended.stderr) == (0, "")
    assert limited("members", env={**env, "CSTO_NO_CONFIG": "1"}).code == 0
    for line in (("--help",), ("--version",), ("completion", "bash")):
        assert "Traceback" not in limited(*line, env=env).stderr


def test_a_record_of_hostile_text_is_added_whole_or_not_at_all(csto, data, tmp_path):
    import tomllib

    from hostile import COMMANDING, TEXTS

    path = tmp_path / "mine.toml"
    path.write_text("# mine\n")
    source = data.section("source")[0].id
    added = set()
    for kind, text in {**TEXTS, "surrogate": "a\udcff"}.items():
        before = path.read_bytes()
        outcome = csto(
            "data", "add", "event", "--id", f"zz-{kind}", "--date", "2001-02-03", "--text", text, "--kind", "fact",
            "--category", "statement", "--country", "armenia", "--source", source, "--file", str(path),
        )  # fmt: skip
        assert not COMMANDING & set(outcome.stdout + outcome.stderr), kind
        assert outcome.code in (0, 2, 3, 4), (kind, outcome.stderr)
        after = path.read_bytes()
        if outcome.code:
            assert after == before
        else:
            added.add(kind)
            assert after.startswith(before)
            assert tomllib.loads(after.decode())["event"][-1]["text"] == text
    assert {"markup", "html", "quotes", "formula", "combining"} <= added
    assert not {"colour", "title", "c1", "bidi", "controls", "surrogate"} & added


def many(name, number):
    """An overlay that a rule could look at for very long."""
    span = (
        '[[membership]]\nid = "mine-{0}"\ncountry = "ARM"\norganisation = "csto"\nstatus = "observer"\nsources = []\n'
    )
    return "".join(
        {
            "sections": f"[[section{place}]]\n",
            "keys": f"key{place}.x = 1\n",
            "ids": "[[event]]\nid = 1\n",
            "spans": span.format(place) + f'from = "{1000 + place % 8000}"\nto = "{1000 + place % 8000}"\n',
        }[name]
        for place in range(number)
    )


@pytest.mark.parametrize(
    ("name", "number"), [("sections", 20_000), ("keys", 40_000), ("ids", 40_000), ("spans", 4_000)]
)
def test_what_breaks_a_rule_without_end_is_told_in_bounded_time(tmp_path, name, number):
    path = tmp_path / "mine.toml"
    path.write_text(many(name, number))
    ended = limited("data", "check", str(path), memory=2**29, seconds=40)
    assert ended.code == 3
    assert 1 <= ended.stdout.count(b"\n") <= 8000
    ended = limited("timeline", "--data", str(path), memory=2**29, seconds=40)
    assert ended.code == (0 if name == "spans" else 3)
    assert "Traceback" not in ended.stderr
