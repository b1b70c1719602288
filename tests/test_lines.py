"""On which line of a TOML file each table and each key stands."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_cli.check.lines import Lines, _after
from csto_cli.data import bundled
from csto_cli.model.sections import SECTIONS

LAYOUT = '''\
# [[event]]
top = 1

[[event]]  # a heading with a comment
id = "one"
text = """
[[event]]
id = "not this"
"""
"quoted key" = 'x # y = ['
countries = [
  "ARM", # "]
  "]",
]

[[event]]
  id = "two"
text = "a \\\\" # "
table = { a = [1,
  2], b = "}" }
literal = \'\'\'it's
note = no key
\'\'\'
ends = """two quotes more""\\""""
inner.key = 1

[event.results]
drugs = 1

[[ claim ]]
id = "E01"
'''


def test_the_lines_of_tables_and_keys():
    tomllib.loads(LAYOUT)
    lines = Lines(LAYOUT)
    assert lines.top.keys == {"top": 2, "event": 4, "claim": 30}
    one, two = lines.tables["event"]
    assert (one.line, one.keys) == (4, {"id": 5, "text": 6, "quoted key": 10, "countries": 11})
    assert (two.line, two.keys) == (
        16, {"id": 17, "text": 18, "table": 19, "literal": 21, "ends": 24, "inner": 25, "results": 27}
    )  # fmt: skip
    assert lines.of("claim", 0).of("id") == 31
    assert lines.of("claim", 0).of("missing") == 30


def test_the_lines_of_the_bundled_dataset():
    text = bundled.toml().decode()
    lines, rows = Lines(text), text.split("\n")
    for section, records in tomllib.loads(text).items():
        if section not in SECTIONS:
            continue
        assert len(lines.tables[section]) == len(records)
        for number, record in enumerate(records):
            place = lines.of(section, number)
            assert rows[place.line - 1] == f"[[{section}]]"
            assert list(place.keys) == list(record)
            assert all(rows[line - 1].startswith(f"{key} = ") for key, line in place.keys.items())


def test_a_string_may_end_in_quotes_of_its_own():
    text = 'a = """one"""""\nb = """two\n""\\"""" # [\nc = \'\'\'x\'\'\'\'\nd = 1\n'
    assert list(tomllib.loads(text)) == ["a", "b", "c", "d"]
    assert Lines(text).top.keys == {"a": 1, "b": 2, "c": 4, "d": 5}


def test_the_lines_of_inner_tables_and_quoted_headings():
    text = '[["term"]]\nid = "a"\n[[term]]\nid = "b"\n[[term]]\nid = "c"\n[term.more]\nx = 1\n'
    assert len(tomllib.loads(text)["term"]) == 3
    assert [place.keys for place in Lines(text).tables["term"]] == [{"id": 2}, {"id": 4}, {"id": 6, "more": 7}]


def joined(*pieces):
    """Texts made of some pieces."""
    return st.lists(st.sampled_from(pieces), max_size=6).map("".join)


BASIC = joined("a", " ", "=", "#", "[", "]", "{", "}", "'", "'''", ".", "\t", r"\"", r"\\", "é").map('"{}"'.format)
LITERAL = joined("a", "#", "[", "]", "{", '"', '"""', "\\", ".").map("'{}'".format)
LONG_BASIC = st.builds(
    '"""{}{}"""'.format,
    joined("a", "\n", '"x', '""x', r"\"" "x", r"\\", "#", "[", "}", "'''", "\\\n  "),
    st.sampled_from(["", '"', '""']),
)
LONG_LITERAL = st.builds(
    "{0}{1}{2}{0}".format,
    st.just("'" * 3),
    joined("a", "\n", "'x", "''x", "\\", '"""', "#", "[", "}"),
    st.sampled_from(["", "'", "''"]),
)
PLAIN = st.sampled_from(["1", "true", "1.5", "2010-01-01"])
COMMENTS = st.sampled_from(["", '  # [ { "', " # '''", '# """'])
STRINGS = st.one_of(BASIC, LITERAL, LONG_BASIC, LONG_LITERAL)
ARRAYS = st.lists(st.tuples(st.one_of(STRINGS, PLAIN), COMMENTS), max_size=3).map(
    lambda items: "[" + "".join(f"{text},{comment}\n" for text, comment in items) + "]"
)
TABLES = st.one_of(STRINGS, ARRAYS, PLAIN).map('{{ a = {}, "b c" = [{{}}] }}'.format)
VALUES = st.one_of(STRINGS, ARRAYS, PLAIN, TABLES)
SPELLINGS = st.sampled_from(["{}", "  {}", '"{} x"', "'{}.y'", "{} . z", "\t{}.z.z"])


