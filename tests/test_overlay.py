"""`--data` and `CSTO_DATA`: records merged by id, marked, and refused with a sentence when they are wrong."""

import os
import sys

import pytest

from csto_cli.errors import FileError

NEW = """
[[source]]
id = "my-source"
title = "A title"
publisher = "A publisher"
url = "https://example.org/"
kind = "news"
lang = "en"

[[event]]
id = "my-event"
date = 1950-05-04
category = "statement"
kind = "fact"
countries = ["ARM"]
text = "An event of my own."
sources = ["my-source"]
confidence = "single-source"
"""


@pytest.fixture
def overlay(tmp_path):
    """Writes an overlay and gives its path."""

    def write(text, name="mine.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_a_new_record_stands_in_its_place_and_is_marked(csto, overlay):
    path = overlay(NEW)
    outcome = csto("timeline", "--since", "1950-05-04", "--until", "1950-05-04", "--data", path, "--json")
    (row,) = outcome.data
    assert (row["id"], row["origin"]) == ("my-event", "mine.toml")
    assert [source["id"] for source in outcome.envelope["sources"]] == ["my-source"]
    table = csto("timeline", "--since", "1950-05-04", "--until", "1950-05-04", "--data", path).stdout
    assert "+ from an overlay" in table


def test_a_known_record_changes_only_the_fields_that_are_named(csto, overlay):
    path = overlay('[[membership]]\nid = "csto-arm-frozen"\nto = 2026-02-01\n')
    before = csto("members", "--json").data[0]
    after = csto("members", "--json", "--data", path).data[0]
    assert (before["participation"], after["participation"]) == ("frozen", "active")
    assert after["origin"] == "mine.toml"
    assert after["from"] == before["from"]


def test_a_retired_record_is_gone(csto, overlay):
    path = overlay('[[term]]\nid = "term-annexation"\nretired = true\n')
    ids = [row["id"] for row in csto("glossary", "--json", "--data", path).data]
    assert "term-annexation" not in ids
    assert "term-csto" in ids


def test_what_other_records_refer_to_cannot_be_retired(csto, overlay):
    path = overlay('[[membership]]\nid = "csto-blr-member"\nretired = true\n')
    outcome = csto("members", "--data", path)
    assert (outcome.code, outcome.stdout) == (3, "")
    assert "D209" in outcome.stderr


def test_the_environment_comes_first_and_the_later_overlay_wins(csto, overlay, monkeypatch):
    first = overlay(NEW.replace("An event of my own.", "First."), "first.toml")
    second = overlay(NEW.replace("An event of my own.", "Second."), "second.toml")
    monkeypatch.setenv("CSTO_DATA", os.pathsep.join([first, second]))
    line = (
        "timeline",
        "--since",
        "1950-05-04",
        "--until",
        "1950-05-04",
        "-f",
        "tsv",
        "--fields",
        "text",
        "--no-header",
    )
    assert csto(*line).stdout == "Second.\n"
    assert csto(*line, "--data", first).stdout == "First.\n"


def test_new_names_resolve(csto, overlay):
    path = overlay('[[country]]\nid = "armenia"\naliases = ["Ararat Land"]\n')
    assert csto("member", "ararat land", "--data", path, "--json").data[0]["iso3"] == "ARM"
    assert csto("member", "ararat land").code == 4


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[[event]\n", "1: error D002: This is no TOML: "),
        ('[[evnt]]\nid = "a"\n', "1: error D101: evnt: There is no section 'evnt'. Did you mean event?"),
        ("[[event]]\nid = 7\n", "2: error D103: event, id: "),
        ('event = "none"\n', "1: error D102: event: The section event is not written as [[event]] tables. "),
        (NEW.replace('["my-source"]', '["my-sorce"]'), "17: error D201: event my-event, sources: There is no source "),
        (NEW.replace('["ARM"]', '["AR"]'), "15: error D202: event my-event, countries: There is no state 'AR'. "),
        (
            NEW.replace("1950-05-04", '"1950-13"'),
            "12: error D301: event my-event, date: The date '1950-13' is no date. ",
        ),
        (NEW.replace("category", "categry"), "13: error D106: event my-event, categry: The event has no field "),
        (NEW.replace('kind = "fact"\n', ""), "10: error D107: event my-event, kind: The event has no kind. "),
        (NEW.replace('"fact"', '"rumour"'), "14: error D109: event my-event, kind: The kind 'rumour' is no "),
        ('[[country]]\nid = "armenia"\nretired = true\n', "2: error D209: country armenia, id: "),
    ],
)
def test_an_invalid_overlay_ends_with_its_findings_and_exit_3(csto, overlay, text, line):
    path = overlay(text)
    outcome = csto("members", "--data", path)
    assert (outcome.code, outcome.stdout) == (3, "")
    heading, *findings = outcome.stderr.splitlines()
    assert heading.startswith(f"csto: The overlay {path!r} has ")
    assert f"csto: {path}:{line}" in "\n".join(findings)
    envelope = csto("members", "--data", path, "--json")
    assert (envelope.code, envelope.data, envelope.stderr) == (3, [], outcome.stderr)
    problems = envelope.envelope["problems"]
    assert {problem["code"] for problem in problems} == {"invalid-data"}
    assert [f"csto: {problem['message']}" for problem in problems] == outcome.stderr.splitlines()


