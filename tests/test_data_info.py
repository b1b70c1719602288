"""`csto data info`: what the dataset holds, and how well it is supported."""

import pytest
import small_world

from csto_cli.data.freshness import MAX_AGE_DAYS
from csto_cli.model.kinds import SourceKind
from csto_cli.model.sections import SECTIONS
from csto_cli.queries.data_info import data_info

OVERLAY = """
[[source]]
id = "my-gazette"
title = "A gazette"
publisher = "The publisher of charter texts"
kind = "treaty"
lang = "en"

[[event]]
id = "my-event-of-1888"
date = 1888-05-06
category = "statement"
kind = "declaration"
text = "Somebody said something."
sources = ["my-gazette", "odkb-charter-en"]

[[event]]
id = "my-other-event-of-1888"
date = "1888"
category = "statement"
kind = "declaration"
text = "Somebody said nothing."
sources = ["my-gazette"]
"""


@pytest.fixture
def rows(csto):
    """The rows by id, with options."""
    return lambda *options: {row["id"]: row for row in csto("data", "info", "--json", *options).data}


def test_every_section_kind_and_year_has_a_row(rows, data):
    found = rows()
    by_measure = {}
    for row in found.values():
        by_measure.setdefault(row["measure"], []).append(row["name"])
    assert list(by_measure) == ["all", "section", "source-kind", "event-year", "age"]
    assert by_measure["section"] == list(SECTIONS)
    assert by_measure["source-kind"] == list(SourceKind.__metadata__[0].choices)
    assert by_measure["event-year"] == sorted({event.date[:4] for event in data.section("event")})


def test_the_counts_add_up(rows, data):
    found = rows()
    sections = [row for row in found.values() if row["measure"] == "section"]
    assert {row["name"]: row["records"] for row in sections} == {name: len(data.section(name)) for name in SECTIONS}
    whole = found["all-records"]
    assert whole["records"] == sum(row["records"] for row in sections if row["name"] != "source")
    assert whole["source_count"] == found["section-source"]["records"], "every source is used"
    kinds = [row["source_count"] for row in found.values() if row["measure"] == "source-kind"]
    assert sum(kinds) == whole["source_count"]
    years = [row["records"] for row in found.values() if row["measure"] == "event-year"]
    assert sum(years) == found["section-event"]["records"]


def test_two_sources_are_independent_if_their_publishers_differ(rows, tmp_path):
    path = tmp_path / "overlay.toml"
    path.write_text(OVERLAY, encoding="utf-8")
    before, after = rows(), rows("--data", str(path))
    year = after["event-year-1888"]
    assert (year["records"], year["source_count"], year["independent"], year["share"]) == (2, 2, 1, 0.5)
    assert year["strong"] == 2
    assert "event-year-1888" not in before
    assert after["source-kind-treaty"]["source_count"] == before["source-kind-treaty"]["source_count"] + 1
    path.write_text(
        OVERLAY.replace("The publisher of charter texts", "CSTO").replace('"odkb-charter-en"', '"my-gazette"'),
        encoding="utf-8",
    )
    assert rows("--data", str(path))["event-year-1888"]["share"] == 0


def test_the_dataset_is_as_well_supported_as_its_makers_promise(rows):
    whole = rows()["all-records"]
    assert whole["records"] >= 1100
    assert whole["strong"] >= 0.7 * whole["sourced"]
    assert whole["share"] >= 0.65


def test_sources_of_one_house_are_not_independent(rows, tmp_path):
    path = tmp_path / "overlay.toml"
    path.write_text(OVERLAY.replace('lang = "en"', 'house = "CSTO"\nlang = "en"'), encoding="utf-8")
    year = rows("--data", str(path))["event-year-1888"]
    assert (year["independent"], year["sourced"], year["strong"]) == (0, 2, 2)


def test_news_is_strong_if_its_house_is_of_the_top_tier(rows, data, tmp_path):
    path = tmp_path / "overlay.toml"
    for house, strong in (("Reuters", 1), ("A reprint", 0)):
        text = OVERLAY.replace('kind = "treaty"', 'kind = "news"').replace(
            'lang = "en"', f'house = "{house}"\nlang = "en"'
        )
        path.write_text(text.replace(', "odkb-charter-en"', ""), encoding="utf-8")
        assert rows("--data", str(path))["event-year-1888"]["strong"] == 2 * strong


def test_the_page_for_people(csto, data):
    text = csto("data", "info", "--width", "80").stdout
    assert text.startswith(f"The dataset {data.dataset_version}  as of ")
    assert "Ends on " in text
    assert "Section " in text
    assert "Two publishers" in text
    assert "\n1992 " in text
    assert max(map(len, text.splitlines())) <= 80


def test_counts_for_a_script(csto):
    text = csto("data", "info", "-f", "tsv", "--fields", "name,records", "--no-header").stdout
    assert "claim\t50\n" in text


def test_each_row_says_what_time_it_covers(rows, data):
    found = rows()
    events = [event.date for event in data.section("event")]
    assert (found["section-event"]["earliest"], found["section-event"]["latest"]) == (min(events), max(events))
    assert (found["section-term"]["earliest"], found["section-term"]["latest"]) == (None, None)


def test_the_age_of_what_can_age(csto, rows, data):
    found = {row["name"]: row for row in rows().values() if row["measure"] == "age"}
    assert [name for name in MAX_AGE_DAYS if name in found] == list(found)
    assert found["post"]["stale"] <= found["post"]["records"]
    listed = csto("data", "stale", "--all", "--json").data
    assert sum(row["records"] for row in found.values()) == len(listed)
    assert sum(row["stale"] for row in found.values()) == sum(row["stale"] for row in listed)
    assert "What can age" in csto("data", "info", "--width", "80").stdout


def test_a_dataset_in_which_nothing_ages():
    rows, _ = data_info(small_world.made(term=[{"id": "a", "name": "A", "definition": "The first letter."}])._store)
    assert {row["measure"] for row in rows} == {"all", "section", "source-kind"}
    assert rows[0]["note"] is None
    assert [(row["name"], row["records"]) for row in rows if row["records"]] == [("records", 1), ("term", 1)]
