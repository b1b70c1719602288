"""The dataset against data made by others: ISO 3166, and the codings of alliances by ATOP and Correlates of War.

Where they differ, the difference stands here with its reason; a new one fails.
"""

import csv
import re
from pathlib import Path

import pytest

from csto_cli import dates

pycountry = pytest.importorskip("pycountry")

NAMES = {
    "BRN": "the United Nations and ISO say Brunei Darussalam, English usage Brunei",
    "COD": "ISO inverts the name for sorting",
    "COG": "ISO says Congo, which means two states",
    "CPV": "English usage; Cabo Verde is the official name",
    "FSM": "ISO inverts the name for sorting",
    "PSE": "ISO inverts the name for sorting",
    "RUS": "English usage; Russian Federation is the official name",
    "STP": "ISO leaves the accents out",
    "VAT": "the observer at the United Nations is the Holy See",
}
"""States that the dataset calls otherwise than ISO 3166, and why."""


def test_codes_and_names_are_those_of_iso_3166(data):
    differing = {}
    for country in data.section("country"):
        entry = pycountry.countries.get(alpha_3=country.iso3)
        assert entry is not None, country.iso3
        assert entry.alpha_2 == country.iso2
        if country.name not in (entry.name, getattr(entry, "common_name", None)):
            differing[country.iso3] = country.name
        official = getattr(entry, "official_name", None)
        assert official is None or country.official_name == official
    assert set(differing) == set(NAMES), {code: differing[code] for code in set(differing) - set(NAMES)}


def test_every_name_of_iso_3166_finds_its_state(csto):
    for entry in pycountry.countries:
        for name in {entry.name, getattr(entry, "official_name", ""), getattr(entry, "common_name", "")} - {""}:
            outcome = csto("timeline", "--country", name, "--limit", "0", "--json")
            if outcome.code == 0:
                assert outcome.envelope["query"]["country"] == [entry.alpha_3], name


CODED_UNTIL = {"COW alliances 4.1": "2012", "ATOP 4.01": "2016", "COW organisations 3.0": "2014"}
"""The codings in codings.csv, and the last year of each.

The alliances are the whole membership of each compared alliance that is coded: Correlates of War formal alliances 4.1
by member (nos. 210, 227, 232, 243, 349, 350, 389), as kept in jenna-jordan/international-relations-database, and
Alliance Treaty Obligations and Provisions 4.01 by member (nos. 3075, 3180, 3215, 3285, 4220, 4400, 4810), as kept in
joshuaalley/arms-allies. Of Correlates of War international organisations 3.0, as kept in dieghernan/igoR, these are the
years that the curators noted. The codings know neither GUAM nor the Eurasian Economic Union, the Turkic states or
AUKUS. States are in ISO 3166 codes, those of the past in ISO 3166-3: the Soviet Union, East Germany, Czechoslovakia.
"""

ATOP, COW, IGO = "ATOP 4.01", "COW alliances 4.1", "COW organisations 3.0"
LATER = "BGR EST LTU LVA ROU SVK SVN ALB HRV"
NEVER_PARTY = "CAN JAM BRB DMA GRD LCA VCT ATG KNA BLZ GUY SUR"
PROTOCOL = "the coding has the day of the protocol of accession, the dataset that of the deposit"
SIGNATURE = "the coding has the day of signature, the dataset that of the deposit or of entry into force"
NO_EXIT = "the coding knows no exit; the treaty lapsed for it on 20 April 1999"
SHANGHAI_FIVE = "the coding starts with the Shanghai Five of 1996, the dataset with the organisation of 2001"
CIS_1995 = "the coding starts on 10 February 1995, the dataset with the founding texts of 1991"
PAST = "a state of the past; the dataset lists those of the United Nations today"

