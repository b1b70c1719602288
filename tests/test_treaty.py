"""`csto treaty`: the treaty, the Charter and the agreements, article by article."""

import pytest


def ids(outcome):
    """The ids of the rows of an answer."""
    assert outcome.code == 0, outcome.stderr
    return [row["id"] for row in outcome.data]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["4"], ["treaty-4"]),
        (["article", "4"], ["treaty-4"]),
        (["2", "4"], ["treaty-2", "treaty-4"]),
        (["treaty-4"], ["treaty-4"]),
        (["treaty", "4"], ["treaty-4"]),
        (["collective", "security", "treaty", "4"], ["treaty-4"]),
        (["charter", "7"], ["charter-7"]),
        (["Charter", "Article", "7"], ["charter-7"]),
        (["charter", "7", "19"], ["charter-7", "charter-19"]),
        (["4", "charter", "7"], ["treaty-4", "charter-7"]),
        (["charter", "7", "7", "charter-7"], ["charter-7"]),
        (["4", "charter-7", "4"], ["treaty-4", "charter-7"]),
        (["protocol-1999"], ["protocol-1999"]),
        (["protocol", "1999"], ["protocol-1999"]),
        (["Устав Организации Договора о коллективной безопасности", "7"], ["charter-7"]),
    ],
    ids=" ".join,
)
def test_what_the_words_mean(csto, words, expected):
    assert ids(csto("treaty", *words, "--json")) == expected


def test_an_instrument_comes_before_its_articles_in_order(csto):
    rows = csto("treaty", "charter", "--json").data
    assert (rows[0]["id"], rows[0]["type"]) == ("charter", "charter")
    assert [row["number"] for row in rows[1:]] == list(range(1, 30))
    assert {row["instrument"] for row in rows} == {"charter"}


def test_no_word_is_everything(csto, data):
    found = ids(csto("treaty", "--json"))
    assert sorted(found) == sorted([*data.by_id("instrument"), *data.by_id("article")])


def test_article_4(csto):
    row = csto("treaty", "4", "--json").data[0]
    assert "aggression against all" in row["text"]
    assert "every other party must" in row["obliges"].casefold()
    assert row["amended"] == ["2010-12-10"]
    assert row["seen"] == "whole"


def test_an_article_whose_text_was_not_seen_is_one_line_at_the_end(csto):
    assert csto("treaty", "charter", "6", "--json").data[0]["seen"] in ("none", "described")
    page = " ".join(csto("treaty", "charter", "--width", "120").stdout.split())
    assert page.count("Not seen by the curators: Articles") == 1


def test_signature_and_entry_into_force(csto):
    row = csto("treaty", "protocol-1999", "--json").data[0]
    assert (row["signed"], row["amends"]) == ("1999-04-02", ["treaty"])
    text = csto("treaty", "protocol-1999").stdout
    assert "2 April 1999" in text
    assert "Moscow" in text


def test_an_article_that_does_not_exist(csto):
    outcome = csto("treaty", "44")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert (
        outcome.stderr
        == "csto: The Collective Security Treaty has no article 44; the dataset has 11 of its articles.\n"
    )


def test_an_instrument_that_does_not_exist(csto):
    outcome = csto("treaty", "chartr", "7", "--json")
    assert (outcome.code, outcome.data) == (4, [])
    assert outcome.stderr == "csto: No instrument is called 'chartr'. Did you mean charter?\n"
    assert outcome.envelope["problems"][0]["suggestions"] == ["charter"]


def test_a_name_that_several_have(csto):
    outcome = csto("treaty", "protocol")
    assert (outcome.code, outcome.stdout) == (5, "")
    assert outcome.stderr.startswith("csto: 'protocol' could be charter-protocol-2010, ")
    assert outcome.stderr.endswith("; name one of them.\n")


def test_an_instrument_twice_and_before_an_article_of_another(csto):
    whole = csto("treaty", "charter", "--json").data
    assert csto("treaty", "charter", "charter", "--json").data == whole
    rows = csto("treaty", "charter", "treaty-4", "--json").data
    assert rows[:-1] == whole
    assert rows[-1]["id"] == "treaty-4"
