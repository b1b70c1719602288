"""Who held which office, and which state was in the chair, on any day."""

from csto_cli import dates
from csto_cli.data.freshness import max_age
from csto_cli.data.names import country_codes, find_organisation
from csto_cli.text.strings import join_words, normalize, quote, suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.store import Answer, Row, Store

TREATY = "treaty"
"""The instrument before which there was no office."""

HOME = ("csto", "csto-pa")
"""The organisations whose offices are listed when none is named."""

ROLES = (
    "chair", "secretary-general", "deputy-secretary-general", "chief-of-joint-staff", "assembly-chair", "president",
    "other",
)  # fmt: skip
"""The order of roles in answers."""


def leaders(
    data: "Store",
    name: "Sequence[str]" = (),
    *,
    as_of: str | None = None,
    role: "Sequence[str]" = (),
    country: "Sequence[str]" = (),
    organisation: str | None = None,
    all: bool = False,
) -> "Answer":
    """Terms in office, acting ones included.

    Args:
        data: the dataset.
        name: only persons with all of these words in their names; every term of theirs.
        as_of: the day; the dataset's own if left out.
        role: only these roles.
        country: only holders from these states, by any of their names.
        organisation: whose offices; those of the CSTO and its Assembly if left out.
        all: every term that had begun by the day instead of those of the day.

    Returns:
        By role, then by the first day of the term. A term with an unknown bound counts as far as sources show its
        holder in office; one of which nothing is documented is only among `all`.

    Raises:
        NotFoundError: if a name is unknown; with suggestions.
        AmbiguousError: if a name could mean several states.
    """
    day = data.effective_date(as_of)
    states = country_codes(data, country)
    whose = (find_organisation(data, organisation)["id"],) if organisation else HOME
    posts = [post for post in data.section("post") if dates.started_by(post["seen_from"] or post["from"], day)]
    posts = _by_person(posts, " ".join(name)) if name else [p for p in posts if (p["organisation"] or "csto") in whose]
    rows = [
        {**post, "stale": dates.is_stale(post["verified"], max_age("post", post), post["to"], day)}
        for post in posts
        if (all or name or is_held(post, day))
        and (not role or post["role"] in role)
        and (not states or post["country"] in states)
    ]
    rows.sort(key=lambda post: (ROLES.index(post["role"]), _start(post), post["from"] != dates.UNKNOWN, post["id"]))
    return rows, {
        "as_of": day,
        "name": list(name),
        "role": list(role),
        "country": states,
        "organisation": whose[0],
        "all": all,
    }


def _by_person(posts: "Sequence[Row]", name: str) -> "list[Row]":
    """The terms of the persons with all words of a name in theirs.

    Raises:
        NotFoundError: if there is none; with the names most like it.
    """
    from csto_cli.errors import NotFoundError

    words = normalize(name).split()
    people = {post["id"]: normalize(f"{post['person']} {post['person_ru'] or ''}") for post in posts}
    found = [post for post in posts if words and all(f" {word}" in f" {people[post['id']]}" for word in words)]
    if found:
        return found
    names = {normalize(post["person"].rpartition(" ")[2]): post["person"] for post in posts}
    near = [names[key] for key in suggest(normalize(name), names)]
    hint = f" Did you mean {join_words(near, 'or')}?" if near else " csto leaders --all lists everybody."
    raise NotFoundError(f"Nobody called {quote(name)} is among the office-holders.{hint}", suggestions=near)


def _start(post: "Row") -> str:
    """When a term began, for sorting; one whose beginning is not known sorts by its end."""
    start: str = post["from"]
    return start if start != dates.UNKNOWN else post["to"] if post["to"] not in (dates.OPEN, dates.UNKNOWN) else ""


def is_held(post: "Row", day: str) -> bool:
    """Whether a term includes a day, as far as it is documented.

    An unknown bound is replaced by the first or last time that a source shows the holder in office, or, without one, by
    the other bound: the last day of a term is known if its end is.
    """
    start, end = post["from"], post["to"]
    if start == dates.UNKNOWN:
        start = post["seen_from"] or (dates.previous_day(end) if len(end) == 10 else dates.UNKNOWN)
        if start == dates.UNKNOWN:
            return False
    if end == dates.UNKNOWN:
        return dates.first(start) <= day <= dates.last(post["seen_to"] or start)
    return dates.contains(start, end, day)


def holder(data: "Store", role: str | None, day: str) -> "Row | None":
    """Who held a role of the CSTO on a day, or None if nobody is known to have, or several did."""
    found = leaders(data, as_of=day, role=[role])[0] if role else []
    return found[0] if len(found) == 1 else None


def next_term(data: "Store", role: str, day: str) -> "Row | None":
    """The term in an office that begins next after a day, if the dataset knows of one."""
    coming = [
        post
        for post in data.section("post")
        if (post["organisation"] or "csto") in HOME and post["role"] == role and dates.is_date(post["from"])
        and dates.first(post["from"]) > day
    ]  # fmt: skip
    return min(coming, key=lambda post: dates.first(post["from"]), default=None)
