"""From Python: the same queries as the commands, typed and read-only, without printing."""

import doctest
import json

import pytest

import csto_cli
from csto_cli.cli import commands
from csto_cli.data import dataset
from csto_cli.queries import members as members_module


def test_the_examples_in_the_docstrings_run():
    for module in (csto_cli, dataset):
        results = doctest.testmod(module)
        assert results.attempted >= 2
        assert results.failed == 0


def test_every_look_up_has_its_query(data):
    look_ups = {name for name in commands.NAMES if commands.load(name).is_query}
    assert set(dataset.QUERIES) == look_ups - {"schema"}
    for name in dataset.QUERIES:
        query = getattr(data, name)
        assert query.__doc__
        assert query.__self__ is data
        assert name in dir(data)


def test_a_method_says_what_the_command_says(csto, data):
    rows = data.members(as_of="2010", status=["current"])
    assert [row["iso3"] for row in csto("members", "--as-of", "2010", "--json").data] == [row.iso3 for row in rows]
    assert rows == members_module.members(data, as_of="2010")
    assert json.loads(json.dumps(rows[0]))["iso3"] == rows[0].iso3


def test_errors_are_exceptions_with_suggestions(data):
    with pytest.raises(csto_cli.NotFoundError) as caught:
        data.member("Kazahkstan")
    assert caught.value.suggestions == ("Kazakhstan",)
    with pytest.raises(csto_cli.AmbiguousError):
        data.member("korea")
    with pytest.raises(AttributeError, match="no 'nonsense'"):
        _ = data.nonsense


def test_nothing_is_printed(data, capsys):
    data.stance(["armenia"])
    data.compare(["nato"])
    assert capsys.readouterr() == ("", "")
