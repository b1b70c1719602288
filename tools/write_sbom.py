"""Write `sbom.cdx.json`: what is installed with `csto-cli`, as a CycloneDX bill of materials.

    python tools/write_sbom.py [--check]

It is made from `pyproject.toml` and `requirements-dev.lock` alone, so the same two files give the same bytes, offline.
`--check` writes nothing and exits 1 if the file is not current.
"""

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from csto_cli import __version__  # noqa: E402

LOCK = ROOT / "requirements-dev.lock"
SBOM = ROOT / "sbom.cdx.json"


def locked() -> tuple[dict[str, str], dict[str, str], dict[str, list[str]]]:
    """What the lock file says: the version of each package, its marker, and the packages that ask for it."""
    versions: dict[str, str] = {}
    markers: dict[str, str] = {}
    askers: dict[str, list[str]] = {}
    name = ""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            name, _, rest = line.rstrip("\\ ").partition("==")
            versions[name], _, markers[name] = (part.strip() for part in rest.partition(";"))
            askers[name] = []
        elif line.startswith("    # "):
            askers[name] += [word.strip() for word in line.removeprefix("    #").removeprefix(" via").split() if word]
    return versions, markers, askers


def bill() -> dict[str, Any]:
    """The bill of materials."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    versions, markers, askers = locked()
    needs = {name: [other for other in versions if name in askers[other]] for name in versions}
    direct = sorted(asked.partition(">")[0] for asked in project["dependencies"])
    reached: list[str] = []
    waiting = list(direct)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.append(name)
            waiting += needs[name]
    own = f"pkg:pypi/{project['name']}@{__version__}"
    refs = {name: f"pkg:pypi/{name}@{versions[name]}" for name in sorted(reached)}
    components = []
    for name, ref in refs.items():
        component = {"type": "library", "bom-ref": ref, "name": name, "version": versions[name], "purl": ref}
        if markers[name]:
            component["description"] = f"only where {markers[name]}"
        components.append(component)
    depends = [{"ref": own, "dependsOn": [refs[name] for name in direct]}]
    depends += [{"ref": ref, "dependsOn": [refs[other] for other in sorted(needs[name])]} for name, ref in refs.items()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "version": __version__,
                "description": project["description"],
                "licenses": [{"expression": project["license"]}],
                "purl": own,
            }
        },
        "components": components,
        "dependencies": depends,
    }


def main(arguments: list[str]) -> int:
    """Write or check the file."""
    text = json.dumps(bill(), indent=2, ensure_ascii=False) + "\n"
    if "--check" in arguments:
        current = SBOM.is_file() and SBOM.read_text(encoding="utf-8") == text
        if not current:
            print("sbom.cdx.json is not current. Run python tools/write_sbom.py.")
        return int(not current)
    SBOM.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
