"""The lock file and the bill of materials: current, complete, and without an address of a registry."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
PINNED = re.findall(r"^([\w.-]+)==([^ ;]+)", LOCK, re.MULTILINE)  # some twice, for different Pythons


def test_three_dependencies_each_with_both_bounds():
    names = {}
    for asked in map(Requirement, PROJECT["dependencies"]):
        names[asked.name] = sorted(bound.operator for bound in asked.specifier)
    assert names == {"typer": ["<", ">="], "rich": ["<", ">="], "tomli-w": ["<", ">="]}


def test_the_lock_file_has_what_the_project_asks_for_within_its_bounds():
    extras = PROJECT["optional-dependencies"]
    for asked in map(Requirement, [*PROJECT["dependencies"], *extras["dev"], *extras["docs"]]):
        if asked.name != PROJECT["name"]:
            versions = [version for name, version in PINNED if name == asked.name]
            assert versions, asked
            assert all(map(asked.specifier.contains, versions)), asked


def test_every_locked_package_has_a_hash_and_none_an_address():
    entries = re.split(r"\n(?=[\w.-]+==)", LOCK)[1:]
    assert len(entries) == len(PINNED)
    for entry in entries:
        assert "--hash=sha256:" in entry
    assert "://" not in LOCK
    assert "--index" not in LOCK


def test_the_bill_of_materials_is_current():
    line = [sys.executable, str(ROOT / "tools" / "write_sbom.py"), "--check"]
    result = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_audit_finds_what_is_listed(tmp_path):
    listed = (
        '{"$meta": {"timestamp": 1}, "Ri_ch": [{"specs": ["<99"], "id": "x-1", "cve": null, "advisory": "Bad. So"}]}'
    )
    path = tmp_path / "list.json"
    path.write_text(listed)
    line = [sys.executable, str(ROOT / "tools" / "audit.py"), str(path)]
    assert subprocess.run(line, capture_output=True, text=True, check=False).returncode == 0
    path.write_text(listed.replace("Ri_ch", "Rich"))
    result = subprocess.run(line, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout.splitlines()[0]) == (1, f"rich {dict(PINNED)['rich']}: x-1  Bad")
