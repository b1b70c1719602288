"""Completion, asked as the shells ask, and in the shells themselves."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from csto_cli.cli import commands
from csto_cli.cli.commands.completion import SCRIPTS

ROOT = Path(__file__).parent.parent
OVERLAY = """
[[term]]
id = "term-mine"
name = "Mine"
definition = "Mine."
sources = ["odkb-charter-en"]
"""


@pytest.fixture
def complete(csto, monkeypatch):
    """What may stand for the last of some words."""

    def ask(*words):
        monkeypatch.setenv("_CSTO_COMPLETE", "complete_bash")
        monkeypatch.setenv("COMP_WORDS", "\n".join(["csto", *words]))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        outcome = csto()
        assert (outcome.code, outcome.stderr) == (0, "")
        return outcome.stdout.split()

    return ask


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mem", "members member"),
        ("data|", "check info stale diff add"),
        ("data|add|", "event member position source"),
        ("data|add|event|--country|kaz", "kazakhstan"),
        ("data|add|event|--kind|f", "fact"),
        ("members|--status|fo", "former"),
        ("members|--status|=|fo", "former"),
        ("members|-f|j", "json jsonl"),
        ("members|--fields|iso3,na", "iso3,name"),
        ("members|--sort|stat", "status"),
        ("members|--as", "--as-of"),
        ("member|kaz", "kazakhstan"),
        ("member|KAZ", "KAZAKHSTAN"),
        ("member|Kaz", "Kazakhstan"),
        ("stance|armenia|kyr", "kyrgyzstan"),
        ("stance|--issue|crim", "crimea-recognition"),
        ("compare|wars", "warsaw-pact"),
        ("compare|nato|--attribute|mutual", "mutual-defence-clause"),
        ("outlook|dissol", "dissolution"),
        ("votes|ES-11/1", "ES-11/1"),
        ("votes|es-11/1", "es-11/1"),
        ("timeline|--kind|", "fact declaration assessment"),
        ("claims|e05", "e05"),
        ("leaders|put", "putin"),
        ("glossary|casus", "casus-foederis"),
        ("completion|", "bash zsh fish"),
        ("schema|da", "data dataset"),
        ("schema|data|add|", "event member position source"),
        ("members|--data|", ":files"),
        ("data|check|my", "my:files"),
        ("member|armenia|", ""),
        ("nonsense|", ""),
        ("data|nonsense|", ""),
        ("--", "--version --help"),
        ("$(touch x)", ""),
        ("members|--fields|`id`,", ""),
        ("\x1b", ""),
    ],
)
def test_what_may_come_next(complete, words, expected):
    assert complete(*words.split("|")) == expected.split()


def test_members_come_first_where_a_state_is_asked_for(complete):
    assert complete("timeline", "--country", "")[:3] == ["armenia", "azerbaijan", "belarus"]


@pytest.mark.parametrize("name", commands.EVERY)
def test_every_command_completes_its_options(complete, name):
    assert complete(*name.split(), "--") == [*(f"--{option.name}" for option in commands.load(name).options), "--help"]


def test_an_option_that_was_given_is_not_offered_again(complete):
    assert "--as-of" not in complete("members", "--as-of", "2010", "--")
    assert "--status" in complete("members", "--status", "all", "--")


def test_the_records_of_the_user_are_offered(complete, tmp_path, monkeypatch):
    path = tmp_path / "mine.toml"
    path.write_text(OVERLAY, encoding="utf-8")
    assert complete("glossary", "min") == []
    assert complete("glossary", "--data", str(path), "min") == ["mine"]
    monkeypatch.setenv("CSTO_DATA", str(path))
    assert complete("glossary", "min") == ["mine"]


def test_a_broken_overlay_leaves_completion_and_its_scripts_as_they_are(complete, csto, tmp_path, monkeypatch):
    path = tmp_path / "broken.toml"
    path.write_text("[[", encoding="utf-8")
    monkeypatch.setenv("CSTO_DATA", str(path))
    assert csto("completion", "zsh").stdout == SCRIPTS["zsh"]
    assert complete("member", "kaz") == ["kazakhstan"]


def test_only_known_shells(csto):
    outcome = csto("completion", "tcsh")
    assert (outcome.code, outcome.stdout) == (2, "")


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_the_options_of_other_tools_lead_to_the_command(csto, option):
    outcome = csto(option)
    assert outcome.code == 2
    assert "csto completion bash, zsh or fish" in outcome.stderr


@pytest.fixture
def folder(tmp_path):
    """A folder with `csto` in bin, and a file that is only offered where files are meant."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "csto"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m csto_cli "$@"\n')
    program.chmod(0o755)
    (tmp_path / "unwanted.toml").touch()
    return tmp_path


