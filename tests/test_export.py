"""`csto export`: the dataset for other tools, whole or not at all."""

import csv
import io
import json
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from csto_cli import dates
from csto_cli.data.compile import compile_dataset
from csto_cli.data.store import Overlay
from csto_cli.errors import DataError
from csto_cli.export import text as exporting
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS

HEADER_KEYS = ("schema_version", "dataset_version", "as_of", "reach", "top_tier")
TOML = Path(__file__).parent.parent / "data" / "csto.toml"


@pytest.fixture(scope="module")
def database(sqlite_export):
    """A connection to the SQLite export."""
    connection = sqlite3.connect(sqlite_export)
    yield connection
    connection.close()


def test_json_holds_every_record_of_the_toml(csto):
    outcome = csto("export")
    assert (outcome.code, outcome.stderr) == (0, "")
    document = tomllib.loads(TOML.read_text(encoding="utf-8"))
    exported = json.loads(outcome.stdout)
    assert list(exported) == [*HEADER_KEYS, *SECTIONS]
    assert compile_dataset(exported) == compile_dataset(document)


def test_toml_reads_back_to_the_same_dataset(csto):
    exported = tomllib.loads(csto("export", "--format", "toml").stdout)
    assert compile_dataset(exported) == compile_dataset(tomllib.loads(TOML.read_text(encoding="utf-8")))


def test_sections_are_chosen_and_stand_in_the_order_of_the_file(csto):
    exported = json.loads(csto("export", "--section", "term", "--section", "event", "--section", "term").stdout)
    assert list(exported) == [*HEADER_KEYS, "event", "term"]


def test_one_section_as_csv_goes_to_stdout(csto, data):
    text = csto("export", "--format", "csv", "--section", "membership").stdout
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert list(rows[0]) == [name for name in fields(SECTIONS["membership"]) if name != "origin"]
    assert [row["id"] for row in rows] == [record.id for record in data.section("membership")]
    frozen = next(row for row in rows if row["id"] == "csto-arm-frozen")
    assert frozen["from"] == "2024-02-22"
    assert frozen["sources"].split(";") == list(data.by_id("membership")["csto-arm-frozen"].sources)


def test_csv_is_a_folder_with_a_file_for_each_section(csto, data, tmp_path):
    folder = tmp_path / "csv"
    outcome = csto("export", "--format", "csv", "--output", str(folder))
    assert outcome.code == 0
    assert sorted(os.listdir(folder)) == sorted(f"{section}.csv" for section in SECTIONS)
    for section in SECTIONS:
        with open(folder / f"{section}.csv", encoding="utf-8", newline="") as file:
            assert len(list(csv.reader(file))) == len(data.section(section)) + 1


@pytest.mark.parametrize(("form", "hint"), [("csv", "a folder with --output"), ("sqlite", "its file with --output")])
def test_what_needs_a_place_asks_for_one(csto, form, hint):
    outcome = csto("export", "--format", form)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert hint in outcome.stderr


def test_the_report_says_what_was_written(csto, data, tmp_path):
    path = tmp_path / "two.json"
    outcome = csto("export", "--section", "issue", "--section", "scenario", "-o", str(path))
    assert outcome.code == 0
    assert outcome.stdout.startswith("Written as json  as of 9 October 2026\n")
    for section in ("issue", "scenario"):
        line = next(line for line in outcome.stdout.splitlines() if line.startswith(section))
        assert line.split()[1] == str(len(data.section(section)))
    assert json.loads(path.read_text(encoding="utf-8"))["dataset_version"] == data.dataset_version


def test_references_in_the_database_are_keys_that_hold(database):
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("SELECT count(*) FROM pragma_foreign_key_list('position')").fetchone()[0] >= 4
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("DELETE FROM source WHERE id = 'odkb-charter-en'")
    with pytest.raises(sqlite3.IntegrityError):
        database.commit()
    database.rollback()


