"""Pictures: drawn with characters at three widths, as SVG, and in pages; each from one description."""

import re
import xml.etree.ElementTree as ElementTree

import pytest

from csto_cli.cli.views import compare, timeline
from csto_cli.model.record import Event
from csto_cli.output import charts, theme
from csto_cli.output.terminal import Screen
from csto_cli.queries.compare import CompareRow

CHARTS = [
    ("members", "--chart"),
    ("leaders", "--chart"),
    ("timeline", "--chart"),
    ("compare", "nato", "guam", "--chart"),
    ("alignment", "--chart"),
    ("alignment",),
    ("votes",),
    ("stance",),
]

MEMBERS = {
    40: """\
Memberships of the treaty and the
organization  as of 1 January 2010

              1992       2000   2005
              ┬──────────┬──────┬─────┬
Armenia        ══════════════■■■■■■■■■■>
Belarus          ════════════■■■■■■■■■■>
Kazakhstan     ══════════════■■■■■■■■■■>
Kyrgyzstan     ══════════════■■■■■■■■■■>
Russia         ══════════════■■■■■■■■■■>
Tajikistan     ══════════════■■■■■■■■■■>
Uzbekistan ‡   ═════════          ■■■■■>
Azerbaijan      ════════
Georgia ‡        ═══════

══ party to the treaty
■■ member of the organization
> goes on

‡ sources disagree; the note of the
record gives both sides
""",
    80: """\
Memberships of the treaty and the organization  as of 1 January 2010

              1992   1994   1996   1998   2000    2002   2004   2006   2008 2010
              ┬──────┬──────┬──────┬──────┬───────┬──────┬──────┬──────┬──────┬
Armenia        ══════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■>
Belarus              ════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■>
Kazakhstan     ══════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■>
Kyrgyzstan     ══════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■>
Russia         ══════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■>
Tajikistan     ══════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■>
Uzbekistan ‡   ═════════════════════════                           ■■■■■■■■■■■■>
Azerbaijan          ════════════════════
Georgia ‡            ═══════════════════

══ party to the treaty   ■■ member of the organization   > goes on

‡ sources disagree; the note of the record gives both sides
""",
    160: """\
Memberships of the treaty and the organization  as of 1 January 2010

              1992    1994    1996    1998    2000    2002    2004    2006    2008 2010
              ┬───────┬───────┬───────┬───────┬───────┬───────┬───────┬───────┬──────┬
Armenia        ══════════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■■■■>
Belarus               ═══════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■■■■>
Kazakhstan     ══════════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■■■■>
Kyrgyzstan     ══════════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■■■■>
Russia         ══════════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■■■■>
Tajikistan     ══════════════════════════════════════════■■■■■■■■■■■■■■■■■■■■■■■■■■■■■>
Uzbekistan ‡   ════════════════════════════                             ■■■■■■■■■■■■■■>
Azerbaijan           ══════════════════════
Georgia ‡             ═════════════════════

══ party to the treaty   ■■ member of the organization   > goes on

‡ sources disagree; the note of the record gives both sides
""",
}


@pytest.mark.parametrize("width", MEMBERS)
def test_memberships(csto, width):
    assert csto("members", "--chart", "--as-of", "2010-01-01", "--width", str(width)).stdout == MEMBERS[width]


def test_a_freeze_and_a_suspension_are_marked(csto):
    page = csto("members", "--chart", "--width", "80").stdout
    lines = {line.split()[0]: line for line in page.splitlines() if line}
    assert re.search(r"═+■+□+>$", lines["Armenia"])
    assert re.search(r"═+ +■+·+>$", lines["Uzbekistan"]), "it was out from 1999 to 2006"
    assert "□□ participation declared frozen   ·· membership suspended" in page


def test_the_states_asked_for(csto):
    page = csto("members", "--chart", "--status", "former", "--as-of", "2010").stdout
    assert "Georgia" in page
    assert "Armenia" not in page


