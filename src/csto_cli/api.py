"""The Python API: `load()`, and a `Dataset` with a method for every look-up of the command line.

The methods take what the commands take, check it alike, and return rows that cannot be changed. Names may be one text
or several; days may be texts (`2010-01-31`, `2010-01`, `2010`), `datetime.date` or a year as a number.
"""

from __future__ import annotations

import datetime
import operator
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from csto_cli.cli import commands
from csto_cli.cli.declare import Parameter
from csto_cli.cli.execute import STUMBLES, arrange, as_data_error, convert_values
from csto_cli.data import bundled
from csto_cli.data.spellings import match_word
from csto_cli.data.store import Overlay, Store
from csto_cli.errors import UsageError
from csto_cli.model.activity import Event
from csto_cli.model.alliance import Term
from csto_cli.model.positions import Claim
from csto_cli.model.record import Record
from csto_cli.model.sections import SECTIONS
from csto_cli.rows.activity import ChangeRow, ExerciseRow, ForceRow, OperationRow
from csto_cli.rows.alliance import AboutRow, BodyRow, LeaderRow, MemberFile, MemberRow, TreatyRow
from csto_cli.rows.positions import AlignmentRow, CompareRow, EconomyRow, OutlookRow, StanceRow, VoteRow
from csto_cli.rows.records import Citation, Hit, ShownRow, SourceRow

Path = str | os.PathLike[str]
Words = str | Iterable[str]
Numbers = str | int | Iterable[str | int]
Day = str | int | datetime.date | None


def load(overlays: Path | Iterable[Path] = ()) -> Dataset:
    """Open the bundled dataset.

    Args:
        overlays: the path of a TOML file whose records are merged over it by `id`, or several, merged in this order.

    Returns:
        The dataset. Sections are loaded when they are first asked for.

    Raises:
        DataError: if an overlay or the dataset is invalid; then nothing is merged.
        FileError: if one cannot be read.
        UsageError: if `overlays` holds what is no path.
    """
    paths = [overlays] if isinstance(overlays, str | bytes | os.PathLike) else overlays or ()
    try:
        names = [os.fsdecode(path) for path in paths]
    except TypeError:
        raise UsageError("overlays takes the path of a TOML file, or a list of such paths.") from None
    from csto_cli.overlays.read import merged

    return Dataset(merged(bundled.load(), names))


