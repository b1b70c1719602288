"""Where the dataset lies and how it comes into memory.

A wheel carries `csto.toml` and its index inside the package. A checkout and an editable install have the TOML at
the root of the repository, and an index in the cache. A zip archive is read through the package's loader.
"""

from csto_cli.data import files as bundle
from csto_cli.data.dataset import Dataset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from csto_cli.errors import FileError


def load(overlays: "Sequence[str]" = ()) -> Dataset:
    """Open the bundled dataset.

    Args:
        overlays: paths of TOML files whose records are merged over it by `id`, in this order.

    Returns:
        The dataset. Sections are read when they are first asked for.

    Raises:
        DataError: if an overlay or the dataset is not what it should be; then nothing is merged.
        FileError: if one cannot be read.
    """
    try:
        dataset = _bundled()
        if len(dataset.as_of) != 10 or not dataset.dataset_version:
            raise ValueError
    except (AttributeError, LookupError, TypeError, ValueError):  # what a broken TOML makes the index stumble over
        from csto_cli.errors import DataError

        raise DataError("The dataset csto.toml is broken; `csto data check` names the line.") from None
    if overlays:
        from csto_cli.overlays.read import read_overlays

        for overlay in read_overlays(dataset, overlays):
            dataset = dataset.merged(overlay)
    return dataset


def unmerged() -> Dataset:
    """The bundled dataset without overlays; one without records and versions if it is broken."""
    from csto_cli.errors import DataError

    try:
        return load()
    except DataError:
        unknown = b'{"schema_version": 1, "dataset_version": "unknown", "as_of": "unknown"}'
        return Dataset(lambda section: unknown if section == "meta" else b"")


def _bundled() -> Dataset:
    """The dataset on the index in the package, or on that of the checkout's TOML."""
    try:
        meta = bundle.read(_place("meta"))
    except OSError:
        from csto_cli.data.cache import reader

        return Dataset(reader(toml()))

    def read(section: str) -> bytes:
        if section == "meta":
            return meta
        with stream(section) as file:
            file.seek(0)
            return file.read()

    def stream(section: str) -> "BinaryIO":
        try:
            file = bundle.stream(_place(section))
        except OSError:
            raise _damaged() from None
        if f'"{section}": "{file.seek(0, 2)}"'.encode() not in meta:  # cut short, or of another version by now
            raise _damaged()
        return file

    return Dataset(read, stream=stream)


def _damaged() -> "FileError":
    """What to say of an index that does not fit together."""
    from csto_cli.errors import FileError

    return FileError("The dataset's index is damaged or was just replaced; ask again, or install csto-cli again.")


def _place(section: str) -> str:
    """Where the package carries a section of the index."""
    return f"_data/index/{section}.jsonl"


def toml() -> bytes:
    """The bytes of the bundled `csto.toml`.

    Raises:
        FileError: if neither the package nor the checkout has it.
    """
    for name in ("_data/csto.toml", "../../data/csto.toml"):
        try:
            return bundle.read(name)
        except OSError:
            continue
    from csto_cli.errors import FileError

    raise FileError("The dataset csto.toml is missing from this installation; install csto-cli again.")
