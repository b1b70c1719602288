"""`csto bodies`: the organs of the organization, and who heads them."""

import pytest

from csto_cli.queries.bodies import LEVELS


def heads(csto, day):
    """The heads of the bodies on a day, by body."""
    return {row["id"]: (row["head"], row["head_country"]) for row in csto("bodies", "--as-of", day, "--json").data}


def test_the_heads_change_with_the_day(csto):
    in_2013, in_2021 = heads(csto, "2013-01-01"), heads(csto, "2021-12-01")
    assert in_2013["body-secretariat"] == ("Nikolai Bordyuzha", "RUS")
    assert in_2021["body-secretariat"] == ("Stanislav Zas", "BLR")
    assert in_2013["body-csc"] == ("Almazbek Atambayev", "KGZ")
    assert in_2021["body-csc"] == ("Nikol Pashinyan", "ARM")
    assert in_2021["body-joint-staff"] == ("Anatoly Sidorov", "RUS")


def test_a_head_who_is_not_documented_on_the_day_is_not_guessed(csto):
    assert heads(csto, "2012-03-01")["body-joint-staff"] == (None, None)


def test_a_body_without_an_office_of_its_own_has_no_head(csto):
    assert heads(csto, "2021-12-01")["body-cfm"] == (None, None)


@pytest.mark.parametrize(
    ("day", "there"), [("2006-11-15", False), ("2006-11-16", True)], ids=["the day before", "the first day"]
)
def test_a_body_is_there_from_its_first_day(csto, day, there):
    assert ("body-parliamentary-assembly" in heads(csto, day)) is there


def test_there_was_none_before_the_treaty(csto):
    outcome = csto("bodies", "--as-of", "1991", "--json")
    assert (outcome.code, outcome.data) == (0, [])
    assert outcome.stderr == "csto: The dataset knows of no such body on 31 December 1991.\n"


def test_from_the_supreme_one_down(csto):
    levels = [row["level"] for row in csto("bodies", "--json").data]
    assert levels[0] == "supreme"
    assert levels == sorted(levels, key=LEVELS.index)


def test_one_level(csto):
    rows = csto("bodies", "--level", "ministerial", "--json").data
    assert {row["id"] for row in rows} >= {"body-cdm", "body-cfm", "body-cssc"}
    assert {row["level"] for row in rows} == {"ministerial"}


def test_the_sources_of_the_head_are_among_those_of_the_row(csto, data):
    row = next(row for row in csto("bodies", "--as-of", "2021-12-01", "--json").data if row["id"] == "body-secretariat")
    assert set(data.by_id("post")["sg-zas"].sources) <= set(row["sources"])


def test_a_wrong_level_is_a_usage_error(csto):
    outcome = csto("bodies", "--level", "suprme")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "Did you mean supreme?" in outcome.stderr
