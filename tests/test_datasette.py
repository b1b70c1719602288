"""The SQLite export as Datasette serves it: links that lead somewhere, both ways, search boxes, views."""

import asyncio
import re
import sqlite3

import pytest

from csto_cli.model.sections import SECTIONS

pytest.importorskip("datasette")
VIEWS = {"member_today", "position_today", "timeline"}
pytestmark = pytest.mark.filterwarnings("ignore")  # those of Datasette's own imports


@pytest.fixture(scope="module")
def get(sqlite_export):
    """A function that asks Datasette for pages, as text or as JSON."""
    from datasette.app import Datasette

    served = Datasette([str(sqlite_export)])

    async def fetch(places):
        await served.invoke_startup()
        return [await served.client.get(place) for place in places]

    def get(*places):
        answers = asyncio.run(fetch(places))
        assert [(place, answer.status_code) for place, answer in zip(places, answers, strict=True)] == [
            (place, 200) for place in places
        ]
        found = [
            answer.json() if ".json" in place else answer.text for place, answer in zip(places, answers, strict=True)
        ]
        return found[0] if len(found) == 1 else found

    return get


def test_every_table_and_view_has_its_page(get):
    known = get("/csto.json")
    shown = [table["name"] for table in known["tables"] if not table["hidden"]]
    assert {*SECTIONS, "record", "record_source", "event_countries", "dataset"} <= set(shown)
    assert not [name for name in shown if "_fts" in name]
    assert {view["name"] for view in known["views"]} == VIEWS
    get(*[f"/csto/{name}" for name in [*shown, *VIEWS]])


def test_every_kind_of_link_leads_to_a_row(get, sqlite_export):
    with sqlite3.connect(sqlite_export) as connection:
        keys = connection.execute(
            'SELECT m.name, k."from", k."table", k."to" FROM sqlite_master m, pragma_foreign_key_list(m.name) k '
            "WHERE m.type = 'table'"
        ).fetchall()
        assert len(keys) > 60
        places = set()
        for table, column, target, key in keys:
            primary = connection.execute("SELECT name FROM pragma_table_info(?) WHERE pk", (target,)).fetchall()
            assert primary == [(key,)], (table, column, target)
            value = connection.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL').fetchone()
            if value is not None:
                places.add(f"/csto/{target}/{value[0]}")
    get(*sorted(places))


def test_a_state_leads_to_what_refers_to_it_and_back(get):
    page = get("/csto/country/ARM")
    for link in ("membership?country=ARM", "event_countries?value=ARM", "position?country=ARM", "vote?country=ARM"):
        assert f'href="/csto/{link}"' in page.replace("__exact=", "=").replace("&amp;", "&")
    rows = get("/csto/membership.json?country=ARM&_labels=on&_shape=objects")["rows"]
    assert {row["country"]["label"] for row in rows} == {"Armenia"}
    assert 'href="/csto/country/ARM"' in get("/csto/membership?country=ARM")


def test_an_event_leads_to_its_states_and_sources(get, data):
    event = next(record for record in data.section("event") if len(record.countries) > 1 and record.sources)
    assert re.search(rf'href="/csto/event_countries\?record_id(?:__exact)?={event.id}"', get(f"/csto/event/{event.id}"))
    rows = get(f"/csto/event_countries.json?record_id={event.id}&_shape=objects")["rows"]
    assert [row["value"] for row in sorted(rows, key=lambda row: row["position"])] == list(event.countries)
    assert f'href="/csto/record_source?record_id={event.id}"' in get(f"/csto/record/{event.id}").replace(
        "__exact=", "="
    )
    cited = get(f"/csto/record_source.json?record_id={event.id}&_labels=on&_shape=objects")["rows"]
    titles = {data.by_id("source")[id].title for id in event.sources}
    assert {row["source_id"]["label"] for row in cited} == titles


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("record", "Armenia frozen", "csto-arm-frozen"),
        ("country", "Казахстан", "kazakhstan"),
        ("article", "armed attack", "treaty-4"),
    ],
)
def test_tables_have_a_search_box_that_finds(get, table, words, found):
    assert 'type="search"' in get(f"/csto/{table}")
    answer = get(f"/csto/{table}.json?_search={words.replace(' ', '+')}&_shape=objects&_size=200")
    assert found in [row["id"] for row in answer["rows"]]


def test_the_views_are_read_as_they_are(get, data):
    rows = get("/csto/member_today.json?_shape=objects")["rows"]
    assert [row["name"] for row in rows] == [row.name for row in data.members()]
    assert get("/csto/timeline.json?_shape=objects&_size=1")["rows"][0]["date"] == data.timeline()[0].date
