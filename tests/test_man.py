"""The man pages: made from the code, current, shipped, and without a complaint from the formatter."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from csto_cli.cli import commands

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "man").glob("*.1"))


def test_the_pages_are_current():
    spec = importlib.util.spec_from_file_location("write_man", ROOT / "tools" / "write_man.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.main(["--check"]) == 0


def test_there_is_one_for_each_command():
    assert {path.stem for path in PAGES} == {"csto", *(f"csto-{name.replace(' ', '-')}" for name in commands.EVERY)}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_the_formatter_has_no_complaint(page):
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    line = ["groff", "-man", "-Tutf8", "-ww", "-b", str(page)]
    result = subprocess.run(line, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin"})
    assert (result.returncode, result.stderr) == (0, "")
    plain = re.sub(".\x08", "", result.stdout)
    assert "EXAMPLES" in plain or page.stem == "csto"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_mandoc_has_no_complaint(page):
    if not shutil.which("mandoc"):
        pytest.skip("mandoc is not installed")
    result = subprocess.run(["mandoc", "-T", "lint", str(page)], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_a_page_reads_as_it_was_written():
    line = ["groff", "-man", "-Tutf8", "-rLL=200n", str(ROOT / "man" / "csto-search.1")]
    result = subprocess.run(line, capture_output=True, text=True, check=True, env={"PATH": "/usr/bin:/bin"})
    text = " ".join(re.sub(".\x08|\x1b\\[[0-9;]*m", "", result.stdout).split())
    for example, shows in commands.load("search").examples:
        assert f"{example} {shows}" in text


def test_every_page_names_its_options():
    for name in commands.NAMES:
        text = (ROOT / "man" / f"csto-{name}.1").read_text(encoding="utf-8")
        for option in commands.load(name).options:
            assert f"\\-\\-{option.name.replace('-', chr(92) + '-')}" in text
