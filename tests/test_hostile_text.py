"""Hostile text: what an overlay or an argument holds reaches no terminal, shell, sheet or database as a command."""

import csv
import html.parser
import io
import json
import re
import sqlite3
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET

import pytest
from hostile import COMMANDING, CSTO, FORMATS, LOOK_UPS, TEXTS, limited, line_of, record, terminal, write

from csto_cli import main as entry
from csto_cli.model.sections import SECTIONS

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")]
csv.field_size_limit(10**8)
SGR = re.compile(r"\x1b\[[0-9;]*m")
LINK = re.compile(r"\x1b\]8;[^;\x07\x1b]*;(?:https?://[^\x07\x1b]*)?\x1b\\")


@pytest.fixture(scope="module")
def worst(tmp_path_factory):
    """An overlay that has a record of every section for every text, and changes one that answers name."""
    document = {
        section: [
            {**record(section, text), "id": f"zz-{kind}-{section}".replace("_", "-")} for kind, text in TEXTS.items()
        ]
        for section in SECTIONS
    }
    for place, country in enumerate(document["country"]):
        country["iso3"] = f"QQ{chr(ord('A') + place)}"
    document["country"].append({"id": "armenia", "name": "".join(TEXTS.values()), "aliases": list(TEXTS.values())})
    return write(tmp_path_factory.mktemp("worst") / "worst.toml", document)


def commands_in(text):
    """The characters that command a terminal, beside colours, links to the web and the terminal's own line ends."""
    return COMMANDING & set(LINK.sub("", SGR.sub("", re.sub("\r+\n", "\n", text))))


class Page(html.parser.HTMLParser):
    """The tags and attributes of an HTML page."""

    def __init__(self, text):
        super().__init__()
        self.seen = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):  # noqa: D102
        self.seen.append((tag, dict(attrs)))

    def handle_comment(self, data):  # noqa: D102
        self.seen.append(("comment", {}))


TAGS = {
    "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "small", "table", "thead", "tbody", "tr", "th",
    "td", "pre", "ol", "ul", "li", "a", "span", "strong", "dl", "dt", "dd", "h3", "div",
}  # fmt: skip


def valid(form, text):
    """Read an answer back with a parser of its format."""
    if form == "json":
        assert json.loads(text)["problems"] == []
    elif form == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in text.split("\n")[:-1])
    elif form == "toml":
        tomllib.loads(text)
    elif form in ("csv", "tsv"):
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True)) if form == "csv" else [
            line.split("\t") for line in text.split("\n")[:-1]
        ]  # fmt: skip
        assert {len(row) for row in rows} == {len(rows[0])}
        if form == "csv":
            assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+@-\t\r") and not number(cell)]
    elif form == "html":
        page = Page(text)
        assert {tag for tag, _ in page.seen} <= TAGS
        assert {name for _, attrs in page.seen for name in attrs} <= {
            "lang", "charset", "name", "content", "class", "href",
        }  # fmt: skip
        links = [attrs.get("href", "") for tag, attrs in page.seen if tag == "a"]
        assert all(link.startswith(("https://", "http://")) for link in links)
    elif form == "svg":
        tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}
        assert not tags & {"script", "a", "image", "foreignObject", "use"}


def number(cell):
    """Whether a cell is a number, which may begin with a sign."""
    return re.fullmatch(r"[-+]?\d+(\.\d+)?(e[-+]?\d+)?", cell) is not None


SHORT = ("--until", "2001-02-03", "--since", "2001-02-03")


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_becomes_invalid_or_commands_a_terminal(csto, worst, form):
    for line in (("timeline", *SHORT), ("show", "zz-lines-term")):
        outcome = csto(*line, "-f", form, "--data", worst, *(["--color", "always"] if form == "table" else []))
        assert outcome.code == 0, outcome.stderr
        assert not commands_in(outcome.stdout + outcome.stderr)
        valid(form, outcome.stdout)


@pytest.mark.parametrize("name", LOOK_UPS)
def test_no_command_lets_anything_through(csto, worst, name):
    for form in FORMATS[LOOK_UPS.index(name) % 3 :: 3]:
        outcome = csto(*line_of(name), "-f", form, "--sources", "--data", worst)
        assert outcome.code == 0, outcome.stderr
        assert not commands_in(outcome.stdout + outcome.stderr), form
        if name != "cite":
            valid(form, outcome.stdout)


