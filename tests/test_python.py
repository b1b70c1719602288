"""From Python: the same answers as the commands, typed and read-only, without printing."""

import copy
import doctest
import json
import pickle
import tomllib
from pathlib import Path

import pytest

import csto_cli
from csto_cli import api
from csto_cli.cli import commands
from csto_cli.model.sections import SECTIONS


def test_the_examples_in_the_docstrings_run():
    results = doctest.testmod(api)
    assert results.attempted >= 2
    assert results.failed == 0


def test_every_look_up_has_its_method(data):
    for name in commands.NAMES:
        if commands.load(name).is_query and name not in ("schema", "data"):
            assert getattr(data, name).__doc__


def test_a_method_says_what_the_command_says(csto, data):
    rows = data.members(as_of="2010", status=["current"])
    assert [row["iso3"] for row in csto("members", "--as-of", "2010", "--json").data] == [row.iso3 for row in rows]
    assert json.loads(json.dumps(rows[0]))["iso3"] == rows[0].iso3
    with pytest.raises(TypeError):
        rows[0]["iso3"] = "XXX"


def test_the_compiled_dataset_is_the_toml(data):
    document = tomllib.loads((Path(__file__).parent.parent / "data" / "csto.toml").read_text(encoding="utf-8"))
    for name in SECTIONS:
        records = data.section(name)
        assert [record.id for record in records] == [table["id"] for table in document[name]]
        for record, table in zip(records, document[name], strict=True):
            for key, value in table.items():
                assert _plain(record[key]) == _plain(value), (name, record.id, key)


def _plain(value):
    """A value without the difference of arrays and tuples, of dates and their text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_rows_and_datasets_can_be_pickled_and_copied(data):
    row = data.members()[0]
    assert pickle.loads(pickle.dumps(row)) == row
    assert copy.deepcopy(row) == row
    again = pickle.loads(pickle.dumps(data))
    assert again == data
    assert [one.iso3 for one in again.members()] == [one.iso3 for one in data.members()]


def test_errors_are_exceptions_with_suggestions(data):
    with pytest.raises(csto_cli.NotFoundError) as caught:
        data.member("Kazahkstan")
    assert list(caught.value.suggestions) == ["Kazakhstan"]
    assert pickle.loads(pickle.dumps(caught.value)).message == caught.value.message
    with pytest.raises(csto_cli.AmbiguousError):
        data.member("korea")


def test_nothing_is_printed(data, capsys):
    data.stance(["armenia"])
    data.compare(["nato"])
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("year", range(1992, 2027))
def test_no_answer_names_a_year_after_the_day_asked_for(csto, year):
    page = csto("compare", "nato", "--as-of", str(year), "--width", "100").stdout
    later = [str(other) for other in range(year + 1, 2031)]
    assert [other for other in later if other in page] == []
