"""What the fuzzers have found so far still ends as documented: the corpus of `fuzz/`, replayed without a fuzzer."""

import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent.parent / "fuzz"
TARGETS = sorted(path.name for path in (FUZZ / "corpus").iterdir())


@pytest.fixture(scope="module")
def targets():
    """The module of the targets."""
    sys.path.insert(0, str(FUZZ))
    try:
        import targets
    finally:
        sys.path.pop(0)
    return targets


def test_every_target_has_a_corpus(targets):
    assert sorted(targets.TARGETS) == TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_the_corpus_ends_as_documented(targets, name):
    inputs = sorted((FUZZ / "corpus" / name).iterdir())
    assert inputs
    for path in inputs:
        try:
            targets.TARGETS[name](path.read_bytes())
        except Exception as error:
            raise AssertionError(f"fuzz/corpus/{name}/{path.name}") from error


def test_the_corpus_is_small():
    files = [path for path in (FUZZ / "corpus").rglob("*") if path.is_file()]
    assert len(files) <= 700
    assert sum(path.stat().st_size for path in files) < 300_000
