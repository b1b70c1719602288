"""Rows as a pandas table: a column for each field, a line for each row, and cells that pandas can compare and group."""

import pytest

pandas = pytest.importorskip("pandas")


@pytest.mark.parametrize(
    ("name", "values"),
    [("members", {}), ("forces", {"bases": True}), ("stance", {"history": True}), ("member", {"name": "armenia"})],
)
def test_rows_are_a_clean_table(data, name, values):
    rows = getattr(data, name)(**values)
    table = pandas.DataFrame(rows)
    assert list(table.columns) == list(rows[0])
    assert list(table["id"]) == [row.id for row in rows]
    assert len(table.drop_duplicates()) == len(rows)
    for column in table.columns:
        cells = [None if cell is pandas.NA or cell != cell else cell for cell in table[column]]
        assert cells == [row[column] for row in rows]


def test_answers_without_rows_and_single_rows_are_tables_too(data):
    assert pandas.DataFrame(data.members(as_of=1991)).empty
    assert pandas.Series(data.members()[0])["iso3"] == "ARM"
    assert pandas.DataFrame([data.members()[0]]).shape[0] == 1


def test_columns_are_counted_joined_and_spread(data):
    votes = pandas.DataFrame(data.votes("ES-11/1"))
    assert votes["vote"].value_counts()["yes"] == sum(row.vote == "yes" for row in data.votes("ES-11/1"))
    both = votes.merge(pandas.DataFrame(data.members()), on="iso3")
    assert set(both["iso3"]) == {row.iso3 for row in data.members()}
    events = pandas.DataFrame(data.timeline(since=2022)).explode("countries")
    assert (events["countries"] == "ARM").sum() == len(data.timeline(since=2022, country="armenia"))


def test_values_of_pandas_are_arguments(data):
    codes = pandas.DataFrame(data.members())["iso3"]
    assert {row.iso3 for row in data.votes(country=codes)} == set(codes)
    assert data.members(as_of=pandas.Timestamp(2010, 1, 1)) == data.members(as_of="2010-01-01")
    assert data.members(as_of=pandas.Series([2010])[0]) == data.members(as_of=2010)
    assert data.search("armenia", limit=pandas.Series([3])[0]) == data.search("armenia", limit=3)


def test_polars_reads_rows(data):
    polars = pytest.importorskip("polars")
    rows = data.timeline(since=2022)
    table = polars.DataFrame(rows, infer_schema_length=None)
    assert table.columns == list(rows[0])
    assert table["countries"].to_list() == [list(row.countries) for row in rows]
