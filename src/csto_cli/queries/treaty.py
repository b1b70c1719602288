"""What the treaty, the Charter and the agreements say."""

from csto_cli import dates
from csto_cli.data.spellings import match_name, spellings
from csto_cli.data.store import Store
from csto_cli.errors import NotFoundError
from csto_cli.text.strings import normalize
from csto_cli.types import Answer, Day, Row, Sequence, Words

DEFAULT = "treaty"
"""The instrument that a bare number means an article of."""


def treaty(data: Store, article: Words = (), *, as_of: Day = None) -> Answer:
    """Instruments and articles."""
    day = data.effective_date(as_of)
    rows = (
        _found(data, article) if article else [row for one in data.section("instrument") for row in _whole(data, one)]
    )
    signed = {one["id"]: one["signed"] for one in data.section("instrument")}
    chosen = [row for row in rows if not signed[row["instrument"]] or dates.first(signed[row["instrument"]]) <= day]
    return chosen, {"as_of": day, "article": list(article)}


def _found(data: Store, what: Sequence[str]) -> list[Row]:
    """The rows that words mean, or the articles that have the words in their headings and summaries."""
    try:
        return _named(data, what)
    except NotFoundError:
        words = normalize(" ".join(what)).split()
        if any(len(word) < 3 or word.isdigit() for word in words):
            raise
        articles = data.section("article")
        texts = {
            one["id"]: " " + normalize(one["title"] or "") + " " + normalize(one["text"] or "") for one in articles
        }
        ids = [id for id, text in texts.items() if words and all(f" {word}" in text for word in words)]
        if not ids:
            raise
        return [_article(data.by_id("article")[id]) for id in ids]


def _named(data: Store, what: Sequence[str]) -> list[Row]:
    """The rows that words mean, in their order and once each."""
    ids = data.by_id("article")
    rows: list[Row] = []
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
    return list({row["id"]: row for row in rows}.values())


def _joined(data: Store, words: Sequence[str]) -> list[str]:
    """Words with those that make up the name of an instrument put together, and without the word "article"."""
    known = spellings(_names(data))
    left = [word for word in words if normalize(word) not in ("article", "art")] or list(words)
    found = []
    while left:
        sizes = range(len(left), 1, -1)
        size = next((size for size in sizes if normalize(" ".join(left[:size])) in known), 1)
        found.append(" ".join(left[:size]))
        left = left[size:]
    return found


def _names(data: Store) -> dict[str, tuple[str, ...]]:
    """What each instrument may be called."""
    return {one["id"]: (one["id"], one["name"], one["name_ru"] or "") for one in data.section("instrument")}


def _instrument(data: Store, text: str) -> Row:
    """The instrument that a name means."""
    return data.by_id("instrument")[match_name(text, _names(data), "instrument")]


def _numbered(data: Store, instrument: Row, number: int) -> Row:
    """An article by its number."""
    own = [article for article in data.section("article") if article["instrument"] == instrument["id"]]
    for article in own:
        if article["number"] == number:
            return article
    others = {article["instrument"]: None for article in data.section("article") if article["number"] == number}
    hint = f"; the dataset has {len(own)} of its articles" + (
        f". Did you mean csto treaty {next(iter(others))} {number}?" if others else "."
    )
    raise NotFoundError(f"The {instrument['name']} has no article {number}{hint}")


def _whole(data: Store, instrument: Row) -> list[Row]:
    """An instrument and its articles."""
    articles = [article for article in data.section("article") if article["instrument"] == instrument["id"]]
    row = {**dict.fromkeys(_KEYS), **instrument, "instrument": instrument["id"], "amended": ()}
    articles.sort(key=lambda article: article["number"])
    return [{key: row[key] for key in _KEYS}, *[_article(article) for article in articles]]


def _article(article: Row) -> Row:
    """An article as a row."""
    row = {
        **dict.fromkeys(_KEYS),
        **article,
        "type": "article",
        "name": article["title"],
        "amends": (),
        "countries": (),
    }
    return {key: row[key] for key in _KEYS}


_KEYS = (
    "id", "type", "instrument", "number", "name", "text", "obliges", "amended", "amends", "signed", "in_force", "city",
    "countries", "seen", "sources", "confidence", "note", "verified", "origin",
)  # fmt: skip
