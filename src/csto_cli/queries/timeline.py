"""What happened, was said or was judged, in order."""

from csto_cli import dates
from csto_cli.data.names import country_codes, find_issues, find_organisation
from csto_cli.data.store import Store
from csto_cli.text.strings import holds_words, normalize
from csto_cli.types import Answer, Day, Words


def timeline(
    data: Store,
    *,
    since: Day = None,
    until: Day = None,
    country: Words = (),
    organisation: Words = (),
    issue: Words = (),
    kind: Words = (),
    category: Words = (),
    text: str | None = None,
    turning_points: bool = False,
    as_of: Day = None,
) -> Answer:
    """Events, earliest first; of two that begin on the same day, the less precisely dated first."""
    day = data.effective_date(as_of)
    states = country_codes(data, country)
    bodies = list(dict.fromkeys([find_organisation(data, name)["id"] for name in organisation]))
    issues = [one["id"] for one in find_issues(data, issue)] if issue else []
    words = dict.fromkeys(normalize(text).split()) if text else {}
    rows = []
    for event in data.section("event"):
        date = event["date"]
        if date[:4] > day[:4] or not dates.overlaps(date, event["end"], since, until) or dates.first(date) > day:
            continue
        if (states and not set(states) & {*event["countries"]}) or (issues and event["issue"] not in issues):
            continue
        if (bodies and not set(bodies) & {*event["organisations"]}) or (turning_points and not event["turning_point"]):
            continue
        if (kind and event["kind"] not in kind) or (category and event["category"] not in category):
            continue
        said = " ".join([event[name] or "" for name in ("text", "note", "actor", "city")]) if words else ""
        if not holds_words(said, words):
            continue
        rows.append(event)
    rows.sort(key=lambda event: (event["date"], event["id"]))
    return rows, {
        "as_of": day,
        "since": since,
        "until": until,
        "country": states,
        "organisation": bodies,
        "issue": issues,
        "kind": list(kind),
        "category": list(category),
        "text": text,
        "turning_points": turning_points,
    }
