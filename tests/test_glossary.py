"""`csto glossary`: words and abbreviations in English and Russian."""

import pytest

from csto_cli.text.strings import normalize


@pytest.mark.parametrize("spelling", ["CSTO", "csto", "ОДКБ", "одкб", "Collective Security Treaty Organization"])
def test_a_term_is_found_by_any_of_its_names(csto, spelling):
    rows = csto("glossary", *spelling.split(), "--json").data
    assert [row["id"] for row in rows] == ["term-csto"]


def test_one_term_is_shown_whole(csto):
    outcome = csto("glossary", "ksor", "--width", "80")
    assert (outcome.code, outcome.stderr) == (0, "")
    lines = outcome.stdout.splitlines()
    assert lines[0] == "Collective Rapid Reaction Force  as of 9 October 2026"
    assert lines[2].startswith("Means       Force of the CSTO created in 2009")
    assert "In Russian  Коллективные силы оперативного реагирования, КСОР" in lines


def test_the_list_is_sorted_by_name(csto, data):
    names = [row["name"] for row in csto("glossary", "--json").data]
    assert len(names) == len(data.section("term"))
    assert names == sorted(names, key=normalize)


def test_an_unknown_term_gets_the_likely_one(csto):
    outcome = csto("glossary", "anexation")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr.startswith("csto: No term is called 'anexation'. Did you mean Annexation")


def test_half_a_name_that_fits_several_is_ambiguous(csto):
    outcome = csto("glossary", "base", "--json")
    assert outcome.code == 5
    assert {"102nd base", "201st base"} <= set(outcome.envelope["problems"][0]["suggestions"])


def test_the_query_function_takes_no_term_for_all(data):
    assert [term.id for term in data.glossary("annexation")] == ["term-annexation"]
    assert len(data.glossary()) == len(data.section("term"))
