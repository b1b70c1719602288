"""One state: head figures, line of life, positions, posts, bases, latest events."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.cli.views.stance import badge_of
from csto_cli.data.store import Store
from csto_cli.output.blocks import Beside, Block, KeyValues, Paragraph, Table, inline
from csto_cli.output.console import room
from csto_cli.output.page import marks
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import LIFE, axis, date, legend, lifeline, short_heading, short_number
from csto_cli.text.strings import first_sentence

LATEST, SHOWN = 3, 5
"""How many events, and how many posts and bases, people see."""

FIRST = 1992


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """The file as a page, the standing first."""
    return [block for row in result.records for block in _whole(data, row, result.as_of, values)]


def _whole(data: Store, row: dict[str, Any], day: str, values: Mapping[str, Any]) -> Sequence[Block]:
    """One state."""
    organisations = data.by_id("organisation")
    cells = max(20, min(room(values) - 30, 70))
    last = max(int(day[:4]) + int(day[5:7]) / 12, FIRST + 1)
    spans = [span for span in row["memberships"] if span["organisation"] == "csto"]
    standing = row["status"] or "never a party, member or observer"
    if row["participation"] not in (None, "active", "ended"):
        standing += f", participation {row['participation']}"
    names = [row["official_name"] or "", row["name_ru"], *row["native_names"]]
    head: list[tuple[str, Any]] = [("CSTO", inline((standing, "bold")))]
    if spans:
        head += [("", lifeline(spans, cells, FIRST, last, day)), ("", inline((axis(cells, FIRST, last), "muted")))]
    latest = {short_heading(one["name"]): one for one in sorted(row["figures"], key=lambda one: one["date"])}
    head += [
        (name, _figure(latest[name]))
        for name in dict.fromkeys(map(short_heading, [one["name"] for one in row["figures"]]))
    ]
    head += [
        ("Also in", ", ".join([_organisation(organisations, span) for span in row["organisations"]])),
        ("Names", ", ".join(dict.fromkeys([name for name in names if name]))),
    ]
    paused = [span["note"] for span in spans if span["status"] in ("frozen", "suspended") and span["to"] == "open"]
    note = next((note for note in [*paused, row["note"]] if note), None)
    if note:
        head.append(("Note", first_sentence(note)))
    blocks: list[Block] = [KeyValues([(label, value) for label, value in head if value])]
    begun: dict[str, str] = {}
    for span in spans:
        begun.setdefault(span["status"], span["from"])
    ended = any(span["end_reason"] for span in row["memberships"])
    if begun:
        words = {name: name if ended else f"{name} since {dates.format_long(since)}" for name, since in begun.items()}
        blocks.append(Paragraph(legend(*[(*LIFE[name], words[name]) for name in LIFE if name in begun])))
    left = [*_positions(data, row, wide=room(values) >= 116), *(_spans(row) if ended or not begun else [])]
    right = [*_posts(row), *_bases(row), *_events(row)]
    return [*blocks, Beside(left, right)] if left and right else [*blocks, *left, *right]


def _figure(figure: Mapping[str, Any]) -> Any:
    """A figure with its unit, its year and its marks."""
    low, high = figure["value_min"], figure["value_max"]
    if figure["value"] is not None:
        text = short_number(figure["value"])
    elif low is not None and high is not None:
        text = f"{short_number(low)}–{short_number(high)}"
    else:
        text = f"more than {short_number(low)}" if low is not None else f"up to {short_number(high or 0)}"
    found = "".join(marks(figure))
    return inline(
        f"{text} {figure['unit']}", (f"  {figure['date'][:4]}", "muted"), (f" {found}" if found else "", "mark")
    )


def _organisation(known: Mapping[str, Any], span: Mapping[str, Any]) -> str:
    """Another membership in a word or two."""
    name = known[span["organisation"]]["abbreviation"] if span["organisation"] in known else span["organisation"]
    return name if span["status"] == "member" else f"{name} ({span['status']})"


def _positions(data: Store, row: Mapping[str, Any], *, wide: bool) -> list[Block]:
    """Where it stands today; issues that are closed are left to csto stance."""
    columns = (
        Column("label", "Issue", priority=9, style="word" if wide else "name"),
        Column("answer", "Position", priority=9, style="name"),
        Column("since", "Since", priority=5),
    )
    issues = data.by_id("issue")
    rows = [
        {
            **entry,
            "label": inline((issues[entry["issue"]]["short"] or entry["label"], "bold")),
            "answer": badge_of(
                {**entry, "found": "position"},
                entry["value_short"] or entry["value"] if wide and len(entry["value"]) > 16 else entry["value"],
            ),
            "since": date(entry["from"][:7] if wide else entry["from"]),
        }
        for entry in row["positions"]
        if not entry["closed"]
    ]
    return [Table(columns, rows, "Where it stands")] if rows else []


def _spans(row: Mapping[str, Any]) -> list[Block]:
    """Every standing towards the CSTO."""
    columns = (
        Column("status", "Standing", priority=9, style="name"),
        Column("from", "Since", priority=8, style="date"),
        Column("to", "Until", priority=6, style="until"),
        Column("joined_by", "Gained by", priority=4),
        Column("end_reason", "Why it ended", priority=5, style="text"),
    )
    return [Table(columns, row["memberships"], "Towards the CSTO")] if row["memberships"] else []


def _posts(row: Mapping[str, Any]) -> list[Block]:
    """Posts and chairmanships, the latest first."""
    columns = (
        Column("person", "Who", priority=9, style="name"),
        Column("office", "", priority=7, style="text"),
        Column("span", "Years", priority=9),
    )
    rows = [
        {**post, "office": post["office"].removesuffix(" of the CSTO"), "span": _years(post)}
        for post in reversed(row["posts"])
    ]
    more = f" ({SHOWN} of {len(rows)}; csto leaders --all --country {row['iso3'].lower()})" if len(rows) > SHOWN else ""
    return [Table(columns, rows[:SHOWN], f"Posts{more}")] if rows else []


def _years(span: Mapping[str, Any]) -> str:
    """The years of a span: `2015`, `2003–17`, `2023–`."""
    start = span["from"][:4] if dates.is_date(span["from"]) else "?"
    if not dates.is_date(str(span["to"])):
        return f"{start}–" if span["to"] == "open" else f"{start}–?"
    end = dates.last_day(span["to"])[:4]
    return start if end == start else f"{start}–{end[2:] if start[:2] == end[:2] else end}"


def _bases(row: Mapping[str, Any]) -> list[Block]:
    """Foreign bases on its soil, and its own elsewhere."""
    columns = (
        Column("name", "Base", priority=9, style="name"),
        Column("where", "In, run by", priority=8),
        Column("from", "Since", priority=6, style="date"),
    )
    rows = [{**base, "where": f"{base['host']}, {base['operator']}"} for base in row["bases"]]
    more = f" ({SHOWN} of {len(rows)}; csto forces --bases)" if len(rows) > SHOWN else ""
    return [Table(columns, rows[:SHOWN], f"Foreign bases{more}")] if rows else []


def _events(row: Mapping[str, Any]) -> list[Block]:
    """The latest events, the last one first."""
    columns = (Column("date", "Date", priority=9, style="date"), Column("text", "Event", priority=9, style="text"))
    events = list(reversed(row["events"][-LATEST:]))
    more = f"Latest {len(events)} of {len(row['events'])} events (csto timeline --country {row['iso3'].lower()})"
    return [Table(columns, events, more)] if events else []
