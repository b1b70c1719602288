"""The index that `search` reads: for every word, the records that hold it and what it is worth there.

A line is `word TAB place:worth place:worth …`, where the place is that of a record in the first line, `section:id …`.
The lines are sorted, so that a word and all that begin like it are found by bisection. The worth is that of BM25F: rare
words, words in names and words of short texts weigh more, and so do the kinds of records that people mean.

Other lines begin with a mark: `=name` has the records with that name, `one_two` those in whose names two words
follow each other, and `~name TAB other name` leads from an alias or a Russian name to the words that records use. A
Russian word that has an English one is only in the line `^word TAB English`.
"""

import functools
import itertools
import math

from csto_cli import dates
from csto_cli.data import captions
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS
from csto_cli.text.stems import HOME, words
from csto_cli.types import Any, Iterable, Iterator, Mapping

Records = Mapping[str, Iterable[Mapping[str, Any]]]

NAMES = (
    "name", "official_name", "name_ru", "native_names", "abbreviation", "abbreviation_ru", "aliases", "iso2", "iso3",
    "symbol", "person", "person_ru", "label", "office",
)  # fmt: skip
"""Fields that name the record."""

SKIPPED = ("id", "sources", "origin", "verified", "lang", "archived", "confidence")
"""Fields that are not searched: they say how a record is kept, not what it says."""

MEANT = {
    "source": 0.25, "vote": 0.3, "ideal_point": 0.4, "indicator": 0.6, "attribute": 0.85, "dimension": 0.6,
    "strength": 0.6, "term": 0.7, "claim": 0.75, "position": 0.75, "event": 0.85, "scenario": 0.9, "resolution": 0.9,
}  # fmt: skip
"""How likely people mean a record of a section; 1 for the others: states, posts, articles, forces, operations."""

ASKED = (("dimension", "dimension", "question"), ("issue", "issue", "question"), ("subject", "force", "name"))
"""What a record says by referring to another (field, section, its field): an attribute answers its dimension."""

ZONES = (4.0, 1.0, 0.5)
"""What a word is worth in names, in prose, and elsewhere."""

NAMED = 100
"""What it is worth to be called exactly what was asked for."""


class _Names:
    """What `captions` asks of a dataset, while the dataset is being made."""

    def __init__(self, records: Records) -> None:
        self._records = {section: {record["id"]: record for record in own} for section, own in records.items()}
        self.countries = {record["iso3"]: record["name"] for record in records.get("country", ())}

    def country_names(self) -> Mapping[str, str]:
        return self.countries

    def by_id(self, section: str) -> Mapping[str, Mapping[str, Any]]:
        return self._records.get(section, {})


def lines(records: Records, as_of: str) -> str:
    """The index of the records of each section, on a day that tells what is current."""
    names: Any = _Names(records)
    linked = list(_links(records))
    links = {key: value for key, value, _ in linked}
    foreign = {key: value for key, value, is_russian in linked if is_russian and " " not in key + value}
    documents: list[tuple[float, list[list[list[str]]]]] = []
    places: list[str] = []
    called: dict[str, dict[int, int]] = {}
    counts: list[list[int]] = []
    for section, own in records.items():
        for record in own:
            title = captions.title(names, section, record)
            zones = _zones(section, record, title, names)
            place, prior = len(places), _prior(section, record, as_of)
            places.append(f"{section}:{record['id']}")
            for name in (*zones[0], str(record["id"])):
                alone = [word for word in words(name) if word != HOME] or words(name)
                called.setdefault(f"={' '.join(alone)}", {})[place] = round(NAMED * prior)
            held = [[[foreign.get(word, word) for word in words(text)] for text in zone] for zone in zones]
            documents.append((prior, held))
            counts.append([sum(map(len, zone)) for zone in held])
    average = [sum(column) / len(column) + 1 for column in zip(*counts, strict=True)] or [1, 1, 1]
    worth: dict[str, dict[int, float]] = {}
    for place, (prior, held) in enumerate(documents):
        for word, often in _frequencies(held, counts[place], average).items():
            worth.setdefault(word, {})[place] = prior * often / (often + 1.2)
    for word, found in worth.items():
        rarity = math.log(1 + (len(places) - len(found) + 0.5) / (len(found) + 0.5))
        called[word] = {place: max(1, round(10 * rarity * value)) for place, value in found.items()}
    table = [
        f"{key}\t{' '.join([f'{place}:{value}' for place, value in found.items()])}\n" for key, found in called.items()
    ]
    table += [f"~{key}\t{value}\n" for key, value in links.items() if key not in foreign]
    table += [f"^{key}\t{value}\n" for key, value in foreign.items()]
    return "!\t" + " ".join(places) + "\n" + "".join(sorted(table, key=str.encode))


