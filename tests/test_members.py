"""`csto members`: who belonged on a day, to what, and how."""

import pytest

ORIGINAL_SIX = ["ARM", "KAZ", "KGZ", "RUS", "TJK", "UZB"]
TODAY_SIX = ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]


def codes(outcome):
    """The codes of an answer in TSV without a heading."""
    assert outcome.code == 0, outcome.stderr
    return outcome.stdout.split()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("1992-05-14", []),
        ("1992-05-15", ORIGINAL_SIX),
        ("1994-04-20", sorted([*ORIGINAL_SIX, "AZE", "GEO", "BLR"])),
        ("1999-04-20", sorted([*ORIGINAL_SIX, "AZE", "GEO", "BLR"])),
        ("1999-04-21", TODAY_SIX),
        ("2000-01-01", TODAY_SIX),
        ("2002-10-07", TODAY_SIX),
        ("2010-01-01", [*TODAY_SIX, "UZB"]),
        ("2012-12-18", [*TODAY_SIX, "UZB"]),
        ("2012-12-19", TODAY_SIX),
        ("2026-10-09", TODAY_SIX),
    ],
)
def test_members_on_a_day(csto, day, expected):
    outcome = csto("members", "--as-of", day, "-f", "tsv", "--fields", "iso3", "--no-header")
    assert sorted(codes(outcome)) == sorted(expected)


def test_a_year_means_its_last_day(csto):
    assert csto("members", "--as-of", "2012", "--json").data == csto("members", "--as-of", "2012-12-31", "--json").data


@pytest.mark.parametrize(
    ("day", "status", "instrument"),
    [
        ("1992-05-15", "signatory", "treaty"),
        ("1994-04-19", "signatory", "treaty"),
        ("1994-04-20", "party", "treaty"),
        ("2003-09-17", "party", "treaty"),
        ("2003-09-18", "member", "organization"),
    ],
)
def test_who_signed_belongs_from_the_entry_into_force(csto, day, status, instrument):
    rows = csto("members", "--as-of", day, "--json").data
    assert {(row["status"], row["instrument"]) for row in rows} == {(status, instrument)}


def test_signature_and_entry_into_force_stand_beside_each_other(csto):
    row = csto("members", "--as-of", "2010-01-01", "--json").data[0]
    assert (row["signed"], row["from"], row["treaty_from"]) == ("2002-10-07", "2003-09-18", "1994-04-20")
    (armenia,) = csto("member", "armenia", "--as-of", "2010-01-01", "--json").data
    spans = [(span["status"], span["from"], span["to"]) for span in armenia["memberships"]]
    assert spans == [
        ("signatory", "1992-05-15", "1994-04-20"),
        ("party", "1994-04-20", "open"),
        ("signatory", "2002-10-07", "2003-09-18"),
        ("member", "2003-09-18", "open"),
    ]


def test_nato_follows_the_same_rule(csto):
    rows = csto("members", "nato", "--as-of", "1949-08-23", "--json").data
    assert ({row["status"] for row in rows}, len(rows)) == ({"signatory"}, 12)
    assert {row["status"] for row in csto("members", "nato", "--as-of", "1949-08-24", "--json").data} == {"member"}


def test_changes_tell_signature_from_entry_into_force(csto):
    rows = csto(
        "changes", "armenia", "--since", "1992-05", "--until", "1994-04", "--group", "membership", "--json"
    ).data
    told = [(row["date"], row["before"], row["after"]) for row in rows if "CSTO" in row["name"]]
    assert told == [("1992-05-15", None, "signatory"), ("1994-04-20", "signatory", "party")]


def test_the_comparison_names_signatories_before_entry_into_force(csto):
    rows = csto("compare", "nato", "--as-of", "1993-01-01", "--attribute", "members", "--json").data
    assert rows[0]["value"].startswith("signed, not in force: Armenia, Kazakhstan")


def test_the_treaty_and_the_organization_are_told_apart(csto):
    before = csto("members", "--as-of", "2003-09-17", "--json").data
    after = csto("members", "--as-of", "2003-09-18", "--json").data
    assert {row["status"] for row in before} == {"party"}
    assert {row["instrument"] for row in before} == {"treaty"}
    assert {row["status"] for row in after} == {"member"}
    assert {row["instrument"] for row in after} == {"organization"}


def test_the_table_says_what_it_shows(csto):
    text = csto("members", "--as-of", "2000-01-01", "--width", "100").stdout
    assert text.splitlines()[0] == "Parties to the Collective Security Treaty  as of 1 January 2000"
    assert "The organization did not exist yet, for its Charter was not in force." in text
    text = csto("members", "--as-of", "1993-01-01", "--width", "100").stdout
    assert text.splitlines()[0] == "Signatories of the Collective Security Treaty  as of 1 January 1993"
    assert "The treaty was signed and not yet in force." in text


