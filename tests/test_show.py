"""`csto show`: any record whole."""

import pytest

from csto_cli.api import Dataset
from csto_cli.data import bundled
from csto_cli.model.sections import SECTIONS

SMALL = {
    "schema_version": 1,
    "dataset_version": "2026.1.0",
    "as_of": "2026-01-01",
    "source": [{"id": "treaty", "title": "T", "publisher": "P", "kind": "treaty", "lang": "en"}],
    "country": [{"id": "x", "iso2": "XX", "iso3": "XXX", "name": "X", "name_ru": "Икс"}],
    "instrument": [
        {"id": "pact", "name": "Pact", "type": "treaty", "text": "t", "sources": ["treaty"]},
        {"id": "protocol", "name": "Protocol", "type": "protocol", "text": "t", "amends": ["pact"]},
    ],
    "event": [{"id": "e", "date": "2020", "text": "pact", "city": "pact", "countries": ["XXX"]}],
    "claim": [{"id": "E01", "text": "c", "records": ["pact", "e"]}],
    "scenario": [{"id": "s", "name": "S", "consequences": {"XXX": "much"}}],
}


def plain(value):
    """A value as JSON gives it back."""
    return [plain(inner) for inner in value] if isinstance(value, tuple) else value


def small():
    return Dataset(bundled.from_document(SMALL))


@pytest.mark.parametrize(
    ("id", "section", "referring"),
    [
        ("pact", "instrument", ("protocol", "E01")),  # not the event, whose city is only called so
        ("x", "country", ("e", "s")),  # states are referred to by their code
        ("treaty", "source", ("pact",)),  # not what is of type treaty
        ("e01", "claim", ()),
    ],
)
def test_what_refers_to_a_record(id, section, referring):
    (row,) = small().show(id)
    assert (row.section, row.referred_by) == (section, referring)


def test_the_record_is_whole(csto, data):
    rows = csto("show", "csto-arm-frozen", "--json").data
    assert len(rows) == 1
    record = data.by_id("membership")["csto-arm-frozen"]
    assert rows[0]["section"] == "membership"
    assert rows[0]["record"] == {
        name: plain(value) for name, value in record.items() if value not in (None, ()) and name != "origin"
    }
    assert rows[0]["sources"] == list(record.sources)
    assert "E02" in rows[0]["referred_by"]


def test_people_see_fields_sources_and_what_refers_to_it(csto):
    text = csto("show", "csto-arm-frozen", "--width", "100").stdout
    lines = text.splitlines()
    assert lines[0] == "membership csto-arm-frozen  as of 9 October 2026"
    assert lines[2].split() == ["country", "ARM"]
    assert any(line.split() == ["from", "22", "Feb", "2024"] for line in lines)
    assert text.index("\nSources\n") < text.index("E02")


def test_long_lists_are_cut_for_people_only(csto):
    whole = csto("show", "russia", "--json").data[0]["referred_by"]
    text = csto("show", "russia", "--width", "100").stdout
    assert len(whole) > 100
    assert len(text.splitlines()) < 200


@pytest.mark.parametrize("section", list(SECTIONS))
def test_a_record_of_every_section_can_be_shown(csto, data, section):
    record = data.section(section)[0]
    for form in ("table", "md", "html"):
        outcome = csto("show", record.id, "-f", form, "--width", "60")
        assert (outcome.code, outcome.stderr) == (0, "")
        assert record.id in outcome.stdout


def test_ids_do_not_mind_case(csto):
    assert csto("show", "e05", "--json").stdout == csto("show", "E05", "--json").stdout
    assert csto("show", "CSTO", "--json").stdout == csto("show", "csto", "--json").stdout


@pytest.mark.parametrize("id", ["csto-arm-frozzen", "", " ", '"', "a" * 300, "\x1b[31m"])
def test_an_unknown_id(csto, id):
    outcome = csto("show", id)
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr.startswith("csto: No record has the id")
    assert outcome.stderr.count("\n") == 1
    assert "\x1b" not in outcome.stderr


def test_without_an_id_it_is_a_usage_error(csto):
    outcome = csto("show")
    assert (outcome.code, outcome.stdout) == (2, "")
