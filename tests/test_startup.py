"""What each kind of call imports: a look-up for scripts stays light, and only help needs typer."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PROBE = """
import json, os, sys
before = set(sys.modules)
from csto_cli import main as entry
sys.stdout = open(os.devnull, "w")
code = entry.main({arguments!r})
sys.stdout = sys.__stdout__
print(json.dumps({{"code": code, "modules": sorted(set(sys.modules) - before)}}))
"""


def imported(*arguments):
    """The modules of others that one call imports."""
    code = PROBE.format(arguments=list(arguments))
    env = {"PYTHONPATH": ":".join([str(ROOT / "src"), *(path for path in sys.path if path)]), "HOME": "/nonexistent"}
    line = [sys.executable, "-S", "-c", code]
    found = json.loads(subprocess.run(line, capture_output=True, text=True, check=True, env=env).stdout)
    assert found["code"] == 0
    return {name.split(".")[0] for name in found["modules"]} - {"csto_cli"}


@pytest.mark.parametrize(
    "line",
    [
        "members --json",
        "members --as-of=2010 -f csv",
        "timeline --country armenia --since 2020 --json",
        "stance armenia --json",
        "compare nato -f tsv",
        "votes --country armenia --json",
    ],
)
def test_a_look_up_for_scripts_imports_no_rich_no_typer_no_json_and_no_re(line):
    assert not {"rich", "typer", "json", "re", "tomllib"} & imported(*line.split())


@pytest.mark.parametrize("line", ["members", "stance armenia", "members -f svg", "votes"])
def test_an_answer_for_people_imports_rich_and_no_typer(line):
    found = imported(*line.split())
    assert "rich" in found
    assert "typer" not in found


def test_help_is_typers():
    assert "typer" in imported("members", "--help")


def test_importing_the_package_imports_one_module():
    code = "import sys; b = set(sys.modules); import csto_cli; print(*sorted(set(sys.modules) - b))"
    env = {"PYTHONPATH": str(ROOT / "src")}
    line = [sys.executable, "-S", "-c", code]
    assert subprocess.run(line, capture_output=True, text=True, check=True, env=env).stdout.split() == ["csto_cli"]