def test_the_whole_table(csto):
    outcome = csto("members", "--as-of", "2004-01-01", "--width", "50")
    assert outcome.stderr == ""
    assert (
        outcome.stdout
        == """\
Members of the Collective Security Treaty
Organization  as of 1 January 2004

State       Code  Since
─────────────────────────────
Armenia     ARM   18 Sep 2003
Belarus     BLR   18 Sep 2003
Kazakhstan  KAZ   18 Sep 2003
Kyrgyzstan  KGZ   18 Sep 2003
Russia      RUS   18 Sep 2003
Tajikistan  TJK   18 Sep 2003
"""
    )


def test_armenia_is_a_member_whose_participation_is_frozen(csto):
    armenia = csto("members", "--json").data[0]
    assert (armenia["iso3"], armenia["status"], armenia["participation"]) == ("ARM", "member", "frozen")
    assert armenia["frozen_from"] == "2024-02-22"
    assert "Yerevan" in armenia["note"]
    assert "Moscow" in armenia["note"]
    assert len(armenia["sources"]) >= 2
    before = csto("members", "--json", "--as-of", "2024-02-21").data[0]
    assert (before["participation"], before["frozen_from"]) == ("active", None)


def test_former_members_and_observers(csto):
    former = csto("members", "--status", "former", "--json").data
    assert {row["iso3"] for row in former} == {"AZE", "GEO", "UZB"}
    assert all(row["status"] in ("former", "suspended") for row in former)
    observers = csto("members", "--status", "observer", "--json").data
    assert "SRB" in {row["iso3"] for row in observers}
    assert {row["instrument"] for row in observers} == {"assembly"}


def test_nobody_is_an_empty_answer(csto):
    outcome = csto("members", "--as-of", "1991", "--json")
    assert (outcome.code, outcome.data, outcome.envelope["problems"]) == (0, [], [])
    assert outcome.stderr == "csto: CSTO: no member on 31 December 1991.\n"


def test_a_day_after_the_dataset_is_answered_with_a_warning(csto, data):
    outcome = csto("members", "--as-of", "2030-01-01", "--json")
    assert outcome.code == 0
    assert [row["iso3"] for row in outcome.data] == TODAY_SIX
    assert outcome.stderr.startswith("csto: The dataset ends on 9 October 2026; ")


@pytest.mark.parametrize("day", ["2010-13", "2010-02-30", "yesterday", "10", "2010-1-1", "٢٠١٠"])
def test_a_wrong_date_is_a_usage_error(csto, day):
    outcome = csto("members", "--as-of", day)
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.startswith("csto: --as-of takes a date such as 2010-01-31")
    assert outcome.stderr.count("\n") == 1


def test_a_wrong_status_is_a_usage_error(csto):
    outcome = csto("members", "--status", "membr")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "Did you mean member?" in outcome.stderr


def test_the_words_for_standings(csto):
    words = "all, current, member, party, signatory, former, suspended, frozen, observer, partner or candidate"
    assert f"takes {words}, not 'xyz'." in csto("members", "--status", "xyz").stderr
    for word in words.replace(" or", ",").split(", "):
        assert csto("members", "--status", word, "--json").code == 0, word


def test_former_members_say_until_when_and_why(csto):
    page = csto("members", "--status", "former", "--width", "100").stdout
    assert "Azerbaijan  former     20 Apr 1994  20 Apr 1999  Did not sign the protocol" in page
    assert "Uzbekistan  suspended  16 Aug 2006  18 Dec 2012  Suspended by decision" in page
    rows = {row["iso3"]: row for row in csto("members", "--status", "former", "--json").data}
    assert (rows["AZE"]["to"], rows["UZB"]["to"]) == ("1999-04-21", "open")
    assert all(row["end_reason"] for row in rows.values())


def test_observers_say_of_what(csto):
    rows = csto("members", "--status", "observer", "--json").data
    assert {row["instrument"] for row in rows} == {"assembly"}
    page = csto("members", "--status", "observer", "--width", "80").stdout
    assert "Serbia         SRB   Parliamentary Assembly" in page
    assert "Assembly observer" in csto("members", "--status", "all").stdout


def test_an_organisation_that_nobody_left(csto):
    assert csto("members", "nato", "--status", "former").stderr == "csto: NATO: no former member on 9 October 2026.\n"


def test_at_80_columns_a_row_of_every_standing_does_not_fold(csto):
    page = csto("members", "--status", "all", "--width", "80").stdout
    assert "Until unknown" not in page
    rows = {line.split()[0]: line for line in page.splitlines() if line[:1].isupper()}
    assert "Assembly observer  2013" in rows["Serbia"]
    chart = csto("members", "--chart", "--width", "80").stdout
    line = next(line for line in chart.splitlines() if line.startswith("Uzbekistan"))
    assert "▆▆▆" in line
    assert "▁▁▁" in line
