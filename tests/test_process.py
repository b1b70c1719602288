"""The process: pipes, closed and full streams, terminals, encodings, no home, another zone and locale."""

import os
import subprocess
import sys

import hostile
import pytest

from csto_cli.cli import commands

pytestmark = pytest.mark.slow

CSTO = [sys.executable, "-m", "csto_cli"]


def shell(line, **extra):
    """A line of bash with `csto` in it."""
    env = {**os.environ, **extra}
    body = f'set -o pipefail; csto() {{ {" ".join(CSTO)} "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", body], capture_output=True, text=True, check=False, env=env)


FORMATS = ("table", "json", "jsonl", "csv", "tsv", "toml", "md", "html", "svg")
LOOK_UPS = [name for name in commands.NAMES if commands.load(name).is_query]


def example(name):
    """The first example of a command."""
    return commands.load(name).examples[0][0]


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_that_leaves_is_no_error(form):
    result = shell(f"csto timeline -f {form} | head -n 1 > /dev/null")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize(
    "line", ["csto members", "csto timeline --json", "csto votes -f csv", "csto --help", "csto --version"]
)
def test_a_full_disk_is_one_sentence(line):
    result = shell(f"{line} > /dev/full")
    assert result.returncode == 1
    assert result.stderr == "csto: The answer could not be written: No space left on device.\n"


def test_surroundings_change_nothing(tmp_path):
    expected = shell("csto timeline --until 2003 --json").stdout
    for extra in (
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "cp1252"},
        {"TZ": "Asia/Kamchatka"},
        {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent"},
        {"PYTHONHASHSEED": "7"},
    ):
        result = shell("csto timeline --until 2003 --json", **extra)
        assert (result.stdout, result.stderr) == (expected, ""), extra


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp866", "koi8-r", "latin-1"])
def test_a_table_in_another_encoding(encoding):
    result = subprocess.run(
        [*CSTO, "members"], capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": encoding}
    )
    text = result.stdout.decode(encoding)
    assert "Kazakhstan" in text
    assert "?" not in text
    assert result.stderr == b""


def terminal(*arguments, **extra):
    """What a pseudo-terminal receives, as text."""
    received, _ = hostile.terminal(*arguments, env={"TERM": "xterm", "CI": "1", **extra})  # in CI no hint follows
    return received.decode()


def test_colours_follow_the_conventions():
    assert "\x1b[" in terminal("members")
    assert "\x1b[" not in terminal("members", NO_COLOR="1")
    assert "\x1b[" not in terminal("members", TERM="dumb")
    assert "\x1b[" not in terminal("members", "--color", "never")
    assert "\x1b[" in terminal("members", "--color", "always", NO_COLOR="1")
    assert "\x1b[" not in shell("csto members").stdout
    assert "\x1b[" in shell("csto members", FORCE_COLOR="1").stdout
    assert "\x1b[" not in terminal("members", "--json", FORCE_COLOR="1")


def test_an_overlay_sends_no_command_to_the_terminal(tmp_path):
    overlay = tmp_path / "evil.toml"
    overlay.write_text(
        '[[event]]\nid = "evil"\ndate = 2001-01-01\ncategory = "statement"\nkind = "fact"\nsources = []\n'
        'text = "\\u001b]0;owned\\u0007 \\u009b31m [red]bold[/x] \\u202e right"\n'
    )
    for form in ("table", "json", "csv", "md", "html", "svg"):
        text = terminal("timeline", "--data", str(overlay), "--until", "2001-01-01", "-f", form, "--color", "never")
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text), form
        assert "[red]bold" in text or "\\[red\\]bold" in text or form == "svg"


@pytest.mark.parametrize("name", LOOK_UPS[::3])
def test_surroundings_change_nothing_in_any_answer(name):
    line = f"{example(name)} --json"
    expected = shell(line).stdout
    assert expected
    everywhere = {"LC_ALL": "C", "TZ": "Asia/Kamchatka", "HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc/none"}
    assert shell(line, **everywhere).stdout == expected
    assert shell(f"{line} <&- 2>&-").stdout == expected


def test_sources_can_be_clicked_where_the_terminal_takes_links():
    line = ("member", "kazakhstan", "--sources")
    link = "\x1b]8;id="
    page = terminal(*line)
    assert page.count("\x1b]8;id=") == page.count("\x1b]8;;\x1b\\") > 5
    assert link in page
    assert link in terminal(*line, TERM="xterm-256color")
    for quiet in (
        terminal(*line, "--color", "never"),
        terminal(*line, NO_COLOR="1"),
        terminal(*line, TERM="dumb"),
        terminal(*line, "--json"),
        shell("csto member kazakhstan --sources --color always").stdout,
        shell("csto member kazakhstan --sources", FORCE_COLOR="1").stdout,
    ):
        assert "\x1b]8" not in quiet
        assert "https://" in quiet


def test_an_address_cannot_end_its_link(tmp_path):
    overlay = tmp_path / "evil.toml"
    overlay.write_text(
        '[[source]]\nid = "a"\ntitle = "A"\npublisher = "A"\nkind = "news"\nlang = "en"\n'
        'url = "https://x.example/\\u0007\\u001b]0;owned\\u009c ю"\n'
        '[[source]]\nid = "b"\ntitle = "B"\npublisher = "B"\nkind = "news"\nlang = "en"\nurl = "file:///etc/passwd"\n'
        '[[event]]\nid = "e"\ndate = 1990-01-01\ncategory = "statement"\nkind = "fact"\ntext = "E"\n'
        'sources = ["a", "b"]\n'
    )
    page = terminal("timeline", "--data", str(overlay), "--until", "1990-01-01", "--sources")
    assert ";https://x.example/%07%1B]0;owned%C2%9C%20%D1%8E\x1b\\" in page
    assert page.count("\x1b]8;id=") == 1
    assert "file:///etc/passwd" in page
    assert not {"\x07", "\x9b", "\x9c"} & set(page)


def test_a_line_that_typer_reads_is_drawn_for_the_same_terminal():
    assert terminal("members", "--as-of=2010", COLUMNS="60") == terminal("members", "--as-of", "2010", COLUMNS="60")
    assert "\x1b[" in terminal("members", "--as-of=2010")


@pytest.mark.parametrize("encoding", ["ascii", "cp437", "cp866", "cp1251", "cp1252", "koi8-r"])
@pytest.mark.parametrize(
    "line",
    [
        ["members", "--chart"],
        ["leaders", "--chart"],
        ["timeline", "--chart"],
        ["compare", "nato", "--chart"],
        ["alignment"],
        ["votes"],
        ["stance"],
        ["glossary"],
        [],
    ],
)
def test_everything_fits_and_reads_in_an_older_encoding(line, encoding):
    env = {**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "70"}
    result = subprocess.run([*CSTO, *line], capture_output=True, check=True, env=env)
    text = result.stdout.decode(encoding)
    assert result.stderr == b""
    assert max(map(len, text.splitlines())) <= 90  # a letter of another script may become several
    expected = subprocess.run([*CSTO, *line], capture_output=True, check=True, env={**env, "PYTHONIOENCODING": "utf-8"})
    assert text.count("?") == expected.stdout.decode().count("?"), "no letter became a question mark"