def test_of_many_findings_the_first_are_told(csto, overlay):
    path = overlay("".join(f'[[event]]\nid = "e{number}"\n' for number in range(3)))
    lines = csto("members", "--data", path).stderr.splitlines()
    assert lines[0] == (
        f"csto: The overlay {path!r} has 12 errors and was not merged. `csto data check` lists them all."
    )
    assert len(lines) == 6


def test_one_invalid_overlay_keeps_all_from_being_merged(csto, overlay, data):
    from csto_cli import load
    from csto_cli.errors import DataError

    good, bad = overlay(NEW, "good.toml"), overlay("[[event]]\n", "bad.toml")
    for order in ([good, bad], [bad, good]):
        with pytest.raises(DataError, match=r"bad\.toml"):
            load(order)
    assert len(load([good]).section("event")) == len(data.section("event")) + 1


def test_an_overlay_refers_to_those_before_it(csto, overlay):
    source, _, event = NEW.partition("\n[[event]]")
    first, second = overlay(source, "first.toml"), overlay(f"[[event]]{event}", "second.toml")
    assert csto("timeline", "--data", first, "--data", second, "--until", "1950", "--json").code == 0
    assert csto("timeline", "--data", second, "--data", first, "--until", "1950", "--json").code == 3


def test_how_well_a_record_is_supported_is_for_the_check_alone(csto, overlay):
    path = overlay(NEW.replace('confidence = "single-source"\n', "").replace('["my-source"]', "[]"))
    assert csto("timeline", "--data", path, "--until", "1950", "--json").data[-1]["id"] == "my-event"
    assert csto("data", "check", path).code == 3


def test_a_dataset_serves_as_an_overlay(csto, overlay):
    path = overlay("schema_version = 1\nas_of = 2030-01-01\n" + NEW)
    envelope = csto("timeline", "--data", path, "--until", "1950-05-04", "--since", "1950-05-04", "--json").envelope
    assert [row["id"] for row in envelope["data"]] == ["my-event"]
    assert envelope["as_of"] < "2030"


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Writes the user's own overlay and gives its path."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))

    def write(text):
        path = tmp_path / "config" / "csto" / "overlay.toml"
        if sys.platform == "darwin":
            path = tmp_path / "home" / "Library" / "Application Support" / "csto" / "overlay.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


ALL = ("timeline", "--until", "1950-05-04", "--since", "1950-05-04", "-f", "tsv", "--fields", "text", "--no-header")


