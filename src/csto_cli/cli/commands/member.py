"""`csto member`."""

from csto_cli.cli.declare import AS_OF, Argument, Column, Command
from csto_cli.output.result import Pairs, Result, Table
from csto_cli.queries.member import MemberFile, member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Block

LATEST = 10
"""How many events people see; machine formats have them all."""


def run(data: "Dataset", values: "dict[str, Any]") -> Result:
    """The file of one state."""
    day = data.day(values["as_of"])
    file = member(data, values["name"], as_of=day)
    return Result(
        [file],
        title=file.name,
        as_of=day,
        query={"as_of": day, "name": file.iso3},
        view=lambda records: _view(data, records),
    )


def _view(data: "Dataset", records: "Sequence[Any]") -> "Sequence[Block]":
    """The file as a page: who it is, then one table a part that has something in it."""
    blocks: list[Block] = []
    organisations = data.by_id("organisation")
    issues = data.by_id("issue")
    for file in records:
        blocks.append(Pairs(_facts(file)))
        spans = [
            {**span, "organisation": organisations[span["organisation"]].abbreviation} for span in file.organisations
        ]
        events = file.events[-LATEST:]
        last = f" (the last {LATEST} of {len(file.events)})" if len(file.events) > LATEST else ""
        parts = (
            ("Towards the CSTO", _SPANS, file.memberships),
            ("Other memberships", _ELSEWHERE, spans),
            ("Figures", _FIGURES, file.figures),
            ("Posts", _POSTS, file.posts),
            ("Foreign bases", _BASES, file.bases),
            ("Positions", _STANCES, [{**row, "issue": issues[row["issue"]].name} for row in file.stances]),
            (f"Events{last}", _EVENTS, events),
        )
        blocks += [Table(columns, rows, title) for title, columns, rows in parts if rows]
    return blocks


def _facts(file: "Any") -> "list[tuple[str, str]]":
    """Names, code and standing."""
    names = [file.official_name or "", file.name_ru, *file.native_names]
    facts = [("Names", ", ".join(dict.fromkeys(name for name in names if name))), ("Code", f"{file.iso3}, {file.iso2}")]
    if file.status is None:
        return [*facts, ("CSTO", "never a party, member or observer, as far as the dataset knows")]
    standing = file.status if file.participation in ("active", "ended") else f"{file.status}, {file.participation}"
    return [*facts, ("CSTO", standing), *([("Note", file.note)] if file.note else [])]


_FROM = Column("from", "Since", keep=8, style="date")
_TO = Column("to", "Until", keep=6, style="until")
_SPANS = (
    Column("status", "Standing", keep=9, style="name"), _FROM, _TO,
    Column("joined_by", "Gained by", keep=4), Column("end_reason", "Why it ended", keep=5, style="text"),
)  # fmt: skip
_ELSEWHERE = (Column("organisation", "Organisation", keep=9, style="name"), Column("status", "Standing", keep=9), _FROM)
_FIGURES = (Column("name", "Figure", keep=9, style="name"), Column("text", "In words", keep=9, style="text"))
_POSTS = (
    Column("person", "Person", keep=9, style="name"), Column("office", "Office", keep=9, style="text"), _FROM, _TO,
)  # fmt: skip
_BASES = (
    Column("name", "Base", keep=9, style="name"), Column("host", "On the soil of", keep=7),
    Column("operator", "Run by", keep=7), Column("type", "Type", keep=5), _FROM,
)  # fmt: skip
_STANCES = (
    Column("issue", "Issue", keep=9, style="name"), Column("position", "Position", keep=9),
    Column("date", "Since", keep=8, style="date"),
)  # fmt: skip
_EVENTS = (Column("date", "Date", keep=9, style="date"), Column("text", "Event", keep=9, style="text"))

COMMAND = Command(
    "member",
    topic="organization",
    summary="One state's file: spans, figures, posts, positions, events",
    run=run,
    row=MemberFile,
    arguments=(Argument("name", "A state by any of its names", names="country", required=True),),
    options=(AS_OF,),
    examples=(
        ("csto member kazakhstan", "everything on Kazakhstan in one page"),
        ("csto member uzbekistan --as-of 2010", "Uzbekistan while it was a member"),
        ("csto member KGZ --json", "the same as one record, with all events"),
    ),
)
