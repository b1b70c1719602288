"""The SQLite export attached in DuckDB, and rows that DuckDB reads from a pandas table."""

import glob
import importlib.util
import os
import re
import sqlite3
from pathlib import Path

import pytest

from csto_cli.model.sections import SECTIONS

duckdb = pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def attached(sqlite_export):
    """A DuckDB connection to it, where DuckDB's reader of SQLite is installed."""
    package = importlib.util.find_spec("duckdb_extension_sqlite_scanner")
    found = package and glob.glob(os.path.join(os.path.dirname(package.origin), "extensions/*/*.duckdb_extension"))
    if not found:
        pytest.skip("DuckDB's reader of SQLite is not installed")
    connection = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    connection.execute(f"LOAD '{found[0]}'")
    connection.execute(f"ATTACH '{sqlite_export}' AS c (TYPE sqlite)")
    yield connection
    connection.close()


def test_every_table_and_view_is_listed(attached):
    names = {name for (name,) in attached.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    assert {*SECTIONS, "record", "record_source", "event_countries"} <= names
    assert {"member_today", "position_today", "timeline"} <= names
    assert attached.execute("SHOW ALL TABLES").fetchall()
    assert attached.execute("SELECT count(*) FROM information_schema.columns").fetchone()[0] > 300
    assert attached.execute("SELECT count(*) FROM duckdb_indexes() WHERE database_name = 'c'").fetchone()[0] > 20


def test_every_table_and_view_reads_as_in_sqlite(attached, sqlite_export):
    with sqlite3.connect(sqlite_export) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE '%_fts%'"
        )
        for (table,) in tables.fetchall():
            rows = attached.execute(f'SELECT * FROM c."{table}"').fetchall()
            expected = connection.execute(f'SELECT * FROM "{table}"').fetchall()
            if table == "timeline":  # the order within a cell is not fixed
                rows, expected = ([[*map(_sorted, row)] for row in one] for one in (rows, expected))
            assert rows == expected, table


def _sorted(cell):
    """A cell that lists things, in alphabetical order."""
    return sorted(cell.replace(";", " ").split()) if isinstance(cell, str) else cell


def test_questions_across_tables_are_answered(attached, data):
    found = attached.execute(
        "SELECT country.name, count(*) FROM c.vote JOIN c.country ON country.iso3 = vote.country "
        "WHERE vote = 'no' GROUP BY ALL ORDER BY country.name"
    ).fetchall()
    names = {country.iso3: country.name for country in data.section("country")}
    voted = [names[vote.country] for vote in data.section("vote") if vote.vote == "no"]
    assert found == [(name, voted.count(name)) for name in sorted(set(voted))]


def test_the_recipe_runs(attached, sqlite_export):
    page = (Path(__file__).parent.parent / "docs" / "databases.md").read_text(encoding="utf-8")
    (recipe,) = [block for block in re.findall(r"```sql\n(.*?)```", page, re.DOTALL) if "ATTACH" in block]
    attached.execute("DETACH c")
    rows = attached.execute(recipe.replace("'csto.db'", f"'{sqlite_export}'")).fetchall()
    attached.execute(f"DETACH csto; ATTACH '{sqlite_export}' AS c (TYPE sqlite)")
    assert ("Armenia", "abstain") in [row[:2] for row in rows]


def test_rows_are_read_from_a_pandas_table(data):
    pandas = pytest.importorskip("pandas")
    events = pandas.DataFrame(data.timeline(since=2022))
    found = duckdb.sql("SELECT count(*) FROM events WHERE list_contains(countries, 'ARM')").fetchone()
    assert found == (len(data.timeline(since=2022, country="armenia")),)
    assert len(events) > found[0]
