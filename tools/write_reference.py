"""Write the reference pages that are made from code: commands, data dictionary, check rules.

    python tools/write_reference.py [--check]

`--check` writes nothing and exits 1 if a page is not current.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from csto_cli import check  # noqa: E402
from csto_cli.check.rule import rules_of  # noqa: E402
from csto_cli.check.structure import OWN  # noqa: E402
from csto_cli.cli import commands  # noqa: E402
from csto_cli.cli.declare import OUTPUT, Command, Parameter  # noqa: E402
from csto_cli.cli.schema import summary  # noqa: E402
from csto_cli.data.freshness import MAX_AGE_DAYS  # noqa: E402
from csto_cli.model.record import Field, Record, fields  # noqa: E402
from csto_cli.model.sections import SECTIONS  # noqa: E402

MADE = "<!-- Made by tools/write_reference.py; edit the code instead. -->\n\n"


def cell(text: str) -> str:
    """Text for a cell of a Markdown table."""
    return text.replace("|", "\\|")


def format_type(field: Field, left_out: str) -> str:
    """What may stand in a field, as the reader of a table wants it.

    Args:
        field: what `record.fields` gives.
        left_out: how to say that there may be nothing.
    """
    kind = field.type
    text = f"one of {', '.join(kind.choices)}" if kind.choices else kind.name
    if field.is_array:
        return f"array of {text}"
    return f"{text}{left_out}" if field.is_optional else text


def field_table(record: type[Record], heading: str, left_out: str, without: tuple[str, ...] = ()) -> list[str]:
    """The fields of a class of records as a Markdown table.

    Args:
        record: the class.
        heading: the heading of the first column.
        left_out: how to say that there may be nothing.
        without: fields to pass over.
    """
    lines = [f"| {heading} | type | meaning |", "|---|---|---|"]
    for name, field in fields(record).items():
        if name in without:
            continue
        lines.append(f"| `{name}` | {cell(format_type(field, left_out))} | {cell(field.description)} |")
    return lines


def usage(command: Command) -> str:
    """The usage line."""
    words = [f"csto {command.name}"]
    for argument in command.arguments:
        shown = f"{argument.metavar}{'…' if argument.multiple else ''}"
        words.append(shown if argument.required else f"[{shown}]")
    return " ".join([*words, *(["[OPTION…]"] if command.options else [])])


def argument(parameter: Parameter) -> str:
    """One line for an argument."""
    choices = f": {', '.join(parameter.choices)}" if parameter.choices else ""
    return f"| `{parameter.metavar}` | {cell(parameter.help + choices)} |"


def option(parameter: Parameter) -> str:
    """One line of an option table."""
    names = f"`--{parameter.name}`" + (f", `-{parameter.short}`" if parameter.short else "")
    value = "" if parameter.type == "flag" else f" `{parameter.metavar}`"
    choices = f": {', '.join(parameter.choices)}" if parameter.choices else ""
    required = " (required)" if parameter.required else ""
    return f"| {names}{value} | {cell(parameter.help + choices + required)} |"


def command_page() -> str:
    """Every command: usage, options, fields, examples."""
    lines = ["# Commands", ""]
    lines += [
        "Look-ups share the options at the end of this page. The fields are those of the records in `data` of the JSON",
        "output, and what `--fields` and `--sort` take; a field that is not known is null there.",
        "",
    ]
    for name in commands.EVERY:
        command = commands.load(name)
        lines += [f"## csto {name}", "", f"{command.summary}.", ""]
        if command.description:
            lines += [command.description, ""]
        lines += ["```", usage(command), "```", ""]
        taken = [*(argument(item) for item in command.arguments)]
        taken += [option(item) for item in command.options if item not in OUTPUT or not command.is_query]
        if taken:
            lines += ["| argument or option | meaning |", "|---|---|", *taken, ""]
        lines += [*field_table(command.row, "field", " or null"), "", "```console"]
        lines += [f"$ {line}  # {shows}" for line, shows in command.examples]
        lines += ["```", ""]
    lines += ["## Options of every look-up", "", "| option | meaning |", "|---|---|"]
    lines += [option(item) for item in OUTPUT]
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
        lines += [f"## {section}", "", summary(record), "", *field_table(record, "key", ", may be left out", OWN), ""]
    lines += [
        "## How old `verified` may be",
        "",
        "By section, or by the status of a membership, in the order in which `csto data stale` lists them.",
        "[DATA_POLICY.md](neutrality.md) says which records of each can age.",
        "",
        "| section or status | days |",
        "|---|---|",
        *(f"| `{name}` | {days} |" for name, days in MAX_AGE_DAYS.items()),
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def rules_page() -> str:
    """Every rule of `csto data check`."""
    lines = [
        "# Rules of csto data check",
        "",
        "`csto data check` names the line of everything that breaks one of these rules. An error ends in exit code 3;",
        "a warning asks for a second look. A file without `schema_version` is an overlay: it may refer to the records",
        "of the bundled dataset, change some fields of them, or take them out with `retired = true`.",
    ]
    for heading, module in check.THEMES.items():
        lines += [
            "",
            f"## {heading}",
            "",
            "| rule | severity | what it asks | how to fix what breaks it |",
            "|---|---|---|---|",
        ]
        lines += [f"| {one.number} | {one.severity} | {cell(one.text)} | {cell(one.fix)} |" for one in rules_of(module)]
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
