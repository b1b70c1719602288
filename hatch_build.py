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


class IndexHook(BuildHookInterface[Any]):
    """Adds `csto_cli/_data/` to wheels: `csto.toml`, one `.jsonl` a section, and the answers to plain look-ups."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the index before the wheel is packed.

        Args:
            version: `standard` or `editable`.
            build_data: what hatchling packs; the files are added to its `force_include`.
        """
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from csto_cli.index import build
            from csto_cli.prepare import answers
        finally:
            sys.path.pop(0)
        toml = root / "data" / "csto.toml"
        folder = Path(tempfile.mkdtemp(prefix="csto-index-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # hatchling packs after this method returns
        include = build_data["force_include"]
        include[str(toml)] = "csto_cli/_data/csto.toml"
        index = build(tomllib.loads(toml.read_text(encoding="utf-8")))
        files = {f"index/{section}.jsonl": content for section, content in index.items()}
        files |= {f"answers/{name}": content for name, content in answers(index).items()}
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
            include[str(path)] = f"csto_cli/_data/{name}"
