"""`csto data check`: every rule with a file that breaks it and one that does not."""

import random
import tomllib
from pathlib import Path
from unittest.mock import ANY

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_cli import check, dates
from csto_cli.check.document import Document
from csto_cli.check.lines import Lines
from csto_cli.check.time import overlapping
from csto_cli.data import bundled
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS

BASE = """\
schema_version = 2
dataset_version = "2026.11.0"
as_of = 2026-10-09
reach = "Nothing later than March 2026 was found."

[[source]]
id = "charter"
title = "Charter"
publisher = "The organization"
url = "https://example.org/charter"
date = 2002-10-07
kind = "treaty"
lang = "en"

[[source]]
id = "paper"
title = "A report"
publisher = "A newspaper"
date = "2002"
kind = "news"
lang = "ru"

[[country]]
id = "armenia"
iso2 = "AM"
iso3 = "ARM"
name = "Armenia"
name_ru = "Армения"
sources = ["charter", "paper"]

[[organisation]]
id = "csto"
name = "Collective Security Treaty Organization"
abbreviation = "CSTO"
type = "alliance"
from = 2002-10-07
to = "open"
sources = ["charter", "paper"]
confidence = "confirmed"

[[issue]]
id = "war"
name = "The war"
question = "Does it support the war?"
label = "Stand on the war"
short = "War"
group = "War"
scale = [
  { value = "supports", short = "yes", definition = "It supports the war.", side = "towards" },
  { value = "opposes", short = "no", definition = "It is against the war.", side = "away" },
]
"""
"""A small dataset without a fault; the cases add to it."""

EVENT = """
[[event]]
id = "summit"
date = 2010-12-10
category = "summit"
kind = "fact"
text = "A summit met."
sources = ["charter", "paper"]
confidence = "confirmed"
"""

MEMBERSHIP = """
[[membership]]
id = "{id}"
verified = 2006-01-05
country = "ARM"
organisation = "csto"
status = "member"
from = {start}
to = {end}
sources = ["charter", "paper"]
confidence = "confirmed"
"""

POST = """
[[post]]
id = "{id}"
role = "{role}"
office = "Secretary General"
person = "Somebody"
from = {start}
to = {end}
verified = 2006-01-05
text = "Somebody held it."
sources = ["charter", "paper"]
confidence = "confirmed"
"""

RESOLUTION = """
[[resolution]]
id = "res"
symbol = "A/RES/1"
title = "A resolution"
date = {date}
issue = "war"
yes = {yes}
no = {no}
abstain = 35
absent = {absent}
adopted = true
text = "It says something."
sources = ["charter", "paper"]
confidence = "confirmed"
"""

VOTE = """
[[vote]]
id = "{id}"
resolution = "res"
country = "ARM"
vote = "{vote}"
sources = ["charter", "paper"]
confidence = "confirmed"
"""

ATTRIBUTE = """
[[dimension]]
id = "seat"
name = "Seat"
group = "identity"
question = "Where does it sit?"

[[attribute]]
id = "csto-seat"
organisation = "csto"
dimension = "seat"
value = "Moscow"
kind = "fact"
text = "It sits in Moscow."
sources = ["charter", "paper"]
confidence = "confirmed"

[[attribute]]
id = "csto-seat-again"
organisation = "csto"
dimension = "seat"
value = "{value}"
kind = "fact"
text = "It sits there."
sources = ["charter", "paper"]
confidence = "confirmed"
"""

IDEAL = """
[[ideal_point]]
id = "ideal-points-arm"
country = "ARM"
rows = [
  [1992, 34, 0.4, 0.2, 0.4, 0.6],
  {row},
]
sources = ["charter"]
"""

EXERCISE = """
[[exercise]]
id = "frontier-2004"
series = "Frontier"
name = "Frontier 2004"
year = {year}
date = 2004-08-02
text = "It was held."
sources = ["charter", "paper"]
confidence = "confirmed"
"""

SOURCE = """
[[source]]
id = "more"
title = "More"
publisher = "Somebody"
url = "{url}"
kind = "news"
lang = "{lang}"
"""


def event(before="", after=""):
    """The event, with a piece of it replaced."""
    assert before in EVENT
    return BASE + EVENT.replace(before, after, 1)


def position(value="supports", start="2010-12-10", to="2012-01-01", holder='country = "ARM"', extra="", second=""):
    """The event and a position that rests on it; if `second` is given another follows from that day."""
    parts = {"value": value, "holder": holder}
    text = event("text =", 'countries = ["ARM"]\ntext =')
    text += POSITION.format(id="pos", start=start, to=to, extra=extra, **parts)
    return text + (POSITION.format(id="pos-later", start=second, to='"open"', extra="", **parts) if second else "")


def one_statement(kind="declaration"):
    """A position whose only evidence is the event."""
    parts = [
        ('kind = "fact"', f'kind = "{kind}"'),
        ('evidence = ["summit"]\nsources = ["charter"]', 'evidence = ["summit"]'),
    ]
    text = position()
    for before, after in parts:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def verified(when):
    """The event, with a date on which it was verified."""
    return event("text =", f"verified = {when}\ntext =")


def base(before, after):
    """The base, with a piece of it replaced."""
    assert before in BASE
    return BASE.replace(before, after, 1)


def source(url="https://example.org/more", lang="en"):
    """The base with a third source that the event uses."""
    return event('["charter", "paper"]', '["charter", "paper", "more"]') + SOURCE.format(url=url, lang=lang)


def vote(first, second, **totals):
    """A resolution and two votes on it."""
    given = {"date": "2014-03-27", "yes": 100, "no": 11, "absent": 47} | totals
    return (
        BASE
        + RESOLUTION.format(**given)
        + (VOTE.format(id="res-arm", vote=first) if first else "")
        + (VOTE.format(id="res-arm-2", vote=second) if second else "")
    )


BASE_OF = """
[[base]]
id = "barracks"
name = "Barracks"
host = "ARM"
operator = "ARM"
type = "base"
from = "1995"
to = {end}
text = "Soldiers live there."
{verified}sources = ["charter", "paper"]
confidence = "confirmed"
"""

STRENGTH = """
[[strength]]
id = "barracks-{year}"
subject = "{subject}"
date = "{year}"
personnel = 100
basis = "official"
text = "A hundred."
{verified}sources = ["charter"]
confidence = "single-source"
"""

POSITION = """
[[position]]
id = "{id}"
{holder}
issue = "war"
value = "{value}"
from = {start}
to = {to}
kind = "assessment"
summary = "It supports the war."
confidence = "confirmed"
evidence = ["summit"]
sources = ["charter"]
{extra}
"""

SCENARIO = """
[[scenario]]
id = "end"
name = "The end"
whose = "An analyst"
kind = "assessment"
text = "It ends."
{verified}sources = ["charter"]
"""

SEEN = 'verified = "2025"\n'


def ageing(text, place, **left_out):
    """A record that can age, without a word on when it was verified, and with one."""
    return ("D310", BASE + text.format(verified="", **left_out), place, BASE + text.format(verified=SEEN, **left_out))


BARRACKS = BASE_OF.format(end='"open"', verified=SEEN)
AGEING = [
    ageing(BASE_OF, "[[base]]", end='"open"'),
    ageing(SCENARIO, "[[scenario]]"),
    ageing(BARRACKS + STRENGTH, "[[strength]]", year=2020, subject="barracks"),
    (
        "D310",
        BASE + POST.format(id="one", role="chair", start='"2020"', end='"open"').replace("verified = 2006-01-05\n", ""),
        "[[post]]",
        BASE + POST.format(id="one", role="chair", start='"2020"', end='"2021"').replace("verified = 2006-01-05\n", ""),
    ),
    (
        "D310",
        BASE + MEMBERSHIP.format(id="one", start='"2020"', end='"open"').replace("verified = 2006-01-05\n", ""),
        "[[membership]]",
        BASE + MEMBERSHIP.format(id="one", start='"2020"', end='"unknown"').replace("verified = 2006-01-05\n", ""),
    ),
    (
        "D310",
        BASE + BARRACKS + STRENGTH.format(year=2020, subject="barracks", verified=""),
        "[[strength]]",
        BASE  # only the latest ages, and only while the base stands
        + BARRACKS
        + STRENGTH.format(year=2020, subject="barracks", verified="")
        + STRENGTH.format(year=2021, subject="barracks", verified=SEEN),
    ),
]

