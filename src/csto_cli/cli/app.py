"""Typer's door: the reference for what a command line means, its help and its errors.

The commands are made from their declarations when they are called; only the one that runs is imported.
"""

import inspect
import os
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from typer import _click as click
from typer.core import TyperCommand, TyperGroup

from csto_cli.cli import commands
from csto_cli.cli.declare import Argument, Command, Parameter
from csto_cli.cli.execute import execute
from csto_cli.errors import EXIT_OK, EXIT_USAGE
from csto_cli.errors import Response as Answer

PROGRAM = "csto"


def respond(arguments: Sequence[str]) -> Answer:
    """The answer to a command line: that of a command, a page of help, or a usage error.

    Args:
        arguments: the command line without the program's name.
    """
    import contextlib
    import io

    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            outcome = group().main(list(arguments), prog_name=PROGRAM, standalone_mode=False)
    except _AnsweredError as answered:
        return answered.answer
    except click.exceptions.ClickException as error:
        context = getattr(error, "ctx", None)
        where = context.command_path if context is not None else PROGRAM
        return Answer("", [f"{_sentence(error.format_message())} See '{where} --help'."], EXIT_USAGE)
    if callable(outcome):  # only now, for what is asked of stdout must be asked of the real one
        answer: Answer = outcome()
        return answer
    return Answer(printed.getvalue(), exit_code=outcome if isinstance(outcome, int) else EXIT_OK, transliterate=True)


def _sentence(message: str) -> str:
    """A message of the parser as one sentence on one line."""
    message = " ".join(message.split())
    return message if message.endswith((".", "?")) else f"{message}."


class Group(TyperGroup):
    """The commands of `csto`, or of one of its groups, made when they are called."""

    names: tuple[str, ...] = ()
    prefix = ""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the help."""
        return [*dict.fromkeys(name.partition(" ")[0] for name in self.names), *(() if self.prefix else ("data",))]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command with a name, or nothing."""
        if not self.prefix and cmd_name == "data":
            return inner_group("data", commands.DATA_SUMMARY, commands.DATA_NAMES)
        inner = tuple(name.partition(" ")[2] for name in self.names if name.startswith(f"{cmd_name} "))
        if inner:
            return inner_group(f"{self.prefix}{cmd_name}", commands.ADD_SUMMARY, inner)
        if cmd_name not in self.names:
            return None
        return command(commands.load(self.prefix + cmd_name))

    def get_help(self, ctx: Any) -> str:
        """The help of a group: for `csto` itself, what can be asked, by topic."""
        if self.prefix:
            return super().get_help(ctx)
        from csto_cli.cli.greeting import overview

        return overview().rstrip("\n")

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called; a usage error with the likely one if there is none."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            from csto_cli.text.strings import quote, suggest

            near = suggest(name.casefold(), self.list_commands(ctx))[:1]
            hint = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"{ctx.command_path} has no command {quote(name)}.{hint}")
        return super().resolve_command(ctx, args)


def group() -> Group:
    """`csto` itself."""
    top = Group(
        name=PROGRAM,
        invoke_without_command=True,
        callback=_greet,
        params=[
            typer.core.TyperOption(
                param_decls=["--version", "version"], is_flag=True, help="The versions of the tool and the dataset."
            )
        ],
        rich_markup_mode=None,
        context_settings=SETTINGS,
    )
    top.names = commands.NAMES
    return top


SETTINGS = {"help_option_names": ["--help", "-h"], "max_content_width": 100}


def inner_group(path: str, summary: str, names: tuple[str, ...]) -> Group:
    """A group of commands, such as `csto data`.

    Args:
        path: how it is called, without the program's name.
        summary: what it is for.
        names: its commands; two words for those of a group in it.
    """
    inner = Group(
        name=path.rpartition(" ")[2],
        help=f"{summary}.",
        rich_markup_mode=None,
        no_args_is_help=False,
        context_settings=SETTINGS,
    )
    inner.names, inner.prefix = names, f"{path} "
    return inner


class _AnsweredError(Exception):
    """An answer found before a command was called."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


def _greet(version: bool = False) -> Any:
    """What `csto` answers without a command."""
    if version:
        from csto_cli.cli.greeting import versions

        raise _AnsweredError(Answer(versions() + "\n"))
    if click.globals.get_current_context().invoked_subcommand is None:
        from csto_cli.cli.greeting import greeting

        raise _AnsweredError(Answer(greeting(), transliterate=True))


def command(declared: Command) -> TyperCommand:
    """A command of typer, made from its declaration: its signature is that of the declared parameters."""

    def call(**values: Any) -> Any:
        given = {key: _given(value, defaults[key]) for key, value in values.items()}
        return lambda: execute(declared, given)

    parameters = [*declared.arguments, *declared.options]
    defaults = {parameter.key: parameter.default for parameter in parameters}
    call.__signature__ = inspect.Signature([_parameter(parameter) for parameter in parameters])  # type: ignore[attr-defined]
    call.__annotations__ = {parameter.key: _annotation(parameter) for parameter in parameters}
    info = typer.models.CommandInfo(
        name=declared.name.rpartition(" ")[2],
        callback=call,
        help=_help(declared),
        short_help=declared.summary,
        epilog=None,
        context_settings=SETTINGS,
    )
    made: Any = typer.main.get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode=None)
    return made  # type: ignore[no-any-return]


def _given(value: Any, default: Any) -> Any:
    """A value as the direct door gives it: tuples for lists, the default for an option left out."""
    return default if value is None else tuple(value) if isinstance(value, list) else value


def _help(declared: Command) -> str:
    """The help of a command: its sentence, more about it, and examples that work."""
    parts = [f"{declared.summary}.", declared.description]
    if declared.examples:
        lines = [f"  {line}\n      {shows}" for line, shows in declared.examples]
        parts.append("\b\nExamples:\n" + "\n".join(lines))
    return "\n\n".join(part for part in parts if part)


def _annotation(parameter: Parameter) -> Any:
    """The annotated type that typer makes an option or argument of."""
    if parameter.type == "flag":
        plain: Any = bool
    elif parameter.multiple:
        plain = list[str] | None
    else:
        plain = str if parameter.required else str | None
    help_text = f"{parameter.help}."
    metavar = "|".join(parameter.choices) if parameter.choices and len(parameter.choices) <= 4 else parameter.metavar
    if parameter.choices and len(parameter.choices) > 4:
        help_text = f"{parameter.help}: {', '.join(parameter.choices)}."
    if isinstance(parameter, Argument):
        return Annotated[plain, typer.Argument(metavar=parameter.metavar, help=help_text, show_default=False)]
    names = [f"--{parameter.name}", *([f"-{parameter.short}"] if parameter.short else ())]
    if parameter.type == "flag":
        return Annotated[plain, typer.Option(*names, help=help_text, show_default=False)]
    return Annotated[plain, typer.Option(*names, metavar=metavar, help=help_text, show_default=False)]


def _parameter(parameter: Parameter) -> inspect.Parameter:
    """The parameter of the signature."""
    default = inspect.Parameter.empty if parameter.required else False if parameter.type == "flag" else None
    return inspect.Parameter(
        parameter.key, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=_annotation(parameter)
    )


os.environ.setdefault("_TYPER_STANDARD_TRACEBACK", "1")
