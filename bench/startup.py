"""Start-up against bare Python and against peers: medians of interleaved whole-process runs, as ratios.

    python bench/startup.py [--runs 40] [--json]

It builds the wheel, installs it with a current pip into an environment of its own, installs the peers that can be had,
and runs everything in turn, so that a noisy machine is noisy for all. Quote the ratios, not the milliseconds.
"""

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PEERS = ("sqlite-utils", "tldr", "pipx", "country_converter", "yq")


def programs(folder: Path, *packages: str) -> Path:
    """The folder of the programs of a new environment with these packages."""
    venv.create(folder, with_pip=True)
    scripts = folder / "bin"
    for wanted in (["--upgrade", "pip"], list(packages)):
        subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", *wanted], check=True)
    return scripts


def commands(folder: Path) -> dict[str, tuple[list[str], float | None]]:
    """Every command line that is timed, with its budget."""
    wheel = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT], check=True
    )
    assert wheel.returncode == 0
    own = programs(folder / "own", str(next(folder.glob("csto_cli-*.whl"))))
    csto, python = str(own / "csto"), str(own / "python")
    lines: dict[str, tuple[list[str], float | None]] = {
        "python -c pass": ([python, "-c", "pass"], None),
        "csto --version": ([csto, "--version"], 1.25),
        "csto members --json": ([csto, "members", "--json"], 1.3),
        "csto members --as-of 2010 --json": ([csto, "members", "--as-of", "2010", "--json"], 1.4),
        "csto timeline --country armenia --json": ([csto, "timeline", "--country", "armenia", "--json"], 1.4),
        "csto stance armenia --json": ([csto, "stance", "armenia", "--json"], 1.3),
        "csto compare nato --json": ([csto, "compare", "nato", "--json"], 1.3),
        "csto search lachin --json": ([csto, "search", "lachin", "--json"], 1.8),
        "csto members": ([csto, "members"], 6.5),
        "csto timeline --limit 150": ([csto, "timeline", "--limit", "150"], 12),
        "csto members --as-of=2010 (typer)": ([csto, "members", "--as-of=2010", "--json"], 6.5),
        "csto members --help": ([csto, "members", "--help"], 8),
        "import csto_cli": ([python, "-c", "import csto_cli"], 1.1),
    }
    data = folder / "members.json"
    data.write_bytes(subprocess.run([csto, "export"], capture_output=True, check=False).stdout or b"{}")
    if shutil.which("jq"):
        lines["jq .membership (the same data)"] = (["jq", ".membership", str(data)], None)
    for peer in PEERS:
        try:
            found = programs(folder / peer, peer)
        except subprocess.CalledProcessError:
            continue
        name = {"country_converter": "coco", "yq": "tomlq"}.get(peer, peer)
        line = {"tomlq": [".as_of", str(ROOT / "data" / "csto.toml")], "coco": ["ARM"]}.get(name, ["--version"])
        lines[f"{name} {line[0]}"] = ([str(found / name), *line], None)
    return lines


def measure(lines: dict[str, tuple[list[str], float | None]], runs: int) -> list[dict[str, Any]]:
    """Ratios to the first line, of runs that take turns."""
    times: dict[str, list[float]] = {name: [] for name in lines}
    for number in range(runs + 1):
        for name, (line, _) in lines.items():
            start = time.perf_counter()
            subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            if number:  # the first round warms the caches
                times[name].append(time.perf_counter() - start)
    bare = times[next(iter(lines))]
    rows = []
    for name, (_, budget) in lines.items():
        ratios = [own / other for own, other in zip(times[name], bare, strict=True)]
        rows.append(
            {
                "command": name,
                "minimum": round(min(ratios), 2),
                "median": round(statistics.median(ratios), 2),
                "maximum": round(max(ratios), 2),
                "budget": budget,
            }
        )
    return rows


def main() -> None:
    """Measure and print; see the module."""
    parser = argparse.ArgumentParser(description="Start-up as a multiple of bare Python")
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(commands(Path(folder)), options.runs)
    where = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {options.runs} runs"
    if options.json:
        print(json.dumps({"where": where, "rows": rows}, indent=2))
        return
    print(where)
    print(f"{'x bare Python':<42}{'min':>8}{'median':>8}{'max':>8}{'budget':>8}")
    for row in rows:
        budget = "" if row["budget"] is None else str(row["budget"])
        print(f"{row['command']:<42}{row['minimum']:>8}{row['median']:>8}{row['maximum']:>8}{budget:>8}")


if __name__ == "__main__":
    main()
