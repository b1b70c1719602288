"""Hostile surroundings: streams, signals, locales, limits and interpreters change no answer, or end in a sentence."""

import fcntl
import io
import itertools
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from hostile import COMMANDING, CSTO, LOOK_UPS, limited, line_of, terminal

from csto_cli import main as entry

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")]
ANSWER = ("members", "--as-of", "2010", "--json")
TABLE = ("members", "--as-of", "2010")


@pytest.fixture(scope="module")
def right():
    """What the two calls print where nothing is in the way."""
    found = {}
    for line in (ANSWER, TABLE):
        ended = limited(*line)
        assert (ended.code, ended.stderr) == (0, "")
        found[line] = ended.stdout
    return found


class Pipe(io.RawIOBase):
    """A stream that takes so many bytes, and then fails."""

    def __init__(self, room, error):
        self.room = room
        self.error = error
        self.taken = b""

    def writable(self):  # noqa: D102
        return True

    def write(self, content):  # noqa: D102
        if not self.room:
            raise self.error
        part = bytes(content[: self.room])
        self.room -= len(part)
        self.taken += part
        return len(part)


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize(
    ("error", "code", "sentence"),
    [
        (BrokenPipeError(32, "Broken pipe"), 0, ""),
        (
            OSError(28, "No space left on device"),
            1,
            "csto: The answer could not be written: No space left on device.\n",
        ),
    ],
)
def test_a_stream_that_fails_at_any_byte(csto, monkeypatch, buffered, error, code, sentence):
    for name in LOOK_UPS[::4]:
        for form in ("tsv", "table"):
            line = (*line_of(name), "-f", form)
            answer = entry.dispatch(line)
            whole = csto(*line).stdout.encode()
            monkeypatch.setattr(entry, "dispatch", lambda arguments, answer=answer: answer)
            for room in range(0, len(whole), 1 if len(whole) < 3000 else 997):
                pipe = Pipe(room, error)
                layer = io.BufferedWriter(pipe) if buffered else pipe
                out = io.TextIOWrapper(layer, "utf-8", write_through=True)
                err = io.StringIO()
                with monkeypatch.context() as streams:
                    streams.setattr(sys, "stdout", out)
                    streams.setattr(sys, "stderr", err)
                    found = entry.main(line)
                assert (found, pipe.taken) == (code, whole[:room]), (line, room)
                assert err.getvalue().endswith(sentence)
                pipe.room = 10**9  # so that closing the stream fails no more
            monkeypatch.undo()


def through(line, read, *, stop=True, env=None):
    """Run a line into a pipe of 4 kB whose reader takes some bytes and goes; gives the code, stderr and the bytes."""
    reader, writer = os.pipe()
    fcntl.fcntl(writer, 1031, 4096)  # F_SETPIPE_SZ
    process = subprocess.Popen(
        [*CSTO, *line],
        stdout=writer,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **(env or {})},
    )
    os.close(writer)
    taken = b""
    while len(taken) < read:
        part = os.read(reader, min(read - len(taken), 4096))
        if not part:
            break
        taken += part
    if stop:
        os.close(reader)
    stderr = process.communicate(timeout=60)[1]
    return process.returncode, stderr.decode(), taken


@pytest.mark.skipif(sys.platform != "linux", reason="needs pipes whose size can be set")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_leaves_in_the_middle(unbuffered):
    for read in (0, 1, 4097, 20_000):
        for line in (("timeline", "--json"), ("timeline",), ("export",)):
            code, stderr, taken = through(line, read, env={"PYTHONUNBUFFERED": unbuffered})
            assert (code, stderr, len(taken)) == (0, "", read), line


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_is_full_at_some_byte(tmp_path, right, unbuffered):
    import resource

    whole = right[ANSWER]
    for size in (0, 1, 1000, len(whole) - 1):
        with open(tmp_path / "out", "wb") as out:
            result = subprocess.run(
                [*CSTO, *ANSWER], stdout=out, stderr=subprocess.PIPE, check=False, timeout=60,
                env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
                preexec_fn=lambda size=size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
            )  # fmt: skip
        assert result.returncode == 1
        assert result.stderr == b"csto: The answer could not be written: File too large.\n"
        assert whole.startswith((tmp_path / "out").read_bytes())


