"""TOML from anywhere: bounded in depth and in the size of numbers before anything looks at it."""

from __future__ import annotations

import re
import tomllib
from typing import Any

DEPTH = 32
"""How deeply arrays, tables and dotted keys may be nested."""

_DEEP_KEY = (
    r"(?<![\w-])(?:(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){%d}" % DEPTH  # noqa: UP031
)
"""A key of more than `DEPTH` parts, on which `tomllib` spends time and memory by the square of their number."""


def parse_toml(text: str) -> dict[str, Any]:
    """The document of a TOML text from anywhere."""
    if re.search(_DEEP_KEY, text):
        raise ValueError(f"a key has more than {DEPTH} parts")
    try:
        document = tomllib.loads(text)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        raise ValueError("a number has too many digits") from None
    level: list[Any] = [document]
    for _ in range(DEPTH):
        inner = [value.values() if isinstance(value, dict) else value for value in level]
        values = [item for items in inner for item in items]
        if any(isinstance(value, int) and abs(value) >= 2**63 for value in values):
            raise ValueError("a number has too many digits")
        level = [value for value in values if isinstance(value, dict | list)]
        if not level:
            return document
    raise ValueError("it is nested too deeply")
