"""How a command is declared: once, and everything else reads it.

The direct door, typer's signatures, completion, help, man pages, the CLI reference and the JSON Schemas are made
from these declarations, so none of them can say something else than another.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from csto_cli.data.dataset import Dataset
    from csto_cli.model.record import Record
    from csto_cli.output.result import Result

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "toml", "md", "html", "svg")
"""Every output format, the default first."""

WHEN = ("auto", "always", "never")


class Parameter:
    """Something that a command line can say.

    Args:
        name: the option without its dashes (`only-differences`), or an argument's name (`name`).
        help: one sentence without a full stop.
        type: `text`, `flag`, `date`, `count`, `path` or `choice`.
        short: a one-letter option.
        many: whether it may be given more than once.
        choices: the words it takes, if `type` is `choice`; or the name of the kind of `kinds` whose words it takes.
        names: what it names, for completion: a section of the dataset, or `fields`.
        metavar: what stands for its value in the help.
        required: whether an argument must be given.
    """

    __slots__ = ("_choices", "help", "many", "metavar", "name", "names", "required", "short", "type")

    def __init__(
        self,
        name: str,
        help: str,
        *,
        type: str = "text",
        short: str = "",
        many: bool = False,
        choices: "Sequence[str] | str" = (),
        names: str = "",
        metavar: str = "",
        required: bool = False,
    ) -> None:
        self.name = name
        self.help = help
        self.type = type
        self.short = short
        self.many = many
        self._choices = choices
        self.names = names
        self.metavar = metavar or {"date": "DATE", "count": "N", "path": "FILE"}.get(type, name.upper())
        self.required = required

    @property
    def choices(self) -> "Sequence[str]":
        """The words it takes; a kind is looked up only now, since few calls need it."""
        if isinstance(self._choices, str):
            from csto_cli.model import kinds

            words: Sequence[str] = getattr(kinds, self._choices).choices
            return words
        return self._choices

    @property
    def key(self) -> str:
        """Its name as a Python identifier, under which values are kept: `in`, `as` and `from` get an underscore."""
        return f"{self.name}_" if self.name in ("as", "in", "from") else self.name.replace("-", "_")

    @property
    def label(self) -> str:
        """How a message calls it."""
        raise NotImplementedError

    @property
    def default(self) -> "Any":
        """Its value when it is not given."""
        return () if self.many else False if self.type == "flag" else None


class Option(Parameter):
    """A parameter given as `--name`."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """How a message calls it."""
        return f"--{self.name}"


class Argument(Parameter):
    """A parameter given by its place."""

    __slots__ = ()

    @property
    def label(self) -> str:
        """How a message calls it."""
        return self.metavar


class Column:
    """A field as a column of a table for people.

    Args:
        field: the field of the row.
        heading: its heading.
        keep: how long it stays when the window narrows; the lowest goes first.
        style: what sort of value it shows: `name`, `date`, `until` (the day before the end of a half-open span),
            `number`, `word` or `text`.
    """

    __slots__ = ("field", "heading", "keep", "style")

    def __init__(self, field: str, heading: str, *, keep: int = 5, style: str = "word") -> None:
        self.field = field
        self.heading = heading
        self.keep = keep
        self.style = style


class Command:
    """One command: what it takes, what it returns, and how its answer looks.

    Args:
        name: its name.
        topic: the part of the help it stands in.
        summary: one sentence without a full stop.
        run: takes the dataset and the values, returns the result. It prints nothing.
        row: the class of the records it returns; its annotations are the output contract.
        arguments: its arguments in order.
        options: its own options, before those that all look-ups share.
        columns: the table for people, if the result brings no view of its own.
        description: more about it, for the help.
        examples: command lines that work, each with what it shows.
        look_up: whether it takes the options that all look-ups share.
        on_files: whether it looks into files that are named, so that no overlay is merged for it and it answers even
            when the bundled dataset is broken.
    """

    __slots__ = (
        "arguments", "columns", "description", "examples", "look_up", "name", "on_files", "options", "row", "run",
        "summary", "topic",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        *,
        topic: str,
        summary: str,
        run: "Callable[[Dataset, dict[str, Any]], Result]",
        row: "type[Record]",
        arguments: "Sequence[Argument]" = (),
        options: "Sequence[Option]" = (),
        columns: "Sequence[Column]" = (),
        description: str = "",
        examples: "Sequence[tuple[str, str]]" = (),
        look_up: bool = True,
        on_files: bool = False,
    ) -> None:
        self.name = name
        self.topic = topic
        self.summary = summary
        self.run = run
        self.row = row
        self.arguments = tuple(arguments)
        self.options = (*options, *(OUTPUT if look_up else ()))
        self.columns = tuple(columns)
        self.description = description
        self.examples = tuple(examples)
        self.look_up = look_up
        self.on_files = on_files


AS_OF = Option("as-of", "The world on that day, month or year (its last day)", type="date")
SINCE = Option("since", "Not before this day, month or year", type="date")
UNTIL = Option("until", "Not after this day, month or year", type="date")
COUNTRY = Option("country", "Only what concerns this state; may be repeated", many=True, names="country")
CHART = Option(
    "chart", "A picture instead of a table (also with md, html and svg); machine formats stay as they are", type="flag"
)


def drawn(values: "dict[str, Any]") -> bool:
    """Whether a picture is asked for, in a format that shows one."""
    shows = ("table", "md", "html", "svg")
    return bool(values["chart"]) and not values["json"] and (values["format"] or "table") in shows


OUTPUT = (
    Option("format", "How to print the answer", type="choice", short="f", choices=FORMATS),
    Option("json", "Short for --format json", type="flag"),
    Option("fields", "These fields, in this order, separated by commas", names="fields", metavar="A,B"),
    Option("no-header", "Leave out the heading line of csv and tsv", type="flag"),
    Option("sort", "Sort by this field", names="fields", metavar="FIELD"),
    Option("reverse", "Turn the order around", type="flag"),
    Option("limit", "Print at most so many records", type="count"),
    Option("sources", "Footnotes with the sources under the table", type="flag"),
    Option("color", "Colour the output", type="choice", choices=WHEN),
    Option("width", "Lay the table out for so many columns", type="count"),
    Option("data", "An overlay to merge over the dataset; may be repeated", type="path", many=True),
)
"""The options that every look-up shares."""


def output(*left_out: str) -> "Sequence[Option]":
    """The options that look-ups share, for a command that shares some of them.

    Args:
        left_out: the names of those that make no sense for it.
    """
    return [option for option in OUTPUT if option.name not in left_out]
