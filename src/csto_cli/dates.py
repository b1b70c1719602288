"""Dates of three precisions as ISO strings: `1992-05-15`, `1992-05`, `1992`.

The strings sort as dates do, so most of the work is comparison. `first` and `last` give the days that a less
precise date spans. Nothing here imports anything: a look-up that compares dates stays as quick as one that does
not.
"""

from csto_cli.types import Iterable

OPEN = "open"
UNKNOWN = "unknown"
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month_length(year: int, month: int) -> int:
    """The number of days of a month in the Gregorian calendar."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def is_date(text: str) -> bool:
    """Whether `text` is a date of the calendar in one of the three spellings."""
    if len(text) not in (4, 7, 10) or text[4:8:3] not in ("", "-", "--"):
        return False
    digits = text[:4] + text[5:7] + text[8:]
    if not (digits.isascii() and digits.isdigit()):
        return False
    year, month, day = int(text[:4]), int(text[5:7] or 1), int(text[8:] or 1)
    return year >= 1 and 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def parse(text: str, option: str) -> str:
    """Check a date that a user typed."""
    if is_date(text):
        return text
    from csto_cli.errors import UsageError
    from csto_cli.text.strings import quote

    raise UsageError(f"{option} takes a date such as 2010-01-31, 2010-01 or 2010, not {quote(text)}.")


def first(date: str) -> str:
    """The first day that a date spans: `1992-05` begins on `1992-05-01`."""
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last(date: str) -> str:
    """The last day that a date spans: `1992-02` ends on `1992-02-29`."""
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{month_length(int(date[:4]), int(date[5:]))}"
    return date


def next_day(day: str) -> str:
    """The day after a day."""
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    if number < month_length(year, month):
        number += 1
    elif month < 12:
        month, number = month + 1, 1
    else:
        year, month, number = year + 1, 1, 1
    return f"{year:04}-{month:02}-{number:02}"


def previous_day(day: str) -> str:
    """The day before a day."""
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    if number > 1:
        number -= 1
    elif month > 1:
        month, number = month - 1, month_length(year, month - 1)
    else:
        year, month, number = year - 1, 12, 31
    return f"{year:04}-{month:02}-{number:02}"


def last_day(end: str) -> str:
    """The last day of a half-open span that ends before `end`, which may also be a month, a year or a word."""
    return previous_day(end) if len(end) == 10 and is_date(end) else end


def ordinal(day: str) -> int:
    """The number of a day, counted so that the difference of two is the days between them."""
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:])
    before = year - 1 if month < 3 else year  # the leap days up to the last February
    leaps = before // 4 - before // 100 + before // 400
    return 365 * (year - 1) + leaps + _BEFORE_MONTH[month - 1] + number


_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
"""The days of a year of 365 before each month."""


def day_of(number: int) -> str:
    """The day with a number of `ordinal`."""
    year = max(1, number // 366)
    while number > ordinal(f"{year:04}-12-31"):
        year += 1
    month = 1
    while month < 12 and ordinal(f"{year:04}-{month + 1:02}-01") <= number:
        month += 1
    return f"{year:04}-{month:02}-{number - ordinal(f'{year:04}-{month:02}-01') + 1:02}"


def age(verified: str, day: str) -> int:
    """The days from a date, or from the last day that it spans, to a day; negative if it is later."""
    return ordinal(day) - ordinal(last(verified))


def is_stale(verified: str | None, allowed: int | None, end: str | None, day: str) -> bool | None:
    """Whether what was verified on a date has to be looked at again on a day."""
    if not verified or allowed is None or (end and end not in (OPEN, UNKNOWN) and last(end) <= day):
        return None
    return day > verified and age(verified, day) > allowed


def contains(start: str, end: str, day: str) -> bool:
    """Whether a half-open span `[start, end)` may contain a day.

    A bound that is only known to the month or year counts wherever it may lie: `1949` has begun on 1 January
    1949, and a span that ended in `1991` may still hold on its 31 December. `unknown` bounds nothing.
    """
    if start != UNKNOWN and first(start) > day:
        return False
    if end in (OPEN, UNKNOWN):
        return True
    return day < end if len(end) == 10 else day <= last(end)


def started_by(start: str, day: str) -> bool:
    """Whether something with this start may have begun by a day."""
    return start == UNKNOWN or first(start) <= day


def overlaps(date: str, end: str | None, since: str | None, until: str | None) -> bool:
    """Whether a happening on `date` (to `end`, its last day) touches the span from `since` to `until`, inclusive.

    Each may be of any precision, and is taken for all the days that it spans.
    """
    if since is None and until is None:
        return True
    if since is not None and last(end or date) < first(since):
        return False
    return until is None or first(date) <= last(until)


def format_long(date: str) -> str:
    """A date as people write it, as precise as it is known: `15 May 1992`, `May 1992`, `1992`.

    Other words, such as `open` and `unknown`, come back as they are.
    """
    if not is_date(date):
        return date
    if len(date) == 4:
        return date
    month = MONTHS[int(date[5:7]) - 1]
    return f"{int(date[8:])} {month} {date[:4]}" if len(date) == 10 else f"{month} {date[:4]}"


def format_range(dates: Iterable[str | None]) -> str:
    """The earliest and the latest of some dates as people write them, or the one that they all are."""
    known = sorted({date for date in dates if date}, key=lambda date: (first(date), last(date)))
    if len(known) < 2:
        return format_long(known[0]) if known else ""
    return f"{format_long(known[0])} to {format_long(known[-1])}"


def format_short(date: str) -> str:
    """A date for a narrow column: `15 May 1992`, `May 1992`, `1992`, with months of three letters."""
    if not is_date(date) or len(date) == 4:
        return date
    month = MONTHS[int(date[5:7]) - 1][:3]
    return f"{int(date[8:]):2} {month} {date[:4]}" if len(date) == 10 else f"{month} {date[:4]}"
