"""The columns of maps: states, and which of them stand together."""

from csto_cli.queries.members import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from csto_cli.data.dataset import Dataset


def grouped(data: "Dataset", codes: "Sequence[str]", as_of: str | None = None) -> "Sequence[Sequence[str]]":
    """Codes in two groups, members on the day and others, each in the order in which they came.

    Args:
        data: the dataset.
        codes: the codes; repeated ones count once.
        as_of: the day; the dataset's own if left out.
    """
    inside = {row.iso3 for row in members(data, as_of=as_of)}
    once = list(dict.fromkeys(codes))
    return [[code for code in once if code in inside], [code for code in once if code not in inside]]
