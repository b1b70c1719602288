"""Names: every spelling means one thing, a part of several is ambiguous, the rest gets a suggestion."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_cli.data import bundled, names
from csto_cli.data.spellings import match_name, match_word, names_of, spellings
from csto_cli.errors import AmbiguousError, NotFoundError, UsageError
from csto_cli.text.strings import join_words, normalize, quote, suggest

STORE = bundled.load()


@pytest.mark.parametrize(
    "name", ["rf", "RU", "RUS", "Russian Federation", "Россия", "russia", " RUSSIA ", "Российская Федерация"]
)
def test_russia_by_any_name(data, name):
    assert names.find_country(STORE, name)["iso3"] == "RUS"


@pytest.mark.parametrize("name", ["Kyrgyz Republic", "Kirghizia", "Кыргызстан", "Киргизия", "kg"])
def test_kyrgyzstan_by_any_name(data, name):
    assert names.find_country(STORE, name)["iso3"] == "KGZ"


@pytest.mark.parametrize(
    ("name", "code"), [("Niger", "NER"), ("Guinea", "GIN"), ("Georgia", "GEO"), ("Dominica", "DMA"), ("Turkiye", "TUR")]
)
def test_a_whole_name_is_not_a_part_of_another(data, name, code):
    assert names.find_country(STORE, name)["iso3"] == code


@pytest.mark.parametrize(("name", "count"), [("Korea", 2), ("Congo", 2)])
def test_a_part_of_several_names_is_ambiguous(data, name, count):
    with pytest.raises(AmbiguousError) as caught:
        names.find_country(STORE, name)
    assert len(caught.value.suggestions) == count


def test_a_misspelling_gets_a_suggestion(data):
    with pytest.raises(NotFoundError) as caught:
        names.find_country(STORE, "Tajkistan")
    assert caught.value.suggestions[0] == "Tajikistan"


def test_every_name_of_the_dataset_means_its_own_state(data):
    for country in data.section("country"):
        for name in names_of("country", country):
            if name:
                assert names.find_country(STORE, name)["iso3"] == country.iso3, name


@pytest.mark.parametrize(
    ("name", "id"),
    [("ОДКБ", "csto"), ("odkb", "csto"), ("nato", "nato"), ("ШОС", "sco"), ("Warsaw Pact", "warsaw-pact")],
)
def test_organisations(data, name, id):
    assert names.find_organisation(STORE, name)["id"] == id


@given(st.text())
def test_folding_twice_changes_nothing(text):
    once = normalize(text)
    assert normalize(once) == once


@given(st.text(max_size=40))
def test_any_text_is_a_state_or_a_sentence(text):

    message = ""
    try:
        code = names.country_code(STORE, text)
    except (NotFoundError, AmbiguousError) as error:
        code, message = "", error.message
    assert len(code) == 3 or message.isprintable()


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Côte  d’Ivoire ", "cote divoire"),
        ("Ёлка", "елка"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Korea, Dem. People's Rep. (North)", "korea dem peoples rep north"),
        ('a–b—c_d;e:f/g[h]"i"«j»k', "a b c d e f g h i j k"),
        ("o'k‘ʼʻ`x", "okx"),
        ("Straße", "strasse"),
        ("Հայաստան", "հայաստան"),
        ("İ", "i"),
        ("\U000003d2", "υ"),
        ("...", ""),
    ],
)
def test_what_names_are_compared_by(text, folded):
    assert normalize(text) == folded


def test_states_in_order_and_once_each(data):
    assert names.country_codes(STORE, ["RUS", "armenia", "Russia", "AM"]) == ["RUS", "ARM"]
    assert names.country_codes(STORE, []) == []


NAMES = {
    "a": ("Alpha Road", "One"),
    "b": ("Beta Road", "", "Two", "two"),
    "c": ("Gamma Hill", "One"),
    "d": ("One More",),
}


def test_spellings_are_folded_and_listed_once():
    assert spellings(NAMES) == {
        "alpha road": ("a",),
        "one": ("a", "c"),
        "beta road": ("b",),
        "two": ("b",),
        "gamma hill": ("c",),
        "one more": ("d",),
    }


@pytest.mark.parametrize(
    ("text", "key"), [("ALPHA road", "a"), ("two", "b"), ("Gamma-Hill", "c"), ("hill", "c"), ("alpha", "a")]
)
def test_a_whole_name_or_a_unique_part_of_one_is_its_key(text, key):
    assert match_name(text, NAMES, "thing") == key


@pytest.mark.parametrize(
    ("text", "labels", "message", "suggestions"),
    [
        ("one", None, "'one' could be a or c; name one of them.", ["a", "c"]),
        ("road", None, "'road' could be a or b; name one of them.", ["a", "b"]),
        ("road", {"a": "Z", "b": "Y", "c": "X"}, "'road' could be Y or Z; name one of them.", ["Y", "Z"]),
    ],
)
def test_what_could_mean_several(text, labels, message, suggestions):
    with pytest.raises(AmbiguousError) as caught:
        match_name(text, NAMES, "thing", labels=labels)
    assert (caught.value.message, list(caught.value.suggestions)) == (message, suggestions)


@pytest.mark.parametrize(
    ("text", "labels", "message", "suggestions"),
    [
        ("zzzzzz", None, "No thing is called 'zzzzzz'. There are a, c, b and d.", []),
        ("", None, "No thing is called ''. There are a, c, b and d.", []),
        ("...", None, "No thing is called '...'. There are a, c, b and d.", []),
    ],
)
def test_what_means_nothing(text, labels, message, suggestions):
    with pytest.raises(NotFoundError) as caught:
        match_name(text, NAMES, "thing", labels=labels)
    assert (caught.value.message, list(caught.value.suggestions)) == (message, suggestions)


def test_no_more_than_three_suggestions():
    names = {f"key-{letter}": (f"wonderful {letter}", "same word") for letter in "dcba"}
    with pytest.raises(NotFoundError) as caught:
        match_name("same wort", names, "thing")
    assert list(caught.value.suggestions) == ["key-a", "key-b", "key-c"]


def test_the_closest_names():
    names = ["armenia", "albania", "armada", "zebra"]
    assert suggest("armenja", names)[0] == "armenia"
    assert suggest("arma", iter(names))[0] == "armada"
    assert suggest("ar", names) == []
    assert suggest("zeb", names) == ["zebra"]
    assert suggest("x" * 80, ["x" * 80]) == ["x" * 80]
    assert suggest("x" * 81, ["x" * 81]) == []
    assert suggest("lon", ["lonely " + word * 20 for word in "abcd"]) == ["lonely " + w * 20 for w in "abc"]


def test_a_choice_from_a_closed_list():
    words = ("member", "former", "fact-finding")
    assert match_word("Member", words, "--status") == "member"
    assert match_word("Fact Finding", words, "--status") == "fact-finding"
    with pytest.raises(UsageError) as caught:
        match_word("membr", words, "--status")
    assert caught.value.message == ("--status takes member, former or fact-finding, not 'membr'. Did you mean member?")
    assert list(caught.value.suggestions) == ["member"]
    with pytest.raises(UsageError) as caught:
        match_word("zzz", words, "--status")
    assert caught.value.message == "--status takes member, former or fact-finding, not 'zzz'."


def test_one_suggestion_for_a_choice():
    with pytest.raises(UsageError) as caught:
        match_word("membr", ("member", "members"), "--status")
    assert list(caught.value.suggestions) == ["member"]


def test_three_of_the_closest_names():
    assert suggest("armenia", ["armenia1", "armenia2", "armenia3", "armenia4"]) == [
        "armenia4",
        "armenia3",
        "armenia2",
    ]


def test_what_a_record_is_called():
    country = {"id": "a", "iso3": "AAA", "iso2": "AA", "name": "A", "name_ru": "А", "aliases": ("B",)}
    assert [name for name in names_of("country", country) if name] == ["a", "AAA", "AA", "A", "А", "B"]
    assert "Free A" in names_of("country", country | {"official_name": "Free A"})
    organisation = {"id": "o", "name": "O", "abbreviation": "OO", "aliases": ("P",)}
    assert [name for name in names_of("organisation", organisation) if name] == ["o", "O", "OO", "P"]
    russian = dict(organisation | {"name_ru": "О", "abbreviation_ru": "ОО"})
    assert [name for name in names_of("organisation", russian) if name] == ["o", "O", "OO", "О", "ОО", "P"]


def test_what_was_typed_is_shown_short_and_harmless():
    assert quote("a" * 60) == "'" + "a" * 60 + "'"
    assert quote("a" * 61) == "'" + "a" * 57 + "…'"
    assert quote("a\x1b[0m") == "'a�[0m'"


def test_words_in_a_sentence():
    assert [join_words(words, "or") for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a or b",
        "a, b or c",
    ]


def test_an_organisation_that_is_none(data):
    with pytest.raises(NotFoundError) as caught:
        names.find_organisation(STORE, "Warsaw Pakt")
    assert caught.value.message.startswith("No organisation is called 'Warsaw Pakt'. Did you mean ")
    abbreviations = {record.abbreviation for record in data.section("organisation")}
    assert set(caught.value.suggestions) <= abbreviations


def test_every_name_of_an_organisation_means_it(data):
    for organisation in data.section("organisation"):
        for name in filter(None, names_of("organisation", organisation)):
            assert names.find_organisation(STORE, name)["id"] == organisation.id, name


def test_a_name_that_the_locale_could_not_read(data):
    for text in ("Армения", "ՀԱՅԱՍՏԱՆ"):
        unread = text.encode().decode("ascii", "surrogateescape")
        assert names.find_country(STORE, unread)["iso3"] == "ARM"
    with pytest.raises(NotFoundError):
        names.find_country(STORE, "Armenia\udcff")
    with pytest.raises(NotFoundError):
        names.find_country(STORE, "Armenia\ud800")


SEVERAL = {"Congo"}
"""Names of the lists that are two states."""


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_3)
def test_every_english_name_of_the_published_list_is_a_state_or_gets_a_sentence(csto, country):
    known = {record["iso3"] for record in STORE.section("country")}
    listed = {getattr(country, key, None) for key in ("name", "official_name", "common_name")} - {None}
    turned = {
        f"{name.partition(' of ')[2]}, {name.partition(' of ')[0]} of"
        for name in listed
        if " of " in name and "," not in name
    }
    for name in listed | (turned if country.alpha_3 in known else set()):
        if country.alpha_3 in known and name not in SEVERAL:
            assert names.country_code(STORE, name) == country.alpha_3, name
        else:
            with pytest.raises((NotFoundError, AmbiguousError)) as caught:
                names.country_code(STORE, name)
            assert name[:40] in caught.value.message


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("USSR", "csto glossary 'USSR'"), ("Soviet Union", "csto glossary"), ("Yugoslavia", "csto glossary"),
        ("Zaire", "csto glossary"), ("Artsakh", "csto glossary"), ("Kosovo", "csto stance --issue Kosovo"),
        ("Abkhazia", "csto stance --issue Abkhazia"), ("South Ossetia", "csto stance --issue 'South Ossetia'"),
        ("Greenland", "members and observers of the United Nations"), ("war", "No state is called 'war';"),
    ],
)  # fmt: skip
def test_former_and_disputed_entities_get_one_sentence(csto, name, says):
    outcome = csto("member", name)
    assert (outcome.code, outcome.stdout, outcome.stderr.count("\n")) == (4, "", 1)
    assert says in outcome.stderr


@pytest.mark.parametrize("mark", ["\u2011", "\u2013", "\u00a0", "\u2009", "\u200b ", " \ufeff", "-", " & ", " and "])
def test_dashes_spaces_and_what_cannot_be_seen_make_no_difference(mark):
    assert names.country_code(STORE, f"Guinea{mark}Bissau") == "GNB"
    assert names.country_code(STORE, f"the\u00a0St.{mark}Kitts{mark}Nevis") == "KNA"


def test_options_that_need_a_command_say_so(csto):
    outcome = csto("--json")
    assert (outcome.code, outcome.stderr) == (
        2, "csto: --json comes after a command: csto members --json, for example.\n"
    )  # fmt: skip


def test_an_issue_that_could_be_several_is_no_state(csto):
    assert "csto stance --issue takes an issue: 'war' could be" in csto("stance", "war").stderr
