"""`csto schema`: the contract of the JSON output, and every command kept to it."""

import json
import shlex
from pathlib import Path

import jsonschema
import pytest

from csto_cli.cli import commands
from csto_cli.cli.schema import every_schema, without_prose
from csto_cli.output import machine

ROOT = Path(__file__).parent.parent

NAMES = commands.EVERY
OUTPUT = ("-f", "--format", "--fields", "--no-header", "--width", "--color")


def examples():
    """The declared examples of look-ups, as arguments."""
    for name in NAMES:
        command = commands.load(name)
        if any(option.name == "json" for option in command.options):
            for line, _ in command.examples:
                yield pytest.param(name, tuple(_plain(shlex.split(line)[1:])), id=line)


def _plain(words):
    """An example without options that change its shape."""
    words = iter(words)
    for word in words:
        if word == "--json" or word.startswith(("--format=", "--fields=")):
            continue
        if word in ("--no-header",):
            continue
        if word in OUTPUT:
            next(words)
            continue
        if word in ("|", ">"):
            return
        yield word


@pytest.fixture
def schema(csto):
    """The schema of a command, as the command line prints it."""

    def read(*name):
        outcome = csto("schema", *name)
        assert (outcome.code, outcome.stderr) == (0, "")
        return json.loads(outcome.stdout)

    return read


@pytest.mark.parametrize("name", [*NAMES, "dataset"])
def test_a_schema_is_one(schema, name):
    found = schema(*name.split())
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(found)


@pytest.mark.parametrize(("name", "arguments"), list(examples()))
def test_the_output_of_an_example_keeps_to_its_schema(csto, schema, name, arguments, tmp_path, monkeypatch):
    arguments = [word if not word.endswith(".toml") else "--" for word in arguments]
    if "--" in arguments:
        pytest.skip("the example names a file of the reader's")
    outcome = csto(*arguments, "--json")
    assert outcome.code in (0, 3), outcome.stderr
    validator = jsonschema.Draft202012Validator(schema(*name.split()))
    faults = [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(outcome.envelope)]
    assert faults == []
    assert name == "data check" or outcome.data, "an example shows something"


def test_keys_stand_in_the_order_of_the_schema(csto, schema):
    for name in ("members", "timeline", "sources"):
        envelope = csto(name, "--json").envelope
        described = schema(name)
        assert list(envelope) == list(described["properties"])
        assert list(envelope["data"][0]) == list(described["properties"]["data"]["items"]["properties"])
        if envelope["sources"]:
            assert list(envelope["sources"][0]) == list(described["$defs"]["source"]["properties"])


def test_a_failure_keeps_to_the_schema_too(csto, schema):
    outcome = csto("member", "atlantis", "--json")
    assert outcome.code == 4
    jsonschema.validate(outcome.envelope, schema("member"), jsonschema.Draft202012Validator)


def test_the_schema_is_strict(csto, schema):
    described = schema("members")
    envelope = csto("members", "--json").envelope
    for change in (
        lambda row: row.pop("name"),
        lambda row: row.update(colour="red"),
        lambda row: row.update(status="friend"),
        lambda row: row.update(**{"from": "1 May"}),
        lambda row: row.update(sources=None),
    ):
        changed = json.loads(json.dumps(envelope))
        change(changed["data"][0])
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(changed, described, jsonschema.Draft202012Validator)


def test_the_dataset_keeps_to_its_schema(csto, schema):
    exported = json.loads(csto("export").stdout)
    validator = jsonschema.Draft202012Validator(schema("dataset"))
    assert [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(exported)][:5] == []


def test_an_overlaid_answer_keeps_to_its_schema(csto, schema, tmp_path):
    path = tmp_path / "overlay.toml"
    path.write_text('[[event]]\nid = "1992-05-15-treaty"\ndate = 1992-05-15\ncategory = "agreement"\nkind = "fact"\n'
                    'text = "Signed."\nsources = ["odkb-charter-en"]\n', encoding="utf-8")  # fmt: skip
    outcome = csto("timeline", "--json", "--data", str(path))
    assert outcome.code == 0
    assert "overlay.toml" in {row["origin"] for row in outcome.data}
    jsonschema.validate(outcome.envelope, schema("timeline"), jsonschema.Draft202012Validator)


def test_all_schemas_in_one(schema):
    whole = schema()
    jsonschema.Draft202012Validator.check_schema(whole)
    assert set(whole["$defs"]) == {*NAMES, "dataset", "source", "problem"}
    single = schema("members")
    assert whole["$defs"]["members"] == {key: value for key, value in single.items() if key not in ("$schema", "$defs")}
    assert whole["$defs"]["source"] == single["$defs"]["source"]


def test_an_unknown_command(csto):
    outcome = csto("schema", "membrs")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr == "csto: No command is called 'membrs'. Did you mean members or member?\n"


def test_a_change_of_the_contract_is_a_decision():
    """A schema that differs from the kept one is a new contract.

    An addition goes into the changelog, and the kept schemas are written anew with `tools/keep_schemas.py`. What is
    renamed, removed or changed in type also needs another `schema_version`.
    """
    kept = json.loads((ROOT / "tests" / "schemas.json").read_text(encoding="utf-8"))
    assert kept["schema_version"] == machine.SCHEMA_VERSION
    assert f"`schema_version` {machine.SCHEMA_VERSION}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert without_prose(every_schema()) == kept["schemas"], "write it anew with tools/keep_schemas.py"
