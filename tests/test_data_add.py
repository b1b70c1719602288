"""`csto data add`: one well-formed record into an overlay, or nothing."""

import os
import stat
import sys
import tomllib

import pytest

from csto_cli.cli.commands.data_add import COMMANDS, KINDS
from csto_cli.data import bundled
from csto_cli.data import files as bundle
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS

EVENT = (
    "data", "add", "event", "--date", "2026-02-03", "--category", "statement", "--kind", "declaration",
    "--text", "The minister said so on this day.", "--source", "odkb-charter-en",
)  # fmt: skip
ID = "2026-02-03-minister-said-so-on"
RECORD = f"""\
[[event]]
id = "{ID}"
date = 2026-02-03
category = "statement"
kind = "declaration"
text = "The minister said so on this day."
sources = [
    "odkb-charter-en",
]
confidence = "single-source"
"""

MINE = """\
# My own records.

[[event]]  # the first
id = "first"
date = 2026-01-05
category = "statement"
kind = "fact"
text = "With a # in it."
sources = ["odkb-charter-en"]
confidence = "single-source"

# About the second.
[[event]]
id = "second"
date = 2026-01-06
category = "statement"
kind = "fact"
text = '''Two
lines.'''
sources = ["odkb-charter-en"]
confidence = "single-source"
# The end.
"""


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Where the user's own overlay lies in this test."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    return bundle.user_overlay()


@pytest.fixture
def mine(tmp_path):
    """An overlay with comments, that a person wrote."""
    path = tmp_path / "mine.toml"
    path.write_text(MINE.replace("'''Two\nlines.'''", '"Two."'), encoding="utf-8")
    return path


def text_of(path):
    """The text of a file."""
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def test_a_record_is_written_to_the_users_own_overlay_and_merged_from_then_on(csto, own):
    assert csto("show", ID).code == 4
    outcome = csto(*EVENT)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout == f"Added the event {ID} in {own}.\n"
    assert text_of(own).partition("\n\n")[2] == RECORD
    assert csto("show", ID, "--json").data[0]["origin"] == "overlay.toml"
    assert csto("data", "check", own).code == 0


def test_the_same_for_scripts(csto, own):
    (row,) = csto(*EVENT, "--json").data
    assert (row["id"], row["section"], row["file"], row["replaced"]) == (ID, "event", own, False)
    assert row["record"] == {
        "id": ID, "date": "2026-02-03", "category": "statement", "kind": "declaration",
        "text": "The minister said so on this day.", "sources": ["odkb-charter-en"], "confidence": "single-source",
    }  # fmt: skip


def test_what_the_file_holds_stays_as_it_is(csto, mine):
    before = text_of(mine)
    assert csto(*EVENT, "--file", str(mine)).code == 0
    assert text_of(mine) == f"{before}\n{RECORD}"


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_line_ends_and_marks_are_those_of_the_file(csto, mine, start):
    before = (start + text_of(mine).rstrip("\n")).replace("\n", "\r\n").encode()
    mine.write_bytes(before)
    assert csto(*EVENT, "--file", str(mine)).code == 0
    assert mine.read_bytes() == before + b"\r\n\r\n" + RECORD.replace("\n", "\r\n").encode()


def test_names_resolve_like_everywhere(csto, own):
    outcome = csto(*EVENT, "--country", "Հայաստան", "--country", "RF", "--organisation", "ОДКБ", "--json")
    record = outcome.data[0]["record"]
    assert (record["countries"], record["organisations"]) == (["ARM", "RUS"], ["csto"])
    missed = csto(*EVENT, "--country", "Armenai", "--id", "other")
    assert (missed.code, missed.stderr) == (4, "csto: No state is called 'Armenai'. Did you mean Armenia?\n")
    assert csto(*EVENT, "--country", "korea", "--id", "other").code == 5
    assert len(tomllib.loads(text_of(own))["event"]) == 1


