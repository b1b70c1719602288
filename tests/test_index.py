"""The derived index says what the TOML says, and a cache is never an error and never trusted."""

import io
import json
import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import csto_cli
from csto_cli.data import cache
from csto_cli.data import compile as index
from csto_cli.model.record import SECTIONS, bare
from csto_cli.text import json as jsontext

TOML = Path(__file__).parent.parent / "data" / "csto.toml"
SMALL = (
    b'schema_version = 1\ndataset_version = "2026.1.0"\nas_of = 2026-01-01\n[[exercise]]\nid = "a"\ndate = 2000-01-02\n'
)


def test_the_index_and_the_toml_say_the_same(data):
    document = tomllib.loads(TOML.read_text(encoding="utf-8"))
    assert list(document) == [*index.META_KEYS, *SECTIONS]
    for section in SECTIONS:
        plain = {table["id"]: index.plain(table) for table in document[section]}
        read = {record.id: json.loads(json.dumps(bare(record))) for record in data.section(section)}
        assert read == plain


def test_sources_are_found_by_halving(data):
    ids = sorted(source.id for source in data.section("source"))
    text = data._read("source")
    for chosen in (ids[:1], ids[-1:], ids[::97], ids, *([id] for id in ids[::40])):
        assert [json.loads(line)["id"] for line in index.lookup(io.BytesIO(text), chosen)] == chosen
    assert index.lookup(io.BytesIO(text), ["", "no-such-source", "zzz"]) == []
    assert index.lookup(io.BytesIO(b""), ["a"]) == []


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(JSON)
def test_jsontext_agrees_with_the_json_package(value):
    assert jsontext.dumps(value) == json.dumps(value, ensure_ascii=False)
    assert jsontext.loads(jsontext.dumps(value)) == value
    assert json.loads(jsontext.escaped(jsontext.dumps(value))) == value


@pytest.mark.parametrize("text", ["", "{", "[1] 2", "nope"])
def test_jsontext_refuses_what_is_no_json(text):
    with pytest.raises(ValueError, match=r"JSON|Expect"):
        jsontext.loads(text)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A cache directory of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "csto"


def only(folder):
    """The one directory in a folder."""
    (found,) = folder.iterdir()
    return found


def test_a_cache_is_private_and_used_again(home, monkeypatch):
    first = cache.reader(SMALL)("exercise")
    assert only(home).stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr(index, "build", lambda document: pytest.fail("built again"))
    assert cache.reader(SMALL)("exercise") == first == b'{"id": "a", "date": "2000-01-02"}\n'


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "planted", "open", "linked"])
def test_a_damaged_cache_is_a_miss(home, damage):
    right = cache.reader(SMALL)("exercise")
    place = only(home)
    file = place / "exercise"
    content = file.read_bytes()
    if damage == "cut":
        file.write_bytes(content[:-5])
    elif damage == "flipped":
        file.write_bytes(content[:-3] + bytes([content[-3] ^ 1]) + content[-2:])
    elif damage == "emptied":
        file.write_bytes(b"")
    elif damage == "planted":
        file.write_bytes(b"0" * 64 + b'{"id": "lie"}\n')
    elif damage == "open":
        place.chmod(0o777)
    elif damage == "linked":
        place.rename(home / "elsewhere")
        place.symlink_to(home / "elsewhere")
    assert cache.reader(SMALL)("exercise") == right


def test_without_a_place_for_a_cache_the_toml_answers(monkeypatch, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert b"2000-01-02" in cache.reader(SMALL)("exercise")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert b"2000-01-02" in cache.reader(SMALL)("exercise")


def test_records_cannot_be_changed(data):
    event = data.section("event")[0]
    for change in (
        lambda: event.__setitem__("text", ""),
        lambda: setattr(event, "text", ""),
        lambda: event.update(text=""),
        lambda: event.pop("text"),
        event.clear,
    ):
        with pytest.raises(TypeError, match="cannot be changed"):
            change()
    with pytest.raises(AttributeError, match="no field 'colour'"):
        _ = event.colour


def test_the_package_offers_what_it_says():
    for name in csto_cli.__all__:
        assert getattr(csto_cli, name)
        assert name in dir(csto_cli)
    with pytest.raises(AttributeError):
        _ = csto_cli.nonsense
