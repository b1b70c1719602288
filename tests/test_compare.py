"""`csto compare`: the CSTO beside others, line by line."""

import json

import pytest
import small_world


def by_line(outcome, line):
    """The rows of one line by organisation."""
    return {row["organisation"]: row for row in outcome.data if row["dimension"] == line}


def test_the_csto_comes_first_and_every_line_has_every_organisation(csto):
    rows = csto("compare", "nato", "guam", "--json").data
    lines = {}
    for row in rows:
        lines.setdefault(row["dimension"], []).append(row["organisation"])
    assert set(map(tuple, lines.values())) == {("csto", "nato", "guam")}


def test_lines_stand_in_the_order_of_the_dataset(csto, data):
    order = [dimension.id for dimension in data.section("dimension")]
    rows = csto("compare", "nato", "--json").data
    found = list(dict.fromkeys(row["dimension"] for row in rows if row["basis"] == "recorded"))
    assert found == [id for id in order if id in found]


def test_mutual_defence(csto):
    found = by_line(csto("compare", "NATO", "--json"), "mutual-defence-clause")
    assert "Article 4" in found["csto"]["value"]
    assert "Article 5" in found["nato"]["value"]
    assert found["csto"]["sources"]


def test_what_is_not_known_is_said_to_be_so(csto):
    rows = csto("compare", "aukus", "--json").data
    missing = [row for row in rows if row["value"] is None]
    assert missing
    assert all(row["text"] is None and row["sources"] == [] for row in missing)
    assert "not known" in csto("compare", "aukus").stdout


def test_combined_figures_are_sums_of_one_year(csto, data):
    row = by_line(csto("compare", "nato", "--json"), "population")["csto"]
    figures = {
        record.country: record.value
        for record in data.section("indicator")
        if record.topic == "population" and record.country and record.date[:4] == str(row["year"])
    }
    assert row["basis"] == "computed"
    assert row["members_counted"] == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]
    assert row["number"] == sum(figures[code] for code in row["members_counted"])
    assert (row["members_missing"], row["members_other_year"]) == ([], [])


def test_another_year_is_never_mixed_in_silently(csto):
    row = by_line(csto("compare", "nato", "--json"), "population")["nato"]
    assert row["members_other_year"]
    assert f"{len(row['members_other_year'])} of a year beside it" in row["value"]
    assert not set(row["members_counted"]) & set(row["members_other_year"])
    strict = by_line(csto("compare", "nato", "--year", str(row["year"]), "--json"), "population")["nato"]
    assert strict["members_other_year"] == []
    assert strict["number"] < row["number"]


def test_members_are_those_of_the_day(csto):
    outcome = csto("compare", "nato", "--as-of", "2010-01-01", "--year", "2025", "--json")
    assert "UZB" in by_line(outcome, "population")["csto"]["members_counted"]


def test_nothing_of_a_later_date_is_told_of_an_earlier_day(csto):
    rows = csto("compare", "nato", "--as-of", "2005", "--json").data
    assert rows
    assert all(row["date"] is None or row["date"] <= "2005-12-31" for row in rows)
    assert all(row["year"] is None or row["year"] <= 2005 for row in rows)
    (chief,) = [row for row in rows if (row["organisation"], row["dimension"]) == ("csto", "headquarters")]
    assert chief["value"].startswith("Moscow")


def test_only_differences(csto):
    whole = csto("compare", "warsaw-pact", "--json").data
    different = csto("compare", "warsaw-pact", "--only-differences", "--json").data
    assert 0 < len(different) <= len(whole)
    lines = {}
    for row in different:
        lines.setdefault(row["dimension"], set()).add(row["value"])
    assert all(len(values) > 1 for values in lines.values())


