"""`csto members`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, CHART, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.members import HOME, STATUSES, members
from csto_cli.text.strings import first_sentence
from csto_cli.types import Row

WORDS = {
    "current": "member", "former": "former member", "frozen": "frozen member", "suspended": "suspended member",
    "all": "state with a standing",
}  # fmt: skip
"""What states with a standing are called, where it is not the word itself."""


def _title(data: Store, result: Result, values: Row) -> str:
    """What the table shows."""
    organisation = data.by_id("organisation")[result.query["organisation"]]
    name, home = "the " + organisation["name"], organisation["id"] == HOME
    status, found = result.query["status"], [row["status"] for row in result.records]
    if status == ["current"] and "signatory" in found:
        return "Signatories of the Collective Security Treaty" if home else f"Signatories of the treaty of {name}"
    if status == ["current"] and home and "party" in found:
        return "Parties to the Collective Security Treaty"
    if status in (["current"], ["member"]):
        return f"Members of {name}"
    if status == ["former"]:
        return f"Former members of {name}"
    return f"Observers: {organisation['name']}" if status == ["observer"] else f"States and {name}"


def _notes(data: Store, result: Result, values: Row) -> list[str]:
    """What the alliance was on the day, and why a state does not take part; csto show has the rest."""
    known = data.by_id("membership")
    idle = [row for row in result.records if row["participation"] in ("frozen", "suspended")]
    spans = [known[id] for row in idle for id in row["memberships"]]
    paused = [span for span in spans if span["status"] in ("frozen", "suspended") and span["note"]]
    notes = [f"{first_sentence(span['note'])} csto show {span['id']} tells both sides." for span in paused]
    return [*_stage(data, result.query["organisation"], result.as_of), *notes]


def _stage(data: Store, organisation: str, day: str) -> list[str]:
    """What the alliance was on a day before the Charter of the organization took effect."""
    known = data.by_id("instrument")
    if organisation != HOME or "treaty" not in known or "charter" not in known:
        return []
    signed = known["treaty"]["signed"]
    treaty, charter = (known[id]["in_force"] or known[id]["signed"] for id in ("treaty", "charter"))
    if not dates.started_by(signed, day) or dates.started_by(charter, day):
        return []
    if not dates.started_by(treaty, day):
        return ["The treaty was signed and not yet in force."]
    return ["The organization did not exist yet, for its Charter was not in force."]


def _empty(data: Store, result: Result, values: Row) -> str:
    """That there was none."""
    name = data.by_id("organisation")[result.query["organisation"]]["abbreviation"]
    wanted = " or ".join([WORDS.get(word, word) for word in result.query["status"]])
    return f"{name}: no {wanted} on {dates.format_long(result.as_of)}."


COMMAND = Command(
    "members",
    description=(
        "For the CSTO it distinguishes members of the organization of 2002 from parties to the treaty of 1992. A state "
        "is a member or a party from the day on which the charter or the treaty took effect for it; before, it is a "
        "signatory. Without --status it lists whatever membership meant on the day. With --chart it draws the spans of "
        "every state that ever was a member or a party, up to the day."
    ),
    query=members,
    title=_title,
    notes=_notes,
    empty=_empty,
    row="rows.alliance.MemberRow",
    view="members",
    arguments=(
        Argument("organisation", "Another organisation, such as NATO; the CSTO if left out", completes="organisation"),
    ),
    options=(AS_OF, Option("status", "Only states with this standing", multiple=True, choices=STATUSES), CHART),
    examples=(
        ("csto members", "today's members, as far as the dataset reaches"),
        ("csto members --as-of 2010-01-01", "the seven members of that day, with Uzbekistan"),
        ("csto members nato --as-of 2003", "NATO before the enlargement of 2004"),
        ("csto members --status former --status observer", "who left, and who watches"),
        ("csto members -f tsv --fields iso3 --no-header", "codes, one per line"),
    ),
)