CASES = [
    # rule, file that breaks it, what stands on the line that is named, file that does not
    ("D003", base("schema_version = 2", "schema_version = 1"), "schema_version", BASE),
    ("D004", base('"2026.11.0"', '"2026.13.0"'), "dataset_version", base("2026.11.0", "2026.12.3")),
    ("D005", base("as_of = 2026-10-09", 'as_of = "2026-03"'), "as_of", BASE),
    ("D006", base("as_of =", "colour = 1\nas_of ="), "colour = 1", BASE),
    ("D007", base("was found.", "was found"), "reach", BASE),
    ("D008", base("as_of =", 'top_tier = ["Nobody"]\nas_of ='), "top_tier", base("as_of =", "top_tier = []\nas_of =")),
    ("D008", base("as_of =", 'top_tier = ""\nas_of ='), "top_tier", BASE),
    ("D101", BASE + EVENT.replace("[[event]]", "[[events]]"), "[[events]]", event()),
    ("D102", BASE + "\n[claim]\nid = 'E01'\n", "[claim]", event()),
    ("D103", event('id = "summit"\n', ""), "[[event]]", event()),
    ("D104", event('"summit"', '"Summit_2010"'), 'id = "Summit_2010"', event('"summit"', '"summit-2010"')),
    ("D105", event('"summit"', '"csto"'), 'id = "csto"\ndate', event()),
    ("D106", event("text =", "txt = 'a'\ntext ="), "txt", event()),
    ("D106", event("text =", "retired = true\ntext ="), "retired", event()),
    ("D107", event('category = "summit"\n', ""), "[[event]]", event()),
    ("D108", event('text = "A summit met."', 'text = ""'), "text", event()),
    ("D108", event("text =", 'countries = "ARM"\ntext ='), "countries", event("text =", 'countries = ["ARM"]\ntext =')),
    ("D108", BASE + EXERCISE.format(year="'2004'"), "year", BASE + EXERCISE.format(year=2004)),
    ("D108", vote("", "", yes=-1, absent=148), "yes", vote("", "")),
    ("D109", event('kind = "fact"', 'kind = "rumour"'), 'kind = "rumour"', event()),
    ("D110", event("A summit met.", "A\\u001b[2J summit."), "text", event()),
    ("D110", event("A summit met.", "A \\u202e summit."), "text", event()),
    ("D110", event("A summit met.", "A summit met. "), "text", event()),
    ("D111", event('["charter", "paper"]', '["charter", "paper", "charter"]'), "sources = [", event()),
    ("D112", source(lang="English"), 'lang = "English"', source(lang="kaa")),
    ("D201", event('"paper"', '"papers"'), "sources = [", event()),
    ("D202", event("text =", 'countries = ["ARX"]\ntext ='), "countries", event()),
    ("D202", event("text =", 'organisations = ["natto"]\ntext ='), "organisations", event()),
    ("D204", event() + SOURCE.format(url="https://example.org/more", lang="en"), '[[source]]\nid = "more"', source()),
    ("D205", event('sources = ["charter", "paper"]', "sources = []"), "sources = []", event()),
    ("D206", event('["charter", "paper"]', '["charter"]'), 'confidence = "confirmed"', event()),
    (
        "D207",
        event('"confirmed"', '"contested"'),
        'confidence = "contested"',
        event('"confirmed"', '"contested"\nnote = "One says so, the other not."'),
    ),
    ("D208", event('confidence = "confirmed"\n', ""), "[[event]]", event()),
    ("D301", event("2010-12-10", '"2010-13"'), 'date = "2010-13"', event("2010-12-10", '"2010-12"')),
    ("D301", event("2010-12-10", "2010-12-10T10:00:00"), "date = 2010", event("2010-12-10", '"2010"')),
    (
        "D302",
        BASE + MEMBERSHIP.format(id="one", start="2002-10-07", end="2001-10-07"),
        "to = 2001",
        BASE + MEMBERSHIP.format(id="one", start="2002-10-07", end="2002-10-08"),
    ),
    (
        "D303",
        event("category", "end = 2010-12-09\ncategory"),
        "end = 2010-12-09",
        event("category", "end = 2010-12-10\ncategory"),
    ),
    (
        "D304",
        BASE
        + MEMBERSHIP.format(id="one", start="2002-10-07", end="2006-01-02")
        + MEMBERSHIP.format(id="two", start='"2005"', end='"open"'),
        'from = "2005"',
        BASE
        + MEMBERSHIP.format(id="one", start="2002-10-07", end="2006-01-02")
        + MEMBERSHIP.format(id="two", start='"2006"', end='"open"'),
    ),
    (
        "D305",
        BASE
        + POST.format(id="one", role="secretary-general", start="2003-04-28", end='"open"')
        + POST.format(id="two", role="secretary-general", start="2005-05-02", end="2006-05-02"),
        "from = 2005",
        BASE
        + POST.format(id="one", role="deputy-secretary-general", start="2003-04-28", end='"open"')
        + POST.format(id="two", role="deputy-secretary-general", start="2005-05-02", end="2006-05-02"),
    ),
    ("D306", event("2010-12-10", "2026-10-10"), "date = 2026-10-10", event("2010-12-10", "2026-10-09")),
    (
        "D307",
        event("2010-12-10", "2010-01-01"),
        "date = 2010-01-01",
        event("2010-12-10", "2010-01-01").replace("A summit met.", "A summit met on 1 January."),
    ),
    ("D308", BASE + EXERCISE.format(year=2005), "year = 2005", BASE + EXERCISE.format(year=2004)),
    ("D309", verified("2026-10-10"), "verified", verified("2026-10-09")),
    ("D309", verified('"2026-11"'), "verified", verified('"2026-10"')),
    ("D301", verified('"today"'), "verified", verified('"2026"')),
    *AGEING,
    ("D401", base('"ARM"', '"Arm"'), 'iso3 = "Arm"', BASE),
    (
        "D402",
        base('[[organisation]]\nid = "csto"', "{country}").replace(
            "{country}",
            '[[country]]\nid = "aruba"\niso2 = "AM"\niso3 = "ABW"\nname = "Aruba"\nname_ru = "Аруба"\n'
            'sources = ["charter"]\n\n[[organisation]]\nid = "csto"',
        ),
        'iso2 = "AM"\niso3 = "ABW"',
        BASE,
    ),
    (
        "D403",
        BASE
        + '\n[[organisation]]\nid = "other"\nname = "Other"\nabbreviation = "O"\naliases = [\n  "Csto",\n]\n'
        + 'type = "alliance"\nfrom = "2002"\nto = "open"\nsources = ["charter"]\nconfidence = "single-source"\n',
        "aliases = [",
        BASE,
    ),
    ("D501", vote("", "", yes=99), "absent = 47", vote("", "", yes=99, absent=46, date="2008-03-14")),
    ("D502", vote("no", "", yes=111, no=0), "no = 0", vote("no", "")),
    ("D503", vote("no", "yes"), 'country = "ARM"', vote("no", "")),
    ("D504", vote("", "", yes=11, no=100), "adopted", vote("", "")),
    (
        "D505",
        BASE
        + '\n[[indicator]]\nid = "trade"\ntopic = "trade"\nname = "Trade"\ndate = "2020"\nvalue_min = 3\nvalue = 2.5\n'
        + 'unit = "USD"\nkind = "fact"\ntext = "Some."\nsources = ["charter"]\nconfidence = "single-source"\n',
        "value_min = 3",
        BASE,
    ),
    (
        "D506",
        BASE + IDEAL.format(row="[1991, 34, 0.4, 0.2, 0.4, 0.6]"),
        "rows = [",
        BASE + IDEAL.format(row="[1993, 34, 0.4, 0.2, 0.4, 0.6]"),
    ),
    ("D507", BASE + ATTRIBUTE.format(value="Moscow"), 'value = "Moscow"', BASE + ATTRIBUTE.format(value="Minsk")),
    ("D601", source(url="www.example.org/more"), "url = \"www", source()),
    ("D601", source(url="ftp://example.org/more"), "url = \"ftp", source()),
    ("D601", source(url="https://example.org/a b"), 'url = "https://example.org/a b"', source()),
    ("D602", source(url="https://example.org/charter"), "url =", source()),
    ("D701", position(value="mixed"), 'value = "mixed"', position()),
    ("D702", position(extra='organisation = "csto"'), 'country = "ARM"', position()),
    ("D703", position(second="2011-01-01"), 'from = 2011-01-01', position(second="2012-01-01")),
    ("D704", position(to="2010-11-01", start="2010-01-01"), "evidence", position()),
    ("D705", position(start="2009-02-02"), "evidence", position()),
    ("D706", position(holder='organisation = "csto"'), "evidence", position()),
    (
        "D706",
        position(holder='organisation = "csto"'),
        "evidence",
        position(holder='organisation = "csto"') + MEMBERSHIP.format(id="one", start="2002-10-07", end='"open"'),
    ),
    ("D707", base('short = "yes", ', ""), "scale = [", BASE),
    ("D708", one_statement(), 'confidence = "confirmed"', position()),
    ("D708", one_statement(), 'confidence = "confirmed"', one_statement(kind="fact")),
]  # fmt: skip

