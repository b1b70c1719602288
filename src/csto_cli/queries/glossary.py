"""Words and abbreviations of the field."""

from csto_cli.data.spellings import match_name
from csto_cli.data.store import Store
from csto_cli.text.strings import normalize
from csto_cli.types import Answer, Row, Words


def glossary(data: Store, term: Words = ()) -> Answer:
    """Terms by name, whatever their case and punctuation; or the one that is meant."""
    terms = data.by_id("term")
    if not term:
        rows = sorted(terms.values(), key=lambda item: (normalize(item["name"] or item["id"]), item["id"]))
        return rows, {"term": None}
    names = {id: _names(item) for id, item in terms.items()}
    labels = {id: item["name"] or id for id, item in terms.items()}
    id = match_name(" ".join(term), names, "term", labels=labels, part=True)
    return [terms[id]], {"term": id}


def _names(term: Row) -> list[str]:
    """Every spelling that means a term."""
    words = (
        term["id"],
        term["id"].removeprefix("term-"),
        term["name"],
        term["abbreviation"],
        term["name_ru"],
        term["abbreviation_ru"],
    )
    return [*(word for word in words if word), *term["aliases"]]
