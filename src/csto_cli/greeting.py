"""What `csto` says of itself: the greeting, and the versions."""

from csto_cli import __version__, commands

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
    from csto_cli.loader import load

    dataset = load()
    return f"csto {__version__}, dataset {dataset.dataset_version}, as of {dataset.as_of}"


def greeting() -> str:
    """What can be asked, by topic, on one screen."""
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
    lines += [
        "For example:",
        "  csto members --as-of 2010         csto timeline --country armenia --since 2020",
        "  csto compare nato                 csto stance armenia --sources",
        "",
        "csto COMMAND --help tells more, csto --version how far the facts reach.",
        "--json gives any answer to scripts.",
    ]
    return "\n".join(lines) + "\n"
