"""Command lines that no command takes, but that can mean only one thing or lead to the right form."""

import contextlib
import shlex
from collections.abc import Sequence

from csto_cli import dates
from csto_cli.cli import commands
from csto_cli.cli.declare import OUTPUT, Parameter
from csto_cli.data.bundled import load
from csto_cli.data.names import find_issues, is_term
from csto_cli.data.spellings import match_word
from csto_cli.data.store import Store
from csto_cli.errors import EXIT_INTERNAL, EXIT_USAGE, AmbiguousError, CstoError, Response, UsageError
from csto_cli.text.strings import normalize, quote, suggest

OTHER_NAMES = {
    "charter": "treaty charter", "article": "treaty", "articles": "treaty", "structure": "bodies", "organs": "bodies",
    "people": "leaders", "presidents": "leaders", "countries": "members", "states": "members", "country": "member",
    "state": "member", "events": "timeline", "history": "timeline", "chronology": "timeline", "positions": "stance",
    "stances": "stance", "troops": "forces", "bases": "forces --bases", "missions": "operations", "trade": "economy",
    "definitions": "glossary", "terms": "glossary", "scenarios": "outlook", "future": "outlook", "find": "search",
    "organisation": "about", "organization": "about", "war": "stance", "secretary": "leaders --role secretary-general",
    "chair": "leaders --role chair", "chairman": "leaders --role chair", "budget": "economy --topic csto-budget",
}  # fmt: skip
"""Words that people try, and what answers them."""

OUTPUT_NAMES = [f"--{option.name}" for option in OUTPUT]
"""The options that look-ups share."""

_OPTIONS = {
    "country": ("--country",),
    "organisation": ("--organisation",),
    "issue": ("--issue",),
    "date": ("--since", "--until"),
}
"""The options that take a name of each kind."""

_FORMS = {
    "country": "csto member {0}, csto stance {0} or csto timeline --country {0}",
    "countries": "csto stance {0}, csto alignment {0} or csto votes --country {1}",
    "organisation": "csto members {0} or csto compare {0}",
    "issue": "csto stance --issue {0}",
    "date": "csto timeline --since {0} --until {0} or csto members --as-of {0}",
}
"""What can be asked of a name of each kind."""


def correct(arguments: Sequence[str]) -> list[str]:
    """The command line that is meant; the same one if typer has to say what is wrong with it."""
    first, rest = arguments[0], list(arguments[1:])
    word = first.casefold()
    if first in ("--install-completion", "--show-completion"):
        raise UsageError("Ask csto completion bash, zsh or fish; csto completion --help says where to put the script.")
    if word == "help" or " ".join(arguments) in commands.GROUPS:
        return [*(rest if word == "help" else arguments), "--help"]
    if first in commands.NAMES:
        return _as_options(first, rest, missed=False) or [first, *rest]
    if first.startswith("--") and first.partition("=")[0] in OUTPUT_NAMES:
        raise UsageError(f"{first.partition('=')[0]} comes after a command: csto members {first}, for example.")
    if word == "version" or first.startswith("-") or first in commands.GROUPS:
        return ["--version"] if word == "version" else list(arguments)
    for name in (word, f"{word}s", OTHER_NAMES.get(word, "")):
        if name.partition(" ")[0] in commands.NAMES:
            line = [*name.split(" "), *rest]
            return _as_options(line[0], line[1:], missed=False) or line
    return _by_name(list(arguments))


def _by_name(arguments: list[str]) -> list[str]:
    """The line for what begins with a name: of states, organisations, an issue, a person, a record, or with a date."""
    data = load()
    size = next((place for place, word in enumerate(arguments) if word.startswith("-")), len(arguments))
    words, options, text = arguments[:size], arguments[size:], " ".join(arguments[:size])
    kind = kind_of(data, text)
    if kind == "country":
        return ["member", text, *options]
    kinds = {kind} if kind else {kind_of(data, word) for word in words}
    if kinds == {"organisation"}:
        asked = [text] if kind else words
        return ["about", *options] if normalize(text) in ("csto", "odkb") else ["compare", *asked, *options]
    if kinds == {"country"}:
        raise UsageError(f"Ask {_form(words, 'country')}.")
    if kind in ("issue", "date"):
        return ["stance" if kind == "issue" else "timeline", *_given(kind, text), *options]
    if size > 1 and "" not in kinds:
        return ["timeline", *[item for word in words for item in _given(kind_of(data, word), word)], *options]
    if data.find(text):
        return ["show", *arguments]
    if any(normalize(text) in normalize(post["person"] or "").split(" ") for post in data.section("post")):
        return ["leaders", *arguments]
    if is_term(data, text):
        return ["glossary", *arguments] if size == 1 else ["glossary", text, *options]
    if normalize(text) in ("spending", "expenditure"):
        raise UsageError("Ask csto economy --topic csto-budget or csto compare nato --attribute common-budget.")
    near = suggest(words[0].casefold(), [*commands.NAMES, *commands.GROUPS, *OTHER_NAMES])
    hint = (
        f"Did you mean {shlex.join([near[0], *words[1:]])}?"
        if near
        else f"csto search {shlex.join(words)} looks in every record."
    )
    raise UsageError(f"csto has no command {quote(words[0])}. {hint} See 'csto --help'.")


