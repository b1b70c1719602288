"""`csto timeline`: what happened, in order."""

from csto_cli import dates


def test_events_are_in_order_and_within_bounds(csto):
    rows = csto("timeline", "--since", "1999", "--until", "2002-10", "--json").data
    assert rows
    days = [row["date"] for row in rows]
    assert days == sorted(days)
    assert all(dates.last(row["end"] or row["date"]) >= "1999-01-01" for row in rows)
    assert all(dates.first(row["date"]) <= "2002-10-31" for row in rows)


def test_the_charter_is_found_by_its_day(csto):
    rows = csto("timeline", "--since", "2002-10-07", "--until", "2002-10-07", "--json").data
    assert any("Charter" in row["text"] for row in rows)


def test_country_filters_resolve_names_in_every_script(csto):
    english = csto("timeline", "--country", "Armenia", "--json")
    assert english.data
    assert all("ARM" in row["countries"] for row in english.data)
    for name in ("arm", "AM", "Республика Армения", "Հայաստան", "hayastan"):
        assert csto("timeline", "--country", name, "--json").stdout == english.stdout
    assert english.envelope["query"]["country"] == ["ARM"]


def test_two_countries_widen(csto):
    one = csto("timeline", "--country", "armenia", "--json").data
    two = csto("timeline", "--country", "armenia", "--country", "belarus", "--json").data
    assert {row["id"] for row in one} < {row["id"] for row in two}


def test_text_ignores_case_and_needs_every_word(csto):
    rows = csto("timeline", "--text", "CHARTER signed", "--json").data
    assert rows
    for row in rows:
        content = f"{row['text']} {row['note']} {row['city']}".casefold()
        assert "charter" in content
        assert "signed" in content


def test_kind_and_category(csto):
    rows = csto("timeline", "--kind", "declaration", "--category", "statement", "--json").data
    assert rows
    assert {(row["kind"], row["category"]) for row in rows} == {("declaration", "statement")}


def test_as_of_hides_what_had_not_happened(csto):
    rows = csto("timeline", "--as-of", "2001", "--json").data
    assert rows
    assert max(dates.first(row["date"]) for row in rows) <= "2001-12-31"


def test_dates_are_no_more_precise_than_known(csto, data):
    vague = [event for event in data.section("event") if len(event.date) < 10]
    assert vague
    shown = csto("timeline", "--width", "250").stdout
    assert dates.format_short(vague[0].date) in shown


def test_an_unknown_state_is_not_found(csto):
    outcome = csto("timeline", "--country", "Kazahkstan")
    assert (outcome.code, outcome.stdout) == (4, "")
    assert outcome.stderr == "csto: No state is called 'Kazahkstan'. Did you mean Kazakhstan?\n"


def test_an_unknown_state_as_json(csto):
    outcome = csto("timeline", "--country", "Kazahkstan", "--json")
    assert outcome.code == 4
    assert outcome.data == []
    assert outcome.envelope["problems"] == [
        {
            "code": "not-found",
            "message": "No state is called 'Kazahkstan'. Did you mean Kazakhstan?",
            "suggestions": ["Kazakhstan"],
        }
    ]


def test_an_ambiguous_state(csto):
    outcome = csto("timeline", "--country", "Korea", "--json")
    assert outcome.code == 5
    assert outcome.envelope["problems"][0]["suggestions"] == ["North Korea", "South Korea"]


def test_nothing_found_is_a_success(csto):
    outcome = csto("timeline", "--until", "1900")
    assert (outcome.code, outcome.stdout) == (0, "")
    assert outcome.stderr == "csto: No event in the dataset matches; widen the dates or drop a filter.\n"


def test_text_looks_at_text_note_and_city_and_at_nothing_else(csto, data):
    words = {"other", "yerevan", "statement", "armenia"}
    for word in words:
        expected = [
            event.id
            for event in data.section("event")
            if word in f"{event.text} {event.note or ''} {event.city or ''}".casefold()
        ]
        found = [row["id"] for row in csto("timeline", "--text", word, "--json").data]
        assert sorted(found) == sorted(expected)


def test_the_day_of_an_answer_is_the_last_of_the_year_asked_for(csto):
    envelope = csto("timeline", "--as-of", "2010", "--json").envelope
    assert (envelope["as_of"], envelope["query"]["as_of"]) == ("2010-12-31", "2010-12-31")
    assert csto("timeline", "--as-of", "2010-12", "--json").envelope == envelope
    envelope = csto("timeline", "--json").envelope
    assert (envelope["as_of"], envelope["query"]["as_of"]) == (csto("members", "--json").envelope["as_of"],) * 2


def test_the_bars_of_a_chart_tell_small_counts_apart(csto):
    import re

    page = csto("timeline", "--chart", "--width", "100").stdout
    found = dict(re.findall(r"^(\d{4})\s+(\S+ +\d+)", page, re.M))
    bars = {}
    for text in found.values():
        bar, count = text.split()
        bars.setdefault(int(count), set()).add(bar)
    order = [next(iter(bars[count])) for count in sorted(bars)]
    assert all(len(own) == 1 for own in bars.values())
    assert len(set(order[:6])) >= 5
