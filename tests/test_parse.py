"""Both parsers, the plain one and typer, give the same bytes and the same exit code; help and errors are typer's."""

import os
import re
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from csto_cli import main
from csto_cli.cli import app, commands
from csto_cli.cli.about_tool import EXAMPLES
from csto_cli.cli.execute import execute
from csto_cli.cli.parse import parse

NAMES = [name for name in commands.NAMES if name not in ("export", "schema")]
WORDS = [
    "armenia", "RU", "Россия", "nato", "csto", "korea", "nobody", "4", "charter", "E05", "ES-11/1", "ksor", "2010",
    "2010-02-30", "", " ", "-", "--", "-f", "--json", "--format", "json", "csv", "tsv", "xml", "--fields", "iso3,name",
    "id", "--as-of", "--as-of=2010", "1999-04", "--since", "--until", "--country", "--limit", "0", "3", "-1", "--sort",
    "--reverse", "--no-header", "--status", "all", "--help", "-h", "--version", "--jso", "--width", "40", "--color",
    "never", "--sources", "--data", "missing.toml", "--kind", "fact", "--text", "=1+1", "a\x1b[31mb", "naïve",
    "--no-such", "--limit=2", "--json=1", "--fields=", "-e",
]  # fmt: skip


def outcome(response):
    """What reaches a user."""
    return response.text, response.messages, response.exit_code


def both(arguments):
    """What the two parsers answer; None for the plain one if it leaves the line to typer."""
    plain = parse(arguments)
    return None if plain is None else outcome(execute(*plain)), outcome(app.respond_by_typer(arguments))


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
    max_examples=int(os.environ.get("CSTO_EXAMPLES", "200")), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(LINES | FORMATTED)
def test_both_parsers_give_the_same_answer(arguments):
    plain, typed = both(arguments)
    if plain is not None:
        assert plain == typed


@pytest.mark.parametrize(
    "variable", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1"}, {"COLUMNS": "44"}, {"CSTO_DATA": "no.toml"}]
)
def test_both_parsers_read_the_environment_alike(variable):
    with mock.patch.dict(os.environ, variable):
        plain, typed = both(["members", "--as-of", "2000"])
    assert plain is not None
    assert plain == typed


@pytest.mark.parametrize(
    "line",
    [
        "members", "members --json", "members -f csv --as-of 2010 --fields iso3,name", "members --as-of=2010",
        "timeline --country armenia --country RU --limit 3 --json", "member armenia -e",
    ],
)  # fmt: skip
def test_plain_lines_do_not_need_typer(line):
    plain, typed = both(line.split())
    assert plain is not None
    assert plain == typed


def test_version_is_one_line(csto):
    outcome = csto("--version")
    assert outcome.code == 0
    assert re.fullmatch(r"csto [\d.]+, dataset [\d.]+, as of \d{4}-\d\d-\d\d\n", outcome.stdout)
    assert csto("version").stdout == csto("--version", "members").stdout == outcome.stdout


def test_without_arguments_csto_says_on_one_screen_what_can_be_asked(csto):
    outcome = csto()
    assert (outcome.code, outcome.stderr) == (0, "")
    for name in (*commands.NAMES, "data"):
        assert re.search(rf"(?<![\w-]){name}\b", outcome.stdout)
    lines = outcome.stdout.splitlines()
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("line", [line for line, _ in EXAMPLES])
def test_an_example_of_the_greeting_works(csto, line):
    outcome = csto(*line.split())
    assert (outcome.code, outcome.stderr) == (0, "")
    assert outcome.stdout


def plain(text):
    """Help without its frames and line ends."""
    return " ".join(re.sub("[│╭╮╰╯─]", " ", text).split())


def test_the_help_of_csto_says_by_topic_what_each_command_answers(csto):
    outcome = csto("--help")
    assert (outcome.code, outcome.stderr) == (0, "")
    text = plain(outcome.stdout)
    places = []
    for topic, names in commands.TOPICS.items():
        places.append(text.index(f" {topic} "))
        for name, summary in names.items():
            if " " not in name:
                places.append(text.index(f" {name} {summary}."))
    assert places == sorted(places)
    assert f"data {commands.GROUPS['data']}." in text


@pytest.mark.parametrize("name", commands.GROUPS)
def test_a_group_alone_is_its_help(csto, name):
    outcome = csto(*name.split())
    assert (outcome.code, outcome.stderr) == (0, "")
    for inner, summary in commands.SUMMARIES.items():
        if inner.rpartition(" ")[0] == name:
            assert f"{inner.rpartition(' ')[2]} {summary}." in plain(outcome.stdout)


@pytest.mark.parametrize("name", commands.EVERY)
def test_every_command_has_help(csto, name):
    outcome = csto(*name.split(), "--help")
    assert outcome == csto("help", *name.split())
    declared = commands.load(name)
    assert (outcome.code, outcome.stderr) == (0, "")
    text = plain(outcome.stdout)
    assert f"{declared.summary}." in text
    for line, shows in declared.examples:
        assert f"{line} {shows}" in text
    for option in declared.options:
        assert f" --{option.name} " in text


@pytest.mark.parametrize(
    ("name", "section"),
    [("members", "organisation"), ("stance", "issue"), ("compare", "dimension"), ("outlook", "scenario")],
)
def test_help_names_the_words_of_short_lists(csto, data, name, section):
    text = re.sub(r"\s", "", plain(csto(name, "--help").stdout))
    assert ",".join(record.id for record in data.section(section)) in text


@pytest.mark.parametrize("width", [20, 24, 36, 63, 64, 80, 250])
@pytest.mark.parametrize("name", ["", "members", "compare", "data add event"])
def test_help_fits_its_window_and_cuts_nothing(csto, monkeypatch, name, width):
    monkeypatch.setenv("COLUMNS", str(width))
    text = csto(*name.split(), "--help").stdout
    assert max(map(cell_len, text.splitlines())) <= width
    for option in commands.load(name).options if name else ():
        assert f"--{option.name}" in text


@pytest.mark.parametrize("columns", ["0", "", "x"])
def test_help_in_a_window_of_unknown_width(csto, monkeypatch, columns):
    expected = csto("members", "--help")
    monkeypatch.setenv("COLUMNS", columns)
    assert csto("members", "--help") == expected


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("memebers", "csto has no command 'memebers'. Did you mean members? See 'csto --help'."),
        ("data chek", "csto data has no command 'chek'. Did you mean check? See 'csto data --help'."),
        (
            "members --statu x",
            "csto members has no option '--statu'. Did you mean --status? See 'csto members --help'.",
        ),
        ("members --zzz", "csto members has no option '--zzz'. See 'csto members --help'."),
        ("member", "csto member needs NAME. See 'csto member --help'."),
        ("data add source", "A new source needs --title, --publisher, --kind and --lang."),
        ("members --as-of", "csto members needs a value after --as-of. See 'csto members --help'."),
        ("members --json=1", "csto members takes no value for --json. See 'csto members --help'."),
        ("bodies foo bar", "csto bodies takes no such argument as 'foo bar'. See 'csto bodies --help'."),
    ],
)
def test_a_usage_error_is_one_sentence(csto, line, sentence):
    outcome = csto(*line.split())
    assert (outcome.code, outcome.stdout, outcome.stderr) == (2, "", f"csto: {sentence}\n")


def test_an_interrupt_has_its_exit_code(monkeypatch):
    def interrupted(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "dispatch", interrupted)
    monkeypatch.setattr(main, "_silence", lambda stream: None)
    assert main.main(["members"]) == 130