def test_every_record_and_every_source_of_it_is_in_the_database(database, data):
    whole = list(data)
    assert database.execute("SELECT count(*) FROM record").fetchone()[0] == len(whole)
    pairs = set(database.execute("SELECT record_id, source_id FROM record_source"))
    assert pairs == {(record.id, source) for _, record in whole for source in record.sources}
    for section in SECTIONS:
        ids = [id for (id,) in database.execute(f'SELECT id FROM "{section}" ORDER BY rowid')]
        assert ids == [record.id for record in data.section(section)]


def test_arrays_are_tables_in_their_order(database, data):
    record = next(record for record in data.section("event") if len(record.countries) > 2)
    rows = database.execute("SELECT value FROM event_countries WHERE record_id = ? ORDER BY position", (record.id,))
    assert [value for (value,) in rows] == list(record.countries)


def test_the_view_of_members_is_the_command(database, data):
    rows = database.execute('SELECT iso3, "from", participation FROM member_today').fetchall()
    expected = [
        (row.iso3, row["from"], None if row.participation == "active" else row.participation) for row in data.members()
    ]
    assert rows == expected


def test_the_view_of_positions_is_that_of_the_day_or_of_the_close(database, data):
    rows = database.execute("SELECT position_id, holder, issue, value FROM position_today").fetchall()
    expected = set()
    for record in data.section("position"):
        closed = data.by_id("issue")[record.issue].to
        day = dates.previous_day(dates.first(closed)) if closed and closed <= data.as_of else data.as_of
        if dates.contains(record.from_, record.to, day):
            expected.add(record.id)
    assert {id for id, *_ in rows} == expected
    shown = {(holder, issue, value) for _, holder, issue, value in rows}
    assert {(row.name, row.label, row.value) for row in data.stance() if row.value} <= shown


def test_the_view_of_events_is_the_timeline_with_its_sources(database, data):
    rows = database.execute("SELECT event_id, date, text, countries, sources FROM timeline").fetchall()
    assert [row[0] for row in rows] == [row.id for row in data.timeline(until=2100, as_of=2100)]
    event = data.by_id("event")[rows[0][0]]
    assert rows[0][1:4] == (event.date, event.text, " ".join(event.countries) or None)
    for source in event.sources:
        assert data.by_id("source")[source].title in rows[0][4]


def test_the_search_tables_find_the_rows_of_their_tables_also_after_a_vacuum(csto, data, tmp_path):
    path = tmp_path / "csto.db"
    assert csto("export", "--format", "sqlite", "--output", str(path)).code == 0
    asked = "SELECT id FROM term WHERE rowid IN (SELECT rowid FROM term_fts WHERE term_fts MATCH ?)"
    connection = sqlite3.connect(path, isolation_level=None)
    before = connection.execute(asked, ("alliance",)).fetchall()
    assert before
    for (id,) in before:
        assert "allian" in str(data.by_id("term")[id]).lower()
    connection.execute("VACUUM")
    assert connection.execute(asked, ("alliance",)).fetchall() == before
    connection.execute("INSERT INTO term_fts (term_fts, rank) VALUES ('integrity-check', 1)")
    connection.close()


def test_two_databases_of_the_same_data_are_the_same_bytes(csto, tmp_path):
    paths = [tmp_path / "one.db", tmp_path / "two.db"]
    for path in paths:
        assert csto("export", "--format", "sqlite", "--output", str(path)).code == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_sqlite_utils_finds_keys_and_search_tables(csto, tmp_path):
    sqlite_utils = pytest.importorskip("sqlite_utils")
    path = tmp_path / "csto.db"
    assert csto("export", "--format", "sqlite", "--output", str(path)).code == 0
    database = sqlite_utils.Database(str(path))
    assert database["event"].detect_fts() == "event_fts"
    assert next(iter(database["event"].search("rapid reaction")))["id"]
    assert ("country", "country", "iso3") in {
        (key.column, key.other_table, key.other_column) for key in database["position"].foreign_keys
    }
    assert database["country"].get("ARM")["name"] == "Armenia"
    database.conn.close()


