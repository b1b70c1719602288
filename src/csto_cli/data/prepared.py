"""Answers prepared ahead: the plain look-ups for machines, finished when the wheel is built.

Without a date an answer speaks of the dataset's own day, so it is the same on every call. A wheel carries those that
name nothing, and those that name one state of the alliance or one organisation, as the commands themselves gave them
(see `prepare`). A checkout has none, an overlay changes them, and any other option asks for another answer: then this
module says nothing and the call goes on to the doors.
"""

from csto_cli.data import files as bundle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

CALLS = "calls"
"""The table from calls to answers: a line each, `stance rus`, a tab and the name of the answer."""

MARK = b"\0"
"""What stands behind a table, which says nothing of its own end."""

ENDS = {"json": b'"problems": []}\n', "csv": MARK, "tsv": MARK}
"""How an answer ends that was not cut short, by its format. JSON Lines are taken out of JSON."""


def answer(arguments: "Sequence[str]") -> bytes | None:
    """The finished answer to a command line, or nothing if none was prepared for it.

    Args:
        arguments: the command line without the program's name.
    """
    words = list(arguments)
    if "--json" in words:
        words.remove("--json")
        form = "json"
    elif words[-2:-1] in (["-f"], ["--format"]) and words[-1] in (*ENDS, "jsonl"):
        form = words[-1]
        del words[-2:]
    else:
        return None
    if not 1 <= len(words) <= 2 or not all(word.isascii() and word.isalnum() for word in words):
        return None
    words[1:] = [words[-1].lower()] if len(words) == 2 else []
    try:
        calls = bundle.read(f"_data/answers/{CALLS}")
        call = f"\n{' '.join(words)}\t".encode()
        start = calls.find(call) + len(call)
        if start < len(call):
            return None
        name = calls[start : calls.index(b"\n", start)].decode()
        kept = form.removesuffix("l")
        whole = bundle.read(f"_data/answers/{name}.{kept}")
        if not whole.endswith(ENDS[kept]):
            return None
    except (OSError, ValueError):  # damaged: the doors look further
        return None
    return records(whole) if form == "jsonl" else whole.removesuffix(MARK)


def records(envelope: bytes) -> bytes:
    """The records of an envelope of one record a line, as JSON Lines."""
    start = envelope.index(b'"data": [') + len(b'"data": [\n')
    end = envelope.index(b'\n], "sources": [', start)
    return envelope[start:end].replace(b",\n", b"\n") + b"\n"
