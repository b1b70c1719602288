"""From Python, as mypy and pyright see it: misspelt names are errors, and what is right is typed."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src"

PROGRAM = """\
import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import csto_cli

data = csto_cli.load([Path("mine.toml")])
rows = data.members(as_of=datetime.date(2010, 1, 1), status="current")
row = rows[0]
name: str = row.name
gone: str | None = row.end_reason
since: str = row.from_
memberships: tuple[str, ...] = row.memberships
whole: Mapping[str, Any] = row
several: Sequence[csto_cli.Record] = rows
named = {row: row["iso3"]}
data.treaty(4)
data.search({"rapid", "reaction"}, in_="event")
error: csto_cli.CstoError = csto_cli.NotFoundError("No.")
"""

WRONG = """\
data.timelin()
row.nope
row["name"].nope, row.name.nope
csto_cli.laod()
csto_cli.nope
data.members(as_of=2010.5)
data.members(asof=2010)
data.leaders(all="yes")
data.forces()[0].strengths[0]["text"] = ""
data.nope = 1
"""


def run(checker: str, folder: Path, text: str) -> list[int]:
    """The lines of a program in which a type checker finds an error."""
    (folder / "program.py").write_text(text)
    (folder / "mypy.ini").write_text("[mypy]\nstrict = true\n")
    (folder / "pyrightconfig.json").write_text(json.dumps({"extraPaths": [str(SRC)]}))
    python = ["--pythonpath", sys.executable] if checker == "pyright" else []
    done = subprocess.run(
        [sys.executable, "-m", checker, *python, "program.py"],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(SRC)},
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return sorted({int(line) for line in re.findall(r"program\.py:(\d+)(?::\d+)?(?: -|:) error", done.stdout)})


@pytest.fixture(params=["mypy", "pyright"])
def checker(request):
    """A type checker, where it is installed and starts; pyright brings itself from npm when it is first called."""
    pytest.importorskip(request.param)
    if subprocess.run([sys.executable, "-m", request.param, "--version"], capture_output=True).returncode:
        pytest.skip(f"{request.param} cannot be installed here")
    return request.param


def test_what_is_right_has_no_error(checker, tmp_path):
    assert run(checker, tmp_path, PROGRAM) == []


def test_what_is_wrong_is_an_error(checker, tmp_path):
    first = PROGRAM.count("\n") + 1
    assert run(checker, tmp_path, PROGRAM + WRONG) == list(range(first, first + WRONG.count("\n")))