def _frequencies(held: list[list[list[str]]], sizes: list[int], average: list[float]) -> dict[str, float]:
    """How often each word occurs in a record, weighed by zone and by how long the zone is."""
    found: dict[str, float] = {}
    for zone, texts, size, usual in zip(ZONES, held, sizes, average, strict=True):
        weight = zone / (0.4 + 0.6 * size / usual)
        for text in texts:
            pairs = [f"{one}_{two}" for one, two in itertools.pairwise(text)] if zone == ZONES[0] else []
            for word in (*text, *pairs):
                found[word] = found.get(word, 0) + weight
    return found


def _prior(section: str, record: Mapping[str, Any], as_of: str) -> float:
    """How likely people mean a record: by its kind, whether it still holds, and whether it is of the CSTO."""
    worth, end = MEANT.get(section, 1.0), record.get("to")
    if end == "unknown" or (dates.is_date(str(end)) and str(end) <= as_of):
        worth *= 0.8
    if record.get("organisation") not in (None, "csto"):
        worth *= 0.6
    return worth


def _zones(section: str, record: Mapping[str, Any], title: str, names: _Names) -> tuple[list[str], ...]:
    """The texts of a record: those that name it, its prose, and the rest."""
    called: list[str] = [] if section == "source" else [title]
    prose: list[str] = []
    rest = [str(record["id"]), section]
    for name, field in _searched(section).items():
        found = list(captions.texts(record.get(name)))
        if name in NAMES and section != "source":
            called += found
        elif field.type.prose or name in ("title", "value"):
            (rest if name == "note" else prose).extend(found)
        elif field.type.section == "country":
            rest += [names.countries.get(code, code) for code in found]
        else:
            rest += found
    for field_name, above, name in ASKED:
        prose += filter(None, [names.by_id(above).get(str(record.get(field_name)), {}).get(name)])
    date = captions.date(record) or ""
    if len(date) > 4:
        rest.append(dates.MONTHS[int(date[5:7]) - 1])
    return list(dict.fromkeys([name for name in called if name])), prose, rest


@functools.cache
def _searched(section: str) -> dict[str, Any]:
    """The fields of a section that are searched."""
    return {name: field for name, field in fields(SECTIONS[section]).items() if name not in SKIPPED}


def _links(records: Records) -> Iterator[tuple[str, str, bool]]:
    """Aliases and Russian names as compared words, the name that records use, and whether the alias is Russian."""
    for section in ("term", "force", "body", "country", "organisation", "post"):
        for record in records.get(section, ()):
            shown = record["abbreviation"] if section == "organisation" else record.get("name")
            pairs = [(other, shown) for name in NAMES[1:7] for other in captions.texts(record.get(name))]
            if section == "organisation":
                pairs.append((record["name"], shown))
            if section == "post" and record.get("person") and record.get("person_ru"):
                person, russian = record["person"].split(), record["person_ru"].split()
                pairs = [*zip(russian, person, strict=True)] if len(person) == len(russian) else []
            for other, name in pairs:
                key, value = " ".join(words(other)), " ".join(words(name or ""))
                if key != value and len(key) > 2 and value:
                    yield key, value, not other.isascii() and "\u0400" < max(other) < "\u0530"
