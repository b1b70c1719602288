"""Operations with results, and requests with the badge of their answer."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Paragraph, Table, inline
from csto_cli.output.result import Column, Result
from csto_cli.output.visuals import badge, dots, legend, named
from csto_cli.queries.forces import format_strengths
from csto_cli.queries.members import HOME, member_codes
from csto_cli.text.strings import format_number

ANSWERS = {
    "granted": ("good", "✓"), "partly": ("no", "◐"), "declined": ("bad", "✗"), "unanswered": ("neither", "–"),
    "not-requested": ("neither", "○"), "pending": ("yes", "→"),
}  # fmt: skip

TITLES = {
    "request": "Requests for help, and the answers", "deployment": "Deployments", "mission": "Missions",
    "recurring": "Recurring operations",
}  # fmt: skip


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """A table for each type: deployments and requests first."""
    members = sorted(set(member_codes(data, HOME, result.as_of)))
    found: dict[str, list[dict[str, Any]]] = {}
    for row in result.records:
        style, sign = ANSWERS.get(row["answer"], ("", ""))
        sizes = "; ".join(
            [part for part in (_results(row["results"]), format_strengths(row["strengths"][-2:])) if part]
        )
        found.setdefault(row["type"], []).append(
            {
                **row,
                "who": dots(row["countries"], members),
                "answer": badge(row["answer"].replace("-", " "), style, sign) if row["answer"] else "",
                "text": inline(named(row["name"], row["text"]), (f"  {sizes}" if sizes else "", "muted")),
            }
        )
    blocks: list[Block] = []
    for kind in ("deployment", "request", "mission", "recurring"):
        if kind in found:
            columns = [Column("date", "Date", priority=9, style="date")]
            if kind == "request":
                columns.append(Column("answer", "Answer", priority=8))
            columns += [Column("text", "What happened", priority=9, style="text"), Column("who", "States", priority=3)]
            title = TITLES[kind] if len(found) > 1 else ""
            blocks.append(Table(columns, found[kind], title, header=not blocks))
    return [*blocks, Paragraph(legend(("●", "yes", f"takes part: {' '.join(members)}")))] if blocks else []


def _results(results: Mapping[str, Any] | None) -> str:
    """Reported results in a line."""
    parts = []
    for name, value in (results or {}).items():
        word = name.removesuffix("_min").removesuffix("_max").replace("_", " ")
        sign = "more than " if name.endswith("_min") else "up to " if name.endswith("_max") else ""
        parts.append(f"{word} {sign}{format_number(value) if isinstance(value, int | float) else value}")
    return ", ".join(parts)
