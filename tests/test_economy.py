"""`csto economy`: figures of the economic ties, each with its day and source."""

import pytest
import small_world


def test_people_see_the_latest_figure_of_each_kind(csto):
    page = csto("economy", "belarus", "--topic", "debt", "--until", "2022", "--width", "80").stdout
    assert page.startswith("Economic ties: Belarus  as of 9 October 2026\n\nDebt\n")
    (line,) = [line for line in page.splitlines() if line.startswith("Debt to Russia")]
    assert " ".join(line.split()) == "Debt to Russia 2022 8.24 billion US dollars †"
    assert "† one source only" in page


def test_every_figure_has_a_day_a_unit_and_sources(csto):
    rows = csto("economy", "--json").data
    assert {row["country"] for row in rows} >= {"ARM", "BLR", "KAZ", "KGZ", "TJK", "UZB", None}
    assert all(row["date"] and row["unit"] and row["sources"] for row in rows)


def test_the_figures_of_states_and_armies_are_elsewhere(csto):
    topics = {row["topic"] for row in csto("economy", "--json").data}
    assert {"trade", "remittances", "energy", "transit", "currency", "inflation", "debt"} <= topics
    assert not topics & {"population", "area", "gdp", "personnel", "military-spending", "warheads", "armed-forces"}


def test_by_state_topic_name_and_date(csto):
    rows = csto("economy", "--json").data
    keys = [(row["country"] or "~", row["topic"], row["name"], row["date"], row["id"]) for row in rows]
    assert keys == sorted(keys)


def test_a_state_with_the_ties_that_others_have_to_it(csto):
    rows = csto("economy", "russia", "--topic", "debt", "--json").data
    assert {(row["country"], row["partner"]) for row in rows} == {("BLR", "RUS")}
    assert csto("economy", "РФ", "--topic", "debt", "--json").data == rows


def test_the_tenge_against_its_rate_before_the_war(csto, data):
    rows = {row["id"]: row for row in csto("economy", "kazakhstan", "--topic", "currency", "--json").data}
    base = data.by_id("indicator")["tenge-2022-02-22"]
    later = rows["tenge-2022-03-15"]
    assert (rows[base.id]["change_percent"], rows[base.id]["base"]) == (0.0, base.id)
    assert later["base"] == base.id
    assert later["change_percent"] == round((base.value / later["value"] - 1) * 100, 1) == -16.7
    assert rows["tenge-2022-05-26"]["change_percent"] > 0, "the tenge was stronger than before the war"


def test_the_changes_are_those_of_the_claim_about_the_tenge(csto, data):
    rows = csto("economy", "kazakhstan", "--topic", "currency", "--json").data
    changes = {row["id"]: row["change_percent"] for row in rows}
    reason = data.by_id("claim")["E40"].reason
    for id in ("tenge-2022-03-15", "tenge-2025-01-15", "tenge-2025-09", "tenge-2026-02-26"):
        assert f"{-changes[id]:.1f} percent" in reason, id


def test_only_rates_are_measured_against_a_base(csto):
    rows = csto("economy", "--json").data
    assert {row["topic"] for row in rows if row["base"]} == {"currency"}
    measured = [row for row in rows if row["base"]]
    assert all(row["change_percent"] is not None and " per " in row["unit"] for row in measured)
    (bound,) = [row for row in rows if row["id"] == "tenge-2026-02-04"]
    assert (bound["value"], bound["value_max"], bound["change_percent"]) == (None, 500, None)


def test_the_base_counts_also_when_it_is_filtered_out(csto):
    rows = csto(
        "economy", "kazakhstan", "--topic", "currency", "--since", "2025-09", "--until", "2025-09", "--json"
    ).data
    assert [(row["id"], row["base"]) for row in rows] == [("tenge-2025-09", "tenge-2022-02-22")]


def test_people_read_the_base_and_the_ends_of_ranges(csto):
    page = " ".join(csto("economy", "kazakhstan", "--topic", "currency", "--width", "80").stdout.split())
    assert "461.57 tenge" in page
    assert "-7.6 %" in page
    assert "against 426.5 tenge per US dollar on 22 February 2022" in page
    page = " ".join(csto("economy", "tajikistan", "--topic", "remittances", "--width", "80").stdout.split())
    assert "5.8–6 billion US dollars" in page
    page = " ".join(csto("economy", "armenia", "--topic", "energy", "--width", "80").stdout.split())
    assert "more than 80 % of gas supply" in page


def test_since_and_until_are_inclusive(csto):
    rows = csto(
        "economy", "kazakhstan", "--topic", "inflation", "--since", "2022-12", "--until", "2023-02", "--json"
    ).data
    assert [row["id"] for row in rows] == ["inflation-kaz-2022-12", "inflation-kaz-2023-02"]


def test_the_query_holds_what_the_words_mean(csto):
    query = csto("economy", "Казахстан", "--topic", "Labour migration", "--topic", "debt", "--json").envelope["query"]
    assert query == {
        "name": "KAZ",
        "topic": ["labour-migration", "debt"],
        "since": None,
        "until": None,
        "as_of": "2026-10-09",
    }


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("Kazakhstn",), 4, "csto: No state is called 'Kazakhstn'. Did you mean Kazakhstan?\n"),
        (("Korea",), 5, "csto: 'Korea' could be North Korea or South Korea; name one of them.\n"),
    ],
)
def test_wrong_names(csto, arguments, code, message):
    outcome = csto("economy", *arguments)
    assert (outcome.code, outcome.stdout, outcome.stderr) == (code, "", message)


def test_a_wrong_topic_is_told_the_right_ones(csto):
    outcome = csto("economy", "--topic", "remitances")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("csto: --topic takes csto-budget, currency, debt, ")
    assert outcome.stderr.endswith("not 'remitances'. Did you mean remittances?\n")


def test_nothing_found_is_a_success(csto):
    outcome = csto("economy", "monaco")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr == "csto: The dataset has no such figure; csto economy lists what there is.\n"
    assert csto("economy", "monaco", "--json").data == []


def test_without_the_war_in_the_dataset_no_rate_has_a_base():
    rate = {"id": "tenge", "topic": "currency", "name": "Tenge", "country": "KAZ", "date": "2021", "value": 430.0}
    rate |= {"unit": "KZT per USD", "kind": "fact", "text": "It."}
    state = {"id": "kazakhstan", "iso2": "KZ", "iso3": "KAZ", "name": "Kazakhstan", "name_ru": "Казахстан"}
    rates = [rate, rate | {"id": "tenge-later", "date": "2023", "value": 450.0}]
    small = small_world.made(country=[state], indicator=rates)
    assert [(row.id, row.base, row.change_percent) for row in small.economy()] == [
        ("tenge", None, None),
        ("tenge-later", None, None),
    ]
