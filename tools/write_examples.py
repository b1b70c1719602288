"""Write what the commands in the README and the documentation print below them, by running them.

    python tools/write_examples.py [--check]

A ```console block holds commands after `$ `, continued after `> `, each followed by what it prints, at eighty columns
and without colours. `--check` writes nothing and exits 1 if a page is not current. Pages that `write_reference.py`
makes are left to it.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MADE = "<!-- Made by"
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
PROGRAMS = ("jq", "sqlite3")
"""What a reader may have beside the tool. The outputs of commands with one that is missing here are left alone."""


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block as they stand there, each with the output below it.

    Args:
        block: the lines of a block.
    """
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        command, output = found[-1] if found else ("", "")
        if line.startswith("$ "):
            found.append((line, ""))
        elif line.startswith("> ") and not output:
            found[-1] = (command + line, "")
        else:
            found[-1] = (command, output + line)
    return found


def run(command: str, folder: str) -> str:
    """What a command prints, on stdout and stderr, for a reader with a terminal of eighty columns.

    Args:
        command: its lines, each with the prompt before it.
        folder: where it runs.
    """
    script = "".join(line[2:] for line in command.splitlines(keepends=True))
    here = {"CSTO_PYTHON": sys.executable, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "80", "LC_ALL": "C.UTF-8"}
    environment = {"PATH": os.environ["PATH"], "HOME": folder, **here}
    result = subprocess.run(
        ["bash", "-c", 'csto() { "$CSTO_PYTHON" -m csto_cli "$@"; }\n' + script],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        cwd=folder,
        env=environment,
        check=False,
    )
    output = result.stdout.replace(folder, "~")
    return re.sub(r"\S*/data/csto\.toml\b", "data/csto.toml", output)  # wherever the checkout is


def current(page: str) -> str:
    """A page with what its commands print now; those of one page run in one folder, in their order.

    Args:
        page: its text.
    """
    with tempfile.TemporaryDirectory() as folder:

        def block(match: re.Match[str]) -> str:
            text = ""
            for command, output in commands(match[0]):
                missing = [program for program in PROGRAMS if program in command and not shutil.which(program)]
                text += command + (output if missing else run(command, folder))
            return text

        return BLOCK.sub(block, page)


def read(path: Path) -> str | None:
    """The text of a file, if there is one."""
    return path.read_text(encoding="utf-8") if path.exists() else None


def pages() -> list[Path]:
    """The README and the pages of the documentation that are written by hand."""
    return [ROOT / "README.md", *(path for path in sorted(DOCS.rglob("*.md")) if MADE not in (read(path) or "")[:40])]


def main(arguments: list[str]) -> int:
    """Write or check the pages."""
    stale = []
    for path in pages():
        text = path.read_text(encoding="utf-8")
        new = current(text)
        if new == text:
            continue
        stale.append(path.relative_to(ROOT).as_posix())
        if "--check" not in arguments:
            path.write_text(new, encoding="utf-8")
    if stale and "--check" in arguments:
        print(f"Not current: {', '.join(stale)}. Run python tools/write_examples.py.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
