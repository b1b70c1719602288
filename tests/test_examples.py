"""Every example in the help of every command works."""

import subprocess
import sys

import pytest

from csto_cli.cli import commands

NAMES = commands.EVERY
EXAMPLES = [line for name in NAMES for line, _ in commands.load(name).examples]


@pytest.mark.parametrize("name", NAMES)
def test_there_are_two_or_three_examples_or_a_few_more(name):
    examples = commands.load(name).examples
    assert 2 <= len(examples) <= 5
    assert all(line.startswith(f"csto {name}") and shows for line, shows in examples)


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_works(line, tmp_path):
    (tmp_path / "mine.toml").write_text('[[event]]\nid = "1992-05-15-treaty-signed"\nnote = "A note."\n')
    body = f'set -o pipefail; csto() {{ "{sys.executable}" -m csto_cli "$@"; }}; {line}'
    result = subprocess.run(["bash", "-c", body], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout or list(tmp_path.iterdir())
