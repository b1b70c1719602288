"""`csto operations`: recurring operations, the deployment of 2022, missions, and requests."""


def test_the_deployment_step_by_step(csto):
    rows = csto("operations", "--series", "kazakhstan 2022", "--json").data
    ids = [row["id"] for row in rows]
    assert ids[:3] == ["kazakhstan-2022-01-05", "kazakhstan-2022", "kazakhstan-2022-01-06"]
    assert ids[-1] == "kazakhstan-2022-01-19"
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)


def test_announced_and_official_strengths_stand_apart(csto):
    rows = csto("operations", "--series", "kazakhstan 2022", "--json").data
    sizes = {size["id"]: size for row in rows for size in row["strengths"]}
    assert (sizes["kazakhstan-2022-announced"]["personnel"], sizes["kazakhstan-2022-announced"]["basis"]) == (
        2500,
        "announced",
    )
    assert (sizes["kazakhstan-2022-official"]["personnel"], sizes["kazakhstan-2022-official"]["basis"]) == (
        2030,
        "official",
    )
    text = csto("operations", "--series", "kazakhstan 2022", "--width", "100").stdout
    assert "2,030 (2022, official)" in text
    assert "2,030 (2022, announced)" not in text


def test_requests_and_their_answers(csto):
    rows = csto("operations", "--requests", "--json").data
    assert {row["type"] for row in rows} == {"request"}
    outcomes = {row["id"]: row["outcome"] for row in rows}
    assert set(outcomes) >= {
        "request-kyrgyzstan-2010",
        "request-armenia-2020",
        "request-armenia-2021",
        "request-armenia-2022",
        "kazakhstan-2022-01-05",
    }
    assert outcomes["kazakhstan-2022-01-05"] == "force sent the next day"
    assert csto("operations", "--type", "request", "--json").data == rows


def test_results_of_recurring_operations_are_numbers(csto):
    rows = csto("operations", "--series", "kanal", "--until", "2004", "--json").data
    results = {row["id"]: row["results"] for row in rows}
    assert results["kanal-2003"]["drugs_tonnes_min"] == 4
    assert (
        "drugs tonnes more than 4"
        in csto("operations", "--series", "kanal", "--until", "2004", "--width", "200").stdout
    )


def test_a_series_by_its_english_name(csto):
    russian = csto("operations", "--series", "kanal", "--json")
    assert csto("operations", "--series", "channel", "--json").stdout == russian.stdout
    assert russian.envelope["query"]["series"] == ["Kanal"]


def test_bounds_take_what_lasted_into_them(csto):
    ids = [row["id"] for row in csto("operations", "--since", "2022-01-19", "--until", "2022-01-19", "--json").data]
    assert "kazakhstan-2022" in ids
    assert "kazakhstan-2022-01-06" not in ids


def test_one_state(csto):
    rows = csto("operations", "--country", "tajikistan", "--requests", "--json").data
    assert all("TJK" in row["countries"] for row in rows)
    assert "request-tajikistan-2021" in [row["id"] for row in rows]


def test_wrong_names_and_nothing(csto):
    outcome = csto("operations", "--type", "requset")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert "Did you mean request?" in outcome.stderr
    outcome = csto("operations", "--series", "kanall")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert "Did you mean Kanal" in outcome.stderr
    outcome = csto("operations", "--until", "1998", "--json")
    assert (outcome.code, outcome.data) == (0, [])
