"""The claims of the essay, and what the dataset says of each."""

from __future__ import annotations

from csto_cli.data import names as resolve
from csto_cli.errors import NotFoundError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Claim


def claims(
    data: Dataset, ids: Sequence[str] = (), *, verdict: Sequence[str] = (), part: Sequence[str] = ()
) -> list[Claim]:
    """Claims, by their number.

    Args:
        data: the dataset.
        ids: these claims only: `E05`, `e5` or `5`.
        verdict: such as `incorrect`.
        part: parts of the essay, by name.

    Raises:
        NotFoundError: if there is no such claim or part; with suggestions.
    """
    known = data.by_id("claim")
    wanted = {claim_id(data, id) for id in ids}
    parts = {part_name(data, text) for text in part}
    return sorted(
        (
            claim
            for claim in known.values()
            if (not wanted or claim.id in wanted)
            and (not verdict or claim.verdict in verdict)
            and (not parts or claim.part in parts)
        ),
        key=lambda claim: (len(claim.id), claim.id),
    )


def claim_id(data: Dataset, text: str) -> str:
    """The id of the claim that a number or id means.

    Raises:
        NotFoundError: if there is none.
    """
    known = data.by_id("claim")
    number = text.strip().upper().removeprefix("E").lstrip("0")
    for id in (text.strip(), f"E{number:0>2}"):
        if id in known:
            return id
    near = resolve.closest(text.strip().upper(), known)
    hint = f" Did you mean {resolve.listed(near, 'or')}?" if near else ""
    if not hint and known:
        hint = f" They run from {min(known)} to {max(known)}."
    raise NotFoundError(f"No claim has the number {resolve.quoted(text)}.{hint}", suggestions=near)


def part_name(data: Dataset, text: str) -> str:
    """The name of the part of the essay that is meant.

    Raises:
        NotFoundError: if there is none; with suggestions.
    """
    parts = dict.fromkeys(claim.part for claim in data.section("claim"))
    return resolve.match(text, {part: (part,) for part in parts}, "part of the essay")
