"""`verified`, `stale` and `csto data stale`: what can age says when it was last known to hold."""

import re
from pathlib import Path

import pytest

from csto_cli import dates
from csto_cli.data import freshness
from csto_cli.data.freshness import MAX_AGE_DAYS, max_age

HOLDER = """
[[post]]
id = "{id}"
role = "other"
office = "Keeper of the seal"
person = "Somebody"
from = 2020-02-01
to = {end}
{verified}text = "Somebody keeps it."
sources = ["odkb-charter-en"]
confidence = "single-source"
"""


@pytest.fixture
def holder(tmp_path):
    """Writes an overlay with an office-holder and gives the option that merges it."""

    def write(end='"open"', verified="verified = 2026-01-10\n"):
        path = tmp_path / "mine.toml"
        path.write_text(HOLDER.format(id="keeper", end=end, verified=verified), encoding="utf-8")
        return ("--data", str(path))

    return write


@pytest.mark.parametrize(
    ("day", "stale"),
    [("2026-01-10", False), ("2026-07-09", False), ("2026-07-10", True), ("2027", True)],
)
def test_a_holder_is_stale_on_the_day_after_the_last_that_is_allowed(csto, holder, day, stale):
    assert MAX_AGE_DAYS["post"] == 180
    (row,) = csto("leaders", "--role", "other", "--as-of", day, "--json", *holder()).data
    assert (row["id"], row["verified"], row["stale"]) == ("keeper", "2026-01-10", stale)


@pytest.mark.parametrize(
    ("verified", "day", "stale"),
    [
        ('verified = "2026-01"\n', "2026-07-30", False),  # it may have been the last day of January
        ('verified = "2026-01"\n', "2026-07-31", True),
        ('verified = "2025"\n', "2026-06-29", False),
        ('verified = "2025"\n', "2026-06-30", True),
        ("", "2030", None),
    ],
)
def test_a_date_that_is_not_known_to_the_day_gets_the_benefit_of_the_doubt(csto, holder, verified, day, stale):
    (row,) = csto("leaders", "--role", "other", "--as-of", day, "--json", *holder(verified=verified)).data
    assert row["stale"] is stale


def test_what_is_over_does_not_age(csto, holder):
    options = ("--role", "other", "--all", "--as-of", "2030", "--json")
    assert csto("leaders", *options, *holder(end="2027-01-01")).data[-1]["stale"] is None
    assert csto("leaders", *options, *holder(end="2031-01-01")).data[-1]["stale"] is True


def test_the_clock_has_no_say(csto, data):
    rows = csto("leaders", "--json").data
    assert [row["stale"] for row in rows] == [
        dates.age(row["verified"], data.as_of) > MAX_AGE_DAYS["post"] for row in rows
    ]
    assert csto("leaders", "--json").stdout == csto("leaders", "--as-of", data.as_of, "--json").stdout


def test_a_last_known_holder_comes_with_the_date(csto):
    text = csto("leaders", "--width", "120").stdout
    assert "As last known, verified 12 February 2026 to 9 October 2026." in text
    (line,) = [line for line in text.splitlines() if "Andrei Serdyukov" in line]
    assert "12 Feb 2026" in line
    assert "° verified too long ago; csto data stale says when" in text
    past = csto("leaders", "--as-of", "2018", "--width", "120").stdout
    assert "last known" not in past
    assert "°" not in past


def test_about_says_when_its_heads_were_verified(csto):
    (row,) = csto("about", "--json").data
    assert (row["secretary_general"]["verified"], row["secretary_general"]["stale"]) == ("2026-02-13", True)
    assert {state["stale"] for state in row["members"]} == {False}
    assert "°" in csto("about").stdout
    assert "°" not in csto("about", "--as-of", "2018").stdout


def test_the_reach_comes_from_the_dataset(csto, data):
    assert "August 2026" in data.reach
    (row,) = csto("about", "--json").data
    assert row["reach"] == data.reach
    assert data.reach in " ".join(csto("about", "--width", "80").stdout.split())
    assert csto("data", "info", "--json").data[0]["note"] == data.reach
    assert data.reach in " ".join(csto("data", "info", "--width", "80").stdout.split())


def test_a_state_is_as_fresh_as_the_older_of_standing_and_participation(csto, tmp_path):
    rows = {row["iso3"]: row for row in csto("members", "--as-of", "2026-09-01", "--json").data}
    assert (rows["ARM"]["verified"], rows["ARM"]["stale"]) == ("2026-08", False)
    assert (rows["KAZ"]["verified"], rows["KAZ"]["stale"]) == ("2026-02-12", False)
    former = csto("members", "--status", "former", "--as-of", "2026-09-01", "--json").data
    assert {row["stale"] for row in former if row["participation"] == "ended"} == {None}