LEADERS = {
    40: """\
Offices and chairmanships: every term
as of 1 January 2010

                  2001     2005     2010
                  ┬────────┬──────────┬
Secretary General of the CSTO
Valery            ?■■■■
Nikolayenko
Nikolai                ■■■■■■■■■■■■■■■■>
Bordyuzha (RUS)

Chief of the CSTO Joint Staff
Yuri Baluyevsky             ■■■?
(RUS)

■■ in office
? the day is not known; drawn as far as
  sources show the holder   > goes on
""",
    80: """\
Offices and chairmanships: every term  as of 1 January 2010

                         2001        2004    2006    2008 2010
                         ┬───────────┬───────┬───────┬──────┬
Secretary General of the CSTO
Valery Nikolayenko       ?■■■■■■■■
Nikolai Bordyuzha (RUS)           ■■■■■■■■■■■■■■■■■■■■■■■■■■■>

Chief of the CSTO Joint Staff
Yuri Baluyevsky (RUS)                      ■■■■?

■■ in office   ? the day is not known; drawn as far as sources show the holder
> goes on
""",
    160: """\
Offices and chairmanships: every term  as of 1 January 2010

                         2001        2004    2006    2008 2010
                         ┬───────────┬───────┬───────┬──────┬
Secretary General of the CSTO
Valery Nikolayenko       ?■■■■■■■■
Nikolai Bordyuzha (RUS)           ■■■■■■■■■■■■■■■■■■■■■■■■■■■>

Chief of the CSTO Joint Staff
Yuri Baluyevsky (RUS)                      ■■■■?

■■ in office   ? the day is not known; drawn as far as sources show the holder   > goes on
""",
}


@pytest.mark.parametrize("width", LEADERS)
def test_terms(csto, width):
    roles = ("--role", "secretary-general", "--role", "chief-of-joint-staff")
    page = csto("leaders", "--chart", *roles, "--as-of", "2010-01-01", "--width", str(width)).stdout
    assert page == LEADERS[width]


def test_the_offices_drawn_by_default(csto):
    page = csto("leaders", "--chart", "--width", "100").stdout
    assert "\nSecretary General of the CSTO\n" in page
    assert "\nChair of the Collective Security Council\n" in page
    assert "Deputy" not in page
    assert re.search(r"Valery Semerikov \(RUS\) +□+ +□+\n", page), "acting twice"


def event(date, kind, turn=None):
    """An event as the dataset has it."""
    return Event(
        id=date,
        date=date,
        kind=kind,
        category="summit",
        text="x",
        sources=("s",),
        **({"turning_point": turn} if turn else {}),
    )


EVENTS = [
    event("1992-05-15", "fact", "Treaty signed in Tashkent"),
    event("1992-06", "fact"),
    event("1992-07", "declaration"),
    event("1994-04-20", "fact", "Treaty in force"),
    event("1994-05", "assessment"),
    event("1994-06", "declaration", "A second turn of the same year told at some length"),
]

TIMELINE = {
    40: """\
1992  ■■■■■■■■■■■■■■■■■■■■■□□□□□□□□□□ 3
      Treaty signed in Tashkent
1993  0
1994  ■■■■■■■■■■□□□□□□□□□□□·········· 3
      Treaty in force; A second turn of
      the same year told at some length

■■ facts   □□ declarations
·· assessments
""",
    80: """\
1992  ■■■■■■■■■■■■■■■■■■■■■■■□□□□□□□□□□□□ 3  Treaty signed in Tashkent
1993  0
1994  ■■■■■■■■■■■■□□□□□□□□□□□············ 3  Treaty in force; A second turn of
                                             the same year told at some length

■■ facts   □□ declarations   ·· assessments
""",
    110: """\
1992  ■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□□□□□□□□□ 3  Treaty signed in Tashkent
1993  0
1994  ■■■■■■■■■■■■■□□□□□□□□□□□□□□············· 3  Treaty in force; A second turn of the same year told at some
                                                  length

■■ facts   □□ declarations   ·· assessments
""",
}


def drawn(block, width, encoding="utf-8"):
    """A picture as text."""
    screen = Screen(width, encoding=encoding)
    return "".join(f"{screen.paint(line)}\n" for line in charts.lines(block, screen))


@pytest.mark.parametrize("width", TIMELINE)
def test_events_by_year(width):
    (block,) = timeline.chart(EVENTS)
    assert drawn(block, width) == TIMELINE[width]


def test_the_bars_count_every_event(csto, data):
    page = csto("timeline", "--chart", "--width", "120").stdout
    found = re.findall(r"^(\d{4})  [■□·]* ?(\d+)(?:  |$)", page, re.MULTILINE)
    years = [event.date[:4] for event in data.section("event")]
    assert {year: int(count) for year, count in found if count != "0"} == {year: years.count(year) for year in years}
    assert [year for year, _ in found] == [str(year) for year in range(int(min(years)), int(max(years)) + 1)]