def test_chosen_lines(csto):
    outcome = csto("compare", "nato", "--attribute", "headquarters", "--width", "80")
    assert (
        outcome.stdout
        == """\
CSTO and NATO compared  as of 9 October 2026

Institutions
              CSTO    NATO
──────────────────────────────
Headquarters  Moscow  Brussels
"""
    )
    assert json.loads(csto("compare", "nato", "--attribute", "Headquarters", "--json").stdout)["data"]


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        (("natto",), 4, "Did you mean NATO?"),
        (("nato", "--attribute", "headqaurters"), 4, "Did you mean headquarters?"),
        ((), 2, "csto compare needs ORGANISATION."),
        (("nato", "--year", "two"), 2, "--year takes a date"),
    ],
)
def test_wrong_input(csto, line, code, hint):
    outcome = csto("compare", *line)
    assert (outcome.code, outcome.stdout) == (code, "")
    assert hint in outcome.stderr
    assert outcome.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "name", ["guam", "sco", "cis", "warsaw-pact", "eu", "anzus", "ots", "eaeu", "aukus", "rio-treaty"]
)
def test_every_organisation_can_be_compared(csto, name):
    rows = csto("compare", name, "--json").data
    assert sum(row["organisation"] == name and row["value"] is not None for row in rows) >= 10


def alliance(codes, figures):
    """A dataset of an alliance of some states with some figures of them, each of soldiers."""
    troops = {"topic": "personnel", "name": "Troops", "unit": "soldiers", "kind": "fact", "text": "It."}
    names = {"name": "Collective Security", "abbreviation": "CSTO", "type": "alliance"}
    span = {"organisation": "csto", "status": "member", "from": "2002", "to": "open"}
    return small_world.made(
        country=[{"id": code.lower(), "iso2": code[:2], "iso3": code, "name": code, "name_ru": code} for code in codes],
        organisation=[{"id": "csto", "from": "2002", "to": "open", **names}],
        membership=[{"id": f"csto-{code.lower()}", "country": code, **span} for code in codes],
        indicator=[
            {"id": f"troops-{number}", "country": code, "date": date, **value, **troops}
            for number, (code, date, value) in enumerate(figures)
        ],
    )


def test_a_figure_in_words_alone_counts_for_nobody():
    figures = [
        ("ARM", "2018", {"value_max": 40}),
        ("BLR", "2018", {"value_min": 20, "value_max": 50}),
        ("RUS", "2018", {}),
    ]
    (row,) = alliance(["ARM", "BLR", "RUS"], figures).compare(["csto"])
    assert (row.number, row.number_max) == (60, 90)
    assert row.members_counted == ("ARM", "BLR")
    assert row.members_missing == ("RUS",)


def test_only_the_years_beside_it_stand_in_for_a_year():
    codes = [f"{letter}{letter}{letter}" for letter in "QWERTYUIOPAS"]
    here = [(code, "2018-07", {"value": 1}) for code in reversed(codes[:5])]
    beside = [
        ("YYY", "2019-02", {"value": 10}),
        ("OOO", "2019", {"value": 1000}),
        ("III", "2017-05", {"value": 10_000}),
    ]
    away = [("PPP", "2016", {"value": 100_000}), ("AAA", "2020", {"value": 100_000}), ("III", "2019", {"value": 7})]
    (row,) = alliance(codes, [*away, *beside, *here]).compare(["csto"])
    assert row.value == "11,015 soldiers (2018; 3 of a year beside it; 8 of 12 members)"
    assert row.members_counted == ("EEE", "QQQ", "RRR", "TTT", "WWW")
    assert row.members_other_year == ("III", "OOO", "YYY")
    assert row.members_missing == ("AAA", "PPP", "SSS", "UUU")


