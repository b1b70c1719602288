"""`csto stance`: where states and the CSTO stand, issue by issue, and on what evidence."""

import pytest

NINE = {"ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB"}


def by_issue(outcome):
    """The rows of one holder by issue."""
    return {row["issue"]: row for row in outcome.data}


def test_one_row_for_each_issue_in_the_order_of_the_dataset(csto, data):
    rows = csto("stance", "armenia", "--json").data
    assert [row["issue"] for row in rows] == [issue.id for issue in data.section("issue")]
    assert {row["iso3"] for row in rows} == {"ARM"}
    assert all(row["question"].endswith("?") and row["label"] for row in rows)


def test_the_position_is_that_of_the_record_which_holds_on_the_day(csto, data):
    row = by_issue(csto("stance", "kazakhstan", "--json"))["ukraine-war"]
    record = data.by_id("position")[row["position"]]
    assert (record.country, record.issue, record.to) == ("KAZ", "ukraine-war", "open")
    assert (row["value"], row["summary"], row["from"]) == (record.value, record.summary, record.from_)
    assert row["kind"] == "assessment"


@pytest.mark.parametrize(
    ("day", "value"), [("2021-12-31", "takes part"), ("2024-02-21", "protests"), ("2024-02-22", "frozen")]
)
def test_armenia_and_its_membership(csto, day, value):
    row = by_issue(csto("stance", "armenia", "--as-of", day, "--json"))["csto-membership"]
    assert row["value_short"] == value or row["value"].startswith(value), row["value"]


def test_armenia_was_a_member_in_good_standing_when_it_held_the_chair(csto):
    row = by_issue(csto("stance", "armenia", "--as-of", "2022-01-10", "--json"))["csto-membership"]
    assert (row["found"], row["value"]) == ("position", "takes part")
    assert {"2022-01-06-kazakhstan-decision", "2022-01-07-armenian-contingent"} <= set(row["evidence"])


def test_a_position_whose_beginning_is_not_known_is_held_until_the_next(csto):
    assert by_issue(csto("stance", "csto", "--json"))["csto-membership"]["found"] == "does-not-apply"
    earlier = by_issue(csto("stance", "belarus", "--as-of", "2015", "--json"))["nuclear-weapons"]
    later = by_issue(csto("stance", "belarus", "--json"))["nuclear-weapons"]
    assert (earlier["from"], earlier["value"]) == ("unknown", "free of them by constitution")
    assert later["value"] == "hosts Russia's"


def test_where_nothing_was_found_there_is_nothing_to_be_confident_of(csto):
    rows = csto("stance", "--json").data
    assert {row["confidence"] for row in rows if row["found"] == "none"} == {None}


def test_a_value_is_one_of_the_issues_own_scale(csto, data):
    scales = {issue.id: {step["value"]: step for step in issue.scale} for issue in data.section("issue")}
    for row in csto("stance", "--json").data:
        if row["found"] == "position":
            step = scales[row["issue"]][row["value"]]
            assert (row["side"], row["definition"]) == (step["side"], step["definition"])
        else:
            assert row["value"] is None


def test_what_rests_on_evidence_has_its_sources(csto):
    for row in csto("stance", "--json").data:
        assert bool(row["sources"]) or row["found"] != "position", row["id"]


def test_before_an_issue_came_up_it_is_left_out(csto):
    issues = set(by_issue(csto("stance", "armenia", "--as-of", "1995", "--json")))
    assert "ukraine-war" not in issues
    assert "csto-membership" in issues


def test_nothing_found_does_not_apply_and_no_common_position_are_told_apart(csto):
    found = {row["found"] for row in csto("stance", "--json").data}
    assert found == {"position", "none", "does-not-apply", "no-common-position"}


def test_history_is_in_order_and_shows_votes_as_votes(csto):
    rows = csto("stance", "kazakhstan", "--issue", "crimea-recognition", "--history", "--json").data
    assert [row["from"] for row in rows] == sorted(row["from"] for row in rows)
    entries = {entry["id"]: entry for row in rows for entry in row["history"]}
    assert (entries["68-262-kaz"]["vote"], entries["68-262-kaz"]["evidence_type"]) == ("abstain", "vote")
    assert entries["68-262-kaz"]["text"].startswith("Abstained on A/RES/68/262: ")


