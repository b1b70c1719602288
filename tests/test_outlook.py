"""`csto outlook`: possible futures and what to watch."""

from csto_cli.api import Dataset
from csto_cli.data import bundled

SMALL = {
    "schema_version": 1,
    "dataset_version": "2026.1.0",
    "as_of": "2026-01-01",
    "event": [
        {"id": "late", "date": "2020-02", "text": "Late.", "sources": ["b"], "confidence": "confirmed"},
        {"id": "early", "date": "2019", "text": "Early.", "sources": ["a", "b"]},
    ],
    "dimension": [{"id": "undated", "name": "Undated", "question": "What?"}],
    "scenario": [
        {"id": "z", "name": "Last things", "whose": "X", "text": "T.", "records": ["undated", "late", "gone", "early"]},
        {"id": "a", "name": "First things", "whose": "Y", "text": "T."},
    ],
}


def test_readings_stand_in_order_of_date_and_undated_last():
    last, first = Dataset(bundled.from_document(SMALL)).outlook()
    assert (last.id, first.id) == ("z", "a")
    assert last.watch == (
        {
            "id": "early", "section": "event", "date": "2019", "text": "Early.", "confidence": None,
            "sources": ("a", "b"),
        },
        {
            "id": "late", "section": "event", "date": "2020-02", "text": "Late.", "confidence": "confirmed",
            "sources": ("b",),
        },
        {"id": "undated", "section": "dimension", "date": None, "text": "What?", "confidence": None, "sources": ()},
    )  # fmt: skip
    assert first.watch == ()


def test_a_scenario_is_found_by_id_and_name(csto):
    for words in (["armenia-exit"], ["Armenia", "leaves", "the", "CSTO"], ["ARMENIA EXIT"]):
        assert [row["id"] for row in csto("outlook", *words, "--json").data] == ["armenia-exit"]


def test_sources_of_the_readings_are_in_the_envelope(csto):
    envelope = csto("outlook", "armenia-exit", "--json").envelope
    known = {source["id"] for source in envelope["sources"]}
    readings = envelope["data"][0]["watch"]
    assert readings
    assert {source for reading in readings for source in reading["sources"]} <= known


def test_every_scenario_says_whose_it_is_and_what_follows_for_each_member(csto, data):
    rows = csto("outlook", "--json").data
    members = {row["iso3"] for row in csto("members", "--json").data}
    assert [row["id"] for row in rows] == [record.id for record in data.section("scenario")]
    for row in rows:
        assert row["whose"]
        assert set(row["consequences"]) == members
        assert [reading["id"] for reading in row["watch"]]


def test_one_scenario_whole(csto):
    text = csto("outlook", "dissolution", "--width", "80").stdout
    headings = ["An assessment of", "What would drive it", "What would follow", "Signs to watch, the latest first"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "\nKyrgyzstan " in text
    assert "KGZ" not in text
    assert "An assessment of" in text


def test_an_unknown_scenario(csto):
    outcome = csto("outlook", "disolution")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr == ("csto: No scenario is called 'disolution'. Did you mean Dissolution of the CSTO?\n")


def test_words_of_several_names_are_ambiguous(csto):
    outcome = csto("outlook", "victory", "--json")
    assert outcome.code == 5
    assert outcome.envelope["problems"][0]["suggestions"] == ["Russian victory in Ukraine", "Ukrainian victory"]
