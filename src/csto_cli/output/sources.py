"""Which sources an answer cites."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


def cited(rows: "Iterable[dict[str, Any]]") -> "Iterator[str]":
    """The ids of the sources that rows refer to, themselves and in the tables that they hold, at any depth."""
    for row in rows:
        for name, value in row.items():
            if name == "sources":
                yield from value or ()
            elif type(value) is dict:
                yield from cited((value,))
            elif isinstance(value, tuple | list) and value and type(value[0]) is dict:
                yield from cited(value)
