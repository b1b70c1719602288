"""The dataset against data made by others: ISO 3166, and the codings of alliances by ATOP and Correlates of War.

Where they differ, the difference stands here with its reason; a new one fails.
"""

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


ENTRANTS_1999 = ("cze", "hun", "pol")
ENTRANTS_2004 = ("bgr", "est", "lva", "ltu", "rou", "svk", "svn")
UNION_LATER = {
    1973: ("dnk", "irl", "gbr"),
    1981: ("grc",),
    1986: ("esp", "prt"),
    1995: ("aut", "fin", "swe"),
    2004: ("cyp", "cze", "est", "hun", "lva", "ltu", "mlt", "pol", "svk", "svn"),
    2007: ("bgr", "rou"),
    2013: ("hrv",),
}

CODINGS = {
    ("COW", "from"): {
        **{f"csto-{code}-party": "1992-05-15" for code in ("arm", "aze", "blr", "geo", "kaz", "kgz", "rus", "tjk")},
        "csto-uzb-party-1992": "1992-05-15",
        "cis-aze": "1993-09-24",
        "nato-grc": "1951-10-22",
        "nato-tur": "1951-10-22",
        "nato-esp": "1981-12-10",
        "sco-uzb": "2001-06-15",
        **{f"eu-{code}": str(year) for year, codes in UNION_LATER.items() for code in codes},
        **{f"eu-{code}": "1993" for code in ("bel", "deu", "fra", "ita", "lux", "nld")},
        "wto-arm": "2003",
        "wto-rus": "2012",
        "wto-tjk": "2013",
        "un-kgz": "1992",
        "un-blr": "1991",
    },
    ("COW", "to"): {
        **{f"csto-{code}-party": "open" for code in ("arm", "aze", "blr", "geo", "kaz", "kgz", "rus", "tjk")},
        "csto-uzb-party-1992": "open",
        "anzus-nzl": "1986-08-12",
        "rio-treaty-cub": "1962-01-22",
        "warsaw-pact-alb": "1968-08-20",
        "warsaw-pact-hun": "1956-11-15",
    },
    ("ATOP", "from"): {
        **{f"csto-{code}-party": "1992-05-15" for code in ("arm", "kaz", "kgz", "rus", "tjk")},
        "csto-uzb-party-1992": "1992-05-15",
        "csto-blr-party": "1994-01-03",
        "csto-uzb-party-2006": "2006-08-17",
        "cis-aze": "1993-09-24",
        "nato-grc": "1951-10-22",
        "nato-tur": "1951-10-22",
        "nato-esp": "1981-12-10",
        **{f"nato-{code}": "1997-12-16" for code in ENTRANTS_1999},
        **{f"nato-{code}": "2003-03-26" for code in ENTRANTS_2004},
        **{f"nato-{code}": "2008-07-09" for code in ("alb", "hrv")},
        "nato-mne": "2016-05-19",
        "sco-ind": "2015-06-10",
        "sco-pak": "2015-06-10",
    },
    ("ATOP", "to"): {
        "csto-aze-party": "1999-04-20",
        "csto-geo-party": "1999-04-20",
        "csto-uzb-party-1992": "1999-04-20",
        "csto-uzb-party-2006": "2012-06-28",
        "cis-geo": "2009-08-18",
        "anzus-nzl": "1986-09-17",
        "rio-treaty-bol": "2014-10-17",
        "rio-treaty-cub": "1962-01-22",
        "rio-treaty-ecu": "2016-02-19",
        "rio-treaty-mex": "2004-09-06",
        "rio-treaty-nic": "2014-09-06",
        "rio-treaty-ven": "2015-07-14",
        "warsaw-pact-alb": "1968-09-12",
        **{f"warsaw-pact-{code}": "1991-07-01" for code in ("bgr", "hun", "pol", "rou")},
    },
}
"""What ATOP 4.01 and Correlates of War (alliances 4.1, organisations 3.0) say, as far as the curators saw it."""

PROTOCOL = "the coding has the day of the protocol of accession, the dataset that of the deposit"
NO_EXITS = "the coding knows no exit; the treaty lapsed for it on 20 April 1999"
DISAGREEMENTS = {
    ("COW", "from", "csto-aze-party"): "the coding dates all parties to the signature; it acceded in September 1993",
    ("COW", "from", "csto-blr-party"): "the coding dates all parties to the signature; it acceded in December 1993",
    ("COW", "from", "csto-geo-party"): "the coding dates all parties to the signature; it acceded in December 1993",
    ("COW", "to", "csto-aze-party"): NO_EXITS,
    ("COW", "to", "csto-geo-party"): NO_EXITS,
    ("COW", "to", "csto-uzb-party-1992"): NO_EXITS,
    ("ATOP", "from", "csto-blr-party"): "three days apart; the sources of the dataset agree on 31 December 1993",
    ("ATOP", "from", "csto-uzb-party-2006"): "the protocol was signed on 16 August 2006, a day earlier",
    ("ATOP", "to", "csto-uzb-party-2006"): "the coding has the day of the note, the dataset that of the decision on it",
    **{("COW", "from", f"nato-{code}"): PROTOCOL for code in ("grc", "tur", "esp")},
    **{("ATOP", "from", f"nato-{code}"): PROTOCOL for code in ("grc", "tur", "esp", *ENTRANTS_1999)},
    **{("ATOP", "from", f"nato-{code}"): PROTOCOL for code in (*ENTRANTS_2004, "alb", "hrv", "mne")},
    ("ATOP", "from", "sco-ind"): "the coding enters it two years before the accession that the press reported",
    ("ATOP", "from", "sco-pak"): "the coding enters it two years before the accession that the press reported",
    **{
        ("COW", "from", f"eu-{code}"): "the coding begins with the Union, the dataset with the Community"
        for code in ("bel", "deu", "fra", "ita", "lux", "nld")
    },
    ("COW", "from", "un-blr"): "the coding counts from statehood; it was an original member of 1945",
    ("COW", "to", "anzus-nzl"): "suspended by the United States, never denounced",
    ("ATOP", "to", "anzus-nzl"): "suspended by the United States, never denounced",
    ("COW", "to", "warsaw-pact-alb"): "the coding has a day three weeks before the denunciation",
    ("COW", "to", "warsaw-pact-hun"): "no other source that was seen ends it in 1956",
}  # fmt: skip
"""Where the dataset differs from a coding, and why."""


def agree(bound, ours, theirs):
    """Whether two dates say the same, as far as the coarser tells; an end may be the last day or the day after."""
    if "open" in (ours, theirs):
        return ours == theirs
    length = min(len(ours), len(theirs))
    same = ours[:length] == theirs[:length]
    return same or (bound == "to" and length == 10 and ours == dates.next_day(theirs))


def test_memberships_agree_with_the_codings_but_for_known_reasons(data):
    known = data.by_id("membership")
    differing = {
        (who, bound, id): (known[id][bound], coded)
        for (who, bound), coding in CODINGS.items()
        for id, coded in coding.items()
        if not agree(bound, known[id][bound], coded)
    }
    assert {key: pair for key, pair in differing.items() if key not in DISAGREEMENTS} == {}
    assert set(DISAGREEMENTS) - set(differing) == set(), "no longer a disagreement"


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
    known = data.by_id("membership")
    silent = {
        id
        for who, bound, id in DISAGREEMENTS
        if who == "ATOP" and "ATOP" not in (known[id].note or "") and known[id].organisation != "csto"
    }
    assert silent <= {"anzus-nzl"}, "the note of the suspended span names the codings"
    assert "ATOP" in known["anzus-nzl-suspended"].note
