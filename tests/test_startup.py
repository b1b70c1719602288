"""Start-up is guarded by counting: what each kind of call imports and opens. Timing lives in `bench/`."""

import json
import subprocess
import sys

import pytest

PROBE = """
import json, sys
before = set(sys.modules)
opened = []
sys.addaudithook(lambda name, details: opened.append(str(details[0])) if name == "open" else None)
from csto_cli import entry
sys.stdout = open({null!r}, "w")
code = entry.main({arguments!r})
sys.stdout = sys.__stdout__
print(json.dumps({{"code": code, "modules": sorted(set(sys.modules) - before), "opened": opened}}))
"""


def python(code):
    """What a bare interpreter prints that finds the package and what it needs."""
    env = {"PYTHONPATH": ":".join(path for path in sys.path if path), "HOME": "/nonexistent"}
    line = [sys.executable, "-S", "-c", code]
    return subprocess.run(line, capture_output=True, text=True, check=True, env=env).stdout


def probe(*arguments):
    """The modules that one call imports, and the files that it opens."""
    code = PROBE.format(arguments=list(arguments), null="/dev/null")
    return json.loads(python(code))


@pytest.mark.parametrize(
    "arguments",
    [
        ["members", "--json"],
        ["members", "--as-of", "2010", "-f", "csv"],
        ["timeline", "--country", "armenia", "--since", "2020", "--json"],
        ["stance", "armenia", "--json"],
        ["compare", "nato", "-f", "tsv"],
    ],
)
def test_a_look_up_for_machines_imports_nothing_slow(arguments, tmp_path):
    found = probe(*arguments)
    assert found["code"] == 0
    own = [name for name in found["modules"] if name.startswith("csto_cli")]
    foreign = {name.split(".")[0] for name in found["modules"]} - {"csto_cli"}
    # a checkout without a cache reads the TOML: what that takes is not counted here
    allowed = {"_json", "unicodedata", "gc", "contextlib"} | set(_toml_reading())
    assert foreign <= allowed, foreign - allowed
    assert not {"rich", "typer"} & foreign
    assert len(own) <= 26


def _toml_reading():
    """What the cache and `tomllib` import."""
    return {name.split(".")[0] for name in added("hashlib, tomllib, tempfile, shutil, contextlib")}


def added(modules):
    """The modules that an import statement adds."""
    return python(f"import sys; b = set(sys.modules); import {modules}; print(*sorted(set(sys.modules) - b))").split()


def test_importing_the_package_imports_one_module():
    assert added("csto_cli") == ["csto_cli"]