def test_forces_bases_and_scenarios_say_it_too(csto):
    forces = {row["id"]: row for row in csto("forces", "--json").data}
    assert (forces["ksbr"]["verified"], forces["ksbr"]["stale"]) == ("2025-09-17", False)
    assert forces["ksor"]["stale"] is False
    assert {(size["verified"], size["stale"]) for size in forces["ksor"]["strengths"] if size["date"] == "2012"} == {
        (None, None)
    }
    bases = {row["id"]: row["stale"] for row in csto("forces", "--bases", "--json").data}
    assert (bases["base-201"], bases["kant"]) == (False, True)
    now, later = (csto("outlook", *words, "--json").data for words in ((), ("--as-of", "2030")))
    assert not any(row["stale"] for row in now)
    assert all(row["stale"] for row in later)
    (file,) = csto("member", "kyrgyzstan", "--json").data
    assert file["stale"] is False
    assert {base["id"]: base["stale"] for base in file["bases"]}["kant"] is True


def test_the_list_is_in_the_order_in_which_to_check(csto):
    rows = csto("data", "stale", "--all", "--json").data
    stale = [row["stale"] for row in rows]
    assert stale == sorted(stale, reverse=True)
    assert {row["section"] for row in rows} == {"membership", "post", "force", "strength", "base", "scenario"}
    posts = [row["age"] for row in rows if row["section"] == "post" and row["stale"]]
    assert posts == sorted(posts, reverse=True)


def test_every_row_says_what_to_look_at(csto, data):
    known = data.by_id("source")
    for row in csto("data", "stale", "--all", "--json").data:
        assert row["source"] in row["sources"]
        assert row["url"] == known[row["source"]].url
        if row["verified"] is None:
            assert (row["age"], row["due"], row["stale"]) == (None, None, True)
        else:
            assert row["stale"] == (row["age"] > row["allowed"]) == (row["due"] <= data.as_of)
            assert dates.age(row["verified"], row["due"]) == row["allowed"] + 1


def test_only_what_is_stale_or_soon_will_be_unless_all_is_asked_for(csto):
    few = csto("data", "stale", "--section", "post", "--json").data
    ages = {row["id"]: (row["age"], row["stale"]) for row in few}
    assert (ages["js-serdyukov"], ages["pa-volodin"]) == ((239, True), (132, False))
    assert len(csto("data", "stale", "--section", "post", "--all", "--json").data) > len(few)


def test_the_page_for_people(csto):
    text = csto("data", "stale", "--section", "post", "--width", "120").stdout
    assert text.startswith("To be verified again: ")
    assert "Andrei Serdyukov" in text
    outcome = csto("data", "stale", "--section", "article")
    assert outcome.code in (0, 2)


def test_what_ages_is_what_still_holds(data):
    found = {record["id"]: (section, record) for section, record in freshness.perishable(data, data.as_of)}
    assert all(max_age(section, record) for section, record in found.values())
    for section in ("post", "base", "force"):
        wanted = {record.id for record in data.section(section) if record.to == "open" or record.to > data.as_of}
        wanted -= {record.id for record in data.section(section) if record.to == "unknown"}
        assert wanted == {id for id, (own, _) in found.items() if own == section}
    assert "csto-arm-frozen" in found
    assert "csto-uzb-member" not in found
    assert "nato-usa" not in found


@pytest.mark.parametrize("day", ["0001-01-01", "1900-03-01", "2000-02-29", "2024-12-31", "2026-10-09", "9999-12-31"])
def test_days_are_counted_as_the_calendar_does(day):
    import datetime

    number = dates.ordinal(day)
    assert number == datetime.date.fromisoformat(day).toordinal()
    assert dates.day_of(number) == day


def test_the_policy_says_how_old_each_kind_may_be():
    policy = (Path(__file__).parent.parent / "DATA_POLICY.md").read_text(encoding="utf-8")
    days = [int(number) for number in re.findall(r"^\| [^|]+ \| (\d+) \|$", policy, re.MULTILINE)]
    posts, frozen, suspended, members, others, scenarios, bases, forces, strengths = days
    assert {
        "post": posts, "frozen": frozen, "suspended": suspended, "member": members, "party": members,
        "observer": others, "partner": others, "candidate": others, "scenario": scenarios, "base": bases,
        "force": forces, "strength": strengths,
    } == MAX_AGE_DAYS  # fmt: skip


def test_values_of_the_wrong_type_do_not_age():
    wrong = [("strength", {"id": "a", "subject": ["b"], "country": {}, "date": "2020"}), ("membership", {"status": []})]
    assert list(freshness.perishable(wrong, "2026-10-09")) == []
