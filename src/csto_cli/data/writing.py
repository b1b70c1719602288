"""Files and folders written as a whole: a call that fails leaves what was there."""

import contextlib
import os
import shutil
import signal
import stat
from types import FrameType

from csto_cli.errors import FileError
from csto_cli.types import Any, Callable, Iterator

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""What may end a call while it writes."""


def write_whole(path: str, write: Callable[[str], None], *, check: Callable[[], None] = lambda: None) -> None:
    """Write a file or a folder beside its place, and move it there when it is whole.

    It replaces what is there already: links to that stay, and a file keeps its permissions. Whatever happens,
    nothing else is left, and nothing is removed but what was made here.
    """
    target = os.path.realpath(path)
    beside = f"{target}.new-{os.urandom(8).hex()}"
    new, old = os.path.join(beside, "new"), os.path.join(beside, "old")
    try:
        with cleared_up(beside):
            os.mkdir(beside)
            write(new)
            if os.path.lexists(target):
                _keep_modes(target, new)
                if not os.access(target, os.W_OK):
                    raise FileError(f"{path!r} is write-protected; name another place.")
            check()
            if os.path.isfile(target) and os.stat(target).st_nlink > 1:
                shutil.copyfile(new, target)  # its other names are to show the new content too
            elif os.path.isdir(target):
                os.rename(target, old)
                try:
                    os.replace(new, target)
                except BaseException:
                    os.rename(old, target)
                    raise
            else:
                os.replace(new, target)
            _flush(os.path.dirname(target))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "the name is not one"
        raise FileError(f"{path!r} cannot be written: {reason or error}.") from None


def _keep_modes(target: str, new: str) -> None:
    """Give what is new the owner and the permissions of what it replaces."""
    names = os.listdir(new) if os.path.isdir(target) and os.path.isdir(new) else []
    for name in ("", *names):
        before, after = (os.path.join(folder, name) if name else folder for folder in (target, new))
        if os.path.exists(before):
            status = os.stat(before)
            with contextlib.suppress(OSError, AttributeError):
                os.chown(after, status.st_uid, status.st_gid)
            os.chmod(after, stat.S_IMODE(status.st_mode))


def write_file(path: str, content: bytes) -> None:
    """Write a new file to the disk."""
    with open(path, "xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def cleared_up(folder: str) -> Iterator[None]:
    """Remove a folder at the end, also when a signal ends the process."""
    before: dict[int, Any] = {}

    def stop(number: int, _: FrameType | None) -> None:
        for one in before:
            signal.signal(one, signal.SIG_IGN)  # a second signal must not stop the clearing up
        raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)

    try:
        with contextlib.suppress(ValueError):  # in a thread there are no signals
            for number in SIGNALS:
                if signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
                    before[number] = signal.signal(number, stop)
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for number, handler in before.items():
            signal.signal(number, handler)


def _flush(folder: str) -> None:
    """Have the names in a folder written to the disk, where the system can."""
    with contextlib.suppress(OSError):  # some systems do not open folders
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