@pytest.mark.parametrize("form", ["json", "toml", "sqlite", "csv"])
def test_an_export_to_a_full_disk_leaves_what_was_there(tmp_path, form):
    import resource

    place = tmp_path / "export"
    line = ("export", "--format", form, "--section", "term", "--section", "body", "--output", str(place))
    assert limited(*line).code == 0
    before = {path.name: path.read_bytes() for path in ([place] if place.is_file() else sorted(place.iterdir()))}
    for size in (200, 5000):  # there must be room for the sentence
        ended = limited(
            *line, "--force", prepare=lambda size=size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        )
        assert ended.code == 1
        assert ended.stderr.startswith("csto: ")
        assert ended.stderr.count("\n") == 1
        after = {path.name: path.read_bytes() for path in ([place] if place.is_file() else sorted(place.iterdir()))}
        assert after == before
        assert [path.name for path in tmp_path.iterdir()] == ["export"]


STREAMS = [chosen for count in range(4) for chosen in itertools.combinations((0, 1, 2), count)]


@pytest.mark.parametrize("closed", STREAMS, ids=lambda closed: "".join(map(str, closed)) or "none")
def test_streams_that_are_closed(tmp_path, right, closed):
    def close():
        for number in closed:
            os.close(number)

    for line, code in ((ANSWER, 0), (TABLE, 0), (("member", "nobody"), 4), (("--help",), 0), (("nonsense",), 2)):
        ended = limited(*line, prepare=close)
        expected = 1 if 1 in closed and not code else code
        assert ended.code == expected, (line, ended.stderr)
        assert "Traceback" not in ended.stderr
        if 1 not in closed and line in right:
            assert ended.stdout == right[line]
        if 2 in closed:
            assert ended.stderr == ""
    for form in ("sqlite", "json"):
        place = tmp_path / f"export.{form}"
        limited("export", "--format", form, "--section", "term", "--output", str(place), prepare=close)
        if form == "json":
            assert json.loads(place.read_bytes())["term"]
        else:
            connection = sqlite3.connect(place)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("SELECT count(*) FROM term").fetchone()[0]
            connection.close()


def test_a_standard_output_that_cannot_be_written(tmp_path):
    for flags in (os.O_RDONLY,):
        path = tmp_path / "file"
        path.write_text("")
        out = os.open(path, flags)
        result = subprocess.run([*CSTO, *ANSWER], stdout=out, stderr=subprocess.PIPE, check=False, timeout=60)
        os.close(out)
        assert result.returncode == 1
        assert result.stderr == b"csto: The answer could not be written: Bad file descriptor.\n"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_pipe_that_does_not_wait(unbuffered):
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    result = subprocess.run(
        [*CSTO, "timeline", "--json"], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    os.close(writer)
    os.close(reader)
    assert result.returncode == 1
    assert result.stderr.startswith(b"csto: The answer could not be written: ")
    assert result.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("number", "code", "ignored"),
    [
        (signal.SIGINT, 130, False),
        (signal.SIGTERM, -signal.SIGTERM, False),
        (signal.SIGHUP, -signal.SIGHUP, False),
        (signal.SIGINT, 0, True),
        (signal.SIGTERM, 0, True),
        (signal.SIGHUP, 0, True),
        (signal.SIGWINCH, 0, False),
        (signal.SIGCONT, 0, False),
    ],
)
def test_signals(number, code, ignored):
    reader, writer = os.pipe()
    process = subprocess.Popen(
        [*CSTO, "export"], stdout=writer, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(number, signal.SIG_IGN if ignored else signal.SIG_DFL),
    )  # fmt: skip
    os.close(writer)
    first = os.read(reader, 1)  # it is in the middle of writing now
    process.send_signal(number)
    time.sleep(0.05)
    rest = b""
    if code == 0:
        while part := os.read(reader, 2**20):
            rest += part
    stderr = process.communicate(timeout=60)[1]
    os.close(reader)
    assert (process.returncode, stderr) == (code, b"")
    if code == 0:
        assert json.loads(first + rest)["term"]


