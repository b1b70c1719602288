"""`csto member`: one state's file."""

import pytest


def test_one_record_with_every_part(csto):
    (file,) = csto("member", "kazakhstan", "--json").data
    assert (file["iso3"], file["iso2"], file["status"], file["participation"]) == ("KAZ", "KZ", "member", "active")
    for part in ("memberships", "organisations", "figures", "posts", "bases", "positions", "events"):
        assert file[part], part
        assert all(entry["sources"] for entry in file[part] if entry.get("found") in (None, "position")), part


def test_uzbekistan_over_time(csto):
    then = csto("member", "uzbekistan", "--as-of", "2010", "--json").data[0]
    now = csto("member", "uzbekistan", "--json").data[0]
    assert (then["status"], then["participation"]) == ("member", "active")
    assert now["status"] != "member"
    assert now["participation"] in ("suspended", "ended")
    assert len(now["memberships"]) > len(then["memberships"])


def test_nothing_of_the_future(csto):
    file = csto("member", "armenia", "--as-of", "2005", "--json").data[0]
    for part, key in (("events", "date"), ("positions", "from"), ("memberships", "from"), ("posts", "from")):
        assert all(entry[key] <= "2005-12-31" or entry[key] == "unknown" for entry in file[part]), part


def test_any_state_has_a_file(csto):
    file = csto("member", "Франция", "--json").data[0]
    assert (file["iso3"], file["status"], file["memberships"]) == ("FRA", None, [])
    assert "NATO" in csto("member", "france").stdout


def test_people_see_names_standing_and_both_readings_of_the_freeze(csto):
    page = csto("member", "armenia", "--width", "100").stdout
    assert page.startswith("Armenia  as of 9 October 2026\n")
    assert "Հայաստան" in page
    assert "member, participation frozen" in page
    assert "Yerevan" in page


def test_posts_are_shown_with_their_years(csto):
    page = csto("member", "kazakhstan", "--width", "100").stdout
    (line,) = [line for line in page.splitlines() if "Imangali Tasmagambetov" in line]
    assert "2023–25" in line


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("Kazakhstn", 4, "csto: No state is called 'Kazakhstn'. Did you mean Kazakhstan?\n"),
        ("Korea", 5, "csto: 'Korea' could be North Korea or South Korea; name one of them.\n"),
        (
            "Congo",
            5,
            "csto: 'Congo' could be Democratic Republic of the Congo or Republic of the Congo; name one of them.\n",
        ),
    ],
)
def test_wrong_names(csto, name, code, message):
    outcome = csto("member", name)
    assert (outcome.code, outcome.stdout, outcome.stderr) == (code, "", message)


def test_the_page_of_armenia_fits_80_lines(csto):
    lines = csto("member", "armenia", "--width", "80").stdout.splitlines()
    assert len(lines) <= 80
    assert max(map(len, lines)) <= 80
    heads = [line.split("  ")[0] for line in lines[:16]]
    assert len(heads) - heads.count("") == len({head for head in heads if head})  # each figure once
