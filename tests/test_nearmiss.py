"""Lines that no command takes: what can only mean one thing is done, and said; else one sentence has the right form."""

import pytest

LINES = {
    "armenia": "member armenia",
    "south korea": "member 'south korea'",
    "nato": "compare nato",
    "nato guam": "compare nato guam",
    "warsaw pact": "compare 'warsaw pact'",
    "ODKB": "about",
    "charter": "treaty charter",
    "charter 7": "treaty charter 7",
    "events --since 2024": "timeline --since 2024",
    "vote": "votes",
    "MEMBERS": "members",
    "2022": "timeline --since 2022 --until 2022",
    "armenia 2022": "timeline --country armenia --since 2022 --until 2022",
    "crimea": "stance --issue crimea",
    "putin": "leaders putin",
    "E05": "show E05",
    "ussr": "glossary ussr",
    "lachin corridor": "glossary 'lachin corridor'",
    "timeline 2022": "timeline --since 2022 --until 2022",
    "timeline armenia 2022-02": "timeline --country armenia --since 2022-02 --until 2022-02",
    "members 2010": "members --as-of 2010",
    "leaders 2018-12": "leaders --as-of 2018-12",
    "leaders armenia --all": "leaders --country armenia --all",
    "member south korea": "member 'south korea'",
    "stance south korea": "stance 'south korea'",
    "leaders secretary": "leaders --role secretary-general",
    "leaders secretary general": "leaders --role secretary-general",
    "leaders chair": "leaders --role chair",
    "leaders next": "leaders --next",
    "exercises cancelled": "exercises --status cancelled",
    "members former": "members --status former",
    "members observer": "members --status observer",
    "forces bases": "forces --bases",
    "forces gyumri": "forces --bases gyumri",
    "events 2022": "timeline --since 2022 --until 2022",
    "secretary": "leaders --role secretary-general",
    "chair": "leaders --role chair",
    "budget": "economy --topic csto-budget",
    "bodies pa": "bodies --level parliamentary",
}


@pytest.mark.parametrize(("line", "meant"), LINES.items())
def test_what_can_only_mean_one_thing_is_done(csto, line, meant):
    import shlex

    outcome, expected = csto(*line.split(), "-f", "jsonl"), csto(*shlex.split(meant), "-f", "jsonl")
    assert (outcome.code, outcome.stdout) == (expected.code, expected.stdout)
    assert outcome.code == 0
    assert outcome.stdout
    assert outcome.stderr == f"csto: running 'csto {meant} -f jsonl'\n{expected.stderr}"


@pytest.mark.parametrize(
    ("line", "code", "forms"),
    [
        ("armenia kazakhstan", 2, "csto stance armenia kazakhstan, csto alignment armenia kazakhstan"),
        ("compare armenia kazakhstan", 4, "csto votes --country armenia --country kazakhstan"),
        ("members armenia", 4, "csto member armenia"),
        ("member nato", 4, "csto members nato or csto compare nato"),
        ("stance nato", 4, "csto compare nato"),
        ("lachin bridge", 2, "csto search lachin bridge"),
        ("articl 4", 2, "Did you mean article 4?"),
        ("spending", 2, "csto economy --topic csto-budget"),
        ("show lachin", 4, "csto search lachin"),
        ("treaty 24", 4, "csto treaty charter 24"),
        ("treaty charter 99", 4, "has no article 99"),
        ("treaty foo", 4, "csto treaty lists them"),
        ("members -f png", 2, "svg is the picture format"),
    ],
)
def test_what_could_mean_several_things_gets_the_right_forms(csto, line, code, forms):
    outcome = csto(*line.split())
    assert (outcome.code, outcome.stdout) == (code, "")
    assert outcome.stderr.count("\n") == 1
    assert forms in outcome.stderr


def test_scripts_get_the_envelope_of_what_they_asked_for(csto):
    outcome = csto("members", "armenia", "--json")
    assert (outcome.code, outcome.envelope["command"], outcome.data) == (4, "members", [])


@pytest.mark.parametrize("line", ["compare nato --help", "members armenia --help", "search 2022 --help"])
def test_help_is_help_whatever_else_is_asked(csto, line):
    assert csto(*line.split()).stdout == csto(line.split()[0], "--help").stdout


def test_words_that_no_instrument_has_are_looked_for_in_the_articles(csto):
    rows = csto("treaty", "withdrawal", "--json").data
    assert "charter-19" in {row["id"] for row in rows}
    assert {row["type"] for row in rows} == {"article"}


def test_changes_without_a_first_day_are_those_of_a_year(csto):
    query = csto("changes", "armenia", "--json").envelope["query"]
    assert query["since"][4:] == query["until"][4:]
    assert int(query["until"][:4]) - int(query["since"][:4]) == 1
    assert csto("changes", "--country", "armenia", "--json").envelope["query"] == query


def test_an_issue_whose_id_begins_with_the_word_is_meant(csto):
    assert {row["issue"] for row in csto("stance", "kazakhstan", "--issue", "ukraine", "--json").data} == {
        "ukraine-war"
    }


def test_a_later_chair_is_told_by_the_rule(csto):
    assert "chairs next, from 1 January 2027" in csto("leaders", "--role", "chair", "--as-of", "2027-02").stderr
