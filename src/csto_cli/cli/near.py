"""What is obviously meant by a first word that is no command."""

from csto_cli.cli import commands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

OTHER_NAMES = {
    "charter": "treaty",
    "article": "treaty",
    "articles": "treaty",
    "events": "timeline",
    "history": "timeline",
    "positions": "stance",
    "stances": "stance",
    "war": "stance",
    "organs": "bodies",
    "people": "leaders",
    "structure": "bodies",
    "country": "member",
    "countries": "members",
    "definitions": "glossary",
    "terms": "glossary",
    "scenarios": "outlook",
    "future": "outlook",
    "trade": "economy",
    "find": "search",
}
"""Words that people try, and the command that answers them."""


def correct(arguments: "Sequence[str]") -> "list[str] | None":
    """The command line that is obviously meant, or None if it is none in particular.

    `help members` is `members --help`, `armenia` is `member armenia`, `nato` is `compare nato`, `charter` is `treaty`.

    Args:
        arguments: a command line whose first word is no command.
    """
    first, *rest = arguments
    word = first.casefold()
    if word == "help":
        return [*rest, "--help"]
    if word == "version" and not rest:
        return ["--version"]
    if word in commands.NAMES:
        return [word, *rest]
    if word in OTHER_NAMES:
        return [OTHER_NAMES[word], *rest]
    if first.startswith("-"):
        return None
    from csto_cli.data.bundled import load
    from csto_cli.text.strings import normalize

    store = load()
    spelling = normalize(first)
    if len(store.spellings("country").get(spelling, ())) == 1:
        return ["member", first, *rest]
    if len(store.spellings("organisation").get(spelling, ())) == 1:
        return ["about", *rest] if spelling in ("csto", "odkb") else ["compare", first, *rest]
    return None
