"""The files that the package carries in `_data/`, also from inside a zip archive."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

_PACKAGE = __file__.rpartition("bundle.")[0]  # in an archive it may end in .pyc


def read(name: str) -> bytes:
    """The content of a file of the package.

    Args:
        name: its path in the package, such as `_data/csto.toml`.

    Raises:
        OSError: if there is none; a checkout has no `_data/`.
    """
    with stream(name) as file:
        return file.read()


def stream(name: str) -> "BinaryIO":
    """A file of the package, open for reading; see `read`."""
    path = _PACKAGE + name
    try:
        return open(path, "rb")
    except (NotADirectoryError, FileNotFoundError):  # which of them depends on the system
        import io

        return io.BytesIO(__loader__.get_data(path))  # type: ignore[name-defined]