def test_a_part_of_the_database_refers_to_nothing_that_is_missing(csto, tmp_path):
    path = tmp_path / "part.db"
    assert csto("export", "--format", "sqlite", "--section", "strength", "--section", "vote", "-o", str(path)).code == 0
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"strength", "vote", "record_source"} <= tables
    assert "country" not in tables
    connection.close()


@pytest.mark.parametrize("form", ["json", "toml", "sqlite"])
def test_an_existing_file_is_kept_without_force(csto, tmp_path, form):
    path = tmp_path / "kept"
    path.write_text("mine")
    outcome = csto("export", "--format", form, "--output", str(path))
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr == f"csto: {str(path)!r} exists already; name another place, or add --force to replace it.\n"
    assert path.read_text() == "mine"
    assert csto("export", "--format", form, "--output", str(path), "--force").code == 0
    assert path.stat().st_size > 1000
    assert os.listdir(tmp_path) == ["kept"]


def test_a_folder_is_replaced_only_if_it_is_an_export(csto, tmp_path):
    folder = tmp_path / "csv"
    line = ("export", "--format", "csv", "--section", "issue", "--output", str(folder))
    assert csto(*line).code == 0
    assert csto(*line).code == 1
    (folder / "term.csv").write_text("old")
    assert csto(*line, "--force").code == 0
    assert os.listdir(folder) == ["issue.csv"]
    (folder / "thesis.docx").write_text("mine")
    outcome = csto(*line, "--force")
    assert outcome.code == 1
    assert "'thesis.docx'" in outcome.stderr
    assert (folder / "thesis.docx").read_text() == "mine"
    assert os.listdir(tmp_path) == ["csv"]


@pytest.mark.parametrize("form", ["json", "sqlite"])
def test_a_folder_or_device_is_never_replaced_by_a_file(csto, tmp_path, form):
    for place in (str(tmp_path), os.devnull):
        outcome = csto("export", "--format", form, "--output", place, "--force")
        assert (outcome.code, outcome.stdout) == (1, "")
        assert "is not a plain file" in outcome.stderr
    assert tmp_path.is_dir()


@pytest.mark.parametrize("form", ["json", "csv", "sqlite"])
def test_a_place_that_cannot_be_written(csto, tmp_path, form):
    outcome = csto("export", "--format", form, "--output", str(tmp_path / "no" / "such"))
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr.endswith("cannot be written: No such file or directory.\n")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_write_that_fails_leaves_what_was_there(csto, tmp_path, monkeypatch, form):
    place = tmp_path / "export"
    line = ("export", "--format", form, "--section", "issue", "--section", "term", "--output", str(place))
    assert csto(*line).code == 0
    before = sorted((path, path.read_bytes()) for path in [place, *place.glob("*")] if path.is_file())

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting.os, "fsync", full)
    outcome = csto(*line, "--force")
    assert (outcome.code, outcome.stdout) == (1, "")
    assert "No space left on device" in outcome.stderr
    assert sorted((path, path.read_bytes()) for path in [place, *place.glob("*")] if path.is_file()) == before
    assert os.listdir(tmp_path) == ["export"]


def test_a_folder_comes_back_if_the_new_one_cannot_take_its_place(csto, tmp_path, monkeypatch):
    place = tmp_path / "csv"
    line = ("export", "--format", "csv", "--section", "issue", "--output", str(place))
    assert csto(*line).code == 0

    def denied(source, target):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(exporting.os, "replace", denied)
    assert csto(*line, "--force").code == 1
    assert os.listdir(tmp_path) == ["csv"]
    assert os.listdir(place) == ["issue.csv"]


@pytest.mark.parametrize("form", ["json", "sqlite", "csv"])
def test_links_and_permissions_stay(csto, tmp_path, form):
    place, link, name = tmp_path / "kept", tmp_path / "link", tmp_path / "other-name"
    line = ("export", "--format", form, "--section", "issue", "--output")
    assert csto(*line, str(place)).code == 0
    file = place / "issue.csv" if form == "csv" else place
    file.chmod(0o640)
    link.symlink_to("kept")
    if form != "csv":
        os.link(file, name)
        name.write_text("old")
    assert csto(*line, str(link), "--force").code == 0
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.stat().st_size > 1000
    if form != "csv":
        assert name.samefile(file), "the file has both its names still"
    assert sorted(os.listdir(tmp_path)) == sorted(["kept", "link", *(["other-name"] if form != "csv" else [])])


