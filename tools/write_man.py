"""Write the man pages: `csto.1`, and one for each command, from the declarations.

    python tools/write_man.py [--check]

`--check` writes nothing and exits 1 if a page is not current. The wheel installs them under `share/man/man1`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from csto_cli import __version__  # noqa: E402
from csto_cli.cli import commands  # noqa: E402
from csto_cli.cli.declare import Command, Parameter  # noqa: E402
from csto_cli.cli.greeting import SUMMARY, TOPICS  # noqa: E402

MAN = ROOT / "man"

EXIT_CODES = (
    ("0", "fine, also when the answer is empty and when the reader of a pipe went away"),
    ("1", "internal error, or a file or stream that cannot be read or written"),
    ("2", "usage: an unknown command, option, field or word, or a date that is none"),
    ("3", "the dataset or an overlay is invalid"),
    ("4", "a name or an id that is not in the dataset"),
    ("5", "a name that could mean several things"),
    ("130", "interrupted from the keyboard"),
)

ENVIRONMENT = (
    ("CSTO_DATA", "overlays to merge over the dataset, separated as in PATH"),
    ("CSTO_NO_CONFIG", "if set, csto/overlay.toml in the configuration directory is not merged"),
    ("XDG_CONFIG_HOME", "where csto/overlay.toml is looked for on Unix"),
    ("COLUMNS", "how wide tables are laid out, unless --width says so"),
    ("NO_COLOR, FORCE_COLOR, TERM", "whether tables are coloured, unless --color says so"),
    ("XDG_CACHE_HOME", "where an installation without an index keeps one"),
)


def roff(text: str) -> str:
    """Text that roff prints as it is."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text[:1] in (".", "'") else text


def heading(name: str) -> str:
    """The first line of a page."""
    return f'.TH "{name.upper()}" 1 "" "csto {__version__}" "csto manual"'


def listed(entries: "list[tuple[str, str]] | tuple[tuple[str, str], ...]") -> list[str]:
    """Terms with what they mean."""
    return [line for term, text in entries for line in (".TP", f"\\fB{roff(term)}\\fR", roff(text))]


def parameter(item: Parameter) -> tuple[str, str]:
    """A parameter with what it means."""
    choices = f": {', '.join(item.choices)}" if item.choices else ""
    if item.label == item.metavar:
        return item.metavar, f"{item.help}{choices}."
    short = f", -{item.short}" if item.short else ""
    value = "" if item.type == "flag" else f" {item.metavar}"
    required = " (required)" if item.required else ""
    return f"{item.label}{short}{value}", f"{item.help}{choices}{required}."


def synopsis(command: Command) -> str:
    """How the command is called."""
    words = [f"\\fBcsto {roff(command.name)}\\fR", "[\\fIOPTION\\fR...]"]
    for argument in command.arguments:
        word = f"\\fI{argument.metavar}\\fR{'...' if argument.many else ''}"
        words.append(word if argument.required else f"[{word}]")
    return " ".join(words)


def command_page(command: Command) -> str:
    """The page of one command."""
    name = f"csto-{command.name.replace(' ', '-')}"
    lines = [heading(name), ".SH NAME", f"{roff(name)} \\- {roff(command.summary)}"]
    lines += [".SH SYNOPSIS", synopsis(command), ".SH DESCRIPTION", f"{roff(command.summary)}."]
    if command.description:
        lines += [".PP", roff(command.description)]
    if command.arguments:
        lines += [".SH ARGUMENTS", *listed([parameter(item) for item in command.arguments])]
    if command.options:
        lines += [".SH OPTIONS", *listed([parameter(item) for item in command.options])]
    lines += [".SH EXAMPLES", *listed(command.examples), ".SH SEE ALSO", "\\fBcsto\\fR(1)"]
    return "\n".join(lines) + "\n"


def main_page(declared: list[Command]) -> str:
    """The page of `csto` itself."""
    lines = [heading("csto"), ".SH NAME", f"csto \\- {roff(SUMMARY.rstrip('.'))}", ".SH SYNOPSIS"]
    lines += [
        "\\fBcsto\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]",
        ".SH DESCRIPTION",
        roff(SUMMARY),
    ]
    lines += [
        "Every fact is dated and sourced. Without \\-\\-as\\-of the answers speak of the dataset's own day, which",
        "every heading and csto \\-\\-version name.",
    ]
    for topic, title in TOPICS.items():
        entries = [(f"csto {command.name}", f"{command.summary}.") for command in declared if command.topic == topic]
        lines += [f".SH {title.upper()}", *listed(entries)]
    lines += [".SH EXIT STATUS", *listed(EXIT_CODES), ".SH ENVIRONMENT", *listed(ENVIRONMENT)]
    pages = ", ".join(f"\\fBcsto\\-{roff(command.name.replace(' ', '-'))}\\fR(1)" for command in declared)
    return "\n".join([*lines, ".SH SEE ALSO", pages]) + "\n"


def main(arguments: list[str]) -> int:
    """Write or check the pages."""
    declared = [commands.load(name) for name in commands.EVERY]
    pages = {"csto.1": main_page(declared)}
    pages |= {f"csto-{command.name.replace(' ', '-')}.1": command_page(command) for command in declared}
    if "--check" in arguments:
        known = {path.name: path.read_text(encoding="utf-8") for path in MAN.glob("*.1")}
        if known != pages:
            print("The man pages are not current. Run python tools/write_man.py.")
        return int(known != pages)
    MAN.mkdir(exist_ok=True)
    for path in MAN.glob("*.1"):
        path.unlink()
    for name, text in pages.items():
        (MAN / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
