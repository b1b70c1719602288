"""Economic ties: trade, remittances, energy, transit, currency, inflation, and moves to diversify."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.data import names as resolve
from csto_cli.model.record import Indicator
from csto_cli.queries.member import FIGURE_TOPICS
from csto_cli.queries.stance import holders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Number, RecordId

ELSEWHERE = (*FIGURE_TOPICS, "armed-forces")
"""Topics that `member` and `compare` show."""

SERIES = "currency"
"""The topic whose series are shown against their base."""

WAR = "war-rus-2022"
"""The record of the beginning of the war: the last rate of a currency before its day is the base."""


class EconomyRow(Indicator):
    """A figure, and for a rate of a currency its change against the last one before the war.

    Attributes:
        change_percent: the change of what the currency is worth against the base, in percent; negative for a loss.
        base: the record of the rate that it is measured against.
    """

    __slots__ = ()

    change_percent: Number | None
    base: RecordId | None


def economy(
    data: Dataset,
    name: str | None = None,
    *,
    topic: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[EconomyRow]:
    """Figures and facts of the economic ties.

    Args:
        data: the dataset.
        name: one state by any of its names; all if left out.
        topic: only these topics, such as remittances.
        since: not before this day, month or year.
        until: not after it.

    Returns:
        By state, topic, name and date; figures of no single state last.

    Raises:
        NotFoundError: if a name means nothing; with suggestions.
        AmbiguousError: if a name could mean several states.
        UsageError: if there is no such topic.
    """
    code = resolve.country_code(data, name) if name is not None else None
    wanted = chosen_topics(data, topic)
    needles = [f'"{code}"'] if code is not None else []
    records = [
        record
        for record in (*data.select("indicator", *needles), *_memberships(data, code))
        if record.topic not in ELSEWHERE
        and (code is None or code in (record.country, record.partner))
        and (not wanted or record.topic in wanted)
    ]
    bases = _bases(records, war(data))
    chosen = [record for record in records if dates.overlaps(record.date, None, since, until)]
    rows = [_row(record, bases.get(_series(record))) for record in chosen]
    return sorted(rows, key=lambda row: (row.country is None, row.country or "", row.topic, row.name, row.date, row.id))


MEMBERSHIP = "membership"
"""The topic of memberships in economic organisations, made from the spans of membership."""


def topics(data: Dataset) -> list[str]:
    """The topics of the economic ties, by name."""
    found = {line.partition(_TOPIC)[2].partition(b'"')[0].decode() for line in data.lines("indicator")}
    return sorted({MEMBERSHIP, *found} - {*ELSEWHERE})


_TOPIC = b'"topic": "'
"""What stands before the topic on a line of the index."""


def _memberships(data: Dataset, code: str | None) -> list[Indicator]:
    """The memberships of the present and former members in economic organisations, as lines without a figure.

    Args:
        data: the dataset.
        code: only those of this state.
    """
    bodies = {record.id: record for record in data.section("organisation") if record.type == "economic"}
    states = set(holders(data, ()))
    names = data.country_names()
    lines = []
    needles = [f'"country": "{code}"'] if code is not None else []
    for span in data.select("membership", *needles):
        if span.organisation in bodies and span.country in states and dates.is_date(span["from"]):
            name = bodies[span.organisation].abbreviation
            until = f" to {dates.spoken(span.to)}" if dates.is_date(span.to) else ""
            text = f"{names[span.country]}: {span.status} of the {name} from {dates.spoken(span['from'])}{until}."
            line = {"topic": MEMBERSHIP, "name": f"{name}, {span.status}", "date": span["from"], "unit": "statement"}
            lines.append(Indicator({**span, **line, "kind": "fact", "text": text}))
    return lines


def chosen_topics(data: Dataset, words: Sequence[str]) -> list[str]:
    """The topics that words mean, once each.

    Raises:
        UsageError: if there is no such topic; the message lists them.
    """
    known = topics(data) if words else []
    return list(dict.fromkeys(resolve.choice(word, known, "--topic") for word in words))


def war(data: Dataset) -> str | None:
    """The day on which the war began; nothing if the dataset does not hold it."""
    records = data.select("stance", f'{{"id": "{WAR}"')
    return next((record.date for record in records if record.id == WAR), None)


def _series(record: Indicator) -> tuple[str | None, ...] | None:
    """What the rates of one series share: state, name and unit; nothing for what is no rate."""
    is_rate = record.topic == SERIES and " per " in record.unit and record.value
    return (record.country, record.name, record.unit) if is_rate else None


def _bases(records: Sequence[Indicator], war: str | None) -> dict[tuple[str | None, ...] | None, Indicator]:
    """The base of each series of rates: of the last day before the war for which there is one, the first.

    A rate of that day which the dataset gives later, such as the day's high, is not the base. A series counts if it
    goes on after the base.
    """
    found: dict[tuple[str | None, ...] | None, Indicator] = {}
    if war is None:
        return found
    rates = [(key, record) for record in records if (key := _series(record)) is not None]
    for key, record in rates:
        if dates.last(record.date) < war and (key not in found or found[key].date < record.date):
            found[key] = record
    later = {key for key, record in rates if dates.first(record.date) >= war}
    return {key: record for key, record in found.items() if key in later}


def _row(record: Indicator, base: Indicator | None) -> EconomyRow:
    """A figure beside the base of its series, if it has one.

    Rates are quoted as units of the currency for one of another, so its worth is the inverse of the rate. What came
    before the base is not measured against it.
    """
    if base is None or not base.value or not record.value or record.date < base.date:
        return EconomyRow({**record, "change_percent": None, "base": None})
    change = round((base.value / record.value - 1) * 100, 1)
    return EconomyRow({**record, "change_percent": change, "base": base.id})
