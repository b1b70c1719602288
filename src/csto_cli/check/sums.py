"""Rules for numbers that must agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from csto_cli.check.document import Document
from csto_cli.check.rule import ERROR, WARNING, Violation, rule

MEMBERS = 193
"""How many members the United Nations has had since `MEMBERS_SINCE`; before, a sum is not checked."""

MEMBERS_SINCE = "2011-07-14"

CAST = ("yes", "no", "abstain")
ABSENT = ("absent", "not-voting")


@rule("D501", ERROR, "Look the four totals up in the record of the vote.")
def whole_assembly(file: Document) -> Iterator[Violation]:
    """Since 14 July 2011 the votes and absences of a resolution add up to the 193 members of the United Nations."""
    for entry in file.of("resolution"):
        totals = [entry.whole.get(name) for name in (*CAST, "absent")]
        if all(type(total) is int for total in totals) and entry.get("date") >= MEMBERS_SINCE:
            total = sum(total for total in totals if type(total) is int)
            if total != MEMBERS:
                yield entry.violation("absent", f"The votes and absences add up to {total}, not {MEMBERS}.")


@rule("D502", ERROR, "Fix the total of the resolution, or the votes of the states.")
def cells_within(file: Document) -> Iterator[Violation]:
    """No more states are recorded as voting one way than the total of the resolution."""
    cells: dict[str, dict[str, int]] = {}
    for vote in file.records["vote"].values():
        way = "absent" if vote.get("vote") in ABSENT else str(vote.get("vote"))
        counts = cells.setdefault(str(vote.get("resolution")), {})
        counts[way] = counts.get(way, 0) + 1
    for entry in file.of("resolution"):
        for way in (*CAST, "absent"):
            total, counted = entry.whole.get(way), cells.get(entry.id, {}).get(way, 0)
            if type(total) is int and counted > total:
                yield entry.violation(way, f"{counted} states are recorded with {way} and the total is {total}.")


@rule("D503", ERROR, "Keep the one that its sources support.")
def one_vote(file: Document) -> Iterator[Violation]:
    """A state votes once on a resolution."""
    for entry, other in file.pairs("vote", lambda record: (record.get("resolution"), record.get("country"))):
        yield entry.violation("country", f"The vote of {entry.get('country')} is also in {other['id']}.")


@rule("D504", ERROR, "Fix the totals, or `adopted`.")
def majority(file: Document) -> Iterator[Violation]:
    """A resolution that was adopted has more votes for it than against it."""
    for entry in file.of("resolution"):
        yes, no = entry.whole.get("yes"), entry.whole.get("no")
        if entry.whole.get("adopted") is True and type(yes) is int and type(no) is int and yes <= no:
            yield entry.violation("adopted", f"The resolution is called adopted with {yes} votes to {no}.")


@rule("D505", ERROR, "Put the lower figure into the field that ends in `_min`.")
def range_order(file: Document) -> Iterator[Violation]:
    """The lower end of a range is not above the upper, and a figure lies within its range."""
    for entry in file.active:
        for name in ("personnel", "value"):
            steps = [entry.whole.get(key) for key in (f"{name}_min", name, f"{name}_max")]
            given = [step for step in steps if isinstance(step, int | float)]
            if given != sorted(given):
                yield entry.violation(f"{name}_min", f"The figures {', '.join(map(str, given))} are out of order.")


@rule("D506", ERROR, "Write year, votes, ideal point, lower, middle and upper quantile, one year after another.")
def ideal_points(file: Document) -> Iterator[Violation]:
    """The rows of ideal points are six numbers each, in the order of the years, with the middle between the ends."""
    for entry in file.of("ideal_point"):
        rows: Any = entry.whole.get("rows")
        before = 0
        for row in rows if isinstance(rows, list | tuple) else ():
            whole = isinstance(row, list | tuple) and len(row) == 6 and all(type(item) in (int, float) for item in row)
            if not whole or row[0] <= before or not row[3] <= row[4] <= row[5]:
                yield entry.violation("rows", f"The row {row!r} is not what it should be.")
                break
            before = row[0]


@rule("D507", WARNING, "Merge them into one record.")
def one_attribute(file: Document) -> Iterator[Violation]:
    """What an organisation is on a dimension is said once of a day or span."""
    fields = ("organisation", "dimension", "from", "date", "value")
    for entry, other in file.pairs("attribute", lambda record: [record.get(field) for field in fields]):
        yield entry.violation("value", f"The same is in {other['id']}.")