def after_miss(arguments: Sequence[str], response: Response) -> Response:
    """The response to a line whose words were not found: of the line that is meant, or with the right form."""
    from csto_cli.cli.execute import execute
    from csto_cli.cli.parse import parse

    try:
        meant = _as_options(arguments[0], list(arguments[1:]), missed=True)
    except UsageError as error:
        return Response(response.text, [error.message], response.exit_code)
    if arguments[0] == "forces" and not meant and "--bases" not in arguments:
        line = ["forces", "--bases", *arguments[1:]]
        parsed = parse(line)
        bases = execute(*parsed) if parsed else response
        return response if bases is response or bases.exit_code else say_what_runs(bases, line)
    parsed = parse(meant) if meant else None
    return say_what_runs(execute(*parsed), meant) if meant and parsed else response


def say_what_runs(response: Response, arguments: list[str]) -> Response:
    """A response to another line than the one that was typed, which says so."""
    if response.exit_code not in (EXIT_INTERNAL, EXIT_USAGE):  # a usage error says in one sentence what is wrong
        response.messages = (f"running 'csto {shlex.join(arguments)}'", *response.messages)
    return response


def _as_options(name: str, rest: list[str], *, missed: bool) -> list[str] | None:
    """The line in which words that the argument of a command does not take are values of its options."""
    command = commands.load(name)
    options = {f"--{option.name}": option.type for option in command.options}
    valued = {"-f", *(label for label, type in options.items() if type != "flag")}
    words = [word for before, word in zip(["", *rest], rest, strict=False) if word[:1] != "-" and before not in valued]
    if not words or "--help" in rest or not (missed or len(words) > len(command.arguments)):
        return None
    data, takes, text = load(), command.arguments[0].completes if command.arguments else "", " ".join(words)
    own = [option for option in command.options if option not in OUTPUT]
    if len(words) > 1 and (given := _listed(own, text, part=False)):
        return [name, *given, *[word for word in rest if word not in words]]
    if len(words) > 1 and takes and kind_of(data, text) == takes:
        return [name, text, *[word for word in rest if word not in words]]
    kinds = {word: kind for word in words if (kind := kind_of(data, word)) not in ("", takes)}
    free = [word for word in words if not (kinds.get(word) or kind_of(data, word))]
    free += [word for word, kind in kinds.items() if kind != "date" and not {*_OPTIONS[kind]} & {*options}]
    listed = {word: given for word in words if (given := _listed(own, word, part=word in free))}
    unknown = [word for word in words if not kind_of(data, word)]
    if not kinds and not listed and unknown and "--issue" in options:
        try:
            find_issues(data, unknown)
        except AmbiguousError as error:
            raise UsageError(f"csto {name} --issue takes an issue: {error.message}") from None
        except CstoError:
            return None
    line = [name]
    for word in rest:
        if word in listed:
            line += listed[word]
            continue
        given = _given(kinds[word], word) if word in kinds else [word]
        if kinds.get(word) == "date" and "--since" not in options:
            given = ["--as-of", word]
        if word in kinds and given[0] not in options:
            raise UsageError(f"csto {name} cannot answer that of {quote(word)}; ask {_form(list(kinds), kinds[word])}.")
        line += given
    return line if kinds or listed else None


def _listed(options: Sequence[Parameter], text: str, *, part: bool) -> list[str]:
    """The option that a text names, or whose closed list has it, or a word of which it is part; [] if none does."""
    wanted = normalize(text).replace(" ", "-")
    for option in options:
        if option.type == "flag" and option.name == wanted:
            return [f"--{option.name}"]
        if option.type == "choice" and (part or wanted in option.choices):
            with contextlib.suppress(UsageError):
                return [f"--{option.name}", match_word(text, option.choices, option.name)]
    return []


def _given(kind: str, word: str) -> list[str]:
    """The options that give a name of a kind."""
    return [item for option in _OPTIONS[kind] for item in (option, word)]


def _form(words: list[str], kind: str) -> str:
    """The right forms for names of a kind."""
    form = _FORMS["countries" if kind == "country" and len(words) > 1 else kind]
    return form.format(shlex.join(words), " --country ".join([shlex.quote(word) for word in words]))


def kind_of(data: Store, text: str) -> str:
    """What a text names: `country`, `organisation`, `issue`, `date`, or ""."""
    if dates.is_date(text):
        return "date"
    for kind in ("country", "organisation"):
        if len(data.spellings(kind).get(normalize(text), ())) == 1:
            return kind
    try:
        return "issue" if len(find_issues(data, [text])) == 1 else ""
    except CstoError:
        return ""
