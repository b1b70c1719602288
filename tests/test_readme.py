"""The README's examples run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"^\$ (csto.*)$", README, re.MULTILINE)
PICTURES = re.findall(r'(?:srcset|src)="([^"]+)"', README)


def bash(line):
    """A line of bash with `csto` in it."""
    body = f'set -o pipefail; csto() {{ "{sys.executable}" -m csto_cli "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", body], capture_output=True, text=True, check=False, cwd=ROOT)


RECIPES = re.findall(r"```sh\n(.*?)```", (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("script", RECIPES)
def test_a_recipe_runs(script):
    for module in ("pandas", "datasette"):
        if module in script:
            pytest.importorskip(module)
    for program in ("jq", "column", "sqlite3", "duckdb"):
        if program in script and not shutil.which(program):
            pytest.skip(f"{program} is not installed")
    csto = f'csto() {{ "{sys.executable}" -m csto_cli "$@"; }}; export -f csto\n'
    csto += f'PATH="{Path(sys.executable).parent}:$PATH"\n'
    csto += f'python3() {{ "{sys.executable}" "$@"; }}\n'
    script = script.replace("xargs csto", "xargs bash -c 'csto \"$@\"' _").replace("_ cite", "_ cite")
    result = subprocess.run(["bash", "-c", csto + script], capture_output=True, text=True, check=False, cwd=ROOT)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.strip()


def test_the_recipes_say_what_they_promise():
    assert len(RECIPES) >= 9
    assert bash(RECIPES[0]).stdout.split() == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]
    assert bash(RECIPES[5]).stdout == "Uzbekistan\n"
    assert re.search(r"^Russia +no$", bash(RECIPES[2]).stdout, re.MULTILINE)


def test_there_are_examples():
    assert len(CONSOLE) >= 5
    assert sorted(PICTURES) == [
        f"docs/images/{name}-{theme}.svg" for name in ("members", "stance") for theme in ("dark", "light")
    ]


@pytest.mark.parametrize("line", CONSOLE)
def test_an_example_runs(line):
    if "| jq" in line and subprocess.run(["which", "jq"], capture_output=True, check=False).returncode:
        pytest.skip("jq is not installed")
    result = bash(line)
    said = [line for line in result.stderr.splitlines() if not line.startswith("csto: running ")]
    assert (result.returncode, said) == (0, []), result.stderr
    assert result.stdout.strip()


def test_the_python_examples_run():
    import doctest

    for page, examples in (("README.md", 3), ("docs/python.md", 8)):
        results = doctest.testfile(str(ROOT / page), module_relative=False)
        assert results.attempted >= examples
        assert results.failed == 0


def test_the_first_command_is_one_line_that_ends_in_the_main_job():
    first, second = re.findall(r"^    (python3 -m venv .*)$", README, re.MULTILINE)
    assert first.endswith("csto members")
    assert second.endswith("pytest")


@pytest.mark.parametrize("target", [*re.findall(r"\]\(([^)#:]+)\)", README), *PICTURES])
def test_links_lead_somewhere(target):
    assert os.path.exists(ROOT / target)
