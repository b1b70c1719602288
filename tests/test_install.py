"""It works from a wheel, an sdist, an editable install and a plain checkout: each really installed."""

import json
import os
import shutil
import stat
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
EXPECTED = ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"]


def run(*command, cwd=None, env=None):
    """The stdout of a command that must succeed."""
    result = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def builds(tmp_path_factory):
    """A wheel and an sdist of this tree, and the wheel that the sdist gives."""
    folder = tmp_path_factory.mktemp("builds")
    code = (
        "import sys; from hatchling import build; print(build.build_sdist(sys.argv[1]), build.build_wheel(sys.argv[1]))"
    )
    sdist, wheel = run(sys.executable, "-c", code, folder, cwd=ROOT).split()[-2:]
    return {"sdist": folder / sdist, "wheel": folder / wheel}


def fresh(folder):
    """The programs of a new virtual environment."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin")


def answers(program, *prefix, cwd, home, **extra):
    """Whether an installation knows the seven members of 2010, and says so the same way twice."""
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", **extra}
    line = [program, *prefix, "members", "--as-of", "2010", "--json"]
    first, second = run(*line, cwd=cwd, env=env), run(*line, cwd=cwd, env=env)
    assert first == second
    assert [row["iso3"] for row in json.loads(first)["data"]] == EXPECTED
    assert "Members of the Collective Security Treaty Organization" in run(
        program, *prefix, "members", cwd=cwd, env=env
    )
    return first


@pytest.mark.parametrize("kind", ["wheel", "sdist", "editable"])
def test_an_installation_answers(builds, tmp_path, kind):
    programs = fresh(tmp_path / "venv")
    what = ["-e", ROOT] if kind == "editable" else [builds[kind]]
    run(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what, cwd=tmp_path)
    answers(programs / "csto", cwd=tmp_path, home=tmp_path)
    answers(programs / "python", "-m", "csto_cli", cwd=tmp_path, home=tmp_path)
    assert not (tmp_path / ".cache").exists()


def test_a_checkout_answers(tmp_path):
    answers(sys.executable, "-m", "csto_cli", cwd=tmp_path, home=tmp_path, PYTHONPATH=str(ROOT / "src"))


def test_a_read_only_home_is_no_error(tmp_path):
    tmp_path.joinpath(".cache").write_text("in the way")
    answers(sys.executable, "-m", "csto_cli", cwd=tmp_path, home=tmp_path, PYTHONPATH=str(ROOT / "src"))


def test_the_wheel_carries_the_dataset_and_its_modules(builds):
    from csto_cli.data.bundled import toml
    from csto_cli.data.compile import compile_dataset

    with zipfile.ZipFile(builds["wheel"]) as archive:
        names = set(archive.namelist())
        toml_bytes = archive.read("csto_cli/_data/csto.toml")
        import tomllib

        assert toml_bytes == toml()
        for name, content in compile_dataset(tomllib.loads(toml_bytes.decode())).items():
            assert archive.read(f"csto_cli/_data/{name}").decode() == content
    assert "csto_cli/py.typed" in names
    manuals = {path.name for path in (ROOT / "man").glob("*.1")}
    assert manuals == {name.rpartition("/")[2] for name in names if "/share/man/man1/" in name}


BUILD = """
import os, sys, time
os.umask(int(sys.argv[2], 8))
time.time = lambda: float(sys.argv[3])
from hatchling import build
print(getattr(build, "build_" + sys.argv[4])(sys.argv[1]))
"""


def built(kind, source, folder, **surroundings):
    """What a source tree gives under another umask, clock, zone and locale."""
    folder.mkdir()
    env = {**os.environ, "TZ": "Asia/Kamchatka", "LC_ALL": "C", "PYTHONHASHSEED": "7", **surroundings}
    name = run(sys.executable, "-c", BUILD, folder, "077", "2000000000", kind, cwd=source, env=env).split()[-1]
    return folder / name


@pytest.fixture
def elsewhere(tmp_path):
    """A copy of the tree in another folder, with other times and other permissions."""
    copy = tmp_path / "a tree elsewhere"
    ignored = shutil.ignore_patterns(".git", ".venv", ".hypothesis", ".*_cache", "__pycache__", "dist", "crashes")
    shutil.copytree(ROOT, copy, ignore=ignored, symlinks=True)
    for path in copy.rglob("*"):
        path.chmod(path.stat().st_mode & 0o700)
        os.utime(path, (1_500_000_000, 1_500_000_000))
    return copy


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_a_build_comes_out_the_same_to_the_byte(builds, elsewhere, tmp_path, kind):
    again = built(kind, elsewhere, tmp_path / "out")
    assert again.name == builds[kind].name
    assert again.read_bytes() == builds[kind].read_bytes()


def test_the_sdist_gives_the_same_wheel(builds, tmp_path):
    with tarfile.open(builds["sdist"]) as archive:
        archive.extractall(tmp_path, filter="data")
    (source,) = tmp_path.iterdir()
    wheel = built("wheel", source, tmp_path / "out")
    assert wheel.read_bytes() == builds["wheel"].read_bytes()


def test_archives_hold_nothing_but_plain_files_of_the_tree(builds):
    with tarfile.open(builds["sdist"]) as archive:
        members = archive.getmembers()
        assert all(member.isfile() for member in members)
        assert {member.mtime for member in members} == {1580601600}
        root = builds["sdist"].name.removesuffix(".tar.gz")
        for member in members:
            path = ROOT / Path(member.name).relative_to(root)
            content = archive.extractfile(member).read()
            assert path.name == "PKG-INFO" or path.read_bytes() == content, path
    with zipfile.ZipFile(builds["wheel"]) as archive:
        for entry in archive.infolist():
            assert stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG), entry.filename
            assert not entry.filename.endswith((".so", ".pyd", ".pth", ".pyc")), entry.filename


WATCHED = """
import json, os, sys, tempfile
sys.path.insert(0, os.getcwd())
from hatchling.builders.wheel import WheelBuilder
from hatch_build import DatasetHook

