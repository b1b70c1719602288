"""`csto data diff`: what differs between two datasets, in words and as records."""

import tomllib

import pytest
import small_world

from csto_cli.data import bundled
from csto_cli.data.store import Overlay
from csto_cli.queries.data_diff import _shown, data_diff

OVERLAY = """
[[event]]
id = "1992-05-15-treaty-signed"
date = "1992-05"
countries = ["ARM", "KAZ"]

[[event]]
id = "new-event"
date = 2026-03-01
category = "statement"
kind = "fact"
text = "Something happened."
sources = ["odkb-charter-en"]

[[post]]
id = "sg-masadykov"
to = "2026"

[[post]]
id = "sg-next"
role = "secretary-general"
office = "Secretary General"
person = "Somebody Else"
from = "2027"
to = "open"
text = "Somebody else."
sources = ["odkb-charter-en"]

[[term]]
id = "term-abstention"
retired = true
"""


@pytest.fixture
def file(tmp_path):
    """Writes a file and gives its path."""

    def write(text, name="mine.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_an_overlay_in_words(csto, file):
    outcome = csto("data", "diff", "bundled", file(OVERLAY))
    lines = outcome.stdout.splitlines()
    assert (outcome.code, outcome.stderr) == (0, "")
    assert lines[:3] == [
        "post sg-masadykov: to: 2029-01-01 → 2026",
        "Secretary General: Taalatbek Masadykov to Somebody Else, from 2027",
        "event 1992-05-15-treaty-signed: date: 1992-05-15 → 1992-05",
    ]
    assert lines[3].startswith("event 1992-05-15-treaty-signed: countries: - KGZ")
    assert lines[4] == "event new-event added: Something happened. (2026-03-01)"
    assert lines[5].startswith("term term-abstention removed: ")
    assert len(lines) == 6


def test_records_for_scripts(csto, file):
    rows = csto("data", "diff", "bundled", file(OVERLAY), "--json").data
    assert [(row["section"], row["id"], row["change"], row["field"], row["before"], row["after"]) for row in rows] == [
        ("post", "sg-masadykov", "changed", "to", "2029-01-01", "2026"),
        ("post", "sg-next", "added", None, None, None),
        ("event", "1992-05-15-treaty-signed", "changed", "date", "1992-05-15", "1992-05"),
        ("event", "1992-05-15-treaty-signed", "changed", "countries", rows[3]["before"], ["ARM", "KAZ"]),
        ("event", "new-event", "added", None, None, None),
        ("term", "term-abstention", "removed", None, None, None),
    ]
    assert set(rows[3]["before"]) > {"ARM", "KAZ"}


def test_there_and_back_again(csto, file):
    path = file(OVERLAY)
    there = csto("data", "diff", "bundled", path, "--json").data
    back = csto("data", "diff", path, "bundled", "--json").data
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    key = [
        (row["section"], row["id"], turned[row["change"]], row["field"], row["after"], row["before"]) for row in there
    ]
    assert key == [
        (row["section"], row["id"], row["change"], row["field"], row["before"], row["after"]) for row in back
    ]


@pytest.mark.slow
def test_two_datasets(csto, file, data):
    whole = bundled.toml().decode()
    older = whole.replace(f'dataset_version = "{data.dataset_version}"', 'dataset_version = "2026.10.0"').replace(
        'person = "Taalatbek Masadykov"', 'person = "T. Masadykov"'
    )
    assert older != whole
    first, second = file(older, "older.toml"), file(whole, "newer.toml")
    outcome = csto("data", "diff", first, second)
    assert outcome.stdout == (
        f"dataset_version: 2026.10.0 → {data.dataset_version}\n"
        "post dsg-masadykov: person: T. Masadykov → Taalatbek Masadykov\n"
        "post sg-masadykov: person: T. Masadykov → Taalatbek Masadykov\n"
    )
    assert csto("data", "diff", second, "bundled").stdout == ""


@pytest.mark.slow
def test_the_order_of_records_is_no_difference(csto, file):
    head, *records = bundled.toml().decode().split("\n[[")
    turned = "\n[[".join([head, *reversed(records)])
    outcome = csto("data", "diff", "bundled", file(turned))
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr.endswith("hold the same.\n")


def test_a_dataset_of_before_the_reach_is_read(csto, file):
    head, _, rest = bundled.toml().decode().partition("\nreach = ")
    path = file(head + "\n" + rest.partition("\n")[2])
    assert csto("data", "diff", path, "bundled").stdout.startswith(
        "reach: nothing → Nothing on the organization itself later"
    )


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("[[event]\n", 3, "D002"),
        ('[[event]]\nid = "a"\n', 3, "D107"),
        ('schema_version = 1\n[[event]]\nid = "a"\n', 3, "D004"),
    ],
)
def test_a_file_that_is_none(csto, file, text, code, words):
    outcome = csto("data", "diff", "bundled", file(text))
    assert (outcome.code, outcome.stdout) == (code, "")
    assert words in outcome.stderr


