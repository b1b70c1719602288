"""Who held which office, and which state was in the chair, on any day."""

from __future__ import annotations

from csto_cli import dates, resolve
from csto_cli.kinds import PostRole
from csto_cli.model import Post

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.dataset import Dataset

ROLES = PostRole.choices

TREATY = "treaty"
"""The instrument before whose signature there was no office to hold."""

SHARED = ("deputy-secretary-general", "other")
"""Roles that several people hold at once: a later term does not end an earlier one."""


def leaders(
    data: Dataset,
    *,
    as_of: str | None = None,
    role: Sequence[str] = (),
    country: Sequence[str] = (),
    all_terms: bool = False,
) -> list[Post]:
    """Terms in office, acting ones included.

    Args:
        data: the dataset.
        as_of: the day; the dataset's own if left out.
        role: only these roles.
        country: only holders from these states, by any of their names.
        all_terms: every term that had begun by the day instead of those that hold on it.

    Returns:
        By role, then by the first day of the term. A term whose end is not known holds until a later term of its
        role begins. One whose beginning is not known holds until its end, but not before the term before it ended,
        or began if its end is not known either: between the two both may hold, and both are returned. One of which
        neither end is known is only among `all_terms`.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several states.
    """
    day = dates.last(as_of) if as_of else data.as_of
    states = resolve.countries(data, country)
    posts = [post for post in data.section("post") if dates.began(post["from"], day)]
    if not all_terms:
        earliest = dates.first(data.by_id("instrument")[TREATY].signed)
        posts = [post for post in data.section("post") if day >= earliest and _holds(post, data.section("post"), day)]
    chosen = [post for post in posts if (not role or post.role in role) and (not states or post.country in states)]
    return sorted(
        chosen, key=lambda post: (ROLES.index(post.role), _start(post), post["from"] != dates.UNKNOWN, post.id)
    )


def _start(post: Post) -> str:
    """When a term began, for sorting; one whose beginning is not known goes by its end."""
    start: str = post["from"]
    return start if start != dates.UNKNOWN else post.to if post.to not in (dates.OPEN, dates.UNKNOWN) else ""


def _holds(post: Post, others: Sequence[Post], day: str) -> bool:
    """Whether a term holds on a day, as far as its bounds and those of its neighbours tell."""
    start, end = post["from"], post.to
    if start == end == dates.UNKNOWN or not dates.holds(start, end, day):
        return False
    if post.role in SHARED or dates.UNKNOWN not in (start, end):
        return True
    dated = [other for other in others if other.role == post.role and other["from"] != dates.UNKNOWN]
    if end == dates.UNKNOWN:
        return not any(start < other["from"] and dates.began(other["from"], day) for other in dated)
    before = max((other for other in dated if other["from"] < end), key=_start, default=None)
    if before is None:
        return True
    return dates.began(before["from"] if before.to in (dates.OPEN, dates.UNKNOWN) else before.to, day)


def holder(data: Dataset, role: str | None, day: str) -> Post | None:
    """Who held a role on a day, or nothing if nobody, or more than one, may have."""
    if role is None:
        return None
    found = leaders(data, as_of=day, role=[role])
    return found[0] if len(found) == 1 else None
