"""The claims of the essay, and what the dataset says of each."""

from csto_cli.data.spellings import match_name
from csto_cli.data.store import Store
from csto_cli.errors import NotFoundError
from csto_cli.text.strings import holds_words, join_words, normalize, quote, suggest
from csto_cli.types import Answer, Words


def claims(data: Store, id: Words = (), *, verdict: Words = (), part: Words = (), text: str | None = None) -> Answer:
    """Claims by their number; what holds no digit is a word to look for."""
    numbers = [word for word in id if any(mark.isdigit() for mark in word)]
    wanted = [claim_id(data, word) for word in numbers]
    text = " ".join([*[word for word in id if word not in numbers], text or ""]).strip() or None
    parts = [part_name(data, one) for one in part]
    words = dict.fromkeys(normalize(text).split()) if text else {}
    rows = [
        claim
        for claim in data.section("claim")
        if (not wanted or claim["id"] in wanted)
        and (not verdict or claim["verdict"] in verdict)
        and (not parts or claim["part"] in parts)
        and (not words or holds_words(f"{claim['text']} {claim['reason']}", words))
    ]
    rows.sort(key=lambda claim: (len(claim["id"]), claim["id"]))
    return rows, {"id": wanted, "verdict": list(verdict), "part": parts, "text": text}


def claim_id(data: Store, text: str) -> str:
    """The id of the claim that a number or id means."""
    known = data.by_id("claim")
    number = text.strip().upper().removeprefix("E").lstrip("0")
    for id in (text.strip(), f"E{number:0>2}"):
        if id in known:
            return id
    near = suggest(text.strip().upper(), known)
    hint = f" Did you mean {join_words(near, 'or')}?" if near else ""
    if not hint and known:
        hint = f" They run from {min(known)} to {max(known)}."
    raise NotFoundError(f"No claim has the number {quote(text)}.{hint}", suggestions=near)


def part_name(data: Store, text: str) -> str:
    """The name of the part of the essay that is meant."""
    parts = dict.fromkeys(claim["part"] for claim in data.section("claim"))
    return match_name(text, {part: (part,) for part in parts}, "part of the essay")
