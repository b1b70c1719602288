"""Writes JSON without the `json` package, whose import costs more than most look-ups.

CPython's `json` is a thin layer over the C module `_json`; the encoder there is used directly. Where it is missing or
differs, the package does the same work: a test compares the two.
"""

from csto_cli.types import Any

UNSAFE = (*range(9), 11, 12, *range(14, 32), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F),
          *range(0x2066, 0x206A))  # fmt: skip
"""Characters that a terminal takes for a command, or that turn the direction of text around; not tab and newline."""

try:
    from _json import encode_basestring, make_encoder, make_scanner

    def _refuse(value: object) -> object:
        raise TypeError(f"{type(value).__name__} has no JSON form")

    _encode = make_encoder(None, _refuse, encode_basestring, None, ": ", ", ", False, False, True)

    def dumps(value: Any) -> str:
        """One line of JSON, UTF-8 characters as they are."""
        return "".join(_encode(value, 0))

    class _Context:
        """How the scanner of `json` reads."""

        strict, object_hook, object_pairs_hook, memo = True, None, None, {}  # type: ignore[var-annotated]
        parse_float, parse_int, parse_constant = float, int, float

    _scan = make_scanner(_Context)  # type: ignore[arg-type]

    def loads(text: str) -> Any:
        """The value of a line of JSON that we wrote."""
        return _scan(text, 0)[0]

except (ImportError, TypeError):  # another Python, or a change in CPython's private module
    import json

    def dumps(value: Any) -> str:
        """One line of JSON, UTF-8 characters as they are."""
        return json.dumps(value, ensure_ascii=False)

    def loads(text: str) -> Any:
        """The value of a line of JSON that we wrote."""
        return json.loads(text)


def escape(text: str) -> str:
    """The same JSON value with what a terminal could take for a command escaped."""
    return text if text.isascii() and "\x7f" not in text else text.translate(_ESCAPES)


_ESCAPES = {code: f"\\u{code:04x}" for code in (*UNSAFE, 0xFEFF) if code > 31}
