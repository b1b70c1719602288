"""Which records a spelling may mean: exact names first, suggestions after, never a guess."""

from csto_cli.errors import AmbiguousError, NotFoundError, UsageError
from csto_cli.text.strings import join_words, normalize, quote, suggest
from csto_cli.types import Any, Iterable, Mapping, Sequence

LISTS = {"instrument": "csto treaty", "issue": "csto stance", "resolution": "csto votes"}
"""The commands that list what has too many names for a sentence."""

_FIELDS = {
    "country": ("id", "iso3", "iso2", "name", "official_name", "name_ru", "native_names", "aliases"),
    "organisation": ("id", "name", "abbreviation", "name_ru", "abbreviation_ru", "aliases"),
}
"""The fields that hold the names of a record."""


def spellings_of(section: str, records: Iterable[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """The keys that each normalized spelling may mean: alpha-3 codes of states, ids of organisations."""
    key = "iso3" if section == "country" else "id"
    return spellings({record[key]: names_of(section, record) for record in records})


def names_of(section: str, record: Mapping[str, Any]) -> list[str]:
    """Every spelling that means a state or an organisation."""
    found: list[str] = []
    for name in _FIELDS[section]:
        value = record.get(name)
        found += [value] if isinstance(value, str) else value or ()
    return found


def spellings(names: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The keys that each normalized spelling may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for key, texts in names.items():
        for spelling in dict.fromkeys([normalize(text) for text in texts if text]):
            found[spelling] = (*found.get(spelling, ()), key)
    return found


def match_name(
    text: str,
    names: Mapping[str, Iterable[str]],
    what: str,
    *,
    labels: Mapping[str, str] | None = None,
    part: bool = False,
) -> str:
    """The key that a text means; see `match_normalized`."""
    return match_normalized(text, spellings(names), what, labels=labels, listed=len(names) <= 60, part=part)


def match_normalized(
    text: str,
    known: Mapping[str, Sequence[str]],
    what: str,
    *,
    labels: Mapping[str, str] | None = None,
    listed: bool = False,
    part: bool = False,
) -> str:
    """The key one of whose names is `text`, or the only one that has it as whole words of a name."""
    wanted = normalize(text)
    found: Sequence[str] = sorted(known.get(wanted, ()))
    if not found and wanted:
        found = sorted({key for name, keys in known.items() if f" {wanted} " in f" {name} " for key in keys})
        if len(found) == 1 and not (listed or part):
            found = []
    if not found and listed and len(wanted) > 2:
        found = sorted({key for name, keys in known.items() if f" {wanted}" in f" {name}" for key in keys})
    if len(found) == 1:
        return found[0]
    if found:
        meant = sorted([labels[key] if labels else key for key in found])
        raise AmbiguousError(f"{quote(text)} could be {join_words(meant, 'or')}; name one of them.", suggestions=meant)
    near = dict.fromkeys([key for name in suggest(wanted, known, 0.8) for key in sorted(known[name])])
    suggestions = [labels[key] if labels else key for key in near][:3]
    hint = f" Did you mean {join_words(suggestions, 'or')}?" if suggestions else ""
    if listed and not hint:
        every = dict.fromkeys([labels[key] if labels else key for keys in known.values() for key in keys])
        close = suggest(wanted, known, 0.5)[:3] if len(every) > 20 else ()
        nearest = dict.fromkeys([labels[key] if labels else key for name in close for key in known[name]])
        lists = f"; {LISTS[what]} lists them" if what in LISTS else ""
        hint = (
            f" There are {join_words(list(every))}."
            if len(every) <= 20
            else (f" There are {len(every)}{f', such as {join_words(list(nearest))}' if nearest else ''}{lists}.")
        )
    raise NotFoundError(f"No {what} is called {quote(text)}.{hint}", suggestions=suggestions)


def match_word(text: str, words: Sequence[str], option: str) -> str:
    """The word of a closed list that a text means; a unique part of one is enough."""
    wanted = normalize(text).replace(" ", "-")
    if wanted in words:
        return wanted
    part = [word for word in words if wanted and word.startswith(wanted)] or [
        word for word in words if len(wanted) > 2 and wanted in word
    ]
    if len(part) == 1:
        return part[0]
    near = suggest(wanted, words)[:1]
    hint = f" Did you mean {near[0]}?" if near else ""
    raise UsageError(f"{option} takes {join_words(words, 'or')}, not {quote(text)}.{hint}", suggestions=near)
