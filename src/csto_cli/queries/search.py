"""Every record that holds some words, best first."""

import itertools

from csto_cli.data import captions
from csto_cli.data.store import Store, provenance
from csto_cli.errors import UsageError
from csto_cli.text.stems import HOME, stem, words
from csto_cli.text.strings import normalize, truncate
from csto_cli.types import Answer, Any, Iterator, Row, Sequence, Words

Worth = dict[int, float]

CONTEXT = 90
"""How many characters of a text are shown around a hit."""

ENOUGH = 3
"""If fewer records hold every word, those that hold most of them come after."""

PART, OTHER_NAME = 0.3, 0.7
"""The weight of a word that only begins as asked, and of one in the name that an alias leads to; a whole word has 1."""


def search(data: Store, text: str, *, within: Words = (), limit: int | None = None) -> Answer:
    """The records that hold every word, or those that hold most of them if none holds all.

    Words are compared by their stems, in Latin letters, and words that only build a question do not count. A word also
    finds what begins like it, and the names that it is an alias of.
    """
    if not normalize(text):
        raise UsageError("csto search needs at least one word with letters or digits.")
    index = _Index(_lines(data))
    typed = words(text) or [stem(word) for word in normalize(text).split()]
    asked = list(dict.fromkeys([index.known(word) for word in typed]))
    chosen, every = _ranked(index, asked, within)
    places = [index.record(place) for place, _ in chosen[:limit]]
    found = zip(chosen, places, data.records(places), strict=False)
    rows = [_hit(data, section, record, score, asked) for (_, score), (section, _), record in found]
    query = {"text": text, "in": list(within), "stems": asked, "found": len(chosen), "all_words": every}
    return rows, query


def _lines(data: Store) -> bytes:
    """The index of the dataset, made anew if overlays are merged in."""
    if not data.has_overlays:
        return data.search_index()
    from csto_cli.data.search_index import lines

    return lines({section: data.section(section) for section in data.sections}, data.as_of).encode()


def _ranked(index: "_Index", asked: list[str], within: Sequence[str]) -> tuple[list[tuple[int, int]], int]:
    """The places of the records found with what they are worth, and how many of them hold every word."""
    held: dict[int, list[float]] = {}
    units = list(_units(index, asked))
    for unit in units:
        for place, worth in _worth_of_unit(index, unit).items():
            held.setdefault(place, []).append(worth)
    if within:
        held = {place: found for place, found in held.items() if index.record(place)[0] in within}
    sizes = sorted(map(len, held.values()), reverse=True)
    least = sizes[min(ENOUGH, len(sizes)) - 1] if sizes else 0
    total = {place: (len(found), sum(found)) for place, found in held.items() if len(found) >= least}
    for key, factor in _together(asked) | _together([word for unit in units for word in unit[1] or unit[0]]):
        for place, worth in index.worth(key).items():
            if place in total:
                total[place] = (total[place][0], total[place][1] + factor * worth)
    order = sorted(total, key=lambda place: (-total[place][0], -round(total[place][1]), place))
    return [(place, round(total[place][1])) for place in order], sizes.count(len(units))


def _together(asked: list[str]) -> set[tuple[str, float]]:
    """The lines for words that follow each other in names, and their weights: pairs, the whole name, or a part."""
    name = [word for word in asked if word != HOME] or asked
    found = {(f"{one}_{two}", 1.0) for one, two in itertools.pairwise(asked)}
    for start in range(len(name)):
        for end in range(start + 1, len(name) + 1):
            if end - start in (*range(2, len(name)), len(name)):
                found.add((f"={' '.join(name[start:end])}", ((end - start) / len(name)) ** 2))
    return found


