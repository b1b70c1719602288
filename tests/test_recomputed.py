"""Figures and counts of the dataset recomputed from their parts, which stand in other records."""

import itertools
import re

import pytest


def members(data, organisation):
    """The states that belonged to an organisation on the day of the dataset."""
    return {
        one.country
        for one in data.section("membership")
        if one.organisation == organisation
        and one.status in ("member", "party")
        and (one["from"] == "unknown" or one["from"] <= data.as_of)
        and (one.to == "open" or one.to > data.as_of)
    }


def value_of(data, id):
    """The value of a line of a comparison."""
    return data.by_id("attribute")[id].value


PUBLISHED = {
    "csto": 6, "nato": 32, "eu": 27, "eaeu": 5, "sco": 10, "guam": 4, "ots": 5, "aukus": 3, "warsaw-pact": 0,
}  # fmt: skip
"""How many members each organisation says that it has."""


@pytest.mark.parametrize(("organisation", "number"), PUBLISHED.items())
def test_the_open_memberships_are_as_many_as_the_organisation_says(data, organisation, number):
    assert len(members(data, organisation)) == number


def test_nuclear_powers_are_the_members_with_warheads(data):
    names = {country.iso3: country.name for country in data.section("country")}
    armed = {one.country for one in data.section("indicator") if one.topic == "warheads" and one.value}
    for line in data.section("attribute"):
        if line.dimension == "nuclear-powers" and line.organisation != "warsaw-pact" and line.to in (None, "open"):
            found = sorted(names[code] for code in members(data, line.organisation) & armed)
            assert line.value == (", ".join(found) or "none"), line.id


def test_the_contingents_of_2022_add_up_to_what_the_note_says(data):
    strengths = data.by_id("strength")
    parts = [one for id, one in strengths.items() if id.startswith("kazakhstan-2022-announced-")]
    total = sum(one.personnel for one in parts)
    stated = strengths["kazakhstan-2022-official"].personnel
    assert {one.country for one in parts} == members(data, "csto") - {"KAZ"}
    assert f"add up to {total:,}, the official total was {stated:,}" in strengths["kazakhstan-2022-announced-rus"].note
    assert data.by_id("operation")["kazakhstan-2022"].results["personnel"] == stated


def test_the_spending_guideline_of_nato_is_the_sum_of_its_parts(data):
    whole, core, wider = map(float, re.findall(r"([\d.]+)%", value_of(data, "nato-spending-guideline")))
    assert whole == core + wider


def test_a_stockpile_is_part_of_the_inventory(data):
    known = data.by_id("indicator")
    for id, one in known.items():
        if id.startswith("warheads-stockpile-"):
            assert one.value <= known[id.replace("stockpile", "total")].value


def test_no_share_of_a_whole_is_above_it(data):
    parts = {}
    for one in data.section("indicator"):
        if one.unit.startswith("% of ") and "value" in one and one.value is not None:
            assert 0 <= one.value <= 100, one.id
            if one.unit == "% of foreign trade":
                parts.setdefault((one.country, one.date), []).append(one.value)
    assert all(sum(each) <= 100 for each in parts.values())


def test_terms_of_one_office_follow_one_another(data):
    for role in ("secretary-general", "chair"):
        terms = sorted(
            (
                one
                for one in data.section("post")
                if one.role == role and one["from"] != "unknown" and one.organisation in (None, "csto")
            ),
            key=lambda one: one["from"],
        )
        assert len(terms) > 5
        for before, after in itertools.pairwise(terms):
            assert before.to == after["from"], after.id
