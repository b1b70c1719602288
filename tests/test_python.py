"""From Python: the same answers as the commands, typed and read-only, without printing."""

import copy
import datetime
import doctest
import inspect
import json
import multiprocessing
import pickle
import subprocess
import sys
import tomllib
import traceback
import typing
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

import csto_cli
from csto_cli import api
from csto_cli.cli import commands, declare
from csto_cli.model.record import fields
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


ERROR = csto_cli.DataError("Two things are wrong.", suggestions=["this"], details=["first", "second"])


@pytest.mark.parametrize(
    "make",
    [
        copy.copy,
        copy.deepcopy,
        *[lambda thing, at=number: pickle.loads(pickle.dumps(thing, at)) for number in range(pickle.HIGHEST_PROTOCOL)],
    ],
)
def test_copies_and_pickles_are_equal(data, make):
    for thing in (data, data.members()[0], data.forces()[0], data.forces()[0].strengths[0], ERROR):
        again = make(thing)
        assert type(again) is type(thing)
        assert again == thing
        assert hash(again) == hash(thing)
    assert make(ERROR).details == ("first", "second")
    assert make(ERROR) != csto_cli.DataError("Two things are wrong.")


def test_a_pickled_dataset_keeps_its_overlays_though_the_file_is_gone(tmp_path, monkeypatch):
    path = tmp_path / "mine.toml"
    path.write_text('[[term]]\nid = "mine"\nname = "Mine"\ndefinition = "Ours."\n')
    monkeypatch.chdir(tmp_path)
    data = csto_cli.load("mine.toml")
    kept = pickle.dumps(data)
    path.unlink()
    again = pickle.loads(kept)
    assert again == data != csto_cli.load()
    assert again.glossary("mine") == data.glossary("mine")
    assert repr(again).endswith(", mine.toml>")


def _names(asked):
    data, year = asked
    return data, data.members(as_of=year)


def _fails(name):
    csto_cli.load().member(name)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_datasets_rows_and_errors_go_through_process_pools(data, method):
    with ProcessPoolExecutor(1, multiprocessing.get_context(method)) as pool:
        assert list(pool.map(_names, [(data, 2000)])) == [(data, data.members(as_of=2000))]
        with pytest.raises(csto_cli.NotFoundError) as caught:
            pool.submit(_fails, "Kazahkstan").result()
    assert caught.value.suggestions == ("Kazakhstan",)


def test_threads_see_whole_sections():
    data = csto_cli.load()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(data.section, ["event"] * 8))
    assert all(records == found[0] for records in found)


def test_errors_are_exceptions_with_suggestions(data):
    with pytest.raises(csto_cli.NotFoundError) as caught:
        data.member("Kazahkstan")
    assert list(caught.value.suggestions) == ["Kazakhstan"]
    with pytest.raises(csto_cli.AmbiguousError):
        data.member("korea")
    assert traceback.format_exception(ERROR)[-3:] == [
        "csto_cli.errors.DataError: Two things are wrong.\n",
        "first\n",
        "second\n",
    ]


CALLS = {
    "about": {}, "alignment": {}, "bodies": {}, "changes": {"since": 2000}, "cite": {"id": "treaty"}, "claims": {},
    "compare": {"organisation": "nato"}, "economy": {}, "exercises": {}, "forces": {"bases": True}, "glossary": {},
    "leaders": {"all": True}, "member": {"name": "armenia"}, "members": {"status": "all"}, "operations": {},
    "outlook": {}, "search": {"text": "russia"}, "show": {"id": "csto-arm-frozen"}, "sources": {},
    "stance": {"history": True}, "timeline": {}, "treaty": {}, "votes": {},
}  # fmt: skip


FOR_PEOPLE = {"compare": {"all"}, "stance": {"evidence"}}
"""Options that change nothing but the table."""


