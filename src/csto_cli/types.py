"""The types that annotations name.

At run time they are names and no more: to import `typing` and `collections.abc` takes as long as a whole look-up.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any, BinaryIO, NoReturn, TextIO

    Row = dict[str, Any]
    """A record, or a row of an answer."""

    Words = Sequence[str]
    """Names or words that somebody gave."""

    Day = str | None
    """A day, month or year that somebody gave, or none."""

    Answer = tuple[list[Row], Row]
    """The rows that a query found, and what it understood: names resolved, the day of the answer."""
else:
    Any = BinaryIO = NoReturn = TextIO = object
    Callable = Collection = Iterable = Iterator = Mapping = Sequence = tuple
    Row, Answer, Words, Day = dict, tuple, tuple, object

__all__ = [
    "Answer", "Any", "BinaryIO", "Callable", "Collection", "Day", "Iterable", "Iterator", "Mapping", "NoReturn", "Row",
    "Sequence", "TextIO", "Words",
]  # fmt: skip
