"""Whatever is typed or read: a documented exit code, sentences that stay short, and no traceback."""

import os

import pytest
import tomli_w
from conftest import call
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csto_cli.cli import commands
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS

pytestmark = pytest.mark.slow

DOCUMENTED = {0, 1, 2, 3, 4, 5}
ANY = settings(
    max_examples=int(os.environ.get("CSTO_EXAMPLES", "100")), deadline=None, suppress_health_check=list(HealthCheck)
)
NAMES = [name for name in commands.EVERY if name != "export" and "add" not in name]  # which write: see their own tests
LOOK_UPS = [name for name in commands.NAMES if commands.load(name).is_query]
OPTIONS = sorted({f"--{option.name}" for name in NAMES for option in commands.load(name).options})
FORMS = ("table", "json", "jsonl", "csv", "tsv", "toml", "md", "html", "svg")

TEXTS = st.text(st.characters(exclude_characters="\0"), max_size=30)  # lone surrogates too: bytes that are no UTF-8
WORDS = TEXTS | st.sampled_from(
    [*OPTIONS, *FORMS, "-f", "-h", "armenia", "csto", "E05", "2010", "1992-05", "9999999999"]
)


def held(outcome, arguments):
    """An outcome of whatever was asked is one that the documentation tells."""
    assert outcome.code in DOCUMENTED
    assert "Traceback" not in outcome.stderr
    for line in outcome.stderr.splitlines():
        assert line.startswith("csto: ")
        assert len(line) <= 1500 + 4 * sum(map(len, arguments))
    if outcome.code in (1, 2):
        assert outcome.stderr.count("\n") == 1
    if outcome.code == 2:
        assert outcome.stdout == ""


@ANY
@given(st.sampled_from(NAMES), st.lists(WORDS, max_size=6))
def test_any_line_after_a_command(name, words):
    arguments = [*name.split(), *words]
    held(call(*arguments), arguments)


@ANY
@given(st.lists(TEXTS, max_size=3))
def test_any_line(words):
    held(call(*words), words)


@ANY
@given(st.sampled_from(LOOK_UPS), st.sampled_from(OPTIONS), TEXTS, st.sampled_from(FORMS))
def test_any_value_of_any_option(name, option, value, form):
    arguments = [name, "nato" if name in ("compare", "search", "cite", "show") else "", option, value, "-f", form]
    arguments = [word for word in arguments if word]
    held(call(*arguments), arguments)


@pytest.mark.parametrize(
    ("name", "code"), [("search", 0), ("show", 4), ("cite", 4), ("sources", 4), ("votes", 4), ("stance", 4)]
)
def test_bytes_that_are_no_utf_8_on_the_command_line(csto, name, code):
    outcome = csto(name, "caf\udce9", "--json")
    assert outcome.code == code
    assert code == 0 or outcome.data == []
    held(csto(name, "caf\udce9"), ["caf\udce9"])


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """A file that every example writes anew."""
    return tmp_path_factory.mktemp("any") / "any.toml"


TOKENS = st.sampled_from(
    ["[[event]]\n", "[[vote]]\n", "[event]\n", "[", "]", "{", "}", "=", ".", ",", "\n", "\r", '"', '"""', "'", "'''",
     "\\", "#", "id", 'id = "a"\n', "text = ", "date = ", "2010-01-01", "25:00:00", "1992-05-15T00:00:00Z", "nan",
     "-inf", "0x", "1e999", "9" * 5000, "true", "\ufeff", "\0", "\x1b[2J", "a.b.c = 1\n", "schema_version = 1\n",
     "as_of = 2010-01-01\n"]
)  # fmt: skip
TOML_LIKE = (
    st.lists(TOKENS | st.text(max_size=4), max_size=30).map("".join).map(lambda text: text.encode("utf-8", "replace"))
)


@ANY
@given(st.binary(max_size=200) | TOML_LIKE)
def test_any_bytes_as_an_overlay_or_a_dataset(file, content):
    file.write_bytes(content)
    outcome = call("members", "--data", str(file))
    assert outcome.code in (0, 3)
    held(outcome, [str(file)])
    outcome = call("data", "check", str(file), "--json")
    assert outcome.code in (0, 3)
    assert outcome.envelope["command"] == "data check"


SCALARS = (
    st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.sampled_from(["open", "unknown", "1992", "1992-05", "0000", "ARM", "XYZ", "csto", "member", "fact", ""])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abé. ", max_size=4), inner, max_size=3),
    max_leaves=6,
)


def tables(section):
    """Tables of a section: a known or a new id, and any values in some of its fields."""
    names = [name for name in fields(SECTIONS[section]) if name != "id"]
    known = {"country": "armenia", "organisation": "csto", "instrument": "treaty"}.get(section, "csto-arm-member")
    ids = st.sampled_from([known, "new"])
    return st.builds(
        lambda id, rest: {"id": id, **rest}, ids, st.dictionaries(st.sampled_from(names), VALUES, max_size=3)
    )


OVERLAYS = st.sampled_from(list(SECTIONS)).flatmap(
    lambda section: st.builds(lambda rows: {section: rows}, st.lists(tables(section), min_size=1, max_size=2))
)


@ANY
@given(OVERLAYS, st.sampled_from(LOOK_UPS), st.sampled_from(FORMS))
def test_any_values_in_an_overlay(file, document, name, form):
    file.write_text(tomli_w.dumps(document), encoding="utf-8")
    arguments = commands.load(name).examples[0][0].split()[1:]
    arguments = [*arguments, "--data", str(file), "-f", form]
    held(call(*arguments), arguments)
    outcome = call("data", "check", str(file), "--json")
    assert outcome.code in (0, 3)


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000 + "]" * 5000, "0x" + "f" * 5000, "1e" + "9" * 5000])
def test_a_number_or_an_array_beyond_all_bounds(file, value):
    file.write_text(f'[[event]]\nid = "a"\ndate = {value}\n')
    for arguments in (["members", "--data", str(file)], ["data", "check", str(file)]):
        outcome = call(*arguments)
        assert outcome.code == 3
        held(outcome, arguments)
