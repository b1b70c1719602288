"""Numbers and spans as people read them: ranges, large figures with their unit, first and last days."""

from csto_cli import dates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def people(strength: "Mapping[str, Any]") -> str:
    """How many people a strength speaks of: `2,500`, or `3,000–3,500` where it gives a range."""
    exact, low, high = (strength.get(f"personnel{end}") for end in ("", "_min", "_max"))
    if exact is not None:
        return f"{exact:,}"
    if low is not None and high is not None:
        return f"{low:,}–{high:,}"
    return f"from {low:,}" if low is not None else f"up to {high:,}" if high is not None else ""


def large(low: float, high: float, unit: str) -> str:
    """A large number, or a range, rounded to four figures, with its unit: `US$2.56 trillion`, `21.1 million km²`."""
    scale, word = next(((size, word) for size, word in _SCALES if high >= size), (1.0, ""))
    ends = [_rounded(value / scale, word) for value in (low, high)]
    text = (ends[0] if ends[0] == ends[1] else "–".join(ends)) + word
    return f"{unit}{text}" if unit.endswith("$") and " " not in unit else f"{text} {unit}"


def _rounded(value: float, word: str) -> str:
    """Four figures of a scaled number; all of one that is not."""
    return f"{float(f'{value:.4g}'):,.10g}" if word else f"{value:,.10g}"


def span(first: str | None, last: str | None) -> str:
    """The days of something that lasted: `6–19 Jan 2022`, `28 Aug – 3 Dec 2007`, `Dec 2011`."""
    begun, ended = (dates.compact(date).strip() if date else "" for date in (first, last))
    if not ended or begun == ended:
        return begun
    start, end = begun.split(), ended.split()
    if len(start) > 1 and start[1:] == end[1:]:
        return f"{start[0]}–{ended}"
    if len(start) == len(end) and start[-1] == end[-1]:
        return f"{' '.join(start[:-1])} – {ended}"
    return f"{begun} – {ended}"