REASONS = (
    # coding, organisation, what differs, states, why we differ
    (COW, "csto", "from", "AZE", "the coding dates all parties to the signature; it acceded in September 1993"),
    (COW, "csto", "from", "BLR GEO", "the coding dates all parties to the signature; it acceded in December 1993"),
    (COW, "csto", "to", "AZE GEO", NO_EXIT),
    (COW, "csto", "spans", "UZB", "one span without end; it was out from 1999 to 2006 and has been since 2012"),
    (ATOP, "csto", "from", "BLR", "three days apart; the sources of the dataset agree on 31 December 1993"),
    (ATOP, "csto", "from", "UZB", "a day late; the protocol of return was signed on 16 August 2006"),
    (ATOP, "csto", "to", "UZB", "the coding has the day of the note, the dataset that of the decision on it"),
    (IGO, "csto", "spans", "UZB", "a member without a gap from 2002; it came back in 2006"),
    (COW, "nato", "from", "DEU ESP GRC TUR", PROTOCOL),
    (ATOP, "nato", "from", f"CZE DEU ESP GRC HUN POL TUR {LATER}", PROTOCOL),
    (ATOP, "nato", "only coded", "MNE", "its protocol is of 2016, its deposit of 2017, after the years of the coding"),
    (COW, "nato", "not coded", LATER, "the file by member stops at the entrants of 1999"),
    (COW, "anzus", "to", "NZL", "suspended by the United States, never denounced"),
    (ATOP, "anzus", "to", "NZL", "suspended by the United States, never denounced"),
    (COW, "cis", "from", "ARM AZE KAZ KGZ MDA RUS TJK TKM UKR UZB", CIS_1995),
    (COW, "cis", "from", "BLR", "the coding has the day of its accession to the Collective Security Treaty"),
    (COW, "cis", "to", "GEO", "the coding knows no exit; it took effect on 18 August 2009"),
    (COW, "cis", "to", "TKM", "the coding knows no associates; it has been one since August 2005"),
    (
        ATOP,
        "cis",
        "from",
        "ARM AZE BLR KAZ KGZ RUS TJK UZB",
        "the coding starts with the Charter, the dataset with 1991",
    ),
    (ATOP, "cis", "not coded", "MDA TKM UKR", "the coding leaves out Moldova and those who did not ratify the Charter"),
    (COW, "sco", "from", "CHN KAZ KGZ RUS TJK", SHANGHAI_FIVE),
    (ATOP, "sco", "from", "CHN KAZ KGZ RUS TJK", SHANGHAI_FIVE),
    (
        ATOP,
        "sco",
        "only coded",
        "IND PAK",
        "the coding enters them two years before the accession that the press reported",
    ),
    (COW, "warsaw-pact", "to", "BGR POL ROU", "the coding ends at the change of government, the dataset with the Pact"),
    (COW, "warsaw-pact", "to", "ALB", "the coding has 20 August 1968; it denounced the treaty in September"),
    (COW, "warsaw-pact", "to", "HUN", "no other source that was seen ends it in 1956"),
    (COW, "warsaw-pact", "only coded", "CSK DDR SUN", PAST),
    (ATOP, "warsaw-pact", "only coded", "CSK DDR SUN", PAST),
    (COW, "rio-treaty", "from", "BHS ECU TTO", SIGNATURE),
    (COW, "rio-treaty", "from", "NIC", "the coding has the day of signature; no day of ratification was found"),
    (COW, "rio-treaty", "to", "MEX", "the coding knows no exit; its notice of 2002 took effect in 2004"),
    (COW, "rio-treaty", "only coded", NEVER_PARTY, "a member of the Organization of American States, never a party"),
    (IGO, "eu", "from", "BEL DEU FRA ITA LUX NLD", "the coding begins with the Union, the dataset with the Community"),
    (IGO, "un", "from", "BLR", "the coding counts from statehood; it was an original member of 1945"),
)


def agree(bound, ours, theirs):
    """Whether two dates say the same, as far as the coarser tells; an end may be the last day or the day after."""
    if "open" in (ours, theirs):
        return ours == theirs
    length = min(len(ours), len(theirs))
    same = ours[:length] == theirs[:length]
    return same or (bound == "to" and length == 10 and ours == dates.next_day(theirs))


def spans_of_the_dataset(data):
    """Organisation and state to their spans as party or member; the Treaty stands for the CSTO, as in the codings."""
    spans = {}
    for one in data.section("membership"):
        if one.status == ("party" if one.organisation == "csto" else one.status) and one.status in ("member", "party"):
            spans.setdefault((one.organisation, one.country), []).append((one.signed or one["from"], one.to))
    return spans


