"""What `csto` says of itself: the greeting, and the versions."""

from csto_cli import __version__
from csto_cli.cli import commands

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

SUMMARY = "The Collective Security Treaty Organization, dated and sourced, on any day."

TOPICS = {
    "organization": "The organization",
    "activity": "What it does",
    "positions": "Who stands where",
    "outlook": "Beyond",
    "data": "The facts themselves",
}


def versions() -> str:
    """The versions of the tool and of the dataset, and the day up to which the dataset speaks."""
    from csto_cli.data.bundled import load

    dataset = load()
    return f"csto {__version__}, dataset {dataset.dataset_version}, as of {dataset.as_of}"


FOOT = "csto COMMAND --help tells more, csto --version how far the facts reach."


EXAMPLES = (
    ("members --as-of 2010", "who was a member, on any day"),
    ("member kazakhstan", "one state's file"),
    ("timeline --country armenia --since 2020", "what happened"),
    ("stance armenia --sources", "who stands where, says who"),
    ("compare nato", "the CSTO beside others"),
    ("members --chart", "a picture; -f svg for an article"),
    ("search lachin", "every record with a word"),
    ("votes ES-11/1 --json", "any answer, for scripts"),
)
"""What a first visitor may try: one example of every sort of question."""


def greeting() -> str:
    """What can be asked, by topic, on one screen of 80 by 24."""
    lines = [SUMMARY, ""]
    names: dict[str, list[str]] = {topic: [] for topic in TOPICS}
    for name in commands.NAMES:
        names[commands.load(name).topic].append(name)
    names["data"].append("data")
    size = max(map(len, TOPICS.values())) + 2
    for topic, asked in names.items():
        lines += _filled(f"{TOPICS[topic]:<{size}}", asked)
    lines += ["", "For example:"]
    lines += [f"  csto {line:<41}{shows}" for line, shows in EXAMPLES]
    lines += ["", "csto --help says what each command answers.", FOOT]
    return "\n".join(lines) + "\n"


def _filled(head: str, words: "Sequence[str]") -> list[str]:
    """Words after a heading, over as many lines of 80 columns as they take."""
    lines = [head]
    for word in words:
        if len(lines[-1]) + len(word) > WIDTH:
            lines.append(" " * len(head))
        lines[-1] += f"{word}  "
    return [line.rstrip() for line in lines]


WIDTH = 80


def overview() -> str:
    """Every command by topic, with what it answers: the help of `csto` itself."""
    lines = [SUMMARY, ""]
    by_topic: dict[str, list[tuple[str, str]]] = {topic: [] for topic in TOPICS}
    for name in commands.NAMES:
        command = commands.load(name)
        by_topic[command.topic].append((name, command.summary))
    by_topic["data"].append(("data", commands.DATA_SUMMARY))
    for topic, entries in by_topic.items():
        lines.append(TOPICS[topic])
        lines += [f"  {name:<11}{summary}" for name, summary in entries]
        lines.append("")
    lines += [FOOT, "csto alone gives examples; --json gives any answer to scripts."]
    return "\n".join(lines) + "\n"
