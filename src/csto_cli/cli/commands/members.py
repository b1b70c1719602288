"""`csto members`."""

from csto_cli import dates
from csto_cli.cli.declare import AS_OF, CHART, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.queries.members import HOME, STATUSES, members
from csto_cli.text.strings import first_sentence
from csto_cli.types import Any

WORDS = {
    "current": "member", "former": "former member", "frozen": "frozen member", "suspended": "suspended member",
    "all": "state with a standing",
}  # fmt: skip
"""What states with a standing are called, where it is not the word itself."""

EVER = ("member", "party", "former")
"""Whose memberships a chart shows unless others are asked for: every state that ever had one."""


def run(data: Store, values: dict[str, Any]) -> Result:
    """The states with the standings asked for, on the day."""
    status = values["status"] or (EVER if values["chart"] else ("current",))
    rows, query = members(data, values["organisation"], as_of=values["as_of"], status=status)
    organisation = data.by_id("organisation")[query["organisation"]]
    day = dates.format_long(query["as_of"])
    return Result(
        rows,
        title=_title(organisation, [row["status"] for row in rows], status),
        as_of=query["as_of"],
        query=query,
        notes=[*_stage(data, query["organisation"], query["as_of"]), *_notes(data, rows)],
        empty=f"{organisation['abbreviation']}: no {' or '.join([WORDS.get(word, word) for word in status])} on {day}.",
    )


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


def _notes(data: Store, rows: list[dict[str, Any]]) -> list[str]:
    """Why a state does not take part, in a sentence; csto show has the rest."""
    known = data.by_id("membership")
    paused = [known[id] for row in rows for id in row["memberships"] if row["participation"] in ("frozen", "suspended")]
    spans = [span for span in paused if span["status"] in ("frozen", "suspended") and span["note"]]
    return [f"{first_sentence(span['note'])} csto show {span['id']} tells both sides." for span in spans]


def _title(organisation: dict[str, Any], found: list[str], status: tuple[str, ...]) -> str:
    """What the table shows."""
    name, home = "the " + organisation["name"], organisation["id"] == HOME
    if status == ("current",) and "signatory" in found:
        return "Signatories of the Collective Security Treaty" if home else f"Signatories of the treaty of {name}"
    if status == ("current",) and home and "party" in found:
        return "Parties to the Collective Security Treaty"
    if status in (("current",), ("member",)):
        return f"Members of {name}"
    if status == ("former",):
        return f"Former members of {name}"
    if status == ("observer",):
        return f"Observers: {organisation['name']}"
    return f"States and {name}"


COMMAND = Command(
    "members",
    description=(
        "For the CSTO it distinguishes members of the organization of 2002 from parties to the treaty of 1992. A state "
        "is a member or a party from the day on which the charter or the treaty took effect for it; before, it is a "
        "signatory. Without --status it lists whatever membership meant on the day. With --chart it draws the spans of "
        "every state that ever was a member or a party, up to the day."
    ),
    run=run,
    row="rows.alliance.MemberRow",
    view="members",
    arguments=(
        Argument("organisation", "Another organisation, such as NATO; the CSTO if left out", completes="organisation"),
    ),
    options=(
        AS_OF,
        Option(
            "status", "Only states with this standing; may be repeated", type="choice", multiple=True, choices=STATUSES
        ),
        CHART,
    ),
    columns=(
        Column("name", "State", priority=9, style="name"),
        Column("iso3", "Code", priority=2),
        Column("status", "Status", priority=8),
        Column("signed", "Signed", priority=3, style="date"),
        Column("from", "Since", priority=9, style="date"),
        Column("to", "Until", priority=7, style="until"),
        Column("joined_by", "Joined by", priority=4),
        Column("participation", "Participation", priority=7),
        Column("frozen_from", "Frozen since", priority=5, style="date"),
        Column("treaty_from", "Treaty since", priority=3, style="date"),
    ),
    examples=(
        ("csto members", "today's members, as far as the dataset reaches"),
        ("csto members --as-of 2010-01-01", "the seven members of that day, with Uzbekistan"),
        ("csto members nato --as-of 2003", "NATO before the enlargement of 2004"),
        ("csto members --status former --status observer", "who left, and who watches"),
        ("csto members -f tsv --fields iso3 --no-header", "codes, one per line"),
    ),
)
