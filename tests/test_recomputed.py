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
        if line.dimension == "nuclear-powers" and line.organisation != "warsaw-pact":
            found = sorted(names[code] for code in members(data, line.organisation) & armed)
            assert line.value == (", ".join(found) or "none"), line.id


def test_members_in_common_with_the_csto_are_those_of_the_memberships(data):
    csto = members(data, "csto")
    common = {
        organisation: members(data, organisation) & csto
        for organisation in ("nato", "eu", "guam", "aukus", "anzus", "rio-treaty", "cis", "eaeu", "sco", "ots")
    }
    for organisation in ("nato", "eu", "guam", "aukus", "anzus", "rio-treaty"):
        assert common[organisation] == set()
    assert common["cis"] == csto
    assert value_of(data, "cis-relation-csto") == "all six CSTO members belong"
    assert common["eaeu"] == members(data, "eaeu") == csto - {"TJK"}
    assert value_of(data, "eaeu-relation-csto") == "all five members are in the CSTO"
    assert common["sco"] == csto - {"ARM"}
    assert "five common members" in value_of(data, "sco-relation-csto")
    assert common["ots"] == {"KAZ", "KGZ"}
    assert value_of(data, "ots-relation-csto") == "Kazakhstan and Kyrgyzstan belong to both"
    cis = members(data, "cis")
    assert [len(cis & members(data, each)) for each in ("csto", "guam", "eaeu")] == [6, 2, 5]
    assert "six of its members belong to the CSTO, two to GUAM, five to the EAEU" in (
        data.by_id("attribute")["cis-exclusivity"].text
    )


def test_partners_of_the_sco_are_those_of_the_memberships(data):
    names = {country.name: country.iso3 for country in data.section("country")}
    line = data.by_id("attribute")["sco-partners"]
    listed = re.split(r", | and ", line.text.partition("seventeen: ")[2].rstrip("."))
    found = {
        one.country
        for one in data.section("membership")
        if one.organisation == "sco" and one.status == "partner" and one.to == "open"
    }
    assert {names[name.removeprefix("the ")] for name in listed} == found
    assert line.value == f"{len(found)} states"


def test_the_contingents_of_2022_add_up_to_what_the_note_says(data):
    strengths = data.by_id("strength")
    parts = [one for id, one in strengths.items() if id.startswith("kazakhstan-2022-announced-")]
    total = sum(one.personnel for one in parts)
    stated = strengths["kazakhstan-2022-official"].personnel
    assert {one.country for one in parts} == members(data, "csto") - {"KAZ"}
    assert f"add up to {total:,}, the official total was {stated:,}" in strengths["kazakhstan-2022-announced-rus"].note
    assert data.by_id("operation")["kazakhstan-2022"].results["personnel"] == stated


def test_shares_of_the_budgets_add_up_to_the_whole(data):
    half, tenth = map(int, re.findall(r"(\d+) %", value_of(data, "csto-budget-shares")))
    assert half + tenth * (len(members(data, "csto")) - 1) == 100
    text = data.by_id("attribute")["csto-budget-crdf-2006"].text
    assert (
        sum(int(share) * (2 if " each" in rest else 1) for share, rest in re.findall(r"(\d+) %( each)?", text)) == 100
    )
    armenia = data.by_id("attribute")["csto-common-budget"]
    paid = float(re.search(r"at ([\d.]+) million", armenia.text)[1])
    assert f"about {round(paid * 100 / tenth)} million roubles" in armenia.note


def test_the_budget_of_nato_is_its_three_programmes(data):
    line = data.by_id("attribute")["nato-common-budget"]
    ceiling, civil, military = (float(each) for each in re.findall(r"(\d+\.\d+) (?:billion|million)", line.text))
    assert ceiling - civil / 1000 - military == pytest.approx(
        float(re.search(r"about ([\d.]+) billion", line.note)[1]), abs=0.01
    )


def test_the_spending_guideline_of_nato_is_the_sum_of_its_parts(data):
    whole, core, wider = map(float, re.findall(r"([\d.]+)%", value_of(data, "nato-spending-guideline")))
    assert whole == core + wider


def test_the_share_of_the_united_states_fits_the_totals_of_sipri(data):
    known = data.by_id("indicator")
    world, states = (known[f"military-spending-sipri-{each}-2024"] for each in ("world", "usa"))
    share, implied = re.search(r"(\d+)% of NATO's total, which implies about \$([\d,]+) billion", states.note).groups()
    assert states.value / 1e9 / int(share) * 100 == pytest.approx(int(implied.replace(",", "")), abs=5)
    named = [one for one in known.values() if one.id.startswith("military-spending-sipri-") and one.country]
    assert sum(one.value for one in named) < world.value


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
            (one for one in data.section("post") if one.role == role and one["from"] != "unknown"),
            key=lambda one: one["from"],
        )
        assert len(terms) > 5
        for before, after in itertools.pairwise(terms):
            assert before.to == after["from"], after.id
