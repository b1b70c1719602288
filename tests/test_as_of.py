"""`--as-of` holds for every line of every answer: nothing that came after the day."""

import json
import re

import pytest

from csto_cli import dates, load
from csto_cli.cli import commands

DATA = load()
OTHERS = [record.id for record in DATA.section("organisation") if record.id not in ("csto", "csto-pa")]
STATES = ("armenia", "belarus", "kazakhstan", "kyrgyzstan", "russia", "tajikistan", "uzbekistan", "georgia", "serbia")
WORDS = {"alignment": ["armenia belarus kazakhstan"], "compare": [*OTHERS, "nato --all"], "economy": ["", "armenia"],
         "forces": ["", "--bases"], "leaders": ["", "--all"], "member": STATES,
         "members": ["", "--status all", *OTHERS],
         "stance": ["", "armenia", "csto --history", "russia --history", "--issue ukraine-war"],
         "treaty": ["", "4"]}  # fmt: skip
"""What each command is asked; a command that is not named takes nothing."""

LINES = [
    f"{name} {words}".strip()
    for name in commands.EVERY
    if any(option.name == "as-of" for option in commands.load(name).options) and name != "data stale"
    for words in WORDS.get(name, [""])
]
DAYS = [f"{year}{end}" for year in range(1992, int(DATA.as_of[:4]) + 1) for end in ("-01-01", "-12-31")]
YEAR = re.compile(r"(?<![\w,./])(?:19|20)\d\d(?!\d|,\d)")
BEGINS = ("signed", "from_", "date")  # what was signed is known before it is in force
DATED = {
    record.id: date
    for section in ("attribute", "base", "event", "exercise", "force", "indicator", "membership",
                    "operation", "position", "post", "resolution", "strength")
    for record in DATA.section(section)
    if dates.is_date(date := str(next((value for name in BEGINS if (value := getattr(record, name, None))), None)))
}  # fmt: skip
"""The day, month or year of each record that has one."""


def years(text):
    """The years that a text names, without addresses."""
    return {int(year) for year in YEAR.findall(re.sub(r"\]\(<[^>]*>\)", "]", text))}


def later(value, day, planned, field=""):
    """Whatever in an answer is later than a day: a date, a year, a year in a sentence, a record that began later.

    What happened by the day may speak of what was then to come, in its own words: the years go into `planned`. The
    sources of a row may be later than what they tell.
    """
    if isinstance(value, dict):
        said = value.get("text") if dates.is_date(str(value.get("date"))) and value["date"] <= day else None
        planned |= years(said or "")
        for name, inner in value.items():
            if name != "sources" and not (name == "id" and "records" in value) and not (name == "text" and said):
                yield from later(inner, day, planned, name)
    elif isinstance(value, list):
        for inner in value:
            yield from later(inner, day, planned, field)
    elif isinstance(value, int) and field.endswith("year"):
        if value > int(day[:4]):
            yield field, value
    elif isinstance(value, str):
        date = DATED.get(value, value)
        if dates.is_date(date):
            if dates.first(date) > day:
                yield field, value
        elif " " in value and max(years(value), default=0) > int(day[:4]):
            yield field, value


@pytest.mark.parametrize("line", LINES)
def test_no_answer_knows_what_came_after_its_day(csto, line):
    for day in [day for day in DAYS if day <= DATA.as_of]:
        planned = set()
        answer = csto(*line.split(), "--as-of", day, "-f", "jsonl")
        assert answer.code == 0
        rows = [json.loads(row) for row in answer.stdout.splitlines()]
        assert not list(later(rows, day, planned)), (line, day)
        if day.endswith("01-01"):
            page = csto(*line.split(), "--as-of", day, "-f", "md").stdout.partition("csto dataset ")[0]
            assert not {year for year in years(page) if year > int(day[:4])} - planned, (line, day, page)


@pytest.mark.parametrize(
    ("organisation", "day", "members"),
    [
        ("nato", "1999-03-11", 16), ("nato", "1999-03-12", 19), ("nato", "2004-03-28", 19), ("nato", "2004-03-29", 26),
        ("nato", "2023-04-03", 30), ("nato", "2023-04-04", 31), ("nato", "2024-03-06", 31), ("nato", "2024-03-07", 32),
        ("sco", "2017-06-08", 6), ("sco", "2017-06-09", 8), ("sco", "2023-07-04", 9), ("sco", "2024-07-04", 10),
        ("guam", "1998-06", 4), ("guam", "2000", 5), ("guam", "2006", 4),
        ("warsaw-pact", "1960", 8), ("warsaw-pact", "1985", 7), ("warsaw-pact", "1991-06", 6),
        ("eaeu", "2015-01-01", 3), ("eaeu", "2015-09-01", 5), ("eu", "2020-01-31", 28), ("eu", "2020-02-01", 27),
    ],
)  # fmt: skip
def test_members_are_counted_on_the_day(csto, organisation, day, members):
    rows = csto("compare", organisation, "--as-of", day, "--attribute", "member-count", "--json").data
    assert [row["value"] for row in rows if row["organisation"] == organisation] == [str(members)]


@pytest.mark.parametrize(
    ("day", "line", "csto_says", "nato_says"),
    [
        ("1994-06-01", "parliamentary-assembly", "none", "NATO Parliamentary Assembly"),
        ("2010-06-01", "parliamentary-assembly", "CSTO Parliamentary Assembly", "NATO Parliamentary Assembly"),
        ("2010-06-01", "chief-official", "Bordyuzha", "Rasmussen"),
        ("2021-12-31", "times-invoked", "0", "1"),
        ("2022-01-31", "times-invoked", "1", "1"),
        ("2021-12-31", "operations", "none", "Kosovo"),
        ("2022-01-31", "operations", "Kazakhstan", "Kosovo"),
    ],
)
def test_offices_bodies_and_deployments_are_those_of_the_day(csto, day, line, csto_says, nato_says):
    rows = csto("compare", "nato", "--as-of", day, "--attribute", line, "--json").data
    values = {row["organisation"]: row["value"] for row in rows}
    assert csto_says in values["csto"]
    assert nato_says in values["nato"]


def test_a_scenario_is_known_from_its_newest_source_on(csto):
    verified = {row["id"]: row["verified"] for row in csto("outlook", "--json").data}
    earlier = {row["id"] for row in csto("outlook", "--as-of", "2025-06-30", "--json").data}
    assert earlier == {id for id, day in verified.items() if day and day <= "2025-06-30"} != set(verified)
    outcome = csto("outlook", "armenia-exit", "--as-of", "2020")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert "31 December 2020 or before" in outcome.stderr