class Dataset:
    """A dataset, possibly with overlays merged in. It cannot be changed.

        >>> import csto_cli
        >>> data = csto_cli.load()
        >>> [row.iso3 for row in data.members(as_of=2000)]
        ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']
        >>> data.leaders(as_of="2018-12-01", role="secretary-general")[0].person
        'Valery Semerikov'

    Make one with `load`. Every look-up returns a list of rows, in the order of the command of its name, and takes:

        as_of: the day of which the answer speaks, or the last of a month or year; the dataset's own if left out.
        since, until: the first and the last day of a window, both included, or a month or year.
        name, country, host: states by any of their names and codes, in any script.
        organisation: organisations by any of their names.
        status, role, level, issue, kind, category, type, vote, verdict, part, group, topic, style, in_: only these, of
            the words that `csto COMMAND --help` lists; all if left out.
        text: words that must all occur, whatever their case.

    Every look-up raises UsageError for a wrong argument, NotFoundError (with suggestions) for a name that is unknown,
    and AmbiguousError for one that could mean several things.

    Args:
        store: the dataset in memory.
    """

    __slots__ = ("_store",)

    def __init__(self, store: Store) -> None:
        self._store = store

    def __repr__(self) -> str:
        merged = "".join([f", {overlay.origin}" for overlay in self._store.overlays])
        return f"<csto dataset {self.dataset_version}, as of {self.as_of}{merged}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return _merge, ([(overlay.origin, overlay.tables) for overlay in self._store.overlays],)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dataset) and (self.dataset_version, self.__reduce__()) == (
            other.dataset_version, other.__reduce__(),
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash(self.dataset_version)

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

    def section(self, name: str) -> tuple[Any, ...]:
        """The records of a section, in the order of the file.

        Args:
            name: the singular name, such as `event`.

        Raises:
            UsageError: if there is no such section.
        """
        section = name if name in SECTIONS else match_word(str(name), tuple(SECTIONS), "section")
        return tuple([SECTIONS[section].wrap(record) for record in self._store.section(section)])

    def by_id(self, section: str) -> dict[str, Any]:
        """The records of a section by their id.

        Args:
            section: the singular name, such as `event`.

        Raises:
            UsageError: if there is no such section.
        """
        return {record.id: record for record in self.section(section)}

    def __iter__(self) -> Iterator[tuple[str, Record]]:
        """Every record with the name of its section, in the order of the file."""
        for name in self._store.sections:
            for record in self.section(name):
                yield name, record

    def _ask(self, name: str, given: dict[str, Any]) -> list[Any]:
        """The rows of a command, with arguments checked as on the command line."""
        command = commands.load(name)
        values = {
            parameter.key: _as_typed(command.name, parameter, given.get(parameter.key))
            for parameter in command.parameters
        }
        convert_values(command, values)
        try:
            found = arrange(command, command.ask(self._store, values), values, self._store).records
        except STUMBLES as error:
            if not self._store.has_overlays:
                raise
            raise as_data_error(command, error) from error
        row = command.row
        return [row.wrap(record) for record in found]

    def members(self, organisation: str | None = None, *, as_of: Day = None, status: Words = ()) -> list[MemberRow]:
        """The states with a standing towards an organisation, the CSTO if left out; see `csto members --help`."""
        return self._ask("members", locals())

    def member(self, name: str, *, as_of: Day = None) -> list[MemberFile]:
        """One state on one page, as the only row."""
        return self._ask("member", locals())

    def treaty(self, article: Numbers = (), *, as_of: Day = None) -> list[TreatyRow]:
        """Instruments and articles: a number, an instrument, or both."""
        return self._ask("treaty", locals())

    def bodies(self, *, as_of: Day = None, level: Words = ()) -> list[BodyRow]:
        """The bodies of the CSTO on a day, with their heads."""
        return self._ask("bodies", locals())

    def leaders(
        self, name: Words = (), *, as_of: Day = None, role: Words = (), country: Words = (),
        organisation: str | None = None, all: bool = False, next: bool = False,
    ) -> list[LeaderRow]:  # fmt: skip
        """Terms in office on a day; of a person, or with `all`, every term; with `next`, who chairs next."""
        return self._ask("leaders", locals())

    def about(self, *, as_of: Day = None) -> list[AboutRow]:
        """The organization on a day, as the only row."""
        return self._ask("about", locals())

    def glossary(self, term: Words = ()) -> list[Term]:
        """Terms of the field, or one."""
        return self._ask("glossary", locals())

    def forces(
        self, force: Words = (), *, bases: bool = False, country: Words = (), as_of: Day = None
    ) -> list[ForceRow]:
        """Collective forces, or foreign bases, on a day."""
        return self._ask("forces", locals())

    def exercises(
        self, name: Words = (), *, series: Words = (), country: Words = (), host: Words = (), status: Words = (),
        since: Day = None, until: Day = None, as_of: Day = None,
    ) -> list[ExerciseRow]:  # fmt: skip
        """Editions of exercises, earliest first."""
        return self._ask("exercises", locals())

    def operations(
        self, name: Words = (), *, series: Words = (), type: Words = (), requests: bool = False, country: Words = (),
        since: Day = None, until: Day = None, as_of: Day = None,
    ) -> list[OperationRow]:  # fmt: skip
        """Operations, missions and requests, earliest first."""
        return self._ask("operations", locals())

    def timeline(
        self, *, since: Day = None, until: Day = None, country: Words = (), organisation: Words = (),
        issue: Words = (), kind: Words = (), category: Words = (), text: str | None = None,
        turning_points: bool = False, as_of: Day = None,
    ) -> list[Event]:  # fmt: skip
        """Events, earliest first."""
        return self._ask("timeline", locals())

    def changes(
        self, name: Words = (), *, country: Words = (), since: Day = None, until: Day = None, group: Words = ()
    ) -> list[ChangeRow]:  # fmt: skip
        """What changed between two days."""
        return self._ask("changes", locals())

    def stance(
        self, name: Words = (), *, issue: Words = (), history: bool = False, as_of: Day = None
    ) -> list[StanceRow]:
        """Positions by holder and issue; with `history` every position with its evidence."""
        return self._ask("stance", locals())

    def votes(
        self, resolution: Words = (), *, country: Words = (), issue: Words = (), vote: Words = (),
        members: bool = False, since: Day = None, until: Day = None, as_of: Day = None,
    ) -> list[VoteRow]:  # fmt: skip
        """Votes in the UN General Assembly, one row for each resolution and state."""
        return self._ask("votes", locals())

    def alignment(
        self, name: Words = (), *, from_: str | None = None, since: Day = None, until: Day = None, as_of: Day = None
    ) -> list[AlignmentRow]:
        """Yearly distances from a state in UN voting, Russia if left out."""
        return self._ask("alignment", locals())

    def economy(
        self, name: str | None = None, *, topic: Words = (), since: Day = None, until: Day = None, as_of: Day = None
    ) -> list[EconomyRow]:
        """Figures of the economic ties."""
        return self._ask("economy", locals())

    def compare(
        self, organisation: Words, *, attribute: Words = (), only_differences: bool = False, year: Day = None,
        as_of: Day = None,
    ) -> list[CompareRow]:  # fmt: skip
        """The CSTO beside other organisations, line by line."""
        return self._ask("compare", locals())

    def claims(
        self, id: Numbers = (), *, verdict: Words = (), part: Words = (), text: str | None = None
    ) -> list[Claim]:
        """Claims of the essay, by number, words, verdict or part."""
        return self._ask("claims", locals())

    def outlook(self, scenario: Words = (), *, as_of: Day = None) -> list[OutlookRow]:
        """Scenarios with the signs to watch."""
        return self._ask("outlook", locals())

    def search(self, text: Words, *, in_: Words = (), limit: int | None = None) -> list[Hit]:
        """Every record that holds some words, best first."""
        return self._ask("search", locals())

    def show(self, id: str) -> list[ShownRow]:
        """One record with what refers to it, as the only row."""
        return self._ask("show", locals())

    def sources(
        self, id: str | None = None, *, kind: Words = (), text: str | None = None, since: Day = None,
        until: Day = None,
    ) -> list[SourceRow]:  # fmt: skip
        """Sources, with the records that cite each."""
        return self._ask("sources", locals())

    def cite(self, id: Words, *, style: str | None = None) -> list[Citation]:
        """Sources as citations: plain, bibtex, csl-json or ris."""
        return self._ask("cite", locals())


