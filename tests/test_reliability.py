"""The page of promises names tests that exist."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parent
PAGE = (TESTS.parent / "docs" / "reliability.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(test_\w+\.py)::(test_\w+)`", PAGE)


def test_every_test_that_is_named_exists():
    assert NAMED
    for file, name in NAMED:
        tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
        assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, (file, name)


def test_every_promise_names_a_test():
    promises = PAGE.partition("## Promises\n")[2].partition("\n## ")[0].strip().splitlines()
    assert len(promises) > 10
    for row in promises[2:]:
        assert re.fullmatch(r"\| [^|]+\. \| `test_\w+\.py::\w+`(, `test_\w+\.py::\w+`)* \|", row), row


def test_every_file_and_command_that_is_named_exists():
    for name in re.findall(r"`((?:fuzz|tests|tools|\.ci|data)/[\w./-]+)", PAGE):
        assert (TESTS.parent / name).exists(), name