@pytest.mark.parametrize("name", CALLS)
def test_every_method_takes_what_its_command_takes(data, name):
    command = commands.load(name)
    shown = {parameter.key for parameter in declare.OUTPUT if (name, parameter.name) != ("search", "limit")}
    taken = {parameter.key for parameter in command.parameters} - shown - {"chart"} - FOR_PEOPLE.get(name, set())
    signature = inspect.signature(getattr(data, name)).parameters
    assert set(signature) == taken
    for parameter in command.arguments:
        assert signature[parameter.key].kind is inspect.Parameter.POSITIONAL_OR_KEYWORD
    returned = typing.get_type_hints(getattr(csto_cli.Dataset, name))["return"]
    assert typing.get_args(returned) == (command.row,)


@pytest.mark.parametrize("name", CALLS)
def test_every_row_has_the_same_keys_and_knows_its_fields(data, name):
    rows = getattr(data, name)(**CALLS[name])
    assert rows
    known = list(fields(commands.load(name).row))
    for row in rows:
        assert list(row) == known
        assert {"from_" if key == "from" else key for key in known} <= set(dir(row))
        assert all(row[key] == getattr(row, "from_" if key == "from" else key) for key in known)
        assert hash(row) == hash(row["id"])
        _refuses_changes(row)
    assert len(set(rows)) == len(rows)
    assert json.loads(json.dumps(rows)) == [_plain(row) for row in rows]
    with pytest.raises(AttributeError, match="has no field 'nope'"):
        _ = rows[0].nope


def _refuses_changes(value):
    """See that nothing in a value can be changed, at any depth."""
    assert not isinstance(value, list | set)
    if isinstance(value, dict):
        hash(value)
        for change in (
            lambda: value.__setitem__("id", 1), lambda: value.__delitem__("id"), lambda: value.update(id=1),
            lambda: value.pop("id"), lambda: setattr(value, "id", 1), lambda: value.__ior__({}), value.clear,
            value.popitem, lambda: value.setdefault("new", 1), lambda: delattr(value, "id"),
        ):  # fmt: skip
            with pytest.raises(TypeError, match="cannot be changed"):
                change()
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ():
        _refuses_changes(inner)


def test_a_row_is_a_mapping_for_match_and_for_union(data):
    row = data.members()[0]
    assert isinstance(row, Mapping)
    assert isinstance(row, csto_cli.Record)
    match row:
        case {"iso3": code, **rest}:
            assert (code, rest["name"]) == (row.iso3, row.name)
    assert type(row | {"extra": 1}) is dict
    assert row == dict(row)
    assert row in data.members()
    assert row != data.members(as_of=2010)[0]


@pytest.mark.parametrize(
    ("day", "same"),
    [
        (datetime.date(2010, 1, 1), "2010-01-01"), (datetime.datetime(2010, 1, 1, 23, 59), "2010-01-01"),
        (2010, "2010"), (None, None),
    ],
)  # fmt: skip
def test_days_may_be_dates_or_years(data, day, same):
    assert data.members(as_of=day) == data.members(as_of=same)


def test_one_is_a_list_of_one_and_any_iterable_is_a_list(data):
    one = data.stance("armenia", issue="ukraine-war")
    assert (
        one == data.stance(["armenia"], issue=("ukraine-war",)) == data.stance({"armenia"}, issue=iter(["ukraine-war"]))
    )
    assert data.treaty(4) == data.treaty("4") == data.treaty(["4"])
    assert data.claims([5, "E07"]) == data.claims(["5", "e7"])
    assert data.search("rapid reaction", limit=2) == data.search(["rapid", "reaction"], limit="2")


