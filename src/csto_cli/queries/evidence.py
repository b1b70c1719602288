"""What rows made of several records owe to them: sources, confidence, notes, origin."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from csto_cli.model import Record

_WEAKEST_FIRST = ("contested", "single-source", "confirmed")


def sources(records: "Iterable[Record]") -> tuple[str, ...]:
    """Every source behind the records, once each, in order."""
    return tuple(dict.fromkeys(id for record in records for id in record.sources))


def weakest(records: "Iterable[Record]") -> str | None:
    """The least confidence that any of the records has, since what is made of them is no better."""
    found = {record.confidence for record in records}
    return next((word for word in _WEAKEST_FIRST if word in found), None)


def notes(records: "Iterable[Record]") -> str | None:
    """Their notes, once each, as one."""
    return " ".join(dict.fromkeys(record.note for record in records if record.note)) or None


def origin(records: "Iterable[Record]") -> str | None:
    """The first overlay that changed or brought one of them."""
    return next((record.origin for record in records if record.origin), None)
