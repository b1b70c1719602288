"""`csto stance`: where a state stands, on what evidence."""

import pytest


def test_one_row_for_each_issue_in_the_order_of_the_dataset(csto, data):
    rows = csto("stance", "armenia", "--json").data
    assert [row["issue"] for row in rows] == [issue.id for issue in data.section("issue")]
    assert {row["iso3"] for row in rows} == {"ARM"}
    assert all(row["question"].endswith("?") for row in rows)


def test_the_present_position_is_the_latest_not_after_the_day(csto, data):
    rows = csto("stance", "kazakhstan", "--issue", "dpr-lpr-recognition", "--json", "--as-of", "2022-06-17").data
    (row,) = rows
    record = data.by_id("stance")[row["record"]]
    assert record.date <= "2022-06-17"
    assert (row["position"], row["text"], row["date"]) == (record.position, record.text, record.date)
    later = [
        other
        for other in data.section("stance")
        if other.issue == row["issue"] and "KAZ" in other.countries and record.date < other.date <= "2022-06-17"
    ]
    assert later == []


def test_before_anything_was_said_nothing_is_found(csto):
    rows = csto("stance", "armenia", "--as-of", "1995", "--json").data
    assert {(row["found"], row["position"], row["text"]) for row in rows} == {(False, None, None)}
    assert "none found" in csto("stance", "armenia", "--as-of", "1995").stdout


def test_history_is_dated_and_in_order_and_shows_votes_as_votes(csto):
    rows = csto("stance", "kazakhstan", "--issue", "crimea-recognition", "--history", "--json").data
    days = [row["date"] for row in rows]
    assert days == sorted(days)
    votes = {row["record"]: row for row in rows if row["vote"]}
    assert votes["68-262-kaz"]["vote"] == "abstain"
    assert votes["68-262-kaz"]["position"] is None
    assert votes["68-262-kaz"]["text"].startswith("Abstained on A/RES/68/262: ")


def test_an_absence_is_an_absence(csto, data):
    absent = next(vote for vote in data.section("vote") if vote.vote == "absent")
    rows = csto("stance", absent.country, "--history", "--json").data
    (row,) = [row for row in rows if row["record"] == absent.id]
    assert (row["evidence"], row["vote"]) == ("absence", "absent")
    assert row["text"].startswith("Did not vote on ")


def test_the_organization_itself(csto):
    rows = csto("stance", "csto", "--json").data
    assert {(row["iso3"], row["name"]) for row in rows} == {(None, "CSTO")}
    assert csto("stance", "ОДКБ", "--json").data == rows


def test_the_matrix_has_every_present_and_former_member(csto, data):
    rows = csto("stance", "--json").data
    assert {row["iso3"] for row in rows} == {"ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB"}
    assert len(rows) == 9 * len(data.section("issue"))
    table = csto("stance", "--width", "80").stdout
    assert "Issue                                       ARM BLR KAZ KGZ RUS TJK  AZE GEO UZB\n" in table
    assert "Recognition of Kosovo                        ○   ○   ○   ○   ○   ○    ○   ○   ○\n" in table
    assert "? none found" in table


def test_two_states_side_by_side(csto):
    table = csto("stance", "armenia", "kazakhstan", "--issue", "dpr-lpr-recognition", "--width", "100").stdout
    assert table.startswith("Where Armenia and Kazakhstan stand  as of ")
    assert "opposes  opposes" in table


@pytest.mark.parametrize("name", ["atlantis", "nato"])
def test_an_unknown_name(csto, name):
    outcome = csto("stance", name)
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr.startswith(f"csto: No state (and not the CSTO) is called '{name}'.")


def test_an_unknown_issue(csto):
    outcome = csto("stance", "armenia", "--issue", "ukrain-war")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert "Did you mean ukraine-war?" in outcome.stderr
