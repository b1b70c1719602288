"""The Python API: `load()`, and a `Dataset` with a method for every look-up of the command line.

The methods take what the commands take, check it alike, and return rows that cannot be changed. Names may be one text
or several; days may be texts (`2010-01-31`, `2010-01`, `2010`), `datetime.date` or a year as a number.
"""

from csto_cli.cli import commands
from csto_cli.cli.execute import ask, convert_values
from csto_cli.data import bundled
from csto_cli.errors import UsageError
from csto_cli.model.record import Record
from csto_cli.model.sections import SECTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterator, Sequence
    from typing import Any

    from csto_cli.cli.declare import Parameter
    from csto_cli.data.store import Store
    from csto_cli.model.activity import Event
    from csto_cli.model.alliance import Term
    from csto_cli.model.positions import Claim
    from csto_cli.rows.activity import ChangeRow, ExerciseRow, ForceRow, OperationRow
    from csto_cli.rows.alliance import AboutRow, BodyRow, LeaderRow, MemberFile, MemberRow, TreatyRow
    from csto_cli.rows.positions import AlignmentRow, CompareRow, EconomyRow, OutlookRow, StanceRow, VoteRow
    from csto_cli.rows.records import Citation, Hit, ShownRow, SourceRow

    Name = str
    Words = str | Sequence[str]
    Day = str | int | datetime.date | None


def load(overlays: "Sequence[str | os.PathLike[str]] | str | os.PathLike[str]" = ()) -> "Dataset":
    """Open the bundled dataset.

    Args:
        overlays: paths of TOML files whose records are merged over it by `id`, in this order.

    Returns:
        The dataset. Sections are loaded when they are first asked for.

    Raises:
        DataError: if an overlay or the dataset is invalid; then nothing is merged.
        FileError: if one cannot be read.
    """
    import os

    paths = [overlays] if isinstance(overlays, str | os.PathLike) else list(overlays)
    return Dataset(bundled.load([os.fspath(path) for path in paths]), tuple([os.fspath(path) for path in paths]))