def test_what_machines_read_is_what_the_overlay_said(csto, worst):
    expected = {f"zz-{kind}-term": text for kind, text in TEXTS.items()}
    lines = csto("glossary", "-f", "jsonl", "--data", worst).stdout.split("\n")[:-1]
    for rows in (
        csto("glossary", "--json", "--data", worst).data,
        [json.loads(line) for line in lines],
        tomllib.loads(csto("glossary", "-f", "toml", "--data", worst).stdout)["data"],
    ):
        assert {row["id"]: row["definition"] for row in rows if row["id"].startswith("zz-")} == expected


def test_a_terminal_receives_no_command(worst):
    for form in FORMATS:
        received, code = terminal("timeline", *SHORT, "-f", form, "--data", worst)
        assert code == 0
        assert not commands_in(received.decode()), form
        assert form not in ("table", "md", "html") or b"bold" in received
    hostile = TEXTS["colour"] + TEXTS["title"] + TEXTS["c1"] + TEXTS["bidi"]
    for line in (("member", hostile), ("members", "--as-of", hostile), (hostile,), ("members", f"--{hostile}"),
                 ("members", "--fields", hostile), ("members", "--data", hostile), ("show", hostile),
                 ("search", hostile, "-f", "md"), ("data", "check", hostile), ("schema", hostile),
                 ("export", "--output", f"/{hostile}/x"), ("claims", hostile), ("completion", hostile)):  # fmt: skip
        received, code = terminal(*line)
        assert code in (0, 1, 2, 4), line
        assert not commands_in(received.decode()), line


LONG = "x" * 7_000_000


@pytest.mark.parametrize("form", FORMATS)
def test_a_text_of_seven_megabytes(tmp_path, form):
    text = LONG[: len(LONG) // (70 if form in ("table", "svg") else 1)]  # which are laid out letter by letter
    path = tmp_path / "long.toml"
    path.write_text(
        '[[event]]\nid = "zz"\ndate = 2001-02-03\ncategory = "statement"\nkind = "fact"\nsources = []\n'
        f'text = "{text}"\n'
    )
    ended = limited("timeline", *SHORT, "-f", form, "--data", str(path))
    assert (ended.code, ended.stderr) == (0, "")
    valid(form, ended.stdout.decode())
    assert len(ended.stdout) > len(text)


def test_a_text_of_ten_megabytes_is_too_much(csto, tmp_path):
    path = tmp_path / "long.toml"
    path.write_text(f'[[event]]\nid = "zz"\ntext = "{"x" * 10_000_000}"\n')
    outcome = csto("timeline", "--data", str(path))
    assert (outcome.code, outcome.stdout) == (1, "")
    assert outcome.stderr.endswith("is larger than 8 MB; split it.\n")


ARGUMENTS = {
    **TEXTS,
    "surrogate": "\udcff\udc80",
    "long": LONG[:200_000],
    "words": "a " * 100_000,
    "dashes": "-" * 100_000,
}
ASK = {
    "member": ("member", "{}"), "stance": ("stance", "{}"), "compare": ("compare", "{}"), "votes": ("votes", "{}"),
    "treaty": ("treaty", "{}"), "claims": ("claims", "{}"), "show": ("show", "{}"), "cite": ("cite", "{}"),
    "search": ("search", "{}"), "glossary": ("glossary", "{}"), "economy": ("economy", "{}"),
    "text": ("timeline", "--text", "{}"), "country": ("timeline", "--country", "{}"),
    "as-of": ("members", "--as-of", "{}"), "fields": ("members", "--fields", "{}"), "sort": ("members", "--sort", "{}"),
    "limit": ("members", "--limit", "{}"), "format": ("members", "-f", "{}"), "data": ("members", "--data", "{}"),
    "command": ("{}",), "option": ("members", "--{}"), "joined": ("members", "--as-of={}"), "schema": ("schema", "{}"),
    "check": ("data", "check", "{}"),
}  # fmt: skip


@pytest.mark.parametrize("kind", ARGUMENTS)
def test_no_argument_commands_a_terminal(csto, kind):
    for place, words in ASK.items():
        line = [word.replace("{}", ARGUMENTS[kind]) for word in words]
        for extra in ((), ("--json",)) if place in ("member", "show", "text", "data") else ((),):
            outcome = csto(*line, *extra)
            assert outcome.code in (0, 1, 2, 4, 5), place
            assert not commands_in(outcome.stdout + outcome.stderr), place
            assert outcome.stderr.count("\n") == len(outcome.stderr.splitlines()) <= 2, place
            assert len(outcome.stderr) < 2000, place
            if extra and outcome.stdout.startswith("{"):
                json.loads(outcome.stdout)


@pytest.mark.parametrize("form", FORMATS)
def test_bytes_that_are_no_text_as_an_argument(form):
    for word in (b"\xff\xfe lachin", b"lachin \xed\xa0\x80", b"\x80"):
        result = subprocess.run(
            [*CSTO, "timeline", "--text", word, "-f", form], capture_output=True, check=False, timeout=60
        )
        assert result.returncode == 0, result.stderr
        text = result.stdout.decode()
        assert not commands_in(text + result.stderr.decode())
        if form != "table" and text:
            valid(form, text)


def test_citations_stay_what_they_are(csto, data, tmp_path):
    for kind, text in TEXTS.items():
        path = write(tmp_path / f"{kind}.toml", {"source": [record("source", text, "zz-hostile")]})
        bibtex = csto("cite", "zz-hostile", "--style", "bibtex", "--data", path).stdout
        assert bibtex.count("\n@") + bibtex.startswith("@") == 1
        depth = 0
        for mark in re.sub(r"\\.", "", bibtex):
            depth += (mark == "{") - (mark == "}")
            assert depth >= 0
        assert depth == 0
        ris = csto("cite", "zz-hostile", "--style", "ris", "--data", path).stdout
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.split("\r\n")[:-2] if line), kind
        assert len(re.findall(r"^TY  - ", ris, re.M)) == len(re.findall(r"^ER  - ", ris, re.M)) == 1
        (item,) = json.loads(csto("cite", "zz-hostile", "--style", "csl-json", "--data", path).stdout)
        assert item["id"] == "zz-hostile"
        plain = csto("cite", "zz-hostile", "--data", path).stdout
        assert plain.count("\n") == 1
        assert not commands_in(bibtex + plain + ris)


