"""On which line of a TOML file each table and each key stands: what `tomllib` does not tell.

The file is scanned a line at a time, with an eye on what may span lines: arrays, inline tables and long strings.
It is only asked about files that `tomllib` has read, so it need not find mistakes.
"""

from collections.abc import Sequence


class Place:
    """Where a table stands.

    Args:
        line: the line of its heading, counted from 1.
    """

    __slots__ = ("keys", "line")

    def __init__(self, line: int) -> None:
        self.line = line
        self.keys: dict[str, int] = {}

    def of(self, key: str) -> int:
        """The line on which a key starts; that of the heading if the table has no such key."""
        return self.keys.get(key, self.line)


class Lines:
    """The line of everything in a file.

    Args:
        text: the TOML.
    """

    def __init__(self, text: str) -> None:
        self.top = Place(1)
        self.tables: dict[str, list[Place]] = {}
        here, prefix, quote, depth = self.top, "", "", 0
        for number, line in enumerate(text.split("\n"), 1):
            if not quote and not depth:
                words = line.strip()
                if words.startswith("["):
                    here, prefix = self._heading(words, number, here)
                    continue
                if not words or words.startswith("#"):
                    continue
                key, value = _key(words)
                here.keys.setdefault(prefix or key, number)
                if value and value[0] not in "[{" and not value.startswith(_LONG):
                    continue  # by far the most lines: a key and a value that ends on the line
            quote, depth = _after(line, quote, depth)

    def of(self, section: str, index: int) -> Place:
        """The lines of a record."""
        places = self.tables.get(section, ())
        return places[index] if index < len(places) else Place(self.top.of(section))

    def _heading(self, words: str, number: int, here: Place) -> tuple[Place, str]:
        """The table that a heading opens, and the key of it that a heading of an inner table names."""
        names = _names(words.strip("[").partition("]")[0])
        if len(names) > 1:
            places = self.tables.get(names[0], [self.top])
            places[-1].keys.setdefault(names[1], number)
            return places[-1], names[1]
        place = Place(number)
        self.top.keys.setdefault(names[0], number)
        if words.startswith("[["):
            self.tables.setdefault(names[0], []).append(place)
        return place, ""


_LONG = ('"""', "'''")


def _key(words: str) -> tuple[str, str]:
    """The first name of a key, and the value behind it; no value if the key is dotted or quoted."""
    if words[0] in "\"'":
        return words[1 : _end(words, 1, words[0])], ""
    key, _, value = words.partition("=")
    if "." in key:
        return key.partition(".")[0].strip(), ""
    return key.strip(), value.strip()


def _names(heading: str) -> Sequence[str]:
    """The names of a dotted heading; quotes are taken off."""
    return [name.strip().strip("\"'") for name in heading.split(".")]


def _end(line: str, place: int, quote: str) -> int:
    """Where a string of one line ends that has begun before `place`."""
    while place < len(line) and line[place] != quote:
        place += 2 if quote == '"' and line[place] == "\\" else 1
    return place


def _after(line: str, quote: str, depth: int) -> tuple[str, int]:
    """What is still open after a line: the quotes of a long string, and how many brackets."""
    place = 0
    while place < len(line):
        mark = line[place]
        if quote:
            if quote == '"""' and mark == "\\":
                place += 2
            elif line.startswith(quote, place):
                while line.startswith(quote[0], place):  # the string itself may end in one or two quotes
                    place += 1
                quote = ""
            else:
                place += 1
        elif mark == "#":
            break
        elif line.startswith(_LONG, place):
            quote = mark * 3
            place += 3
        elif mark in "\"'":
            place = _end(line, place + 1, mark) + 1
        else:
            depth += (mark in "[{") - (mark in "]}")
            place += 1
    return quote, depth
