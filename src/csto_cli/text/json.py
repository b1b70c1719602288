"""JSON without the `json` package, whose import costs more than most look-ups.

CPython's `json` is a thin layer over the C module `_json`; its `re` patterns are what makes it slow to import. The
C scanner and encoder are used here directly. Where they are missing or differ, the package does the same work: a
test compares the two.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

try:
    from _json import encode_basestring, make_encoder, make_scanner

    class _Context:
        strict = True
        object_hook = None
        object_pairs_hook = None
        parse_float = float
        parse_int = int
        parse_constant = None

    def _no_default(value: object) -> object:
        raise TypeError(f"{type(value).__name__} has no JSON form")

    _scan = make_scanner(_Context())  # type: ignore[arg-type]
    _encode = make_encoder(None, _no_default, encode_basestring, None, ": ", ", ", False, False, True)

    def loads(text: str) -> "Any":
        """The value of one compact JSON text.

        Raises:
            ValueError: if the text is not JSON.
        """
        try:
            value, end = _scan(text, 0)
        except StopIteration as stop:
            raise ValueError(f"no JSON value at character {stop.value}") from None
        except SystemError:  # the scanner would say more if the package, which knows the error's class, were there
            raise ValueError("the JSON text breaks off or is wrong") from None
        if end != len(text):
            raise ValueError(f"more text after the JSON value at character {end}")
        return value

    def dumps(value: "Any") -> str:
        """One line of JSON, UTF-8 characters as they are."""
        return "".join(_encode(value, 0))

except (ImportError, TypeError):  # another Python, or a change in CPython's private module
    import json

    def loads(text: str) -> "Any":
        """The value of one compact JSON text."""
        return json.loads(text)

    def dumps(value: "Any") -> str:
        """One line of JSON, UTF-8 characters as they are."""
        return json.dumps(value, ensure_ascii=False)


# Control characters that JSON lets through unescaped, and those that turn the direction of text around.
_UNSAFE = {
    code: f"\\u{code:04x}"
    for code in (
        0x7F,
        *range(0x80, 0xA0),
        0x61C,
        0x200E,
        0x200F,
        *range(0x2028, 0x202F),
        *range(0x2066, 0x206A),
        0xFEFF,
    )
}


def escaped(text: str) -> str:
    """JSON text in which nothing can reach a terminal as a command: the same value, with more escapes."""
    return text if text.isascii() and "\x7f" not in text else text.translate(_UNSAFE)
