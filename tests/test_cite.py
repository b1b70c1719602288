"""`csto cite`: citations that other programs read without loss."""

import json
import re

import pytest

from csto_cli.export.citations import STYLES, document, format_citation

HARD = {
    "id": "hard-1",
    "title": "50 % of {A}_B & C# cost $5 ~ x^2 \\ «ОДКБ»",
    "publisher": "Smith & Sons",
    "url": "https://x.example/a_b?c=%20d#e{f}",
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
        "https://x.example/a_b?c=%20d#e{f} (archived: https://archive.example/1)"
    )
    assert format_citation(VAGUE, "plain") == "“T ER - [31mX”, P, May 1992."


def test_bibtex_means_to_latex_what_the_source_says():
    assert format_citation(HARD, "bibtex") == (
        "@misc{hard-1,\n"
        "  author = {Lee, Ann and Öst, Bo and {Reuters}},\n"
        r"  title = {{50 \% of \{A\}\_B \& C\# cost \$5 \textasciitilde{} x\textasciicircum{}2 "
        r"\textbackslash{} «ОДКБ»}}"
        ",\n"
        "  howpublished = {Smith \\& Sons},\n"
        "  year = {2022},\n"
        "  month = jan,\n"
        "  day = {6},\n"
        "  url = {https://x.example/a_b?c=%20d#e%7Bf%7D},\n"
        "  note = {Archived: https://archive.example/1}\n"
        "}"
    )
    assert "  month = may" in format_citation(VAGUE, "bibtex")
    assert "day" not in format_citation(VAGUE, "bibtex")


def test_csl_json_holds_the_text_as_it_is():
    assert json.loads(format_citation(HARD, "csl-json")) == {
        "id": "hard-1",
        "type": "article-newspaper",
        "title": HARD["title"],
        "author": [{"family": "Lee", "given": "Ann"}, {"family": "Öst", "given": "Bo"}, {"literal": "Reuters"}],
        "publisher": "Smith & Sons",
        "container-title": "Smith & Sons",
        "issued": {"date-parts": [[2022, 1, 6]]},
        "URL": HARD["url"],
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
        "PB  - Smith & Sons",
        "PY  - 2022",
        "DA  - 2022/01/06/",
        "LA  - ru",
        f"UR  - {HARD['url']}",
        "N1  - Archived: https://archive.example/1",
        "ER  - ",
    ]
    lines = document([format_citation(VAGUE, "ris"), format_citation(VAGUE, "ris")], "ris").split("\r\n")
    assert lines.count("ER  - ") == 2, "a line end in a title ends no reference"
    assert "DA  - 1992/05//" in lines
    assert lines[-1] == ""


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
        assert re.findall(r"^@misc\{(.*),$", text, re.M) == ids
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
