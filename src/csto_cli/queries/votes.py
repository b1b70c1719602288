"""How the present and former members voted in the United Nations General Assembly."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.record import Record
from csto_cli.queries.stance import chosen_issues, holders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import CountryCode, Date, IssueId, Line, Resolution, ResolutionId, Table, Text, VoteCast

UNKNOWN = "unknown"


class VoteRow(Record):
    """How one state voted on one resolution.

    Attributes:
        resolution: the resolution.
        symbol: its symbol.
        title: what it is about.
        date: the day of the vote.
        issue: the issue it bears on.
        iso3: the state's code.
        name: the state's name.
        vote: yes, no or abstain; absent means recorded as not voting; unknown means that no source was seen.
        totals: the totals of the resolution: yes, no, abstain, absent; null for what is not known.
    """

    __slots__ = ()

    resolution: ResolutionId
    symbol: Line
    title: Text
    date: Date
    issue: IssueId
    iso3: CountryCode
    name: Line
    vote: VoteCast
    totals: Table


def votes(
    data: Dataset,
    resolution: Sequence[str] = (),
    *,
    country: Sequence[str] = (),
    issue: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[VoteRow]:
    """Votes, one row for each resolution and state.

    Args:
        data: the dataset.
        resolution: resolutions by symbol or id; all if left out.
        country: states by any of their names; all present and former members if left out.
        issue: only resolutions that bear on these issues.
        since: only votes not before this day, month or year.
        until: only votes not after it.

    Returns:
        By the day of the vote, then by the state's name. A cell that no source fills is a row whose vote is
        `unknown` and which has no sources.

    Raises:
        NotFoundError: if a name or symbol means nothing; with suggestions.
        AmbiguousError: if a name could mean several states.
    """
    issues = {one.id for one in chosen_issues(data, issue)}
    chosen = set(resolutions(data, resolution))
    states = resolve.countries(data, country) or holders(data, ())
    needles = [f'"country": "{code}"' for code in states] if country else []
    if resolution:
        needles = [f'"resolution": "{id}"' for id in chosen]
    cast = {(vote["resolution"], vote["country"]): vote for vote in data.select("vote", *needles)}
    rows = []
    for one in sorted(data.section("resolution"), key=lambda record: (record.date, record.id)):
        if one.id not in chosen or one.issue not in issues or not dates.overlaps(one.date, None, since, until):
            continue
        for code in sorted(states, key=lambda state: data.country_names()[state]):
            vote = cast.get((one.id, code))
            rows.append(
                VoteRow(
                    id=f"{one.id}-{code.lower()}",
                    resolution=one.id,
                    symbol=one.symbol,
                    title=one.title,
                    date=one.date,
                    issue=one.issue,
                    iso3=code,
                    name=data.country_names()[code],
                    vote=vote.vote if vote is not None else UNKNOWN,
                    totals=totals(one),
                    sources=vote.sources if vote is not None else (),
                    confidence=vote.confidence if vote is not None else None,
                    note=vote.note if vote is not None else None,
                    verified=vote.verified if vote is not None else None,
                    origin=vote.origin if vote is not None else None,
                )
            )
    return rows


def resolutions(data: Dataset, names: Sequence[str]) -> list[str]:
    """The ids of the resolutions that names mean: `ES-11/1`, `A/RES/ES-11/1` and `es-11-1` are one."""
    records = data.section("resolution")
    if not names:
        return [record.id for record in records]
    spellings = {
        record.id: (record.id, record.symbol, record.symbol.removeprefix("A/RES/"), record.title) for record in records
    }
    labels = {record.id: record.symbol for record in records}
    return [resolve.match(name, spellings, "resolution", labels=labels) for name in names]


def totals(resolution: Resolution) -> dict[str, int | None]:
    """The published totals of a resolution."""
    return {word: resolution.get(word) for word in ("yes", "no", "abstain", "absent")}
