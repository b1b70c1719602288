"""Two doors, one house: the direct door and typer give the same bytes and the same exit code."""

import os
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csto_cli import main as entry
from csto_cli.cli import app, commands
from csto_cli.cli import parse as door
from csto_cli.cli.execute import execute
from csto_cli.cli.greeting import EXAMPLES

NAMES = [name for name in commands.NAMES if name not in ("export", "schema")]
WORDS = [
    "armenia", "RU", "Россия", "nato", "csto", "korea", "nobody", "4", "charter", "E05", "ES-11/1", "ksor", "2010",
    "2010-02-30", "", " ", "-", "--", "-f", "--json", "--format", "json", "csv", "tsv", "xml", "--fields", "iso3,name",
    "id", "--as-of", "--as-of=2010", "1999-04", "--since", "--until", "--country", "--limit", "0", "3", "-1", "--sort",
    "--reverse", "--no-header", "--status", "all", "--help", "-h", "--version", "--jso", "--width", "40", "--color",
    "never", "--sources", "--data", "missing.toml", "--kind", "fact", "--text", "=1+1", "a\x1b[31mb", "naïve",
    "--no-such",
]  # fmt: skip


def outcome(answer):
    """What reaches a user."""
    return answer.text, answer.messages, answer.exit_code


def both(arguments):
    """What the direct door and typer answer; nothing for the former if it does not take the line."""
    plain = door.parse(arguments)
    return None if plain is None else outcome(execute(*plain)), outcome(app.respond(arguments))


LINES = st.builds(
    lambda name, rest: [name, *rest], st.sampled_from(NAMES), st.lists(st.sampled_from(WORDS), max_size=6)
)
FORMATTED = st.builds(
    lambda name, rest, form: [name, *rest, "-f", form],
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(WORDS), max_size=4),
    st.sampled_from(["json", "jsonl", "csv", "tsv", "toml"]),
)


@settings(
    max_examples=int(os.environ.get("CSTO_EXAMPLES", "300")), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(LINES | FORMATTED)
def test_both_doors_give_the_same_answer(arguments):
    direct, typed = both(arguments)
    if direct is not None:
        assert direct == typed


@pytest.mark.parametrize(
    "variable", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"COLUMNS": "44"}, {"CSTO_DATA": "no.toml"}]
)
def test_both_doors_read_the_environment_alike(variable):
    with mock.patch.dict(os.environ, variable):
        direct, typed = both(["members", "--as-of", "2000"])
    assert direct is not None
    assert direct == typed


@pytest.mark.parametrize(
    "arguments",
    [
        ["members"],
        ["members", "--json"],
        ["members", "-f", "csv", "--as-of", "2010", "--fields", "iso3,name"],
        ["timeline", "--country", "armenia", "--country", "RU", "--limit", "3", "--json"],
    ],
)
def test_plain_look_ups_take_the_direct_door(arguments):
    direct, typed = both(arguments)
    assert direct is not None
    assert direct == typed


@pytest.mark.parametrize(
    "arguments",
    [[], ["--help"], ["membres"], ["members", "--help"], ["members", "--as-of=2010"], ["members", "extra"],
     ["members", "--limit", "-1"], ["members", "--as-of"], ["members", "--"], ["data", "info"]],
)  # fmt: skip
def test_the_direct_door_leaves_the_rest_to_typer(arguments):
    assert door.parse(arguments) is None


def test_version_is_one_line(csto):
    outcome = csto("--version")
    assert outcome.code == 0
    assert outcome.stdout.startswith("csto ")
    assert outcome.stdout.count("\n") == 1
    assert outcome.stdout == app.respond(["--version"]).text


GREETING = """\
The Collective Security Treaty Organization, dated and sourced, on any day.

The organization      about  members  member  treaty  bodies  leaders
What it does          forces  exercises  operations  timeline
Who stands where      stance  votes  alignment  economy  compare
Beyond                claims  outlook  glossary
The facts themselves  search  show  sources  cite  export  schema  completion
                      data

For example:
  csto members --as-of 2010                     who was a member, on any day
  csto member kazakhstan                        one state's file
  csto timeline --country armenia --since 2020  what happened
  csto stance armenia --sources                 who stands where, says who
  csto compare nato                             the CSTO beside others
  csto members --chart                          a picture; -f svg for an article
  csto search lachin                            every record with a word
  csto votes ES-11/1 --json                     any answer, for scripts

csto --help says what each command answers.
csto COMMAND --help tells more, csto --version how far the facts reach.
"""


def test_without_arguments_csto_says_on_one_screen_what_can_be_asked(csto):
    outcome = csto()
    assert (outcome.code, outcome.stderr, outcome.stdout) == (0, "", GREETING)
    for name in (*commands.NAMES, "data"):
        assert f" {name} " in outcome.stdout.replace("\n", " ")
    assert len(GREETING.splitlines()) < 24
    assert max(map(len, GREETING.splitlines())) <= 80


@pytest.mark.parametrize("line", [line for line, _ in EXAMPLES])
def test_an_example_of_the_greeting_works(csto, line):
    outcome = csto(*line.split())
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout


def test_the_help_of_csto_says_what_each_command_answers(csto):
    outcome = csto("--help")
    assert (outcome.code, outcome.stderr) == (0, "")
    for name in commands.NAMES:
        assert f"\n  {name:<11}{commands.load(name).summary}\n" in outcome.stdout
    lines = outcome.stdout.splitlines()
    assert len(lines) <= 48
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("name", commands.EVERY)
def test_every_command_has_help(csto, name):
    outcome = csto(*name.split(), "--help")
    declared = commands.load(name)
    assert (outcome.code, outcome.stderr) == (0, "")
    assert f"{declared.summary}." in " ".join(outcome.stdout.split())
    for line, _ in declared.examples:
        assert line in outcome.stdout
    for option in declared.options:
        assert f"--{option.name}" in outcome.stdout


def test_a_wrong_command_gets_the_likely_one(csto):
    outcome = csto("memebers")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == "csto: csto has no command 'memebers'. Did you mean members? See 'csto --help'.\n"


def test_an_interrupt_has_its_exit_code(monkeypatch):
    def interrupted(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "respond", interrupted)
    monkeypatch.setattr(entry, "_silence", lambda stream: None)
    assert entry.main(["members"]) == 130