def typed(folder, line, keys):
    """The command lines that a shell makes of keys, each ended by a tab, in a terminal of its own."""
    if not shutil.which(line[0]):
        pytest.skip(f"{line[0]} is not installed")
    env = {
        "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder), "TERM": "dumb", "INPUTRC": "/dev/null",
        "CSTO_NO_CONFIG": "1", "PS1": "> ",
    }  # fmt: skip
    inner, outer = pty.openpty()
    process = subprocess.Popen(
        line, stdin=outer, stdout=outer, stderr=outer, cwd=folder, env=env, start_new_session=True
    )
    os.close(outer)
    for key in keys:  # to the start of the line, to make it an argument of echo
        os.write(inner, f"{key}\t\x01echo 'MADE:' \r".encode())
    os.write(inner, b"exit\r")
    seen = b""
    while True:
        try:
            part = os.read(inner, 65536)
        except OSError:  # the shell has ended
            break
        if not part:
            break
        seen += part
    process.wait()
    os.close(inner)
    return [made.rstrip() for made in re.findall(r"(?m)^MADE: (.*?)\r?$", seen.decode(errors="replace"))]


LINES = (
    ("csto compare wars", "csto compare warsaw-pact"),
    ("csto members --status=fo", "csto members --status=former"),
    ("csto members --fields iso3,na", "csto members --fields iso3,name"),
    ("csto member KAZ", "csto member KAZAKHSTAN"),
    ("csto schema data in", "csto schema data info"),
    ("csto data check unw", "csto data check unwanted.toml"),
    ("csto member armenia unw", "csto member armenia unw"),
)
"""What is typed before a tab, and what then stands there."""


def test_in_bash(folder):
    (folder / "rc").write_text(SCRIPTS["bash"])
    made = typed(folder, ["bash", "--noprofile", "--rcfile", "rc", "-i"], [line for line, _ in LINES])
    assert made == [expected for _, expected in LINES]


def test_in_zsh_from_its_folder_of_functions_at_the_first_tab(folder):
    (folder / "functions").mkdir()
    (folder / "functions" / "_csto").write_text(SCRIPTS["zsh"])
    (folder / ".zshrc").write_text(f"fpath=({folder}/functions $fpath)\nautoload -Uz compinit\ncompinit -u\n")
    made = typed(folder, ["zsh", "-i"], [line for line, _ in LINES])
    assert made == [expected for _, expected in LINES]


def test_in_zsh_when_it_is_sourced(folder):
    (folder / ".zshrc").write_text(f"autoload -Uz compinit\ncompinit -u\n{SCRIPTS['zsh']}")
    assert typed(folder, ["zsh", "-i"], [LINES[0][0]]) == [LINES[0][1]]


def test_in_fish(folder):
    if not shutil.which("fish"):
        pytest.skip("fish is not installed")
    (folder / "script").write_text(SCRIPTS["fish"])
    asked = "".join(f"echo '{line}:' (complete -C '{line}' | string join ' ')\n" for line, _ in LINES)
    env = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder), "CSTO_NO_CONFIG": "1"}
    line = ["fish", "--no-config", "-c", f"source script\n{asked}"]
    result = subprocess.run(line, capture_output=True, text=True, check=True, cwd=folder, env=env)
    offered = [found.partition(": ")[2] for found in result.stdout.splitlines()]
    assert offered == [
        "warsaw-pact", "--status=former", "iso3,name", "KAZAKHSTAN", "info", "unwanted.toml", "",
    ]  # fmt: skip
