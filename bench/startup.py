"""Start-up against bare Python and against peers: medians of interleaved whole-process runs, as ratios.

    python bench/startup.py [--runs 40] [--json FILE] [--chart FILE]

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
from xml.sax.saxutils import escape

ROOT = Path(__file__).parent.parent
PEERS = ("sqlite-utils", "tldr", "pipx", "country_converter", "yq")

PLAIN = (
    "about", "members", "member russia", "treaty", "bodies", "leaders", "forces", "exercises", "operations", "timeline",
    "stance", "stance armenia", "votes", "alignment", "economy", "compare nato", "claims", "outlook", "glossary",
    "sources",
)  # fmt: skip
"""Look-ups without options: at most 1.3."""

CHOSEN = (
    "members --as-of 2010", "members --fields iso3,name", "timeline --country armenia", "timeline --since 2020",
    "stance armenia --as-of 2022", "stance --as-of 2022", "votes --country armenia", "votes ES-11/1",
    "leaders --as-of 2018", "forces --as-of 2015", "exercises --since 2020", "compare nato --as-of 2020",
    "member russia --as-of 2010", "economy armenia --topic energy", "claims --verdict incorrect", "treaty 4",
    "glossary ksor", "show charter-1", "cite dataset",
)  # fmt: skip
"""Look-ups with filters, fields or a date: at most 1.4."""


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
        "completion of a command": (["env", "_CSTO_COMPLETE=bash", csto, "mem"], 1.25),
    }
    for line in PLAIN:
        lines[f"csto {line} --json"] = ([csto, *line.split(), "--json"], 1.3)
    for form in ("jsonl", "csv", "tsv"):
        lines[f"csto members -f {form}"] = ([csto, "members", "-f", form], 1.3)
    for line in CHOSEN:
        lines[f"csto {line} --json"] = ([csto, *line.split(), "--json"], 1.4)
    lines |= {
        "csto search lachin --json": ([csto, "search", "lachin", "--json"], 1.8),
        "csto members (a table)": ([csto, "members"], 6.5),
        "csto timeline --limit 150 (a table)": ([csto, "timeline", "--limit", "150"], 12),
        "csto members --as-of=2010 --json (typer)": ([csto, "members", "--as-of=2010", "--json"], 6.5),
        "csto members --help": ([csto, "members", "--help"], 8),
        "editable: csto members --json": ([str(editable / "csto"), "members", "--json"], 3.2),
        "editable: csto timeline --country armenia --json": (
            [str(editable / "csto"), "timeline", "--country", "armenia", "--json"],
            3.2,
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
        name = {"country_converter": "coco", "yq": "tomlq"}.get(peer, peer)
        peer_line = {"tomlq": [".as_of", str(ROOT / "data" / "csto.toml")], "coco": ["ARM"]}.get(name, ["--version"])
        lines[f"{name} {peer_line[0]}"] = ([str(found / name), *peer_line], None)
    return lines


def measure(lines: dict[str, tuple[list[str], float | None]], runs: int, cache: Path) -> list[dict[str, Any]]:
    """Ratios to the first line, of runs that take turns.

    Args:
        lines: command lines with their budgets, the base of the ratios first.
        runs: how often each is run, after one run that warms the caches.
        cache: the user's cache directory, for the editable installation.
    """
    lines = dict(lines)  # what fails is taken out
    times: dict[str, list[float]] = {name: [] for name in lines}
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
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


def chart(rows: list[dict[str, Any]], where: str) -> str:
    """The medians as bars on a logarithmic scale, each with its budget as a stroke, as SVG."""
    import math

    height, left, width = 18, 330, 420
    most = math.log(max(row["median"] for row in rows) * 1.05)

    def place(ratio: float) -> float:
        return left + width * max(0.0, math.log(max(ratio, 0.9) / 0.9)) / (most - math.log(0.9))

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 {64 + height * len(rows)}" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        '<text x="12" y="22" font-size="15" font-weight="bold">Whole-process time as a multiple of bare Python</text>',
        f'<text x="12" y="40" fill="#555">{escape(where)}; logarithmic; the stroke is the budget</text>',
    ]
    for number, row in enumerate(rows):
        y = 54 + height * number
        good = row["budget"] is None or row["median"] <= row["budget"]
        colour = "#9aa5b1" if row["budget"] is None else "#2b6cb0" if good else "#c05621"
        end = place(row["median"])
        lines.append(f'<text x="{left - 8}" y="{y + 12}" text-anchor="end">{escape(row["command"])}</text>')
        lines.append(f'<rect x="{left}" y="{y + 2}" width="{end - left:.1f}" height="{height - 5}" fill="{colour}"/>')
        if row["budget"] is not None:
            lines.append(f'<rect x="{place(row["budget"]):.1f}" y="{y}" width="2" height="{height - 1}" fill="#000"/>')
        lines.append(f'<text x="{max(end, place(row["budget"] or 0)) + 6:.1f}" y="{y + 12}">{row["median"]}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def main() -> None:
    """Measure and print; see the module."""
    parser = argparse.ArgumentParser(description="Start-up as a multiple of bare Python")
    parser.add_argument("--runs", type=int, default=40)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    parser.add_argument("--chart", type=Path, help="also draw them into this SVG")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(commands(Path(folder)), options.runs, Path(folder) / "cache")
    day = time.strftime("%d %B %Y").lstrip("0")
    where = f"{day}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, {options.runs} runs"
    if options.json:
        options.json.write_text(json.dumps({"where": where, "rows": rows}, indent=2) + "\n", encoding="utf-8")
    if options.chart:
        options.chart.write_text(chart(rows, where), encoding="utf-8")
    print(where)
    print("| call | minimum | median | maximum | budget |\n|---|---|---|---|---|")
    for row in rows:
        budget = "" if row["budget"] is None else str(row["budget"])
        figures = " | ".join(f"{row[name]:.2f}" for name in ("minimum", "median", "maximum"))
        print(f"| `{row['command']}` | {figures} | {budget} |")


if __name__ == "__main__":
    main()
