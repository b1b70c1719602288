"""`csto changes`: what changed between two days, computed from spans and dates."""

import pytest


def found(csto, *arguments):
    """Each change as name, date, before and after."""
    rows = csto("changes", *arguments, "--json").data
    return {(row["name"], row["date"], row["before"], row["after"]) for row in rows}


def test_memberships_of_every_organisation_from_one_standing_to_the_next(csto):
    rows = found(csto, "--since", "2019", "--until", "2024", "--group", "membership")
    assert ("Armenia, CSTO", "2024-02-22", "member", "frozen") in rows
    assert ("Finland, NATO", "2023-04-04", None, "member") in rows
    assert ("Belarus, SCO", "2024-07-04", "observer", "member") in rows
    assert ("Russia, CoE", "2022-03-16", "member", None) in rows


def test_the_change_from_party_to_member_and_a_suspension_are_one_change_each(csto):
    rows = found(csto, "csto", "--since", "1999", "--until", "2012", "--group", "membership")
    assert {row for row in rows if row[0] == "Uzbekistan, CSTO"} == {
        ("Uzbekistan, CSTO", "1999-04-21", "party", None),
        ("Uzbekistan, CSTO", "2006-08-16", None, "member"),
        ("Uzbekistan, CSTO", "2012-12-19", "member", "suspended"),
    }
    assert ("Armenia, CSTO", "2003-09-18", "party", "member") in rows


def test_the_chair_a_base_and_a_position(csto):
    rows = found(csto, "--since", "2024", "--until", "2026")
    chair = "Chair of the Collective Security Council"
    assert [row[3] for row in sorted(rows, key=lambda row: row[1]) if row[0] == chair][-1] == "Vladimir Putin"
    assert ("Border guards of Russia at Zvartnots airport", "2024-08-01", "exists", None) in rows
    assert ("Armenia: Takes part in the CSTO", "2024-02-22", "takes part under protest", "frozen") in rows
    assert not [row for row in rows if row[2] == row[3]]


def test_both_bounds_are_inclusive(csto):
    day = ("--since", "2024-02-22", "--until", "2024-02-22", "--group", "membership")
    assert found(csto, *day) == {("Armenia, CSTO", "2024-02-22", "member", "frozen")}
    outcome = csto("changes", "--since", "2024-02-23", "--until", "2024-02-23", "--group", "membership", "-e")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr == "csto: Nothing that the dataset knows of changed, 23 February 2024 to 23 February 2024.\n"


def test_a_state_with_its_own_votes(csto):
    rows = csto("changes", "armenia", "--since", "2022-03-02", "--until", "2022-03-02", "--json").data
    (vote,) = [row for row in rows if row["group"] == "vote"]
    assert (vote["change"], vote["after"], vote["countries"]) == ("held", "abstained: Armenia", ["ARM"])
    (every,) = csto("changes", "--since", "2022-03-02", "--until", "2022-03-02", "--group", "vote", "--json").data
    assert every["after"].endswith("against: Belarus, Russia; abstained: Armenia, Kazakhstan, Kyrgyzstan, Tajikistan; "
                                   "absent: Azerbaijan, Uzbekistan")  # fmt: skip


def test_an_organisation(csto):
    rows = csto("changes", "nato", "--since", "1999", "--until", "2010", "--json").data
    assert {row["organisation"] for row in rows} == {"nato"}
    assert csto("changes", "nato", "--since", "1999").stdout.startswith("What changed: NATO, 1 January 1999 to ")


def test_people_see_before_and_after_by_group(csto):
    page = csto("changes", "armenia", "--since", "2024-02", "--until", "2024-02", "--width", "80").stdout
    assert "\nMembers and statuses\n" in page
    assert "\nPositions\n" in page
    assert "22 Feb 2024  →  Armenia, CSTO" in page
    assert "member → frozen" in page


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (
            ("--since", "2024", "--until", "2020"),
            2,
            "csto: --since 2024 is later than --until 2020; turn them around.\n",
        ),
        (
            ("nowhereland", "--since", "2020"),
            4,
            "csto: No state is called 'nowhereland'; the dataset holds members and observers of the United Nations.\n",
        ),
    ],
)
def test_what_cannot_be_answered(csto, arguments, code, message):
    outcome = csto("changes", *arguments)
    assert (outcome.code, outcome.stdout, outcome.stderr) == (code, "", message)
