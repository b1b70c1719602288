"""The index of a dataset that brings none: built on first use, kept in the user's cache directory.

A cache is only ever a shortcut. One that is missing, cut short, altered, of another version, owned by somebody else
or open to others is a miss; one that cannot be written is not written; and neither is an error. The directory is
keyed by the content of the dataset, so nothing in it goes stale, and it is put in place by one rename.
"""

import hashlib
import os

from csto_cli.data import compile as index

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_DIGEST_LENGTH = 64


def directory() -> str:
    """Where the user's caches of this tool lie, or nothing if there is no home."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        base = os.path.join(home, ".cache") if os.path.isabs(home) else ""
    return os.path.join(base, "csto") if base else ""


def reader(content: bytes) -> "Callable[[str], bytes]":
    """A function that reads sections of the dataset with this content.

    Args:
        content: the bytes of a TOML dataset.

    Returns:
        A function from the name of a section to its bytes in the index.

    Raises:
        tomllib.TOMLDecodeError: if the content is not TOML and no cache of it exists.
        UnicodeDecodeError: if it is not UTF-8.
    """
    base = directory()
    place = os.path.join(base, f"{hashlib.sha256(content).hexdigest()[:32]}-{index.VERSION}") if base else ""
    texts: dict[str, bytes] = {}

    def read(section: str) -> bytes:
        if not texts:
            text = _read(place, section) if place else None
            if text is not None:
                return text
            import tomllib

            texts.update(index.build(tomllib.loads(content.decode())))
            if place:
                _write(base, place, texts)
        return texts[section]

    return read


def _read(place: str, section: str) -> bytes | None:
    """The bytes of a section, or nothing if the cache does not hold it whole, private and unaltered."""
    try:
        if not _private(place):
            return None
        with open(os.path.join(place, section), "rb", opener=_careful) as file:
            if not _plain(file.fileno()):
                return None
            content = file.read()
    except OSError:
        return None
    digest, body = content[:_DIGEST_LENGTH], content[_DIGEST_LENGTH:]
    if digest.decode("ascii", "replace") != hashlib.sha256(body).hexdigest():
        return None
    return body


def _careful(path: str, flags: int) -> int:
    """Open a file, but follow no link and wait for no pipe."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _plain(number: int) -> bool:
    """Whether an open file is a plain one of the user's own, whatever became of its directory in the meantime."""
    status = os.fstat(number)
    return status.st_mode & 0o170022 == 0o100000 and (not hasattr(os, "getuid") or status.st_uid == os.getuid())


def _private(place: str) -> bool:
    """Whether a directory is the user's own and writable by nobody else."""
    status = os.lstat(place)
    if not hasattr(os, "getuid"):
        return True
    return status.st_mode & 0o170022 == 0o040000 and status.st_uid == os.getuid()


def _write(base: str, place: str, texts: dict[str, bytes]) -> None:
    """Put a cache in place: all of it or nothing."""
    import contextlib
    import shutil
    import tempfile

    with contextlib.suppress(OSError):
        os.makedirs(base, mode=0o700, exist_ok=True)
        temporary = tempfile.mkdtemp(prefix="new-", dir=base)
        try:
            for section, body in texts.items():
                with open(os.path.join(temporary, section), "wb") as file:
                    file.write(hashlib.sha256(body).hexdigest().encode() + body)
            with contextlib.suppress(OSError):
                if os.path.isdir(place) and not os.path.islink(place):
                    os.rename(place, temporary + ".old")  # broken or foreign: out of the way
            os.rename(temporary, place)
        finally:
            for leftover in (temporary, temporary + ".old"):
                shutil.rmtree(leftover, ignore_errors=True)
