"""Typer's part: help, usage errors, and every command line that `parse` leaves to it.

The signatures are made from the declarations of the commands, for typer cannot share options between commands.
"""

import contextlib
import inspect
import io
import sys
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from csto_cli.cli import commands
from csto_cli.cli.about_tool import SUMMARY, TOPICS, greeting, versions
from csto_cli.cli.declare import OUTPUT, Argument, Command, Parameter
from csto_cli.cli.execute import execute
from csto_cli.errors import EXIT_OK, EXIT_USAGE, Response

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "csto"
SETTINGS = {"help_option_names": ["--help", "-h"]}
_SHARED = {option.name for option in OUTPUT}


def respond(arguments: "Sequence[str]") -> Response:
    """The response to a command line: that of a command, a page of help, or a usage error.

    Args:
        arguments: the command line without the program's name.
    """
    if not arguments:
        return Response(greeting(), transliterate=True)
    printed = _Printed()
    try:
        with contextlib.redirect_stdout(printed):
            outcome = make_app(arguments)(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except TyperException as error:
        context = getattr(error, "ctx", None)
        path = context.command_path if context is not None else PROGRAM
        message = " ".join(error.format_message().split())
        end = "" if message.endswith((".", "?")) else "."
        return Response("", [f"{message}{end} See '{path} --help'."], EXIT_USAGE)
    if isinstance(outcome, tuple):
        return execute(*outcome)  # only now, for the width and colours are those of the real stdout
    return Response(printed.getvalue(), exit_code=outcome or EXIT_OK, transliterate=True)


class _Printed(io.StringIO):
    """What typer prints, kept until `main` writes it; it looks like the stdout that it stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.stdout = sys.stdout

    def isatty(self) -> bool:
        """Whether the help may be coloured."""
        return self.stdout is not None and self.stdout.isatty()


def make_app(arguments: "Sequence[str]") -> typer.Typer:
    """The typer application, with the command that is called, or with all of them.

    Args:
        arguments: the command line.
    """
    app = typer.Typer(
        name=PROGRAM, help=SUMMARY, add_completion=False, rich_markup_mode="rich", context_settings=SETTINGS,
        epilog="csto alone shows examples; --json gives any answer to scripts.",
    )  # fmt: skip
    app.callback(invoke_without_command=True)(_top)
    called = arguments[0] if arguments and arguments[0] in commands.NAMES else ""
    for name in (called,) if called else commands.NAMES:
        _add(app, name, commands.load(name))
    if not called:
        group = typer.Typer(context_settings=SETTINGS, no_args_is_help=True)
        inner = typer.Typer(context_settings=SETTINGS, no_args_is_help=True)
        for name in commands.DATA_NAMES:
            _add(inner if name.startswith("add ") else group, name.rpartition(" ")[2], commands.load(f"data {name}"))
        group.add_typer(inner, name="add", help=f"{commands.ADD_SUMMARY}.")
        app.add_typer(group, name="data", help=f"{commands.DATA_SUMMARY}.", rich_help_panel=TOPICS["data"])
    return app


def _top(
    version: Annotated[bool, typer.Option("--version", help="The versions of the tool and the dataset.")] = False,
) -> None:
    """What may stand before a command."""
    if version:
        print(versions())
        raise typer.Exit


def _add(app: typer.Typer, name: str, command: Command) -> None:
    """Add a command: a function whose signature is that of the declared parameters."""
    parameters = command.parameters
    defaults = {parameter.key: parameter.default for parameter in parameters}

    def call(**values: Any) -> "tuple[Command, dict[str, Any]]":
        return command, {key: _as_parsed(value, defaults[key]) for key, value in values.items()}

    call.__signature__ = inspect.Signature([_signature(parameter) for parameter in parameters])  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.key: _annotation(parameter) for parameter in parameters}
    app.command(
        name,
        help=f"{command.summary}.\n\n{_escape(command.description)}",
        short_help=f"{command.summary}.",
        epilog=_examples(command),
        rich_help_panel=TOPICS[command.topic],
        context_settings=SETTINGS,
    )(call)


def _as_parsed(value: Any, default: Any) -> Any:
    """A value as `parse` gives it: a tuple for a list, the default for an option left out."""
    return default if value is None else tuple(value) if isinstance(value, list) else value


def _examples(command: Command) -> str:
    """The examples of a command, one paragraph each, for every line end would be taken for a space."""
    lines = [f"[bold]{_escape(line)}[/bold]  {_escape(shows)}" for line, shows in command.examples]
    return "\n\n".join(["Examples:", *lines]) if lines else ""


def _escape(text: str) -> str:
    """Text that rich does not read as markup."""
    return text.replace("[", "\\[")


def _annotation(parameter: Parameter) -> Any:
    """The annotated type that typer makes an option or an argument of."""
    plain: Any = bool if parameter.type == "flag" else list[str] | None if parameter.multiple else str | None
    if parameter.required and not parameter.multiple:
        plain = str
    help_text = f"{_escape(parameter.help)}."
    if parameter.choices:
        help_text = f"{_escape(parameter.help)}: {', '.join(parameter.choices)}."
    if isinstance(parameter, Argument):
        return Annotated[plain, typer.Argument(metavar=parameter.metavar, help=help_text, show_default=False)]
    names = [f"--{parameter.name}", *([f"-{parameter.short}"] if parameter.short else ())]
    panel = "Output" if parameter.name in _SHARED else "Options"
    metavar = None if parameter.type == "flag" else parameter.metavar
    return Annotated[
        plain, typer.Option(*names, metavar=metavar, help=help_text, show_default=False, rich_help_panel=panel)
    ]


def _signature(parameter: Parameter) -> inspect.Parameter:
    """The parameter of the signature."""
    default = inspect.Parameter.empty if parameter.required else False if parameter.type == "flag" else None
    return inspect.Parameter(
        parameter.key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=_annotation(parameter)
    )