@pytest.mark.parametrize(
    ("words", "id"),
    [
        (("member", "--country", "serbia", "--organisation", "csto", "--status", "observer", "--from", "2026-01-05",
          "--to", "open", "--verified", "2026-02", "--source", "odkb-charter-en"), "csto-srb-observer"),
        (("position", "--issue", "The war in Ukraine", "--country", "serbia", "--value", "neutral", "--from", "2026-01",
          "--to", "open", "--kind", "assessment", "--summary", "So.", "--confidence", "thin", "--source",
          "odkb-charter-en"), "pos-ukraine-war-srb-2026-01"),
        (("source", "--title", "Доклад", "--publisher", "Институт стран СНГ", "--kind", "scholarly", "--lang", "ru",
          "--date", "2025"), "institut-stran-2025"),
        (("source", "--title", "A study of it all and of the rest", "--publisher", "Me", "--kind", "news", "--lang",
          "en"), "me-a-study-of-it-all"),
    ],
)  # fmt: skip
def test_the_other_kinds_and_their_ids(csto, own, data, words, id):
    issue = data.by_id("issue")["ukraine-war"].label
    outcome = csto("data", "add", *(issue if word == "The war in Ukraine" else word for word in words), "--json")
    assert outcome.code == 0, outcome.stderr
    assert outcome.data[0]["id"] == id
    assert csto("data", "check", own).code == 0
    again = csto("data", "add", *(issue if word == "The war in Ukraine" else word for word in words))
    assert (again.code, again.stdout) == (2, "")
    assert f"The id {id!r} is taken by a record of the section" in again.stderr


def test_a_source_can_come_before_the_record_that_names_it(csto, own):
    assert csto("data", "add", "source", "--id", "p", "--title", "P", "--publisher", "P", "--kind", "news",
                "--lang", "en").code == 0  # fmt: skip
    assert csto(*EVENT[:-1], "p").code == 0
    assert csto("show", ID, "--json").data[0]["sources"] == ["p"]


def test_a_file_of_ones_own_may_refer_to_the_users_overlay(csto, own, tmp_path):
    csto("data", "add", "source", "--id", "p", "--title", "P", "--publisher", "P", "--kind", "news", "--lang", "en")
    assert csto(*EVENT[:-1], "p", "--file", str(tmp_path / "other.toml")).code == 0
    assert csto("timeline", "--data", str(tmp_path / "other.toml"), "--since", "2026-02-03", "--json").code == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_an_option(kind):
    offered = {option.name: option for option in COMMANDS[kind].options}
    for name, annotation in fields(SECTIONS[KINDS[kind]]).items():
        if name == "origin" or (kind == "source" and name in ("sources", "confidence")):
            continue
        word = {
            "countries": "country",
            "sources": "source",
            "organisations": "organisation",
            "authors": "author",
            "institutions": "institution",
        }.get(name, name)
        option = offered[word.replace("_", "-")]
        assert (option.choices, option.multiple) == (annotation.type.choices, annotation.is_array)
        has_default = (kind, name) == ("position", "kind")
        assert option.required == (not annotation.is_optional and name != "id" and not has_default)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (EVENT[:3], "A new event needs --date, --category, --kind and --text."),
        ((*EVENT, "--date", "2026-02-30"), "--date takes a date"),
        ((*EVENT, "--category", "sumit"), "Did you mean summit?"),
        ((*EVENT, "--colour", "red"), "has no option '--colour'. Did you mean --color?"),
        ((*EVENT, "--id", "csto"), "The id 'csto' is taken by a record of the section organisation"),
        ((*EVENT, "--text", "\udcff"), "not UTF-8"),
        (("data", "add", "source", "--title", "論", "--publisher", "論", "--kind", "news", "--lang", "zh"), "--id"),
        (("data", "add", "evnt"), "Did you mean event?"),
    ],
)
def test_usage(csto, own, words, message):
    outcome = csto(*words)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.count("\n") == 1
    assert message in outcome.stderr
    assert not os.path.exists(own)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (("--source", "no-such"), "D201"),
        (("--text", ""), "D108"),
        (("--text", "A\x1b[2Jb"), "D110"),
        (("--end", "2026-02-01"), "D303"),
        (("--id", "Not_Kebab"), "D104"),
        (("--confidence", "contested"), "D207"),
        (("--id", "csto", "--replace"), "D105"),
        (("--source", "odkb-basic-facts"), "D208"),
    ],
)
def test_what_breaks_a_rule_is_not_written(csto, mine, change, rule):
    before = text_of(mine)
    outcome = csto(*EVENT, *change, "--file", str(mine))
    assert (outcome.code, outcome.stdout) == (3, "")
    heading, *findings = outcome.stderr.splitlines()
    assert heading.startswith(f"csto: With the event in it {str(mine)!r} has ")
    assert heading.endswith(" and was left as it is.")
    assert any(f": error {rule}: event " in finding for finding in findings)
    assert text_of(mine) == before
    assert csto(*EVENT, *change, "--file", str(mine), "--json").envelope["problems"][0]["code"] == "invalid-data"