@pytest.mark.parametrize("disposition", [signal.SIG_DFL, signal.SIG_IGN])
def test_a_broken_pipe_whatever_the_parent_does_with_its_signal(disposition):
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [*CSTO, *ANSWER], stdout=writer, stderr=subprocess.PIPE, check=False, timeout=60, restore_signals=False,
        preexec_fn=lambda: signal.signal(signal.SIGPIPE, disposition),
    )  # fmt: skip
    os.close(writer)
    assert (result.returncode, result.stderr) == (0, b"")


def test_an_export_that_is_killed_leaves_the_old_file(tmp_path):
    place = tmp_path / "csto.json"
    assert limited("export", "--output", str(place)).code == 0
    whole = place.read_bytes()
    for number, delay in itertools.product((signal.SIGKILL, signal.SIGTERM, signal.SIGINT), (0.05, 0.2, 0.4)):
        process = subprocess.Popen(
            [*CSTO, "export", "--output", str(place), "--force"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        time.sleep(delay)
        process.send_signal(number)
        process.communicate(timeout=60)
        assert place.read_bytes() == whole


@pytest.mark.parametrize("width", [1, 2, 19, 10_000, 65_535])
def test_windows_of_any_width(width):
    for name in ("members", "member", "alignment", "compare"):
        received, code = terminal(*line_of(name), "--color", "never", size=width)
        assert code == 0
        text = received.decode().replace("\r\n", "\n")
        assert not COMMANDING & set(text)
        assert max(map(len, text.split("\n"))) <= max(40, min(width, 1000))
    ended = limited(*TABLE, env={"COLUMNS": str(width)})
    assert ended.code == 0
    assert max(map(len, ended.stdout.decode().split("\n"))) <= max(40, min(width, 1000))
    for columns in ("0", "-1", "x", "9" * 100, "", "٣"):
        assert limited(*TABLE, env={"COLUMNS": columns}).code == 0


def locales():
    """Every locale of the system, and some that it does not have."""
    try:
        found = subprocess.run(["locale", "-a"], capture_output=True, check=True).stdout.decode("ascii", "replace")
    except OSError:
        found = ""
    return sorted({*found.split(), "C", "POSIX", "C.UTF-8", "tr_TR.UTF-8", "nowhere", "ru_RU.KOI8-R"})


@pytest.mark.parametrize("locale", locales())
@pytest.mark.parametrize("utf8", ["0", "1"])
def test_locales(right, locale, utf8):
    env = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": utf8, "PYTHONCOERCECLOCALE": "0"}
    ended = limited(*ANSWER, env=env)
    assert (ended.code, ended.stderr, ended.stdout) == (0, "", right[ANSWER])
    ended = limited("member", "Հայաստան", "-f", "table", env=env)
    assert (ended.code, ended.stderr) == (0, "")
    assert b"Armenia" in ended.stdout
    ended = limited("member", "Հայաստանք", env=env)
    assert (ended.code, ended.stdout) == (4, b"")
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "utf-16", "cp1252:strict", "utf-8:strict", "utf-7", "cp037"])
def test_encodings_that_the_environment_asks_for(right, encoding):
    ended = limited(*ANSWER, env={"PYTHONIOENCODING": encoding})
    assert (ended.code, ended.stdout) == (0, right[ANSWER])
    ended = limited(*TABLE, env={"PYTHONIOENCODING": encoding})
    assert (ended.code, ended.stderr) == (0, "")
    assert "Kazakhstan" in ended.stdout.decode(encoding.partition(":")[0])
    assert limited("member", "nobody\u20ac", env={"PYTHONIOENCODING": encoding}).code == 4