@pytest.mark.parametrize(
    ("name", "values", "line"),
    [
        ("members", {"as_of": "2010-13"}, ("members", "--as-of", "2010-13")),
        ("members", {"as_of": 20101}, ("members", "--as-of", "20101")),
        ("members", {"status": "curent"}, ("members", "--status", "curent")),
        ("search", {"text": "russia", "in_": "evnt"}, ("search", "russia", "--in", "evnt")),
        ("search", {"text": "russia", "limit": "many"}, ("search", "russia", "--limit", "many")),
        ("search", {"text": []}, ("search",)),
        ("changes", {"since": "2024", "until": "2020"}, ("changes", "--since", "2024", "--until", "2020")),
        ("compare", {"organisation": ()}, ("compare",)),
        ("cite", {"id": "treaty", "style": "apa"}, ("cite", "treaty", "--style", "apa")),
        ("member", {"name": "korea"}, ("member", "korea")),
        ("members", {"organisation": "natoo"}, ("members", "natoo")),
    ],
)
def test_wrong_arguments_are_the_errors_of_the_command_line(data, csto, name, values, line):
    with pytest.raises(csto_cli.CstoError) as caught:
        getattr(data, name)(**values)
    outcome = csto(*line)
    assert outcome.code == caught.value.exit_code
    assert outcome.stderr == f"csto: {caught.value.message}\n"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"as_of": 2010.5}, "as_of takes a day such as 2010-01-31, 2010-01 or 2010, not float."),
        ({"as_of": True}, "as_of takes a day such as 2010-01-31, 2010-01 or 2010, not bool."),
        ({"as_of": ["2010"]}, "as_of takes a day such as 2010-01-31, 2010-01 or 2010, not list."),
        ({"status": 1}, "status takes text, not int."),
        ({"status": b"all"}, "status takes text, not bytes."),
        ({"status": {"all": 1}}, "status takes text, not dict."),
        ({"status": [None]}, "status takes text, not NoneType."),
        ({"organisation": ["nato"]}, "organisation takes text, not list."),
    ],
)
def test_values_of_a_wrong_type_are_usage_errors(data, values, message):
    with pytest.raises(csto_cli.UsageError) as caught:
        data.members(**values)
    assert caught.value.message == message


def test_flags_are_true_or_false(data):
    with pytest.raises(csto_cli.UsageError, match="all takes True or False, not str"):
        data.leaders(all="yes")


def test_overlays_may_be_paths_texts_or_bytes(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('[[term]]\nid = "mine"\nname = "Mine"\ndefinition = "Ours."\n')
    for given in (path, str(path), bytes(path), [path], iter([str(path)])):
        assert csto_cli.load(given).glossary("mine")[0].origin == "mine.toml"
    assert csto_cli.load(None) == csto_cli.load()
    for wrong in (5, [5], {"a": 1}.values()):
        with pytest.raises(csto_cli.UsageError, match="overlays takes the path of a TOML file"):
            csto_cli.load(wrong)
    with pytest.raises(csto_cli.FileError, match="cannot be read"):
        csto_cli.load(tmp_path / "nope.toml")


def test_an_unknown_section_is_a_usage_error(data):
    with pytest.raises(csto_cli.UsageError, match="Did you mean event"):
        data.section("events")
    with pytest.raises(csto_cli.UsageError):
        data.by_id("nope")


def test_a_star_import_brings_the_public_names():
    names = {}
    exec("from csto_cli import *", names)
    assert set(csto_cli.__all__) == set(names) - {"__builtins__"}
    assert set(csto_cli.__all__) <= set(dir(csto_cli))


@pytest.mark.parametrize("options", [("-W", "error", "-bb"), ("-OO",), ("-X", "dev", "-W", "error")])
def test_the_interpreter_may_be_strict_or_strip(options):
    lines = "import csto_cli, pickle; data = csto_cli.load(); print(len(pickle.loads(pickle.dumps(data.members()))))"
    done = subprocess.run([sys.executable, *options, "-c", lines], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("6\n", "")


def test_nothing_is_printed(data, capsys):
    data.stance(["armenia"])
    data.compare(["nato"])
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("year", range(1992, 2027))
def test_no_answer_names_a_year_after_the_day_asked_for(csto, year):
    page = csto("compare", "nato", "--as-of", str(year), "--width", "100").stdout
    later = [str(other) for other in range(year + 1, 2031)]
    assert [other for other in later if other in page] == []
