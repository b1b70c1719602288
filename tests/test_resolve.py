"""Names: every spelling means one thing, a part of several is ambiguous, the rest gets a suggestion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_cli import resolve
from csto_cli.errors import AmbiguousError, NotFoundError


@pytest.mark.parametrize(
    "name", ["rf", "RU", "RUS", "Russian Federation", "Россия", "russia", " RUSSIA ", "Российская Федерация"]
)
def test_russia_by_any_name(data, name):
    assert resolve.country(data, name).iso3 == "RUS"


@pytest.mark.parametrize("name", ["Kyrgyz Republic", "Kirghizia", "Кыргызстан", "Киргизия", "kg"])
def test_kyrgyzstan_by_any_name(data, name):
    assert resolve.country(data, name).iso3 == "KGZ"


@pytest.mark.parametrize(
    ("name", "code"), [("Niger", "NER"), ("Guinea", "GIN"), ("Georgia", "GEO"), ("Dominica", "DMA"), ("Turkiye", "TUR")]
)
def test_a_whole_name_is_not_a_part_of_another(data, name, code):
    assert resolve.country(data, name).iso3 == code


@pytest.mark.parametrize(("name", "count"), [("Korea", 2), ("Congo", 2)])
def test_a_part_of_several_names_is_ambiguous(data, name, count):
    with pytest.raises(AmbiguousError) as caught:
        resolve.country(data, name)
    assert len(caught.value.suggestions) == count


def test_a_misspelling_gets_a_suggestion(data):
    with pytest.raises(NotFoundError) as caught:
        resolve.country(data, "Tajkistan")
    assert caught.value.suggestions[0] == "Tajikistan"


def test_every_name_of_the_dataset_means_its_own_state(data):
    for country in data.section("country"):
        for name in resolve.country_names(country):
            if name:
                assert resolve.country(data, name).iso3 == country.iso3, name


@pytest.mark.parametrize(
    ("name", "id"),
    [("ОДКБ", "csto"), ("odkb", "csto"), ("nato", "nato"), ("ШОС", "sco"), ("Warsaw Pact", "warsaw-pact")],
)
def test_organisations(data, name, id):
    assert resolve.organisation(data, name).id == id


@given(st.text())
def test_folding_twice_changes_nothing(text):
    once = resolve.fold(text)
    assert resolve.fold(once) == once


@given(st.text(max_size=40))
def test_any_text_is_a_state_or_a_sentence(text):
    import csto_cli

    message = ""
    try:
        code = resolve.country_code(csto_cli.load(), text)
    except (NotFoundError, AmbiguousError) as error:
        code, message = "", error.message
    assert len(code) == 3 or message.isprintable()