def test_the_users_own_overlay_is_merged_on_every_call(csto, own):
    assert csto(*ALL).stdout == ""
    own(NEW)
    assert csto(*ALL).stdout == "An event of my own.\n"
    assert (
        csto("timeline", "--until", "1950-05-04", "--since", "1950-05-04", "--json").data[0]["origin"] == "overlay.toml"
    )


def test_what_is_named_comes_after_the_users_own(csto, own, overlay, monkeypatch):
    own(NEW.replace("An event of my own.", "Mine."))
    monkeypatch.setenv("CSTO_DATA", overlay('[[event]]\nid = "my-event"\ntext = "Of the environment."\n', "a.toml"))
    assert csto(*ALL).stdout == "Of the environment.\n"
    path = overlay('[[event]]\nid = "my-event"\ntext = "Of the command line."\n', "b.toml")
    assert csto(*ALL, "--data", path).stdout == "Of the command line.\n"


def test_a_variable_switches_the_users_own_off(csto, own, monkeypatch):
    path = own("[[event]]\n")
    outcome = csto(*ALL)
    assert outcome.code == 3
    assert outcome.stderr.startswith(f"csto: The overlay {path!r} has ")
    monkeypatch.setenv("CSTO_NO_CONFIG", "1")
    assert csto(*ALL).code == 0


def test_the_library_merges_only_what_it_is_told(own, data):
    import csto_cli

    own(NEW)
    assert len(csto_cli.load().section("event")) == len(data.section("event"))