CLAIM = """
[[claim]]
id = "E01"
part = "One"
text = "It is so."
verdict = "confirmed"
reason = "It is."
records = ["{record}"]
sources = ["charter"]
"""
CASES.append(("D203", BASE + CLAIM.format(record="csta"), "records", BASE + CLAIM.format(record="csto")))

OVERLAY = """
[[membership]]
id = "csto-arm-frozen"
note = "Seen again."

[[source]]
id = "my-paper"
title = "My paper"
publisher = "Me"
kind = "reference"
lang = "en"

[[event]]
id = "my-event"
date = 2026-01-15
category = "statement"
kind = "declaration"
countries = ["ARM"]
organisations = ["csto"]
text = "Somebody said something."
sources = ["my-paper", "odkb-charter-en"]
confidence = "confirmed"
"""


@pytest.fixture
def found(csto, tmp_path):
    """What the check finds in a file with this text: the rows, and the exit code."""

    def look(text, *options):
        path = tmp_path / "file.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        outcome = csto("data", "check", str(path), "--json", *options)
        assert outcome.envelope["problems"] == []  # it made sense of the file
        return outcome.data, outcome.code

    return look


def test_the_bundled_dataset_has_no_error(csto):
    outcome = csto("data", "check", "--json")
    errors = [f"{row['line']}: {row['rule']} {row['message']}" for row in outcome.data if row["severity"] == "error"]
    assert errors == []
    assert outcome.code == 0


def test_the_base_of_the_cases_has_no_fault(found):
    assert found(BASE) == ([], 0)


@pytest.mark.parametrize(("rule", "bad", "place", "good"), CASES)
def test_a_rule(found, rule, bad, place, good):
    rows, code = found(bad)
    broken = [row for row in rows if row["rule"] == rule]
    assert broken, rows
    severity = {one.number: one.severity for one in check.RULES}[rule]
    assert {row["severity"] for row in broken} == {severity}
    assert code == (3 if any(row["severity"] == "error" for row in rows) else 0)
    last = bad.rindex(place)
    assert bad[:last].count("\n") + 1 in [row["line"] for row in broken], (broken, place)
    assert all(row["message"] and row["fix"] for row in broken)
    kept, _ = found(good)
    assert [row for row in kept if row["rule"] == rule] == []


def test_every_rule_has_a_case():
    elsewhere = {"D001", "D002", "D113", "D209"}  # files that cannot be read, and overlays: below
    assert {case[0] for case in CASES} | elsewhere == {one.number for one in check.RULES}


def test_rules_are_numbered_in_order_and_explained():
    numbers = [one.number for one in check.RULES]
    assert numbers == sorted(set(numbers))
    assert all(one.text.endswith(".") and one.fix.endswith(".") for one in check.RULES)


def test_a_file_that_is_not_utf_8(found):
    rows, code = found(BASE.replace("Charter", "Ch\udce4rter").encode("utf-8", "surrogateescape"))
    assert ([(row["rule"], row["line"]) for row in rows], code) == ([("D001", 8)], 3)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (BASE.replace('name = "Armenia"', "name = Armenia"), 27),
        (BASE.replace('name = "Armenia"', 'name = "Armenia"\nname = "Armenia"'), 28),
        ("[[source", 1),
        ('a = 1\nb = "', 2),
        ("a = " + "[" * 100_000, 1),
        (b"schema_version = 2\n\0", 2),
    ],
)
def test_a_file_that_is_not_toml(found, text, line):
    rows, code = found(text)
    assert ([(row["rule"], row["line"]) for row in rows], code) == ([("D002", line)], 3)


def test_an_unknown_key_brings_a_suggestion(found):
    rows, _ = found(event("text =", "txt = 'a'\ntext ="))
    assert [(row["field"], row["fix"]) for row in rows] == [("txt", "Did you mean text?")]


