"""States, organisations and issues by what people type."""

from csto_cli.data.store import Store
from csto_cli.text.strings import normalize
from csto_cli.types import Any, Collection, Iterable


def country_code(data: Store, text: str) -> str:
    """The alpha-3 code of the state that a name or code means."""
    known = data.spellings("country")
    meant = known.get(normalize(text), ())
    if len(meant) == 1:
        return meant[0]
    from csto_cli.data.spellings import match_normalized
    from csto_cli.errors import NotFoundError
    from csto_cli.text.strings import quote

    for other in _turned(text):
        meant = known.get(normalize(other), ())
        if len(meant) == 1:
            return meant[0]
    if is_term(data, text):
        raise NotFoundError(f"{quote(text)} is no state of the dataset; csto glossary {quote(text)} says what it is.")
    try:
        return match_normalized(text, known, "state", labels=data.country_names())
    except NotFoundError as error:
        if error.suggestions:
            raise
        message = f"No state is called {quote(text)}; the dataset holds members and observers of the United Nations."
        raise NotFoundError(message) from None


def _turned(text: str) -> list[str]:
    """A name with its parts the other way round: `Armenia, Republic of` and `Republic of Armenia`."""
    first, comma, rest = text.partition(",")
    if comma:
        return [f"{rest} {first}"]
    kind, of, name = text.partition(" of ")
    return [f"{name} {kind} of"] if of else []


def is_term(data: Store, text: str) -> bool:
    """Whether the glossary has a text, by any of its names."""
    wanted = normalize(text)
    names = ("name", "abbreviation", "name_ru", "abbreviation_ru")
    return any(
        wanted in [normalize(name) for name in (*[term[key] or "" for key in names], *term["aliases"])]
        for term in data.section("term")
    )


def find_country(data: Store, text: str) -> dict[str, Any]:
    """The state that a name or code means; see `country_code`."""
    code = country_code(data, text)
    return next(record for record in data.section("country") if record["iso3"] == code)


def country_codes(data: Store, texts: Iterable[str]) -> list[str]:
    """The codes of the states that names mean, in order and once each."""
    return list(dict.fromkeys([country_code(data, text) for text in texts]))


def find_organisation(data: Store, text: str) -> dict[str, Any]:
    """The organisation that a name or abbreviation means."""
    known = data.spellings("organisation")
    records = data.by_id("organisation")
    meant = known.get(normalize(text), ())
    if len(meant) == 1:
        return records[meant[0]]
    from csto_cli.data.spellings import match_normalized

    labels = {id: record["abbreviation"] for id, record in records.items()}
    return records[match_normalized(text, known, "organisation", labels=labels, listed=True)]


def find_issues(data: Store, texts: Collection[str]) -> list[dict[str, Any]]:
    """The issues that names mean, in the order of the dataset; all of them without names."""
    every = data.section("issue")
    if not texts:
        return every
    names: dict[str, tuple[str, ...]] = {one["id"]: (one["id"], one["label"], one["short"]) for one in every}
    wanted = {_find_issue(text, names) for text in texts}
    return [issue for issue in every if issue["id"] in wanted]


def _find_issue(text: str, names: dict[str, tuple[str, ...]]) -> str:
    """The id of the issue that a name means; of several, the one whose id begins with it."""
    from csto_cli.data.spellings import match_name
    from csto_cli.errors import AmbiguousError

    try:
        return match_name(text, names, "issue")
    except AmbiguousError:
        first = [id for id in names if f"{normalize(id)} ".startswith(f"{normalize(text)} ")]
        if len(first) == 1:
            return first[0]
        raise
