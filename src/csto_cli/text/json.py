"""Writes JSON without the `json` package, whose import costs more than most look-ups.

CPython's `json` is a thin layer over the C module `_json`; the encoder there is used directly. Where it is missing or
differs, the package does the same work: a test compares the two.
"""

from csto_cli.text.strings import UNSAFE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

try:
    from _json import encode_basestring, make_encoder

    def _refuse(value: object) -> object:
        raise TypeError(f"{type(value).__name__} has no JSON form")

    _encode = make_encoder(None, _refuse, encode_basestring, None, ": ", ", ", False, False, True)

    def dumps(value: "Any") -> str:
        """One line of JSON, UTF-8 characters as they are."""
        return "".join(_encode(value, 0))

except (ImportError, TypeError):  # another Python, or a change in CPython's private module
    import json

    def dumps(value: "Any") -> str:
        """One line of JSON, UTF-8 characters as they are."""
        return json.dumps(value, ensure_ascii=False)


def escape(text: str) -> str:
    """The same JSON value with what a terminal could take for a command escaped."""
    return text if text.isascii() and "\x7f" not in text else text.translate(_ESCAPES)


_ESCAPES = {code: f"\\u{code:04x}" for code in (*UNSAFE, 0xFEFF) if code > 31}