def test_findings_look_like_those_of_a_compiler(csto, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("my.toml").write_text(event('"paper"', '"papers"'), encoding="utf-8")
    outcome = csto("data", "check", "my.toml")
    assert (
        outcome.stdout
        == "my.toml:59: error D201: event summit, sources: There is no source 'papers'. Did you mean paper?\n"
    )
    assert outcome.stderr == "csto: 1 error and 0 warnings in my.toml.\n"
    assert outcome.code == 3
    lines = csto("data", "check", "my.toml", "-f", "tsv", "--fields", "rule,line,record,field", "--no-header")
    assert (lines.stdout, lines.code) == ("D201\t59\tsummit\tsources\n", 3)


def test_a_clean_file_prints_nothing(csto, tmp_path):
    path = tmp_path / "base.toml"
    path.write_text(BASE, encoding="utf-8")
    outcome = csto("data", "check", str(path))
    assert (outcome.stdout, outcome.code) == ("", 0)
    assert outcome.stderr.endswith(f"base.toml: no error and no warning under {len(check.RULES)} rules.\n")


def test_a_warning_alone_does_not_fail(found):
    rows, code = found(event("2010-12-10", "2026-10-10"))
    assert ([row["severity"] for row in rows], code) == (["warning"], 0)


def test_a_cut_answer_keeps_its_exit_code(found):
    assert found(event('"paper"', '"papers"'), "--limit", "0") == ([], 3)


def test_a_file_that_is_not_there(csto, tmp_path):
    outcome = csto("data", "check", str(tmp_path / "none.toml"))
    assert (outcome.stdout, outcome.code) == ("", 1)
    assert outcome.stderr.count("\n") == 1
    assert csto("data", "check", str(tmp_path)).code == 1


def test_an_overlay_refers_to_the_dataset_and_changes_some_fields(found):
    assert found(OVERLAY) == ([], 0)


@pytest.mark.parametrize(
    ("before", "after", "rule", "line"),
    [
        ('"odkb-charter-en"', '"odkb-charter"', "D201", 21),
        ("note =", "nota =", "D106", 4),
        ('note = "Seen again."', 'to = "2020"', "D302", 4),
        ('category = "statement"\n', "", "D107", 13),
        ('note = "Seen again."', "as_of = 2026-10-09", "D106", 4),
        ("\n[[membership]]", "as_of = 2026-10-09\n[[membership]]", "D003", 1),
        ('id = "my-event"', 'id = "csto"', "D105", 14),
        ('id = "csto-arm-frozen"\nnote = "Seen again."', 'id = "nothing"\nretired = true', "D113", 3),
        ('id = "csto-arm-frozen"\nnote = "Seen again."', 'id = "csto-arm-frozen"\nretired = "yes"', "D106", 4),
    ],
)
def test_a_fault_of_an_overlay(found, before, after, rule, line):
    assert before in OVERLAY
    rows, _ = found(OVERLAY.replace(before, after, 1))
    assert (rule, line) in [(row["rule"], row["line"]) for row in rows], rows


def test_retiring_what_others_refer_to(found):
    for section, id in (("country", "armenia"), ("issue", "ukraine-war"), ("source", "odkb-charter-en")):
        rows, code = found(f'[[{section}]]\nid = "{id}"\nretired = true\n')
        assert ([(row["rule"], row["line"]) for row in rows], code) == ([("D209", 2)], 3)
        assert " more refer to " in rows[0]["message"]


def test_retiring_and_replacing(found):
    text = '[[term]]\nid = "term-abstention"\nretired = true\n'
    assert found(text) == ([], 0)


def test_an_overlay_that_overlaps_the_dataset(found):
    rows, _ = found(
        MEMBERSHIP.format(id="my-span", start="2010-02-02", end='"open"').replace(
            '"charter", "paper"', '"odkb-charter-en"'
        )
    )
    assert [(row["rule"], row["line"]) for row in rows if row["rule"] == "D304"] == [("D304", 8)]
    assert "csto-arm-member" in next(row["message"] for row in rows if row["rule"] == "D304")


def test_overlays_are_checked_each_over_those_before_it(csto, tmp_path):
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(OVERLAY, encoding="utf-8")
    second.write_text('[[event]]\nid = "my-event"\ncity = "Yerevan"\n', encoding="utf-8")
    assert csto("data", "check", str(first), str(second), "--json").data == []
    assert "D107" in {row["rule"] for row in csto("data", "check", str(second), str(first), "--json").data}


def test_the_files_of_findings_are_told_apart(csto, tmp_path):
    names = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for name in names:
        name.write_text(event('"paper"', '"papers"'), encoding="utf-8")
    rows = csto("data", "check", *map(str, names), "--json").data
    assert [row["file"] for row in rows] == [str(name) for name in names]
    assert [row["id"] for row in rows] == ["finding-1", "finding-2"]


def test_a_broken_overlay_in_the_environment_is_left_alone(csto, tmp_path, monkeypatch):
    path = tmp_path / "broken.toml"
    path.write_text("[[source", encoding="utf-8")
    monkeypatch.setenv("CSTO_DATA", str(path))
    assert csto("members").code == 3
    assert csto("data", "check", str(path)).stdout.startswith(f"{path}:1: error D002: ")


def test_a_broken_bundled_dataset_is_checked_and_not_answered_from(csto, monkeypatch, tmp_path):
    monkeypatch.setattr(bundled, "_stamp", lambda: None)
    monkeypatch.setattr(bundled, "_bundled", bundled._compile)
    monkeypatch.setattr(bundled, "toml", lambda: BASE.replace('name_ru = "Армения"\n', "= 3\n").encode())
    outcome = csto("members")
    assert (outcome.stdout, outcome.code) == ("", 3)
    assert outcome.stderr == "csto: The dataset csto.toml is broken; `csto data check` names the line.\n"
    outcome = csto("data", "check", "-f", "tsv", "--fields", "rule,line", "--no-header")
    assert (outcome.stdout, outcome.code) == ("D002\t28\n", 3)


def test_no_file_brings_a_traceback(found):
    dice = random.Random(7)
    values = [
        "1",
        "-1",
        "1.5",
        "true",
        '""',
        '"x"',
        "[]",
        '["x", 1]',
        "[[1]]",
        "{ a = 1 }",
        "[{ a = [1] }]",
        "2010-01-01",
    ]
    values += ['"1992-00"', '"open"', "10:00:00", "nan", "[2010-01-01]", '"\\u0000"', '"https://[x"', '"http://a:b"']
    for _ in range(60):
        text = dice.choice(["schema_version = 2\n", "schema_version = 'x'\nas_of = [1]\n", ""])
        for _ in range(dice.randrange(1, 12)):
            section = dice.choice(list(SECTIONS))
            text += f"[[{section}]]\n"
            for name in fields(SECTIONS[section]):
                if dice.random() < 0.8:
                    text += f"{name} = {dice.choice(values)}\n"
        rows, code = found(text)
        assert rows
        assert code == 3


def test_the_check_never_runs_on_a_look_up(csto):
    import subprocess
    import sys

    program = (
        "import sys; from csto_cli import main as entry; entry.main(['members', '--json']);"
        "print([name for name in sys.modules if name.startswith('csto_cli.check')], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stderr == "[]\n"


def dotted(rows):
    """The numbers and the fields of findings."""
    return [(row["rule"], row["field"]) for row in rows]


@pytest.mark.parametrize(
    ("version", "broken"),
    [
        ("2026.01.0", False),
        ("2026.12.10", False),
        ("2026.00.0", True),
        ("2026.1.0", True),
        ("26.01.0", True),
        ("2026.01", True),
        ("2026.01.0.1", True),
        ("2026.01.x", True),
        ("2026.٠١.0", True),
        ("", True),
    ],
)
def test_versions_of_the_calendar(found, version, broken):
    rows, _ = found(base('"2026.11.0"', f'"{version}"'))
    assert dotted(rows) == ([("D004", "dataset_version")] if broken else [])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('dataset_version = "2026.11.0"\n', "", [("D004", "dataset_version")]),
        ('"2026.11.0"', "2026", [("D004", "dataset_version")]),
        ("as_of = 2026-10-09\n", "", [("D005", "as_of")]),
        ("as_of = 2026-10-09", "as_of = 20260306", [("D005", "as_of")]),
        ("as_of = 2026-10-09", 'as_of = "2026-10-09"', []),
        ("as_of = 2026-10-09", 'as_of = "2026-03-99"', [("D005", "as_of")]),
        ("as_of =", "x = {}\nas_of =", [("D101", None)]),
        ("as_of =", "x = []\nas_of =", [("D101", None)]),
        ("as_of =", "x = 1\nas_of =", [("D006", "x")]),
        ("as_of =", "event = 1\nas_of =", [("D102", None)]),
        ("schema_version = 2", "schema_version = true", [("D003", "schema_version")]),
        ("schema_version = 2", 'schema_version = "1"', [("D003", "schema_version")]),
    ],
)
def test_the_top_of_a_file(found, before, after, expected):
    assert dotted(found(base(before, after))[0]) == expected


@pytest.mark.parametrize(
    ("url", "broken"),
    [
        ("https://example.org/more", False),
        ("http://example.org", False),
        ("https://example.org:8080/a?b=c#d", False),
        ("https://пример.рф/путь", False),
        ("https://example/more", True),
        ("https://example.org./more", True),
        ("https://example.org./more?of=http://example.com", True),
        ("https://.example.org/more", True),
        ("https://[x/more", True),
        ("https://example.org:port/", True),
        ("https://example.org/<a>", True),
        ("https://example.org/a|b", True),
        ("https://example.org/`", True),
        ("https:///more", True),
        ("mailto:a@example.org", True),
    ],
)
def test_addresses(found, url, broken):
    rows, _ = found(source(url=url))
    assert dotted(rows) == ([("D601", "url")] if broken else [])
    if "org./" in url:
        assert rows[0]["fix"] == "Take the dot after the host away."
    elif broken:
        assert rows[0]["fix"] == "Copy the address from the browser; it begins with https:// or http://."


@pytest.mark.parametrize(
    ("id", "broken"),
    [
        ("a", False),
        ("a-1", False),
        ("1-a-b2", False),
        ("A-1", True),
        ("a--1", True),
        ("-a", True),
        ("a-", True),
        ("a_1", True),
        ("é", True),
        ("E01", True),
    ],
)
def test_the_form_of_an_id(found, id, broken):
    assert dotted(found(event('"summit"', f'"{id}"'))[0]) == ([("D104", "id")] if broken else [])


@pytest.mark.parametrize(
    ("id", "broken"), [("E01", False), ("E1", True), ("E001", True), ("F01", True), ("E0a", True), ("Ea1", True)]
)
def test_the_number_of_a_claim(found, id, broken):
    rows, _ = found(BASE + CLAIM.format(record="csto").replace("E01", id))
    assert dotted(rows) == ([("D104", "id")] if broken else [])


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("AM", "ARM"), []),
        (("am", "ARM"), ["iso2"]),
        (("AMX", "ARM"), ["iso2"]),
        (("AM", "AR"), ["iso3"]),
        (("AM", "AR1"), ["iso3"]),
        (("AM", "ÀRM"), ["iso3"]),
        (("", "ARM"), ["iso2"]),
    ],
)
def test_the_form_of_a_code(found, codes, expected):
    text = BASE.replace('"AM"', f'"{codes[0]}"').replace('"ARM"', f'"{codes[1]}"')
    assert [row["field"] for row in found(text)[0] if row["rule"] == "D401"] == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2002-10-07", "2002-10-07", [("D302", "to")]),
        ("2002-10-07", "2002-10-08", []),
        ('"2002"', '"2002"', []),
        ('"2002-10"', '"2002"', []),
        ('"2003"', '"2002"', [("D302", "to")]),
        ("2002-10-07", '"2002-09"', [("D302", "to")]),
        ('"open"', '"open"', [("D302", "from")]),
        ('"unknown"', '"unknown"', []),
        ('"unknown"', "2002-10-07", []),
        ('"never"', '"open"', [("D301", "from")]),
    ],
)
def test_spans(found, start, end, expected):
    assert dotted(found(BASE + MEMBERSHIP.format(id="one", start=start, end=end))[0]) == expected


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        (("2002-10-07", "2006-02-03"), ("2006-02-03", '"open"'), False),
        (("2002-10-07", "2006-02-03"), ("2006-02-02", '"open"'), True),
        (("2002-10-07", '"2006"'), ('"2006"', '"open"'), False),
        (("2002-10-07", '"2007"'), ('"2006"', '"open"'), True),
        (("2002-10-07", '"2007"'), ('"2006"', '"2008"'), True),
        (("2002-10-07", '"open"'), ('"2006"', '"2008"'), True),
        (("2002-10-07", '"unknown"'), ('"2006"', '"2008"'), False),
        (("2002-10-07", '"open"'), ('"2006"', '"unknown"'), False),
        (("2002-10-07", '"open"'), ('"unknown"', '"2008"'), False),
        (('"unknown"', "2003-01-02"), ("2002-10-07", '"open"'), False),
        (("2006-02-02", '"open"'), ("2002-10-07", "2006-02-03"), True),
    ],
)
def test_spans_that_overlap(found, first, second, overlap):
    spans = [MEMBERSHIP.format(id=name, start=span[0], end=span[1]) for name, span in (("one", first), ("two", second))]
    assert dotted(found(BASE + "".join(spans))[0]) == ([("D304", "from")] if overlap else [])
    other = spans[1].replace('"member"', '"observer"')
    assert dotted(found(BASE + spans[0] + other)[0]) == []


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("end = 2010-12-10\n", []),
        ("end = 2010-12-09\n", [("D303", "end")]),
        ('end = "2010-12"\n', []),
        ('end = "2010-11"\n', [("D303", "end")]),
        ('end = "2010"\n', []),
    ],
)
def test_days_in_order(found, after, expected):
    assert dotted(found(event("category", after + "category"))[0]) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2010-12-10", "2010-12-31", [("D307", "date")]),
        ("2010-12-10", "2010-01-31", []),
        ("2010-12-10", "2010-12-01", []),
        ("2010-12-10", '"2026-03"', []),
        ("2010-12-10", '"2026-11"', [("D306", "date")]),
        ("2010-12-10", '"2026"', []),
        ("2010-12-10", '"2027"', [("D306", "date")]),
    ],
)
def test_dates_that_look_odd(found, before, after, expected):
    assert dotted(found(event(before, after))[0]) == expected


