"""Typer's part: help, usage errors, completion, and every command line that `parse` leaves to it.

The signatures are made from the declarations of the commands, for typer cannot share options between commands.
"""

import contextlib
import inspect
import io
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from csto_cli.cli import commands, nearmiss
from csto_cli.cli.about_tool import SUMMARY, greeting, versions
from csto_cli.cli.completion import completer, words_listed
from csto_cli.cli.declare import OUTPUT, Argument, Command, Parameter
from csto_cli.cli.execute import execute
from csto_cli.cli.parse import parse
from csto_cli.errors import EXIT_OK, EXIT_USAGE, Response, UsageError
from csto_cli.text.strings import quote, suggest

PROGRAM = "csto"
NARROW = 64
"""The columns below which the panels would cut names of options."""

COMPLETE = "_CSTO_COMPLETE"
"""The variable by which a shell asks for completion."""

_SENTENCES = (
    (r"No such option: ?(\S+).*", "has no option '{}'"),
    (r"No such command '(.*?)'\.?.*", "has no command '{}'"),
    (r"Got unexpected extra argument.*\((.*?)\)", "takes no such argument as '{}'"),
    (r"Missing (?:argument|option|parameter) '(.*?)'.*", "needs {}"),
    (r"Option '?(.*?)'? requires an argument\.?", "needs a value after {}"),
    (r"Option '?(.*?)'? does not take a value\.?", "takes no value for {}"),
)
"""What typer says of a command line, and how we say it of a command."""


def respond(arguments: Sequence[str]) -> Response:
    """The response to a command line: that of a command, a page of help, completion, or a usage error."""
    if os.environ.get(COMPLETE):
        return _complete()
    if not arguments:
        return Response(greeting(), transliterate=True)
    try:
        meant = nearmiss.correct(arguments)
    except UsageError as error:
        return Response("", [error.message], error.exit_code)
    parsed = parse(meant)
    response = execute(*parsed) if parsed else respond_by_typer(meant)
    is_same = meant == list(arguments) or meant[-1] in ("--help", "--version")
    return response if is_same else nearmiss.say_what_runs(response, meant)


def respond_by_typer(arguments: Sequence[str]) -> Response:
    """The response to a command line that typer parses."""
    if not os.environ.get("COLUMNS", "").strip("0"):
        os.environ.pop("COLUMNS", None)  # rich would draw for no columns at all
    printed, called, width = _Printed(), commands.called(arguments), max(20, shutil.get_terminal_size().columns)
    try:
        with contextlib.redirect_stdout(printed):
            app = make_app(called, panels=width >= NARROW)
            outcome = app(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except Exception as error:
        if not hasattr(error, "format_message"):  # the exceptions of typer have no public base before 0.28
            raise
        return Response("", [_sentence(error, called)], EXIT_USAGE)
    if isinstance(outcome, tuple):
        return execute(*outcome)  # only now, for the width and colours are those of the real stdout
    lines = printed.getvalue().split("\n")
    if width < NARROW:
        lines = [part for line in lines for part in _wrap(line, width)]
    text = "\n".join([line.rstrip() for line in lines])
    if not printed.isatty():
        text = re.sub("\x1b\\[[0-9;]*m", "", text)  # rich leaves bold without colours, and typer colours some pipes
    return Response(text, exit_code=outcome or EXIT_OK, transliterate=True)


def _wrap(line: str, width: int) -> list[str]:
    """A line of help in a narrow window: what does not fit goes on below, further in."""
    line = re.sub(r"(?<=\S) {2,}", "  ", line)
    indent = " " * (len(line) - len(line.lstrip()) + (4 if "  " in line.strip() else 0))
    return textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]


def _complete() -> Response:
    """The words that complete a command line, one per line; what bash takes for words of their own is put together."""
    words, number = os.environ.get("COMP_WORDS", "").split("\n"), os.environ.get("COMP_CWORD", "")
    place = int(number) if number.isdecimal() else 0
    before, typed = [word for word in words[1:place] if word != "="], "".join(words[place : place + 1])
    called = commands.called(before)
    if before and not called and before[0] != "help" and " ".join(before) not in commands.GROUPS:
        return Response("")
    os.environ["COMP_WORDS"] = "\n".join([PROGRAM, *before, "" if typed == "=" else typed])
    os.environ["COMP_CWORD"] = str(len(before) + 1)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.suppress(SystemExit):
        make_app(called, completing=True)([], prog_name=PROGRAM)
    return Response(re.sub(r"(?m)^--(install|show)-completion\n", "", printed.getvalue()))


def _sentence(error: Any, called: str) -> str:
    """A usage error in one sentence, with the help that has more."""
    path = getattr(getattr(error, "ctx", None), "command_path", f"{PROGRAM} {called}".rstrip())
    message = " ".join(error.format_message().split())
    named = re.findall(r"'([^']*)'", message.partition("Did you mean")[2])
    for pattern, ours in _SENTENCES:
        found = re.fullmatch(pattern, message)
        if found:
            near = suggest(found[1], getattr(error, "possibilities", None) or named)
            hint = f" Did you mean {near[0]}?" if near else ""
            return f"{path} {ours.format(quote(found[1])[1:-1])}.{hint} See '{path} --help'."
    return f"{path}: {message.rstrip('.')}. See '{path} --help'."


