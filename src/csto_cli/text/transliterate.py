"""Text for terminals that cannot show it: closest letters instead of question marks or a crash."""

import unicodedata

_PLAIN = {
    "–": "-", "—": "-", "―": "-", "‑": "-", "…": "...", "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"',
    "·": ".", "•": "*", "→": "->", "≈": "~", "≤": "<=", "≥": ">=", "×": "x", "−": "-", "†": "*", "‡": "!",
    "─": "-", "━": "=", "│": "|", "┃": "|", "╌": "-", "█": "#", "▓": "#", "▒": "+", "░": ".", "■": "#", "□": "o",
    "▁": "_", "▂": "_", "▃": "-", "▄": "-", "▅": "=", "▆": "=", "▇": "#",
    "▏": ".", "▎": ".", "▍": "-", "▌": "-", "▋": "=", "▊": "=", "▉": "#", "ʼ": "'", "ʻ": "'", "№": "No.", "∅": "0",
    "✓": "y", "✗": "n", "○": "o", "●": "*", "◐": "%", "═": "=", "┬": "+", "±": "+", "°": "~",
    "◌": "o", "◇": "v", "↺": "r", "≠": "/", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
}  # fmt: skip
_FROM = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґўҷқғҳӣӯңөүұһә"
_TO = (
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch ' y ' e yu ya i yi ye g u j q gh h i u ng o u u h a"
)
_CYRILLIC = dict(zip(_FROM, _TO.split(" "), strict=True))


def latin(text: str) -> str:
    """Cyrillic letters as Latin ones, in lower case and without signs of hardness; other letters as they are."""
    return "".join(_CYRILLIC.get(mark, mark).strip("'") for mark in text.lower())


def fitting(text: str, encoding: str) -> str:
    """Text in which every character can be written in an encoding."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_letter(mark, encoding) for mark in text)
    return text


def _letter(mark: str, encoding: str) -> str:
    """One character, or what stands for it."""
    try:
        mark.encode(encoding)
    except UnicodeEncodeError:
        pass
    else:
        return mark
    plain = _PLAIN.get(mark)
    if plain is None and mark.lower() in _CYRILLIC:
        latin = _CYRILLIC[mark.lower()]
        plain = latin.capitalize() if mark.isupper() else latin
    if plain is None:
        plain = "".join(part for part in unicodedata.normalize("NFKD", mark) if not unicodedata.combining(part))
    return plain.encode(encoding, "replace").decode(encoding)
