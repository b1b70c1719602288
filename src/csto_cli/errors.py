"""Errors with their exit codes, and the response in which every call ends."""

from csto_cli.types import Any, Iterable, Sequence

EXIT_OK = 0
EXIT_INTERNAL = 1
EXIT_USAGE = 2
EXIT_INVALID = 3
EXIT_NOT_FOUND = 4
EXIT_AMBIGUOUS = 5
EXIT_INTERRUPTED = 130


class CstoError(Exception):
    """One sentence for a person, one exit code for a script.

    Args:
        message: the sentence, which names the thing, says what is wrong and what to do.
        suggestions: what may have been meant, best first.
        details: more sentences, such as the findings in a file, one per line.
    """

    exit_code = EXIT_INTERNAL
    code = "internal"

    def __init__(self, message: str, *, suggestions: Sequence[str] = (), details: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = tuple(suggestions)
        self.details = tuple(details)
        for line in self.details:
            self.add_note(line)  # so that a traceback has them too

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.message,), vars(self)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(self.message)


class UsageError(CstoError):
    """The command line asks for something that does not exist."""

    exit_code = EXIT_USAGE
    code = "usage"


class DataError(CstoError):
    """A dataset or an overlay is not what it should be."""

    exit_code = EXIT_INVALID
    code = "invalid-data"


class NotFoundError(CstoError):
    """A name or an id is not in the dataset."""

    exit_code = EXIT_NOT_FOUND
    code = "not-found"


class AmbiguousError(CstoError):
    """A name could mean several things."""

    exit_code = EXIT_AMBIGUOUS
    code = "ambiguous"


class FileError(CstoError):
    """A file could not be read or written."""

    code = "file"


class Response:
    """What goes to stdout and stderr, and the exit code.

    Args:
        text: for stdout; bytes are written as they are.
        messages: sentences for stderr.
        exit_code: the exit code.
        transliterate: whether characters that the terminal cannot show are replaced by similar ones.
    """

    __slots__ = ("exit_code", "messages", "text", "transliterate")

    def __init__(
        self, text: str | bytes, messages: Sequence[str] = (), exit_code: int = 0, transliterate: bool = False
    ) -> None:
        self.text = text
        self.messages = tuple(messages)
        self.exit_code = exit_code
        self.transliterate = transliterate