class _Printed(io.StringIO):
    """What typer prints, kept until `main` writes it; coloured where tables are."""

    def __init__(self) -> None:
        super().__init__()
        self.stdout = sys.stdout

    def isatty(self) -> bool:
        """Whether the help may be coloured."""
        from csto_cli.output.console import takes_colours

        with contextlib.redirect_stdout(self.stdout):
            return takes_colours({})


def make_app(called: str, *, panels: bool = True, completing: bool = False) -> typer.Typer:
    """The typer application, with the command that is called, or with the summaries of all."""
    app = typer.Typer(
        name=PROGRAM,
        help=SUMMARY,
        epilog="csto alone shows examples; --json gives any answer to scripts.",
        add_completion=completing,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich" if panels else None,
        context_settings={"help_option_names": ["--help", "-h"], "terminal_width": None if panels else 10_000},
    )
    app.callback(invoke_without_command=True)(_top)
    groups = {"": app}
    for topic, names in commands.TOPICS.items():
        for name in names:
            if name == called:
                _add_command(_group(groups, name, topic), commands.load(name), panels, completing)
            elif not called:
                word, panel = name.rpartition(" ")[2], None if " " in name else topic
                summary = f"{commands.SUMMARIES[name]}."
                _group(groups, name, topic).command(word, help=summary, rich_help_panel=panel)(lambda: None)
    return app


def _group(groups: dict[str, typer.Typer], name: str, topic: str) -> typer.Typer:
    """The group of a command, added to the one above it when it is first asked for."""
    path = name.rpartition(" ")[0]
    if path not in groups:
        groups[path] = typer.Typer()
        summary, panel = f"{commands.GROUPS[path]}.", None if " " in path else topic
        _group(groups, path, topic).add_typer(
            groups[path], name=path.rpartition(" ")[2], help=summary, rich_help_panel=panel
        )
    return groups[path]


def _top(
    version: Annotated[bool, typer.Option("--version", help="The versions of the tool and the dataset.")] = False,
) -> None:
    """What may stand before a command."""
    if version:
        print(versions())
        raise typer.Exit


def _add_command(group: typer.Typer, command: Command, panels: bool, completing: bool) -> None:
    """Add a command to a group: a function whose signature is that of the declared parameters."""
    escape = _escape if panels else str
    defaults = {parameter.key: parameter.default for parameter in command.parameters}

    def call(**values: Any) -> tuple[Command, dict[str, Any]]:
        return command, {key: _as_parsed(value, defaults[key]) for key, value in values.items()}

    signature = [
        _parameter(command, parameter, "" if completing else escape(_help(parameter)))
        for parameter in command.parameters
    ]
    call.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.name: parameter.annotation for parameter in signature}
    start, bold, end = ("", "[bold]", "[/]") if panels else ("\b\n", "", "")  # \b keeps the lines as they are
    lines = [f"  {bold}{escape(line)}{end}\n      {escape(shows)}\n" for line, shows in command.examples]
    group.command(
        command.name.rpartition(" ")[2],
        help=f"{command.summary}.\n\n{escape(command.description)}",
        epilog=f"{start}Examples:\n{''.join(lines)}",
    )(call)


def text(value: str) -> str:
    """A value as it was typed; typer shows the name of this function as the type of an argument."""
    return value


def _as_parsed(value: Any, default: Any) -> Any:
    """A value as `parse` gives it: a tuple for a list, the default for an option left out."""
    return default if value is None else tuple(value) if isinstance(value, list) else value


def _escape(text: str) -> str:
    """Text that rich does not read as markup."""
    return text.replace("[", "\\[")


def _parameter(command: Command, parameter: Parameter, help: str) -> inspect.Parameter:
    """A parameter of the signature, annotated with what typer makes an option or an argument of."""
    settings: dict[str, Any] = {"show_default": False, "help": help}
    plain: Any = bool if parameter.type == "flag" else list[str] if parameter.multiple else str
    needed = parameter.required and isinstance(parameter, Argument)  # the commands see to options themselves
    default = inspect.Parameter.empty if needed else False if parameter.type == "flag" else None
    if parameter.type != "flag":
        plain = plain if needed else plain | None
        settings |= {"metavar": parameter.metavar, "autocompletion": completer(command, parameter), "parser": text}
    if isinstance(parameter, Argument):
        made: Any = typer.Argument(**settings)
    else:
        names = [f"--{parameter.name}", *([f"-{parameter.short}"] if parameter.short else ())]
        made = typer.Option(*names, rich_help_panel="Output" if parameter in OUTPUT else "Options", **settings)
    return inspect.Parameter(
        parameter.key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[plain, made]
    )


def _help(parameter: Parameter) -> str:
    """What the help says of a parameter: its sentence, and the words that it takes."""
    words = words_listed(parameter)
    needed = " Needed for a new record." if parameter.required and not isinstance(parameter, Argument) else ""
    return (f"{parameter.help}: {', '.join(words)}." if words else f"{parameter.help}.") + needed
