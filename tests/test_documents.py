"""Markdown as cmark-gfm, the parser of GitHub, reads it, and HTML: the text is whole, addresses are links."""

import html
import re

import pytest

from csto_cli.output.blocks import Branch, KeyValues, Page, Paragraph, Preformatted, Table, Tree, inline
from csto_cli.output.documents import html as as_html
from csto_cli.output.documents import markdown
from csto_cli.output.result import Column

LINES = [
    line.split()
    for line in (
        "about", "member armenia", "members --sources", "timeline --sources", "sources", "cite csto-arm-frozen",
        "cite csto-arm-frozen --fields citation", "cite csto-arm-frozen --style bibtex", "compare nato", "treaty",
        "stance armenia", "votes", "economy", "search treaty", "show csto-arm-frozen", "claims", "outlook", "glossary",
        "changes --since 2022", "sources 1lurer-2026-01-14", "leaders", "forces", "timeline --until 1900",
    )
]  # fmt: skip

HARD = (
    "a~b~~c~~", "R&D &amp; &lt;", "x|y", "*a* _b_ `c`", "<b>", "# no", "[a](b)", "1. no list", "- no list", "+ no",
    "= no", "a\\|b", "~", "&", "|", "\\", "12) no", "“q”", "www.x.example", "a\nb",
)  # fmt: skip
URL = "https://x.example/a_b~c|d&e=*f*\\g?ü=<h>"
LINK = "https://x.example/a_b~c|d&amp;e=*f*"


def as_github(text):
    """The HTML that GitHub makes of Markdown."""
    cmarkgfm = pytest.importorskip("cmarkgfm")
    return cmarkgfm.github_flavored_markdown_to_html(text)


def words(page):
    """The text of an HTML page."""
    return html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<style>.*?</style>|<head>.*?</head>", "", page)))


def unlinked(page):
    """The text of a page outside its links."""
    return words(re.sub(r"(?s)<a .*?</a>", "", page))


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_address_is_a_link_on_github(csto, line):
    page = as_github(csto(*line, "-f", "md").stdout)
    plain = re.sub(r"(?s)<pre[^>]*>.*?</pre>", "", page)
    assert "://" not in unlinked(plain)
    assert "<del>" not in plain
    assert "|" not in words(plain)
    assert "\\" not in words(plain)


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_every_address_is_a_link_in_html(csto, line):
    assert "://" not in unlinked(csto(*line, "-f", "html").stdout)


def page_of(*blocks):
    """A page with nothing but blocks."""
    return Page("Title", "2020", blocks)


@pytest.mark.parametrize("text", HARD)
def test_text_says_on_github_what_it_says(text):
    columns = (Column("a", "A", style="text"), Column("b", "B", style="text"))
    for block in (
        Paragraph(text),
        KeyValues([("Label", text)]),
        Table(columns, [{"a": text, "b": "x"}]),
        Tree([Branch(text)]),
    ):
        page = as_github(markdown(page_of(block)))
        found = " ".join(words(page).split())
        wanted = " ".join(text.split())
        assert wanted in found, (type(block), page)
        tag = {Paragraph: "p", KeyValues: "td", Table: "td", Tree: "li"}[type(block)]
        assert re.search(rf"<{tag}>", page)
        assert "<del>" not in page
        assert "<ol>" not in page
        if tag == "p":
            assert "<ul>" not in page


def test_an_address_survives():
    columns = (Column("a", "A", style="text"), Column("b", "B", style="text"))
    said = inline("see ", (URL, f"link:{URL}"))
    for block in (Paragraph(said), Table(columns, [{"a": said, "b": "x"}]), KeyValues([("Label", said)])):
        page = as_github(markdown(page_of(block)))
        (target,) = re.findall(r'href="([^"]*)"', page)
        assert (
            html.unescape(target).replace("%5C", "\\").replace("%7C", "|").startswith("https://x.example/a_b~c|d&e=*f*")
        )
        assert target.count("%C3%BC") == 1
        assert page.count("<td>") in (0, 2)
    text = "It says so (https://x.example/a_b), and https://y.example/~c."
    for page in (as_github(markdown(page_of(Paragraph(text)))), as_html(page_of(Paragraph(text)))):
        assert re.findall(r'href="([^"]*)"', page) == ["https://x.example/a_b", "https://y.example/~c"]


def test_an_empty_table_is_no_table():
    columns = (Column("a", "A"), Column("b", "B"))
    page = as_github(markdown(page_of(Table(columns, [], "Heading"), Paragraph("after"))))
    assert "<table>" not in page
    assert "|" not in words(page)


def test_code_stays_as_it_is():
    code = "@misc{a,\n  title = {{A & B ~ <c> | d}}\n}"
    page = as_github(markdown(page_of(Preformatted(code.split("\n")))))
    assert code in html.unescape(page)
