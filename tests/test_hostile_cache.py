"""Hostile caches: whatever stands where the index should, the TOML answers, just as right and without noise."""

import os
import random
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
import tomli_w
from hostile import CSTO, limited

import csto_cli
from csto_cli.data import cache
from csto_cli.data import compile as index

pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")  # what a child does first is simple
PACKAGE = Path(csto_cli.__file__).parent
TOML = PACKAGE.parent.parent / "data" / "csto.toml"
ASK = ("members", "--as-of", "2010", "--json")
PEOPLE = ("members", "--as-of", "2010")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A checkout with a small dataset, which takes little time to index, and what it answers."""
    root = tmp_path_factory.mktemp("small")
    shutil.copytree(PACKAGE, root / "src" / "csto_cli", ignore=shutil.ignore_patterns("_data", "__pycache__"))
    (root / "data").mkdir()
    document = tomllib.loads(TOML.read_text(encoding="utf-8"))
    cited = {id for span in document["membership"] for id in span["sources"]}
    kept = {key: document[key] for key in (*index.META_KEYS, "country", "organisation", "membership")}
    kept["source"] = [source for source in document["source"] if source["id"] in cited]
    (root / "data" / "csto.toml").write_text(tomli_w.dumps(kept), encoding="utf-8")
    env = {"PYTHONPATH": str(root / "src"), "XDG_CACHE_HOME": str(root / "first")}
    answers = {line: limited(*line, env=env).stdout for line in (ASK, PEOPLE)}
    assert all(answers.values())
    return root, answers


@pytest.fixture
def home(small, tmp_path):
    """A cache directory that the small checkout has filled, its only index, and the environment that uses it."""
    root, _ = small
    env = {"PYTHONPATH": str(root / "src"), "XDG_CACHE_HOME": str(tmp_path)}
    assert limited(*ASK, env=env).code == 0
    (place,) = (tmp_path / "csto").iterdir()
    return tmp_path / "csto", place, env


def right(small, env, **limits):
    """Ask, and see that the answer is right and nothing else is said."""
    _, answers = small
    ended = limited(*ASK, env=env, **limits)
    assert (ended.code, ended.stderr) == (0, "")
    assert ended.stdout == answers[ASK]


def used(name):
    """The files that an answer reads."""
    return name in ("membership", "country-names", "source", "meta")


DAMAGES = {
    "cut": lambda content, dice: content[: dice.randrange(len(content))],
    "one bit": lambda content, dice: flipped(content, dice.randrange(len(content)), 1 << dice.randrange(8)),
    "digest": lambda content, dice: flipped(content, dice.randrange(64), 1),
    "longer": lambda content, dice: content + b'{"id": "lie"}\n',
    "line less": lambda content, dice: content[: content.rstrip(b"\n").rfind(b"\n") + 1],
    "emptied": lambda content, dice: b"",
    "digest only": lambda content, dice: content[:64],
    "no hexadecimals": lambda content, dice: b"\xff" * 64 + content[64:],
    "zeros": lambda content, dice: b"\0" * len(content),
    "JSON of another": lambda content, dice: content[:64] + b'{"id": "csto-usa-member"}\n',
}


def flipped(content, place, bit):
    """A content with one bit turned."""
    return content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_a_miss(monkeypatch, tmp_path, damage):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    content = (
        b'schema_version = 1\ndataset_version = "2026.1.0"\nas_of = 2026-01-01\n'
        b'[[event]]\nid = "a"\ndate = 2000-01-02\n[[event]]\nid = "b"\ndate = 2001-01-02\n'
    )
    texts = index.build(tomllib.loads(content.decode()))
    assert cache.reader(content)("event") == texts["event"]
    (place,) = (tmp_path / "csto").iterdir()
    dice = random.Random(damage)
    for _ in range(25):
        for section in ("event", "meta", "search"):
            whole = (place / section).read_bytes()
            (place / section).write_bytes(DAMAGES[damage](whole, dice))
            assert cache.reader(content)(section) == texts[section]
            assert (place / section).read_bytes() == whole  # mended on the way
    assert [path.name for path in (tmp_path / "csto").iterdir()] == [place.name]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_cache_changes_no_answer(small, home, damage):
    _, place, env = home
    for path in place.iterdir():
        if used(path.name):
            path.write_bytes(DAMAGES[damage](path.read_bytes(), random.Random(damage)))
    right(small, env)
    right(small, env)


@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "zeros", "missing", "dangling", "unreadable", "open"])
def test_a_file_that_is_none_is_a_miss(small, home, kind):
    base, place, env = home
    for path in list(place.iterdir()):
        content = path.read_bytes()
        path.unlink()
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "folder":
            path.mkdir()
        elif kind == "link":
            other = base.parent / f"other-{path.name}"
            other.write_bytes(content)
            path.symlink_to(other)
        elif kind == "zeros":
            path.symlink_to("/dev/zero")
        elif kind == "dangling":
            path.symlink_to("nowhere")
        elif kind in ("unreadable", "open"):
            path.write_bytes(content)
            path.chmod(0 if kind == "unreadable" else 0o666)
    right(small, env, memory=2**29, seconds=20)


@pytest.mark.parametrize("kind", ["file", "link", "dangling", "open", "group", "empty", "pipe"])
def test_a_place_that_is_none_is_a_miss(small, home, kind):
    base, place, env = home
    place.rename(base.parent / "elsewhere")
    if kind == "file":
        place.write_bytes(b"in the way")
    elif kind == "link":
        place.symlink_to(base.parent / "elsewhere")
    elif kind == "dangling":
        place.symlink_to("nowhere")
    elif kind == "pipe":
        os.mkfifo(place)
    else:
        shutil.copytree(base.parent / "elsewhere", place)
        if kind == "empty":
            for path in place.iterdir():
                path.unlink()
        place.chmod({"open": 0o777, "group": 0o770}.get(kind, 0o700))
    right(small, env)
    assert not list(base.glob("new-*"))


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can plant what others own")
@pytest.mark.parametrize("who", ["place", "files", "both"])
def test_a_cache_of_another_user_is_a_miss(small, home, who):
    _, place, env = home
    lie = {"country-names": b'{"ARM": "Lie", "BLR": "Lie", "KAZ": "Lie", "KGZ": "Lie", "RUS": "Lie", "TJK": "Lie"}'}
    import hashlib

    for name, body in lie.items():
        (place / name).write_bytes(hashlib.sha256(body).hexdigest().encode() + body)
    for path in (*([place] if who != "files" else []), *(place.iterdir() if who != "place" else [])):
        os.chown(path, 65534, 65534)
    right(small, env)


@pytest.mark.parametrize("when", [0, 1, 1_900_000_000, 4_000_000_000])
def test_a_clock_that_runs_backwards(small, home, monkeypatch, when):
    base, place, env = home
    for path in (place, base, *place.iterdir()):
        os.utime(path, (when, when))
    before = {path.name: path.stat().st_ino for path in place.iterdir()}
    right(small, env)
    assert {path.name: path.stat().st_ino for path in place.iterdir()} == before, "the cache was used"


@pytest.mark.parametrize("size", [0, 1, 4096, 20_000])
def test_a_full_disk_leaves_no_half(small, tmp_path, size):
    root, answers = small
    import resource

    env = {"PYTHONPATH": str(root / "src"), "XDG_CACHE_HOME": str(tmp_path)}
    result = subprocess.run(
        [*CSTO, *ASK], capture_output=True, check=False, timeout=60, env={**os.environ, **env},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
    )  # fmt: skip
    assert (result.returncode, result.stderr, result.stdout) == (0, b"", answers[ASK])
    assert not list((tmp_path / "csto").iterdir())
    right(small, env)
    assert len(list((tmp_path / "csto").iterdir())) == 1


@pytest.mark.parametrize("home", ["missing", "file", "read-only", "/dev/null", "/proc", "/nonexistent", "relative", ""])
def test_no_place_for_a_cache(small, tmp_path, home):
    root, _ = small
    if home == "file":
        (tmp_path / "file").write_text("")
    elif home == "read-only":
        (tmp_path / "read-only").mkdir(mode=0o500)
    place = home if home.startswith("/") or not home or home == "relative" else str(tmp_path / home)
    for name in ("HOME", "XDG_CACHE_HOME"):
        env = {"PYTHONPATH": str(root / "src"), "XDG_CACHE_HOME": "", "HOME": str(tmp_path / "missing"), name: place}
        right(small, env, cwd=tmp_path)
    assert not (tmp_path / "relative").exists()


def test_a_place_that_may_not_be_written(small, tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    content = TOML.read_bytes()[:0] + b'schema_version = 1\ndataset_version = "2026.1.0"\nas_of = 2026-01-01\n'
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name in ("makedirs", "rename"):
        with monkeypatch.context() as patched:
            patched.setattr(os, name, refuse)
            assert b"2026.1.0" in cache.reader(content)("meta")
        assert not list(tmp_path.glob("csto/*"))


def test_nobody_without_an_entry(small, tmp_path):
    if not hasattr(os, "getuid") or os.getuid() != 0:
        pytest.skip("only root can become nobody")
    code = (
        "import os, sys; import tomllib, re, pwd, tempfile, shutil, unicodedata, hashlib, csto_cli.execute, "
        "csto_cli.cli.commands.members, csto_cli.queries.members, csto_cli.output.machine, csto_cli.searchtext, "
        "csto_cli.index, csto_cli.cache, csto_cli.kinds, csto_cli.entry, csto_cli.prepared, csto_cli.door, "
        "csto_cli.resolve, csto_cli.output.transliterate; "
        "from csto_cli import loader; content = loader.toml(); loader.toml = lambda: content; "
        "os.environ.pop('HOME'); os.environ.pop('XDG_CACHE_HOME'); os.setgroups([]); os.setgid(54321); "
        "os.setuid(54321); from csto_cli.main import run; run()"
    )
    root, answers = small
    env = {"PYTHONPATH": str(root / "src"), "XDG_CACHE_HOME": str(tmp_path)}
    ended = limited(*ASK, env=env, prefix=[sys.executable, "-c", code])
    assert (ended.code, ended.stderr, ended.stdout) == (0, "", answers[ASK])


def test_fifty_processes_that_start_at_once(small, tmp_path):
    root, answers = small
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "XDG_CACHE_HOME": str(tmp_path)}
    processes = [
        subprocess.Popen([*CSTO, *ASK], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) for _ in range(50)
    ]
    for process in processes:
        stdout, stderr = process.communicate(timeout=120)
        assert (process.returncode, stderr, stdout) == (0, b"", answers[ASK])
    (place,) = (tmp_path / "csto").iterdir()
    assert place.stat().st_mode & 0o777 == 0o700


def test_processes_whose_cache_is_taken_away(small, tmp_path):
    root, answers = small
    env = {**os.environ, "PYTHONPATH": str(root / "src"), "XDG_CACHE_HOME": str(tmp_path)}
    for _ in range(4):
        processes = [
            subprocess.Popen([*CSTO, *ASK], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) for _ in range(4)
        ]
        while any(process.poll() is None for process in processes):
            shutil.rmtree(tmp_path / "csto", ignore_errors=True)
            time.sleep(0.01)
        for process in processes:
            stdout, stderr = process.communicate(timeout=60)
            assert (process.returncode, stderr, stdout) == (0, b"", answers[ASK])


def test_a_build_that_is_killed_leaves_nothing_that_is_believed(small, tmp_path):
    root, _ = small
    env = {"PYTHONPATH": str(root / "src"), "XDG_CACHE_HOME": str(tmp_path)}
    for delay in (0.05, 0.1, 0.15, 0.2, 0.3):
        process = subprocess.Popen([*CSTO, *ASK], stdout=subprocess.DEVNULL, env={**os.environ, **env})
        time.sleep(delay)
        process.kill()
        process.wait()
        right(small, env)
        shutil.rmtree(tmp_path / "csto")


def test_another_dataset_and_another_version_have_places_of_their_own(small, home, monkeypatch):
    base, place, _ = home
    monkeypatch.setenv("XDG_CACHE_HOME", str(base.parent))
    content = (small[0] / "data" / "csto.toml").read_bytes()
    monkeypatch.setattr(index, "VERSION", index.VERSION + 1)
    cache.reader(content)("meta")
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(base.parent))
    cache.reader(content + b"\n")("meta")
    assert len(list(base.iterdir())) == 3
    assert place.exists()
