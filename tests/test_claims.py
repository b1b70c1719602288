"""`csto claims`: what became of the essay's claims."""

import pytest

from csto_cli.api import Dataset
from csto_cli.data import bundled

SMALL = {
    "schema_version": 2,
    "dataset_version": "2026.1.0",
    "as_of": "2026-01-01",
    "claim": [
        {"id": "E10", "part": "Late", "text": "Ten.", "verdict": "partly", "reason": "So.", "sources": ["a"]},
        {"id": "E02", "part": "Early", "text": "Two.", "verdict": "forecast", "reason": "So.", "sources": ["a"]},
        {"id": "E01", "part": "Early", "text": "One.", "verdict": "partly", "reason": "So.", "sources": ["a"]},
    ],
}


@pytest.fixture
def small():
    """A dataset of three claims."""
    return Dataset(bundled.from_document(SMALL))


def test_claims_are_in_the_order_of_their_numbers(small):
    assert [claim.id for claim in small.claims()] == ["E01", "E02", "E10"]


def test_filters_must_all_match(small):
    assert [claim.id for claim in small.claims(verdict=["partly"])] == ["E01", "E10"]
    assert [claim.id for claim in small.claims(part=["early"])] == ["E01", "E02"]
    assert [claim.id for claim in small.claims(part=["EARLY"], verdict=["partly"])] == ["E01"]
    assert small.claims(["E10"], verdict=["forecast"]) == []


@pytest.mark.parametrize("spelling", ["E02", "e02", "E2", "e2", "2", "02", " 2 "])
def test_a_claim_is_found_by_its_number(csto, spelling):
    assert [row["id"] for row in csto("claims", spelling, "--json").data] == ["E02"]


def test_several_claims_at_once(csto):
    outcome = csto("claims", "e02", "1", "E02", "--json")
    assert [row["id"] for row in outcome.data] == ["E01", "E02"]
    assert outcome.envelope["query"]["id"] == ["E02", "E01", "E02"]


@pytest.mark.parametrize("number", ["E99", "0", "99999999999999999999", "²"])
def test_a_claim_that_does_not_exist(csto, number):
    outcome = csto("claims", number, "--json")
    assert outcome.code == 4
    assert outcome.data == []
    assert outcome.envelope["problems"][0]["message"].startswith("No claim has the number")


def test_every_claim_has_a_verdict_a_reason_and_known_records(csto, data):
    known = {record.id for _, record in data}
    rows = csto("claims", "--json").data
    assert len(rows) == 50
    for row in rows:
        assert row["verdict"]
        assert row["reason"]
        assert set(row["records"]) <= known


def test_forecasts_say_what_would_count_and_what_has_happened(csto):
    for row in csto("claims", "--verdict", "forecast", "--json").data:
        assert row["evidence_for"]
        assert row["evidence_against"]
        assert row["since_then"]


def test_one_claim_shows_the_records_that_bear_on_it(csto):
    text = csto("claims", "2", "--width", "100").stdout
    assert text.startswith("Claim E02 of the essay  as of 9 October 2026\n")
    assert "✗ incorrect   Its members are Armenia, Belarus" in text
    assert "The list leaves out Kyrgyzstan" in text
    assert "csto-kgz-member" in text
    assert "Kyrgyzstan, CSTO: member" in text


def test_the_list_counts_the_verdicts(csto):
    outcome = csto("claims", "--verdict", "incorrect", "--limit", "1", "--width", "100")
    assert "✗ 1 incorrect" in outcome.stdout


def test_a_wrong_verdict_is_a_usage_error(csto):
    outcome = csto("claims", "--verdict", "incorect")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.endswith("Did you mean incorrect?\n")


def test_a_wrong_part_is_not_found(csto):
    outcome = csto("claims", "--part", "looking forwards")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert "Did you mean Looking Forward?" in outcome.stderr


def test_no_claim_left(csto):
    outcome = csto("claims", "1", "--verdict", "forecast")
    assert (outcome.code, outcome.stdout, outcome.stderr) == (0, "", "csto: No claim matches; drop a filter.\n")


def test_a_long_number_is_not_that_of_its_last_digits(csto):
    assert csto("claims", "10000000000001").code == 4
    assert csto("claims", "9" * 5000).code == 4
    assert csto("claims", "E0000000000005", "--json").data[0]["id"] == "E05"


def test_the_records_of_a_claim_are_in_order_of_time(csto):
    page = csto("claims", "E33", "--width", "100").stdout
    assert page.index("23 Nov 2023") < page.index("10 Jun 2024") < page.index("27 Nov 2025")
