"""Write the pictures of the README and the documentation: the tool's own answers as SVG.

    python tools/write_screenshots.py [--check]

`--check` writes nothing and exits 1 if a picture is not current. Another version of rich may draw the same lines
with other bytes, so it compares what the pictures say: their texts, in order, and their size.
"""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"

DARK = {
    "memberships.svg": "members --chart --width 80",
    "timeline.svg": "timeline --chart --width 80",
    "leaders.svg": "leaders --chart --width 80",
    "sizes.svg": "compare nato --chart --width 80",
    "votes.svg": "votes --width 80",
    "claim.svg": "claims E37 --width 80",
    "alignment.svg": "alignment --width 80",
}
BOTH = {"members": "members --width 80", "stance": "stance --width 80"}
PICTURES = DARK | {
    f"{name}-{theme}.svg": f"{command} --theme {theme}" for name, command in BOTH.items() for theme in ("dark", "light")
}
"""Every picture with the command that draws it. About eighty columns stay legible on a phone."""


def drawn(command: str) -> str:
    """The picture that a command prints.

    Args:
        command: its words after `csto`, without the format.

    Raises:
        SystemExit: if the command fails.
    """
    line = [sys.executable, "-m", "csto_cli", *command.split(), "-f", "svg"]
    result = subprocess.run(
        line,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    if result.returncode:
        sys.exit(f"csto {command}: {result.stderr}")
    return result.stdout


def said(picture: str) -> tuple[str, list[str]]:
    """What a picture says: its size and its texts.

    Args:
        picture: an SVG document.
    """
    root = ElementTree.fromstring(picture)
    texts = [
        "".join(element.itertext()).replace("\xa0", " ") for element in root.iter() if element.tag.endswith("}text")
    ]
    return root.get("viewBox", ""), texts


def main(arguments: list[str]) -> int:
    """Write or check the pictures."""
    IMAGES.mkdir(exist_ok=True)
    stale = []
    for name, command in PICTURES.items():
        path = IMAGES / name
        picture = drawn(command)
        if "--check" not in arguments:
            path.write_text(picture, encoding="utf-8")
        elif not path.exists() or said(path.read_text(encoding="utf-8")) != said(picture):
            stale.append(name)
    others = sorted({path.name for path in IMAGES.iterdir()} - set(PICTURES))
    if others:
        print(f"No command draws {', '.join(others)} in docs/images; add it to PICTURES or remove it.")
    if stale:
        print(f"Not current: {', '.join(stale)}. Run python tools/write_screenshots.py.")
    return 1 if stale or others else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