def test_a_source_may_name_a_made_up_day_in_its_address(found):
    text = source(url="https://example.org/2010/01/01/more")
    text = text.replace('kind = "news"\nlang = "en"', 'date = 2010-01-01\nkind = "news"\nlang = "en"')
    assert dotted(found(text)[0]) == []
    assert dotted(found(text.replace("2010/01/01", "2010/01/02"))[0]) == [("D307", "date")]


@pytest.mark.parametrize(
    ("rows", "broken"),
    [
        ("[1993, 34, 0.4, 0.4, 0.4, 0.4]", False),
        ("[1992, 34, 0.4, 0.2, 0.4, 0.6]", True),
        ("[1993, 34, 0.4, 0.5, 0.4, 0.6]", True),
        ("[1993, 34, 0.4, 0.2, 0.7, 0.6]", True),
        ("[1993, 34, 0.4, 0.2, 0.4]", True),
        ("[1993, 34, 0.4, 0.2, 0.4, 0.6, 0.7]", True),
        ('[1993, 34, 0.4, 0.2, 0.4, "0.6"]', True),
        ("5", True),
    ],
)
def test_rows_of_ideal_points(found, rows, broken):
    assert dotted(found(BASE + IDEAL.format(row=rows))[0]) == ([("D506", "rows")] if broken else [])


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ({}, []),
        ({"yes": 101}, [("D501", "absent")]),
        ({"absent": 46}, [("D501", "absent")]),
        ({"date": "2011-07-14", "absent": 46}, [("D501", "absent")]),
        ({"date": "2011-07-13", "absent": 46}, []),
        ({"yes": 55, "no": 56}, [("D504", "adopted")]),
        ({"yes": 55, "no": 55, "absent": 48}, [("D504", "adopted")]),
        ({"yes": 56, "no": 55}, []),
    ],
)
def test_totals(found, totals, expected):
    assert dotted(found(vote("", "", **totals))[0]) == expected
    unadopted = vote("", "", **totals).replace("adopted = true", "adopted = false")
    assert dotted(found(unadopted)[0]) == [one for one in expected if one[0] != "D504"]


@pytest.mark.parametrize(
    ("first", "totals", "expected"),
    [
        ("yes", {"yes": 0, "absent": 147}, [("D504", "adopted"), ("D502", "yes")]),
        ("no", {"yes": 111, "no": 0}, [("D502", "no")]),
        ("no", {"yes": 110, "no": 1}, []),
        ("absent", {"absent": 0, "yes": 147}, [("D502", "absent")]),
        ("not-voting", {"absent": 0, "yes": 147}, [("D502", "absent")]),
        ("not-voting", {"absent": 1, "yes": 146}, []),
    ],
)
def test_votes_within_the_totals(found, first, totals, expected):
    assert sorted(dotted(found(vote(first, "", **totals))[0])) == sorted(expected)


@pytest.mark.parametrize(
    ("fields", "broken"),
    [
        ("value_min = 1\nvalue = 2\nvalue_max = 3", False),
        ("value_min = 2\nvalue = 2.0\nvalue_max = 2", False),
        ("value_min = 3\nvalue_max = 2", True),
        ("value = 3\nvalue_max = 2", True),
        ("value_min = 3\nvalue = 2", True),
    ],
)
def test_ranges(found, fields, broken):
    text = (
        f'\n[[indicator]]\nid = "trade"\ntopic = "trade"\nname = "Trade"\ndate = "2020"\n{fields}\nunit = "USD"\n'
        'kind = "fact"\ntext = "Some."\nsources = ["charter"]\nconfidence = "single-source"\n'
    )
    assert dotted(found(BASE + text)[0]) == ([("D505", "value_min")] if broken else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('\n[[country]]\nid = "armenia"\nretired = true\n', "ids refer"),
        ('\n[[term]]\nid = "nothing-of-ours"\nretired = true\n', None),
    ],
)
def test_what_is_retired_without_need(found, text, expected):
    rows, _ = found(text)
    assert [row["rule"] for row in rows] == (["D209"] if expected else ["D113"])
    assert [row["severity"] for row in rows] == (["error"] if expected else ["warning"])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("text = 5", "The text 5 is not a text with something in it."),
        ("text = ['a']", "The text ['a'] should be one value, no array."),
        ("text = 'a'\ncountries = 'ARM'", "The countries 'ARM' should be an array."),
        ("text = 'a'\ncountries = [1]", "The countries 1 is not a country code."),
        ("text = ' '", "The text ' ' is not a text with something in it."),
        ("text = 'a'\ncity = 1979-05-27", "The city 1979-05-27 is not a text with something in it."),
        (
            f"text = 'a'\ncity = {[11111] * 9}",
            "The city [11111, 11111, 11111, 11111, 11111, 11111, 11111, 11111, … should be one value, no array.",
        ),
    ],
)
def test_values_of_another_type(found, value, shown):
    rows, _ = found(event('text = "A summit met."', value))
    (message,) = [row["message"] for row in rows if row["rule"] == "D108"]
    assert message == shown


def test_findings_stand_by_line_then_by_number(found):
    text = event('"summit"', '"Summit"').replace('"paper"]', '"papers", "papers"]').replace("2010-12-10", "2030-01-01")
    places = [(row["line"], row["rule"]) for row in found(text)[0]]
    assert places == sorted(places)
    assert len({line for line, _ in places}) > 2


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('name = "Armenia"\n', 'name = "Armenia"\naliases = [1]\n', {"D108"}),
        ('name = "Armenia"\n', 'name = "Armenia"\naliases = "Hayk"\n', {"D108"}),
        ('name = "Armenia"\n', 'name = "Armenia"\nofficial_name = 5\n', {"D108"}),
        ('name = "Armenia"\n', 'name = "Armenia"\naliases = ["Hayk", 1]\n', {"D108"}),
        ('name = "Armenia"\n', 'name = "Armenia"\naliases = ["CSTO"]\n', set()),
    ],
)
def test_names_of_another_type(found, before, after, expected):
    assert {row["rule"] for row in found(base(before, after))[0]} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (event('["charter", "paper"]', '["charter", "paper", 1]'), {"D108"}),
        (BASE + "\n[[event]]\n", {"D103", "D107", "D205", "D208"}),
        ("event = [1, { id = 'a' }]\n" + BASE, {"D102", "D107", "D205", "D208"}),
        (event() + '\n[[event]]\nid = "summit"\ntext = "Again."\n', {"D105", "D107", "D205", "D208"}),
        (vote("", "", yes="'5'"), {"D108"}),
        (
            BASE + ATTRIBUTE.format(value="Moscow").replace('dimension = "seat"', 'dimension = "set"', 1),
            {"D201", "D202"},
        ),
    ],
)
def test_every_rule_that_a_file_breaks(found, text, expected):
    assert {row["rule"] for row in found(text)[0]} - {"D201"} == expected - {"D201"}


