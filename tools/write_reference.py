"""Write the reference pages that are made from code: commands, data dictionary, check rules.

    python tools/write_reference.py [--check]

`--check` writes nothing and exits 1 if a page is not current.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from csto_cli import check, commands, kinds  # noqa: E402
from csto_cli.declare import Command, Parameter  # noqa: E402
from csto_cli.model import SECTIONS, fields  # noqa: E402
from csto_cli.schema import descriptions  # noqa: E402

MADE = "<!-- Made by tools/write_reference.py; edit the code instead. -->\n\n"


def cell(text: str) -> str:
    """Text for a cell of a Markdown table."""
    return text.replace("|", "\\|")


def spelt(kind: object) -> str:
    """A kind as the reader of a table wants it."""
    if hasattr(kind, "__args__"):
        return f"array of {spelt(kind.__args__[0])}"
    if isinstance(kind, kinds.Optional):
        return f"{spelt(kind.kind)}, may be missing"
    assert isinstance(kind, kinds.Kind)
    return f"one of {', '.join(kind.choices)}" if kind.choices else kind.name


def usage(command: Command) -> str:
    """The usage line."""
    words = [f"csto {command.name}"]
    for argument in command.arguments:
        shown = f"{argument.metavar}{'…' if argument.many else ''}"
        words.append(shown if argument.required else f"[{shown}]")
    return " ".join([*words, "[OPTION…]"])


def option(parameter: Parameter) -> str:
    """One line of an option table."""
    names = f"`--{parameter.name}`" + (f", `-{parameter.short}`" if parameter.short else "")
    value = "" if parameter.type == "flag" else f" `{parameter.metavar}`"
    choices = f": {', '.join(parameter.choices)}" if parameter.choices else ""
    return f"| {names}{value} | {cell(parameter.help + choices)} |"


def command_page() -> str:
    """Every command: usage, options, fields, examples."""
    lines = ["# Commands", ""]
    names = [*commands.NAMES, *(f"data {name}" for name in commands.DATA_NAMES)]
    shared = [item.name for item in commands.load("members").options if item.name not in ("as-of", "status")]
    lines += ["Options that every look-up shares stand at the end.", ""]
    for name in names:
        command = commands.load(name)
        lines += [f"## csto {name}", "", f"{command.summary}.", ""]
        if command.description:
            lines += [command.description, ""]
        lines += ["```", usage(command), "```", ""]
        own = [item for item in command.options if item.name not in shared or not command.look_up]
        if own:
            lines += ["| option | meaning |", "|---|---|", *map(option, own), ""]
        described = descriptions(command.row)
        lines += ["| field | type | meaning |", "|---|---|---|"]
        for field, kind in fields(command.row).items():
            lines.append(f"| `{field}` | {cell(spelt(kind))} | {cell(described.get(field, ''))} |")
        lines += ["", "```console"]
        lines += [f"$ {line}  # {shows}" for line, shows in command.examples]
        lines += ["```", ""]
    lines += ["## Options of every look-up", "", "| option | meaning |", "|---|---|"]
    lines += [option(item) for item in commands.load("members").options if item.name in shared]
    return "\n".join(lines) + "\n"


def dictionary_page() -> str:
    """Every section of the dataset with its keys."""
    lines = [
        "# Data dictionary",
        "",
        'What stands in `data/csto.toml`. Dates are as precise as known: a TOML date, `"1992-05"` or `"1992"`.',
        "A bound is a date, `open` or `unknown`; `from` and `to` are half-open, `date` and `end` inclusive.",
        "",
    ]
    for section, record in SECTIONS.items():
        summary = (record.__doc__ or "").partition("\n")[0]
        described = descriptions(record)
        lines += [f"## {section}", "", summary, "", "| key | type | meaning |", "|---|---|---|"]
        for field, kind in fields(record).items():
            lines.append(f"| `{field}` | {cell(spelt(kind))} | {cell(described.get(field, ''))} |")
        lines.append("")
    return "\n".join(lines)


def rules_page() -> str:
    """Every rule of `csto data check`."""
    lines = ["# Rules of csto data check", "", "An error ends in exit code 3; a warning shows with `--warnings`.", ""]
    lines += ["| rule | severity | what it asks |", "|---|---|---|"]
    lines += [f"| {number} | {severity} | {text} |" for number, severity, text in check.rules()]
    return "\n".join(lines) + "\n"


PAGES = {"commands.md": command_page, "data-dictionary.md": dictionary_page, "check-rules.md": rules_page}


def main(arguments: list[str]) -> int:
    """Write or check the pages."""
    stale = []
    for name, make in PAGES.items():
        path = ROOT / "docs" / name
        text = MADE + make()
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
    if stale:
        print(f"Not current: {', '.join(stale)}. Run python tools/write_reference.py.")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
