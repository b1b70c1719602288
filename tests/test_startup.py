"""Start-up is guarded by counting: what each kind of call imports, opens and calls. Timing lives in `bench/`."""

import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from csto_cli.data import compile as index
from csto_cli.data import prepare

ROOT = Path(__file__).parent.parent

PROBE = """
import json, os, sys
package = {package!r}
before = set(sys.modules)
opened, calls = [], 0
def hook(name, details):
    if name == "open" and str(details[0]).startswith(package + "/_data/"):
        opened.append(str(details[0])[len(package) + len("/_data/") :])
def profile(frame, event, argument):
    global calls
    calls += event == "call" and frame.f_code.co_filename.startswith(package)
sys.addaudithook(hook)
from csto_cli import main as entry
sys.stdout = open(os.devnull, "w")
sys.setprofile(profile)
code = entry.main({arguments!r})
sys.setprofile(None)
sys.stdout = sys.__stdout__
print(json.dumps({{"code": code, "modules": sorted(set(sys.modules) - before), "opened": opened, "calls": calls}}))
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A folder with the package as a wheel carries it: modules, index, prepared answers."""
    folder = tmp_path_factory.mktemp("site")
    package = folder / "csto_cli"
    shutil.copytree(ROOT / "src" / "csto_cli", package, ignore=shutil.ignore_patterns("__pycache__"))
    texts = index.build(tomllib.loads((ROOT / "data" / "csto.toml").read_text(encoding="utf-8")))
    files = {f"index/{section}.jsonl": content for section, content in texts.items()}
    files |= {f"answers/{name}": content for name, content in prepare.answers(texts).items()}
    for name, content in files.items():
        path = package / "_data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def python(code, site):
    """What a bare interpreter prints that finds the package and what it needs."""
    env = {"PYTHONPATH": ":".join([str(site), *(path for path in sys.path if path)]), "HOME": "/nonexistent"}
    line = [sys.executable, "-S", "-c", code]
    return subprocess.run(line, capture_output=True, text=True, check=True, env=env).stdout


def probe(site, *arguments):
    """The modules that one call imports, the files of the package that it opens, and the calls that it makes in it."""
    found = json.loads(python(PROBE.format(package=str(site / "csto_cli"), arguments=list(arguments)), site))
    assert found["code"] == 0
    found["own"] = {name for name in found["modules"] if name.split(".")[0] == "csto_cli"}
    found["foreign"] = {name.split(".")[0] for name in found["modules"]} - {"csto_cli"}
    return found


def own(*names):
    """Modules of the package."""
    return {"csto_cli", *(f"csto_cli.{name}" for name in names)}


DOOR = ("answer", "bundle", "entry", "errors", "prepared")
"""What every call needs."""

HOUSE = (
    *DOOR, "commands", "dataset", "dates", "declare", "door", "execute", "index", "jsontext", "loader", "model",
    "queries", "render", "render.machine", "result",
)  # fmt: skip
"""What a look-up needs that is worked out."""

PYTHON = {"_json", "__future__"}
"""What it needs of the standard library; `unicodedata` only for names that are not ASCII."""


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (["members", "--json"], "members"),
        (["timeline", "--json"], "timeline"),
        (["timeline", "-f", "jsonl"], "timeline"),
        (["members", "-f", "csv"], "members"),
        (["stance", "armenia", "--json"], "stance-arm"),
        (["stance", "--json", "RUS"], "stance-rus"),
        (["compare", "NATO", "--json"], "compare-nato"),
        (["compare", "NATO", "--format", "tsv"], "compare-nato"),
    ],
)
def test_a_plain_look_up_reads_two_files(site, arguments, answer):
    found = probe(site, *arguments)
    assert found["own"] == own(*DOOR)
    assert found["foreign"] == set()
    kept = arguments[-1] if arguments[-1] in ("csv", "tsv") else "json"
    assert found["opened"] == ["answers/calls", f"answers/{answer}.{kept}"]
    assert found["calls"] <= 20


@pytest.mark.parametrize(
    ("line", "modules", "sections", "calls"),
    [
        ("members --as-of 2010 --json", "members", "country-names instrument membership source", 1100),
        ("members --as-of 2010 -f csv", "members", "country-names instrument membership", 2100),
        ("timeline --country armenia --since 2020 --json", "timeline", "event source spellings", 1100),
        ("leaders --as-of 2018 --json", "leaders", "post source", 700),
        ("votes --country armenia --json", "votes", "country-names issue resolution source spellings vote", 2400),
        (
            "stance armenia --as-of 2020 --json",
            "stance",
            "country-names issue resolution source spellings stance vote",
            1100,
        ),
        (
            "compare nato --year 2020 -f tsv",
            "compare",
            "attribute dimension indicator membership organisation spellings",
            9000,
        ),
    ],
)
def test_a_look_up_with_options_needs_its_own_modules_and_sections(site, line, modules, sections, calls):
    found = probe(site, *line.split())
    command = line.split()[0]
    needed = {"leaders": ("kinds", "resolve"), "members": ()}.get(command, ("resolve",))
    if command == "votes":
        needed = (*needed, "queries.stance")
    assert found["own"] == own(*HOUSE, f"commands.{modules}", f"queries.{modules}", *needed)
    assert found["foreign"] <= PYTHON
    assert set(found["opened"]) == {f"index/{section}.jsonl" for section in ["meta", *sections.split()]}
    assert found["calls"] <= calls


@pytest.mark.parametrize(
    "line",
    ["members", "members --chart", "timeline", "votes", "stance", "members --chart -f svg", "timeline --sources"],
)
def test_a_table_or_a_chart_needs_neither_rich_nor_typer(site, line):
    found = probe(site, *line.split())
    assert not {"rich", "typer", "typing", "dataclasses", "tomllib", "hashlib", "sqlite3"} & found["foreign"]


def test_the_picture_of_a_table_needs_rich(site):
    found = probe(site, "members", "-f", "svg")
    assert "rich" in found["foreign"]
    assert "typer" not in found["foreign"]


def test_the_versions_need_no_dataset_but_its_head(site):
    found = probe(site, "--version")
    assert not {"rich", "typer", "json", "re"} & found["foreign"]
    assert found["opened"] == ["index/meta.jsonl"]


def test_help_is_typers_and_draws_no_table(site):
    found = probe(site, "members", "--help")
    assert "typer" in found["foreign"]


def test_importing_the_package_imports_one_module(site):
    code = "import sys; b = set(sys.modules); import csto_cli; print(*sorted(set(sys.modules) - b))"
    assert python(code, site).split() == ["csto_cli"]


def test_every_prepared_answer_is_what_the_command_gives(site, csto):
    calls = (site / "csto_cli" / "_data" / "answers" / "calls").read_text(encoding="utf-8").split("\n")[1:-1]
    spelt = dict(reversed([line.split("\t") for line in reversed(calls)]))
    assert len(spelt) > 200
    shortest = {}
    for call, name in spelt.items():
        shortest.setdefault(name, call)
    for name, call in shortest.items():
        for form, mark in (("json", b""), ("csv", b"\0"), ("tsv", b"\0")):
            answer = (site / "csto_cli" / "_data" / "answers" / f"{name}.{form}").read_bytes()
            assert csto(*call.split(" "), "-f", form).stdout.encode() + mark == answer, (call, form)