@pytest.mark.parametrize("code", ["e1", "EN", "éé", "e", "engl", "e n"])
def test_what_is_no_language(found, code):
    assert dotted(found(source(lang=code))[0]) == [("D112", "lang")]


def test_what_messages_advise(found):
    (row,) = found(BASE + CLAIM.format(record="csta"))[0]
    assert (row["message"], row["fix"]) == ("There is no record 'csta'.", "Did you mean csto?")
    (row,) = found(BASE + CLAIM.format(record="zzzzzz"))[0]
    assert row["fix"] == {one.number: one.fix for one in check.RULES}[row["rule"]]
    row = next(row for row in found(event("text =", 'countries = ["ARX"]\ntext ='))[0] if row["rule"] == "D202")
    assert row["message"] == "There is no state 'ARX'."
    assert row["fix"] == "States go by their ISO 3166-1 alpha-3 codes, such as ARM."
    row = next(row for row in found(vote("", "", yes=-1, absent=148))[0] if row["rule"] == "D108")
    assert row["message"] == "The yes -1 is not a whole number from 0 on."


def test_retiring_what_one_record_refers_to(found, data):
    source, uses = next((row.id, row.used_by) for row in data.sources() if row.uses == 1)
    rows, _ = found(f'[[source]]\nid = "{source}"\nretired = true\n')
    assert [row["message"] for row in rows if row["rule"] == "D209"] == [f"{uses[0]} refers to {source!r}."]


def test_a_finding_of_the_top_whole(found):
    assert found(base("schema_version = 2", "schema_version = 1"))[0] == [
        {
            "id": "finding-1",
            "rule": "D003",
            "severity": "error",
            "file": ANY,
            "line": 1,
            "section": None,
            "record": None,
            "field": "schema_version",
            "message": "The schema_version is 1 and should be 2.",
            "fix": "Begin the file with `schema_version = 2`.",
            "sources": [],
            "confidence": None,
            "note": None,
            "verified": None,
            "origin": "bundled",
        }
    ]


def test_a_finding_of_a_record_whole(found):
    assert found(event('"summit"\nkind', '"meeting"\nkind'))[0] == [
        {
            "id": "finding-1",
            "rule": "D109",
            "severity": "error",
            "file": ANY,
            "line": 56,
            "section": "event",
            "record": "summit",
            "field": "category",
            "message": "The category 'meeting' is no event category.",
            "fix": "Allowed are agreement, membership, summit, institution, leadership, exercise, operation, crisis, "
            "statement.",
            "sources": [],
            "confidence": None,
            "note": None,
            "verified": None,
            "origin": "bundled",
        }
    ]


def test_what_is_no_toml_is_told_with_its_column(found):
    assert found("a = 1\nb = x\n")[0][0]["message"] == "This is no TOML: invalid value (column 5)."


@pytest.mark.parametrize("field", ["aliases", "native_names"])
def test_a_spelling_of_two_states(found, field):
    second = 'id = "austria"\niso2 = "AT"\niso3 = "AUT"\nname = "Austria"\nname_ru = "Австрия"\nsources = ["charter"]\n'
    rows, _ = found(
        base("[[organisation]]", f'[[country]]\n{second}{field} = ["Hayastan", "ARMENIA"]\n\n[[organisation]]')
    )
    assert [(row["rule"], row["record"], row["message"]) for row in rows] == [
        ("D403", "austria", "The spelling 'armenia' also means armenia.")
    ]


def test_a_spelling_of_a_state_in_the_dataset(csto, tmp_path):
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text('[[country]]\nid = "austria"\naliases = ["Yerevan", "Hayastan"]\n', encoding="utf-8")
    second.write_text('[[term]]\nid = "austria-term"\nname = "A"\ndefinition = "B."\n', encoding="utf-8")
    rows = csto("data", "check", str(first), str(second), "--json").data
    assert [(row["file"], row["rule"], row["message"]) for row in rows if row["rule"] != "D107"] == [
        (str(first), "D403", "The spelling 'hayastan' also means armenia.")
    ]


@pytest.mark.parametrize("value", ["5", "[1]", '["Hayk", 1]', "{}"])
def test_a_spelling_of_no_text_is_left_to_the_rule_for_types(found, value):
    rows, _ = found(base('name = "Armenia"\n', f'name = "Armenia"\nnative_names = {value}\n'))
    assert {row["rule"] for row in rows} == {"D108"}


def test_sources_of_another_type(found):
    rows, _ = found(event('["charter", "paper"]', '["charter", ["paper"]]'))
    assert {row["rule"] for row in rows} == {"D108", "D206"}


def test_a_term_needs_no_source(found):
    assert found(BASE + '\n[[term]]\nid = "agenda"\nname = "Agenda"\ndefinition = "What is on it."\n') == ([], 0)


def test_only_what_begins_alike_is_suggested(found):
    rows, _ = found(event('"paper"]', '"charter", "pharter"]'))
    assert {row["fix"] for row in rows if row["rule"] == "D201"} == {"Fix the id, or add the [[source]]."}
    rows, _ = found(event('"paper"]', '"charter", "chartr"]'))
    assert {row["fix"] for row in rows if row["rule"] == "D201"} == {"Did you mean charter?"}


def test_retiring_what_never_was(csto, found, tmp_path):
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    first.write_text(OVERLAY.replace('"odkb-charter-en"', '"odkb-charter"'), encoding="utf-8")
    second.write_text('[[source]]\nid = "odkb-charter"\nretired = true\n', encoding="utf-8")
    rows = csto("data", "check", str(first), str(second), "--json").data
    assert [(row["file"], row["rule"]) for row in rows] == [(str(first), "D201"), (str(second), "D113")]
    assert {row["rule"] for row in found("[[event]]\nretired = true\n")[0]} == {"D103", "D113"}


def test_what_is_retired_is_not_looked_at(found):
    assert found('[[term]]\nid = "term-abstention"\nretired = true\nname = 5\n') == ([], 0)


def test_what_the_tool_sets_a_file_does_not(found):
    assert dotted(found(event("text =", 'origin = "mine"\ntext ='))[0]) == [("D106", "origin")]


def test_a_resolution_without_a_total(found):
    assert found(vote("", "").replace("no = 11\n", "")) == ([], 0)


@pytest.mark.parametrize(("role", "broken"), [("other", False), ("chair", True)])
def test_posts_that_several_hold_at_once(found, role, broken):
    terms = [POST.format(id=id, role=role, start="2003-04-28", end='"open"') for id in ("one", "two")]
    assert dotted(found(BASE + "".join(terms))[0]) == ([("D305", "from")] if broken else [])


def test_a_finding_in_one_line_is_never_long():
    parts = {"id": "f", "rule": "D1", "severity": "error", "file": "x.toml", "line": 7, "section": "event"}

    def line(record, message, fix):
        finding = {"field": None, **parts, "record": record, "message": message, "fix": fix}
        return check.format_finding(finding).removeprefix("x.toml:7: error D1: ")

    assert line("a", "b", "c") == "event a: b c"
    assert line("a" * 194, "b" * 400, "c" * 1000) == f"event {'a' * 194}: {'b' * 400} {'c' * 1000}"
    assert line("a" * 195, "b" * 401, "c" * 1001) == f"event {'a' * 193}…: {'b' * 399}… {'c' * 999}…"


def test_what_an_overlay_must_keep():
    assert [one.number for one in check.BLOCKING] == [
        *("D001", "D002", "D003", "D004", "D005", "D006", "D007", "D008"),
        *("D101", "D102", "D103", "D104", "D105", "D106", "D107", "D108", "D109", "D112"),
        *("D201", "D202", "D203", "D209", "D301", "D302", "D401"),
    ]


def test_the_line_that_is_not_utf_8_is_counted_from_the_first(found):
    assert [row["line"] for row in found(b"\n\xff\n")[0]] == [2]


def test_what_is_told_of_a_file_that_is_not_there(csto, tmp_path):
    path = tmp_path / "none.toml"
    outcome = csto("data", "check", str(path))
    assert outcome.stderr == f"csto: The file {str(path)!r} cannot be read: No such file or directory.\n"


