"""`csto exercises`: every edition of the exercises."""

from csto_cli import dates


def test_one_series_by_its_russian_or_its_english_name(csto):
    russian = csto("exercises", "--series", "rubezh", "--until", "2008", "--json")
    assert [row["id"] for row in russian.data] == [f"rubezh-{year}" for year in range(2004, 2009)]
    assert csto("exercises", "--series", "Frontier", "--until", "2008", "--json").stdout == russian.stdout
    assert russian.envelope["query"]["series"] == ["Rubezh"]


def test_a_name_of_two_words(csto):
    rows = csto("exercises", "--series", "indestructible brotherhood", "--until", "2013", "--json").data
    assert [row["id"] for row in rows] == ["bratstvo-2012", "bratstvo-2013"]


def test_two_series_widen(csto):
    rows = csto("exercises", "--series", "grom", "--series", "kobalt", "--json").data
    assert {row["series"] for row in rows} == {"Grom", "Kobalt"}


def test_they_come_in_order_and_within_bounds(csto):
    rows = csto("exercises", "--since", "2012", "--until", "2013", "--json").data
    days = [row["date"] or str(row["year"]) for row in rows]
    assert days == sorted(days)
    assert all(dates.overlaps(row["date"], row["end"], "2012", "2013") for row in rows)


def test_host_or_participant(csto):
    rows = csto("exercises", "--country", "armenia", "--until", "2012", "--json").data
    assert rows
    assert all("ARM" in (*row["host"], *row["countries"]) for row in rows)
    assert "rubezh-2008" in [row["id"] for row in rows]
    assert "rubezh-2010" not in [row["id"] for row in rows]


def test_how_many_took_part_with_basis_and_range(csto):
    row = csto("exercises", "--series", "vzaimodeystviye", "--until", "2009", "--json").data[0]
    size = row["strengths"][0]
    assert (size["personnel"], size["personnel_min"], size["personnel_max"]) == (None, 5000, None)
    assert size["confidence"] == "contested"
    assert set(size["sources"]) <= set(row["sources"])
    text = csto("exercises", "--series", "rubezh", "--until", "2006", "--width", "200").stdout
    assert "2,500" in text


def test_nothing_is_an_empty_answer(csto):
    outcome = csto("exercises", "--until", "1999", "--json")
    assert (outcome.code, outcome.data) == (0, [])
    assert outcome.stderr == "csto: No exercise in the dataset matches; widen the dates or drop a filter.\n"


def test_wrong_names(csto):
    outcome = csto("exercises", "--series", "rubehz")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr == "csto: No series of exercises is called 'rubehz'. Did you mean Rubezh?\n"
    outcome = csto("exercises", "--since", "2012-13")
    assert (outcome.code, outcome.stdout) == (2, "")
