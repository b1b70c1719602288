"""The build hook: compiles the dataset into modules of literals.

It reads `data/csto.toml`. A wheel gets the modules and the TOML in `csto_cli/_data/`; an editable installation gets the
modules in the source tree, where a changed TOML is compiled again on the next call.
"""

import atexit
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compile_files(root: Path) -> dict[str, bytes]:
    """What a wheel carries in `csto_cli/_data/`, by file name.

    Args:
        root: the source tree.
    """
    sys.path.insert(0, str(root / "src"))
    try:
        from csto_cli.data.compile import compile_dataset
    finally:
        sys.path.pop(0)
    toml = (root / "data" / "csto.toml").read_bytes()
    files = {name: text.encode() for name, text in compile_dataset(tomllib.loads(toml.decode())).items()}
    return {"csto.toml": toml, **files}


class DatasetHook(BuildHookInterface[Any]):
    """Adds `csto_cli/_data/` to wheels, and to the source tree for editable installations."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the dataset before the wheel is packed.

        Args:
            version: `standard` or `editable`.
            build_data: what hatchling packs; the files are added to its `force_include`.
        """
        if self.target_name != "wheel" or version == "editable":
            return
        folder = Path(tempfile.mkdtemp(prefix="csto-data-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)  # hatchling packs after this method returns
        for name, content in compile_files(Path(self.root)).items():
            (folder / name).write_bytes(content)
            build_data["force_include"][str(folder / name)] = f"csto_cli/_data/{name}"