def test_turning_points_are_few_and_all_named(csto, data):
    turns = [event.turning_point for event in data.section("event") if event.turning_point]
    assert 10 <= len(turns) <= 20
    page = " ".join(csto("timeline", "--chart", "--width", "250").stdout.split())
    assert all(turn in page for turn in turns)


def row(organisation, dimension, value, number, unit, **more):
    """A row of the comparison."""
    return CompareRow(
        {
            "id": f"{organisation}-{dimension}", "organisation": organisation.lower(), "abbreviation": organisation,
            "dimension": dimension, "name": dimension.capitalize(), "group": "g", "value": value, "number": number,
            "number_max": None, "unit": unit, "basis": "recorded", "sources": ("s",), **more,
        }
    )  # fmt: skip


COMPARED = [
    row("AAA", "members", "6", 6, "states"),
    row("BBB", "members", "32 (of 33)", 32, "states", confidence="contested"),
    row("AAA", "soldiers", "1.2 to 1.4 million people (2025)", 1.2e6, "people", number_max=1.4e6, basis="computed"),
    row("BBB", "soldiers", "3 million people (2025)", 3e6, "people", basis="computed", confidence="single-source"),
    row("CCC", "soldiers", None, None, "people", basis="computed"),
    row("AAA", "budget", "50 %", 50, "%"),
    row("BBB", "budget", "€5", 5, "EUR"),
    row("AAA", "seat", "Moscow", None, None),
    row("BBB", "seat", "Brussels", None, None),
]

COMPARE = {
    40: """\
Members, states
AAA  ■■ 6
BBB  ■■■■■■■■■■ 32 ‡
     32 (of 33)

Soldiers, people
AAA  ■■■■□ 1.2 to 1.4 million (2025)
BBB  ■■■■■■■■■■ 3 million (2025) †
CCC  not known

■■ the figure
□□ up to here, where it is a range
""",
    80: """\
Members, states
AAA  ■■■■■■■■■ 6
BBB  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■ 32 ‡
     32 (of 33)

Soldiers, people
AAA  ■■■■■■■■■■■■■■■■■■■□□□ 1.2 to 1.4 million (2025)
BBB  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■ 3 million (2025) †
CCC  not known

■■ the figure   □□ up to here, where it is a range
""",
    160: """\
Members, states
AAA  ■■■■■■■■■■■ 6
BBB  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■ 32 ‡
     32 (of 33)

Soldiers, people
AAA  ■■■■■■■■■■■■■■■■■■■■■■■■□□□□ 1.2 to 1.4 million (2025)
BBB  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■ 3 million (2025) †
CCC  not known

■■ the figure   □□ up to here, where it is a range
""",
}


@pytest.mark.parametrize("width", COMPARE)
def test_sizes(width):
    (block,) = compare.chart(COMPARED)
    assert drawn(block, width) == COMPARE[width]


def test_in_ascii_every_mark_stays_one_column_wide():
    (block,) = compare.chart(COMPARED)
    marks = {"■": "#", "□": "o", "·": ".", "‡": "!", "†": "*"}
    expected = "".join(marks.get(mark, mark) for mark in COMPARE[80])
    assert drawn(block, 80, "ascii") == expected


def test_a_number_without_room_stands_under_its_bar():
    row_ = row("AAA", "x", "about three thousand and something in a long year", 3000, "people")
    (block,) = compare.chart([row_, row("BBB", "x", "4,000 to 5,000", 4000, "people", number_max=5000)])
    text = " ".join(drawn(block, 20).split())
    assert "3,000" in text
    assert "about three thousand and something in a long year" in text
    assert "4,000 to 5,000" in text
    assert max(map(len, drawn(block, 20).splitlines())) <= 20


def test_no_two_organisations_with_a_number(csto):
    page = csto("compare", "nato", "--chart", "--attribute", "headquarters").stdout
    assert "No two of them have a number on the same line" in page


@pytest.mark.parametrize("line", [line for line in CHARTS if "--chart" in line])
def test_a_chart_changes_only_what_people_see(csto, line):
    plain = [word for word in line if word != "--chart"]
    for form in ("json", "jsonl", "csv", "tsv", "toml"):
        assert csto(*line, "-f", form).stdout == csto(*plain, "-f", form).stdout
    assert csto(*line, "--json", "--fields", "id").stdout == csto(*plain, "--json", "--fields", "id").stdout


def test_a_chart_has_no_columns_to_choose(csto):
    outcome = csto("members", "--chart", "--fields", "name")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr == (
        "csto: --chart draws a picture and --fields chooses the columns of a table; leave one of them out.\n"
    )