def test_an_absence_is_an_absence(csto, data):
    absent = next(vote for vote in data.section("vote") if vote.vote == "absent" and vote.country in NINE)
    rows = csto("stance", absent.country, "--history", "--json").data
    (entry,) = [entry for row in rows for entry in row["history"] if entry["id"] == absent.id]
    assert (entry["evidence_type"], entry["vote"]) == ("absence", "absent")
    assert entry["text"].startswith("Did not vote on ")


def test_the_history_names_every_piece_of_evidence(csto, data):
    for row in csto("stance", "armenia", "--history", "--json").data:
        assert all(entry["text"] for entry in row["history"])
        counted = {entry["id"] for entry in row["history"] if entry["counted"]}
        assert counted <= set(data.by_id("position")[row["position"]].evidence) | counted


def test_the_organization_itself(csto):
    rows = csto("stance", "csto", "--json").data
    assert {(row["iso3"], row["name"]) for row in rows} == {(None, "CSTO")}
    assert csto("stance", "ОДКБ", "--json").data == rows


def test_the_matrix_has_every_present_and_former_member_and_the_csto(csto, data):
    rows = csto("stance", "--json").data
    assert {row["iso3"] for row in rows} == NINE | {None}
    assert len(rows) == 10 * len(data.section("issue"))
    page = csto("stance", "--width", "80").stdout
    assert "towards Russia or the alliance" in page
    assert max(map(len, page.splitlines())) <= 80


def test_the_question_stands_beside_the_answers_of_one_issue(csto):
    page = csto("stance", "--issue", "ukraine-war", "--width", "100").stdout
    question = csto("stance", "--issue", "ukraine-war", "--json").data[0]["question"]
    assert question in " ".join(page.split())
    assert "What the values mean" in page


def test_columns_of_one_matrix_stand_under_one_another(csto):
    lines = csto("stance", "armenia", "kazakhstan", "--width", "100").stdout.splitlines()
    head = next(line for line in lines if line.startswith("Issue"))
    place = head.index("Kazakhstan")
    rows = [line for line in lines if len(line) > place and line[place + 1] in "●○◐·"]
    assert len(rows) >= 15


@pytest.mark.parametrize("name", ["atlantis", "nato"])
def test_an_unknown_name(csto, name):
    outcome = csto("stance", name)
    assert (outcome.code, outcome.stdout) == (4, "")
    assert f"'{name}'" in outcome.stderr


def test_an_unknown_issue(csto):
    outcome = csto("stance", "armenia", "--issue", "ukrain-war")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert "Did you mean ukraine-war?" in outcome.stderr


def test_at_80_columns_an_issue_is_a_line_and_nothing_is_cut(csto):
    for words in (["armenia"], []):
        lines = csto("stance", *words, "--width", "80").stdout.splitlines()
        assert len(lines) <= 36
        assert max(map(len, lines)) <= 80
    page = csto("stance", "armenia", "--width", "80").stdout
    rows = [row for row in csto("stance", "armenia", "--json").data if row["found"] == "position"]
    assert all(f"{row['short']} " in page and (row["value"] in page or row["value_short"] in page) for row in rows)
    wide = " ".join(csto("stance", "armenia", "--width", "160").stdout.split())
    assert all(row["label"] in wide for row in rows)


def test_the_legend_explains_the_marks_that_are_drawn(csto):
    page = csto("stance", "--width", "80").stdout
    assert "sources disagree" in page
    assert "said once" not in page  # the matrix draws no mark for a thin position
    assert "said once" in csto("stance", "armenia", "--width", "80").stdout


def test_evidence_is_of_the_day_or_before(csto, data):
    dates = {event.id: event.date for event in data.section("event")}
    rows = csto("stance", "--as-of", "2015", "--json").data
    cited = [dates[id] for row in rows for id in row["evidence"] if id in dates]
    assert cited
    assert max(cited) <= "2015-12-31"


@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_one_issue_of_one_state_is_told_with_its_question_and_reason(csto, width):
    words = ("stance", "armenia", "--issue", "csto-membership", "--as-of", "2022-01-10")
    (row,) = csto(*words, "--json").data
    assert row["value"] == "takes part"
    page = " ".join(csto(*words, "--width", width).stdout.split())
    assert row["question"] in page
    assert row["summary"] in page
    assert "takes part since 15 May 1992" in page
