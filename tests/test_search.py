"""`csto search`: every record that holds some words, best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_cli.api import Dataset
from csto_cli.data import bundled
from csto_cli.queries.search import _words as words_of
from csto_cli.queries.search import context, locate
from csto_cli.text.stems import words

SMALL = {
    "schema_version": 2,
    "dataset_version": "2026.1.0",
    "as_of": "2026-01-01",
    "source": [
        {
            "id": "s",
            "title": "Alpha force",
            "publisher": "P",
            "kind": "news",
            "lang": "en",
            "url": "https://odd.example",
        }
    ],
    "country": [{"id": "turkiye", "iso2": "TR", "iso3": "TUR", "name": "Türkiye", "name_ru": "Турция"}],
    "organisation": [
        {"id": "csto", "name": "Collective Security", "abbreviation": "CSTO", "abbreviation_ru": "ОДКБ"},
    ],
    "force": [
        {"id": "alpha", "name": "Alpha force", "text": "Seven."},
        {"id": "beta", "name": "Alpha force of the north", "text": "Eight."},
        {"id": "gamma", "name": "Force called Alpha", "text": "Nine."},
        {"id": "nearly", "name": "Alpha forcing", "text": "A force."},
        {"id": "split", "name": "Alpha", "text": "Ten.", "note": "A force."},
    ],
    "event": [
        {"id": "note", "date": "2001", "text": "Nothing.", "note": "The alpha force."},
        {"id": "prose", "date": "2002", "text": "The alpha force met."},
        {"id": "apart", "date": "2003", "text": "A force, and then Alpha."},
        {"id": "part", "date": "2004", "text": "The alpha forces met.", "countries": ["TUR"]},
        {"id": "only-one", "date": "2005", "text": "Alpha alone; the unalpha force is in forced language."},
        {"id": "vote-es-11-1", "date": "2006", "text": "Ахалцихе – naïve 'Kazakhstan’s' coöperation."},
    ],
}


@pytest.fixture
def small():
    return Dataset(bundled.from_document(SMALL))


def ids(rows):
    return [row.id for row in rows]


def test_names_before_prose_and_notes(small):
    found = ids(small.search("alpha FORCE"))
    assert found[0] == "alpha"
    assert set(found[1:4]) == {"beta", "gamma", "nearly"}
    assert set(found[4:]) == {"prose", "s", "part", "apart", "only-one", "split", "note"}
    scores = [row.score for row in small.search("alpha force")]
    assert scores == sorted(scores, reverse=True)


def test_whole_words_before_parts(small):
    found = ids(small.search("alph"))
    assert {"alpha", "beta", "gamma", "nearly", "split"} <= set(found)
    assert ids(small.search("forci"))[0] in ("alpha", "nearly")
    assert ids(small.search("unalp")) == ["only-one"]


def test_all_words_before_some(small):
    rows = small.search("north forces")
    assert rows[0].id == "beta"
    assert {"alpha", "gamma"} <= set(ids(rows))
    assert "s" not in ids(small.search("seven force north alpha"))[:2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("turkiye", ["turkiye", "part"]),
        ("TÜRKİYE", ["turkiye", "part"]),
        ("Турция", ["turkiye", "part"]),
        ("turtsiya", ["turkiye", "part"]),
        ("odkb", ["csto"]),
        ("одкб", ["csto"]),
        ("akhaltsikhe naive cooperation", ["vote-es-11-1"]),
        ("kazakhstans", ["vote-es-11-1"]),
        ("ES-11/1", ["vote-es-11-1"]),
        ("odd.example", ["s"]),
        ("the alpha", ["alpha", "split"]),
        ("2003", ["apart"]),
        ("qwertyuiop", []),
        (";", None),
    ],
)
def test_what_is_folded_and_what_is_searched(small, text, found):
    if found is None:
        with pytest.raises(Exception, match="at least one word"):
            small.search(text)
    else:
        assert ids(small.search(text))[: len(found) or None] == found


def test_sections_and_limits(small):
    assert set(ids(small.search("alpha", in_=["force"]))) == {"alpha", "split", "beta", "gamma", "nearly"}
    assert ids(small.search("alpha force", limit=1)) == ["alpha"]


def test_snippets_are_taken_around_the_hit(small):
    rows = {row.id: row for row in small.search("alpha force")}
    assert rows["note"].snippet == "The alpha force."
    assert rows["alpha"].snippet == "Alpha force"
    assert rows["prose"].title is None
    assert rows["beta"].title == "Alpha force of the north"
    assert rows["prose"].date == "2002"


def test_a_hit_is_located_in_any_script():
    assert locate("the unalpha Alpha", words("alpha")) == (12, 17)
    assert locate("Встреча ОДКБ в Минске", words("odkb")) == (8, 12)
    assert locate("In Türkiye’s capital", words("Turkiye")) == (3, 12)
    assert locate("It was frozen, then thawed", words("freezing")) == (7, 13)
    assert locate("nothing", ["odkb"]) is None


def test_context_is_cut_between_words():
    text = "one two three " * 30
    place = text.index("two", 200)
    shown = context(text, place, place + 3)
    assert len(shown) <= 92
    assert shown[0] == shown[-1] == "…"
    assert set(shown.strip("…").split()) == {"one", "two", "three"}
    assert context("short", 0, 5) == "short"


def test_overlays_are_searched(csto, tmp_path):
    overlay = tmp_path / "mine.toml"
    overlay.write_text(
        '[[event]]\nid = "mine"\ndate = 2020-01-01\ncategory = "statement"\nkind = "fact"\n'
        'text = "Zyzzyva ОДКБ."\nsources = []\n'
    )
    rows = csto("search", "zyzzyva", "odkb", "--data", str(overlay), "--json").data
    assert (rows[0]["id"], rows[0]["origin"]) == ("mine", "mine.toml")
    assert csto("search", "zyzzyva", "--json").data == []


def test_the_bundled_index_and_the_records_say_the_same(data):
    from csto_cli.data.search_index import lines

    store = data._store
    records = {name: store.section(name) for name in store.sections}
    assert lines(records, store.as_of) == store.search_index().decode()


def test_the_organization_is_found_first_by_any_name(csto):
    for name in ("CSTO", "ОДКБ", "odkb", "Collective Security Treaty Organization"):
        assert csto("search", name, "--json").data[0]["id"] == "csto"


def test_people_see_the_word_marked(csto):
    text = csto("search", "ksor", "--in", "force", "--limit", "1", "--width", "100").stdout
    assert text.startswith("Search for “ksor”, ")
    assert "Collective Rapid Reaction Force" in text


def test_people_get_the_best_and_are_told_of_the_rest(csto):
    total = len(csto("search", "armenia", "--json").data)
    assert total > 25
    text = csto("search", "armenia", "--width", "100").stdout
    assert text.startswith(f"Search for “armenia”, 15 of {total}  as of ")
    assert "--in" in text.splitlines()[-1]
    assert len(csto("search", "armenia", "--json", "--limit", "3").data) == 3


def test_sorting_comes_before_the_limit(csto):
    rows = csto("search", "armenia", "--json", "--sort", "date").data
    assert csto("search", "armenia", "--json", "--sort", "date", "--limit", "2").data == rows[:2]


def test_nothing_found_is_a_success(csto):
    outcome = csto("search", "qwertyuiop")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr.startswith("csto: No record holds any of these words; ")


@pytest.mark.parametrize("text", ["", "  ", "…", "«»", "'"])
def test_a_search_without_words_is_a_usage_error(csto, text):
    outcome = csto("search", text)
    assert (outcome.code, outcome.stdout) == (2, "")


def test_a_wrong_section(csto):
    outcome = csto("search", "x", "--in", "evnt")
    assert outcome.code == 2
    assert outcome.stderr.endswith("Did you mean event?\n")


def test_the_first_word_that_begins_as_asked():
    assert locate("xalpha alpha alpha", words("alpha")) == (7, 12)
    assert locate("xalpha alpha alpha", words("alpha"), 8) == (13, 18)
    assert locate("alpha", words("alpha")) == (0, 5)
    assert locate("xalpha", words("alpha")) is None
    assert locate("xалфа алфа алфа", words("алфа")) == (6, 10)


def test_a_mark_that_cannot_be_seen_does_not_end_a_word():
    assert list(words_of("al\u200dpha, be’ta")) == [(0, 6), (8, 13)]
    assert list(words_of("\u200dalpha b")) == [(1, 6), (7, 8)]
    assert list(words_of("  ")) == []
    assert list(words_of("al\tpha\nb")) == [(0, 2), (3, 6), (7, 8)]


@pytest.mark.parametrize(("start", "end"), [(0, 6), (70, 76), (140, 200), (140, 146), (273, 279)])
def test_a_hit_stands_in_its_context(start, end):
    text = " ".join(f"word{number:02}" for number in range(40))
    shown = context(text, start, end)
    assert len(shown) <= 92
    assert text[start:end] in shown
    assert shown.startswith("…") == (start > 30)
    assert shown.endswith("…") == (end < 250)
    assert all(len(word) == 6 for word in shown.strip("…").split())


def test_how_much_is_shown_beside_a_hit():
    words = "aaaa " * 40
    assert context(words[:90], 0, 4) == words[:90]
    assert context(words[:91], 0, 4) == words[:89] + "…"
    assert context("Alpha, " + "beta; " * 30, 0, 5) == "Alpha, " + "beta; " * 12 + "beta…"
    assert context(words, 100, 104) == "…" + words[75:159] + "…"
    assert context(words, 195, 199) == "…" + words[115:199]
    assert context("one\ntwo  three", 0, 3) == "one two three"
    assert context("x" * 91, 0, 5) == "x" * 90 + "…"
    assert context("x" * 300, 100, 105) == "…" + "x" * 90 + "…"
    assert context("a " + "b" * 89, 86, 91) == "…" + "b" * 89
    letters = "".join(chr(97 + number % 26) for number in range(300))
    assert context(letters, 100, 200) == f"…{letters[100:190]}…"


@given(st.lists(st.text("ab", min_size=1, max_size=40), min_size=1), st.data())
def test_what_is_shown_is_a_piece_of_the_text(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(start + 90, len(text))))
    shown = context(text, start, end)
    piece = shown.removeprefix("…").removesuffix("…")
    assert piece in text
    assert len(piece) <= 90
    assert shown.startswith("…") or text.startswith(piece)
    assert shown.endswith("…") or text.endswith(piece)
    assert text[start:end].rstrip() in piece


def test_a_source_is_found_by_its_address_and_shown_with_it(small):
    (row,) = small.search("odd example")
    assert row.snippet == "https://odd.example"


def test_half_a_character_is_no_word(small):
    assert small.search("\udcff") == []
    assert ids(small.search("\udcff alone")) == ["only-one"]


QUESTIONS = {
    "article 4": "treaty-4",
    "Article 4 of the treaty": "treaty-4",
    "invoke article 4": "csto-times-invoked",
    "article 5 nato": "term-article-5",
    "secretary general": "sg-masadykov",
    "who is secretary general": "sg-masadykov",
    "Who is the Secretary General of the CSTO?": "sg-masadykov",
    "генеральный секретарь": "sg-masadykov",
    "who is the chair": "chair-2026-rus",
    "chairmanship 2026": "chair-2026-rus",
    "chief of the joint staff": "js-serdyukov",
    "joint staff": "body-joint-staff",
    "Tasmagambetov": "sg-tasmagambetov",
    "Путин": "chair-2026-rus",
    "putin": "chair-2026-rus",
    "Pashinyan": "chair-2021-arm",
    "Пашинян": "chair-2021-arm",
    "pashinian": "chair-2021-arm",
    "Токаев": "chair-2024-kaz",
    "Лукашенко": "chair-2016-blr",
    "peacekeepers kazakhstan 2022": "kazakhstan-2022",
    "january 2022 kazakhstan": "kazakhstan-2022",
    "Казахстан 2022": "kazakhstan-2022",
    "миротворцы": "peacekeeping-forces",
    "peacekeeping forces": "peacekeeping-forces",
    "armenia leaving": "armenia-exit",
    "will armenia leave the csto?": "armenia-exit",
    "Карабах": "term-nagorno-karabakh",
    "karabakh": "term-nagorno-karabakh",
    "freeze": "csto-arm-frozen",
    "armenia freezing membership": "csto-arm-frozen",
    "frozen": "csto-arm-frozen",
    "mutual defense": "csto-mutual-defence-clause",
    "who pays": "charter-25",
    "budget": "csto-common-budget",
    "dues": "term-arrears",
    "how many troops": "collective-forces",
    "rapid reaction": "ksor",
    "КСОР": "ksor",
    "CRRF": "ksor",
    "collective air force": "collective-aviation-forces",
    "what is the csto": "csto",
    "ОДКБ": "csto",
    "odkb": "csto",
    "Tashkent Pact": "csto",
    "when was the csto founded": "csto-founding-treaty",
    "charter": "charter",
    "устав ОДКБ": "charter",
    "Армения": "armenia",
    "tajkistan": "tajikistan",
    "Russian federation": "russia",
    "turkey": "turkiye",
    "Uzbekistan withdrawal": "csto-uzb-suspended",
    "georgia left 1999": "1999-04-20-three-leave",
    "serbia observer": "csto-pa-srb",
    "102nd base": "gyumri-102",
    "Kant air base": "kant",
    "belarus nuclear weapons": "pos-nuclear-weapons-blr-2023",
    "Oreshnik": "oreshnik-belarus",
    "war in ukraine": "ukraine-war",
    "kursk": "kursk-2024",
    "crimea vote": "74-168",
    "recognise donetsk": "dpr-lpr-recognition",
    "september 2022 attack on armenia": "request-armenia-2022",
    "lachin corridor": "term-lachin-corridor",
    "Interaction-2019": "vzaimodeystvie-2019",
    "drug trafficking operation": "body-ksopn",
    "Нелегал": "nelegal",
    "collective security council": "body-csc",
    "Совет коллективной безопасности": "body-csc",
    "parliamentary assembly": "body-parliamentary-assembly",
    "consensus": "csto-decision-rule",
    "putin leaves office": "putin-departure",
    "dissolution": "dissolution",
    "NATO": "nato",
    "shanghai cooperation": "sco",
    "Warsaw Pact": "warsaw-pact",
    "СВО": "term-svo",
    "E05": "E05",
    "ES-11/1": "es-11-1",
}
"""What people type, and a record that must be among the first three."""


@pytest.mark.parametrize(("text", "wanted"), QUESTIONS.items())
def test_what_is_meant_is_among_the_first_three(data, text, wanted):
    assert wanted in ids(data.search(text, limit=3))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Карабах", "Karabakh"), ("Путин", "putin"), ("ОДКБ", "CSTO"), ("Армения", "armenian"), ("freeze", "freezing"),
        ("defense", "defence"), ("labor migration", "labour migration"), ("organisation", "organization"),
        ("the withdrawal of uzbekistan", "uzbekistan withdrawal"), ("Türkiye", "turkiye"),
    ],
)  # fmt: skip
def test_the_same_records_however_it_is_spelt(data, one, other):
    assert ids(data.search(one)) == ids(data.search(other))


def test_what_holds_today_comes_before_what_is_past(data):
    found = ids(data.search("secretary general csto", in_=["post"]))
    assert found.index("sg-masadykov") < found.index("sg-tasmagambetov")


def test_it_says_when_hardly_any_record_holds_all_words(csto):
    outcome = csto("search", "serbia", "observer", "banana", "--json")
    assert outcome.envelope["query"]["all_words"] == 0
    assert outcome.stderr == "csto: No record holds all of these words; the following hold most of them.\n"
    outcome = csto("search", "dissolution of the csto", "--json", "--limit", "1")
    assert "hold all of these words; the others hold most of them." in outcome.stderr
    assert csto("search", "armenia").stderr == ""


def test_it_says_when_a_word_was_replaced(csto):
    assert csto("search", "qwertyuiop", "--json").data == []
    outcome = csto("search", "tajkistan", "--json", "--limit", "1")
    assert outcome.data[0]["id"] == "tajikistan"
    assert "spelt most like them" in outcome.stderr