def test_how_deep_and_how_large_a_file_may_be(found):
    def told(text):
        return [row["message"] for row in found(text)[0] if row["rule"] == "D002"]

    beyond = "The file is beyond what csto reads: "
    for depth in (33, 40, 100_000):
        assert told("a = " + "[" * depth + "]" * depth) == [f"{beyond}it is nested too deeply."]
    assert told("a = " + "[" * 31 + "]" * 31) == []
    assert told("a = " + "{b = " * 31 + "1" + "}" * 31) == []
    for number in (2**63, -(2**63), 10**30, "9" * 5000):
        for text in (f"a = {number}", f"a = [1, [{number}]]", f"[a.b.c]\nd = {number}", f"a = [{{x = {number}}}, 'y']"):
            assert told(text) == [f"{beyond}a number has too many digits."], text
    for number in (2**63 - 1, 1 - 2**63):
        assert told(f"a = {number}\nb = [{{c = {number}}}]") == []
    assert told(".".join("a" * 33) + " = 1") == [f"{beyond}a key has more than 32 parts."]


@pytest.mark.parametrize(
    ("reach", "broken"),
    [("Nothing later.", False), ("Nothing later. ", False), ("Nothing later", True), ("Noth\u200bing later.", True)],
)
def test_the_reach_is_a_sentence(found, reach, broken):
    rows, _ = found(base("Nothing later than March 2026 was found.", reach))
    assert dotted(rows) == ([("D007", "reach")] if broken else [])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('url = "https://example.org/charter"', "url = 5", {"D108"}),
        ('url = "https://example.org/charter"', 'url = "https://example.org/\u2028"', {"D601", "D110"}),
        ('url = "https://example.org/charter"', 'url = "https://example.org/\u00ad"', {"D601"}),
        ('lang = "en"', "lang = 5", {"D108"}),
        ('lang = "en"', 'lang = ""', {"D108"}),
        ('name = "Armenia"', 'name = ["Armenia"]', {"D108"}),
        ("date = 2002-10-07", 'date = "soon"', {"D301"}),
        ("date = 2002-10-07", "date = 5", {"D108"}),
        ("as_of = 2026-10-09", 'as_of = "2026-03-99"', {"D005"}),
    ],
)
def test_what_a_value_of_the_base_breaks(found, before, after, expected):
    assert {row["rule"] for row in found(base(before, after))[0]} == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ('id = "summit"\n', "", ["D103"]),
        ('category = "summit"', "category = 5", ["D108"]),
        ('category = "summit"', 'category = "summit"\ncountries = ["\\u0007", "\\u0008"]', ["D110", "D202", "D202"]),
        ("A summit met.", "A \\u001f summit.", ["D110"]),
        ("A summit met.", "A summit.\\n", ["D110"]),
        ("A summit met.", " A summit.", ["D110"]),
        ("A summit met.", "A \\u0020 summit.", []),
        (
            'category = "summit"',
            'category = "summit"\ncountries = [" ", " "]',
            ["D108", "D108", "D110", "D111", "D202", "D202"],
        ),
        ("date = 2010-12-10", "date = 2010-12-10\nend = 2010-12-09", ["D303"]),
        ("date = 2010-12-10", "date = 2010-12-10\nend = 2010-12-10", []),
        ("date = 2010-12-10", 'date = "soon"\nend = 2010-12-09', ["D301"]),
        ("date = 2010-12-10", 'date = 2010-12-10\nend = "soon"', ["D301"]),
        ("date = 2010-12-10", 'date = 2010-12-10\nend = ""', ["D301"]),
        ("date = 2010-12-10", "date = 2010-12-10\nverified = 2011-01-01", []),
        ("date = 2010-12-10", 'date = 2010-12-10\nverified = "soon"', ["D301"]),
        ("date = 2010-12-10", "date = 2010-12-10\nverified = 2026-10-10", ["D309"]),
    ],
)
def test_what_a_value_of_an_event_breaks(found, before, after, expected):
    rows, _ = found(event(before, after))
    assert sorted(row["rule"] for row in rows) == expected


def test_two_records_without_an_id_have_no_id_in_common(found):
    rows, _ = found(BASE + EVENT.replace('id = "summit"\n', "") * 2 + "\n[[source]]\ntitle = 'x'\n")
    assert {row["rule"] for row in rows} == {"D103", "D107"}


def test_an_id_taken_in_another_section_is_told_once(found):
    rows, _ = found(f'{event()}\n[[term]]\nid = "summit"\nname = "Summit"\ndefinition = "A meeting."\n')
    assert [(row["rule"], row["message"]) for row in rows] == [
        ("D105", "The id 'summit' is taken by the event on line 53.")
    ]
    new = OVERLAY.replace('"my-event"', '"mine"').replace('"my-paper"', '"mine"')
    assert [(row["rule"], row["section"]) for row in found(new)[0] if row["rule"] == "D105"] == [("D105", "event")]


def test_an_id_of_an_overlay_taken_in_a_later_section(found, data):
    taken = data.section("event")[0].id
    rows, _ = found(OVERLAY.replace('"my-paper"', f'"{taken}"'))
    assert [(row["rule"], row["message"]) for row in rows] == [
        ("D105", f"The id {taken!r} is taken by a record of the section event.")
    ]


def test_only_retired_may_be_said_beside_the_fields(found):
    rows, _ = found('[[term]]\nid = "term-abstention"\nnota = true\n')
    assert dotted(rows) == [("D106", "nota")]


def test_what_is_named_twice_is_told_in_order(found):
    codes = [*"FEDCBA", *"ABCDEF"]
    rows, _ = found(event("text =", f"countries = {codes}\ntext ="))
    assert [row["message"] for row in rows if row["rule"] == "D111"] == [
        f"The countries name {code!r} twice." for code in "ABCDEF"
    ]


@pytest.mark.parametrize(("length", "cut"), [(59, False), (60, False), (61, True), (62, True)])
def test_how_much_of_a_value_is_shown(found, length, cut):
    value = "x" * (length - 4)
    rows, _ = found(event('text = "A summit met."', f"text = ['{value}']"))
    (message,) = [row["message"] for row in rows if row["rule"] == "D108"]
    shown = f"['{value}']"
    assert message == f"The text {shown[:57] + '…' if cut else shown} should be one value, no array."


def test_a_word_is_text(found):
    rows, _ = found(BASE + ATTRIBUTE.format(value="Minsk").replace('group = "identity"', "group = 5"))
    assert [row["message"] for row in rows] == ["The group 5 is not a text with something in it."]


def test_the_nearest_is_suggested_first(found):
    near = "".join(
        SOURCE.format(url=f"https://{id}.org", lang="en").replace("more", id) for id in ("chart", "chartrer")
    )
    named = event('["charter", "paper"]', '["charter", "paper", "chart", "chartrer", "chartre"]')
    rows, _ = found(named + near)
    assert [row["fix"] for row in rows] == ["Did you mean chartrer?"]


def test_only_ids_of_the_section_and_of_others_are_suggested(found):
    other = EVENT.replace('"summit"', '"chartx"', 1)
    rows, _ = found(event('"paper"]', '"paper", "chartxy"]') + other)
    assert {row["fix"] for row in rows if row["section"] == "event"} == {"Did you mean charter?"}
    rows, _ = found(BASE + CLAIM.format(record="E02"))
    assert [row["fix"] for row in rows] == ["Fix the id, or take it out."]


def test_a_source_that_is_retired_is_gone_for_the_others_of_its_file(found):
    text = OVERLAY + '\n[[source]]\nid = "odkb-charter-en"\nretired = true\n'
    assert ("D201", "sources") in dotted(found(text)[0])


def test_what_still_refers_to_a_retired_record(csto, tmp_path):
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    events = "".join(EVENT.replace("summit", f"my-{number}").replace("paper", "odkb-charter-en") for number in range(3))
    sources = "".join(SOURCE.format(url=f"https://{id}.org", lang="en").replace("more", id) for id in ("my-b", "my-a"))
    events = events.replace('"charter"', '"my-a"', 2).replace('"charter"', '"my-b"')
    first.write_text((events + sources).replace("my-my-", "my-"), encoding="utf-8")
    second.write_text('[[source]]\nid = "my-b"\nretired = true\n[[source]]\nid = "my-a"\nretired = true\n')
    rows = csto("data", "check", str(first), str(second), "--json").data
    assert [(row["rule"], row["line"], row["message"]) for row in rows if row["file"] == str(second)] == [
        ("D209", 2, "my-2 refers to 'my-b'."),
        ("D209", 5, "my-0 and 1 more refer to 'my-a'."),
    ]


