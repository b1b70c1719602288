"""Words and abbreviations of the field."""

from __future__ import annotations

from csto_cli.data import names as resolve

TYPE_CHECKING = False
if TYPE_CHECKING:
    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Term


def glossary(data: Dataset, term: str | None = None) -> list[Term]:
    """Terms by name, whatever their case and punctuation; or the one that is meant.

    Args:
        data: the dataset.
        term: a name, an abbreviation, a Russian form or an alias.

    Raises:
        NotFoundError: if it means no term; with suggestions.
        AmbiguousError: if it is part of the names of several.
    """
    terms = data.by_id("term")
    if term is None:
        return sorted(terms.values(), key=lambda item: (resolve.fold(item.name or item.id), item.id))
    names = {id: _names(item) for id, item in terms.items()}
    labels = {id: item.name or id for id, item in terms.items()}
    return [terms[resolve.match(term, names, "term", labels=labels)]]


def _names(term: Term) -> list[str]:
    """Every spelling that means a term."""
    words = (term.id, term.id.removeprefix("term-"), term.name, term.abbreviation, term.name_ru, term.abbreviation_ru)
    return [*(word for word in words if word), *term.aliases]
