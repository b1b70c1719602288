"""Who held which office, and which state was in the chair, on any day."""

from csto_cli import dates
from csto_cli.data.freshness import max_age
from csto_cli.data.names import country_codes, find_organisation
from csto_cli.data.store import Store
from csto_cli.queries.members import member_codes
from csto_cli.text.strings import join_words, normalize, quote, suggest
from csto_cli.types import Answer, Day, Row, Sequence, Words

TREATY = "treaty"
"""The instrument before which there was no office."""

HOME = ("csto", "csto-pa")
"""The organisations whose offices are listed when none is named."""

CHARTED = ("secretary-general", "chair")
"""The offices that a chart shows unless others are asked for."""

ROLES = (
    "chair", "secretary-general", "deputy-secretary-general", "chief-of-joint-staff", "assembly-chair", "president",
    "other",
)  # fmt: skip
"""The order of roles in answers."""


def leaders(
    data: Store,
    name: Words = (),
    *,
    as_of: Day = None,
    role: Words = (),
    country: Words = (),
    organisation: str | None = None,
    all: bool = False,
    next: bool = False,
    chart: bool = False,
) -> Answer:
    """Terms in office, acting ones included; for a chart every one, of the chief offices if none is asked for."""
    all = all or chart
    role = role or (CHARTED if chart and not country else ())
    day = data.effective_date(as_of)
    states = country_codes(data, country)
    whose = (find_organisation(data, organisation)["id"],) if organisation else HOME
    if next:
        coming = next_in_chair(data, whose[0], day)
        posts = [coming] if coming is not None and not name else []
    else:
        posts = [post for post in data.section("post") if dates.started_by(post["seen_from"] or post["from"], day)]
        posts = (
            _by_person(posts, " ".join(name)) if name else [p for p in posts if (p["organisation"] or HOME[0]) in whose]
        )
    rows = [
        {**post, "stale": dates.is_stale(post["verified"], max_age("post", post), post["to"], day)}
        for post in posts
        if (all or name or next or is_held(post, day))
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
        "next": next,
    }


def _by_person(posts: Sequence[Row], name: str) -> list[Row]:
    """The terms of the persons with all words of a name in theirs."""
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


def _start(post: Row) -> str:
    """When a term began, for sorting; one whose beginning is not known sorts by its end."""
    start: str = post["from"]
    return start if start != dates.UNKNOWN else post["to"] if post["to"] not in (dates.OPEN, dates.UNKNOWN) else ""


def is_held(post: Row, day: str) -> bool:
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


def holder(data: Store, role: str | None, day: str) -> Row | None:
    """Who held a role of the CSTO on a day, or None if nobody is known to have, or several did."""
    found = leaders(data, as_of=day, role=[role])[0] if role else []
    return found[0] if len(found) == 1 else None


def next_in_chair(data: Store, organisation: str, day: str) -> Row | None:
    """The next term in the chair of an organisation, by its rule of rotation on a day; None if there is no such rule.

    The rule is its attribute on the line `chair-rule`: by the Russian alphabet, every calendar year unless the term of
    the day says when it ends.
    """
    rules = [
        record
        for record in data.section("attribute")
        if (record["organisation"], record["dimension"]) == (organisation, "chair-rule")
        and "Russian alphabet" in record["value"]
        and dates.contains(record["from"] or dates.UNKNOWN, record["to"] or dates.OPEN, day)
    ]
    now = [
        post
        for post in data.section("post")
        if ((post["organisation"] or HOME[0]), post["role"]) == (organisation, "chair") and is_held(post, day)
    ]
    codes = set(member_codes(data, organisation, day))
    members = sorted([one for one in data.section("country") if one["iso3"] in codes], key=lambda one: one["name_ru"])
    places = [member["iso3"] for member in members]
    if not rules or not now or now[-1]["country"] not in places:
        return None
    rule, post = rules[-1], now[-1]
    coming = members[(places.index(post["country"]) + 1) % len(members)]
    last = data.country_names()[post["country"]]
    return post | {
        "id": f"{organisation}-chair-next",
        "person": coming["name"],
        "person_ru": coming["name_ru"],
        "country": coming["iso3"],
        "from": post["to"] if dates.is_date(post["to"]) else f"{int(day[:4]) + 1}-01-01",
        "to": dates.OPEN,
        "text": f"{coming['name']} follows {last} by the rule: {rule['value']}.",
        "sources": tuple(dict.fromkeys((*rule["sources"], *post["sources"]))),
        "confidence": rule["confidence"],
        "note": "Worked out by the rule, not announced; the person is the head of that state.",
        "verified": None,
    }
