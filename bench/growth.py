"""How look-ups grow with the dataset: time and memory on 1, 10 and 100 times the records.

    python bench/growth.py [--factors 1 10 100] [--runs 9]

It writes the package with the index of a larger dataset into a temporary folder: every record that no other refers to
is repeated under new ids, and so are the sources. What is asked is answered by the records of the real dataset plus
their copies, or, where one record is asked for, by that one alone. Times are medians of whole processes as multiples
of bare Python; memory is the highest resident size of the process less that of bare Python, in MB.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
REPEATED = ("source", "event", "stance", "exercise", "operation", "indicator", "claim")
CALLS = (
    "members --as-of 2010 --json", "leaders --as-of 2018 --json", "timeline --country armenia --limit 20 --json",
    "timeline --country armenia --json", "glossary ksor --json", "search lachin --json",
)  # fmt: skip


def grown(document: dict[str, Any], factor: int) -> dict[str, Any]:
    """A dataset with so many times the records; the copies rest on copies of the sources."""
    larger = dict(document)
    for section in REPEATED:
        larger[section] = [
            record if not number else {**record, "id": f"{record['id']}-copy-{number}", **_sources(record, number)}
            for number in range(factor)
            for record in document[section]
        ]
    return larger


def _sources(record: dict[str, Any], number: int) -> dict[str, Any]:
    """The sources of a copy."""
    if "sources" not in record:
        return {}
    return {"sources": [f"{source}-copy-{number}" for source in record["sources"]]}


def site(folder: Path, factor: int) -> Path:
    """A folder with the package and the index of a grown dataset, without prepared answers."""
    sys.path.insert(0, str(ROOT / "src"))
    from csto_cli.data import compile as index

    shutil.copytree(ROOT / "src" / "csto_cli", folder / "csto_cli", ignore=shutil.ignore_patterns("__pycache__"))
    document = tomllib.loads((ROOT / "data" / "csto.toml").read_text(encoding="utf-8"))
    place = folder / "csto_cli" / "_data" / "index"
    place.mkdir(parents=True)
    for section, content in index.build(grown(document, factor)).items():
        (place / f"{section}.jsonl").write_bytes(content)
    return folder


PROGRAM = """
import sys
from csto_cli import main as entry
try:
    entry.run()
finally:
    with open("/proc/self/status") as status:
        sys.stderr.write(next(line.split()[1] for line in status if line.startswith("VmHWM")))
"""
"""The console script, which tells its highest resident size at the end."""

BARE = "import sys; sys.stderr.write(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"


def run(folder: Path, line: list[str], runs: int) -> tuple[float, float, int]:
    """Median seconds, highest resident megabytes and bytes printed of a call."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    times, size, memory = [], 0, 0.0
    for _ in range(runs + 1):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", *line], capture_output=True, check=True, env=environment)
        times.append(time.perf_counter() - start)
        size, memory = len(done.stdout), max(memory, int(done.stderr) / 1024)
    return statistics.median(times[1:]), memory, size


def main() -> None:
    """Measure and print; see the module."""
    parser = argparse.ArgumentParser(description="Look-ups on larger datasets")
    parser.add_argument("--factors", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    print("| call | " + " | ".join(f"x {factor}" for factor in options.factors) + " |")
    print("|---|" + "---|" * len(options.factors))
    rows: dict[str, list[str]] = {call: [] for call in CALLS}
    for factor in options.factors:
        with tempfile.TemporaryDirectory() as name:
            folder = site(Path(name), factor)
            bare, least, _ = run(folder, [BARE], options.runs)
            for call in CALLS:
                seconds, memory, size = run(folder, [PROGRAM, *call.split()], options.runs)
                rows[call].append(f"{seconds / bare:.2f} x, {memory - least:.0f} MB, {size / 1000:.0f} kB printed")
    for call, cells in rows.items():
        print(f"| `csto {call}` | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
