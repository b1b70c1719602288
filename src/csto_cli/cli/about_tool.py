"""What `csto` says of itself: the greeting, and the versions."""

from csto_cli.cli import commands

SUMMARY = "The Collective Security Treaty Organization, dated and sourced, on any day."

EXAMPLES = (
    ("members --as-of 2010", "who was a member, on any day"),
    ("member kazakhstan", "one state on one page"),
    ("stance armenia --sources", "where a state stands, with sources"),
    ("timeline --country armenia", "what happened"),
    ("compare nato", "the CSTO beside others"),
    ("search lachin", "records that mention a word"),
    ("votes ES-11/1 --json", "any answer, for scripts"),
    ("members -f svg", "a picture, for an article"),
)
"""What a first visitor may try: one example of every sort of question."""


def versions() -> str:
    """The versions of the tool and of the dataset, and the day up to which the dataset speaks."""
    from csto_cli import __version__
    from csto_cli.data.bundled import load

    store = load()
    return f"csto {__version__}, dataset {store.dataset_version}, as of {store.as_of}"


def greeting() -> str:
    """What can be asked, by topic, with examples."""
    from csto_cli.output import people
    from csto_cli.output.blocks import KeyValues, Page, inline

    asked = {
        topic: ", ".join(dict.fromkeys([name.partition(" ")[0] for name in names]))
        for topic, names in commands.TOPICS.items()
    }
    page = Page(
        title=SUMMARY,
        day="",
        blocks=[
            KeyValues([(topic, inline((names, "bold"))) for topic, names in asked.items()]),
            KeyValues([(f"csto {line}", shows) for line, shows in EXAMPLES], "For example"),
        ],
        notes=["csto --help says what each command answers, csto COMMAND --help what it takes."],
    )
    return people.render(page, {})