def test_a_file_that_is_not_there(csto, tmp_path):
    path = str(tmp_path / "none.toml")
    outcome = csto("data", "diff", "bundled", path)
    assert (outcome.stdout, outcome.code) == ("", 1)
    assert outcome.stderr == f"csto: The file {path!r} cannot be read: No such file or directory.\n"


def test_a_file_with_a_fault_is_not_read(csto, file):
    path = file(OVERLAY.replace('"fact"', '"rumour"'))
    outcome = csto("data", "diff", "bundled", path)
    assert (outcome.stdout, outcome.code) == ("", 3)
    assert outcome.stderr.startswith(
        f"csto: The file {path!r} has an error and was not read.\ncsto: {path}:11: error D109: "
    )


def changed_world():
    """The small world after some changes of every kind."""
    tables = {
        "country": [{"id": "armenia", "aliases": ["Hayastan"], "note": ""}],
        "membership": [{"id": "m-arm-member", "sources": ["book", "pact"]}, {"id": "m-uzb-member", "retired": True}],
        "instrument": [{"id": "charter", "countries": ["ARM", "KAZ", "BLR"]}],
        "post": [
            *(
                {"id": id, "role": role, "office": "Office", "person": person, "from": start, "to": "open"}
                for id, role, person, start in (
                    ("chair-four", "chair", "Eight", "2020-05-01"),
                    ("sg-half", "secretary-general", "Half", "2010"),
                    ("sg-zero", "secretary-general", "Zero", "1990"),
                    ("sg-none", "secretary-general", "None", "unknown"),
                    ("other-q", "other", "Nine", "2015-01-03"),
                )
            ),
            {"id": "sg-two", "verified": "2020-02-02"},
        ],
        "event": [
            {"id": "e-month", "odd": 5, "zodd": 6, "countries": []},
            {"id": "e-second", "retired": True},
            {"id": "e-new", "date": "2020-06-01", "kind": "fact", "text": "They met " + "so " * 90},
        ],
        "article": [{"id": "treaty-2", "title": "Two"}],
        "force": [{"id": "brigade", "countries": []}, {"id": "old-guard", "retired": True}],
        "exercise": [{"id": "game-2010", "countries": ["ARM", "BLR", "RUS", "UZB"]}],
    }
    return small_world.store().with_overlay(Overlay("changed.toml", tables))


def test_every_difference_of_a_small_world():
    rows = data_diff(small_world.store(), changed_world())
    assert [row["text"] for row in rows] == [
        "country armenia: aliases: nothing → Hayastan",
        "country armenia: note: A note on the state. → nothing",
        "membership m-arm-member: sources: in another order",
        "membership m-uzb-member removed: Uzbekistan, CSTO: member (2006-08-16)",
        "instrument charter: countries: - RUS, + KAZ",
        "article treaty-2: title: Talks → Two",
        "Chair: Five to Eight, from 2020-05-01",
        "post other-q added: Nine, Office (2015-01-03)",
        "Secretary General: One to Half, from 2010",
        "post sg-none added: None, Office",
        "post sg-two: verified: 2020-01-02 → 2020-02-02",
        "post sg-zero added: Zero, Office (1990)",
        "force brigade: countries: ARM, RUS → nothing",
        "force old-guard removed: Old Guard: It stood. (2001)",
        "exercise game-2010: countries: + BLR, + UZB",
        "event e-month: countries: BLR → nothing",
        "event e-month: odd: nothing → 5",
        "event e-month: zodd: nothing → 6",
        f"event e-new added: They met {'so ' * 49}so… (2020-06-01)",
        "event e-second removed: The Charter was signed. (2002-10-07)",
    ]
    fields = [(row["change"], row["field"], row["before"], row["after"]) for row in rows]
    assert fields[0] == ("changed", "aliases", None, ["Hayastan"])
    assert fields[2] == ("changed", "sources", ["pact", "book"], ["book", "pact"])
    assert fields[3] == ("removed", None, None, None)
    assert fields[15] == ("changed", "countries", ["BLR"], None)


def test_no_difference_of_a_small_world():
    assert data_diff(small_world.store(), small_world.store()) == []
    assert data_diff(small_world.store(), small_world.overlaid()._store) == []


def test_the_heads_of_two_editions_of_a_small_world():
    text = (small_world.HERE / "small_world.toml").read_text(encoding="utf-8")
    later = text.replace('"2020.1.0"', '"2020.2.0"').replace('reach = "Nothing later was found."\n', "")
    rows = data_diff(small_world.store(), bundled.from_document(tomllib.loads(later)))
    assert [(row["id"], row["section"], row["change"], row["field"], row["before"], row["after"]) for row in rows] == [
        ("dataset", "dataset", "changed", "dataset_version", "2020.1.0", "2020.2.0"),
        ("dataset", "dataset", "changed", "reach", "Nothing later was found.", None),
    ]
    back = data_diff(bundled.from_document(tomllib.loads(later)), small_world.store())
    assert [(row["before"], row["after"]) for row in back][1:] == [(None, "Nothing later was found.")]


def test_how_much_of_a_value_is_told():
    assert _shown("x" * 160) == "x" * 160
    assert _shown("x" * 161) == "x" * 159 + "…"