@pytest.mark.parametrize(
    ("platform", "name", "variables", "place"),
    [
        ("linux", "posix", {"HOME": "/home/a"}, "/home/a/.config/csto/overlay.toml"),
        ("linux", "posix", {"HOME": "/home/a", "XDG_CONFIG_HOME": "/etc/a"}, "/etc/a/csto/overlay.toml"),
        ("linux", "posix", {"HOME": "/home/a", "XDG_CONFIG_HOME": "not/absolute"}, "/home/a/.config/csto/overlay.toml"),
        ("darwin", "posix", {"HOME": "/Users/a"}, "/Users/a/Library/Application Support/csto/overlay.toml"),
        ("darwin", "posix", {"HOME": "/Users/a", "XDG_CONFIG_HOME": "/etc/a"}, "/etc/a/csto/overlay.toml"),
        ("win32", "nt", {"APPDATA": "/a/Roaming"}, "/a/Roaming/csto/overlay.toml"),
        ("win32", "nt", {}, ""),
        ("linux", "posix", {"HOME": "/home/a", "CSTO_NO_CONFIG": "1"}, ""),
    ],
)
def test_where_the_users_own_overlay_lies(monkeypatch, platform, name, variables, place):
    from csto_cli.data.files import user_overlay

    for variable in ("HOME", "XDG_CONFIG_HOME", "APPDATA", "CSTO_NO_CONFIG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "name", name)
    found = user_overlay()
    monkeypatch.undo()
    assert found == place


@pytest.mark.parametrize("name", ["missing.toml", ".", "/dev/null", "nul\0.toml"])
def test_a_file_that_cannot_be_read_is_one_sentence_and_exit_1(csto, name):
    outcome = csto("members", "--data", name)
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr.startswith("csto: ")
    assert outcome.stderr.count("\n") == 1


def test_bytes_that_are_no_utf_8(csto, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes(b'[[event]]\nid = "\xff"\n')
    outcome = csto("members", "--data", str(path))
    assert (outcome.code, outcome.stdout) == (3, "")
    assert "UTF-8" in outcome.stderr


def test_a_byte_order_mark_is_no_error(csto, overlay):
    path = overlay("\ufeff" + NEW)
    assert csto("show", "my-event", "--data", path, "--json").data[0]["origin"] == "mine.toml"


def test_a_sentence_on_an_overlay_stays_short(csto, overlay):
    for text in ("k" * 5000 + " = 1\n", f'a = 1\n[[{"x" * 5000}]]\nid = "a"\n', f"{'y' * 5000} = 1\n" * 2):
        outcome = csto("members", "--data", overlay(text))
        assert outcome.code == 3
        assert max(map(len, outcome.stderr.splitlines())) < 1000


@pytest.mark.parametrize(
    ("name", "shown", "reason"),
    [
        ("missing.toml", "'missing.toml'", "No such file or directory"),
        ("nul\0.toml", "'nul\\x00.toml'", "it is not a file name"),
        ("a/" * 149 + "bc", f"'{'a/' * 149}bc'", "No such file or directory"),
        ("a/" * 149 + "bcd", f"'{'a/' * 75}…/{'a/' * 48}bcd'", "No such file or directory"),
    ],
)
def test_how_a_file_that_cannot_be_read_is_called(csto, name, shown, reason):
    assert csto("members", "--data", name).stderr == f"csto: The overlay {shown} cannot be read: {reason}.\n"


def test_the_largest_file_that_is_read(monkeypatch, overlay):
    from csto_cli.data.files import read_user_file as read_content

    path = overlay("x" * 100)
    monkeypatch.setattr("csto_cli.data.files.LIMIT", 100)
    assert read_content(path, "overlay") == b"x" * 100
    monkeypatch.setattr("csto_cli.data.files.LIMIT", 99)
    with pytest.raises(FileError, match=r"^The overlay '.*mine\.toml' is larger than 0 MB; split it\.$"):
        read_content(path, "overlay")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such pipes")
def test_a_file_that_turns_into_a_pipe_makes_nobody_wait(tmp_path, monkeypatch):
    from csto_cli.data.files import read_user_file as read_content

    path = tmp_path / "pipe"
    os.mkfifo(path)
    plain = os.stat(__file__)
    monkeypatch.setattr(os, "stat", lambda name, **how: plain)
    with pytest.raises(FileError, match=r"^The overlay '.*pipe' is not a plain file; name a TOML file\.$"):
        read_content(str(path), "overlay")


@pytest.mark.parametrize(
    ("faults", "number", "more"),
    [
        (1, "an error", ""),
        (2, "2 errors", ""),
        (5, "5 errors", ""),
        (6, "6 errors", " `csto data check` lists them all."),
    ],
)
def test_how_many_errors_an_overlay_has(csto, overlay, faults, number, more):
    path = overlay("".join(f"[[x{fault}]]\n" for fault in range(faults)))
    heading, *told = csto("members", "--data", path).stderr.splitlines()
    assert heading == f"csto: The overlay {path!r} has {number} and was not merged.{more}"
    assert len(told) == min(faults, 5)


@pytest.mark.parametrize("key", ["dataset_version = '2026.11.0'", "as_of = 2026-01-01", "reach = 'Nothing.'", "x = 1"])
def test_an_overlay_has_no_head(csto, overlay, key):
    outcome = csto("members", "--data", overlay(f"{key}\n{NEW}"))
    assert (outcome.code, outcome.stdout) == (3, "")
    assert " has an error and was not merged.\n" in outcome.stderr


def test_a_file_of_eight_megabytes_is_read_and_not_a_byte_more(tmp_path):
    from csto_cli.data.files import read_user_file as read_content

    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(8 * 1024 * 1024)
        assert len(read_content(str(path), "file")) == 8 * 1024 * 1024
        file.truncate(8 * 1024 * 1024 + 1)
    with pytest.raises(FileError, match="is larger than 8 MB; split it"):
        read_content(str(path), "file")


def test_a_dataset_of_before_the_reach_can_be_opened(data, overlay):
    from csto_cli.overlays.read import open_file

    head = "schema_version = 2\ndataset_version = '2020.01.0'\nas_of = 2020-01-01\n"
    term = "[[term]]\nid = 'a'\nname = 'A'\ndefinition = 'A letter.'\n"
    opened = open_file(data._store, overlay(head + term))
    assert [record["id"] for record in opened.section("term")] == ["a"]
    opened = open_file(data._store, overlay(term))
    assert "a" in [record["id"] for record in opened.section("term")]
    assert len(opened.section("term")) == len(data.section("term")) + 1
