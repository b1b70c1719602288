"""The console script: parse the command line, write the response, end with its exit code.

Everything that concerns the process is here: streams that are closed or full, interrupts, broken pipes. The rest of the
package neither prints nor exits.
"""

import sys

from csto_cli.errors import EXIT_AMBIGUOUS, EXIT_INTERNAL, EXIT_INTERRUPTED, EXIT_NOT_FOUND, CstoError, Response
from csto_cli.types import BinaryIO, NoReturn, Sequence, TextIO

MAX_MESSAGE_LENGTH = 1500
"""Messages longer than this are truncated, because they may quote user input."""


def run() -> NoReturn:
    """What the console script calls: `main`, then the quickest way out that still flushes and reports."""
    import gc

    gc.disable()  # a short life leaves nothing worth collecting
    code = main(sys.argv[1:])
    gc.freeze()  # nothing is left to free: the process ends here
    raise SystemExit(code)


def main(arguments: Sequence[str]) -> int:
    """Answer one command line."""
    step = "made"
    try:
        response = dispatch(arguments)
        step = "written"
        return write_response(response)
    except CstoError as error:
        print_messages([error.message])
        return error.exit_code
    except KeyboardInterrupt:
        _silence(sys.stdout)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        _silence(sys.stdout)
        return 0
    except OSError as error:
        _silence(sys.stdout)
        print_messages([f"The answer could not be {step}: {error.strerror or error}."])
        return EXIT_INTERNAL
    except RecursionError:
        print_messages(["The input is nested too deeply; simplify it."])
        return EXIT_INTERNAL
    except MemoryError:
        print_messages(["The answer needs more memory than there is; ask for less."])
        return EXIT_INTERNAL
    except Exception as error:
        return _report(error)


def _report(error: Exception) -> int:
    """Report an error of our own in one sentence; with `CSTO_DEBUG=1` with its traceback."""
    import os

    if os.environ.get("CSTO_DEBUG"):
        import traceback

        traceback.print_exc()
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    print_messages([f"An error of csto itself, please report it: {what}. CSTO_DEBUG=1 shows where."])
    return EXIT_INTERNAL


def dispatch(arguments: Sequence[str]) -> Response:
    """The response to one command line: parsed here if it is plain, else by typer."""
    from csto_cli.cli.parse import parse

    parsed = parse(arguments)
    if parsed is None:
        if list(arguments) == ["--version"]:
            from csto_cli.cli.about_tool import versions

            return Response(versions() + "\n")
        from csto_cli.cli.app import respond

        return respond(arguments)
    from csto_cli.cli.execute import execute

    response = execute(*parsed)
    if response.exit_code in (EXIT_NOT_FOUND, EXIT_AMBIGUOUS):
        from csto_cli.cli.nearmiss import after_miss

        return after_miss(arguments, response)
    return response


def write_response(response: Response) -> int:
    """Write a response: data to stdout, messages to stderr."""
    if response.text:
        write(response.text, transliterate=response.transliterate)
    print_messages(response.messages)
    return response.exit_code


def write(text: str | bytes, *, transliterate: bool) -> None:
    """Write an answer to stdout: UTF-8 for machines, what the terminal can show for people."""
    stream = sys.stdout
    if stream is None:
        raise OSError(9, "standard output is closed")
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(text if isinstance(text, str) else text.decode())
        return
    if isinstance(text, bytes):
        _write_all(buffer, text)
        return
    encoding = "utf-8"
    if transliterate and (stream.encoding or "ascii").replace("-", "").lower() != "utf8":
        from csto_cli.text.transliterate import fitting

        encoding = stream.encoding or "ascii"
        text = fitting(text, encoding)
    _write_all(buffer, text.encode(encoding, "backslashreplace"))


def _write_all(buffer: BinaryIO, content: bytes) -> None:
    """Write all of an answer: an unbuffered stream (`python -u`) may take only a part at a time."""
    rest = memoryview(content)
    while rest:
        taken = buffer.write(rest)
        if not taken:
            raise BlockingIOError(11, "the reader is too slow for a stream that does not block")
        rest = rest[taken:]
    buffer.flush()


def print_messages(messages: Sequence[str]) -> None:
    """Write messages to stderr, if there is one, one per line."""
    stream: TextIO | None = sys.stderr
    if stream is None or not messages:
        return
    try:
        for message in messages:
            message = message if len(message) <= MAX_MESSAGE_LENGTH else message[: MAX_MESSAGE_LENGTH - 1] + "…"
            line = "".join(mark if mark.isprintable() else "�" for mark in message)
            stream.write(
                f"csto: {line.encode(stream.encoding or 'ascii', 'replace').decode(stream.encoding or 'ascii')}\n"
            )
        stream.flush()
    except (OSError, ValueError):
        _silence(stream)


def _silence(stream: TextIO | None) -> None:
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
