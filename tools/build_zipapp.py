"""Build the tool as one file, `dist/csto.pyz`: its code, its data, its index and the packages that it needs.

    python tools/build_zipapp.py [--output dist/csto.pyz]

Run it where the tool is installed: the packages come from that environment, nothing is downloaded. Any Python that
the tool supports runs the file (`python csto.pyz members`); the version that built it starts quicker, because the
compiled modules beside the sources are its own. The same versions give the same bytes.
"""

import argparse
import importlib.metadata
import importlib.util
import marshal
import os
import sys
import zipfile
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

import hatch_build  # noqa: E402

NEVER_IMPORTED = {"pygments", "markdown-it-py"}
"""What `rich` asks for, but only for source code and Markdown, which this tool does not print."""

MAIN = b"from csto_cli.main import run\n\nrun()\n"

START = b"#!/usr/bin/env python3\n"

MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time of every entry: the first that a zip archive knows."""


def requirements(name: str) -> set[str]:
    """The names of the packages that one needs here, those that they need included.

    Args:
        name: an installed distribution.
    """
    found: set[str] = set()
    for text in importlib.metadata.requires(name) or ():
        wanted = Requirement(text)
        asked = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        if asked and wanted.name.lower() not in NEVER_IMPORTED:
            found |= {wanted.name, *requirements(wanted.name)}
    return found


def package(name: str) -> dict[str, bytes]:
    """The modules and licences of an installed package, by their place in the archive.

    Args:
        name: an installed distribution.

    Raises:
        SystemExit: if it has a compiled extension, which cannot be imported from an archive.
    """
    files: dict[str, bytes] = {}
    for path in importlib.metadata.files(name) or ():
        place = path.as_posix()
        if path.suffix in (".so", ".pyd"):
            sys.exit(f"{name} has a compiled extension, {place}, which cannot run from an archive.")
        kept = path.suffix == ".py" or "license" in place.lower() or path.name == "METADATA"
        if kept and not place.startswith(".."):
            files[place] = Path(str(path.locate())).read_bytes()
    return files


def own() -> dict[str, bytes]:
    """The tool's own modules, dataset and index, by their place in the archive."""
    source = ROOT / "src"
    files = {path.relative_to(source).as_posix(): path.read_bytes() for path in source.rglob("*.py")}
    files |= {f"csto_cli/_data/{name}": content for name, content in hatch_build.carried(ROOT).items()}
    for licence in ("LICENSE", "LICENSE-DATA"):
        files[licence] = (ROOT / licence).read_bytes()
    return files


def compiled(place: str, source: bytes) -> bytes:
    """A module as Python keeps it beside its source, marked to be taken without a look at the source.

    Args:
        place: its place in the archive.
        source: its text.
    """
    code = compile(source, place, "exec", dont_inherit=True)
    unchecked = (1).to_bytes(4, "little")  # PEP 552: known by a hash, which is not compared on import
    return importlib.util.MAGIC_NUMBER + unchecked + importlib.util.source_hash(source) + marshal.dumps(code)


def archive() -> dict[str, bytes]:
    """Every entry of the archive."""
    files = own()
    for name in requirements("csto-cli"):
        files |= package(name)
    files["__main__.py"] = MAIN
    modules = {place: content for place, content in files.items() if place.endswith(".py")}
    return files | {f"{place}c": compiled(place, content) for place, content in modules.items()}


def write(output: Path, files: dict[str, bytes]) -> None:
    """Write the archive, whole or not at all.

    Args:
        output: where to.
        files: the entries by their place.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = output.with_name(f"{output.name}.{os.getpid()}.partial")
    try:
        with partial.open("wb") as file:
            file.write(START)
            with zipfile.ZipFile(file, "w") as target:
                for place in sorted(files):
                    entry = zipfile.ZipInfo(place, MOMENT)
                    entry.create_system, entry.external_attr = 3, 0o644 << 16
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(entry, files[place])
        partial.chmod(0o755)
        partial.replace(output)
    finally:
        partial.unlink(missing_ok=True)


def main(arguments: list[str]) -> int:
    """Build the file and say where it is."""
    parser = argparse.ArgumentParser(description="Build the tool as one file.")
    parser.add_argument("--output", type=Path, default=ROOT / "dist" / "csto.pyz", help="where to write it")
    output: Path = parser.parse_args(arguments).output
    write(output, archive())
    print(f"{output}: {output.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
