"""CSV and TSV as other programs read them back: Python's `csv`, pandas, DuckDB."""

import csv
import io
import json

import pytest

from csto_cli.cli import commands
from csto_cli.model.record import fields
from csto_cli.output.machine import csv_cell, format_cell, render, to_cells
from csto_cli.output.result import Result

LINES = [
    line.split()
    for line in (
        "about", "member armenia", "members", "timeline", "forces", "exercises", "operations", "compare nato", "treaty",
        "stance armenia --history", "votes", "economy", "search treaty", "changes --since 2020", "show csto-arm-frozen",
        "cite csto-arm-frozen --style bibtex", "cite csto-arm-frozen --style ris", "sources", "bodies", "leaders",
        "claims", "glossary",
    )
]  # fmt: skip


def expected(value, is_table):
    """What a cell is to say."""
    if value is None:
        return ""
    if isinstance(value, list) and not is_table and not any(isinstance(item, dict) for item in value):
        return ";".join(str(item) for item in value)
    if isinstance(value, list | dict):
        return value
    return str(value).lower() if isinstance(value, bool) else str(value)


def check(line, table, text_of=lambda text: text):
    """Hold a table, as a program read it, to the JSON answer."""
    from conftest import call

    rows = call(*line, "--json").data
    kinds = fields(commands.load(line[0]).row)
    assert table[0] == list(rows[0])
    assert len(table) == len(rows) + 1
    for cells, row in zip(table[1:], rows, strict=True):
        assert len(cells) == len(row)
        for cell, (name, value) in zip(cells, row.items(), strict=True):
            found = expected(value, kinds[name].is_array and kinds[name].type.name == "table")
            assert (json.loads(cell) if isinstance(found, list | dict) else cell) == (
                text_of(found) if isinstance(found, str) else found
            )


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_csv_is_read_back_by_python(csto, line):
    check(line, list(csv.reader(io.StringIO(csto(*line, "-f", "csv").stdout, newline=""), strict=True)))


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_tsv_is_read_back_line_by_line(csto, line):
    text = csto(*line, "-f", "tsv").stdout
    table = [row.split("\t") for row in text.split("\n")[:-1]]
    check(line, table, lambda text: text.replace("\r", " ").replace("\n", " "))


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_pandas_reads_it_back(csto, line):
    pandas = pytest.importorskip("pandas")
    text = csto(*line, "-f", "csv").stdout
    frame = pandas.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False)
    check(line, [list(frame.columns), *frame.to_numpy().tolist()])


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_duckdb_reads_it_back(csto, line, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "answer.csv"
    path.write_bytes(csto(*line, "-f", "csv").stdout.encode())
    found = duckdb.sql(f"FROM read_csv('{path}', all_varchar = true, header = true, quote = '\"', escape = '\"')")
    rows = [[cell or "" for cell in row] for row in found.fetchall()]
    check(line, [list(found.columns), *rows])


def test_duckdb_finds_the_types_and_splits_the_arrays(csto, tmp_path):
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "forces.csv"
    path.write_bytes(csto("forces", "-f", "csv").stdout.encode())
    query = f"SELECT id, string_split(countries, ';'), json_array_length(strengths) FROM '{path}'"
    for (id, countries, strengths), row in zip(
        duckdb.sql(query).fetchall(), csto("forces", "--json").data, strict=True
    ):
        assert (id, countries or [], strengths) == (row["id"], row["countries"], len(row["strengths"]))


@pytest.mark.parametrize("section", ["event", "resolution", "source", "country", "position"])
def test_pandas_reads_a_section_back(csto, data, section):
    pandas = pytest.importorskip("pandas")
    text = csto("export", "-f", "csv", "--section", section).stdout
    frame = pandas.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False)
    assert list(frame["id"]) == [record.id for record in data.section(section)]
    assert [cell.split(";") if cell else [] for cell in frame["sources"]] == [
        list(record.sources) for record in data.section(section)
    ]


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ((), ""),
        (("a", "b"), "a;b"),
        ((1, 2.5), "1;2.5"),
        (("a; b", "c"), '["a; b", "c"]'),
        (("a", ""), '["a", ""]'),
        (("[a]",), '["[a]"]'),
        (({"a": 1},), '[{"a": 1}]'),
        ({"a": None}, '{"a": null}'),
        (None, ""),
        (False, "false"),
        (0, "0"),
    ],
)
def test_what_stands_in_a_cell(value, cell):
    assert format_cell(value) == cell


def test_an_empty_array_of_tables_is_json_too():
    assert format_cell((), holds_tables=True) == "[]"


@pytest.mark.parametrize("name", commands.EVERY)
def test_a_command_names_the_fields_that_hold_tables(name):
    command = commands.load(name)
    known = fields(command.row).items()
    assert list(command.tables) == [key for key, one in known if one.is_array and one.type.name == "table"]


def test_rows_with_different_keys_have_the_same_columns(data):
    rows = [{"id": "a", "x": 1}, {"x": 2, "id": "b"}, {"id": "c", "y": 3}]
    assert to_cells(rows, ["id", "x"], (), "csv") == "id,x\r\na,1\r\nb,2\r\nc,\r\n"
    result = Result(rows, {"as_of": "2020-01-01"})
    for form, text in (("csv", "id,x\r\na,1\r\nb,2\r\nc,\r\n"), ("tsv", "id\tx\na\t1\nb\t2\nc\t\n")):
        assert render("about", result, data._store, form, ["id", "x"]) == text


@pytest.mark.parametrize(
    "code", ["@misc{a,\n  title = {{=1+1}}\n}", "TY  - NEWS\r\nER  - ", '[{"a": "=1"}]', '{"id": "@a"}', "-1.5", "+2"]
)
def test_code_and_numbers_are_not_altered(code):
    (row,) = csv.reader(io.StringIO(f"{csv_cell(code)}\r\n", newline=""), strict=True)
    assert row == [code]


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize(
    ("line", "field"),
    [(("economy",), "value"), (("timeline",), "city"), (("timeline",), "countries"), (("members",), "frozen_from")],
)
def test_what_is_missing_sorts_last(csto, line, field, reverse):
    rows = csto(*line, "--json", "--sort", field, *(["--reverse"] if reverse else [])).data
    missing = [row[field] in (None, []) for row in rows]
    assert any(missing)
    assert missing == sorted(missing)