def test_defence_spending_and_its_share_of_gdp(csto):
    outcome = csto("compare", "nato", "--json")
    spending, share = (
        by_line(outcome, "military-spending-sipri"),
        by_line(outcome, "military-spending-share-of-gdp-sipri"),
    )
    for organisation, billions, percent in (("csto", (190, 205), (6.3, 6.8)), ("nato", (1550, 1620), (2.6, 2.8))):
        assert billions[0] < spending[organisation]["number"] / 1e9 < billions[1]
        assert percent[0] < share[organisation]["number"] < percent[1]
        assert share[organisation]["year"] == spending[organisation]["year"] == 2025
        assert share[organisation]["members_missing"] == spending[organisation]["members_missing"]
    page = csto("compare", "nato", "--width", "80").stdout
    assert "Military spending, US$ 2025" in page
    assert "Spending, % of GDP 2025" in page
    assert by_line(csto("compare", "nato", "--as-of", "2010", "--json"), "military-spending-sipri") == {}


def test_a_share_is_that_of_the_members_together():
    spending = {"topic": "military-spending", "name": "Spending (X)", "unit": "US$", "kind": "fact", "text": "It."}
    share = {**spending, "name": "Spending, share of GDP (X)", "unit": "% of GDP"}
    figures = [("ARM", spending, 6), ("ARM", share, 6), ("BLR", spending, 1), ("BLR", share, 0.5), ("RUS", spending, 9)]
    states = ["ARM", "BLR", "RUS"]
    dataset = small_world.made(
        country=[{"id": code, "iso2": code[:2], "iso3": code, "name": code, "name_ru": code} for code in states],
        organisation=[
            {"id": "csto", "name": "C", "abbreviation": "C", "type": "alliance", "from": "2002", "to": "open"}
        ],
        membership=[
            {"id": code, "country": code, "organisation": "csto", "status": "member", "from": "2002", "to": "open"}
            for code in states
        ],
        indicator=[
            {"id": f"i{place}", "country": code, "date": "2020", "value": value, **kind}
            for place, (code, kind, value) in enumerate(figures)
        ],
    )
    rows = {row.dimension: row for row in dataset.compare(["csto"])}
    assert rows["spending-x"].number == 16
    assert rows["spending-share-of-gdp-x"].number == 2.33  # 7 of 100 + 200
    assert rows["spending-share-of-gdp-x"].members_missing == ("RUS",)


def test_the_table_fits_a_page_and_a_half_with_commitment_and_sizes_first(csto):
    lines = csto("compare", "nato", "--width", "80").stdout.splitlines()
    assert len(lines) <= 95
    assert [line for line in lines if line in ("Commitment", "Membership", "Founding", "Identity")] == [
        "Commitment",
        "Membership",
        "Founding",
    ]
    assert sum("1.58 tn" in line for line in lines) == 1
    assert not [line for line in lines if line.startswith(("Observers", "Languages"))]


def test_what_is_the_same_for_all_is_said_once(csto):
    rows = csto("compare", "cis", "--json").data
    values = {}
    for row in rows:
        values.setdefault((row["name"], row["detail"] or row["group"] == "figures"), set()).add(row["value"])
    same = [name for (name, detail), own in values.items() if len(own) == 1 and not detail]
    page = " ".join(csto("compare", "cis", "--width", "100").stdout.split())
    assert same
    assert all(f"{name}: " in page.partition("The same for all: ")[2] for name in same)


@pytest.mark.parametrize("words", [["nato"], ["nato", "sco"], ["cis"]])
def test_a_chart_shows_each_figure_once_and_sizes_alone(csto, words):
    page = csto("compare", *words, "--chart", "--width", "100").stdout
    assert page.count("Members") == 1
    assert "Nuclear powers" not in page
    assert "Military spending, US$ 2025" in page
    assert "Withdrawal, months" in page or words == ["sco"]


@pytest.mark.parametrize("width", [20, 30, 40, 60, 80, 250])
def test_bars_fit_any_width(csto, width):
    for words in (["nato"], ["nato", "sco", "guam"]):
        page = csto("compare", *words, "--chart", "--width", str(width)).stdout
        assert max(map(len, page.splitlines())) <= width
        assert "978 M" in page


def test_an_organisation_that_nobody_left_has_no_former_members(csto):
    assert by_line(csto("compare", "nato", "--json"), "former-members")["nato"]["value"] == "none"
