"""What a call ends in: bytes or text for stdout, sentences for stderr, an exit code."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


class Answer:
    """What goes to stdout and stderr, and the exit code.

    Args:
        text: for stdout; bytes are written as they are.
        messages: sentences for stderr.
        exit_code: the exit code.
        people: whether the text is for people and may be written in the terminal's own encoding.
    """

    __slots__ = ("exit_code", "messages", "people", "text")

    def __init__(
        self, text: "str | bytes", messages: "Sequence[str]" = (), exit_code: int = 0, people: bool = False
    ) -> None:
        self.text = text
        self.messages = tuple(messages)
        self.exit_code = exit_code
        self.people = people
