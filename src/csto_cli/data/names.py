"""From what people type to what the dataset calls it: exact names first, suggestions after, never a guess."""

from csto_cli.errors import AmbiguousError, NotFoundError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Country, Organisation

_PUNCTUATION = {ord(mark): " " for mark in '-–—_.,;:/()[]"«»'} | {ord(mark): None for mark in "'’‘ʼʻ`"}


def fold(text: str) -> str:
    """A name without what people vary: case, accents, punctuation, and runs of spaces.

    The letters of every script stay what they are, except that marks above and below are taken off.
    """
    text = text.strip().casefold()
    if not text.isascii():
        import unicodedata

        text = _read_again(text)
        for _ in range(2):  # folding a letter's case can bring marks again
            plain = unicodedata.normalize("NFKD", text)
            text = "".join(mark for mark in plain if not unicodedata.combining(mark)).casefold()
    return " ".join(text.translate(_PUNCTUATION).split())


def _read_again(text: str) -> str:
    """What was typed, also where the locale could not read it: then Python keeps its bytes, and they are UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        import os

        try:
            return os.fsencode(text).decode()
        except ValueError:
            return text
    return text


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
    code = country_code(data, text)
    records = data.select("country", f'"iso3": "{code}"')
    return next(record for record in records if record.iso3 == code)  # type: ignore[no-any-return]


def country_code(data: "Dataset", text: str) -> str:
    """The alpha-3 code of the state that a name or code means; see `country`."""
    meant = data.meaning("country", fold(text))
    if len(meant) == 1:
        return meant[0]
    return look_up(text, data.spellings("country"), "state", labels=data.country_names())


def countries(data: "Dataset", texts: "Iterable[str]") -> list[str]:
    """The codes of the states that names mean, in order and once each."""
    return list(dict.fromkeys(country_code(data, text) for text in texts))


def organisation(data: "Dataset", text: str) -> "Organisation":
    """The organisation that a name or abbreviation means.

    Raises:
        NotFoundError: if no organisation has that name; with suggestions.
        AmbiguousError: if it is only part of the names of several.
    """
    records = data.by_id("organisation")
    meant = data.meaning("organisation", fold(text))
    if len(meant) == 1:
        return records[meant[0]]  # type: ignore[no-any-return]
    labels = {id: record.abbreviation for id, record in records.items()}
    return records[look_up(text, data.spellings("organisation"), "organisation", labels=labels)]  # type: ignore[no-any-return]


def spellings(names: "Mapping[str, Iterable[str]]") -> dict[str, list[str]]:
    """What every folded spelling means: the table that `match` looks names up in.

    Args:
        names: the spellings of each key.
    """
    folded: dict[str, list[str]] = {}
    for key, texts in names.items():
        for spelling in dict.fromkeys(fold(text) for text in texts if text):
            folded.setdefault(spelling, []).append(key)
    return folded


def match(
    text: str, names: "Mapping[str, Iterable[str]]", what: str, *, labels: "Mapping[str, str] | None" = None
) -> str:
    """The key one of whose names is `text`: `look_up` over names that are not in the index.

    Args:
        text: what was typed.
        names: the spellings of each key.
        what: what the keys are, for the message.
        labels: how to write a key in a message, if not as it is.

    Raises:
        NotFoundError: if there is none, with the closest names as suggestions.
        AmbiguousError: if several have it, or have it as part of a name and none as a whole.
    """
    return look_up(text, spellings(names), what, labels=labels)


def look_up(
    text: str, folded: "Mapping[str, Sequence[str]]", what: str, *, labels: "Mapping[str, str] | None" = None
) -> str:
    """The key one of whose names is `text`.

    Args:
        text: what was typed.
        folded: the keys that each folded spelling means, as `spellings` makes it.
        what: what the keys are, for the message.
        labels: how to write a key in a message, if not as it is.

    Raises:
        NotFoundError: if there is none, with the closest names as suggestions.
        AmbiguousError: if several have it, or have it as part of a name and none as a whole.
    """
    wanted = fold(text)
    found: Sequence[str] = sorted(folded.get(wanted, ()))
    if len(found) == 1:
        return found[0]
    if not found and wanted:
        found = sorted({key for name, keys in folded.items() if f" {wanted} " in f" {name} " for key in keys})
        if len(found) < 2:
            found = []
    if found:
        meant = sorted(labels[key] if labels else key for key in found)
        raise AmbiguousError(f"{quoted(text)} could be {listed(meant, 'or')}; name one of them.", suggestions=meant)
    near = dict.fromkeys(key for name in closest(wanted, folded) for key in sorted(folded[name]))
    suggestions = [labels[key] if labels else key for key in near][:3]
    hint = f" Did you mean {listed(suggestions, 'or')}?" if suggestions else ""
    raise NotFoundError(f"No {what} is called {quoted(text)}.{hint}", suggestions=suggestions)


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
    raise UsageError(f"{option} takes {listed(choices, 'or')}, and {quoted(text)} is none.{hint}", suggestions=near)


def closest(text: str, names: "Iterable[str]") -> list[str]:
    """The names most like a text, best first, three at most."""
    import difflib

    if not 3 <= len(text) <= 80:
        return []
    names = list(names)
    near = difflib.get_close_matches(text, names, n=3, cutoff=0.66)
    return near or [name for name in names if name.startswith(text)][:3]


def quoted(text: str) -> str:
    """What was typed, short and harmless to a terminal."""
    shown = text if len(text) <= 60 else text[:57] + "…"
    return "'" + "".join(mark if mark.isprintable() else "�" for mark in shown) + "'"


def listed(words: "Sequence[str]", last: str) -> str:
    """Words as a sentence lists them: `a, b or c`."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