def _units(index: "_Index", asked: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The words of a question, those of an alias together with the name that it leads to."""
    start = 0
    while start < len(asked):
        for end in range(len(asked), start, -1):
            other = index.link(" ".join(asked[start:end]))
            if other or end == start + 1:
                yield asked[start:end], other
                start = end
                break


def _worth_of_unit(index: "_Index", unit: tuple[list[str], list[str]]) -> Worth:
    """The records that hold the words of a unit, or of the name that it leads to."""
    found: Worth = {}
    for wanted, factor in ((unit[0], 1.0), (unit[1], OTHER_NAME)):
        held = [index.beginning(word) for word in wanted]
        for place in set(held[0]).intersection(*held[1:]) if held else ():
            found[place] = max(found.get(place, 0), factor * sum([worth[place] for worth in held]))
    return found


class _Index:
    """The lines of `data.search_index`, found by bisection."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._records: list[str] = []
        self._beginnings: dict[str, Worth] = {}

    def record(self, place: int) -> tuple[str, str]:
        """The section and id of a record."""
        if not self._records:
            self._records = self._content[: self._content.index(b"\n")].decode()[2:].split(" ")
        section, _, id = self._records[place].partition(":")
        return section, id

    def link(self, words: str) -> list[str]:
        """The words of the name that an alias leads to; none if it is no alias."""
        return self._line(f"~{words}").split()

    def worth(self, key: str) -> Worth:
        """What a word is worth in each record that holds it."""
        return {int(place): int(worth) for place, worth in _pairs(self._line(key))}

    def beginning(self, word: str) -> Worth:
        """The same of every word that begins like one, a number or a short word only if no record holds it whole."""
        if word not in self._beginnings:
            self._beginnings[word] = self._beginning(word)
        return self._beginnings[word]

    def _beginning(self, word: str) -> Worth:
        """The same, looked up."""
        found: Worth = dict(self.worth(word))
        if word.isdecimal() or (found and len(word) < 4):
            return found
        wanted = word.encode(errors="replace")
        at = self._place(wanted)
        while self._content.startswith(wanted, at):
            end = self._content.index(b"\n", at)
            key, _, value = self._content[at:end].partition(b"\t")
            if key != wanted and b"_" not in key:
                for place, worth in _pairs(value.decode()):
                    found[int(place)] = max(found.get(int(place), 0), PART * int(worth))
            at = end + 1
        return found

    def known(self, word: str) -> str:
        """A word as the index has it: its English form, the word itself, or the one that is spelt most like it."""
        word = self._line(f"^{word}") or word
        if len(word) < 4 or not word.isalpha() or self.beginning(word) or self.link(word):
            return word
        import difflib

        keys = [line.partition(b"\t")[0].decode() for line in self._content.split(b"\n")]
        near = difflib.get_close_matches(word, [key for key in keys if key.isalpha()], n=1, cutoff=0.85)
        return near[0] if near else word

    def _line(self, key: str) -> str:
        """What a line holds after its key; nothing if there is none."""
        wanted = f"{key}\t".encode(errors="replace")
        at = self._place(wanted)
        if not self._content.startswith(wanted, at):
            return ""
        return self._content[at + len(wanted) : self._content.index(b"\n", at)].decode()

    def _place(self, wanted: bytes) -> int:
        """Where the first line begins that is not before a key."""
        low, high = 0, len(self._content)
        while low < high:
            middle = (low + high) // 2
            start = self._content.rfind(b"\n", 0, middle) + 1
            if self._content[start : start + len(wanted)] < wanted:
                low = self._content.index(b"\n", middle) + 1
            else:
                high = start
        return low


def _pairs(line: str) -> Iterator[list[str]]:
    """The pairs of place and worth of a line."""
    return (pair.split(":") for pair in line.split(" ") if pair)


def _hit(data: Store, section: str, record: Row, score: int, asked: Sequence[str]) -> Row:
    """One row."""
    return {
        "id": record["id"],
        "section": section,
        "title": captions.title(data, section, record) or None,
        "snippet": _snippet(data, section, record, asked),
        "score": score,
        "date": captions.date(record),
        **provenance({"sources": (), "confidence": None, **record}),
    }


def _snippet(data: Store, section: str, record: Any, asked: Sequence[str]) -> str:
    """The text around the first hit: in prose if there is one, else in the note, in the names, or in the rest."""
    said = [str(record[name]) for name in (*captions.PROSE, "note") if record.get(name)]
    rest = [value for name, value in record.items() if name not in ("id", "sources", "origin")]
    held = (*said, captions.title(data, section, record), *(() if said else captions.texts(rest)))
    for find in (_begin, locate):
        for text in held:
            place = find(text, asked)
            if place is not None:
                return context(text, *place)
    return truncate(captions.summary(data, section, record), CONTEXT)


def _begin(text: str, asked: Sequence[str]) -> tuple[int, int] | None:
    """The place of the first word that begins with the letters of one of some words, as most that are meant do."""
    lowered = text.lower()
    found = len(text)
    for word in asked if len(lowered) == len(text) else ():
        at = lowered.find(word)
        while at > 0 and lowered[at - 1].isalnum():
            at = lowered.find(word, at + 1)
        found = at if 0 <= at < found else found
    return next(_words(text, found), None)


def locate(text: str, asked: Sequence[str], start: int = 0) -> tuple[int, int] | None:
    """The place of the first word, from some place on, that is one of some words or begins like one."""
    for first, last in _words(text, start):
        held = words(text[first:last])
        if any(other.startswith(word) for other in held for word in asked):
            return first, last
    return None


def _words(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The places of the words of a text."""
    first = None
    for place, mark in enumerate(f"{text[start:]} ", start):
        if mark.isalnum() or mark in "'’" or (first is not None and not mark.isspace() and not mark.isprintable()):
            first = place if first is None else first
        elif first is not None:
            yield first, place
            first = None


def context(text: str, start: int, end: int) -> str:
    """Some `CONTEXT` characters around a hit, cut between words where there is a space."""
    text = " ".join(text.split()) if len(text.split("\n")) > 1 else text
    if len(text) <= CONTEXT:
        return text
    room = max(CONTEXT - (end - start), 0)
    left = max(0, min(start - room // 3, len(text) - CONTEXT))
    right = min(len(text), left + CONTEXT)
    before, after = "", ""
    if left > 0:
        left = text.find(" ", left, start) + 1 or left
        before = "…"
    if right < len(text):
        space = text.rfind(" ", end, right)
        right = right if space < 0 else space
        after = "…"
    return f"{before}{text[left:right].rstrip(' ,;:')}{after}"
