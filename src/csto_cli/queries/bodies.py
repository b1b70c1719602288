"""The organs of the organization, and who heads them."""

from __future__ import annotations

from csto_cli import dates
from csto_cli.model.kinds import BodyLevel
from csto_cli.model.record import Body
from csto_cli.queries.leaders import TREATY, holder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import CountryCode, Date, Flag, Line

LEVELS = BodyLevel.choices


class BodyRow(Body):
    """An organ with its head on a day.

    Attributes:
        head: who headed it on the day, as far as documented.
        head_country: the head's state.
        head_verified: the last day for which a source shows the head in office, if the term lasts.
        stale: whether that is too long before the day.
    """

    __slots__ = ()

    head: Line | None
    head_country: CountryCode | None
    head_verified: Date | None
    stale: Flag | None


def bodies(data: Dataset, *, as_of: str | None = None, level: Sequence[str] = ()) -> list[BodyRow]:
    """The organs that existed on a day, from the supreme one down, then by name.

    Args:
        data: the dataset.
        as_of: the day; the dataset's own if left out. An organ whose beginning is not known is in, from the signature
            of the treaty on.
        level: only organs of these levels.
    """
    day = data.day(as_of)
    rows: list[BodyRow] = []
    if day < dates.first(data.by_id("instrument")[TREATY].signed):
        return rows
    for body in data.section("body"):
        if not dates.holds(body["from"], body.to, day) or (level and body.level not in level):
            continue
        head = holder(data, body.role, day)
        sources = (*body.sources, *(head.sources if head is not None else ()))
        rows.append(
            BodyRow(
                body,
                head=head.person if head is not None else None,
                head_country=head.country if head is not None else None,
                head_verified=head.verified if head is not None else None,
                stale=head.stale if head is not None else None,
                sources=tuple(dict.fromkeys(sources)),
            )
        )
    return sorted(rows, key=lambda row: (LEVELS.index(row.level), row.name))
