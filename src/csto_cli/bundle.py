"""The files that the package carries in `_data/`, also from inside a zip archive."""

_PACKAGE = __file__.rpartition("bundle.")[0]  # in an archive it may end in .pyc


def read(name: str) -> bytes:
    """The content of a file of the package.

    Args:
        name: its path in the package, such as `_data/csto.toml`.

    Raises:
        OSError: if there is none; a checkout has no `_data/`.
    """
    path = _PACKAGE + name
    try:
        with open(path, "rb") as file:
            return file.read()
    except (NotADirectoryError, FileNotFoundError):  # which of them depends on the system
        return __loader__.get_data(path)  # type: ignore[name-defined,no-any-return]