def _merge(overlays: list[tuple[str, Any]]) -> Dataset:
    """A dataset from its pickle: the bundled one, with overlays that were read before."""
    store = bundled.load()
    for origin, tables in overlays:
        store = store.with_overlay(Overlay(origin, tables))
    return Dataset(store)


def _as_typed(command: str, parameter: Parameter, value: Any) -> Any:
    """A value of Python as the command line would have it; a single one is a list of one.

    Raises:
        UsageError: if it has a type that the parameter does not take, or is missing.
    """
    if parameter.type == "flag" and isinstance(value, bool):
        return value
    if parameter.multiple and isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        value = tuple([_text(parameter, item) for item in value])
    elif value is not None:
        value = (_text(parameter, value),) if parameter.multiple else _text(parameter, value)
    if parameter.required and value in (None, ()):
        raise UsageError(f"csto {command} needs {parameter.metavar}. See 'csto {command} --help'.")
    return parameter.default if value is None else value


_TAKES = {"date": "a day such as 2010-01-31, 2010-01 or 2010", "count": "a whole number", "flag": "True or False"}


def _text(parameter: Parameter, value: Any) -> str:
    """One value as text."""
    if isinstance(value, str) and parameter.type != "flag":
        return str.__str__(value)  # without what a subclass, such as an Enum, makes of it
    if isinstance(value, datetime.date) and parameter.type == "date":
        return value.isoformat()[:10]
    if hasattr(value, "__index__") and not isinstance(value, bool) and parameter.type not in ("flag", "choice"):
        return f"{operator.index(value):0{4 if parameter.type == 'date' else 1}}"
    raise UsageError(f"{parameter.key} takes {_TAKES.get(parameter.type, 'text')}, not {type(value).__name__}.")