def spans_of_the_codings():
    """Coding, organisation and state to their spans, those that touch joined."""
    spans = {}
    with (Path(__file__).parent / "codings.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            known = spans.setdefault((row["coding"], row["organisation"], row["state"]), [])
            if known and row["from"] in (known[-1][1], dates.next_day(known[-1][1])):
                known[-1] = (known[-1][0], row["to"] or "open")
            else:
                known.append((row["from"], row["to"] or "open"))
    return spans


def differences(data):
    """Every difference between the dataset and the codings, in the years and organisations that they cover."""
    ours, theirs = spans_of_the_dataset(data), spans_of_the_codings()
    found = set()
    for (coding, organisation, state), coded in theirs.items():
        last = CODED_UNTIL[coding]
        spans = [
            (begin, "open" if end[:4] > last else end)
            for begin, end in ours.get((organisation, state), [])
            if begin == "unknown" or begin[:4] <= last
        ]
        if not spans:
            found.add((coding, organisation, state, "only coded"))
        elif len(spans) != len(coded):
            found.add((coding, organisation, state, "spans"))
        else:
            for span, other in zip(spans, coded, strict=True):
                for at, bound in enumerate(("from", "to")):
                    if not agree(bound, span[at], other[at]):
                        found.add((coding, organisation, state, bound))
    for coding, organisation in {key[:2] for key in theirs if key[0] != IGO}:
        for (where, state), spans in ours.items():
            early = any(begin == "unknown" or begin[:4] <= CODED_UNTIL[coding] for begin, _ in spans)
            if where == organisation and early and (coding, organisation, state) not in theirs:
                found.add((coding, organisation, state, "not coded"))
    return found


def test_memberships_agree_with_the_codings_but_for_known_reasons(data):
    reasons = [
        (coding, organisation, state, what)
        for coding, organisation, what, states, _ in REASONS
        for state in states.split()
    ]
    assert len(set(reasons)) == len(reasons)
    found = differences(data)
    assert found - set(reasons) == set(), "disagreements without a reason"
    assert set(reasons) - found == set(), "no longer a disagreement"


def test_the_codings_are_those_that_the_dataset_names(data):
    known = data.by_id("attribute")
    for organisation, atop, cow in (
        ("csto", "ATOP 4220", "COW 350"),
        ("nato", "ATOP 3180", "COW 227"),
        ("anzus", "ATOP 3215", "COW 232"),
        ("rio-treaty", "ATOP 3075", "COW 210"),
        ("cis", "ATOP 4400", "COW 349"),
        ("sco", "ATOP 4810", "COW 389"),
        ("warsaw-pact", "ATOP 3285", "COW 243"),
    ):
        value = known[f"{organisation}-coding"].value
        assert atop in value
        assert cow in value


def test_the_reader_learns_of_codings_that_put_a_day_elsewhere(data):
    silent = {
        (organisation, state)
        for coding, organisation, _, states, why in REASONS
        for state in states.split()
        if coding == ATOP
        and organisation not in ("csto", "cis", "rio-treaty")
        and why not in (SIGNATURE, SHANGHAI_FIVE, PAST)
        and not any(
            "ATOP" in (one.note or "")
            for one in data.section("membership")
            if (one.organisation, one.country) == (organisation, state)
        )
    }
    assert silent == set()


PUBLISHED_TOTALS = {
    "68-262": (100, 11, 58, 24),  # UN Watch, report of the vote of 27 March 2014
    "71-205": (70, 26, 77, None),  # Euromaidan Press, as told by Asia-Plus on 20 December 2017
    "72-190": (70, 26, 76, None),  # Euromaidan Press, as told by Asia-Plus; Ukraine-Journal
    "es-11-6": (141, 7, 32, 13),  # Wikipedia, Resolution ES-11/6
}
"""Totals of votes as printed by publishers that the resolutions of the dataset do not rest on alone."""

PUBLISHED_VOTES = {
    "68-262": {"no": "ARM BLR RUS", "abstain": "KAZ UZB", "absent": "KGZ TJK"},
    "72-190": {"no": "ARM BLR KAZ KGZ RUS TJK UZB"},
}
"""How CSTO members and Uzbekistan voted, by the lists of states of the same publishers."""

MEMBERS_OF_THE_UN = (("2006-06-28", 192), ("2011-07-14", 193))
"""The number of members of the United Nations from the day of each admission: Montenegro, South Sudan."""


def test_totals_of_votes_are_those_that_were_published(data):
    known = data.by_id("resolution")
    for id, published in PUBLISHED_TOTALS.items():
        ours = (known[id].yes, known[id].no, known[id].abstain, known[id].absent)
        assert [a for a, b in zip(ours, published, strict=True) if b is not None] == [
            b for b in published if b is not None
        ]


def test_votes_of_states_are_those_that_were_published(data):
    cast = {(one.resolution, one.country): one.vote for one in data.section("vote")}
    for id, published in PUBLISHED_VOTES.items():
        for vote, states in published.items():
            assert {state: cast[id, state] for state in states.split()} == dict.fromkeys(states.split(), vote)


def test_the_four_totals_are_all_members_of_the_united_nations_on_the_day(data):
    for one in data.section("resolution"):
        number = [number for day, number in MEMBERS_OF_THE_UN if day <= one.date][-1]
        assert one.yes + one.no + one.abstain + one.absent == number, one.id


def test_the_text_of_a_resolution_tells_the_same_totals(data):
    for one in data.section("resolution"):
        told = {
            int(number)
            for number in re.findall(r"(?<![\d-])\d+(?= (?:votes|in favour|against|abst|members))", one.text)
        }
        assert {one.yes, one.no, one.abstain, one.absent} <= told, one.id
