"""Write the man pages: `csto.1`, and one for each command, from the declarations.

    python tools/write_man.py [--check]

`--check` writes nothing and exits 1 if a page is not current. The wheel installs them under `share/man/man1`.
"""

import re
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from csto_cli import __version__  # noqa: E402
from csto_cli.cli import commands  # noqa: E402
from csto_cli.cli.about_tool import SUMMARY  # noqa: E402
from csto_cli.cli.declare import Command, Parameter  # noqa: E402

MAN = ROOT / "man"

EXIT_CODES = (
    ("0", "success, also if the answer is empty or the reader of a pipe has closed it"),
    ("1", "internal error, or a file or stream that cannot be read or written"),
    ("2", "usage: unknown command, option, field or word, or invalid date"),
    ("3", "the dataset or an overlay is invalid, or would become so"),
    ("4", "unknown name or id; with --exit-status, also an empty answer"),
    ("5", "ambiguous name"),
    ("130", "interrupted with Ctrl-C"),
)

ENVIRONMENT = (
    ("CSTO_DATA", "overlays to merge over the dataset, separated as in PATH"),
    ("CSTO_NO_CONFIG", "if set, csto/overlay.toml in the configuration directory is not merged"),
    ("XDG_CONFIG_HOME", "where csto/overlay.toml is looked for, except on Windows"),
    ("COLUMNS", "the width of tables; --width wins over it"),
    ("NO_COLOR, FORCE_COLOR, TERM", "whether tables are coloured; --color wins over them"),
    ("CSTO_DEBUG", "if set, an internal error also shows its traceback"),
)


_ESCAPES = {
    ord(mark): escape
    for mark, escape in zip("\\-'`^~\"", ("\\e", "\\-", "\\(aq", "\\(ga", "\\(ha", "\\(ti", "\\(dq"), strict=True)
}


def roff(text: str) -> str:
    """Text that roff prints as it is, whatever encoding it takes its input for."""
    text = "".join([mark if mark.isascii() else f"\\[u{ord(mark):04X}]" for mark in text.translate(_ESCAPES)])
    return f"\\&{text}" if text.startswith(".") else text


def prose(text: str) -> list[str]:
    """Text in lines of at most 80 bytes."""
    lines = textwrap.wrap(roff(text), 80, break_long_words=False, break_on_hyphens=False)
    return [f"\\&{line}" if line.startswith(".") else line for line in lines]


def heading(name: str) -> str:
    """The first line of a page."""
    released = re.search(r"^date-released: (\S+)", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    return f'.TH "{name.upper()}" 1 "{released[1] if released else ""}" "csto {__version__}" "csto manual"'


def listed(entries: Iterable[tuple[str, str]]) -> list[str]:
    """Terms with what they mean."""
    return [line for term, text in entries for line in (".TP", f".B {roff(term)}", *prose(text))]


def parameters(items: Sequence[Parameter]) -> list[str]:
    """Parameters with what they mean."""
    lines = []
    for item in items:
        choices = f": {', '.join(item.choices)}" if item.choices else ""
        required = " (required)" if item.required and item.label != item.metavar else ""
        names = f"{item.label}, -{item.short}" if item.short else item.label
        term = f'.BI "{roff(names)} " {roff(item.metavar)}' if item.type != "flag" else f".B {roff(names)}"
        term = f".I {roff(item.metavar)}" if item.label == item.metavar else term
        lines += [".TP", term, *prose(f"{item.help}{choices}{required}.")]
    return lines


def synopsis(command: Command) -> str:
    """How the command is called."""
    words = [f"\\fBcsto {roff(command.name)}\\fR", "[\\fIOPTION\\fR...]"]
    for argument in command.arguments:
        word = f"\\fI{roff(argument.metavar.rstrip('…'))}\\fR{'...' if argument.multiple else ''}"
        words.append(word if argument.required else f"[{word}]")
    return " ".join(words)


def command_page(command: Command) -> str:
    """The page of one command."""
    name = f"csto-{command.name.replace(' ', '-')}"
    lines = [heading(name), ".SH NAME", *prose(f"{name} - {command.summary}")]
    lines += [".SH SYNOPSIS", synopsis(command), ".SH DESCRIPTION", *prose(f"{command.summary}.")]
    if command.description:
        lines += [".PP", *prose(command.description)]
    if command.arguments:
        lines += [".SH ARGUMENTS", *parameters(command.arguments)]
    if command.options:
        lines += [".SH OPTIONS", *parameters(command.options)]
    lines += [".SH EXAMPLES", *listed(command.examples), ".SH SEE ALSO", ".BR csto (1)"]
    return "\n".join(lines) + "\n"


def main_page() -> str:
    """The page of `csto` itself."""
    lines = [heading("csto"), ".SH NAME", *prose(f"csto - {SUMMARY.rstrip('.')}"), ".SH SYNOPSIS"]
    lines += [
        "\\fBcsto\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]",
        ".SH DESCRIPTION",
        *prose(
            f"{SUMMARY} Every fact is dated and sourced. Without --as-of, answers are about the last day that the "
            "dataset covers, which every heading and csto --version name."
        ),
    ]
    for topic, names in commands.TOPICS.items():
        lines += [f".SS {topic}", *listed([(f"csto {name}", f"{summary}.") for name, summary in names.items()])]
    lines += [".SH ENVIRONMENT", *listed(ENVIRONMENT), ".SH EXIT STATUS", *listed(EXIT_CODES)]
    return "\n".join([*lines, ".SH SEE ALSO", *references(commands.EVERY)]) + "\n"


def references(names: Sequence[str]) -> list[str]:
    """Pages to see also, one per line."""
    pages = [f"csto\\-{roff(name.replace(' ', '-'))}" for name in names]
    return [f".BR {page} (1){',' if page != pages[-1] else ''}" for page in pages]


def main(arguments: list[str]) -> int:
    """Write or check the pages."""
    declared = [commands.load(name) for name in commands.EVERY]
    pages = {"csto.1": main_page()}
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
