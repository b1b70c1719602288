"""The machine side of every command, from one walk over all of them."""

import csv
import io
import json
import tomllib

import pytest

from csto_cli.cli import commands
from csto_cli.model.record import fields

LOOK_UPS = [name for name in commands.NAMES if commands.load(name).is_query]


def line_of(name):
    """An example of the command's own, without its output options."""
    words = commands.load(name).examples[0][0].split()[1:]
    for option in ("-f", "--format", "--fields"):
        if option in words:
            place = words.index(option)
            del words[place : place + 2]
    return [word.strip("'") for word in words if word not in ("--json", "--no-header", "|")]


@pytest.mark.parametrize("name", LOOK_UPS)
def test_json_is_an_envelope(csto, data, name):
    outcome = csto(*line_of(name), "--json")
    assert outcome.code == 0, outcome.stderr
    envelope = outcome.envelope
    assert list(envelope) == [
        "schema_version", "command", "dataset_version", "as_of", "query", "data", "sources", "problems",
    ]  # fmt: skip
    assert (envelope["schema_version"], envelope["command"], envelope["problems"]) == (2, name, [])
    assert isinstance(envelope["query"], dict)
    known = list(fields(commands.load(name).row))
    assert envelope["data"], "an example answers something"
    assert all(list(row) == known for row in envelope["data"])
    ids = [source["id"] for source in envelope["sources"]]
    assert ids == sorted(set(ids))
    cited = {id for row in envelope["data"] for id in row["sources"] or ()}
    assert cited <= set(ids)


@pytest.mark.parametrize("name", LOOK_UPS)
def test_the_same_question_gives_the_same_bytes(csto, name):
    assert csto(*line_of(name), "--json").stdout == csto(*line_of(name), "--json").stdout


@pytest.mark.parametrize("name", LOOK_UPS)
def test_every_format_holds_every_record(csto, name):
    line = line_of(name)
    rows = csto(*line, "--json").data
    assert [json.loads(row) for row in csto(*line, "-f", "jsonl").stdout.splitlines()] == rows
    table = list(csv.reader(io.StringIO(csto(*line, "-f", "csv").stdout, newline="")))
    assert table[0] == list(rows[0])
    assert len(table) == len(rows) + 1
    assert {len(row) for row in table} == {len(table[0])}
    lines = csto(*line, "-f", "tsv").stdout.split("\n")
    assert len(lines) == len(rows) + 2
    assert {text.count("\t") for text in lines[:-1]} == {len(table[0]) - 1}
    document = tomllib.loads(csto(*line, "-f", "toml").stdout)
    assert [record["id"] for record in document["data"]] == [row["id"] for row in rows]


@pytest.mark.parametrize("name", LOOK_UPS)
@pytest.mark.parametrize("form", ["table", "md", "html", "svg"])
def test_formats_for_people_hold_no_control_characters(csto, name, form):
    outcome = csto(*line_of(name), "-f", form, "--width", "100")
    assert outcome.code == 0, outcome.stderr
    assert outcome.stdout.endswith("\n") or form == "svg"
    assert all(mark.isprintable() or mark == "\n" for mark in outcome.stdout.replace("\xa0", " "))


@pytest.mark.parametrize("name", LOOK_UPS)
@pytest.mark.parametrize("width", [40, 80, 160])
def test_tables_fit_their_window(csto, name, width):
    if name in ("cite", "schema"):
        pytest.skip("a citation or a schema is printed as it is, to be passed on")
    outcome = csto(*line_of(name), "--width", str(width))
    assert max(len(line) for line in outcome.stdout.splitlines()) <= width


@pytest.mark.parametrize("name", LOOK_UPS)
def test_fields_in_their_order_and_headings_left_out(csto, name):
    known = list(fields(commands.load(name).row))
    chosen = f"{known[1]},{known[0]}"
    rows = csto(*line_of(name), "--json", "--fields", chosen).data
    assert all(list(row) == [known[1], known[0]] for row in rows)
    with_heading = csto(*line_of(name), "-f", "csv", "--fields", chosen).stdout
    without = csto(*line_of(name), "-f", "csv", "--fields", chosen, "--no-header").stdout
    assert with_heading == f"{chosen}\r\n{without}"


@pytest.mark.parametrize("name", LOOK_UPS)
def test_an_unknown_field_lists_the_right_ones(csto, name):
    outcome = csto(*line_of(name), "--fields", "nonsense")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.count("\n") == 1
    for field in fields(commands.load(name).row):
        assert field in outcome.stderr


@pytest.mark.parametrize("name", LOOK_UPS)
def test_sort_reverse_and_limit(csto, name):
    whole = csto(*line_of(name), "--json", "--sort", "id").data
    assert [row["id"] for row in whole] == sorted((row["id"] for row in whole), key=str.casefold)
    turned = csto(*line_of(name), "--json", "--sort", "id", "--reverse", "--limit", "1").data
    assert turned == whole[-1:]
    assert csto(*line_of(name), "--json", "--limit", "0").data == []


def test_csv_cells_are_no_formulas():
    from csto_cli.output.machine import csv_cell

    assert [csv_cell(text) for text in ("=1+1", "+a", "-b", "@c", "-1.5", "a,b", 'a"b', "a\nb")] == [
        "'=1+1", "'+a", "'-b", "'@c", "-1.5", '"a,b"', '"a""b"', '"a\nb"',
    ]  # fmt: skip
