"""`csto votes`: how present and former members voted in the General Assembly."""

import pytest

NINE = ["ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TJK", "UZB"]


@pytest.mark.parametrize("name", ["ES-11/1", "es-11-1", "A/RES/ES-11/1", "a/res/es-11/1"])
def test_a_resolution_by_any_of_its_spellings(csto, name):
    outcome = csto("votes", name, "--json")
    assert {row["resolution"] for row in outcome.data} == {"es-11-1"}
    assert outcome.envelope["query"]["resolution"] == ["es-11-1"]
    assert [row["iso3"] for row in outcome.data] == NINE


def test_who_voted_how_on_the_territorial_integrity_of_ukraine(csto):
    table = csto("votes", "68/262", "-f", "tsv", "--fields", "symbol,date,iso3,vote", "--no-header").stdout
    assert table.splitlines() == [
        f"A/RES/68/262\t2014-03-27\t{iso3}\t{vote}"
        for iso3, vote in zip(
            NINE, ("no", "yes", "no", "yes", "abstain", "absent", "no", "absent", "abstain"), strict=True
        )
    ]


def test_one_resolution_for_people(csto):
    page = csto("votes", "ES-11/1", "--width", "80").stdout
    assert page.splitlines()[2] == "A/RES/ES-11/1, 2 March 2022"
    assert "Aggression against Ukraine: demand that Russian forces withdraw" in page
    assert "141 for, 5 against, 35 abstained, 12 did not vote" in " ".join(page.split())
    cells = [line.split()[1:4] for line in page.splitlines()]
    assert ["Belarus", "N", "no"] in cells
    assert ["Azerbaijan", "–", "absent"] in cells


def test_recorded_non_voting_is_never_an_abstention(csto, data):
    absent = {vote.id for vote in data.section("vote") if vote.vote == "absent"}
    rows = {row["id"]: row for row in csto("votes", "--json").data}
    assert absent & set(rows), "the nine include absent states"
    assert {rows[id]["vote"] for id in absent & set(rows)} == {"absent"}
    assert "absent" in " ".join(csto("votes").stdout.split())


def test_every_cell_of_the_matrix_is_there_and_empty_ones_are_unknown(csto, data):
    rows = csto("votes", "--json").data
    assert len(rows) == 9 * len(data.section("resolution"))
    known = {(vote.resolution, vote.country) for vote in data.section("vote") if vote.vote != "unknown"}
    for row in rows:
        assert (row["vote"] == "unknown") == ((row["resolution"], row["iso3"]) not in known), row["id"]
        assert bool(row["sources"]) == ((row["resolution"], row["iso3"]) in known), row["id"]


def test_a_state_whose_vote_was_not_looked_up_is_unknown(csto):
    (row,) = csto("votes", "ES-11/1", "--country", "monaco", "--json").data
    assert (row["iso3"], row["vote"], row["sources"]) == ("MCO", "unknown", [])


def test_by_day_then_by_state(csto, data):
    names = {country.iso3: country.name for country in data.section("country")}
    rows = csto("votes", "--json").data
    keys = [(row["date"], row["resolution"], names[row["iso3"]]) for row in rows]
    assert keys == sorted(keys)


def test_nothing_of_the_map_is_lost_in_a_narrow_window(csto):
    rows = csto("votes", "--since", "2025-12-02", "--json").data
    page = csto("votes", "--since", "2025-12-02", "--width", "40").stdout
    assert max(map(len, page.splitlines())) <= 40
    letters = {"yes": "Y", "no": "N", "abstain": "A", "absent": "–"}
    words = {}
    for row in sorted(rows, key=lambda row: row["standing"] != "member"):
        letter = letters[row["vote"]]
        words.setdefault(row["symbol"], []).append(letter if row["standing"] == "member" else letter.lower())
    assert all("".join(word) in page for word in words.values())


def test_the_matrix_for_people(csto):
    page = csto("votes", "--width", "80").stdout
    lines = page.splitlines()
    head = next(line for line in lines if line.startswith("Resolution"))
    assert [word for word in head.split() if word in (*MEMBERS, *FORMER)] == [*MEMBERS, *FORMER]
    (line,) = [line for line in lines if line.startswith("68/262")]
    votes = [word for word in line.split() if word.upper() in ("Y", "N", "A", "–")]
    assert votes == ["N", "N", "A", "–", "N", "–", "y", "y", "a"]
    assert "Small letters: not a member on the day of the vote." in page
    wide = csto("votes", "--width", "200").stdout
    assert "Territorial integrity of Ukraine" in wide


MEMBERS, FORMER = ("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"), ("AZE", "GEO", "UZB")


def test_filters(csto, data):
    rows = csto("votes", "--country", "kazakhstan", "--since", "2022-03-02", "--until", "2022-04", "--json").data
    assert {row["iso3"] for row in rows} == {"KAZ"}
    assert [row["symbol"] for row in rows] == ["A/RES/ES-11/1", "A/RES/ES-11/2", "A/RES/ES-11/3"]
    rows = csto("votes", "--issue", "ukraine-war", "--json").data
    assert {row["issue"] for row in rows} == {"ukraine-war"}
    assert {row["resolution"] for row in rows} == {
        record.id for record in data.section("resolution") if record.issue == "ukraine-war"
    }


def test_the_totals_are_those_of_the_resolution(csto, data):
    record = data.by_id("resolution")["68-262"]
    for row in csto("votes", "68/262", "--json").data:
        assert row["totals"] == {"yes": record.yes, "no": record.no, "abstain": record.abstain, "absent": record.absent}
    assert (record.yes, record.no, record.abstain) == (100, 11, 58)


@pytest.mark.parametrize(
    ("arguments", "code", "start"),
    [
        (("ES-11/99",), 4, "csto: No resolution is called 'ES-11/99'. Did you mean "),
        (("--country", "Kazakhstn"), 4, "csto: No state is called 'Kazakhstn'. Did you mean Kazakhstan?"),
        (("--issue", "ukrain-war"), 4, "csto: No issue is called 'ukrain-war'. Did you mean ukraine-war?"),
    ],
)
def test_wrong_names(csto, arguments, code, start):
    outcome = csto("votes", *arguments)
    assert (outcome.code, outcome.stdout) == (code, "")
    assert outcome.stderr.startswith(start)


def test_nothing_found_is_a_success(csto):
    outcome = csto("votes", "--until", "1999")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr == "csto: No vote in the dataset matches; widen the dates or drop a filter.\n"


def test_members_former_members_and_others_are_told_apart(csto):
    rows = csto("votes", "ES-11/1", "--json").data
    standings = {row["iso3"]: row["standing"] for row in rows}
    assert standings == dict.fromkeys(MEMBERS, "member") | dict.fromkeys(FORMER, "former member")
    (row,) = csto("votes", "ES-11/1", "--country", "usa", "--json").data
    assert row["standing"] == "other"
    page = csto("votes", "ES-11/1").stdout
    assert "●  Belarus      N  no       member" in page
    assert "○  Georgia      y  yes      former member" in page
    before = csto("votes", "--country", "azerbaijan", "--until", "1999-04-20", "--json").data
    assert {row["standing"] for row in before} <= {"member"}


def test_which_members_voted_against(csto):
    rows = csto("votes", "ES-11/1", "--vote", "no", "--members", "--json").data
    assert [row["iso3"] for row in rows] == ["BLR", "RUS"]