def test_only_dates_are_written_as_dates(csto, own):
    assert csto(*EVENT, "--text", "2026-02-03", "--id", "2026-02-04").code == 0
    (event,) = tomllib.loads(text_of(own))["event"]
    assert (event["id"], event["text"], event["date"].isoformat()) == ("2026-02-04", "2026-02-03", "2026-02-03")


def test_what_comes_after_the_dataset_is_no_fault_of_an_overlay(csto, own):
    outcome = csto(*EVENT[:4], "2027-02-03", *EVENT[5:])
    assert outcome.code == 0
    assert outcome.stderr == "csto: The dataset ends on 9 October 2026; --as-of 2027-02-03 shows the record.\n"
    assert (csto("data", "check", own).code, csto("data", "check", own, "--json").data) == (0, [])
    assert csto("timeline", "--as-of", "2027-02-03", "--since", "2027", "--json").data[0]["text"] == RECORD_TEXT


RECORD_TEXT = "The minister said so on this day."


def replacing(csto, path, id, *more):
    """A call that puts the event in the place of another."""
    return csto(*EVENT, "--id", id, "--replace", "--file", str(path), *more)


@pytest.mark.parametrize("id", ["first", "second"])
def test_replacing_touches_no_other_line(csto, mine, id):
    mine.write_text(text_of(mine).replace("[[event]]  # the first", "[[event]]"), encoding="utf-8")
    before = text_of(mine)
    outcome = replacing(csto, mine, id)
    assert (outcome.code, outcome.stdout) == (0, f"Replaced the event {id} in {mine}.\n")
    head, _, rest = before.partition(f'[[event]]\nid = "{id}"\n')
    tail = rest[rest.index('confidence = "single-source"\n') + len('confidence = "single-source"\n') :]
    assert text_of(mine) == head + RECORD.replace(ID, id) + tail


def test_replacing_would_lose_a_comment(csto, mine):
    before = text_of(mine)
    outcome = replacing(csto, mine, "first")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith(f"csto: The comment on line 3 of {str(mine)!r} would be lost; ")
    assert text_of(mine) == before


def test_a_long_string_is_no_comment(csto, mine):
    mine.write_text(text_of(mine).replace('"Two."', "'''Two #\n# lines'''"), encoding="utf-8")
    assert replacing(csto, mine, "second").code == 0
    assert text_of(mine).endswith("\n" + RECORD.replace(ID, "second") + "# The end.\n")


def test_replacing_a_record_of_the_dataset_changes_it_in_the_overlay(csto, own, data):
    words = (
        "data", "add", "member", "--id", "csto-arm-frozen", "--country", "ARM", "--organisation", "csto",
        "--status", "frozen", "--from", "2024-02-22", "--to", "2026-02-01", "--source", "odkb-charter-en",
    )  # fmt: skip
    assert csto(*words).code == 2
    assert csto(*words, "--replace").stdout == f"Added the membership csto-arm-frozen in {own}.\n"
    assert csto("members", "--json").data[0]["participation"] == "active"
    assert bundled.load().by_id("membership")["csto-arm-frozen"]["to"] == "open"


def test_the_dataset_itself_is_never_touched(csto, tmp_path):
    path = tmp_path / "csto.toml"
    path.write_bytes(bundled.toml())
    outcome = csto(*EVENT, "--file", str(path))
    assert (outcome.code, outcome.stdout) == (3, "")
    assert "is a dataset" in outcome.stderr
    assert path.read_bytes() == bundled.toml()


@pytest.mark.parametrize("text", ["event = [ { id = 'a' } ]\n", "[[event]\n", "[event]\nid = 'a'\n", "a = 1\n"])
def test_an_overlay_that_is_wrong_already_is_left_alone(csto, tmp_path, text):
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    assert csto(*EVENT, "--file", str(path)).code == 3
    assert text_of(path) == text


