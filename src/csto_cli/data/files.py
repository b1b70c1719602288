"""Where files are: those of the package, also inside a zip archive, and those that users name."""

from csto_cli.types import BinaryIO

PACKAGE = __file__.rpartition("data")[0]
"""The folder of the package, ending in a separator."""

LIMIT = 8 * 2**20
"""The largest file of a user that is read, in bytes: three times the bundled dataset."""


def open_package_file(name: str) -> BinaryIO:
    """A file of the package, unbuffered: callers read small parts of large files."""
    path = PACKAGE + name
    try:
        return open(path, "rb", buffering=0)
    except (NotADirectoryError, FileNotFoundError):  # inside a zip archive; which of them depends on the system
        from io import BytesIO

        return BytesIO(__loader__.get_data(path))  # type: ignore[name-defined]


def user_overlay() -> str:
    """Where the overlay is that is merged on every call if it exists; "" if `CSTO_NO_CONFIG` is set."""
    import os
    import sys

    if os.environ.get("CSTO_NO_CONFIG"):
        return ""
    if os.name == "nt":
        base = os.environ.get("APPDATA", "")
    else:
        base = os.environ.get("XDG_CONFIG_HOME", "")
        if not os.path.isabs(base):
            home = os.environ.get("HOME") or os.path.expanduser("~")
            base = os.path.join(home, "Library/Application Support" if sys.platform == "darwin" else ".config")
    return os.path.join(base, "csto", "overlay.toml") if os.path.isabs(base) else ""


def existing_user_overlay() -> str:
    """The user's own overlay, or "" if there is none."""
    import os

    path = user_overlay()
    try:
        if path:
            os.stat(path)
    except (OSError, ValueError):
        return ""
    return path


def read_user_file(path: str, what: str) -> bytes:
    """The bytes of a file that a user named."""
    import os
    import stat

    from csto_cli.errors import FileError

    name = path if len(path) <= 300 else f"{path[:150]}…{path[-100:]}"

    def opener(file: str, flags: int) -> int:  # what became a pipe in the meantime must not make us wait
        return os.open(file, flags | getattr(os, "O_NONBLOCK", 0))

    try:
        is_plain = stat.S_ISREG(os.stat(path).st_mode)
        if is_plain:
            with open(path, "rb", opener=opener) as file:
                is_plain = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
                content = file.read(LIMIT + 1) if is_plain else b""
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not a file name"
        raise FileError(f"The {what} {name!r} cannot be read: {reason}.") from None
    if not is_plain:
        raise FileError(f"The {what} {name!r} is not a plain file; name a TOML file.")
    if len(content) > LIMIT:
        raise FileError(f"The {what} {name!r} is larger than {LIMIT // 2**20} MB; split it.")
    return content
