"""Who held which office, and which state was in the chair, on any day."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.kinds import PostRole
from csto_cli.model.record import Post, allowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Flag

ROLES = PostRole.choices

TREATY = "treaty"
"""The instrument before which there was no office."""


SHARED = ("deputy-secretary-general", "other")
"""Roles that several people hold at once."""


class LeaderRow(Post):
    """A term in an office, or of a chairmanship.

    Attributes:
        stale: whether a term that lasts was verified too long before the day; null for one that is over.
    """

    __slots__ = ()

    stale: Flag | None


def leaders(
    data: Dataset,
    *,
    as_of: str | None = None,
    role: Sequence[str] = (),
    country: Sequence[str] = (),
    all_terms: bool = False,
) -> list[LeaderRow]:
    """Terms in office, acting ones included.

    Args:
        data: the dataset.
        as_of: the day; the dataset's own if left out.
        role: only these roles.
        country: only holders from these states, by any of their names.
        all_terms: every term that had begun by the day instead of those that hold on it.

    Returns:
        By role, then by the first day of the term. A term with a bound that is not known holds as far as sources
        show its holder in office; of which nothing is documented is only among `all_terms`.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several states.
    """
    day = data.day(as_of)
    states = resolve.countries(data, country)
    posts = [post for post in data.section("post") if dates.began(post["from"], day)]
    if not all_terms:
        posts = [post for post in posts if _holds(post, day)]
    chosen = [post for post in posts if (not role or post.role in role) and (not states or post.country in states)]
    rows = [
        LeaderRow(post, stale=dates.stale(post.get("verified"), allowed("post", post), post["to"], day))
        for post in chosen
    ]
    return sorted(rows, key=lambda post: (ROLES.index(post.role), _start(post), post["from"] != dates.UNKNOWN, post.id))


def _start(post: Post) -> str:
    """When a term began, for sorting; one whose beginning is not known goes by its end."""
    start: str = post["from"]
    return start if start != dates.UNKNOWN else post.to if post.to not in (dates.OPEN, dates.UNKNOWN) else ""


def _holds(post: Post, day: str) -> bool:
    """Whether a term holds on a day, as far as it is documented.

    A bound that is not known is replaced by the first or last time that a source shows the holder in office, or,
    without one, by the other bound: the last day of a term is known if its end is.
    """
    start, end = post["from"], post.to
    if start == dates.UNKNOWN:
        start = post.seen_from or (dates.previous_day(end) if len(end) == 10 else dates.UNKNOWN)
        if start == dates.UNKNOWN:
            return False
    if end == dates.UNKNOWN:
        return dates.first(start) <= day <= dates.last(post.seen_to or start)
    return dates.holds(start, end, day)


def holder(data: Dataset, role: str | None, day: str) -> LeaderRow | None:
    """Who held a role on a day, or nothing if nobody is known to have."""
    if role is None:
        return None
    found = leaders(data, as_of=day, role=[role])
    return found[0] if len(found) == 1 else None
