"""`csto about`: what the organization is, in one record."""

import pytest


def test_one_record_with_names_in_both_languages(csto, data):
    outcome = csto("about", "--json")
    (row,) = outcome.data
    assert row["name"] == "Collective Security Treaty Organization"
    assert row["name_ru"] == "Организация Договора о коллективной безопасности"
    assert (row["abbreviation"], row["abbreviation_ru"]) == ("CSTO", "ОДКБ")
    assert row["reach"] == data.reach


@pytest.mark.parametrize(
    ("day", "secretary", "chair", "members"),
    [
        ("2010-01-01", "Nikolai Bordyuzha", "Dmitry Medvedev", ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"]),
        ("2013-01-01", "Nikolai Bordyuzha", "Almazbek Atambayev", ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]),
        ("2022-01-06", "Stanislav Zas", "Nikol Pashinyan", ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"]),
    ],
)
def test_the_day_decides(csto, day, secretary, chair, members):
    (row,) = csto("about", "--as-of", day, "--json").data
    assert row["secretary_general"]["person"] == secretary
    assert row["chair"]["person"] == chair
    assert sorted(state["iso3"] for state in row["members"]) == members


def test_before_the_treaty_there_was_neither_member_nor_office(csto):
    (row,) = csto("about", "--as-of", "1991", "--json").data
    assert (row["members"], row["secretary_general"], row["chair"], row["bodies"]) == ([], None, None, [])


def test_the_page_says_how_far_the_dataset_reaches(csto):
    text = csto("about", "--width", "80").stdout
    assert text.startswith("Collective Security Treaty Organization (CSTO)  as of ")
    assert "The dataset ends on 9 October 2026." in text
    assert "Headquarters           Moscow\n" in text
    assert max(map(len, text.splitlines())) <= 80


def test_what_is_dated_later_is_left_out(csto):
    (row,) = csto("about", "--as-of", "2000", "--json").data
    assert "2026" not in str([fact["value"] for fact in row["facts"]])
    assert "common-budget" not in [fact["dimension"] for fact in row["facts"]]
    page = csto("about", "--as-of", "1999", "--width", "100").stdout
    assert "15 May 1992" in page
    assert not [year for year in range(2000, 2030) if str(year) in page.replace("(Charter, 2002)", "")]
