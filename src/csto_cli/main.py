"""The console command: try the direct door, else typer's; write the answer; end with its exit code.

Everything that concerns the process stands here: streams that are closed or full, interrupts, broken pipes. The
rest of the package neither prints nor exits.
"""

import sys

from csto_cli.answer import Answer
from csto_cli.errors import EXIT_INTERNAL, EXIT_INTERRUPTED, CstoError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO, NoReturn, TextIO

LONGEST = 1500
"""The longest sentence that is said, in characters: one that repeats what was typed may be of any length."""


def run() -> "NoReturn":
    """What the console script calls: `main`, then the quickest way out that still flushes and reports."""
    import gc

    gc.disable()  # a short life leaves nothing worth collecting
    code = main(sys.argv[1:])
    gc.freeze()  # nothing is left to free: the process ends here
    raise SystemExit(code)


def main(arguments: "Sequence[str]") -> int:
    """Answer one command line.

    Args:
        arguments: the command line without the program's name.

    Returns:
        The exit code.
    """
    done = "made"
    try:
        answer = respond(arguments)
        done = "written"
        return deliver(answer)
    except CstoError as error:
        say([error.message])
        return error.exit_code
    except KeyboardInterrupt:
        _silence(sys.stdout)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return 0
    except OSError as error:
        _silence(sys.stdout)
        say([f"The answer could not be {done}: {error.strerror or error}."])
        return EXIT_INTERNAL
    except RecursionError:
        say(["The input is nested too deeply; simplify it."])
        return EXIT_INTERNAL
    except MemoryError:
        say(["The answer needs more memory than there is; ask for less."])
        return EXIT_INTERNAL


def respond(arguments: "Sequence[str]") -> "Answer":
    """The answer to one command line, through whichever door takes it."""
    import os

    if os.environ.get("_CSTO_COMPLETE"):
        from csto_cli.cli.completion import complete

        return Answer("".join(f"{word}\n" for word in complete(arguments)))
    if list(arguments) == ["--version"]:
        from csto_cli.cli.greeting import versions

        return Answer(versions() + "\n")
    if not os.environ.get("CSTO_DATA"):
        from csto_cli.data.prepared import answer

        finished = answer(arguments)
        if finished is not None:
            from csto_cli.data.files import kept_overlay

            if not kept_overlay():
                return Answer(finished)
    from csto_cli.cli import parse as door

    plain = door.parse(arguments)
    if plain is None:
        from csto_cli.cli.app import respond as through_typer

        return through_typer(arguments)
    from csto_cli.cli.execute import execute

    return execute(*plain)


def deliver(answer: "Answer") -> int:
    """Write an answer: data to stdout, sentences to stderr.

    Raises:
        OSError: if stdout is closed or full.
    """
    if answer.text:
        write(answer.text, people=answer.people)
    say(answer.messages)
    return answer.exit_code


def write(text: str | bytes, *, people: bool) -> None:
    """Write an answer to stdout: UTF-8 for machines, what the terminal can show for people."""
    stream = sys.stdout
    if stream is None:
        raise OSError(9, "standard output is closed")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text if isinstance(text, str) else text.decode())
        return
    if isinstance(text, bytes):
        _all(buffer, text)
        return
    encoding = "utf-8"
    if people and (stream.encoding or "ascii").replace("-", "").lower() != "utf8":
        from csto_cli.text.transliterate import fitting

        encoding = stream.encoding or "ascii"
        text = fitting(text, encoding)
    _all(buffer, text.encode(encoding, "backslashreplace"))


def _all(buffer: "BinaryIO", content: bytes) -> None:
    """Write all of an answer: with `python -u` a stream has no buffer, and takes as much as there is room for."""
    rest = memoryview(content)
    while rest:
        taken = buffer.write(rest)
        if not taken:
            raise BlockingIOError(11, "the reader does not keep up, and does not let me wait")
        rest = rest[taken:]
    buffer.flush()


def say(messages: "Sequence[str]") -> None:
    """Write sentences to stderr, if there is one."""
    stream: TextIO | None = sys.stderr
    if stream is None or not messages:
        return
    try:
        for message in messages:
            message = message if len(message) <= LONGEST else message[: LONGEST - 1] + "…"
            line = "".join(mark if mark.isprintable() else "�" for mark in message)
            stream.write(
                f"csto: {line.encode(stream.encoding or 'ascii', 'replace').decode(stream.encoding or 'ascii')}\n"
            )
        stream.flush()
    except (OSError, ValueError):
        _silence(stream)


def _silence(stream: "TextIO | None") -> None:
    """Keep the interpreter from complaining about a stream that nobody reads when it closes it."""
    import os

    if stream is None:
        return
    try:
        number = stream.fileno()
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, number)
        os.close(null)
    except (OSError, ValueError, AttributeError):
        return
