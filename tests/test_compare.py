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
    (row,) = alliance(["ARM", "BLR", "RUS"], figures).compare([])
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
    (row,) = alliance(codes, [*away, *beside, *here]).compare([])
    assert row.value == "11,015 soldiers (2018; 3 of a year beside it; 8 of 12 members)"
    assert row.members_counted == ("EEE", "QQQ", "RRR", "TTT", "WWW")
    assert row.members_other_year == ("III", "OOO", "YYY")
    assert row.members_missing == ("AAA", "PPP", "SSS", "UUU")


def test_spending_as_a_share_of_gdp_is_that_of_the_members_together(csto, data):
    row = by_line(csto("compare", "nato", "--json"), "defence-spending-share-of-gdp")["csto"]
    figures = {(record.country, record.name): record.value for record in data.section("indicator")
               if record.date == str(row["year"])}  # fmt: skip
    spent = [figures[code, "Military spending (SIPRI)"] for code in row["members_counted"]]
    shares = [figures[code, "Military spending, share of GDP (SIPRI)"] for code in row["members_counted"]]
    gdp = sum(one / share * 100 for one, share in zip(spent, shares, strict=True))
    assert row["number"] == round(sum(spent) / gdp * 100, 2)


def test_an_organisation_that_nobody_left_has_no_former_members(csto):
    assert by_line(csto("compare", "nato", "--json"), "former-members")["nato"]["value"] == "none"
