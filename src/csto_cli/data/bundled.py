"""Finds the bundled dataset: compiled modules in the package, made from the TOML first where this is a checkout."""

from csto_cli.data import files
from csto_cli.data.store import Store
from csto_cli.types import Any, BinaryIO, Callable, Mapping

TOML = "../../data/csto.toml"
"""Where a checkout has the dataset, seen from the package."""

COMPILING = (
    "data/captions", "data/compile", "data/search_index", "data/spellings", "text/stems", "text/strings",
    "model/activity", "model/alliance", "model/positions",
)  # fmt: skip
"""The modules that the compiled dataset depends on."""


def load() -> Store:
    """Open the bundled dataset."""
    return Store(*_bundled())


def load_or_empty() -> Store:
    """The bundled dataset; an empty one if it is broken, for commands that read other files."""
    from csto_cli.errors import DataError

    try:
        return load()
    except DataError:
        return from_document({"schema_version": 2, "dataset_version": "unknown", "as_of": "unknown"})


def from_document(document: Mapping[str, Any]) -> Store:
    """A dataset from what `tomllib` read."""
    from csto_cli.data.compile import compile_dataset

    return Store(*_in_memory(compile_dataset(document)))


def _bundled() -> tuple[Callable[[str], Any], Callable[[str], BinaryIO]]:
    """How to get a module and a text file of the compiled dataset."""
    try:
        meta = __import__("csto_cli._data.meta", fromlist=["meta"])
    except ImportError:
        return _compile()
    if meta.STAMP is not None and _stamp() != meta.STAMP:
        return _compile()
    return _import, _open


def _import(name: str) -> Any:
    """A module of the compiled dataset."""
    try:
        return __import__(f"csto_cli._data.{name}", fromlist=[name])
    except ImportError:
        raise _damaged(name) from None


def _open(name: str) -> BinaryIO:
    """A text file of the compiled dataset."""
    try:
        return files.open_package_file(f"_data/{name}")
    except OSError:
        raise _damaged(name) from None


def _damaged(name: str) -> Exception:
    """The error for a file that the installation lacks."""
    from csto_cli.errors import FileError

    return FileError(f"This installation lacks a part of its dataset ({name}); install csto-cli again.")


def _stamp() -> tuple[int, ...] | None:
    """What identifies the TOML of a checkout and the code that compiles it; None if there is no TOML."""
    import os

    try:
        found: list[int] = []
        for name in (TOML, "model", *[f"{name}.py" for name in COMPILING]):
            status = os.stat(files.PACKAGE + name)
            found += [status.st_size, status.st_mtime_ns]
    except OSError:
        return None
    return tuple(found)


def _compile() -> tuple[Callable[[str], Any], Callable[[str], BinaryIO]]:
    """Compile the TOML of a checkout, keep the modules where they can be written, and use them."""
    import tomllib

    from csto_cli.errors import DataError

    stamp = _stamp()
    try:
        from csto_cli.data.compile import compile_dataset

        contents = compile_dataset(tomllib.loads(toml().decode()), stamp)
    except (AttributeError, LookupError, TypeError, ValueError):
        raise DataError("The dataset csto.toml is broken; `csto data check` names the line.") from None
    if stamp is not None and write_modules(contents, files.PACKAGE + "_data"):
        import importlib
        import sys

        for name in [name for name in sys.modules if name.startswith("csto_cli._data")]:
            del sys.modules[name]
        importlib.invalidate_caches()
    return _in_memory(contents)


def write_modules(contents: Mapping[str, str], folder: str) -> bool:
    """Write the compiled dataset into a folder, each file at once and `meta.py` last."""
    import os
    import shutil
    import tempfile

    try:
        os.makedirs(folder, exist_ok=True)
        shutil.rmtree(os.path.join(folder, "__pycache__"), ignore_errors=True)
        for name in sorted(contents, key=lambda name: name == "meta.py"):
            number, path = tempfile.mkstemp(dir=folder)
            try:
                with os.fdopen(number, "w", encoding="utf-8") as file:
                    file.write(contents[name])
                os.chmod(path, 0o644)
                os.replace(path, os.path.join(folder, name))
            except OSError:
                os.unlink(path)
                raise
    except OSError:
        return False
    return True


def _in_memory(contents: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[str], BinaryIO]]:
    """How to get modules and text files that were compiled in this process."""
    from io import BytesIO
    from types import ModuleType

    made: dict[str, ModuleType] = {}

    def module(name: str) -> ModuleType:
        if name not in made:
            made_now = ModuleType(name)
            exec(contents[f"{name}.py"], vars(made_now))
            made[name] = made_now  # only now, for another thread may ask
        return made[name]

    return module, lambda name: BytesIO(contents[name].encode())


def toml() -> bytes:
    """The bytes of the bundled `csto.toml`."""
    for name in ("_data/csto.toml", TOML):
        try:
            with files.open_package_file(name) as file:
                return file.read()
        except OSError:
            continue
    from csto_cli.errors import FileError

    raise FileError("The dataset csto.toml is missing from this installation; install csto-cli again.")
