"""Tables, values and prose in windows of every width: nothing is lost, nothing runs over, everything lines up."""

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from csto_cli.cli import commands
from csto_cli.cli.declare import Column
from csto_cli.data import captions
from csto_cli.output import cells, grid, terminal
from csto_cli.output import page as layout
from csto_cli.output.result import Pairs, Table
from csto_cli.output.terminal import Screen, address

LINES = [
    shlex.split(commands.load(name).examples[0][0])[1:]
    for name in commands.NAMES
    if commands.load(name).look_up and name not in ("cite", "schema")
]
LINES += [["votes"], ["stance"], ["compare", "nato", "guam"], ["leaders", "--all"], ["sources", "odkb-charter-en"]]
LINES += [["members", "--status", "all"], ["timeline", "--sources", "--limit", "9"], ["exercises"], ["claims"]]


def words(page):
    """The words of a page that no line can break."""
    return set(re.findall(r"(?<!\S)[A-Za-z]{3,9}(?=[\s.,;:])", page))


MAPS = ("votes", "stance")
"""In a narrow window the codes of the states stand upright over them."""

HEADINGS = {"State", "Standing", "Operation", "Issue", "Event", "stated", "ended", "evidence"}
"""A block a record has its first cell as its heading, and prose without one."""


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_word_is_there_at_every_width(csto, line):
    line = [word for word in line if word not in ("--json", "|")]
    told = words(csto(*line, "--json").stdout.replace('"', " "))
    whole = words(csto(*line, "--width", "1000").stdout) & told
    assert len(whole) > 3
    for width in (40, 47, 60, 80, 100, 120, 160, 250):
        page = csto(*line, "--width", str(width)).stdout
        assert max(map(cells.width, page.splitlines())) <= width
        upright = {code for code in whole if code.isupper()} if line[0] in MAPS and width < 50 else set()
        assert not whole - words(page) - upright - HEADINGS, width


COLUMNS = (
    Column("name", "State", keep=9, style="name"),
    Column("code", "Code", keep=2),
    Column("kind", "Kind", keep=4),
    Column("since", "Since", keep=9, style="date"),
    Column("size", "Size", keep=7, style="number"),
    Column("text", "What", keep=9, style="text"),
)
ROWS = [
    ("Հայաստան", "ARM", "1992-05-15", 12.5, "one two three four five six seven", "confirmed"),
    ("საქართველო", "GEO", "1993-12", 1000, "short", "confirmed"),
    ("中华人民共和国", "CHN", "1949", 0.25, "é́ combining", "contested"),
]
FIELDS = ("name", "code", "since", "size", "text", "confidence")
STATES = Table(COLUMNS, [{**dict(zip(FIELDS, row, strict=True)), "kind": "x"} for row in ROWS])

WIDE = """\
State           Code  Kind  Since            Size  What
────────────────────────────────────────────────────────────────────────────────
Հայաստան        ARM   x     15 May 1992     12.5   one two three four five six
                                                   seven
საქართველო      GEO   x        Dec 1993  1,000     short
中华人民共和国  CHN   x            1949      0.25  é́ combining ‡
"""

ONCE = """\
State           Code  Since            Size  What
──────────────────────────────────────────────────────────────────────────
Հայաստան        ARM   15 May 1992     12.5   one two three four five six
                                             seven
საქართველო      GEO      Dec 1993  1,000     short
中华人民共和国  CHN          1949      0.25  é́ combining ‡
Each row: Kind x
"""

FOLDED = """\
State           Since            Size  What
────────────────────────────────────────────────────────────────────
Հայաստան        15 May 1992     12.5   one two three four five six
                                       seven
  Code ARM
საქართველო         Dec 1993  1,000     short
  Code GEO
中华人民共和国         1949      0.25  é́ combining ‡
  Code CHN
Each row: Kind x
"""

BLOCKS = """\
Հայաստան
  one two three four five six
  seven
  Code   ARM
  Kind   x
  Since  15 May 1992
  Size   12.5

საქართველო
  short
  Code   GEO
  Kind   x
  Since  Dec 1993
  Size   1,000

中华人民共和国
  é́ combining ‡
  Code   CHN
  Kind   x
  Since  1949
  Size   0.25
"""


def drawn(table, width, encoding="utf-8"):
    """A table as text."""
    screen = Screen(width, encoding=encoding)
    return "".join(f"{screen.paint(line)}\n" for line in grid.tables([table], screen)[0])


def test_a_table_lines_up_in_every_script():
    assert drawn(STATES, 80) == WIDE


