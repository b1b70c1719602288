"""The direct door: plain look-ups, parsed without typer.

It reads the same declarations as typer's door (`app`) and is sure of what it accepts: a command by its exact name,
options by their full name or their letter followed by a value, arguments that do not begin with a dash. Of anything
else it says nothing, and typer, the reference, takes the call. A property test drives both with the same lines.
"""

from csto_cli.cli import commands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.cli.declare import Command, Parameter


def parse(arguments: "Sequence[str]") -> "tuple[Command, dict[str, Any]] | None":
    """A command and the values of its parameters, or nothing if the line is not a plain look-up.

    Args:
        arguments: the command line without the program's name.
    """
    if not arguments or arguments[0] not in commands.NAMES:
        return None
    command = commands.load(arguments[0])
    options: dict[str, Parameter] = {}
    for option in command.options:
        options[f"--{option.name}"] = option
        if option.short:
            options[f"-{option.short}"] = option
    values: dict[str, Any] = {parameter.key: parameter.default for parameter in command.options}
    words: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        if not word.startswith("-"):
            words.append(word)
            continue
        option_or_none = options.get(word)
        if option_or_none is None:
            return None
        option = option_or_none
        if option.type == "flag":
            values[option.key] = True
            continue
        value = next(rest, None)
        if value is None or value.startswith("-"):
            return None
        values[option.key] = (*values[option.key], value) if option.many else value
    placed = place(command, words)
    return None if placed is None else (command, values | placed)


def place(command: "Command", words: "list[str]") -> "dict[str, Any] | None":
    """The values of the arguments, or nothing if there are too few or too many words."""
    values: dict[str, Any] = {}
    for argument in command.arguments:
        if argument.many:
            values[argument.key], words = tuple(words), []
        else:
            values[argument.key], words = (words[0] if words else None), words[1:]
        if argument.required and not values[argument.key]:
            return None
    return None if words else values
