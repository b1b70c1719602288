"""Every command and every page of help in a narrow window: only the last word of a line may be wider, unbroken."""

import os
import re
import shlex
import subprocess
import sys
import threading

import pytest
from rich.cells import cell_len

import csto_cli
from csto_cli.cli import commands

if os.name != "posix":
    pytest.skip("pseudo-terminals of POSIX", allow_module_level=True)

import fcntl
import pty
import struct
import termios

PROGRAM = """
import sys
from csto_cli import main
for line in open(0).read().split("\\n"):
    print("\\x01", flush=True)
    main.main(line.split("\\t") if line else [])
    sys.stdout.flush()
"""

COPIED = ("schema", "export", "completion", "cite", "data check", "data diff", "data add")
"""Commands that print what is meant for a file, a clipboard or an editor, a record a line."""


def lines():
    """Command lines: the greeting, every help, the examples of every command that draws, footnotes and charts."""
    found = [[], ["--help"], ["help", "members"], ["data", "--help"], ["data", "add", "--help"]]
    found += [[*name.split(), "--help"] for name in commands.EVERY]
    for name in commands.EVERY:
        examples = [shlex.split(example)[1:] for example, _ in commands.load(name).examples]
        if not name.startswith(COPIED):
            found += [words for words in examples if not {"|", "||", "-f", "--json"} & set(words)]
    found += [["members", "--sources"], ["forces", "--sources"], ["timeline", "--ids", "--limit", "20"]]
    found += [["sources", "--limit", "20"], ["cite", "csto-arm-frozen", "--fields", "id,citation"]]
    return [
        *found,
        *[
            [*([name, "nato"] if name == "compare" else [name]), "--chart"]
            for name in commands.NAMES
            if "--chart" in labels(name)
        ],
    ]


def labels(name):
    """The options of a command."""
    return [option.label for option in commands.load(name).options]


def in_terminal(width, given):
    """What command lines print, one after the other, in a terminal of so many columns; without colours and links."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, width, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", "PYTHONIOENCODING": "utf-8"}
    env.pop("COLUMNS", None)
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=follower, stderr=subprocess.DEVNULL, env=env
    )
    os.close(follower)
    chunks = []

    def read():
        try:
            while chunk := os.read(leader, 65536):
                chunks.append(chunk)
        except OSError:
            pass  # how Linux says that the terminal is closed

    reader = threading.Thread(target=read)
    reader.start()
    process.communicate("\n".join("\t".join(line) for line in given).encode())
    reader.join()
    os.close(leader)
    text = re.sub("\x1b\\]8;[^\x1b]*\x1b\\\\|\x1b\\[[0-9;]*m", "", b"".join(chunks).decode()).replace("\r\n", "\n")
    return [part.removeprefix("\n").split("\n") for part in text.split("\x01")[1:]]


@pytest.mark.parametrize("width", [20, 24, 30, 36])
def test_nothing_is_wider_than_its_window(width):
    ids = {record.id for _, record in csto_cli.load()}
    given = lines()
    answers = in_terminal(width, given)
    assert len(answers) == len(given)
    for words, answer in zip(given, answers, strict=True):
        assert "".join(answer).strip(), words
        for line in answer:
            if cell_len(line) > width:
                start, _, last = line.rpartition(" ")
                assert cell_len(start) <= width, (words, line)
                assert last in ids or "://" in last, (words, line)


def test_addresses_and_ids_are_not_broken(csto):
    rows = csto("timeline", "--limit", "20", "--json").envelope
    for form in (["--ids"], ["--sources"]):
        printed = csto("timeline", "--limit", "20", "--width", "24", *form).stdout.split()
        wanted = rows["data"] if form == ["--ids"] else rows["sources"]
        for row in wanted:
            assert (row["id"] if form == ["--ids"] else row["url"] or printed[0]) in printed
    printed = csto("sources", "--limit", "20", "--width", "24").stdout.split()
    assert {row["id"] for row in csto("sources", "--limit", "20", "--json").data} <= set(printed)
