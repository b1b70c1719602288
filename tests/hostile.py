"""What the tests of hostile input share: texts meant to do harm, overlays full of them, and processes under limits."""

import functools
import os
import pty
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import tomli_w

from csto_cli.cli import commands
from csto_cli.data.bundled import load
from csto_cli.model.record import fields
from csto_cli.model.sections import SECTIONS

CSTO = [sys.executable, "-m", "csto_cli"]
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "toml", "md", "html", "svg")
LOOK_UPS = [name for name in commands.NAMES if commands.load(name).is_query]

TEXTS = {
    "colour": "\x1b[31mred\x1b[0m \x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07 \x1b]52;c;b3duZWQ=\x1b\\",
    "link": "\x1b]8;;javascript:alert(1)\x1b\\press\x1b]8;;\x1b\\",
    "c1": "\x9b31m \x90q\x9c \x85",
    "controls": "".join(map(chr, range(1, 32))) + "\x7f\x00",
    "markup": "[red]bold[/red] [link=https://evil.example]x[/link] [/] [@click=quit()] :smile: [1] [[",
    "bidi": "\u202eright\u202c \u2066isolate\u2069 \u200f\u200e\u061c",
    "separators": "a\u2028b\u2029c\u0085d\x0be\x0cf\x1cg",
    "zero-width": "\u200b\u200d\ufeff\u2060" * 500,
    "combining": "Z" + "\u0335\u0321\u0489" * 500,
    "tags": "\U000e0001\U000e0041\ue000\ufffe\uffff",
    "html": "<script>alert(1)</script>\"'&amp;&#0;<!--]]>-->",
    "quotes": "'; DROP TABLE event; --\"\"\"''' \\\" `id` $(touch pwned) ${IFS}",
    "formula": '=HYPERLINK("https://evil.example")',
    "latex": "\\input{/etc/passwd} } @misc{x, %",
    "ris": "ER  - \r\nTY  - NEWS\r\n",
    "lines": "a\r\nb\nc\rd\te|f",
}
"""Texts that mean something to a terminal, a renderer, a shell, a spreadsheet or a database, by what they try."""

COMMANDING = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), *"\u061c\u200e\u200f\u2028\u2029"} - {"\n", "\t"} | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
"""Characters that command a terminal or turn the direction of writing around."""

PLAIN = {
    "date": "2001-02-03", "date or open": "2001-02-03", "country code": "ARM", "organisation id": "csto",
    "instrument id": "treaty", "language code": "en", "true or false": True, "whole number": 3, "year": 2001,
    "number": 1.5,
}  # fmt: skip


@functools.cache
def first(section):
    """The first record of a section of the bundled dataset."""
    return load().section(section)[0]


def record(section, text, id=None):
    """A record of a section with every field filled: with the text where there may be any."""
    table = {"id": id or ("zz-hostile" if section == "term" else f"zz-hostile-{section.replace('_', '-')}")}
    for name, annotation in fields(SECTIONS[section]).items():
        kind, many = annotation.type, annotation.is_array
        if name in ("id", "origin"):
            continue
        if kind.choices:
            value = kind.choices[0]
        elif kind.name == "table":
            value = {text: text, "yes": 1} if (section, name) != ("ideal_point", "rows") else None
            if name == "scale":
                value = [{"value": text, "short": "x", "definition": text, "side": "neither"}]
        elif name == "iso3":
            value = "QQQ"
        elif name == "iso2":
            value = "QQ"
        elif name == "to":
            value = "2001-02-04"
        elif kind.name == "address":
            value = f"https://evil.example/{text}"
        elif kind.name in PLAIN:
            value = PLAIN[kind.name]
        elif kind.section and kind.section != "*":
            value = first(kind.section)["id"]
        elif kind.section:
            value = first("event")["id"]
        else:
            value = text
        if value is None:
            value = first(section)["rows"]
        table[name] = [value] if many else value
    return table


def write(path, document):
    """A TOML file with a document; gives its path."""
    Path(path).write_text(tomli_w.dumps(document), encoding="utf-8")
    return str(path)


def line_of(name):
    """The first example of a command, without its output options."""
    words = [word.strip("'") for word in commands.load(name).examples[0][0].split()[1:]]
    for option in ("-f", "--format", "--fields"):
        if option in words:
            del words[words.index(option) : words.index(option) + 2]
    return [word for word in words if word not in ("--json", "--no-header")]


def terminal(*arguments, env=None, size=None, prefix=CSTO):
    """What a pseudo-terminal receives on stdout and stderr, as bytes, and the exit code."""
    controller, worker = pty.openpty()
    if size:
        import fcntl
        import struct
        import termios

        fcntl.ioctl(worker, termios.TIOCSWINSZ, struct.pack("HHHH", 24, size, 0, 0))
    surroundings = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [*prefix, *arguments], stdin=worker, stdout=worker, stderr=worker,
        env={**surroundings, "TERM": "xterm-256color", **(env or {})},
    )  # fmt: skip
    os.close(worker)
    received = bytearray()
    while True:
        try:
            chunk = os.read(controller, 65536)
        except OSError:
            break
        if not chunk:
            break
        received += chunk
    os.close(controller)
    return bytes(received), process.wait(60)


class Ended:
    """A process that ended by itself: its streams, its exit code, and what it used."""

    def __init__(self, stdout, stderr, code, seconds, megabytes):
        self.stdout = stdout
        self.stderr = stderr
        self.code = code
        self.seconds = seconds
        self.megabytes = megabytes


def limited(*arguments, memory=2**30, seconds=60, env=None, cwd=None, prefix=CSTO, prepare=None, **streams):
    """Run `csto` with at most so much memory and processor time; what it does beyond kills it.

    Args:
        arguments: the command line.
        memory: bytes of address space.
        seconds: of processor time; the wall clock gets twice as much.
        env: more variables.
        cwd: where.
        prefix: how the program is called.
        prepare: called in the child before it starts.
        streams: `stdin`, `pass_fds` and the like.
    """

    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        if prepare:
            prepare()

    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [*prefix, *arguments], stdout=out, stderr=err, cwd=cwd, env={**os.environ, **(env or {})},
            preexec_fn=limit, **{"stdin": subprocess.DEVNULL, **streams},
        )  # fmt: skip
        timer = __import__("threading").Timer(2 * seconds, process.kill)
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        ended = Ended(
            out.read(), err.read().decode(errors="replace"), process.returncode,
            usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
        )  # fmt: skip
    record_file = os.environ.get("CSTO_MEASURE")  # a file to keep the figures in, for whoever wants the worst
    if record_file:
        with open(record_file, "a") as file:
            file.write(f"{ended.seconds:.2f} s {ended.megabytes:.0f} MB {' '.join(arguments)[:100]!r}\n")
    return ended
