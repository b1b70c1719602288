"""How a command is declared: once, and everything else reads it.

The fast parser, typer's signatures, completion, help, man pages, the command reference and the JSON Schemas are made
from these declarations.
"""

from csto_cli.data.store import Store
from csto_cli.output.result import Column, Result
from csto_cli.types import Any, Callable, Row, Sequence

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "toml", "md", "html", "svg")
"""Every output format, the default first."""

FOR_PEOPLE = ("table", "md", "html", "svg")
"""The formats that people read."""


class Parameter:
    """Something that a command line can say.

    Args:
        name: the option without its dashes (`only-differences`), or an argument's name (`name`).
        help: one sentence without a full stop.
        type: `text`, `flag`, `date`, `count` or `path`; with `choices` it is `choice`.
        short: a one-letter option.
        multiple: whether it may be given more than once.
        choices: the words it takes; or the name of the field type of `kinds` that lists them.
        completes: what it names, for completion: a section of the dataset, or `fields`.
        metavar: what stands for its value in the help.
        required: whether an argument must be given.

    Attributes:
        label: how a message calls it.
    """

    __slots__ = ("_choices", "completes", "help", "label", "metavar", "multiple", "name", "required", "short", "type")

    def __init__(
        self,
        name: str,
        help: str,
        *,
        type: str = "text",
        short: str = "",
        multiple: bool = False,
        choices: Sequence[str] | str = (),
        completes: str = "",
        metavar: str = "",
        required: bool = False,
    ) -> None:
        self.name = name
        self.help = f"{help}; may be repeated" if multiple and isinstance(self, Option) else help
        self.type = "choice" if choices else type
        self.short = short
        self.multiple = multiple
        self._choices = choices
        self.completes = completes
        self.metavar = metavar or {"date": "DATE", "count": "N", "path": "FILE"}.get(type, name.upper())
        self.required = required
        self.label = f"--{name}" if isinstance(self, Option) else self.metavar

    @property
    def choices(self) -> Sequence[str]:
        """The words it takes."""
        if isinstance(self._choices, str):
            from csto_cli.model import kinds

            words: Sequence[str] = getattr(kinds, self._choices).__metadata__[0].choices
            return words
        return self._choices

    @property
    def key(self) -> str:
        """Its name as a Python identifier, under which values are kept: `in`, `as` and `from` get an underscore."""
        return f"{self.name}_" if self.name in ("as", "in", "from") else self.name.replace("-", "_")

    @property
    def default(self) -> Any:
        """Its value when it is not given."""
        return () if self.multiple else False if self.type == "flag" else None


class Option(Parameter):
    """A parameter given as `--name`."""

    __slots__ = ()


class Argument(Parameter):
    """A parameter given by its place."""

    __slots__ = ()


class Command:
    """One command: what it takes, what it returns, and how its answer looks.

    What is said to people may be a text, or a function of the dataset, the result and the values.

    Args:
        name: its name.
        query: takes the dataset and the values of the parameters that it names; returns an answer or a result.
        row: the class of the rows it returns, as `module.Class` of the package `rows` or `model`.
        title: the heading.
        notes: sentences under the table.
        empty: the sentence for people when there is no row.
        narrow: how to narrow the answer, when it is long.
        tables: the fields of its rows that hold arrays of tables.
        view: the module of `cli.views` that draws its answer for people; its columns make one table if left out.
        arguments: its arguments in order.
        options: its own options, before those that all look-ups share.
        columns: the table for people.
        description: more about it, for the help.
        examples: command lines that work, each with what it shows.
        is_query: whether it takes the options that all look-ups share.
        reads_files: whether it reads files that are named, so that no overlay is merged for it and it answers even
            when the bundled dataset is broken.
    """

    __slots__ = (
        "arguments", "columns", "description", "empty", "examples", "is_query", "name", "narrow", "notes", "options",
        "query", "reads_files", "row_name", "summary", "tables", "title", "view",
    )  # fmt: skip

    def __init__(
        self, name: str, *, query: Callable[..., Any], row: str, title: Any, notes: Any = (),
        empty: Any = "Nothing in the dataset matches.", narrow: str = "", tables: Sequence[str] = (), view: str = "",
        arguments: Sequence[Argument] = (), options: Sequence[Option] = (), columns: Sequence[Column] = (),
        description: str = "", examples: Sequence[tuple[str, str]] = (), is_query: bool = True,
        reads_files: bool = False,
    ) -> None:  # fmt: skip
        self.name = name
        self.summary = ""
        self.query = query
        self.row_name = row
        self.title = title
        self.notes = notes
        self.empty = empty
        self.narrow = narrow
        self.tables = tuple(tables)
        self.view = view
        self.arguments = tuple(arguments)
        self.options = (*options, *(OUTPUT if is_query else ()))
        self.columns = tuple(columns)
        self.description = description
        self.examples = tuple(examples)
        self.is_query = is_query
        self.reads_files = reads_files

    def ask(self, data: Store, values: Row) -> Result:
        """Its result: the query is called with the values that its signature names; `values` means all of them."""
        code, known = self.query.__code__, {**values, "values": values}
        names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
        found = self.query(data, **{name: known[name] for name in names})
        result = found if isinstance(found, Result) else Result(*found)
        result.as_of = result.as_of or data.as_of
        return result

    @property
    def row(self) -> Any:
        """The class of its rows: the contract of its output."""
        module, _, name = self.row_name.rpartition(".")
        return getattr(__import__(f"csto_cli.{module}", fromlist=[name]), name)

    @property
    def parameters(self) -> Sequence[Parameter]:
        """Its arguments, then its options."""
        return (*self.arguments, *self.options)


AS_OF = Option("as-of", "Answer for that day, month or year (its last day)", type="date")
SINCE = Option("since", "Not before this day, month or year", type="date")
UNTIL = Option("until", "Not after this day, month or year", type="date")
COUNTRY = Option("country", "Only what concerns this state", multiple=True, completes="country")
CHART = Option("chart", "A chart instead of a table; no effect on machine formats", type="flag")

OUTPUT = (
    Option("format", "How to print the answer", short="f", choices=FORMATS),
    Option("json", "Short for --format json", type="flag"),
    Option("fields", "These fields, in this order, separated by commas", completes="fields", metavar="A,B"),
    Option("no-header", "Leave out the heading line of csv and tsv", type="flag"),
    Option("sort", "Sort by this field; missing values come last", completes="fields", metavar="FIELD"),
    Option("reverse", "Reverse the order; missing values still come last", type="flag"),
    Option("limit", "Print at most N records", type="count"),
    Option("sources", "Footnotes with the sources under the table", type="flag"),
    Option("ids", "Show the ids of records; tables of 120 columns or more always do", type="flag"),
    Option("exit-status", "Exit with 4 when the answer is empty", type="flag", short="e"),
    Option("color", "Colour the output", choices=("auto", "always", "never")),
    Option("theme", "The background of an svg picture", choices=("dark", "light")),
    Option("width", "Lay out the table for N columns", type="count"),
    Option("data", "An overlay to merge over the dataset", type="path", multiple=True),
)
"""The options that every look-up shares."""


def output_options(*left_out: str) -> Sequence[Option]:
    """The options that look-ups share, without some of them."""
    return [option for option in OUTPUT if option.name not in left_out]
