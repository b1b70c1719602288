"""How to go on, said once: at the foot of the first table that a person sees.

Only where a person reads it: stdout and stderr are a terminal, and it is no CI job. That it was said is kept as an
empty file in the user's state directory; where none can be written, nothing is said, for it would be said each time.
"""

import os
import sys


def hint(command: str) -> list[str]:
    """The sentence, if it has not been said before.

    Args:
        command: the name of the command that was called.
    """
    if os.environ.get("CI") or not _read_by_a_person():
        return []
    place = directory()
    if not place:
        return []
    try:
        os.makedirs(place, mode=0o700, exist_ok=True)
        os.close(os.open(os.path.join(place, "hinted"), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError:  # said before, or not to be kept
        return []
    return [f"csto {command} --help has options and examples, csto alone says what else can be asked. (Said once.)"]


def directory() -> str:
    """Where the state of this tool is kept, or nothing if there is no home."""
    base = os.environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(base) and sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    if not os.path.isabs(base):
        home = os.path.expanduser("~")
        base = os.path.join(home, ".local", "state") if os.path.isabs(home) else ""
    return os.path.join(base, "csto") if base else ""


def _read_by_a_person() -> bool:
    """Whether both streams are a terminal."""
    try:
        return sys.stdout.isatty() and sys.stderr.isatty()
    except (AttributeError, ValueError):
        return False
