"""Completion, asked as the shells ask, and in the shells themselves."""

import shutil
import subprocess
import sys

import pytest

from csto_cli.cli import commands
from csto_cli.cli.completion import SCRIPTS, complete


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["mem"], ["members", "member"]),
        (["data", ""], ["check", "info", "stale", "diff", "add", "--help"]),
        (["data", "add", ""], ["event", "member", "position", "source", "--help"]),
        (["data", "add", "event", "--country", "kaz"], ["kazakhstan"]),
        (["data", "add", "event", "--kind", "f"], ["fact"]),
        (["members", "--status", "fo"], ["former"]),
        (["members", "-f", "j"], ["json", "jsonl"]),
        (["members", "--fields", "iso3,na"], ["iso3,name"]),
        (["members", "--sort", "stat"], ["status"]),
        (["members", "--as"], ["--as-of"]),
        (["member", "kaz"], ["kazakhstan"]),
        (["position", "armenia", "kyr"], ["kyrgyzstan"]),
        (["position", "--issue", "ukr"], ["ukraine-war"]),
        (["compare", "wars"], ["warsaw-pact"]),
        (["votes", "ES-11/1"], ["ES-11/1"]),
        (["timeline", "--kind", ""], ["fact", "declaration", "assessment"]),
        (["claims", "E05"], ["E05"]),
        (["member", "armenia", ""], []),
        (["nonsense", ""], []),
        (["completion", ""], ["bash", "zsh", "fish"]),
    ],
)
def test_what_may_come_next(words, expected):
    assert complete(words) == expected


def test_members_come_first_where_a_state_is_asked_for():
    assert complete(["timeline", "--country", ""])[:3] == ["armenia", "azerbaijan", "belarus"]


@pytest.mark.parametrize("name", commands.NAMES)
def test_every_command_completes_its_options(name):
    found = complete([name, "--"])
    assert found == [*(f"--{option.name}" for option in commands.load(name).options), "--help"]


def test_an_option_that_was_given_is_not_offered_again():
    assert "--as-of" not in complete(["members", "--as-of", "2010", "--"])
    assert "--status" in complete(["members", "--status", "all", "--"])


@pytest.mark.parametrize("words", [["$(touch x)"], ["members", "--fields", "`id`,"], [";"], ["\x1b"], []])
def test_nothing_but_words_is_offered(words):
    for word in complete(words):
        assert all(mark.isalnum() or mark in "-_.,/" for mark in word)


def test_only_known_shells(csto):
    outcome = csto("completion", "tcsh")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert csto("completion", "zsh").stdout == SCRIPTS["zsh"]


def in_shell(shell, script):
    """What a shell prints, with `csto` on its path and the completion script sourced."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    result = subprocess.run([shell, "-c", script], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


CALL = f'"{sys.executable}" -m csto_cli'


def test_in_bash():
    script = f"""csto() {{ {CALL} "$@"; }}
{SCRIPTS["bash"]}
COMP_WORDS=(csto compare wars); COMP_CWORD=2
_csto_completion
echo "${{COMPREPLY[@]}}"
complete -p csto"""
    assert in_shell("bash", script)[:1] == ["warsaw-pact"]


def test_in_zsh():
    script = f"""csto() {{ {CALL} "$@"; }}
compdef() {{ }}
compadd() {{ print -l -- "${{found[@]}}" }}
{SCRIPTS["zsh"]}
words=(csto members --fields iso3,na); CURRENT=4
_csto"""
    assert in_shell("zsh", script) == ["iso3,name"]


def test_in_fish():
    script = f"""function csto; {CALL} $argv; end
{SCRIPTS["fish"]}
complete -C 'csto members --status fo'"""
    assert "former" in in_shell("fish", script)
