"""Names and sentences: normalized for comparison, quoted, joined, suggested, cut, and made safe for a terminal."""

from csto_cli.text.json import UNSAFE
from csto_cli.types import Iterable, Sequence

_SPACE, _NOTHING = dict.fromkeys(map(ord, '-_.,;:/()[]"?!'), " "), dict.fromkeys(map(ord, "'`"), "")
_ASCII = {**_SPACE, **_NOTHING, ord("&"): " and "}
_WORDS = {"the": "", "and": "", "st": "saint", "ste": "saint"}
"""Words that people leave out or spell in two ways."""


def normalize(text: str) -> str:
    """A name without what people vary: case, accents, punctuation, runs of spaces, articles and "and".

    The letters of every script stay what they are, except that combining marks are removed.
    """
    text = text.casefold()
    if not text.isascii():
        text = _normalize_unicode(text)
    words = text.translate(_ASCII).split()
    return " ".join([word for word in [_WORDS.get(word, word) for word in words] if word]) or " ".join(words)


def _normalize_unicode(text: str) -> str:
    """Accents and invisible characters removed; dashes, spaces and quotes of any kind in their ASCII form."""
    import unicodedata

    text = _decode_again(text)
    for _ in range(2):  # case folding can bring combining marks again
        found = []
        for mark in unicodedata.normalize("NFKD", text):
            category = unicodedata.category(mark)
            if category in ("Pd", "Zs", "Zl", "Zp") or (category in ("Ps", "Pe") and mark not in "()[]"):
                found.append(" ")
            elif mark in "\u2018\u2019\u02bc\u02bb\u00b4" or category in ("Cf", "Mn", "Mc", "Me"):
                continue
            else:
                found.append(" " if category in ("Pi", "Pf") else mark)
        text = "".join(found).casefold()
    return text


def _decode_again(text: str) -> str:
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


def holds_words(text: str, words: Iterable[str]) -> bool:
    """Whether all of some normalized words occur in a text."""
    normalized = normalize(text)
    return all(word in normalized for word in words)


def suggest(text: str, names: Iterable[str], cutoff: float = 0.7) -> list[str]:
    """The names most like a text, best first, at most three, and not less like it than `cutoff`."""
    import difflib

    if not 3 <= len(text) <= 80:
        return []
    names = [name for name in names if len(name) > 2]  # two letters are a code, and like too many words
    near = difflib.get_close_matches(text, names, n=3, cutoff=cutoff)
    return near or [name for name in names if name.startswith(text)][:3]


def quote(text: str) -> str:
    """What was typed, short and harmless to a terminal."""
    shown = text if len(text) <= 60 else text[:57] + "…"
    return "'" + "".join(mark if mark.isprintable() else "�" for mark in shown) + "'"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence lists them: `a, b or c`."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    end = next((place for place, mark in enumerate(text) if mark == "." and text[place + 1 : place + 2] in ("", " ")
                and text[place + 2 : place + 3].isupper()), len(text) - 1)  # fmt: skip
    return text[: end + 1]


def truncate(text: str, size: int) -> str:
    """A text of at most `size` characters, cut between words if it has any."""
    if len(text) <= size:
        return text
    start = text[: size - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:–-") + "…"


def strip_control(text: str) -> str:
    """Text in which control characters and bidirectional overrides are replaced; newlines and tabs become spaces."""
    return text if text.isascii() and text.isprintable() else text.translate(_CONTROL)


_CONTROL = dict.fromkeys(UNSAFE, "�") | {9: " ", 10: " ", 13: " "}


def format_number(value: int | float) -> str:
    """A number with commas between thousands, and no more decimals than it has."""
    if isinstance(value, int) or value == int(value):
        return f"{int(value):,}"
    return f"{value:,.4g}" if abs(value) < 1 else f"{value:,.2f}".rstrip("0").rstrip(".")


def web_address(url: str) -> str:
    """An address that may be a link: of the web only, with everything but plain ASCII percent-encoded."""
    if not url.lower().startswith(("http://", "https://")):
        return ""
    return "".join(
        [mark if "!" <= mark <= "~" else "".join([f"%{byte:02X}" for byte in mark.encode()]) for mark in url]
    )