def test_a_column_that_says_the_same_is_said_once():
    assert drawn(STATES, 74) == ONCE


def test_columns_fold_under_their_row():
    assert drawn(STATES, 68) == FOLDED


def test_the_narrowest_form_is_a_block_a_record():
    assert drawn(STATES, 30) == BLOCKS


def test_letters_are_transliterated_before_the_columns_are_measured():
    table = Table(COLUMNS[:2], [{"name": "Щучинск", "code": "ЩЩ"}, {"name": "Минск", "code": "A"}])
    assert drawn(table, 40, "ascii") == (
        "State        Code\n---------------------\nShchuchinsk  ShchShch\nMinsk        A\n"
    )


def test_values_hang_under_their_labels():
    screen = Screen(30)
    lines = grid.pairs(Pairs([("Note", "one two three four five six"), ("Հայ", "中文 中文 中文 中文 中文")]), screen)
    assert (
        "\n".join(screen.paint(line) for line in lines)
        == """\
Note  one two three four five
      six
Հայ   中文 中文 中文 中文 中文"""
    )


def test_dates_in_prose_are_spelt_and_ids_are_left_alone():
    assert layout.shown("in force since 1994-04-20; Charter 2003-09-18.", "text") == (
        "in force since 20 April 1994; Charter 18 September 2003."
    )
    for text in ("tass-2024-05-08", "https://x.example/2024-05-08/a", "2024-13-40", "1994-04"):
        assert layout.shown(text, "text") == text
    assert layout.shown("1994-04-20", "word") == "1994-04-20"


def test_a_bound_that_is_not_known_says_what_is(csto):
    page = csto("leaders", "--all", "--role", "chief-of-joint-staff", "--width", "120").stdout
    assert re.search(r"Yuri Baluyevsky .* 23 Jun 2005 +still May 2006\s", page)
    assert re.search(r"Saken Zhasuzakov .* by Aug 2012 +18 Dec 2012\s", page)


def test_widths_are_those_of_terminals(data):
    for _, record in data:
        for value in record.values():
            if isinstance(value, str):
                assert cells.width(value) == cell_len(value), value


@given(st.text(alphabet="ab cé\u0301Жა中文 "), st.integers(2, 20))
def test_wrapping_loses_nothing_and_keeps_to_its_width(text, size):
    lines = cells.wrap(text, size)
    assert all(cells.width(line) <= size for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_prose_does_not_run_wider_than_a_reader_can_follow(csto):
    page = csto("members", "--width", "250").stdout
    assert max(len(line) for line in page.split("\n\n", 2)[2].splitlines()) <= 100


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("https://a.example/\x1b\\x", "https://a.example/%1B\\x"),
        ("https://a.example/Ж б", "https://a.example/%D0%96%20%D0%B1"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_an_address_in_a_link(url, safe):
    assert address(url) == safe


@pytest.mark.parametrize(
    ("variables", "colours"),
    [
        ({}, 16),
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "screen-256color"}, 256),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, 256),
        ({"TERM": "xterm-kitty"}, 256),
        ({"NO_COLOR": "1", "TERM": "xterm-256color"}, 0),
        ({"TERM": "dumb"}, 0),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, 16),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, 0),
        ({"NO_COLOR": "", "TERM": "xterm"}, 16),
    ],
)
def test_how_many_colours(monkeypatch, variables, colours):
    for name in ("COLORTERM", "WT_SESSION", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(terminal, "_is_terminal", lambda: True)
    assert terminal.screen({}).colours == colours


@pytest.mark.parametrize(("variables", "colours"), [({}, 0), ({"WT_SESSION": "x"}, 256), ({"TERM": "xterm"}, 16)])
def test_the_old_console_of_windows_gets_no_escape_sequences(monkeypatch, variables, colours):
    for name in ("COLORTERM", "WT_SESSION", "TERM_PROGRAM", "ANSICON", "ConEmuANSI"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(terminal.sys, "platform", "win32")
    monkeypatch.setattr(terminal, "_is_terminal", lambda: True)
    assert terminal.screen({}).colours == colours


@pytest.mark.parametrize(
    ("text", "size", "shown"),
    [
        ("one two", 7, "one two"),
        ("one two", 6, "one…"),
        ("one, two", 7, "one…"),
        ("onetwothree", 7, "onetwo…"),
        ("集体安全条约组织成员国", 6, "集体安全条…"),
    ],
)
def test_the_beginning_of_a_text(text, size, shown):
    assert captions.shortened(text, size) == shown
