"""Look the packages of `requirements-dev.lock` up in a list of known vulnerabilities, offline.

    python tools/audit.py [DATABASE.json]

Needs `pip install -e '.[audit]'`. The list is that of the package `safety-db`, which says itself how old it is, or a
newer file of the same form. With a network, `pip-audit -r requirements-dev.lock` asks a current one. The exit code is
1 if a package is in the list with its version.
"""

import json
import re
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements-dev.lock"


def database(arguments: list[str]) -> Path:
    """The file that was named, or that of `safety-db`."""
    if arguments:
        return Path(arguments[0])
    found = find_spec("safety_db")
    if found is None or found.origin is None:
        sys.exit("The package safety-db is not installed; run .venv/bin/pip install -e '.[audit]'.")
    return Path(found.origin).parent / "insecure_full.json"


def main(arguments: list[str]) -> int:
    """Print what is found."""
    from packaging.specifiers import SpecifierSet

    known = json.loads(database(arguments).read_text(encoding="utf-8"))
    day = datetime.fromtimestamp(known["$meta"]["timestamp"], UTC).date()
    pinned = re.findall(r"^([\w.-]+)==([^ ;]+)", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    listed = {re.sub(r"[-_.]+", "-", name).lower(): entries for name, entries in known.items() if name != "$meta"}
    bad = 0
    for name, version in pinned:
        for entry in listed.get(name, ()):
            if any(SpecifierSet(spec).contains(version, prereleases=True) for spec in entry["specs"]):
                bad += 1
                print(f"{name} {version}: {entry['id']} {entry['cve'] or ''} {entry['advisory'].split('. ')[0]}")
    met = sum(name in listed for name, _ in pinned)
    print(f"{len(pinned)} packages, {met} of them in a list of {len(listed)} as of {day}; {bad} known vulnerabilities.")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
