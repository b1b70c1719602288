"""It works from a wheel, an sdist, an editable install and a plain checkout: each really installed."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

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
    assert (tmp_path / ".cache" / "csto").exists() == (kind == "editable")


def test_a_checkout_answers(tmp_path):
    answers(sys.executable, "-m", "csto_cli", cwd=tmp_path, home=tmp_path, PYTHONPATH=str(ROOT / "src"))


def test_a_read_only_home_is_no_error(tmp_path):
    tmp_path.joinpath(".cache").write_text("in the way")
    answers(sys.executable, "-m", "csto_cli", cwd=tmp_path, home=tmp_path, PYTHONPATH=str(ROOT / "src"))


def test_the_wheel_carries_the_dataset_and_its_index(builds):
    from csto_cli import index
    from csto_cli.loader import toml

    with zipfile.ZipFile(builds["wheel"]) as archive:
        names = set(archive.namelist())
        toml_bytes = archive.read("csto_cli/_data/csto.toml")
        import tomllib

        assert toml_bytes == toml()
        texts = index.build(tomllib.loads(toml_bytes.decode()))
        assert {f"csto_cli/_data/index/{section}.jsonl" for section in texts} <= names
        for section, content in texts.items():
            assert archive.read(f"csto_cli/_data/index/{section}.jsonl") == content
    assert "csto_cli/py.typed" in names
    manuals = {path.name for path in (ROOT / "man").glob("*.1")}
    assert manuals == {name.rpartition("/")[2] for name in names if "/share/man/man1/" in name}


def test_the_wheel_comes_out_the_same_twice(builds, tmp_path):
    code = "import sys; from hatchling import build; print(build.build_wheel(sys.argv[1]))"
    again = run(sys.executable, "-c", code, tmp_path, cwd=ROOT).split()[-1]
    assert (tmp_path / again).read_bytes() == builds["wheel"].read_bytes()


def test_the_wheel_runs_without_being_unpacked(builds, tmp_path):
    env = {"PYTHONPATH": str(builds["wheel"]), "HOME": str(tmp_path)}
    text = run(sys.executable, "-m", "csto_cli", "members", "--as-of", "2010", "--json", cwd=tmp_path, env=env)
    assert [row["iso3"] for row in json.loads(text)["data"]] == EXPECTED
