"""`csto alignment`: how far from Russia states vote in the General Assembly."""

import pytest

FIELDS = ["iso3", "name", "year", "distance", "ideal_point", "reference", "n_votes", "low", "high"]


def test_the_fields_of_a_row(csto):
    row = csto("alignment", "kazakhstan", "--since", "2025", "--until", "2025", "--json").data[0]
    assert list(row) == ["id", *FIELDS, "sources", "confidence", "note", "verified", "origin"]
    assert row["id"] == "alignment-kaz-2025"
    assert {"bailey-strezhnev-voeten-2017", "bailey-strezhnev-voeten-2025"} == set(row["sources"])


def test_the_distance_is_the_difference_of_two_ideal_points(csto, data):
    points = {record.country: {row[0]: row for row in record.rows} for record in data.section("ideal_point")}
    rows = csto("alignment", "belarus", "kyrgyzstan", "--json").data
    assert {row["reference"] for row in rows} == {"RUS"}
    for row in rows:
        _, n_votes, point, low, _, high = points[row["iso3"]][row["year"]]
        assert row["distance"] == round(abs(point - points["RUS"][row["year"]][2]), 4)
        assert (row["ideal_point"], row["n_votes"], row["low"], row["high"]) == (point, n_votes, low, high)
        assert row["low"] <= row["ideal_point"] <= row["high"]


def test_without_names_the_present_members_but_the_reference(csto):
    assert list(dict.fromkeys(row["iso3"] for row in csto("alignment", "--json").data)) == [
        "ARM", "BLR", "KAZ", "KGZ", "TJK",
    ]  # fmt: skip
    assert {row["iso3"] for row in csto("alignment", "--from", "armenia", "--json").data} == {
        "BLR", "KAZ", "KGZ", "RUS", "TJK",
    }  # fmt: skip


def test_states_in_the_order_asked_for_and_years_in_order(csto):
    rows = csto("alignment", "kazakhstan", "armenia", "--since", "2020", "--until", "2021-06", "--json").data
    assert [(row["iso3"], row["year"]) for row in rows] == [
        ("KAZ", 2020), ("KAZ", 2021), ("ARM", 2020), ("ARM", 2021),
    ]  # fmt: skip


def test_another_reference_and_both_spellings_of_the_option(csto):
    apart = csto("alignment", "armenia", "--from", "USA", "--since", "2020", "--json")
    assert {row["reference"] for row in apart.data} == {"USA"}
    assert apart.envelope["query"]["from"] == "USA"
    assert csto("alignment", "armenia", "--from=США", "--since", "2020", "--json").data == apart.data


def test_the_distance_is_the_same_from_both_ends(csto):
    there = csto("alignment", "armenia", "--from", "usa", "--json").data
    back = csto("alignment", "usa", "--from", "armenia", "--json").data
    assert [(row["year"], row["distance"]) for row in there] == [(row["year"], row["distance"]) for row in back]


def test_years_without_an_estimate_are_left_out(csto):
    years = [row["year"] for row in csto("alignment", "uzbekistan", "--until", "1996", "--json").data]
    assert years == [1994, 1995, 1996]


def test_few_votes_are_said_to_be_few(csto):
    rows = csto("alignment", "kyrgyzstan", "--json").data
    notes = {row["year"]: row["note"] for row in rows if row["note"]}
    assert notes == {
        1992: "Uncertain, because of few votes: Kyrgyzstan 16, Russia 74.",
        2024: "Uncertain, because of few votes: Kyrgyzstan 4, Russia 8.",
    }
    page = csto("alignment", "--width", "80").stdout
    assert "? fewer than 20 votes that year" in page
    assert "fewer than 20" not in csto("alignment", "--until", "2023", "--since", "1993").stdout


def test_the_reference_too_may_have_few_votes(csto):
    (row,) = csto("alignment", "armenia", "--from", "turkmenistan", "--since", "1996", "--until", "1996", "--json").data
    assert row["note"] == "Uncertain, because of few votes: Armenia 69, Turkmenistan 5."


def test_one_state_for_people_the_latest_year_first(csto):
    page = csto("alignment", "armenia", "--since", "2020", "--width", "80").stdout
    years = [line.split() for line in page.splitlines() if line.startswith("20")]
    assert [line[0] for line in years] == ["2025", "2024", "2023", "2022", "2021", "2020"]
    assert years[0] == ["2025", "0.23", "0.21", "0.05", "to", "0.36", "148"]
    assert years[1][1] == "0.81?", "few votes are marked"
    assert "(Bailey, Strezhnev and Voeten)" in " ".join(page.split())
    assert "not why" in " ".join(page.split())


def test_all_years_fit_a_narrow_window_the_closest_first(csto):
    lines = csto("alignment", "--width", "60").stdout.splitlines()
    names = ("Armenia", "Belarus", "Kazakhstan", "Kyrgyzstan", "Tajikistan")
    strips = [line for line in lines if line.startswith(names)]
    assert len(strips) == 5
    assert all(len(line) <= 60 for line in lines)
    latest = [float(line.split()[-1]) for line in strips]
    assert latest == sorted(latest)


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("armenai",), 4, "csto: No state is called 'armenai'. Did you mean Armenia?\n"),
        (
            ("--from", "atlantis"),
            4,
            "csto: No state is called 'atlantis'; the dataset holds members and observers of the United Nations.\n",
        ),
        (
            ("--since", "soon"),
            2,
            "csto: --since takes a date such as 2010-01-31, 2010-01 or 2010, not 'soon'.\n",
        ),
    ],
)
def test_wrong_names(csto, arguments, code, message):
    outcome = csto("alignment", *arguments)
    assert (outcome.code, outcome.stdout, outcome.stderr) == (code, "", message)


def test_a_state_that_is_not_among_the_estimates(csto):
    outcome = csto("alignment", "monaco")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr.startswith("csto: The dataset has no ideal points for Monaco, only for ARM, AZE, BLR, ")


def test_years_without_anything_are_an_empty_answer(csto):
    outcome = csto("alignment", "--since", "2099")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr == "csto: The dataset has no ideal points for these years.\n"


def test_a_reference_from_an_overlay_marks_every_distance(csto, tmp_path):
    overlay = tmp_path / "mine.toml"
    overlay.write_text('[[ideal_point]]\nid = "ideal-points-usa"\nnote = "Seen again."\n', encoding="utf-8")
    for reference, origin in (("usa", "mine.toml"), ("china", "bundled")):
        rows = csto("alignment", "armenia", "--from", reference, "--data", str(overlay), "--json").data
        assert {row["origin"] for row in rows} == {origin}
    rows = csto("alignment", "usa", "--from", "china", "--data", str(overlay), "--json").data
    assert {row["origin"] for row in rows} == {"mine.toml"}