def test_exports_stay_what_they_are(csto, data, worst, tmp_path):
    path = worst
    assert not commands_in(csto("export", "--data", path).stdout)
    assert json.loads(csto("export", "--data", path).stdout)["term"][-1]["definition"] == TEXTS["lines"]
    toml = csto("export", "--format", "toml", "--data", path).stdout
    assert not commands_in(toml)
    assert tomllib.loads(toml)["term"][-1]["definition"] == TEXTS["lines"]
    folder = tmp_path / "folder"
    assert csto("export", "--format", "csv", "--output", str(folder), "--data", path).code == 0
    for section in SECTIONS:
        valid("csv", (folder / f"{section}.csv").read_bytes().decode())
    database = tmp_path / "csto.db"
    outcome = csto("export", "--format", "sqlite", "--output", str(database), "--data", path)
    assert outcome.code == 0, outcome.stderr
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for kind, text in TEXTS.items():
        where = (f"zz-{kind}-term",)
        assert connection.execute("SELECT definition FROM term WHERE id = ?", where).fetchone() == (text,)
    assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == len(data.section("event")) + len(TEXTS)
    connection.close()


def test_an_id_that_is_more_than_a_word_is_refused(csto, tmp_path):
    for id in ("$(id)", "a b", 'a"b', "a'b", "a\nb", "a\tb", "é", "a;b", "\x1b[2J"):
        path = write(tmp_path / "mine.toml", {"event": [{"id": id}]})
        outcome = csto("timeline", "--data", path)
        assert (outcome.code, outcome.stdout) == (3, "")
        assert "small Latin letters" in outcome.stderr
        assert not commands_in(outcome.stderr)


def test_a_stream_without_a_buffer_gets_plain_text(monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    assert entry.main(["members", "-f", "tsv", "--fields", "iso3", "--no-header"]) == 0
    assert stream.getvalue().startswith("ARM\n")