@pytest.mark.parametrize("line", CHARTS)
@pytest.mark.parametrize("width", ["40", "110", "250"])
def test_svg_is_a_picture_on_its_own(csto, data, line, width):
    outcome = csto(*line, "-f", "svg", "--width", width, "--sources")
    assert (outcome.code, outcome.stderr) == (0, "")
    root = ElementTree.fromstring(outcome.stdout)
    space = "{http://www.w3.org/2000/svg}"
    assert root.tag == f"{space}svg"
    _, _, wide, high = (float(number) for number in root.attrib["viewBox"].split())
    assert wide == int(width) * 8
    assert root.find(f"{space}title").text
    assert len(root.find(f"{space}desc").text) > 100
    texts = ["".join(element.itertext()) for element in root.iter(f"{space}text")]
    assert any(data.dataset_version in text for text in texts)
    assert not list(root.iter(f"{space}script")) + list(root.iter(f"{space}image"))
    assert not re.search(r"(?:href|src)=|url\((?!#csto-)|@import|@font-face", outcome.stdout)
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]*)\)", outcome.stdout)) <= set(ids)
    for element in root.iter(f"{space}rect"):
        left, top = float(element.attrib.get("x", 0)), float(element.attrib.get("y", 0))
        if element.attrib["width"] != "6":  # that of a hatching
            assert left >= 0
            assert left + float(element.attrib["width"]) <= wide + 0.5
            assert top + float(element.attrib["height"]) <= high + 0.5
    assert all(0 <= float(element.attrib["y"]) <= high for element in root.iter(f"{space}text"))


def test_svg_shows_what_data_says_and_does_nothing_else(csto, tmp_path):
    overlay = tmp_path / "evil.toml"
    overlay.write_text(
        '[[event]]\nid = "evil"\ndate = 1990-01-01\ncategory = "statement"\nkind = "fact"\nsources = []\ntext = "x"\n'
        'turning_point = "<script>alert(1)</script> & \\"quotes\\" ]]> \\u001b[31m \\u202e"\n'
    )
    line = ("timeline", "--chart", "--until", "1990-01-01", "--data", str(overlay))
    page = csto(*line, "-f", "svg").stdout
    root = ElementTree.fromstring(page)
    assert "<script" not in page
    said = [text for text in root.itertext() if "<script>" in text]
    assert any('<script>alert(1)</script> & "quotes" ]]> �[31m �' in text for text in said)
    html = csto(*line, "-f", "html").stdout
    assert "<script" not in html
    assert not {"\x1b", "\u202e"} & set(page + html + csto(*line).stdout + csto(*line, "-f", "md").stdout)


@pytest.mark.parametrize("line", CHARTS)
def test_pages_hold_the_picture(csto, line):
    markdown, html = csto(*line, "-f", "md").stdout, csto(*line, "-f", "html").stdout
    assert "```text\n" in markdown or "\n| Resolution | ARM |" in markdown or "\n| Issue | ARM |" in markdown
    (picture,) = re.findall(r"<figure>\n(<svg .*</svg>)\n</figure>", html, re.DOTALL)
    ElementTree.fromstring(picture)


def test_every_look_differs_without_colour():
    for key in ("mark", "plain", "hatch"):
        looks = {name: getattr(look, key) for name, look in theme.LOOKS.items() if name not in ("thin", "unknown")}
        assert len(set(looks.values())) == len(looks), key


def luminance(colour):
    """The relative luminance of WCAG 2.2."""
    channels = [value / 255 for value in colour]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def cube(number):
    """A colour of the palette of 256."""
    if number >= 232:
        return (8 + 10 * (number - 232),) * 3
    levels = (0, 95, 135, 175, 215, 255)
    number -= 16
    return levels[number // 36], levels[number // 6 % 6], levels[number % 6]


@pytest.mark.parametrize("codes", [theme.BLUE, theme.ORANGE, theme.GREY])
def test_colours_are_legible_on_black_and_on_white(codes):
    light = luminance(cube(int(codes.rpartition(";")[2])))
    assert 1.05 / (light + 0.05) >= 4.4
    assert (light + 0.05) / 0.05 >= 4.4


@pytest.mark.parametrize("name", ["for", "against", "between"])
def test_cells_of_a_map_bring_ink_and_ground(name):
    codes = theme.STYLES[name][0]
    assert codes.startswith("30;48;5;"), "black on a ground of its own"
    ground = luminance(cube(int(codes.rpartition(";")[2])))
    assert (ground + 0.05) / 0.05 >= 7
