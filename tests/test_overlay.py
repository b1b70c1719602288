"""`--data` and `CSTO_DATA`: records merged by id, marked, and refused with a sentence when they are wrong."""

import os

import pytest

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
    assert after["since"] == before["since"]


def test_a_retired_record_is_gone(csto, overlay):
    path = overlay('[[membership]]\nid = "csto-blr-member"\nretired = true\n')
    codes = [row["iso3"] for row in csto("members", "--json", "--data", path).data]
    assert "BLR" not in codes
    assert "KAZ" in codes


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
    ("text", "words"),
    [
        ("[[event]\n", "is not TOML"),
        ('[[evnt]]\nid = "a"\n', "evnt"),
        ('[[event]]\ntext = "no id"\n', "without an id"),
        ('event = "none"\n', "[[event]]"),
    ],
)
def test_an_invalid_overlay_is_one_sentence_and_exit_3(csto, overlay, text, words):
    path = overlay(text)
    outcome = csto("members", "--data", path)
    assert (outcome.code, outcome.stdout) == (3, "")
    assert outcome.stderr.count("\n") == 1
    assert words in outcome.stderr
    envelope = csto("members", "--data", path, "--json")
    assert (envelope.code, envelope.data) == (3, [])
    assert envelope.envelope["problems"][0]["code"] == "invalid-data"


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
