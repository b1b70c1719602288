"""`csto forces`: collective forces with every stated size, and foreign bases on members' soil."""

import pytest


def ids(outcome):
    """The ids of the rows of an answer."""
    assert outcome.code == 0, outcome.stderr
    return [row["id"] for row in outcome.data]


def by_id(outcome):
    """The rows of an answer by id."""
    return {row["id"]: row for row in outcome.data}


def test_every_stated_size_has_its_day_and_its_basis(csto):
    ksor = by_id(csto("forces", "--json"))["ksor"]
    sizes = {size["id"]: size for size in ksor["strengths"]}
    assert sizes["ksor-2014"]["basis"] == "official"
    assert (sizes["ksor-2019"]["personnel"], sizes["ksor-2019"]["basis"]) == (18000, "official")
    planned = [size for size in ksor["strengths"] if size["basis"] == "planned"]
    assert {size["country"] for size in planned} >= {"RUS", "KAZ", "BLR"}
    assert all(set(size["sources"]) <= set(ksor["sources"]) for size in ksor["strengths"])


def test_sizes_of_a_later_day_are_left_out(csto):
    ksor = by_id(csto("forces", "--as-of", "2012", "--json"))["ksor"]
    assert {size["date"][:4] for size in ksor["strengths"]} <= {"2009", "2010", "2011", "2012"}


@pytest.mark.parametrize(("day", "there"), [("2009-02-03", False), ("2009-02-04", True)])
def test_a_force_is_there_from_its_first_day(csto, day, there):
    assert ("ksor" in ids(csto("forces", "--as-of", day, "--json"))) is there


def test_forces_of_one_state(csto):
    found = ids(csto("forces", "--country", "armenia", "--json"))
    assert "ogv-armenia-russia" in found
    assert "ksbr" not in found


def test_bases_come_by_host_and_exist_on_the_day(csto):
    rows = csto("forces", "--bases", "--json").data
    assert {row["section"] for row in rows} == {"base"}
    hosts = [row["host"] for row in rows]
    assert [host for place, host in enumerate(hosts) if host not in hosts[:place]] == [
        "ARM",
        "BLR",
        "KAZ",
        "KGZ",
        "TJK",
    ]
    assert not {"manas", "karshi-khanabad", "termez"} & {row["id"] for row in rows}


@pytest.mark.parametrize(
    ("day", "found"),
    [("2005-06-01", {"manas", "karshi-khanabad", "termez", "kant"}), ("2014-06-03", {"kant", "termez"})],
)
def test_bases_of_an_earlier_day(csto, day, found):
    there = set(ids(csto("forces", "--bases", "--as-of", day, "--json")))
    assert there & {"manas", "karshi-khanabad", "termez", "kant"} == found


def test_bases_by_host_or_operator(csto):
    assert ids(csto("forces", "--bases", "--as-of", "2005-06-01", "--country", "germany", "--json")) == ["termez"]
    tajik = csto("forces", "--bases", "--country", "tajikistan", "--json").data
    assert {row["host"] for row in tajik} == {"TJK"}
    assert "base-201" in {row["id"] for row in tajik}


def test_the_treaty_and_its_term_stand_with_a_base(csto):
    gyumri = by_id(csto("forces", "--bases", "--country", "armenia", "--json"))["gyumri-102"]
    assert "until 2044" in gyumri["legal_basis"]
    assert (gyumri["host"], gyumri["operator"], gyumri["from"], gyumri["to"]) == ("ARM", "RUS", "1995", "open")


def test_the_latest_size_is_shown_with_its_year_and_basis(csto):
    text = csto("forces", "--bases", "--country", "tajikistan", "--width", "160").stdout
    assert "7,000 (2016, reported)" in text


def test_nothing_is_an_empty_answer(csto):
    outcome = csto("forces", "--as-of", "1990", "--country", "kazakhstan", "--json")
    assert (outcome.code, outcome.data) == (0, [])
    assert outcome.stderr == "csto: The dataset knows of none on 31 December 1990.\n"


def test_an_unknown_state_is_not_found(csto):
    outcome = csto("forces", "--bases", "--country", "Tajikstan")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr == "csto: No state is called 'Tajikstan'. Did you mean Tajikistan?\n"
