"""What happened, was said or was judged, in order."""

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.record import Event

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset


def timeline(
    data: "Dataset",
    *,
    since: str | None = None,
    until: str | None = None,
    country: "Sequence[str]" = (),
    organisation: "Sequence[str]" = (),
    kind: "Sequence[str]" = (),
    category: "Sequence[str]" = (),
    text: str | None = None,
    as_of: str | None = None,
) -> list[Event]:
    """Events, earliest first; of two that begin on the same day, the less precisely dated first.

    Args:
        data: the dataset.
        since: not before this day, month or year. An event known to the month or year counts for all its days.
        until: not after it, in the same way.
        country: states by any of their names; an event that concerns one of them is in.
        organisation: organisations by any of their names, likewise.
        kind: `fact`, `declaration` or `assessment`.
        category: such as `summit` or `agreement`.
        text: words that must all occur in the text, note or city, whatever their case and accents.
        as_of: leave out what had not begun by the end of this day, month or year.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several states or organisations.
    """
    states = set(resolve.countries(data, country))
    bodies = {resolve.organisation(data, name).id for name in organisation}
    words = resolve.fold(text).split() if text else []
    day = dates.last(as_of) if as_of else None
    found = []
    for event in data.select("event", *[f'"{code}"' for code in states]):
        date = event["date"]  # not event.date: this loop sees every event, and keys are quicker than attributes
        if not dates.overlaps(date, event.get("end"), since, until) or (day is not None and dates.first(date) > day):
            continue
        if states and states.isdisjoint(event.get("countries", ())):
            continue
        if bodies and bodies.isdisjoint(event.get("organisations", ())):
            continue
        if (kind and event["kind"] not in kind) or (category and event["category"] not in category):
            continue
        if words:
            content = resolve.fold(f"{event.text} {event.note or ''} {event.city or ''}")
            if not all(word in content for word in words):
                continue
        found.append(event)
    found.sort(key=lambda event: (event["date"], event["id"]))
    return found
