"""What a tool writes into the documentation is current: the outputs below commands, and the pictures."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ROOT / "tools"
if not TOOLS.exists():
    pytest.skip("the tools are not here", allow_module_level=True)


def tool(name):
    """A tool as a module."""
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["write_examples", "write_screenshots"])
def test_what_it_writes_is_current(name):
    line = [sys.executable, str(TOOLS / f"{name}.py"), "--check"]
    result = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_another_output_is_found():
    page = "Text.\n\n```console\n$ csto members -f tsv --fields iso3 --limit 1\niso3\nBLR\n```\n\nMore.\n"
    assert tool("write_examples").current(page) == page.replace("BLR", "ARM")


def test_a_command_of_several_lines_and_what_it_says_on_stderr():
    page = "```console\n$ for word in atlantis; do\n>   csto member $word\n> done\n$ echo so\n```\n"
    assert tool("write_examples").current(page).splitlines()[4:] == [
        "csto: No state is called 'atlantis'; the dataset holds members and observers of the United Nations.",
        "$ echo so",
        "so",
        "```",
    ]


@pytest.mark.parametrize("page", tool("write_examples").pages(), ids=lambda path: path.name)
def test_no_example_fails_unless_it_says_so(page):
    for line in re.findall(r"^csto: .*", page.read_text(encoding="utf-8"), re.MULTILINE):
        assert not re.search(r"No such|internal|no field|No record", line), line


def test_another_picture_is_found():
    said = tool("write_screenshots").said
    one = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text x="1">Armenia&#160;frozen</text></svg>'
    assert said(one) == said(one.replace('x="1"', 'x="1.0" class="r2"'))
    assert said(one) != said(one.replace("frozen", "active"))
    assert said(one) != said(one.replace("9 9", "9 8"))


def test_every_picture_is_shown_somewhere():
    pages = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")])
    for name, command in tool("write_screenshots").PICTURES.items():
        assert f"images/{name}" in pages, f"no page shows {name}"
        assert f"csto {command.partition(' --width')[0]}" in pages, f"no page says what draws {name}"