def test_an_overlay_that_changes_an_earlier_record_into_a_later_one(found, data):
    first, *_, last = [source for source in data.section("source") if source.url]
    rows, _ = found(f'[[source]]\nid = "{first.id}"\nurl = "{last.url}"\n')
    assert [(row["rule"], row["record"], row["message"]) for row in rows if row["rule"] == "D602"] == [
        ("D602", first.id, f"The address is also that of {last.id}.")
    ]


def test_each_is_compared_with_no_more_than_some_before_it():
    source = SOURCE.format(url="https://example.org", lang="en")
    text = "".join(source.replace("more", f"more-{number}") for number in range(60))
    subject = Document(tomllib.loads(text), Lines(text), is_overlay=False, base={})
    pairs = [(entry.id, other["id"]) for entry, other in subject.pairs("source", lambda record: record.get("url"))]
    numbers = [(int(one[5:]), int(other[5:])) for one, other in pairs]
    assert numbers == [(late, early) for late in range(60) for early in range(max(0, late - 50), late)]


def test_votes_of_others_and_on_others_are_no_doubles(found):
    text = vote("yes", "no")
    assert [row["rule"] for row in found(text)[0]] == ["D503"]
    second = (
        RESOLUTION.format(date="2015-03-27", yes=100, no=11, absent=47)
        .replace('"res"', '"res-2"')
        .replace("RES/1", "RES/2")
    )
    head, _, tail = text.rpartition('"res"')
    assert found(f'{head}"res-2"{tail}{second}') == ([], 0)
    belarus = '\n[[country]]\nid = "belarus"\niso2 = "BY"\niso3 = "BLR"\nname = "Belarus"\nname_ru = "Беларусь"\n'
    head, _, tail = text.rpartition('"ARM"')
    assert found(f'{head}"BLR"{tail}{belarus}sources = ["charter"]\n') == ([], 0)


def test_a_total_of_nobody_is_within_the_totals(found):
    assert found(vote("yes", "", yes=147, absent=0)) == ([], 0)


def test_the_personnel_of_a_range(found):
    strength = STRENGTH.format(year=2020, subject="barracks", verified="")
    text = BASE + BASE_OF.format(end='"2021"', verified="") + strength
    assert found(text)[0] == []
    assert dotted(found(text.replace("personnel = 100", "personnel = 100\npersonnel_max = 90"))[0]) == [
        ("D505", "personnel_min")
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('organisation = "csto"', 'organisation = "gsto"'),
        ('value = "Minsk"', 'value = "Minsk"\ndate = "2010"'),
        ('value = "Minsk"', 'value = "Minsk"\nfrom = "2010"'),
    ],
)
def test_attributes_of_others_and_of_other_days_are_no_doubles(found, before, after):
    text = BASE + ATTRIBUTE.format(value="Moscow")
    assert [row["rule"] for row in found(text)[0]] == ["D507"]
    changed = (BASE + ATTRIBUTE.format(value="Minsk")).rpartition(before)
    rows, _ = found((changed[0] + after + changed[2]).replace("Minsk", "Moscow"))
    assert "D507" not in {row["rule"] for row in rows}


@pytest.mark.parametrize(
    ("start", "end", "broken"),
    [
        ("2010-05-31", '"2010-05"', False),
        ("2010-06-01", '"2010-05"', True),
        ('"2010-05"', "2010-05-01", False),
        ('"2010-05"', '"2010-05"', False),
        ('"2010-05"', '"unknown"', False),
        ('"unknown"', '"2010-05"', False),
        ('"2010-05"', '"soon"', False),
    ],
)
def test_the_order_of_a_span(found, start, end, broken):
    rows, _ = found(BASE + MEMBERSHIP.format(id="arm", start=start, end=end))
    assert ("D302" in {row["rule"] for row in rows}) == broken


SPANS = st.tuples(
    st.sampled_from(["unknown", "2010", "2010-02", "2010-02-01", "2010-02-28", "2010-03-01", "2011"]),
    st.sampled_from(["unknown", "open", "2010", "2010-02", "2010-02-01", "2010-03-01", "2010-12-31", "2012"]),
)


def certain_days(start, end):
    """The first and the last day that certainly belong to a span, as text; nothing if there is none."""
    if start == "unknown" or end == "unknown":
        return None
    last = "9999-12-31" if end == "open" else dates.previous_day(dates.first(end))
    return (dates.last(start), last) if dates.last(start) <= last else None


@given(SPANS, SPANS)
def test_spans_overlap_if_a_day_certainly_belongs_to_both(one, other):
    days, others = certain_days(*one), certain_days(*other)
    shared = days is not None and others is not None and max(days[0], others[0]) <= min(days[1], others[1])
    records = [{"from": start, "to": end} for start, end in (one, other)]
    assert overlapping(*records) == overlapping(*reversed(records))
    if days is not None and others is not None:
        assert overlapping(*records) == shared
    else:
        assert not overlapping(*records) or "unknown" not in (*one, *other)


@pytest.mark.parametrize(("signed", "in_force", "broken"), [("2010", "2009", True), ("2010", "2010", False)])
def test_a_treaty_is_signed_before_it_is_in_force(found, signed, in_force, broken):
    text = (
        f'\n[[instrument]]\nid = "pact"\nname = "Pact"\ntype = "treaty"\nsigned = "{signed}"\nin_force = "{in_force}"\n'
        'text = "A pact."\nsources = ["charter", "paper"]\nconfidence = "confirmed"\n'
    )
    assert dotted(found(BASE + text)[0]) == ([("D303", "in_force")] if broken else [])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("date = 2004-08-02", "date = 2005-08-02", ["D308"]),
        ("date = 2004-08-02", "date = 2004-01-01", ["D307"]),
        ("date = 2004-08-02", 'date = "soon"', ["D301"]),
        ("date = 2004-08-02", "", []),
        ("year = 2004", 'year = "2004"', ["D108"]),
    ],
)
def test_the_date_of_an_exercise(found, before, after, expected):
    rows, _ = found((BASE + EXERCISE.format(year=2004)).replace(before, after))
    assert [row["rule"] for row in rows] == expected


def test_an_overlay_may_be_ahead_of_the_dataset(found):
    assert found(OVERLAY.replace("date = 2026-01-15", "date = 2026-01-15\nverified = 2026-10-01")) == ([], 0)


@pytest.mark.parametrize(("date", "expected"), [('["soon"]', {"D108", "D301"}), ('["2010"]', {"D108"})])
def test_an_array_of_dates_where_one_belongs(found, date, expected):
    assert {row["rule"] for row in found(base("date = 2002-10-07", f"date = {date}"))[0]} == expected


def test_one_rule_has_no_more_findings_than_somebody_can_read(found):
    rows, _ = found("".join(f"[[x{number}]]\n" for number in range(1001)))
    assert len(rows) == 1000


def test_the_bundled_dataset_goes_by_its_name(csto):
    assert {row["file"] for row in csto("data", "check", "--json").data} == {"csto.toml"}


def test_a_finding_of_no_field_whole(found):
    (row,) = found("a = 1\nb = x\n")[0]
    assert (row["section"], row["record"], row["field"], row["line"]) == (None, None, None, 2)


def test_a_rule_says_in_its_docstring_what_it_asks():
    assert all(one.text == " ".join(one.test.__doc__.split()) for one in check.RULES)


def test_a_code_that_is_no_text(found):
    rows, _ = found(base('iso2 = "AM"', "iso2 = 5"))
    assert {(row["rule"], row["message"]) for row in rows} == {
        ("D108", "The iso2 5 is not a text with something in it."),
        ("D401", "The iso2 '' is not 2 capital letters."),
    }


def test_what_is_missing_at_the_top_is_told_of_the_first_line(found):
    rows, _ = found(base('dataset_version = "2026.11.0"\n', ""))
    assert [(row["rule"], row["line"]) for row in rows] == [("D004", 1)]


def test_a_day_that_is_none_says_nothing_of_others(found):
    text = verified("2030-01-01").replace("as_of = 2026-10-09", 'as_of = "2026-03-99"')
    assert {row["rule"] for row in found(text)[0]} == {"D005"}


def test_a_control_character_in_a_table(found):
    text = (
        '\n[[operation]]\nid = "channel"\nseries = "Channel"\nname = "Channel"\ntype = "anti-drug"\nyear = 2004\n'
        'date = "2004"\nresults = {drugs = "\\u0007"}\ntext = "It was held."\nsources = ["charter", "paper"]\n'
        'confidence = "confirmed"\n'
    )
    assert ("D110", "results") in dotted(found(BASE + text)[0])
