"""The organization on half a screen."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli import dates
from csto_cli.data.store import Store
from csto_cli.output.blocks import Block, Inline, KeyValues, inline
from csto_cli.output.result import Result

HEADINGS = {"member": "Members", "party": "Parties", "signatory": "Signatories"}
SHOWN = 7
"""How many bodies are named."""


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """Labelled values: members and heads first."""
    names = data.country_names()
    pairs: list[tuple[str, str | Inline]] = []
    for row in result.records:
        status = row["members"][0]["status"] if row["members"] else "member"
        pairs.append((HEADINGS[status], _members(row["members"]) if row["members"] else "none yet"))
        for label, head in (("Secretary General", row["secretary_general"]), ("Chair", row["chair"])):
            if head is not None:
                country = f" ({names.get(head['country'], head['country'])})" if head["country"] else ""
                since = f"  since {dates.format_long(head['from'])}"
                stale = " °" if head["stale"] else ""
                pairs.append((label, inline((f"{head['person']}{country}", "bold"), (since, "muted"), (stale, "mark"))))
        facts: dict[str, list[str]] = {}
        for fact in row["facts"]:
            facts.setdefault(fact["name"], []).append(fact["value"])
        pairs += [(name, "; ".join(found)) for name, found in facts.items()]
        if row["bodies"]:
            more = len(row["bodies"]) - SHOWN
            pairs.append(
                ("Bodies", ", ".join(row["bodies"][:SHOWN]) + (f" and {more} more (csto bodies)" if more > 0 else ""))
            )
        if row["name_ru"]:
            pairs.append(("In Russian", f"{row['name_ru']} ({row['abbreviation_ru']})"))
    return [KeyValues(pairs)]


def _members(members: Sequence[Mapping[str, Any]]) -> Inline:
    """The members, those that take no part marked."""
    found = Inline()
    for place, state in enumerate(members):
        found.append((", " if place else "", ""))
        found.append((state["name"], "bold"))
        if state["participation"] != "active":
            since = f" since {state['frozen_from'][:4]}" if state["frozen_from"] else ""
            found.append((f" ({state['participation']}{since})", "no"))
    return found