builder = WheelBuilder(os.getcwd())
hook = DatasetHook(os.getcwd(), {}, builder.config, builder.metadata, os.getcwd(), "wheel", builder.app)
temporary = tempfile.gettempdir()  # which tries out the folder the first time
seen = []
sys.addaudithook(lambda event, values: seen.append((event, [str(value) for value in values])))
include = {"force_include": {}}
hook.initialize("standard", include)
seen = list(seen)
print(json.dumps({"seen": seen, "include": include["force_include"], "temporary": temporary}))
"""

HARMLESS = (
    "array.", "builtins.", "code.", "compile", "exec", "import", "marshal.", "object.__", "os.listdir", "os.scandir",
    "sys.", "tempfile.mkdtemp", "cpython.", "gc.", "os.fwalk", "os.walk", "glob.", "time.sleep",
)  # fmt: skip
"""What Python itself does to import modules, and looking around."""


def test_the_build_hook_reads_one_file_and_writes_one_folder(tmp_path):
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    told = json.loads(run(sys.executable, "-c", WATCHED, cwd=ROOT, env=env).splitlines()[-1])
    folder = os.path.commonpath([place for place in told["include"] if not place.endswith("csto.toml")])
    assert Path(folder).parent == Path(told["temporary"])
    assert not Path(folder).exists()  # and it cleans up after itself
    read, written, other = set(), set(), set()
    for event, values in told["seen"]:
        if event == "open":
            path, mode, flags = values
            writing = mode not in ("None", "r", "rb") or int(flags) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            (written if writing else read).add(os.path.abspath(path))
        elif event == "os.mkdir":
            written.add(os.path.abspath(values[0]))
        elif not event.startswith(HARMLESS):
            other.add(event)
    assert other == set()
    assert {path for path in written if os.path.commonpath([path, folder]) != folder} == set()
    source = str(ROOT / "src" / "csto_cli")
    modules = (".py", ".pyc", ".so")
    assert {path for path in read if not path.endswith(modules)} == {str(ROOT / "data" / "csto.toml")}
    assert {path for path in read if path.startswith(str(ROOT)) and not path.startswith((source, sys.prefix))} == {
        str(ROOT / "data" / "csto.toml")
    }


def test_the_wheel_runs_without_being_unpacked(builds, tmp_path):
    env = {"PYTHONPATH": str(builds["wheel"]), "HOME": str(tmp_path)}
    text = run(sys.executable, "-m", "csto_cli", "members", "--as-of", "2010", "--json", cwd=tmp_path, env=env)
    assert [row["iso3"] for row in json.loads(text)["data"]] == EXPECTED