@pytest.mark.parametrize(
    "flags",
    [("-O",), ("-OO",), ("-I",), ("-E",), ("-s",), ("-u",), ("-B",), ("-X", "utf8=0"), ("-X", "utf8=1"),
     ("-W", "error"), ("-bb", "-W", "error"), ("-X", "dev", "-W", "error"), ("-X", "int_max_str_digits=640"),
     ("-X", "faulthandler"), ("-q",), ("-v",)],
    ids=" ".join,
)  # fmt: skip
def test_interpreters_called_in_any_way(right, flags):
    prefix = [sys.executable, *flags, "-m", "csto_cli"]
    quiet = flags != ("-v",)
    for line in (ANSWER, TABLE):
        ended = limited(*line, prefix=prefix)
        assert (ended.code, ended.stdout) == (0, right[line])
        assert not quiet or ended.stderr == ""
    for line, code in (
        (("timeline", "-f", "toml"), 0), (("compare", "nato", "-f", "html"), 0), (("schema", "members"), 0),
        (("--help",), 0), (("member", "nobody"), 4), (("members", "--help"), 0), (("data", "check"), 0),
    ):  # fmt: skip
        if quiet and (line != ("data", "check") or flags == ("-OO",)):
            ended = limited(*line, prefix=prefix)
            assert ended.code == code, ended.stderr
            assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("form", ["json", "toml", "svg"])
def test_the_seed_of_the_hash_changes_no_byte(form):
    seen = {
        (name, limited(*line_of(name), "-f", form, env={"PYTHONHASHSEED": seed}).stdout)
        for name in ("stance", "member", "votes")
        for seed in ("0", "1", "4294967295")
    }
    assert len(seen) == 3


def test_a_directory_that_was_deleted(tmp_path, right):
    gone = tmp_path / "gone"

    def leave():
        gone.mkdir(exist_ok=True)
        os.chdir(gone)
        gone.rmdir()

    prefix = [sys.executable, "-c", "from csto_cli.main import run; run()"]
    for line in (ANSWER, TABLE):
        ended = limited(*line, prepare=leave, prefix=prefix)
        assert (ended.code, ended.stderr, ended.stdout) == (0, "", right[line])
    ended = limited("members", "--data", "mine.toml", prepare=leave, prefix=prefix)
    assert (ended.code, ended.stdout) == (1, b"")
    ended = limited("export", "--output", "mine.json", prepare=leave, prefix=prefix)
    assert (ended.code, ended.stderr.count("\n")) == (1, 1)


@pytest.mark.parametrize("name", ["", "-", "\x1b[2J", "a b", "x" * 100_000, "\udcff", "csto.exe", "../../csto"])
def test_names_that_the_program_may_be_called_by(right, name):
    code = f"import sys; sys.argv[0] = {name!r}; from csto_cli.main import run; run()"
    prefix = [sys.executable, "-c", code]
    for line in (ANSWER, TABLE):
        assert limited(*line, prefix=prefix).stdout == right[line]
    assert limited("nonsense", prefix=prefix).stderr == limited("nonsense").stderr
    assert limited("--help", prefix=prefix).stdout == limited("--help").stdout


