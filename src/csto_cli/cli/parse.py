"""Parse plain command lines without importing typer.

It takes a command by its exact name, options by their full name or their letter, each followed by a value or written
`--name=value`, and arguments that do not begin with a dash. Of anything else it returns None, and typer parses the
line.
"""

from csto_cli.cli import commands
from csto_cli.cli.declare import Command, Parameter
from csto_cli.types import Any, Sequence


def parse(arguments: Sequence[str]) -> tuple[Command, dict[str, Any]] | None:
    """A command and the values of its parameters, or None if typer has to parse the line."""
    if not arguments or arguments[0] not in commands.NAMES:
        return None
    command = commands.load(arguments[0])
    options: dict[str, Parameter] = {}
    values: dict[str, Any] = {}
    for option in command.options:
        values[option.key] = option.default
        options[f"--{option.name}"] = option
        if option.short:
            options[f"-{option.short}"] = option
    words: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        if word[:1] != "-":
            words.append(word)
            continue
        name, has_value, value = word.partition("=") if word[:2] == "--" else (word, "", "")
        found = options.get(name)
        if found is None or (found.type == "flag" and has_value):
            return None
        if found.type == "flag":
            values[found.key] = True
            continue
        if not has_value:
            following = next(rest, None)
            if following is None or following[:1] == "-":
                return None
            value = following
        values[found.key] = (*values[found.key], value) if found.multiple else value
    placed = place_arguments(command, words)
    return None if placed is None else (command, values | placed)


def place_arguments(command: Command, words: list[str]) -> dict[str, Any] | None:
    """The values of the arguments, or None if there are too few or too many words."""
    values: dict[str, Any] = {}
    for argument in command.arguments:
        if argument.multiple:
            values[argument.key], words = tuple(words), []
        else:
            values[argument.key], words = (words[0] if words else None), words[1:]
        if argument.required and not values[argument.key]:
            return None
    return None if words else values
