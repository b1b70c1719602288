"""The build hook: puts the dataset, its derived index and the answers prepared from it into the wheel.

It reads one file, `data/csto.toml`, and writes one temporary folder. An editable install gets neither: there the
loader finds the source tree.
"""

import atexit
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def carried(root: Path) -> dict[str, bytes]:
    """What a package carries in `_data/`: `csto.toml`, one `.jsonl` a section, and the answers to plain look-ups.

    Args:
        root: the source tree.
    """
    sys.path.insert(0, str(root / "src"))
    try:
        from csto_cli.data.compile import build
        from csto_cli.data.prepare import answers
    finally:
        sys.path.pop(0)
    toml = (root / "data" / "csto.toml").read_bytes()
    index = build(tomllib.loads(toml.decode()))
    files = {"csto.toml": toml}
    files |= {f"index/{section}.jsonl": content for section, content in index.items()}
    files |= {f"answers/{name}": content for name, content in answers(index).items()}
    return files


class IndexHook(BuildHookInterface[Any]):
    """Adds `csto_cli/_data/` to wheels."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index before the wheel is packed.

        Args:
            version: `standard` or `editable`.
            build_data: what hatchling packs; the files are added to its `force_include`.
        """
        if self.target_name != "wheel" or version == "editable":
            return
        folder = Path(tempfile.mkdtemp(prefix="csto-index-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # hatchling packs after this method returns
        for name, content in carried(Path(self.root)).items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            build_data["force_include"][str(path)] = f"csto_cli/_data/{name}"
