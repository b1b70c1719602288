"""Where states, and the organization itself, stand: issue by issue, on dated evidence."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.errors import NotFoundError
from csto_cli.model.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import (
        CountryCode,
        Date,
        Evidence,
        Flag,
        Issue,
        IssueId,
        Line,
        RecordId,
        Resolution,
        Stance,
        StancePosition,
        StatementKind,
        Table,
        Text,
        Vote,
        VoteCast,
    )

ORGANISATION = "csto"
"""The organisation that can be asked for beside the states."""

_STRENGTH = ("report", "absence", "vote", "statement", "law", "act")
"""Of two pieces of evidence of the same day the stronger is the position: an act before a statement about it."""


TOLD = (
    "position", "date", "evidence", "actor", "kind", "text", "confidence", "note", "verified", "origin",
)  # fmt: skip
"""What the record of the present position tells of it."""

FEW = 2
"""Up to so many holders, only their own records are parsed."""

OWN = ("statement", "act", "law")
"""Evidence by which a state takes a position itself; a report or an absence tells it only where there is none."""


class StanceRow(Record):
    """A position on an issue: the present one, or one dated piece of evidence.

    Attributes:
        iso3: the state's code; null for the organization itself.
        name: the state's name, or the organization's abbreviation.
        issue: the issue.
        question: the question that supports and opposes answer.
        found: whether a dated position was found.
        position: what it amounts to; null if none was found, and for a bare vote.
        date: since when, or when.
        evidence: a statement, an act, a law, a vote, an absence or a report.
        vote: the vote, if the row is one.
        actor: who spoke or acted.
        kind: fact, declaration or assessment.
        text: what was said or done.
        votes: votes on resolutions that bear on the issue, by how they were cast: the symbols of the resolutions.
        record: the record of the position.
    """

    __slots__ = ()

    iso3: CountryCode | None
    name: Line
    issue: IssueId
    question: Text
    found: Flag
    position: StancePosition | None
    date: Date | None
    evidence: Evidence | None
    vote: VoteCast | None
    actor: Line | None
    kind: StatementKind | None
    text: Text | None
    votes: Table | None
    record: RecordId | None


def stance(
    data: Dataset,
    names: Sequence[str] = (),
    *,
    issue: Sequence[str] = (),
    history: bool = False,
    as_of: str | None = None,
) -> list[StanceRow]:
    """Positions of states on issues.

    Args:
        data: the dataset.
        names: states by any of their names, or the CSTO; all present and former members if left out.
        issue: issues by id or name; all if left out.
        history: every dated piece of evidence instead of the present position.
        as_of: the day; the dataset's own if left out.

    Returns:
        By state in the order asked for, then by issue in the order of the dataset, then by date. Without `history`
        there is one row for each state and issue: the latest position not after the day that the state took itself (by
        statement, act or law), else the latest report of one; a row with `found` false if there is none.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several states.
    """
    day = data.day(as_of)
    issues = chosen_issues(data, issue)
    rows: list[StanceRow] = []
    who = holders(data, names)
    if len(who) > FEW:
        for section in ("stance", "vote"):
            data.section(section)  # parsed whole, once, it serves every `select`
    for holder in who:
        stances, votes = _stances(data, holder, day), _votes(data, holder, day)
        for one in issues:
            evidence, ballots = stances.get(one.id, []), votes.get(one.id, [])
            if history:
                rows += _history(data, holder, one, evidence, ballots)
            else:
                rows.append(_present(data, holder, one, evidence, ballots))
    return rows


def holders(data: Dataset, names: Sequence[str]) -> list[str]:
    """The codes of the states that names mean, and `csto` for the organization.

    Without names: every state that is or was a party or member, by name.
    """
    if not names:
        spans = data.select("membership", '"organisation": "csto"')
        codes = {span.country for span in spans if span.organisation == ORGANISATION}
        return sorted(codes, key=lambda code: data.country_names()[code])
    found: dict[str, None] = {}
    for name in names:
        found[_holder(data, name)] = None
    return list(found)


def _holder(data: Dataset, name: str) -> str:
    """The code of a state, or `csto`."""
    if list(data.meaning("organisation", resolve.fold(name))) == [ORGANISATION]:
        return ORGANISATION
    try:
        return resolve.country_code(data, name)
    except NotFoundError as error:
        meant = error.suggestions
        raise NotFoundError(
            error.message.replace("No state is", "No state (and not the CSTO) is"), suggestions=meant
        ) from None


def holder_name(data: Dataset, holder: str) -> str:
    """The name of a state, or the abbreviation of the organization."""
    if holder == ORGANISATION:
        return str(data.by_id("organisation")[holder].abbreviation)
    return data.country_names()[holder]


def chosen_issues(data: Dataset, names: Sequence[str]) -> list[Issue]:
    """The issues that names mean, or all of them, in the order of the dataset."""
    issues = data.section("issue")
    if not names:
        return list(issues)
    spellings = {issue.id: (issue.id, issue.name) for issue in issues}
    wanted = {resolve.match(name, spellings, "issue") for name in names}
    return [issue for issue in issues if issue.id in wanted]


def _stances(data: Dataset, holder: str, day: str) -> dict[str, list[Stance]]:
    """The evidence of one holder up to a day by issue, earliest first, the stronger of one day last."""
    found: dict[str, list[Stance]] = {}
    for record in data.select("stance", f'"{holder}"'):
        holds = (
            record.get("organisation") == ORGANISATION
            if holder == ORGANISATION
            else holder in record.get("countries", ())
        )
        if holds and dates.first(record["date"]) <= day:
            found.setdefault(record["issue"], []).append(record)
    for records in found.values():
        records.sort(key=lambda record: (dates.last(record["date"]), _STRENGTH.index(record["evidence"]), record["id"]))
    return found


def _votes(data: Dataset, holder: str, day: str) -> dict[str, list[tuple[Resolution, Vote]]]:
    """The votes of one state up to a day by the issue on which the resolution bears, earliest first."""
    found: dict[str, list[tuple[Resolution, Vote]]] = {}
    if holder == ORGANISATION:
        return found
    resolutions = data.by_id("resolution")
    for vote in data.select("vote", f'"country": "{holder}"'):
        if vote["country"] == holder:
            resolution = resolutions.get(vote["resolution"])
            if resolution is not None and resolution["date"] <= day:
                found.setdefault(resolution["issue"], []).append((resolution, vote))
    for pairs in found.values():
        pairs.sort(key=lambda pair: (pair[0]["date"], pair[0]["id"]))
    return found


def _present(
    data: Dataset, holder: str, issue: Issue, evidence: Sequence[Stance], votes: Sequence[tuple[Resolution, Vote]]
) -> StanceRow:
    """The present position of one holder on one issue."""
    own = [record for record in evidence if record.evidence in OWN]
    latest = (own or evidence)[-1] if evidence else None
    sources = (*(latest.sources if latest is not None else ()), *_sources(vote for _, vote in votes))
    told = {name: latest.get(name) if latest is not None else None for name in TOLD}
    return StanceRow(
        {**_head(data, holder, issue), **told},
        id=f"stance-{holder.lower()}-{issue.id}",
        found=latest is not None,
        vote=None,
        votes=tally(votes) or None,
        record=latest.id if latest is not None else None,
        sources=tuple(dict.fromkeys(sources)),
    )


def _history(
    data: Dataset, holder: str, issue: Issue, evidence: Sequence[Stance], votes: Sequence[tuple[Resolution, Vote]]
) -> list[StanceRow]:
    """Every piece of evidence of one holder on one issue, statements and votes in one order."""
    head = _head(data, holder, issue)
    rows = [
        StanceRow(
            {**head, **record},
            id=f"{record.id}-{holder.lower()}" if len(record.countries) > 1 else record.id,
            found=True,
            vote=None,
            votes=None,
            record=record.id,
        )
        for record in evidence
    ]
    for resolution, vote in votes:
        rows.append(
            StanceRow(
                {**head, **vote},
                found=True,
                position=None,
                date=resolution.date,
                evidence="absence" if vote.vote in ("absent", "not-voting") else "vote",
                vote=vote.vote,
                actor=None,
                kind="fact",
                text=f"{cast(vote.vote)} {resolution.symbol}: {resolution.title}",
                votes=None,
                record=vote.id,
            )
        )
    return sorted(rows, key=lambda row: (row.date or "", row.id))


def _head(data: Dataset, holder: str, issue: Issue) -> dict[str, object]:
    """What every row of one holder and issue begins with."""
    return {
        "iso3": None if holder == ORGANISATION else holder,
        "name": holder_name(data, holder),
        "issue": issue.id,
        "question": issue.question,
    }


def tally(votes: Iterable[tuple[Resolution, Vote]]) -> dict[str, list[str]]:
    """The symbols of resolutions by how a state voted on them."""
    found: dict[str, list[str]] = {}
    for resolution, vote in votes:
        found.setdefault(vote.vote, []).append(resolution.symbol.removeprefix("A/RES/"))
    return found


def cast(vote: str) -> str:
    """A vote as the beginning of a sentence."""
    words = {"yes": "Voted for", "no": "Voted against", "abstain": "Abstained on"}
    return words.get(vote, "Did not vote on" if vote in ("absent", "not-voting") else f"({vote})")


def _sources(votes: Iterable[Vote]) -> Iterable[str]:
    """The sources of votes."""
    for vote in votes:
        yield from vote.sources
