"""The process: pipes, closed and full streams, terminals, encodings, no home, another zone and locale."""

import os
import pty
import subprocess
import sys

import pytest

from csto_cli import commands

CSTO = [sys.executable, "-m", "csto_cli"]


def shell(line, **extra):
    """A line of bash with `csto` in it."""
    env = {**os.environ, **extra}
    body = f'set -o pipefail; csto() {{ {" ".join(CSTO)} "$@"; }}; {line}'
    return subprocess.run(["bash", "-c", body], capture_output=True, text=True, check=False, env=env)


FORMATS = ("table", "json", "jsonl", "csv", "tsv", "toml", "md", "html", "svg")
LOOK_UPS = [name for name in commands.NAMES if commands.load(name).look_up]


def example(name):
    """The first example of a command."""
    return commands.load(name).examples[0][0]


@pytest.mark.parametrize("name", LOOK_UPS)
def test_a_reader_that_leaves_is_no_error(name):
    loop = f"for form in {' '.join(FORMATS)}; do {example(name)} -f $form | head -n 1 > /dev/null || exit 9; done"
    result = shell(loop)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("name", LOOK_UPS)
def test_a_full_disk_is_one_sentence_for_every_command(name):
    for form in ("table", "json", "csv"):
        result = shell(f"{example(name)} -f {form} > /dev/full")
        assert result.returncode == 1
        assert result.stderr == "csto: The answer could not be written: No space left on device.\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
@pytest.mark.parametrize("line", ["csto members", "csto members --json", "csto --help", "csto --version"])
def test_a_full_disk_is_one_sentence(line):
    result = shell(f"{line} > /dev/full")
    assert result.returncode == 1
    assert result.stderr == "csto: The answer could not be written: No space left on device.\n"


def test_closed_streams():
    assert shell("csto members --json >&-").returncode == 1
    expected = shell("csto members --json").stdout
    assert shell("csto members --json 2>&-").stdout == expected
    assert shell("csto members --json <&-").stdout == expected
    assert shell("csto member nobody 2>&-").returncode == 4


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
    """What a pseudo-terminal receives."""
    controller, worker = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    process = subprocess.Popen([*CSTO, *arguments], stdout=worker, stderr=worker, env={**env, "TERM": "xterm", **extra})
    os.close(worker)
    received = b""
    while True:
        try:
            chunk = os.read(controller, 65536)
        except OSError:
            break
        if not chunk:
            break
        received += chunk
    os.close(controller)
    process.wait()
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


@pytest.mark.parametrize("name", LOOK_UPS)
def test_surroundings_change_nothing_in_any_answer(name):
    line = f"{example(name)} --json"
    expected = shell(line).stdout
    assert expected
    everywhere = {"LC_ALL": "C", "TZ": "Asia/Kamchatka", "HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc/none"}
    assert shell(line, **everywhere).stdout == expected
    assert shell(f"{line} <&- 2>&-").stdout == expected
