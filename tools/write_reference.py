"""Write the reference pages that are made from code and data: commands, options, contents, data dictionary, rules.

    python tools/write_reference.py [--check]

`--check` writes nothing and exits 1 if a page is not current. Each command's page shows what its first example prints.
"""

import re
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import write_examples

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
sys.path.insert(0, str(ROOT / "src"))

from csto_cli import check, dates  # noqa: E402
from csto_cli.check.rule import rules_of  # noqa: E402
from csto_cli.check.structure import OWN  # noqa: E402
from csto_cli.cli import commands  # noqa: E402
from csto_cli.cli.declare import OUTPUT, Argument, Command, Parameter  # noqa: E402
from csto_cli.cli.schema import summary  # noqa: E402
from csto_cli.data import bundled  # noqa: E402
from csto_cli.data.freshness import MAX_AGE_DAYS  # noqa: E402
from csto_cli.model import kinds  # noqa: E402
from csto_cli.model.kinds import FieldType  # noqa: E402
from csto_cli.model.record import Field, Record, fields  # noqa: E402
from csto_cli.model.sections import SECTIONS  # noqa: E402
from csto_cli.queries.data_info import data_info  # noqa: E402

MADE = "<!-- Made by tools/write_reference.py; edit the code instead. -->\n\n"
WORDS: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
LONGEST_OUTPUT = 26
"""How many lines of an example's output a page shows."""


OTHER_EXAMPLE = {"data check": -1}
"""The example that a page shows with its output, where it is not the first."""


def cell(text: str) -> str:
    """Text for a cell of a Markdown table."""
    return prose(text).replace("|", "\\|")


def prose(text: str) -> str:
    """Text of the code as Markdown: options are shown as code."""
    return re.sub(r"(?<![`\w-])--[a-z][a-z-]*", r"`\g<0>`", text)


def anchor(heading: str) -> str:
    """What links to a heading, on the site and on the page of a repository."""
    return heading.lower().replace(" ", "-")


def format_type(field: Field, left_out: str, words_page: str) -> str:
    """What a field may hold.

    Args:
        field: what `record.fields` gives.
        left_out: how to say that the field may be missing.
        words_page: the page that defines the words of closed lists.
    """
    kind = field.type
    text = f"[{kind.name}]({words_page}#{anchor(kind.name)})" if kind.choices else kind.name
    if kind.name == "section":
        text = kind.name
    if field.is_array:
        return f"array of {text}"
    return f"{text}{left_out}" if field.is_optional else text


def field_table(record: type[Record], heading: str, left_out: str, words_page: str = "") -> list[str]:
    """The fields of a class of records as a Markdown table.

    Args:
        record: the class.
        heading: the heading of the first column.
        left_out: how to say that a field may be missing.
        words_page: the page that defines the words of closed lists; this one if left out.
    """
    lines = [f"| {heading} | type | meaning |", "|---|---|---|"]
    for name, field in fields(record).items():
        if not words_page and name in OWN:
            continue
        lines.append(f"| `{name}` | {cell(format_type(field, left_out, words_page))} | {cell(field.description)} |")
    return lines


def usage(command: Command) -> str:
    """The usage line."""
    words = [f"csto {command.name}"]
    for argument in command.arguments:
        shown = f"{argument.metavar}{'…' if argument.multiple else ''}"
        words.append(shown if argument.required else f"[{shown}]")
    return " ".join([*words, *(["[OPTION…]"] if command.options else [])])


def words_of(parameter: Parameter) -> str:
    """The words that a parameter takes."""
    return ", ".join(f"`{word}`" for word in parameter.choices)


def signature(parameter: Parameter) -> str:
    """A parameter as it is written."""
    if isinstance(parameter, Argument):
        return f"`{parameter.metavar}`"
    value = "" if parameter.type == "flag" else f" {parameter.metavar}"
    return f"`--{parameter.name}{value}`" + (f", `-{parameter.short}`" if parameter.short else "")


def parameter_row(parameter: Parameter) -> str:
    """One line of a table of arguments and options."""
    text = parameter.help + (" (required)" if parameter.required and not isinstance(parameter, Argument) else "")
    return f"| {signature(parameter)} | {cell(text)} | {words_of(parameter)} |"


def file_name(name: str) -> str:
    """The page of a command."""
    return f"{name.replace(' ', '-')}.md"


