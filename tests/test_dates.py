"""Dates of three precisions and half-open spans, against the calendar of the standard library."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_cli import dates
from csto_cli.errors import UsageError

DAYS = st.dates(date(1800, 1, 1), date(2200, 12, 31))
PRECISIONS = st.sampled_from([4, 7, 10])


@given(DAYS)
def test_first_and_last_bound_every_precision(day):
    iso = day.isoformat()
    for length in (4, 7, 10):
        partial = iso[:length]
        assert dates.is_date(partial)
        assert dates.first(partial) <= iso <= dates.last(partial)
        assert dates.first(partial)[:length] == dates.last(partial)[:length] == partial
    month_end = date(day.year + (day.month == 12), day.month % 12 + 1, 1) - timedelta(1)
    assert dates.last(iso[:7]) == month_end.isoformat()


@given(DAYS)
def test_neighbouring_days(day):
    assert dates.next_day(day.isoformat()) == (day + timedelta(1)).isoformat()
    assert dates.previous_day(day.isoformat()) == (day - timedelta(1)).isoformat()


@given(st.text(max_size=12))
def test_is_date_agrees_with_the_calendar(text):
    try:
        real = len(text) == 10 and date.fromisoformat(text).isoformat() == text
    except ValueError:
        real = False
    if len(text) == 10:
        assert dates.is_date(text) == real


@given(DAYS, st.integers(1, 4000), DAYS)
def test_a_span_holds_from_its_first_day_to_the_day_before_its_end(start, length, day):
    end = start + timedelta(length)
    assert dates.contains(start.isoformat(), end.isoformat(), day.isoformat()) == (start <= day < end)


@given(DAYS, DAYS, PRECISIONS)
def test_an_open_span_holds_forever(start, day, precision):
    partial = start.isoformat()[:precision]
    assert dates.contains(partial, "open", day.isoformat()) == (day.isoformat() >= dates.first(partial))
    assert dates.contains("unknown", "unknown", day.isoformat())


@given(DAYS, DAYS, DAYS, PRECISIONS)
def test_bounds_are_inclusive(happening, since, until, precision):
    partial = happening.isoformat()[:precision]
    expected = dates.last(partial) >= since.isoformat() and dates.first(partial) <= until.isoformat()
    assert dates.overlaps(partial, None, since.isoformat(), until.isoformat()) == expected


def test_dates_as_people_write_them():
    assert [dates.format_long(text) for text in ("1992-05-15", "1992-05", "1992", "open")] == [
        "15 May 1992",
        "May 1992",
        "1992",
        "open",
    ]


@pytest.mark.parametrize("text", ["", "92", "1992-5", "1992-02-30", "1900-02-29", "1992/05/15", "0000", "1992-05-15 "])
def test_what_is_no_date(text):
    with pytest.raises(UsageError, match="takes a date"):
        dates.parse(text, "--as-of")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0001", True),
        ("0000", False),
        ("1992-01", True),
        ("1992-12", True),
        ("1992-00", False),
        ("1992-13", False),
        ("1992-01-01", True),
        ("1992-01-31", True),
        ("1992-01-00", False),
        ("1992-01-32", False),
        ("1992-04-31", False),
        ("2000-02-29", True),
        ("2023-02-29", False),
        ("2024-02-29", True),
        ("1992-1a", False),
        ("199a-01", False),
        ("1992-０１", False),
        ("1992-01-01-01", False),
        ("92-01-01", False),
    ],
)
def test_what_is_a_date(text, expected):
    assert dates.is_date(text) is expected


@pytest.mark.parametrize("year", [1900, 2000, 2023, 2024, 2100])
def test_the_lengths_of_the_months(year):
    assert [dates.month_length(year, month) for month in range(1, 13)] == [
        calendar.monthrange(year, month)[1] for month in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1992", "1992-01-01", "1992-12-31"),
        ("1992-02", "1992-02-01", "1992-02-29"),
        ("1992-11", "1992-11-01", "1992-11-30"),
        ("1992-05-15", "1992-05-15", "1992-05-15"),
    ],
)
def test_the_days_that_a_date_spans(text, first, last):
    assert (dates.first(text), dates.last(text)) == (first, last)


@pytest.mark.parametrize(
    ("day", "following"),
    [
        ("1999-12-31", "2000-01-01"),
        ("0999-12-31", "1000-01-01"),
        ("1000-01-31", "1000-02-01"),
        ("2000-11-30", "2000-12-01"),
        ("2000-02-28", "2000-02-29"),
        ("2001-02-28", "2001-03-01"),
        ("2001-03-01", "2001-03-02"),
        ("0001-01-09", "0001-01-10"),
    ],
)
def test_a_day_and_the_next(day, following):
    assert dates.next_day(day) == following
    assert dates.previous_day(following) == day


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        ("1949", "open", "1949-01-01", True),
        ("1949", "open", "1948-12-31", False),
        ("1949-04", "open", "1949-04-01", True),
        ("1949-04", "open", "1949-03-31", False),
        ("1949-04-04", "1991", "1991-12-31", True),
        ("1949-04-04", "1991", "1992-01-01", False),
        ("1949-04-04", "1991-07", "1991-07-31", True),
        ("1949-04-04", "1991-07", "1991-08-01", False),
        ("1949-04-04", "1991-07-01", "1991-06-30", True),
        ("1949-04-04", "1991-07-01", "1991-07-01", False),
        ("unknown", "1991-07-01", "0001-01-01", True),
        ("unknown", "1991-07-01", "1991-07-01", False),
        ("1949-04-04", "unknown", "9999-12-31", True),
        ("1949-04-04", "unknown", "1949-04-03", False),
    ],
)
def test_a_bound_counts_wherever_it_may_lie(start, end, day, expected):
    assert dates.contains(start, end, day) is expected


@pytest.mark.parametrize(
    ("start", "day", "expected"),
    [
        ("unknown", "0001-01-01", True),
        ("1992-05", "1992-05-01", True),
        ("1992-05", "1992-04-30", False),
        ("1992-05-15", "1992-05-15", True),
        ("1992-05-15", "1992-05-14", False),
    ],
)
def test_what_may_have_begun(start, day, expected):
    assert dates.started_by(start, day) is expected


@pytest.mark.parametrize(
    ("date", "end", "since", "until", "expected"),
    [
        ("2010-05", None, None, None, True),
        ("2010-05", None, "2010-05-31", None, True),
        ("2010-05", None, "2010-06-01", None, False),
        ("2010-05", None, None, "2010-05-01", True),
        ("2010-05", None, None, "2010-04-30", False),
        ("2010-05-01", "2010-06-10", "2010-06-10", None, True),
        ("2010-05-01", "2010-06-10", "2010-06-11", None, False),
        ("2010-05-01", "2010-06-10", None, "2010-04", False),
        ("2010-05-01", None, "2010", "2010", True),
        ("2010-05-01", None, "2011", "2012", False),
        ("2010-05-01", None, "2008", "2009", False),
    ],
)
def test_what_touches_a_span(date, end, since, until, expected):
    assert dates.overlaps(date, end, since, until) is expected


def test_the_months_by_name_and_in_short():
    days = [f"2010-{month:02}-0{month % 9 + 1}" for month in range(1, 13)]
    names = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    assert [dates.format_long(day) for day in days] == [
        f"{month % 9 + 1} {name} 2010" for month, name in enumerate(names, 1)
    ]
    assert [dates.format_long(day[:7]) for day in days] == [f"{name} 2010" for name in names]
    assert [dates.format_short(day[:7]) for day in days] == [f"{name[:3]} 2010" for name in names]


def test_dates_in_a_narrow_column():
    texts = ("1992-05-15", "1992-05-02", "1992-05", "1992", "open", "unknown", "never-at-all")
    assert [dates.format_short(text) for text in texts] == [
        "15 May 1992",
        " 2 May 1992",
        "May 1992",
        "1992",
        "open",
        "unknown",
        "never-at-all",
    ]


def test_a_date_that_a_user_typed_comes_back():
    assert dates.parse("1992-05", "--as-of") == "1992-05"
    with pytest.raises(UsageError) as caught:
        dates.parse("1992-5", "--since")
    assert caught.value.message == ("--since takes a date such as 2010-01-31, 2010-01 or 2010, and '1992-5' is none.")


ALL_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(ALL_DAYS)
def test_the_number_of_a_day_is_that_of_the_calendar(day):
    assert dates.ordinal(day.isoformat()) == day.toordinal()
    assert dates.day_of(day.toordinal()) == day.isoformat()


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [1, 4, 100, 1900, 2000, 2023, 2024, 9999])
def test_the_ends_of_every_month_have_their_numbers(year, month):
    for number in (1, calendar.monthrange(year, month)[1]):
        day = date(year, month, number)
        assert dates.ordinal(day.isoformat()) == day.toordinal()
        assert dates.day_of(day.toordinal()) == day.isoformat()


@pytest.mark.parametrize(
    ("verified", "day", "days"),
    [
        ("2024-02-28", "2024-03-01", 2),
        ("2024-02", "2024-03-01", 1),
        ("2023", "2024-01-31", 31),
        ("2024", "2024-12-30", -1),
    ],
)
def test_the_age_of_what_was_verified(verified, day, days):
    assert dates.age(verified, day) == days


@pytest.mark.parametrize(
    ("verified", "allowed", "end", "day", "expected"),
    [
        ("2020-01-01", 10, None, "2020-01-11", False),
        ("2020-01-01", 10, None, "2020-01-12", True),
        ("2020-01-01", 0, None, "2020-01-01", False),
        ("2020-01-01", 0, None, "2020-01-02", True),
        ("2020-01-01", -5, None, "2019-12-31", False),
        ("2020-01", 10, None, "2020-02-10", False),
        ("2020-01", 10, None, "2020-02-11", True),
        (None, 10, None, "2020-01-12", None),
        ("2020-01-01", None, None, "2020-01-12", None),
        ("2020-01-01", 10, "open", "2020-01-12", True),
        ("2020-01-01", 10, "unknown", "2020-01-12", True),
        ("2020-01-01", 10, "2020-01-12", "2020-01-12", None),
        ("2020-01-01", 10, "2020-01-13", "2020-01-12", True),
        ("2020-01-01", 10, "2020-01", "2020-01-31", None),
        ("2020-01-01", 10, "2020-01", "2020-01-30", True),
        ("2020-01-01", 10, "", "2020-01-12", True),
    ],
)
def test_what_has_to_be_looked_at_again(verified, allowed, end, day, expected):
    assert dates.is_stale(verified, allowed, end, day) is expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], ""),
        ([None, ""], ""),
        (["2020-01-02"], "2 January 2020"),
        (["2020-01-02", None, "2020-01-02"], "2 January 2020"),
        (["2020-03", "2019-12-31"], "31 December 2019 to March 2020"),
        (["2020-12-31", "2019", "2020-01-01"], "2019 to 31 December 2020"),
        (["2020-12-31", "2020"], "2020 to 31 December 2020"),
        (["2020", "2020-01-01"], "1 January 2020 to 2020"),
        (["2019", "2020", "2021"], "2019 to 2021"),
    ],
)
def test_a_span_of_dates_as_people_write_it(given, expected):
    assert dates.format_range(given) == expected