def test_what_lies_beside_is_not_touched(csto, tmp_path):
    foreign = [tmp_path / f"out.json.new-{os.getpid()}", tmp_path / "out.json.new-0"]
    for path in foreign:
        path.write_text("mine")
    assert csto("export", "--section", "issue", "--output", str(tmp_path / "out.json")).code == 0
    assert [path.read_text() for path in foreign] == ["mine", "mine"]
    assert len(os.listdir(tmp_path)) == 3


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_dash_is_stdout(csto, form, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    line = ("export", "--format", form, "--section", "issue")
    assert csto(*line, "--output", "-").stdout == csto(*line).stdout
    assert os.listdir(tmp_path) == []


def test_a_database_on_stdout_is_one(tmp_path, monkeypatch):
    place = tmp_path / "out.db"
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    line = [sys.executable, "-m", "csto_cli", "export", "-f", "sqlite", "--section", "issue", "--output", "-"]
    with open(place, "wb") as file:
        subprocess.run(line, stdout=file, check=True)
    connection = sqlite3.connect(place)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM issue").fetchone()[0] > 10
    connection.close()
    assert os.listdir(tmp_path) == ["out.db"]


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("replaces", [False, True])
def test_a_signal_leaves_nothing_behind(tmp_path, name, replaces):
    place = tmp_path / "export"
    if replaces:
        place.write_text("old")
    program = (
        "import os, signal, sys; from csto_cli.data import writing; from csto_cli import main\n"
        "write = writing.write_file\n"
        "def slow(path, content):\n"
        "    write(path, content[:100])\n"
        "    os.kill(os.getpid(), getattr(signal, sys.argv[1])); os.kill(os.getpid(), getattr(signal, sys.argv[1]))\n"
        "    import time; time.sleep(60)\n"
        "from csto_cli.export import text; text.write_file = slow\n"
        "sys.exit(main.main(['export', '--section', 'issue', '--force', '--output', sys.argv[2]]))\n"
    )
    outcome = subprocess.run([sys.executable, "-c", program, name, str(place)], capture_output=True, check=False)
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (128 + getattr(signal, name), b"", b"")
    assert os.listdir(tmp_path) == (["export"] if replaces else [])
    if replaces:
        assert place.read_text() == "old"


def test_a_dangling_reference_makes_no_database(data, tmp_path):
    vote = {"id": "mine", "resolution": "no-such", "country": "ARM", "vote": "yes", "sources": ["iso-3166"]}
    broken = data._store.with_overlay(Overlay("mine.toml", {"vote": [vote]}))
    with pytest.raises(DataError, match=r"'mine'.*resolution"):
        exporting.save(broken, list(SECTIONS), "sqlite", str(tmp_path / "out.db"))
    assert os.listdir(tmp_path) == []


def test_overlays_are_exported_and_marked(csto, tmp_path):
    overlay = tmp_path / "mine.toml"
    overlay.write_text('[[term]]\nid = "mine"\nname = "=1+1"\ndefinition = "\\u001b[31m\\u202e"\n')
    rows = json.loads(csto("export", "--section", "term", "--data", str(overlay)).stdout)["term"]
    assert rows[-1] == {"id": "mine", "name": "=1+1", "definition": "\x1b[31m\u202e", "origin": "mine.toml"}
    for form in ("json", "toml", "csv"):
        text = csto("export", "--format", form, "--section", "term", "--data", str(overlay)).stdout
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert "mine,'=1+1," in text


def test_an_export_as_toml_passes_the_check_of_the_dataset(csto, tmp_path):
    path = tmp_path / "csto.toml"
    assert csto("export", "--format", "toml", "--output", str(path)).code == 0
    outcome = csto("data", "check", str(path), "--json")
    assert [row for row in outcome.data if row["severity"] == "error"] == []
    assert csto("members", "--data", str(path), "--json").code == 0
