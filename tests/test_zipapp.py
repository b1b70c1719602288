"""The tool as one file: it answers as an installation does, wherever the file lies and whoever may write there."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from csto_cli.cli import commands

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "build_zipapp.py"
if not TOOL.exists():
    pytest.skip("the tools are not here", allow_module_level=True)


def build(output, **environment):
    """Build the file in a process of its own."""
    line = [sys.executable, str(TOOL), "--output", str(output)]
    result = subprocess.run(line, capture_output=True, text=True, check=False, env=os.environ | environment)
    assert (result.returncode, result.stderr) == (0, "")
    return output


@pytest.fixture(scope="module")
def pyz(tmp_path_factory):
    """The file, in a folder whose name has a space, an accent and a percent sign."""
    return build(tmp_path_factory.mktemp("a fólder 100%") / "csto.pyz")


def run(pyz, *arguments, **environment):
    """What the file answers, without anything that is installed: `-I -S` leaves the standard library."""
    line = [sys.executable, "-I", "-S", str(pyz), *arguments]
    environment["PATH"] = os.environ["PATH"]
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=pyz.parent, env=environment)


def installed(*arguments):
    """What the tool answers here."""
    line = [sys.executable, "-m", "csto_cli", *arguments]
    return subprocess.run(line, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]})


LINES = [
    "members --json",
    "members --as-of 2010 -f tsv --fields iso3",
    "members",
    "members -f svg",
    "members -f toml",
    "timeline --since 2024 -f html",
    "search lachin",
    "show treaty",
    "cite treaty --style bibtex",
    "schema members",
    "data info",
    "data check",
    "completion bash",
    "--version",
    "--help",
    "members --as-of=2010",
    "member atlantis",
    "member korea --json",
    "members --nonsense",
    "",
]


@pytest.mark.parametrize("line", LINES)
def test_it_says_what_an_installation_says(pyz, line):
    one, other = run(pyz, *line.split()), installed(*line.split())
    assert (one.returncode, one.stdout, one.stderr) == (other.returncode, other.stdout, other.stderr)
    assert one.stdout or one.stderr


@pytest.mark.parametrize("name", commands.EVERY)
def test_every_command_has_its_help(pyz, name):
    result = run(pyz, *name.split(), "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert commands.load(name).summary.split()[0] in result.stdout


def test_it_completes(pyz):
    assert run(pyz, "members", "--status", "fo", _CSTO_COMPLETE="1").stdout == "former\n"


def test_it_leaves_nothing_behind_and_needs_no_place_to_write(pyz, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    folder = tmp_path / "read only"
    folder.mkdir()
    copy = Path(shutil.copy(pyz, folder / "csto.pyz"))
    copy.chmod(0o444)
    folder.chmod(0o555)
    try:
        result = run(copy, "members", "--json", HOME=str(home))
    finally:
        folder.chmod(0o755)
    assert [row["iso3"] for row in json.loads(result.stdout)["data"]] == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]
    assert [path.name for path in folder.iterdir()] == ["csto.pyz"]
    assert not list(home.iterdir())


def test_it_takes_an_overlay(pyz, tmp_path):
    overlay = tmp_path / "my notes.toml"
    overlay.write_text('[[country]]\nid = "armenia"\nname = "Hayastan"\n', encoding="utf-8")
    result = run(pyz, "members", "-f", "tsv", "--fields", "name", "--data", str(overlay))
    assert "Hayastan" in result.stdout.splitlines()


def test_it_is_a_program_of_its_own(pyz):
    if sys.platform == "win32":
        pytest.skip("Windows has no line that says by what a file is run")
    result = subprocess.run([str(pyz), "members", "--json"], capture_output=True, text=True, check=False)
    assert len(json.loads(result.stdout)["data"]) == 6


def modules(*words):
    """What one call imports of the tool, and of what is slow to import."""
    line = [sys.executable, "-X", "importtime", *words]
    result = subprocess.run(line, capture_output=True, text=True, check=True, env={})
    names = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    return {name for name in names if name.partition(".")[0] in ("csto_cli", "rich", "typer", "tomllib", "json")}


def test_a_plain_look_up_takes_the_prepared_answer(pyz):
    taken = modules("-S", str(pyz), "members", "--json")
    assert "csto_cli.data.prepared" in taken
    assert taken < modules("-S", str(pyz), "members", "--as-of", "2010", "--json")
    assert not taken & {"csto_cli.data.bundled", "csto_cli.cli.parse", "json", "rich", "typer"}


def test_another_look_up_imports_what_it_imports_elsewhere(pyz):
    line = ["members", "--as-of", "2010", "--json"]
    here, elsewhere = modules("-S", str(pyz), *line), modules("-m", "csto_cli", *line)
    assert "csto_cli.data.bundled" in here
    assert here - elsewhere == set()
    assert elsewhere - here <= {
        "csto_cli.__main__",
        "csto_cli.data.cache",
        "csto_cli.data.compile",
    }  # a checkout has no index


def test_another_python_takes_the_sources(pyz, tmp_path):
    copy = tmp_path / "csto.pyz"
    with zipfile.ZipFile(pyz) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry, b"\0\0\r\n" + content[4:] if entry.filename.endswith(".pyc") else content)
    assert run(copy, "members").stdout == installed("members").stdout


def test_it_carries_what_a_wheel_carries(pyz):
    sys.path.insert(0, str(ROOT))
    try:
        import hatch_build
    finally:
        sys.path.pop(0)
    with zipfile.ZipFile(pyz) as archive:
        for name, content in hatch_build.carried(ROOT).items():
            assert archive.read(f"csto_cli/_data/{name}") == content


def test_the_licences_travel_with_it(pyz):
    names = zipfile.ZipFile(pyz).namelist()
    assert {"LICENSE", "LICENSE-DATA"} <= set(names)
    packages = {name.partition("/")[0] for name in names if name.endswith(".dist-info/METADATA")}
    licences = {name.partition("/")[0] for name in names if ".dist-info/" in name and "license" in name.lower()}
    assert packages == licences
    assert {name.partition("-")[0] for name in packages} >= {"typer", "rich", "tomli_w"}


def test_it_comes_out_the_same_twice(pyz, tmp_path):
    assert build(tmp_path / "again.pyz", PYTHONHASHSEED="1").read_bytes() == pyz.read_bytes()