class Dataset:
    """A dataset, possibly with overlays merged in. It cannot be changed.

        >>> import csto_cli
        >>> data = csto_cli.load()
        >>> [row.iso3 for row in data.members(as_of=2000)]
        ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']
        >>> data.leaders(as_of="2018-12-01", role="secretary-general")[0].person
        'Valery Semerikov'

    Make one with `load`. Every look-up raises UsageError for a wrong argument, NotFoundError (with suggestions) for a
    name that is unknown, and AmbiguousError for one that could mean several things.

    Args:
        store: the dataset in memory.
        overlays: the paths of its overlays.
    """

    __slots__ = ("_overlays", "_store")

    def __init__(self, store: "Store", overlays: "tuple[str, ...]" = ()) -> None:
        self._store = store
        self._overlays = overlays

    def __reduce__(self) -> "tuple[Any, ...]":
        return load, (self._overlays,)

    def __copy__(self) -> "Dataset":
        return self

    def __deepcopy__(self, memo: object) -> "Dataset":
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dataset) and (self.dataset_version, self._overlays) == (
            other.dataset_version, other._overlays,
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash((self.dataset_version, self._overlays))

    @property
    def schema_version(self) -> int:
        """The version of the schema of the dataset."""
        return self._store.schema_version

    @property
    def dataset_version(self) -> str:
        """The calendar version of the dataset."""
        return self._store.dataset_version

    @property
    def as_of(self) -> str:
        """The day up to which the curators vouch for the dataset, `YYYY-MM-DD`."""
        return self._store.as_of

    @property
    def reach(self) -> str:
        """What the sources of the dataset do not reach, in a sentence."""
        return self._store.reach

    def section(self, name: str) -> "tuple[Any, ...]":
        """The records of a section, in the order of the file.

        Args:
            name: the singular name, such as `event`.

        Raises:
            KeyError: if there is no such section.
        """
        return tuple([SECTIONS[name].wrap(record) for record in self._store.section(name)])

    def by_id(self, section: str) -> "dict[str, Any]":
        """The records of a section by their id.

        Args:
            section: the singular name, such as `event`.

        Raises:
            KeyError: if there is no such section.
        """
        return {record["id"]: record for record in self.section(section)}

    def __iter__(self) -> "Iterator[tuple[str, Record]]":
        """Every record with the name of its section, in the order of the file."""
        for name in self._store.sections:
            for record in self.section(name):
                yield name, record

    def _ask(self, name: str, values: "dict[str, Any]") -> "list[Any]":
        """The rows of a command, with arguments checked as on the command line."""
        command = commands.load(name)
        values.pop("self")
        given = {parameter.key: parameter.default for parameter in command.parameters}
        for parameter in command.parameters:
            if parameter.key in values:
                given[parameter.key] = _as_typed(parameter, values[parameter.key])
        convert_values(command, given)
        row = command.row
        return [row.wrap(found) for found in ask(command, given, self._store).records]

    def members(
        self, organisation: "Name | None" = None, *, as_of: "Day" = None, status: "Words" = ()
    ) -> "list[MemberRow]":
        """The states with a standing towards an organisation, the CSTO if left out; see `csto members --help`."""
        return self._ask("members", locals())

    def member(self, name: "Name", *, as_of: "Day" = None) -> "list[MemberFile]":
        """One state's file, as the only row."""
        return self._ask("member", locals())

    def treaty(self, article: "Words" = (), *, as_of: "Day" = None) -> "list[TreatyRow]":
        """Instruments and articles: a number, an instrument, or both."""
        return self._ask("treaty", locals())

    def bodies(self, *, as_of: "Day" = None, level: "Words" = ()) -> "list[BodyRow]":
        """The bodies of the CSTO on a day, with their heads."""
        return self._ask("bodies", locals())

    def leaders(
        self,
        name: "Words" = (),
        *,
        as_of: "Day" = None,
        role: "Words" = (),
        country: "Words" = (),
        organisation: "Name | None" = None,
        all: "bool" = False,
        next: "bool" = False,
    ) -> "list[LeaderRow]":
        """Terms in office on a day; of a person, or with `all`, every term; with `next`, who chairs next."""
        return self._ask("leaders", locals())

    def about(self, *, as_of: "Day" = None) -> "list[AboutRow]":
        """The organization on a day, as the only row."""
        return self._ask("about", locals())

    def glossary(self, term: "Words" = ()) -> "list[Term]":
        """Terms of the field, or one."""
        return self._ask("glossary", locals())

    def forces(
        self, force: "Words" = (), *, bases: "bool" = False, country: "Words" = (), as_of: "Day" = None
    ) -> "list[ForceRow]":
        """Collective forces, or foreign bases, on a day."""
        return self._ask("forces", locals())

    def exercises(
        self,
        name: "Words" = (),
        *,
        series: "Words" = (),
        country: "Words" = (),
        host: "Words" = (),
        status: "Words" = (),
        since: "Day" = None,
        until: "Day" = None,
        as_of: "Day" = None,
    ) -> "list[ExerciseRow]":
        """Editions of exercises, earliest first."""
        return self._ask("exercises", locals())

    def operations(
        self,
        name: "Words" = (),
        *,
        series: "Words" = (),
        type: "Words" = (),
        requests: "bool" = False,
        country: "Words" = (),
        since: "Day" = None,
        until: "Day" = None,
        as_of: "Day" = None,
    ) -> "list[OperationRow]":
        """Operations, missions and requests, earliest first."""
        return self._ask("operations", locals())

    def timeline(
        self,
        *,
        since: "Day" = None,
        until: "Day" = None,
        country: "Words" = (),
        organisation: "Words" = (),
        issue: "Words" = (),
        kind: "Words" = (),
        category: "Words" = (),
        text: "str | None" = None,
        turning_points: "bool" = False,
        as_of: "Day" = None,
    ) -> "list[Event]":
        """Events, earliest first."""
        return self._ask("timeline", locals())

    def changes(
        self, name: "Words" = (), *, since: "Day", until: "Day" = None, group: "Words" = ()
    ) -> "list[ChangeRow]":
        """What changed between two days."""
        return self._ask("changes", locals())

    def stance(
        self, name: "Words" = (), *, issue: "Words" = (), history: "bool" = False, as_of: "Day" = None
    ) -> "list[StanceRow]":
        """Positions by holder and issue; with `history` every position with its evidence."""
        return self._ask("stance", locals())

    def votes(
        self,
        resolution: "Words" = (),
        *,
        country: "Words" = (),
        issue: "Words" = (),
        vote: "Words" = (),
        members: "bool" = False,
        since: "Day" = None,
        until: "Day" = None,
        as_of: "Day" = None,
    ) -> "list[VoteRow]":
        """Votes in the UN General Assembly, one row for each resolution and state."""
        return self._ask("votes", locals())

    def alignment(
        self,
        name: "Words" = (),
        *,
        from_: "Name | None" = None,
        since: "Day" = None,
        until: "Day" = None,
        as_of: "Day" = None,
    ) -> "list[AlignmentRow]":
        """Yearly distances from a state in UN voting, Russia if left out."""
        return self._ask("alignment", locals())

    def economy(
        self,
        name: "Name | None" = None,
        *,
        topic: "Words" = (),
        since: "Day" = None,
        until: "Day" = None,
        as_of: "Day" = None,
    ) -> "list[EconomyRow]":
        """Figures of the economic ties."""
        return self._ask("economy", locals())

    def compare(
        self,
        organisation: "Words",
        *,
        attribute: "Words" = (),
        only_differences: "bool" = False,
        year: "Day" = None,
        as_of: "Day" = None,
    ) -> "list[CompareRow]":
        """The CSTO beside other organisations, line by line."""
        return self._ask("compare", locals())

    def claims(
        self, id: "Words" = (), *, verdict: "Words" = (), part: "Words" = (), text: "str | None" = None
    ) -> "list[Claim]":
        """Claims of the essay, by number, words, verdict or part."""
        return self._ask("claims", locals())

    def outlook(self, scenario: "Words" = (), *, as_of: "Day" = None) -> "list[OutlookRow]":
        """Scenarios with the signs to watch."""
        return self._ask("outlook", locals())

    def search(self, text: "Words", *, in_: "Words" = (), limit: "int | None" = None) -> "list[Hit]":
        """Every record that holds some words, best first."""
        return self._ask("search", locals())

    def show(self, id: "Name") -> "list[ShownRow]":
        """One record with what refers to it, as the only row."""
        return self._ask("show", locals())

    def sources(
        self,
        id: "Name | None" = None,
        *,
        kind: "Words" = (),
        text: "str | None" = None,
        since: "Day" = None,
        until: "Day" = None,
    ) -> "list[SourceRow]":
        """Sources, with the records that cite each."""
        return self._ask("sources", locals())

    def cite(self, id: "Words", *, style: "str | None" = None) -> "list[Citation]":
        """Sources as citations: plain, bibtex, csl-json or ris."""
        return self._ask("cite", locals())


def _as_typed(parameter: "Parameter", value: "Any") -> "Any":
    """A value of Python as a person would type it.

    Raises:
        UsageError: if it has a type that the parameter does not take.
    """
    if parameter.multiple:
        values = [value] if isinstance(value, str) else list(value or ())
        return tuple([_text(parameter, item) for item in values])
    if parameter.type == "flag":
        if not isinstance(value, bool):
            raise UsageError(f"{parameter.key} takes True or False, not {value!r}.")
        return value
    return None if value is None else _text(parameter, value)


def _text(parameter: "Parameter", value: "Any") -> str:
    """One value as text."""
    if isinstance(value, str):
        return value
    if parameter.type == "date" and hasattr(value, "isoformat"):
        return str(value.isoformat()[:10])
    if parameter.type == "date" and type(value) is int:
        return f"{value:04}"
    if parameter.type == "count" and type(value) is int:
        return str(value)
    raise UsageError(f"{parameter.key} takes text, not {value!r}.")
