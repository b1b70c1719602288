"""The reference pages are made from the code, and current."""

import re
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
    index, options = page("commands.md"), page("options.md")
    for name in commands.EVERY:
        command = commands.load(name)
        address = f"commands/{name.replace(' ', '-')}.md"
        text = page(address)
        assert f"]({address})" in index
        assert text.partition("\n# ")[2].startswith(f"csto {name}\n\n{command.summary}.")
        assert all(f"| `{field}` |" in text for field in fields(command.row))
        assert all(f"\n{line}\n" in text or f"\n$ {line}\n" in text for line, _ in command.examples)
        assert re.search(r"^```console\n\$ csto .*\n.+", text, re.MULTILINE), f"no output on {address}"
        for option in command.options:
            assert f"`--{option.name}" in text
            assert f"\n## `--{option.name}`\n" in options


def test_every_word_of_a_closed_list_is_defined():
    text = page("data-dictionary.md")
    for record in [*SECTIONS.values(), *(commands.load(name).row for name in commands.EVERY)]:
        for field in fields(record).values():
            if not field.type.choices or field.type.name == "section":
                continue
            section = text.partition(f"\n### {field.type.name}\n")[2].partition("\n##")[0]
            assert all(re.search(rf"^\| `{word}` \| \w", section, re.MULTILINE) for word in field.type.choices)


def test_what_the_data_holds_is_counted():
    text = page("contents.md")
    for name in SECTIONS:
        assert re.search(rf"^\| \[{name}\].*\| [\d,]+ \| [\d,]+ \|", text, re.MULTILINE), name


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