def shown(line: str) -> str:
    """An example with the beginning of what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "mine.toml").write_text('[[event]]\nid = "1992-05-15-treaty-signed"\nnote = "A note."\n')
        output = write_examples.run(f"$ {line}\n", folder).splitlines()
    if len(output) > LONGEST_OUTPUT:
        output = [*output[: LONGEST_OUTPUT - 2], "[…]"]
    return "\n".join(["```console", f"$ {line}", *(text.rstrip() for text in output), "```"])


def command_page(command: Command) -> str:
    """One command: what it answers, an example with its output, arguments, options, fields, more examples."""
    others = list(command.examples)
    first, shows = others.pop(OTHER_EXAMPLE.get(command.name, 0))
    lines = [f"# csto {command.name}", "", f"{command.summary}.", ""]
    if command.description:
        lines += [prose(command.description), ""]
    lines += ["## Example", "", f"{shows[0].upper()}{shows[1:]}:", "", shown(first), ""]
    if others:
        lines += ["More examples:", "", "```sh"]
        lines += [line for other, text in others for line in (f"# {text}", other)]
        lines += ["```", ""]
    lines += ["## Arguments and options", "", "```text", usage(command), "```", ""]
    own = [*command.arguments, *(option for option in command.options if option not in OUTPUT)]
    common = [option for option in command.options if option in OUTPUT]
    if own:
        lines += ["| argument or option | meaning | words it takes |", "|---|---|---|", *map(parameter_row, own), ""]
    if common:
        listed = ", ".join(f"[`--{option.name}`](../options.md#--{option.name})" for option in common)
        lines += [f"It also takes {listed}.", ""]
    lines += ["## Fields", ""]
    lines += ["The fields of each record in `data` of the `--json` output. `--fields` and `--sort` take them too."]
    lines += ["", *field_table(command.row, "field", " or null", "../data-dictionary.md")]
    return "\n".join(lines) + "\n"


def commands_page() -> str:
    """The list of all commands by topic."""
    lines = ["# Commands", "", "Each command has a page with an example, its options and its fields."]
    lines += ["`csto COMMAND --help` prints the options in the terminal. [Options](options.md) lists every option."]
    for topic, names in commands.TOPICS.items():
        lines += ["", f"## {topic}", "", "| command | what it answers |", "|---|---|"]
        lines += [f"| [`csto {name}`](commands/{file_name(name)}) | {cell(text)} |" for name, text in names.items()]
    listed = [f"commands/{file_name(name)[:-3]}" for name in commands.EVERY]
    lines += ["", "<!-- site", "```{toctree}", ":hidden:", "", *listed, "```", "-->"]
    return "\n".join(lines) + "\n"


def options_page() -> str:
    """Every option by name, with the commands that take it."""
    found: dict[str, dict[str, list[str]]] = {}
    forms: dict[str, Parameter] = {}
    for name in commands.EVERY:
        for option in commands.load(name).options:
            forms.setdefault(option.name, option)
            words = f" Words: {words_of(option)}." if option.choices else ""
            found.setdefault(option.name, {}).setdefault(f"{option.help}.{words}", []).append(name)
    lookups = sum(commands.load(name).is_query for name in commands.EVERY)
    lines = [
        "# Options",
        "",
        "Every option, with the commands that take it. `--name=value` and `--name value` both work.",
    ]
    for option_name in sorted(found):
        lines += ["", f"## `--{option_name}`", "", f"Written {signature(forms[option_name])}."]
        for text, names in found[option_name].items():
            linked = ", ".join(f"[{name}](commands/{file_name(name)})" for name in names)
            lines += ["", prose(text), "", f"Taken by {'every look-up' if len(names) >= lookups else linked}."]
    return "\n".join(lines) + "\n"


def contents_page() -> str:
    """What the dataset holds: counts by section and kind of source, and what is missing."""
    store = bundled.load()
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in data_info(store)[0]:
        rows.setdefault(row["measure"], []).append(row)
    whole = rows["all"][0]
    lines = [
        "# What is in the dataset",
        "",
        f"Dataset {store.dataset_version} has {whole['records']:,} records and {whole['source_count']:,} sources. It",
        f"reaches up to {dates.format_long(store.as_of)}. `csto data info` prints these counts in the terminal.",
        "",
        "## Records by section",
        "",
        "*Independent* is the share of the records with sources that name two independent publishers or more.",
        "",
        "| section | what it holds | records | sources | independent | earliest | latest |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows["section"]:
        share = "" if row["share"] is None else f"{row['share']:.0%}"
        span = " | ".join(dates.format_long(row[key]) if row[key] else "" for key in ("earliest", "latest"))
        name = row["name"]
        lines.append(
            f"| [{name}](data-dictionary.md#{name}) | {cell(summary(SECTIONS[name]))} | {row['records']:,} "
            f"| {row['source_count']:,} | {share} | {span} |"
        )
    lines += ["", "## Records by kind of source", "", "| kind | meaning | records | sources |", "|---|---|---|---|"]
    lines += [
        f"| {row['name']} | {WORDS['source kind'][row['name']]} | {row['records']:,} | {row['source_count']:,} |"
        for row in rows["source-kind"]
    ]
    lines += [
        "",
        "## What is missing",
        "",
        store.reach,
        "",
        "Sections where fewer than half of the records name two independent publishers:",
        "",
    ]
    lines += [
        f"- {row['name']}: {row['share']:.0%} of {row['records']:,}"
        for row in rows["section"]
        if row["share"] is not None and row["share"] < 0.5
    ]
    lines += ["", "Records that can go out of date, and how many were verified too long ago on that day:", ""]
    lines += ["| what | records | too long ago | allowed days |", "|---|---|---|---|"]
    lines += [
        f"| {row['name']} | {row['records']} | {row['stale']} | {MAX_AGE_DAYS[row['name']]} |" for row in rows["age"]
    ]
    lines += ["", "`csto data stale` lists them. [The data policy](policy.md) says what may go in, and how."]
    return "\n".join(lines) + "\n"


def dictionary_page() -> str:
    """Every section of the dataset with its keys, and every word of a closed list."""
    lines = [
        "# Data dictionary",
        "",
        "The sections of `data/csto.toml`, the fields of each, and every word of a closed list.",
        "",
        '- A date is as precise as its sources: a TOML date (`1992-05-15`), `"1992-05"` or `"1992"`.',
        "- *date or open* also takes `open` (still so) and `unknown`.",
        "- A span begins on `from` and ends before `to`: `to` is the first day after it.",
        "- `date` and `end` are the first and the last day of something that happened.",
        "",
        "[Terms](terms.md) explains record, section, span, position, overlay and others.",
        "",
    ]
    for section, record in SECTIONS.items():
        lines += [f"## {section}", "", summary(record), "", *field_table(record, "key", ", may be left out"), ""]
    lines += ["## The words of closed lists", ""]
    lines += [
        "Some are only in answers, not in the file: those of severity, measure, change, standing, found and side."
    ]
    for kind, words in closed_lists().items():
        lines += ["", f"### {kind}", "", "| word | meaning |", "|---|---|"]
        lines += [f"| `{word}` | {cell(WORDS[kind][word])} |" for word in words]
    lines += [
        "",
        "## How old `verified` may be",
        "",
        "By section, or by the status of a membership, in the order in which `csto data stale` lists them. The",
        "[data policy](policy.md) says which records of each can age.",
        "",
        "| section or status | days |",
        "|---|---|",
        *(f"| `{name}` | {days} |" for name, days in MAX_AGE_DAYS.items()),
    ]
    return "\n".join(lines) + "\n"


def closed_lists() -> dict[str, tuple[str, ...]]:
    """The words of every closed list, by the name of their type.

    Raises:
        SystemExit: if `words.toml` does not define exactly these words.
    """
    annotations = [value for value in vars(kinds).values() if get_origin(value) is Annotated]
    types = [item for one in annotations for item in get_args(one) if isinstance(item, FieldType)]
    lists = {one.name: one.choices for one in types if one.choices and one.name != "section"}
    for kind in lists | WORDS:
        differ = set(lists.get(kind, ())) ^ set(WORDS.get(kind, ()))
        if differ:
            sys.exit(f"tools/words.toml and model/kinds.py differ in {kind}: {', '.join(sorted(differ))}.")
    return lists


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


def pages() -> dict[str, str]:
    """Every page by its path in `docs`."""
    made = {
        "commands.md": commands_page(),
        "options.md": options_page(),
        "contents.md": contents_page(),
        "data-dictionary.md": dictionary_page(),
        "check-rules.md": rules_page(),
    }
    for name in commands.EVERY:
        made[f"commands/{file_name(name)}"] = command_page(commands.load(name))
    return {name: MADE + text for name, text in made.items()}


def main(arguments: list[str]) -> int:
    """Write or check the pages."""
    made = pages()
    there = {f"commands/{path.name}" for path in (DOCS / "commands").glob("*.md")} | {"commands.md"}
    stale = [name for name in sorted({*made, *there}) if made.get(name) != write_examples.read(DOCS / name)]
    if "--check" in arguments:
        if stale:
            print(f"Not current: {', '.join(stale)}. Run python tools/write_reference.py.")
        return 1 if stale else 0
    (DOCS / "commands").mkdir(exist_ok=True)
    for name in stale:
        if name in made:
            (DOCS / name).write_text(made[name], encoding="utf-8")
        else:
            (DOCS / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
