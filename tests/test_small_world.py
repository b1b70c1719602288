"""A whole dataset that can be read on a few pages: every query with whole answers.

`small_world.json` holds the answers, `python tools/keep_answers.py` writes them again after a change that is meant;
read what it changes. What the bundled dataset says is tested elsewhere; here a query cannot lean on its luck.
"""

import json

import pytest
import small_world

KEPT = json.loads((small_world.HERE / "small_world.json").read_text(encoding="utf-8"))


@pytest.fixture
def small():
    return small_world.world()


@pytest.fixture
def overlaid():
    return small_world.overlaid()


@pytest.fixture
def noted():
    return small_world.noted()


def test_every_question_has_its_answer():
    names = [small_world.named(question) for question in small_world.QUESTIONS]
    assert list(KEPT["bundled"]) == names


@pytest.mark.parametrize("question", small_world.QUESTIONS, ids=small_world.named)
def test_an_answer(small, question):
    assert small_world.answer(small, question) == KEPT["bundled"][small_world.named(question)]


UNCITED = [question for question in small_world.QUESTIONS if question[0] != "cite"]  # which names the overlays
TODAY = [question for question in small_world.QUESTIONS if "as_of" not in question[2]]


@pytest.mark.parametrize("question", UNCITED, ids=small_world.named)
def test_an_answer_with_an_overlay_that_adds_nothing(overlaid, question):
    assert small_world.answer(overlaid, question) == KEPT["bundled"][small_world.named(question)]


@pytest.mark.parametrize("question", TODAY, ids=small_world.named)
def test_an_answer_says_what_an_overlay_brought(noted, question):
    assert small_world.answer(noted, question) == KEPT["noted"][small_world.named(question)]