@st.composite
def files(draw):
    """The text of a file, and what stands on which line: keys at the top, then of each table its line and keys."""
    lines, top, tables, number = [], {}, {}, 0

    def line():
        return sum(text.count("\n") for text in lines) + 1

    def fill(keys):
        nonlocal number
        for value, spelling, comment in draw(st.lists(st.tuples(VALUES, SPELLINGS, COMMENTS), max_size=3)):
            if draw(st.booleans()):
                lines.append(draw(st.sampled_from(["\n", "# [[a]]\n", "  \n"])))
            number += 1
            key = spelling.format(f"k{number}")
            keys[next(iter(tomllib.loads(f"{key} = 1")))] = line()
            lines.append(f"{key} = {value}{comment}\n")

    fill(top)
    for section in draw(st.lists(st.sampled_from(["event", "a b"]), max_size=4)):
        heading = f'"{section}"' if " " in section else draw(st.sampled_from(["event", " event ", "'event'"]))
        top.setdefault(section, line())
        place = (line(), {})
        tables.setdefault(section, []).append(place)
        lines.append(f"{draw(st.sampled_from(['', ' ']))}[[{heading}]]{draw(COMMENTS)}\n")
        fill(place[1])
        for inner in range(draw(st.integers(0, 2))):
            place[1][f"in{inner}"] = line()
            lines.append(draw(st.sampled_from(["[{}.in{}]\n", "[[ {} . in{} ]] # x\n"])).format(heading, inner))
            fill({})
    return "".join(lines), top, tables


@given(files())
def test_every_line_of_any_file(file):
    text, top, tables = file
    document = tomllib.loads(text)
    lines = Lines(text)
    assert lines.top.keys == top
    assert set(top) == set(document)
    found = {section: [(place.line, place.keys) for place in places] for section, places in lines.tables.items()}
    assert found == tables
    for section, places in tables.items():
        assert [set(keys) for _, keys in places] == [set(table) for table in document[section]]
        assert [lines.of(section, number).line for number in range(len(places) + 1)] == [
            *(line for line, _ in places),
            top[section],
        ]


@pytest.mark.parametrize(
    ("line", "quote", "depth", "after"),
    [
        (r'a = """x\"""', "", 0, ('"""', 0)),
        (r"a = '''x\'''", "", 0, ("", 0)),
        (r'x\"""', '"""', 0, ('"""', 0)),
        (r'x\\"""', '"""', 0, ("", 0)),
        (r"x\'''", "'''", 0, ("", 0)),
        (r"x\\''' [", "'''", 0, ("", 1)),
        ('x""""" [', '"""', 0, ("", 1)),
        ("a = [1, \"]\", '[' # [", "", 0, ("", 1)),
        (r'"\"]" ]', "", 1, ("", 0)),
        (r'"\\" ]', "", 1, ("", 0)),
        (r"'\' ]", "", 1, ("", 0)),
        ('"""a""" ]', "", 1, ("", 0)),
        ("} [[", "", 1, ("", 2)),
    ],
)
def test_what_is_still_open_after_a_line(line, quote, depth, after):
    assert _after(line, quote, depth) == after


def test_a_table_is_no_array_of_tables_and_a_name_may_be_empty():
    text = '"" = 1\n[meta]\na = 1\n'
    assert tomllib.loads(text) == {"": 1, "meta": {"a": 1}}
    lines = Lines(text)
    assert (lines.top.keys, lines.tables) == ({"": 1, "meta": 2}, {})
    assert lines.top.of("nothing") == 1