def test_very_long_lists_of_arguments(csto):
    many = 2_000
    assert csto("stance", *["armenia"] * many, "--json").stdout == csto("stance", "armenia", "--json").stdout
    for line, code in (
        (("members", *["x"] * many), 2),
        (("timeline", *["--country", "armenia"] * many, "--json"), 0),
        (("timeline", *["--country=armenia"] * many, "--json"), 0),
        (("members", *["--json"] * many), 0),
        (("members", *["--data", "missing.toml"] * many), 1),
        (("members", "--fields", ",".join(["name"] * many), "-f", "tsv"), 0),
        (("claims", *map(str, range(many))), 4),
        (("nonsense", *["--"] * many), 2),
    ):
        outcome = csto(*line)
        assert outcome.code == code, (line[:3], outcome.stderr[:200])
        assert outcome.stderr.count("\n") <= 1
        assert len(outcome.stderr) < 2000


@pytest.mark.parametrize("files", [3, 4, 5, 6, 7, 8, 10, 16])
def test_few_open_files(right, files):
    import resource

    for line in (ANSWER, TABLE):
        ended = limited(*line, prepare=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)))
        assert (ended.code, ended.stdout) == (0, right[line]) or (ended.code != 0 and ended.stdout == b"")
        assert ended.code == 0 or files < 8


@pytest.mark.parametrize("memory", [16, 24, 32, 48, 64, 96, 128])
def test_little_memory(right, memory):
    for line in (ANSWER, TABLE):
        ended = limited(*line, memory=memory * 2**20)
        assert (ended.code, ended.stdout) == (0, right[line]) or (ended.code != 0 and ended.stdout == b"")
        assert ended.code == 0 or memory < 128


def test_no_home_and_nobody_in_particular(right):
    for env in (
        {"HOME": "/dev/null"}, {"HOME": "\udcff"}, {"XDG_CACHE_HOME": "relative"}, {"XDG_CACHE_HOME": "/dev/full"},
        {"PATH": ""},
        {"TERM": ""}, {"TERM": "nonsense\x1b[2J"}, {"TZ": "nowhere"}, {"CSTO_DATA": ""}, {"CSTO_DATA": ":::"},
        {"TMPDIR": "/nonexistent"}, {"PYTHONPATH": "/nonexistent"}, {"COLUMNS": "\udcff"}, {"NO_COLOR": "\udcff"},
    ):  # fmt: skip
        surroundings = {"XDG_CACHE_HOME": "", **env} if "HOME" in env else env
        ended = limited(*ANSWER, env=surroundings)
        assert (ended.code, ended.stderr, ended.stdout) == (0, "", right[ANSWER]), env
        ended = limited("--version", *(["--help"] if "HOME" in env else ()), env=env)
        assert (ended.code, ended.stderr) == (0, ""), env
    bare = subprocess.run([*CSTO, *ANSWER], env={}, capture_output=True, check=False, timeout=60)
    assert (bare.returncode, bare.stderr, bare.stdout) == (0, b"", right[ANSWER])


def test_fifty_at_once(right):
    processes = [subprocess.Popen([*CSTO, *ANSWER], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(50)]
    for process in processes:
        stdout, stderr = process.communicate(timeout=120)
        assert (process.returncode, stderr, stdout) == (0, b"", right[ANSWER])


@pytest.mark.parametrize("kind", ["file", "pipe", "link", "/dev/full", "/proc", "relative", "\udcff"])
def test_no_place_to_keep_that_a_hint_was_said(tmp_path, right, kind):
    place = tmp_path / "state"
    if kind == "file":
        place.write_text("")
    elif kind == "pipe":
        (place / "csto").mkdir(parents=True)
        os.mkfifo(place / "csto" / "hinted")
    elif kind == "link":
        (place / "csto").mkdir(parents=True)
        (tmp_path / "target").write_text("precious")
        (place / "csto" / "hinted").symlink_to(tmp_path / "target")
    where = str(place) if kind in ("file", "pipe", "link") else kind
    received, code = terminal(*TABLE, "--color", "never", env={"XDG_STATE_HOME": where, "CI": "", "HOME": "/dev/null"})
    assert code == 0
    assert b"Traceback" not in received
    assert kind != "link" or (tmp_path / "target").read_text() == "precious"
