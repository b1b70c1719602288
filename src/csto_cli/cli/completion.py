"""Completion for bash, zsh and fish: what may stand next on a command line, from the declarations and the dataset.

The scripts ask the program itself, with the words so far as arguments and `_CSTO_COMPLETE` set. Candidates are plain
words: nothing that a shell could take for more than a word is ever offered.
"""

from csto_cli.cli import commands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from csto_cli.cli.declare import Command, Parameter

SCRIPTS = {
    "bash": """\
_csto_completion() {
  local IFS=$'\\n'
  COMPREPLY=( $(_CSTO_COMPLETE=bash csto "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null) )
}
complete -o default -F _csto_completion csto
""",
    "zsh": """\
#compdef csto
_csto() {
  local -a found
  found=("${(@f)$(_CSTO_COMPLETE=zsh csto "${(@)words[2,$CURRENT]}" 2>/dev/null)}")
  if [[ -n "${found[1]}" ]]; then compadd -a found; else _files; fi
}
compdef _csto csto
""",
    "fish": """\
function __csto_complete
    set -lx _CSTO_COMPLETE fish
    csto (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null
end
complete -c csto -a '(__csto_complete)'
""",
}
"""What each shell sources."""

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,/")


def complete(words: "Sequence[str]") -> list[str]:
    """What the last word may become.

    Args:
        words: the words after the program's name; the last one, possibly empty, is being typed.

    Returns:
        Whole words, in the order in which they should be offered.
    """
    typed = words[-1] if words else ""
    return [
        word for word in dict.fromkeys(_candidates(list(words[:-1]), typed)) if word.startswith(typed) and _safe(word)
    ]


def _safe(word: str) -> bool:
    """Whether a shell takes a word for a word and nothing else."""
    return bool(word) and set(word) <= _SAFE


def _candidates(before: list[str], typed: str) -> "Iterable[str]":
    """Everything that may stand in a place, whatever has been typed of it."""
    if not before:
        return [*commands.NAMES, "data", "--help", "--version"]
    inner = [name for name in commands.EVERY if name.startswith(" ".join(before) + " ")]
    if inner:
        return [*(name.split(" ")[len(before)] for name in inner), "--help"]
    name = next((name for name in commands.EVERY if name.split(" ") == before[: name.count(" ") + 1]), "")
    if not name:
        return []
    command, rest = commands.load(name), before[name.count(" ") + 1 :]
    options = {f"--{option.name}": option for option in command.options}
    options |= {f"-{option.short}": option for option in command.options if option.short}
    last = options.get(rest[-1]) if rest else None
    if last is not None and last.type != "flag":
        return _values(command, last, typed)
    if typed.startswith("-"):
        given = {word for word in rest if word in options and not options[word].multiple}
        return [*(f"--{option.name}" for option in command.options if f"--{option.name}" not in given), "--help"]
    return _arguments(command, options, rest, typed)


def _arguments(command: "Command", options: "dict[str, Parameter]", rest: list[str], typed: str) -> "Iterable[str]":
    """Values of the argument that comes next."""
    place = 0
    value = False
    for word in rest:
        if value:
            value = False
        elif word.startswith("-"):
            value = word in options and options[word].type != "flag"
        else:
            place += 1
    if not command.arguments:
        return []
    argument = command.arguments[min(place, len(command.arguments) - 1)]
    return [] if place >= len(command.arguments) and not argument.multiple else _values(command, argument, typed)


def _values(command: "Command", parameter: "Parameter", typed: str) -> "Iterable[str]":
    """Values of one parameter."""
    if parameter.choices:
        return parameter.choices
    if parameter.completes == "fields":
        from csto_cli.model.record import fields

        done, comma, _ = typed.rpartition(",") if parameter.name == "fields" else ("", "", typed)
        used = done.split(",")
        return [f"{done}{comma}{field}" for field in fields(command.row) if field not in used]
    return _names(parameter.completes, typed)


def _names(section: str, typed: str) -> "Iterable[str]":
    """Names from the dataset."""
    from csto_cli.data.bundled import load

    data = load()
    if section == "country":
        known = [country["id"] for country in data.section("country")]
        near = {span["country"] for span in data.section("membership") if span["organisation"] == "csto"}
        first = [country["id"] for country in data.section("country") if country["iso3"] in near]
        return ["csto", *first, *known] if typed else first
    if section == "resolution":
        return [record["symbol"].removeprefix("A/RES/") for record in data.section("resolution")]
    if section == "topic":
        return sorted({record["topic"] for record in data.section("indicator")})
    if section in ("exercise", "operation"):
        return sorted({record["series"].casefold().replace(" ", "-") for record in data.section(section)})
    if section == "id":
        return data.ids()
    return [record["id"] for record in data.section(section)] if section in data.sections else []
