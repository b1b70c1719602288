"""`csto sources`: what facts rest on."""

from csto_cli import dates
from csto_cli.api import Dataset
from csto_cli.data import bundled
from csto_cli.queries.sources import cited_by

SMALL = {
    "schema_version": 1,
    "dataset_version": "2026.1.0",
    "as_of": "2026-01-01",
    "source": [
        {
            "id": "b",
            "title": "Déclaration d'Alma-Ata",
            "publisher": "X",
            "kind": "treaty",
            "lang": "fr",
            "date": "1991",
        },
        {"id": "a", "title": "News", "publisher": "Y", "kind": "news", "lang": "en", "url": "https://y.example/alma"},
        {"id": "c", "title": "Unused", "publisher": "Z", "kind": "news", "lang": "en", "date": "1992-05-15"},
    ],
    "event": [
        {"id": "second", "date": "2020", "text": "2", "sources": ["b", "a"]},
        {"id": "first", "date": "2019", "text": "1", "sources": ["b"]},
        {"id": "bare", "date": "2019", "text": "0"},
        {"id": "empty", "date": "2019", "text": "0", "sources": []},
        {"id": "dangling", "date": "2019", "text": "0", "sources": ["gone"]},
    ],
}


def small():
    return Dataset(bundled.from_document(SMALL))


def test_the_most_used_come_first_with_what_rests_on_each():
    rows = small().sources()
    assert [(row.id, row.uses, row.used_by) for row in rows] == [
        ("b", 2, ("second", "first")),
        ("a", 1, ("second",)),
        ("c", 0, ()),
    ]


def test_those_of_a_record_are_in_its_own_order():
    assert [row.id for row in small().sources("second")] == ["b", "a"]
    assert [row.id for row in small().sources("SECOND")] == ["b", "a"]
    for id in ("bare", "empty", "dangling"):
        assert small().sources(id) == []


def test_filters():
    data = small()
    assert [row.id for row in data.sources(kind=["treaty"])] == ["b"]
    assert [row.id for row in data.sources(text="alma DECLARATION")] == ["b"]
    assert [row.id for row in data.sources(text="alma")] == ["b", "a"]
    assert [row.id for row in data.sources(since="1992-05-15")] == ["c"]
    assert [row.id for row in data.sources(until="1991-06")] == ["b"]
    assert [row.id for row in data.sources("second", kind=["news"])] == ["a"]


def test_a_source_alone_with_the_records_that_rest_on_it(csto, data):
    rows = csto("sources", "odkb-charter-en", "--json").data
    assert [row["id"] for row in rows] == ["odkb-charter-en"]
    resting = [record.id for _, record in data if "odkb-charter-en" in record.sources]
    assert rows[0]["used_by"] == resting
    assert rows[0]["uses"] == len(resting)


def test_every_use_is_found_whatever_the_section(csto, data):
    expected = {}
    for _, record in data:
        for source in record.sources:
            expected.setdefault(source, []).append(record.id)
    rows = csto("sources", "--json").data
    assert {row["id"]: row["used_by"] for row in rows} == expected


def test_overlays_count(csto, tmp_path):
    overlay = tmp_path / "mine.toml"
    overlay.write_text(
        '[[event]]\nid = "mine"\ndate = 2020-01-01\ncategory = "statement"\nkind = "fact"\n'
        'text = "x"\nsources = ["odkb-charter-en"]\n'
    )
    row = csto("sources", "odkb-charter-en", "--data", str(overlay), "--json").data[0]
    assert "mine" in row["used_by"]


def test_dates_bound_the_list(csto):
    rows = csto("sources", "--since", "1999-03", "--until", "2000", "--json").data
    assert rows
    assert all(dates.last(row["date"]) >= "1999-03-01" for row in rows)
    assert all(dates.first(row["date"]) <= "2000-12-31" for row in rows)


def test_an_unknown_id_gets_the_likely_one(csto):
    outcome = csto("sources", "csto-arm-frozn")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr.startswith("csto: No record has the id 'csto-arm-frozn'. Did you mean csto-arm-frozen")


def test_a_record_without_sources(csto, tmp_path):
    overlay = tmp_path / "mine.toml"
    overlay.write_text('[[event]]\nid = "mine"\ndate = 2020-01-01\ncategory = "statement"\nkind = "fact"\ntext = "x"\n')
    outcome = csto("sources", "mine", "--data", str(overlay))
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr == "csto: The record mine names no source that matches.\n"


def test_what_rests_on_no_source_of_that_name(data):
    assert cited_by(data._store, ["\udcff", "no-source"]) == {"\udcff": [], "no-source": []}
