"""Start-up against bare Python and against peers: medians of interleaved whole-process runs, as ratios.

    python bench/startup.py [--runs 40] [--json FILE]

It builds the wheel, installs it with a current pip into an environment of its own, installs the peers that can be had,
and runs everything in turn, so that a noisy machine is noisy for all. Quote the ratios, not the milliseconds.
"""

import argparse
import json
import os
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
PEERS = ("sqlite-utils", "tldr", "pipx", "yq")

SHORT = (
    "about", "members", "members --as-of=2010", "members nato", "member russia", "treaty 4", "leaders --as-of 2018",
    "bodies", "forces", "operations", "votes ES-11/1", "stance armenia", "stance armenia --as-of 2022",
    "economy armenia",
    "claims --verdict incorrect", "glossary ksor", "show charter-1", "cite dataset", "members --fields iso3",
)  # fmt: skip
"""Short look-ups, with options or without: at most 1.35."""

WHOLE = ("stance --as-of 2022", "timeline --country armenia", "compare nato", "changes --since 2024")
"""The matrix, the timeline and the comparison: at most 1.65."""


def programs(folder: Path, *packages: str) -> Path:
    """The folder of the programs of a new environment with these packages."""
    venv.create(folder, with_pip=True)
    scripts = folder / "bin"
    for wanted in (["--upgrade", "pip"], list(packages)):
        subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", *wanted], check=True)
    return scripts


def commands(folder: Path) -> dict[str, tuple[list[str], float | None]]:
    """Every command line that is timed, with its budget."""
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT], check=True)
    own = programs(folder / "own", str(next(folder.glob("csto_cli-*.whl"))))
    editable = programs(folder / "editable", "-e", str(ROOT))
    csto, python = str(own / "csto"), str(own / "python")
    lines: dict[str, tuple[list[str], float | None]] = {
        "python -c pass": ([python, "-c", "pass"], None),
        "import csto_cli": ([python, "-c", "import csto_cli"], 1.1),
        "csto --version": ([csto, "--version"], 1.25),
    }
    for budget, chosen in ((1.35, SHORT), (1.65, WHOLE), (1.8, ("search lachin",))):
        for line in chosen:
            lines[f"csto {line} --json"] = ([csto, *line.split(), "--json"], budget)
    lines |= {
        "csto members -f tsv": ([csto, "members", "-f", "tsv"], 1.35),
        "csto members": ([csto, "members"], 6.5),
        "csto timeline --limit 150": ([csto, "timeline", "--limit", "150"], 14),
        "csto members --help": ([csto, "members", "--help"], 12),
        "completion of a command": (
            ["env", "_CSTO_COMPLETE=complete_bash", "COMP_WORDS=csto\nmem", "COMP_CWORD=1", csto],
            6.5,
        ),
        "a checkout: csto members --json": ([str(editable / "csto"), "members", "--json"], None),
        "without bytecode: csto members --json": (
            [python, "-X", "pycache_prefix=/dev/null", "-B", csto, "members", "--json"],
            None,
        ),
    }
    data = folder / "csto.json"
    data.write_bytes(subprocess.run([csto, "export"], capture_output=True, check=True).stdout)
    if shutil.which("jq"):
        lines["jq .membership (the same data)"] = (["jq", ".membership", str(data)], None)
    for peer in PEERS:
        try:
            found = programs(folder / peer, peer)
        except subprocess.CalledProcessError:
            continue
        name = "tomlq" if peer == "yq" else peer
        peer_line = {"tomlq": [".as_of", str(ROOT / "data" / "csto.toml")]}.get(name, ["--version"])
        lines[f"{name} {peer_line[0]}"] = ([str(found / name), *peer_line], None)
    return lines


def measure(lines: dict[str, tuple[list[str], float | None]], runs: int) -> list[dict[str, Any]]:
    """Ratios to the first line, of runs that take turns.

    Args:
        lines: command lines with their budgets, the base of the ratios first.
        runs: how often each is run, after one run that warms the caches.
    """
    lines = dict(lines)  # what fails is taken out
    times: dict[str, list[float]] = {name: [] for name in lines}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for number in range(runs + 1):
        for name, (line, _) in list(lines.items()):
            start = time.perf_counter()
            done = subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
            if number:
                times[name].append(time.perf_counter() - start)
            elif done.returncode:
                print(f"{name} ended with {done.returncode} and is left out.", file=sys.stderr)
                del lines[name]
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


def sizes(folder: Path) -> str:
    """How large the wheel is, packed and installed, and how much memory a call takes."""
    (wheel,) = folder.glob("csto_cli-*.whl")
    (package,) = (folder / "own" / "lib").glob("python*/site-packages/csto_cli")
    installed = sum(path.stat().st_size for path in package.rglob("*") if path.is_file())
    child = os.fork()
    if not child:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 1)
        csto = str(folder / "own" / "bin" / "csto")
        os.execv(csto, [csto, "members", "--json"])
    peak = os.wait4(child, 0)[2].ru_maxrss / 1024
    return (
        f"Wheel {wheel.stat().st_size / 1e6:.1f} MB, installed {installed / 1e6:.1f} MB with bytecode; "
        f"`csto members --json` takes {peak:.0f} MB of memory."
    )


def main() -> None:
    """Measure and print; see the module."""
    parser = argparse.ArgumentParser(description="Start-up as a multiple of bare Python")
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(commands(Path(folder)), options.runs)
        size = sizes(Path(folder))
    day = time.strftime("%d %B %Y").lstrip("0")
    where = f"{day}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, {options.runs} runs"
    if options.json:
        options.json.write_text(json.dumps({"where": where, "rows": rows}, indent=2) + "\n", encoding="utf-8")
    print(where)
    print("| call | minimum | median | maximum | budget |\n|---|---|---|---|---|")
    for row in rows:
        budget = "" if row["budget"] is None else str(row["budget"])
        figures = " | ".join(f"{row[name]:.2f}" for name in ("minimum", "median", "maximum"))
        print(f"| `{row['command']}` | {figures} | {budget} |")
    print(size)


if __name__ == "__main__":
    main()