def test_inline_tables_are_for_the_hand(csto, tmp_path):
    path = tmp_path / "mine.toml"
    inner = ", ".join(line for line in RECORD.replace("[\n    ", "[").replace(",\n]", "]").splitlines()[1:])
    path.write_text(f"event = [ {{ {inner} }} ]\n", encoding="utf-8")
    assert csto("data", "check", str(path)).code == 0
    before = text_of(path)
    outcome = csto(*EVENT, "--id", "other", "--file", str(path))
    assert (outcome.code, outcome.stdout) == (3, "")
    assert "edit it by hand" in outcome.stderr
    assert text_of(path) == before


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are Unix's")
def test_permissions_and_links_are_kept(csto, mine, tmp_path):
    mine.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(mine)
    assert csto(*EVENT, "--file", str(link)).code == 0
    assert link.is_symlink()
    assert ID in text_of(mine)
    assert stat.S_IMODE(mine.stat().st_mode) == 0o640
    assert sorted(os.listdir(tmp_path)) == ["link.toml", "mine.toml"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_the_file_as_it_was(csto, mine, tmp_path, monkeypatch, step):
    def full(*arguments):
        raise OSError(28, "No space left on device")

    before = text_of(mine)
    monkeypatch.setattr(os, step, full)
    outcome = csto(*EVENT, "--file", str(mine))
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr == f"csto: {str(mine)!r} cannot be written: No space left on device.\n"
    assert text_of(mine) == before
    assert os.listdir(tmp_path) == ["mine.toml"]


def test_a_file_that_changes_meanwhile_is_not_overwritten(mine):
    from csto_cli.errors import FileError
    from csto_cli.overlays.add import save

    before = mine.read_bytes()
    mine.write_bytes(before + b"# more\n")
    with pytest.raises(FileError, match="changed by somebody else"):
        save(str(mine), b"new", before)
    assert mine.read_bytes() == before + b"# more\n"
    with pytest.raises(FileError, match="changed by somebody else"):
        save(str(mine), b"new", None)


def test_a_place_that_cannot_be_written_to(csto, tmp_path, monkeypatch):
    assert csto(*EVENT, "--file", str(tmp_path / "none" / "mine.toml")).code == 1
    assert csto(*EVENT, "--file", str(tmp_path)).code == 1
    monkeypatch.setenv("CSTO_NO_CONFIG", "1")
    outcome = csto(*EVENT)
    assert (outcome.code, outcome.stderr) == (
        2, "csto: There is no configuration directory to write to; name a file with --file.\n",
    )  # fmt: skip


def test_nothing_is_asked(csto, own, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda *arguments: pytest.fail("it asked"))
    monkeypatch.setattr(sys, "stdin", None)
    assert csto(*EVENT).code == 0


def test_replacing_changes_the_fields_that_are_given_and_no_others(csto, mine):
    before = tomllib.loads(text_of(mine))["event"]
    words = ("data", "add", "event", "--id", "second", "--city", "Moscow", "--replace", "--file", str(mine))
    assert csto(*words).stdout == f"Replaced the event second in {mine}.\n"
    after = tomllib.loads(text_of(mine))["event"]
    assert after == [before[0], {**before[1], "city": "Moscow"}]


def test_a_correction_of_the_dataset_is_its_id_and_the_field(csto, own):
    assert csto("data", "add", "member", "--id", "csto-arm-frozen", "--to", "2026-02-01", "--replace").code == 0
    (table,) = tomllib.loads(text_of(own))["membership"]
    assert (table["id"], table["to"].isoformat(), len(table)) == ("csto-arm-frozen", "2026-02-01", 2)
    shown = csto("show", "csto-arm-frozen", "--json").data[0]["record"]
    assert (shown["to"], shown["status"]) == ("2026-02-01", "frozen")


def test_a_position_is_an_assessment_unless_it_says_otherwise(csto, own):
    words = ("data", "add", "position", "--id", "mine", "--issue", "ukraine-war", "--country", "serbia", "--value",
             "neutral", "--from", "2026-01", "--to", "open", "--summary", "So.", "--confidence", "thin", "--evidence",
             "es-11-1-blr")  # fmt: skip
    outcome = csto(*words, "--json")
    assert (outcome.code, outcome.data[0]["record"]["kind"]) == (0, "assessment")
    assert outcome.data[0]["record"]["evidence"] == ["es-11-1-blr"]
