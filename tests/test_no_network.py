"""No call of the package reaches for a network or another program: nothing imports what could, and nothing does."""

import ast
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from csto_cli.cli import commands

SOURCE = Path(__file__).parent.parent / "src" / "csto_cli"
FORBIDDEN = {
    "asyncio", "ftplib", "http", "imaplib", "multiprocessing", "poplib", "pty", "requests", "select", "selectors",
    "smtplib", "socket", "socketserver", "ssl", "subprocess", "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
ALLOWED = {"urllib.parse"}  # which only takes addresses apart


def imported(path):
    """The modules that a file imports, wherever in it, and for `__import__` the function that names one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.FunctionDef):
            text = ast.unparse(node)
            assert "import_module" not in text
            assert text.count("__import__") <= text.count("csto_cli."), f"{path}: {node.name} imports what?"


def test_no_module_imports_what_could():
    for path in set(SOURCE.rglob("*.py")) - set(SOURCE.glob("_data/*")):
        assert {name for name in imported(path) if name.partition(".")[0] in FORBIDDEN} <= ALLOWED, path


WATCHED = """
import json, os, sys

FORBIDDEN = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "webbrowser.", "ssl.",
             "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.")

def forbid(event, values):
    if event.startswith(FORBIDDEN):
        print("FORBIDDEN", event, values, file=sys.__stdout__, flush=True)
        os._exit(99)

sys.addaudithook(forbid)
from csto_cli.main import main

def run(line):
    try:
        return main(line)
    finally:
        sys.stdout.flush()

lines = json.loads(sys.argv[1])
codes = [run(line) for line in lines]
print("CODES", json.dumps(codes))
if sys.argv[2:] == ["bite"]:
    import socket
    socket.socket()
"""
FORMS = ("table", "json", "jsonl", "csv", "tsv", "toml", "md", "html", "svg")


def watched(lines, *more, cwd):
    """The last line that a child prints which answers these lines, and its exit code."""
    line = [sys.executable, "-c", WATCHED, json.dumps(lines), *more]
    env = {**os.environ, "HOME": str(cwd), "XDG_CONFIG_HOME": str(cwd), "XDG_CACHE_HOME": str(cwd)}  # some lines write
    child = subprocess.run(line, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    return child.stdout.splitlines()[-1], child.returncode


def everything():
    """An example of each command, each format, some help, every export, and what goes wrong."""
    yield from (["export", "--format", form, "--output", f"out-{form}"] for form in ("json", "toml", "csv", "sqlite"))
    yield from (["data", "check", "out-toml"], ["members", "--data", "out-toml", "--json"], ["members", "--help"])
    yield from (["member", "armenia", "-f", form] for form in FORMS)
    for name in commands.EVERY:
        line, _ = commands.load(name).examples[0]
        words = shlex.split(line.partition("|")[0])[1:]
        if name != "export" and not any(word.endswith(".toml") for word in words):
            yield words
    yield from (
        [],
        ["--help"],
        ["--version"],
        ["nonsense"],
        ["member", "atlantis"],
        ["members", "--data", "missing.toml"],
    )


@pytest.mark.slow
def test_no_call_opens_a_socket_or_starts_a_program(tmp_path):
    lines = list(everything())
    told, code = watched(lines, cwd=tmp_path)
    assert (told[:5], code) == ("CODES", 0), told
    codes = json.loads(told.removeprefix("CODES"))
    wrong = [line for line, one in zip(lines, codes, strict=True) if one]
    assert wrong == [["nonsense"], ["member", "atlantis"], ["members", "--data", "missing.toml"]]


def test_the_watch_would_see_a_socket(tmp_path):
    told, code = watched([["--version"]], "bite", cwd=tmp_path)
    assert told.startswith("FORBIDDEN socket.")
    assert code == 99
