"""Makes the answers that `prepared` finds: every plain look-up, answered by its own command.

The build hook calls it with the index that goes into the same wheel, so an answer cannot know anything else.
"""

from csto_cli.cli import commands
from csto_cli.cli import parse as door
from csto_cli.cli.execute import answered, check
from csto_cli.data.dataset import Dataset
from csto_cli.data.prepared import CALLS, ENDS, MARK
from csto_cli.errors import CstoError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csto_cli.cli.declare import Command


def answers(texts: "Mapping[str, bytes]") -> dict[str, bytes]:
    """The prepared answers of a dataset, and the table of the calls that they answer.

    Args:
        texts: its index, as `index.build` made it.

    Returns:
        The bytes of each file, by its name.
    """
    dataset = Dataset(texts.__getitem__)
    files: dict[str, bytes] = {}
    calls: dict[str, str] = {}
    for name in commands.NAMES:
        command = commands.load(name)
        if not command.look_up:
            continue
        for subject, spellings in _subjects(command, dataset):
            place = "-".join([name, *subject])
            forms = {f"{place}.{form}": _text(dataset, [name, *subject], form) for form in ENDS}
            whole = {file: text for file, text in forms.items() if text is not None}
            if len(whole) == len(forms):
                files |= whole
                calls |= {" ".join([name, *spelling]): place for spelling in spellings}
    files[CALLS] = "".join(f"\n{call}\t{place}" for call, place in sorted(calls.items())).encode() + b"\n"
    return files


def _subjects(command: "Command", dataset: Dataset) -> "Iterator[tuple[list[str], list[list[str]]]]":
    """What a plain call may name, each with the other words for it: nothing, a state, an organisation."""
    yield [], [[]]
    section = command.arguments[0].names if command.arguments else ""
    if section not in ("country", "organisation"):
        return
    if section == "country":
        states = {span.country for span in dataset.section("membership") if span.organisation in ("csto", "csto-pa")}
        wanted = {code: code.lower() for code in sorted(states)} | {"csto": "csto"}
    else:
        wanted = {record.id: record.id for record in dataset.section("organisation")}
    spellings: dict[str, list[list[str]]] = {}
    for table in ("country", "organisation"):
        for spelling, keys in dataset.spellings(table).items():
            if len(keys) == 1 and keys[0] in wanted and spelling.isascii() and spelling.isalnum():
                spellings.setdefault(keys[0], []).append([spelling])
    for key, word in wanted.items():
        if key in spellings:
            yield [word], spellings[key]


def _text(dataset: Dataset, words: list[str], form: str) -> bytes | None:
    """The answer to a call in a format, marked at its end; or nothing if there is more to say than the answer."""
    plain = door.parse([*words, "-f", form])
    if plain is None:
        return None
    command, values = plain
    try:
        check(command, values)
        answer = answered(command, values, dataset)
    except CstoError:
        return None
    if answer.messages or answer.exit_code:
        return None
    text = answer.text if isinstance(answer.text, bytes) else answer.text.encode()
    return text if form == "json" else text + MARK
