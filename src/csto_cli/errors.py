"""What can go wrong, each with its exit code: the whole list is in `docs/exit-codes.md`."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        details: more sentences, such as the findings in a file, one a line.
    """

    exit_code = EXIT_INTERNAL
    code = "internal"

    def __init__(self, message: str, *, suggestions: "Sequence[str]" = (), details: "Iterable[str]" = ()) -> None:
        super().__init__(message)
        self.message = message
        self.suggestions = tuple(suggestions)
        self.details = tuple(details)


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
