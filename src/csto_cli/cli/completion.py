"""The words that a parameter takes, for completion and help: closed lists, fields, and names from the dataset.

Only plain words are offered: nothing that a shell could take for more than a word.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import typer

from csto_cli.cli import commands
from csto_cli.cli.declare import Command, Parameter
from csto_cli.data.store import Store

FILES = ":files"
"""The end of the only word where a file is meant; the scripts then complete files."""

LISTED = ("organisation", "issue", "topic", "dimension", "scenario")
"""The lists of the dataset that are short enough for the help."""

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.,/")


def completer(command: Command, parameter: Parameter) -> Callable[..., list[str]]:
    """A function that typer calls for the words that may stand for what was typed of a parameter's value."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        if parameter.type == "path":
            return [incomplete + FILES]
        done, comma, typed = incomplete.rpartition(",") if parameter.name == "fields" else ("", "", incomplete)
        used = done.split(",") if done else ctx.params.get(parameter.key) or ()
        found = [word for word in _candidates(command, parameter, ctx.params, typed) if word not in used]
        fitting = dict.fromkeys([_fit(word, typed) for word in found if _fit(word, typed)])
        return [word for word in [done + comma + word for word in fitting] if set(word) <= _SAFE]

    return complete


def words_listed(parameter: Parameter) -> Sequence[str]:
    """The words that the help of a parameter lists; none if they are too many."""
    if parameter.choices or parameter.completes not in LISTED:
        return parameter.choices
    return list(_names(_load(()), parameter.completes))


def _fit(word: str, typed: str) -> str:
    """A word in the case that was typed, as shells compare letter by letter; "" if it does not begin like that."""
    if not word.casefold().startswith(typed.casefold()):
        return ""
    rest = word[len(typed) :]
    return typed + (rest.upper() if len(typed) > 1 and typed.isupper() else rest)


def _candidates(command: Command, parameter: Parameter, values: dict[str, Any], typed: str) -> Iterable[str]:
    """Every word that may stand for a parameter."""
    if parameter.choices:
        return parameter.choices
    if parameter.completes == "fields":
        from csto_cli.cli.execute import fields_of

        return list(fields_of(command))
    if parameter.completes == "command":
        given = [*(values.get(parameter.key) or ()), ""]
        names = [name.split(" ") for name in (*commands.EVERY, "dataset")]
        return [name[len(given) - 1] for name in names if [*name[: len(given) - 1], ""] == given]
    return _names(_load(values.get("data") or ()), parameter.completes, short=not typed)


def _load(overlays: Sequence[str]) -> Store:
    """The dataset with the overlays that a call would merge, or without them if they are broken."""
    from csto_cli.cli.execute import overlay_paths
    from csto_cli.data.bundled import load_or_empty
    from csto_cli.errors import CstoError
    from csto_cli.overlays.read import load

    try:
        return load(overlay_paths(overlays))
    except CstoError:
        return load_or_empty()


def _names(data: Store, section: str, *, short: bool = False) -> Iterable[str]:
    """The names in a section of the dataset; of the states only the members if `short`."""
    if section == "country":
        members = {span["country"] for span in data.section("membership") if span["organisation"] == "csto"}
        first = [country["id"] for country in data.section("country") if country["iso3"] in members]
        return first if short else ["csto", *first, *(country["id"] for country in data.section("country"))]
    if section == "resolution":
        return [record["symbol"].removeprefix("A/RES/") for record in data.section("resolution")]
    if section == "topic":
        return sorted({record["topic"] for record in data.section("indicator")})
    if section == "post":
        return sorted({record["person"].rpartition(" ")[2] for record in data.section("post") if record["person"]})
    if section in ("exercise", "operation"):
        series = [record["series"] for record in data.section(section) if record["series"]]
        return sorted({name.casefold().replace(" ", "-") for name in series})
    if section == "id":
        return data.ids()
    return [record["id"].removeprefix("term-") for record in data.section(section)] if section in data.sections else ()
