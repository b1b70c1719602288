"""The reference pages are made from the code, and current."""

import subprocess
import sys
from pathlib import Path

import pytest

from csto_cli import check
from csto_cli.cli import commands
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "write_reference.py"
if not TOOL.exists():
    pytest.skip("the tools are not here", allow_module_level=True)


def page(name):
    """A page of the documentation."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_the_pages_are_current():
    result = subprocess.run([sys.executable, str(TOOL), "--check"], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout) == (0, "")


def test_every_command_is_in_the_reference():
    text = page("commands.md")
    for name in commands.EVERY:
        command = commands.load(name)
        section = text.partition(f"\n## csto {name}\n")[2].partition("\n## ")[0]
        assert f"{command.summary}." in section
        assert all(f"`{field}`" in section for field in fields(command.row))
        assert all(f"$ {line}" in section for line, _ in command.examples)


def test_every_section_is_in_the_data_dictionary():
    text = page("data-dictionary.md")
    for name, record in SECTIONS.items():
        section = text.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        for field in fields(record):
            assert (f"| `{field}` |" in section) == (field != "origin"), (name, field)
        assert "|  |" not in section, f"a field of {name} is not explained"


def test_every_rule_is_in_the_list():
    text = page("check-rules.md")
    for one in check.RULES:
        assert text.count(f"\n| {one.number} | {one.severity} | ") == 1
