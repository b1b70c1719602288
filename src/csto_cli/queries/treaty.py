"""What the treaty, the Charter and the agreements say."""

from __future__ import annotations

from csto_cli.data import names as resolve
from csto_cli.model.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import (
        Article,
        Count,
        CountryCode,
        Date,
        Flag,
        Instrument,
        InstrumentId,
        Line,
        Text,
        Word,
    )

DEFAULT = "treaty"
"""The instrument that a bare number means an article of."""


class TreatyRow(Record):
    """An instrument, or one of its articles.

    Attributes:
        type: article, or what the instrument is: treaty, charter, protocol, agreement and so on.
        instrument: the instrument.
        number: the article's number.
        name: the instrument's name, or what the article is about.
        text: what it says, in our own summary.
        obliges: what it obliges whom to do.
        amended: when the article was amended.
        amends: the instruments that it changes or prolongs.
        signed: day of signature.
        in_force: day of entry into force.
        city: where it was signed.
        countries: its signatories.
        text_seen: whether a curator could see the article's text.
    """

    __slots__ = ()

    type: Word
    instrument: InstrumentId
    number: Count | None
    name: Line
    text: Text
    obliges: Text | None
    amended: tuple[Date, ...]
    amends: tuple[InstrumentId, ...]
    signed: Date | None
    in_force: Date | None
    city: Line | None
    countries: tuple[CountryCode, ...]
    text_seen: Flag | None


def treaty(data: Dataset, what: Sequence[str] = ()) -> list[TreatyRow]:
    """Instruments and articles.

    Args:
        data: the dataset.
        what: an instrument by id or name, an article's number, or both; a number alone is of the 1992 treaty. The
            words of a name may come one by one, and the word "article" may stand before a number. Everything if left
            out.

    Returns:
        Instruments by the day of signature, each before its articles, which go by number; or what was asked for, in
        that order, each row once.

    Raises:
        NotFoundError: if there is no such instrument or article; with suggestions.
        AmbiguousError: if a name could mean several instruments.
    """
    if not what:
        return [row for one in data.section("instrument") for row in _whole(data, one)]
    ids = data.by_id("article")
    rows: list[TreatyRow] = []
    instrument = data.by_id("instrument")[DEFAULT]
    named = False
    for word in _joined(data, what):
        if word.isascii() and word.isdigit():
            rows.append(_article(_numbered(data, instrument, int(word))))
            named = False
            continue
        if named:
            rows += _whole(data, instrument)
        named = word.lower() not in ids
        if named:
            instrument = _instrument(data, word)
        else:
            rows.append(_article(ids[word.lower()]))
    rows += _whole(data, instrument) if named else []
    return list({row.id: row for row in rows}.values())


def _joined(data: Dataset, words: Sequence[str]) -> list[str]:
    """Words with those that make up the name of an instrument put together, and without the word "article"."""
    known = resolve.spellings(_names(data))
    left = [word for word in words if resolve.fold(word) not in ("article", "art")] or list(words)
    found = []
    while left:
        sizes = range(len(left), 1, -1)
        size = next((size for size in sizes if resolve.fold(" ".join(left[:size])) in known), 1)
        found.append(" ".join(left[:size]))
        left = left[size:]
    return found


def _names(data: Dataset) -> dict[str, tuple[str, ...]]:
    """What each instrument may be called."""
    return {record.id: (record.id, record.name, record.name_ru or "") for record in data.section("instrument")}


def _instrument(data: Dataset, text: str) -> Instrument:
    """The instrument that a name means; messages give ids, which are short enough to type."""
    return data.by_id("instrument")[resolve.match(text, _names(data), "instrument")]  # type: ignore[no-any-return]


def _numbered(data: Dataset, instrument: Instrument, number: int) -> Article:
    """An article by its number."""
    own = [article for article in data.section("article") if article.instrument == instrument.id]
    names = {article.id: (str(article.number),) for article in own}
    what = f"article of the {instrument.name}"
    return data.by_id("article")[resolve.match(str(number), names, what)]  # type: ignore[no-any-return]


def _whole(data: Dataset, instrument: Instrument) -> list[TreatyRow]:
    """An instrument and its articles."""
    articles = [article for article in data.section("article") if article.instrument == instrument.id]
    row = TreatyRow({**instrument, "instrument": instrument.id, "number": None, "obliges": None, "text_seen": None})
    return [row, *(_article(article) for article in sorted(articles, key=lambda article: article.number))]


def _article(article: Article) -> TreatyRow:
    """An article as a row."""
    return TreatyRow({**article, "type": "article", "name": article.title})
