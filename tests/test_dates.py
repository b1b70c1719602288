"""Dates of three precisions and half-open spans, against the calendar of the standard library."""

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
    assert dates.holds(start.isoformat(), end.isoformat(), day.isoformat()) == (start <= day < end)


@given(DAYS, DAYS, PRECISIONS)
def test_an_open_span_holds_forever(start, day, precision):
    partial = start.isoformat()[:precision]
    assert dates.holds(partial, "open", day.isoformat()) == (day.isoformat() >= dates.first(partial))
    assert dates.holds("unknown", "unknown", day.isoformat())


@given(DAYS, DAYS, DAYS, PRECISIONS)
def test_bounds_are_inclusive(happening, since, until, precision):
    partial = happening.isoformat()[:precision]
    expected = dates.last(partial) >= since.isoformat() and dates.first(partial) <= until.isoformat()
    assert dates.overlaps(partial, None, since.isoformat(), until.isoformat()) == expected


def test_dates_as_people_write_them():
    assert [dates.spoken(text) for text in ("1992-05-15", "1992-05", "1992", "open")] == [
        "15 May 1992",
        "May 1992",
        "1992",
        "open",
    ]


@pytest.mark.parametrize("text", ["", "92", "1992-5", "1992-02-30", "1900-02-29", "1992/05/15", "0000", "1992-05-15 "])
def test_what_is_no_date(text):
    with pytest.raises(UsageError, match="takes a date"):
        dates.parse(text, "--as-of")
