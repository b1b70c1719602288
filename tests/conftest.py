"""What the tests share: a call of the command line in this process, and the bundled dataset."""

import functools
import io
import itertools
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import csto_cli
from csto_cli import main as entry
from csto_cli.cli.schema import schema


@dataclass(frozen=True)
class Outcome:
    """What a call printed, and its exit code."""

    stdout: str
    stderr: str
    code: int

    @property
    def envelope(self) -> Any:
        """The JSON on stdout."""
        return json.loads(self.stdout)

    @property
    def data(self) -> Any:
        """The records of the JSON envelope."""
        return self.envelope["data"]


def call(*arguments: str) -> Outcome:
    """Call `csto` in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = out, err
    try:
        code = entry.main(arguments)
    finally:
        sys.stdout, sys.stderr = before
    out.flush()
    err.flush()
    outcome = Outcome(out.buffer.getvalue().decode(), err.buffer.getvalue().decode(), code)
    if outcome.stdout.startswith('{"schema_version": 2, "command"') and "--fields" not in arguments:
        envelope = outcome.envelope
        validator(envelope["command"]).validate(envelope)
    return outcome


@functools.cache
def validator(command: str) -> jsonschema.Draft202012Validator:
    """What every JSON answer of a command is held to, whatever the test asked."""
    return jsonschema.Draft202012Validator(schema(command))


@pytest.fixture
def csto() -> Any:
    """A call of the command line: `csto("members", "--json")`."""
    return call


@pytest.fixture(scope="session")
def data() -> csto_cli.Dataset:
    """The bundled dataset."""
    return csto_cli.load()


@pytest.fixture(scope="session")
def sqlite_export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite export of everything."""
    path = tmp_path_factory.mktemp("sqlite") / "csto.db"
    assert call("export", "--format", "sqlite", "--output", str(path)).code == 0
    return path


os.environ["CSTO_NO_CONFIG"] = "1"  # for the fixtures of modules and of the session; each test has a home of its own

HOMES = itertools.count()


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No variable and no overlay of the developer's own changes an output."""
    home = tmp_path_factory.getbasetemp() / f"home-{next(HOMES)}"  # of this test alone; only made if something is kept
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(home / "config"))
    if sys.platform == "darwin":
        monkeypatch.setenv("HOME", str(home))
    for name in ("CSTO_DATA", "CSTO_NO_CONFIG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
