"""From what people type to what the dataset calls it: exact names first, suggestions after, never a guess."""

from csto_cli.errors import AmbiguousError, NotFoundError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csto_cli.dataset import Dataset
    from csto_cli.model import Country, Organisation

_PUNCTUATION = {ord(mark): " " for mark in "-–—_.,;:/()[]\"«»"} | {ord(mark): None for mark in "'’‘ʼʻ`"}


def fold(text: str) -> str:
    """A name without what people vary: case, accents, punctuation, and runs of spaces.

    The letters of every script stay what they are, except that marks above and below are taken off.
    """
    text = text.strip().casefold()
    if not text.isascii():
        import unicodedata

        text = "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))
    return " ".join(text.translate(_PUNCTUATION).split())


def country_names(country: "Country") -> "Sequence[str]":
    """Every spelling that means a state."""
    names = (country.id, country.iso3, country.iso2, country.name, country.official_name or "", country.name_ru)
    return (*names, *country.native_names, *country.aliases)


def organisation_names(organisation: "Organisation") -> "Sequence[str]":
    """Every spelling that means an organisation."""
    return (
        organisation.id,
        organisation.name,
        organisation.abbreviation,
        organisation.name_ru or "",
        organisation.abbreviation_ru or "",
        *organisation.aliases,
    )


def country(data: "Dataset", text: str) -> "Country":
    """The state that a name or code means.

    Args:
        data: the dataset.
        text: an English, official, Russian or native name, an ISO 3166 code, or an alias.

    Raises:
        NotFoundError: if no state has that name; with suggestions.
        AmbiguousError: if it is only part of the names of several.
    """
    names = {record.iso3: country_names(record) for record in data.section("country")}
    code = match(text, names, "state", labels={record.iso3: record.name for record in data.section("country")})
    return next(record for record in data.section("country") if record.iso3 == code)  # type: ignore[no-any-return]


def countries(data: "Dataset", texts: "Iterable[str]") -> list[str]:
    """The codes of the states that names mean, in order and once each."""
    return list(dict.fromkeys(country(data, text).iso3 for text in texts))


def organisation(data: "Dataset", text: str) -> "Organisation":
    """The organisation that a name or abbreviation means.

    Raises:
        NotFoundError: if no organisation has that name; with suggestions.
        AmbiguousError: if it is only part of the names of several.
    """
    records = data.by_id("organisation")
    names = {id: organisation_names(record) for id, record in records.items()}
    id = match(text, names, "organisation", labels={id: record.abbreviation for id, record in records.items()})
    return records[id]  # type: ignore[no-any-return]


def match(
    text: str, names: "Mapping[str, Iterable[str]]", what: str, *, labels: "Mapping[str, str] | None" = None
) -> str:
    """The key one of whose names is `text`.

    Args:
        text: what was typed.
        names: the spellings of each key.
        what: what the keys are, for the message.
        labels: how to write a key in a message, if not as it is.

    Raises:
        NotFoundError: if there is none, with the closest names as suggestions.
        AmbiguousError: if several have it, or have it as part of a name and none as a whole.
    """
    wanted = fold(text)
    shown = labels or {key: key for key in names}
    folded: dict[str, set[str]] = {}
    for key, spellings in names.items():
        for spelling in spellings:
            if spelling:
                folded.setdefault(spelling.casefold(), set()).add(key)
                folded.setdefault(fold(spelling), set()).add(key)
    found = sorted(folded.get(wanted, ()))
    if len(found) == 1:
        return found[0]
    if not found and wanted:
        found = sorted({key for name, keys in folded.items() if f" {wanted} " in f" {name} " for key in keys})
        if len(found) < 2:
            found = []
    if found:
        meant = sorted(shown[key] for key in found)
        raise AmbiguousError(
            f"{quoted(text)} could be {listed(meant, 'or')}; name one of them.", suggestions=meant
        )
    suggestions = closest(wanted, folded)
    labelled = list(dict.fromkeys(shown[key] for name in suggestions for key in sorted(folded[name])))[:3]
    hint = f" Did you mean {listed(labelled, 'or')}?" if labelled else ""
    raise NotFoundError(f"No {what} is called {quoted(text)}.{hint}", suggestions=labelled)


def choice(text: str, choices: "Sequence[str]", option: str) -> str:
    """One of a closed list of words.

    Raises:
        UsageError: if it is none of them; the message lists them.
    """
    wanted = fold(text).replace(" ", "-")
    if wanted in choices:
        return wanted
    near = closest(wanted, choices)[:1]
    hint = f" Did you mean {near[0]}?" if near else ""
    raise UsageError(
        f"{option} takes {listed(choices, 'or')}, and {quoted(text)} is none.{hint}", suggestions=near
    )


def closest(text: str, names: "Iterable[str]") -> list[str]:
    """The names most like a text, best first, three at most."""
    import difflib

    if not 0 < len(text) <= 80:
        return []
    names = list(names)
    near = difflib.get_close_matches(text, names, n=3, cutoff=0.66)
    return near or [name for name in names if len(text) >= 3 and name.startswith(text)][:3]


def quoted(text: str) -> str:
    """What was typed, short and harmless to a terminal."""
    shown = text if len(text) <= 60 else text[:57] + "…"
    return "'" + "".join(mark if mark.isprintable() else "�" for mark in shown) + "'"


def listed(words: "Sequence[str]", last: str) -> str:
    """Words as a sentence lists them: `a, b or c`."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
