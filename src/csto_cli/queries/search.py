"""Every record that holds some words, best first."""

from __future__ import annotations

from csto_cli.data import captions
from csto_cli.data.search_text import spellings, texts, zones
from csto_cli.errors import UsageError
from csto_cli.text.strings import normalize, truncate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from csto_cli.data.store import Answer, Row, Store

CONTEXT = 90
"""How many characters of a text are shown around a hit."""

EXACT, IN_NAME, ALL_IN_NAME, IN_PROSE, ALL_IN_PROSE, ELSEWHERE = 100, 90, 70, 50, 40, 20
"""What a hit is worth: the words are a name, stand together in one, are all in names, and so on. Words that only
begin another word are worth `PARTIAL` less."""

PARTIAL = 5


def search(data: Store, text: str, *, within: Sequence[str] = (), limit: int | None = None) -> Answer:
    """The records in which every word occurs, at least as the beginning of one.

    Case, accents and punctuation do not matter, and Cyrillic is also found by its Latin letters.

    Args:
        data: the dataset.
        text: words.
        within: only these sections.
        limit: no more than so many.

    Returns:
        The best first: by score, then by section in the order of the file with sources last, then by id.

    Raises:
        UsageError: if there is no word in the text.
    """
    found = ranked(data, text, within)
    return hits(data, found[:limit], text), {"text": text, "in": list(within), "found": len(found)}


def ranked(data: Store, text: str, within: Sequence[str] = ()) -> list[tuple[int, str, str]]:
    """Score, section and id of what `search` finds, in its order. No record is parsed for it."""
    phrase = normalize(text)
    if not phrase:
        raise UsageError("csto search needs at least one word with letters or digits.")
    whole = f" {phrase} ".encode(errors="replace")
    words = [f" {word}".encode(errors="replace") for word in dict.fromkeys(phrase.split())]
    found = []
    for line in _holding(data.search_text(), words):
        section, id, names, prose, rest = line.split(b"\t")
        if within and section.decode() not in within:
            continue
        score = EXACT if normalize(id.decode()) == phrase else _score(names, prose, rest, words, whole)
        found.append((score, section.decode(), id.decode()))
    order = {
        section: place
        for place, section in enumerate((*[name for name in data.sections if name != "source"], "source"))
    }
    found.sort(key=lambda hit: (-hit[0], order[hit[1]], hit[2]))
    return found


def _holding(content: bytes, words: list[bytes]) -> Iterator[bytes]:
    """The lines that hold every word. They are looked for by the longest one, which is likely to be the rarest."""
    rarest = max(words, key=len)
    place = content.find(rarest)
    while place >= 0:
        start = content.rfind(b"\n", 0, place) + 1
        end = content.index(b"\n", place)
        line = content[start:end]
        if all(word in line for word in words):
            yield line
        place = content.find(rarest, end)


def _score(names: bytes, prose: bytes, rest: bytes, words: list[bytes], whole: bytes) -> int:
    """How well a record fits: where the words stand, and whether they stand there whole."""
    if b" ;" + whole + b"; " in names:
        return EXACT
    content = names + prose + rest
    lost = 0 if all(word + b" " in content for word in words) else PARTIAL
    phrase = whole[:-1]
    if phrase in names:
        return IN_NAME - lost
    if all(word in names for word in words):
        return ALL_IN_NAME - lost
    if phrase in prose:
        return IN_PROSE - lost
    if all(word in names or word in prose for word in words):
        return ALL_IN_PROSE - lost
    return ELSEWHERE - lost


def hits(data: Store, chosen: Sequence[tuple[int, str, str]], text: str) -> list[Row]:
    """What `ranked` found, as rows."""
    records = {id: record for id, (_, record) in data.find_all([id for _, _, id in chosen]).items()}
    phrase = normalize(text)
    words = list(dict.fromkeys((phrase, *phrase.split())))
    return [_hit(data, score, section, records[id], words) for score, section, id in chosen]


def _hit(data: Store, score: int, section: str, record: Any, words: Sequence[str]) -> Row:
    """One row."""
    return {
        "id": record["id"],
        "section": section,
        "title": captions.title(data, section, record) or None,
        "snippet": _snippet(data, section, record, words),
        "score": score,
        "date": captions.date(record),
        "sources": record["sources"],
        "confidence": record["confidence"],
        "note": record["note"],
        "verified": record["verified"],
        "origin": record["origin"],
    }


def _snippet(data: Store, section: str, record: Any, words: Sequence[str]) -> str:
    """The text around the first hit: in prose if there is one, else in the note, in the names, or in the rest."""
    for text in _texts(data, section, record):
        place = locate(text, words)
        if place is not None:
            return context(text, *place)
    return truncate(captions.summary(data, section, record), CONTEXT)


def _texts(data: Store, section: str, record: Any) -> Iterator[str]:
    """The texts of a record, those that tell most first."""
    names, prose, _, rest = zones(section)
    if section == "source":
        prose = ["title", "publisher", "authors", "url"]
    for name in (*prose, "note", *names):
        yield from texts(record.get(name))
    yield captions.title(data, section, record)
    for name in rest:
        yield from texts(record.get(name))


def locate(text: str, words: Sequence[str]) -> tuple[int, int] | None:
    """Where the first of some folded words stands in a text: start and end.

    Args:
        text: any text.
        words: folded words, the one to look for first first; each must begin a word of the text.
    """
    if text.isascii():
        lowered = text.lower()
        for word in words:
            start = lowered.find(word)
            while start > 0 and lowered[start - 1].isalnum():
                start = lowered.find(word, start + 1)
            if start >= 0:
                return start, start + len(word)
    return _locate_folded(text, words)


def _locate_folded(text: str, words: Sequence[str]) -> tuple[int, int] | None:
    """The same for a text that must be folded, or written in Latin letters, to hold a word."""
    held = [word for word in words if any(f" {word}" in f" {spelling}" for spelling in spellings(text))]
    if not held:
        return None
    spans = list(_words(text))
    for word in held:
        for start, end in spans:
            if any(spelling.startswith(word) for spelling in spellings(text[start:end])):
                return start, end
    return None


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a text stand."""
    start = None
    for place, mark in enumerate(f"{text} "):
        if mark.isalnum() or mark in "'’" or (start is not None and not mark.isspace() and not mark.isprintable()):
            start = place if start is None else start
        elif start is not None:
            yield start, place
            start = None


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
