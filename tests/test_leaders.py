"""`csto leaders`: who held which office, and who was in the chair, on any day."""

import pytest

import csto_cli
from csto_cli import dates

SHARED = ("president", "deputy-secretary-general", "other")
"""Roles that several people hold at once."""

POSTS = csto_cli.load().section("post")


def known_days(post):
    """The first day of a term, its last, and one between, as far as they are known to the day."""
    first, end = post["from"], post.to
    days = {first} if len(first) == 10 else set()
    if len(end) == 10:
        days.add(dates.previous_day(end))
    if len(first) == len(end) == 10:
        days.add(max(first, f"{(int(first[:4]) + int(end[:4])) // 2}-12-31" if first[:4] < end[:4] else first))
    return sorted(day for day in days if dates.contains(first, end, day))


@pytest.mark.parametrize(
    ("post", "day"), [pytest.param(post, day, id=f"{post.id} {day}") for post in POSTS for day in known_days(post)]
)
def test_the_holder_is_found_on_every_known_day(data, post, day):
    found = data.leaders(as_of=day, role=[post.role], organisation=post.organisation or "csto")
    assert post.id in [other.id for other in found]


@pytest.mark.parametrize(
    "post", [pytest.param(post, id=post.id) for post in POSTS if len(post.to) == 10 and post.role not in SHARED]
)
def test_nobody_holds_a_post_on_the_day_after_the_last(data, post):
    assert post.id not in [
        other.id for other in data.leaders(as_of=post.to, role=[post.role], organisation=post.organisation or "csto")
    ]


@pytest.mark.parametrize("post", [pytest.param(post, id=post.id) for post in POSTS if len(post["from"]) == 10])
def test_nobody_holds_a_post_before_the_first_day(data, post):
    before = dates.previous_day(post["from"])
    assert post.id not in [
        other.id for other in data.leaders(as_of=before, role=[post.role], organisation=post.organisation or "csto")
    ]


@pytest.mark.parametrize(
    ("day", "role", "people"),
    [
        ("2003-04-27", "secretary-general", ["Valery Nikolayenko"]),
        ("2003-04-28", "secretary-general", ["Nikolai Bordyuzha"]),
        ("2017-02-01", "secretary-general", ["Valery Semerikov"]),
        ("2017-05-02", "secretary-general", ["Yuri Khachaturov"]),
        ("2019-12-31", "secretary-general", ["Valery Semerikov"]),
        ("2020-01-01", "secretary-general", ["Stanislav Zas"]),
        ("2022-01-06", "chair", ["Nikol Pashinyan"]),
        ("2006-06-22", "chair", ["Vladimir Putin"]),
        ("2006-06-23", "chair", ["Alexander Lukashenko"]),
        ("2016-11-24", "assembly-chair", ["Vyacheslav Volodin"]),
        ("2012-12-19", "chief-of-joint-staff", ["Alexander Studenikin"]),
    ],
)
def test_who_held_it(csto, day, role, people):
    rows = csto("leaders", "--as-of", day, "--role", role, "--json").data
    assert [row["person"] for row in rows] == people


@pytest.mark.parametrize(
    ("day", "people"),
    [
        ("2006-05-31", ["js-baluyevsky"]),
        ("2008-01-01", []),
        ("2011-12-20", ["js-tikhonovsky"]),
        ("2012-03-01", []),
        ("2012-08-31", ["js-zhasuzakov"]),
    ],
)
def test_a_bound_that_is_not_known_reaches_as_far_as_sources_show_the_holder(csto, day, people):
    outcome = csto("leaders", "--as-of", day, "--role", "chief-of-joint-staff", "--json")
    assert [row["id"] for row in outcome.data] == people


def test_people_are_told_what_is_not_known(csto):
    text = csto("leaders", "--as-of", "2012-09", "--role", "chief-of-joint-staff", "--width", "120").stdout
    assert "by Aug 2012" in text


@pytest.mark.parametrize("day", ["1990", "1991-12-31", "1992-05-14"])
def test_there_was_no_office_before_the_treaty(csto, day):
    outcome = csto("leaders", "--as-of", day, "--json")
    assert (outcome.code, outcome.data) == (0, [])
    assert outcome.stderr.startswith("csto: The dataset knows of no such holder on ")


def test_an_unknown_beginning_does_not_reach_back_before_the_office(csto):
    rows = csto("leaders", "--as-of", "2000", "--json").data
    assert "assembly-chair" not in {row["role"] for row in rows}
    assert "chief-of-joint-staff" not in {row["role"] for row in rows}


def test_terms_without_any_known_bound_are_only_among_all(csto):
    ids = {row["id"] for row in csto("leaders", "--json").data}
    every = csto("leaders", "--all", "--json").data
    undated = {row["id"] for row in every if row["from"] == row["to"] == "unknown"}
    assert undated
    assert not undated & ids


def test_every_term_of_one_role_in_order(csto):
    rows = csto("leaders", "--role", "secretary-general", "--all", "--as-of", "2020-01-01", "--json").data
    assert [row["person"] for row in rows][-4:] == [
        "Valery Semerikov",
        "Yuri Khachaturov",
        "Valery Semerikov",
        "Stanislav Zas",
    ]


def test_acting_ones_are_said_to_be_so(csto):
    text = csto("leaders", "--as-of", "2018-12-01", "--role", "secretary-general", "--width", "120").stdout
    assert "Valery Semerikov (acting)" in text
    assert csto("leaders", "--as-of", "2018-12-01", "--role", "secretary-general", "--json").data[0]["acting"] is True


def test_a_holder_of_the_datasets_day_is_only_the_last_known(csto):
    sentence = "As last known, verified "
    assert sentence in csto("leaders", "--width", "100").stdout
    assert sentence not in csto("leaders", "--as-of", "2010", "--width", "100").stdout


def test_country_resolves(csto):
    outcome = csto("leaders", "--country", "Հայաստան", "--all", "--json")
    assert {row["country"] for row in outcome.data} == {"ARM"}
    assert outcome.envelope["query"]["country"] == ["ARM"]


def test_wrong_names(csto):
    outcome = csto("leaders", "--role", "chiar")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "Did you mean chair?" in outcome.stderr
    outcome = csto("leaders", "--country", "Armenai")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr == "csto: No state is called 'Armenai'. Did you mean Armenia?\n"


def test_who_chairs_next_by_the_russian_alphabet(csto):
    (row,) = csto("leaders", "--next", "--json").data
    assert (row["person"], row["country"], row["from"]) == ("Tajikistan", "TJK", "2027-01-01")
    assert "odkb-minsk-2023" in row["sources"]
    (row,) = csto("leaders", "--next", "--as-of", "2024-06", "--json").data
    assert (row["country"], row["from"]) == ("KGZ", "2025-01-01")
    assert "Next in the chair, by the rule of rotation: Tajikistan." in csto("leaders").stdout
    outcome = csto("leaders", "--next", "--organisation", "nato", "-e")
    assert (outcome.code, outcome.stderr) == (4, "csto: The dataset knows no rule by which the chair passes on.\n")


def test_the_offices_of_a_person_are_named(csto):
    page = csto("leaders", "bordyuzha", "--width", "100").stdout
    assert "Secretary General of the CSTO" in page
