"""Where files lie: what the package carries in `_data/`, also inside a zip archive, and the user's own overlay."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO

_PACKAGE = __file__.rpartition("data")[0]  # in an archive it may end in .pyc


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


def user_overlay() -> str:
    """Where the overlay lies that is merged on every call if it exists; nothing if `CSTO_NO_CONFIG` is set."""
    import os
    import sys

    if os.environ.get("CSTO_NO_CONFIG"):
        return ""
    if os.name == "nt":
        base = os.environ.get("APPDATA", "")
    else:
        home = os.environ.get("HOME") or os.path.expanduser("~")
        base = os.path.join(home, "Library/Application Support" if sys.platform == "darwin" else ".config")
        if sys.platform != "darwin" and os.path.isabs(os.environ.get("XDG_CONFIG_HOME", "")):
            base = os.environ["XDG_CONFIG_HOME"]
    return os.path.join(base, "csto", "overlay.toml") if os.path.isabs(base) else ""


def kept_overlay() -> str:
    """The user's own overlay, if there is one; the price of asking is one look at the disk."""
    import os

    path = user_overlay()
    try:
        if path:
            os.stat(path)
    except (OSError, ValueError):
        return ""
    return path
