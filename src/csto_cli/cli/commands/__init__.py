"""The commands: one module each, imported when it is called, with their summaries for the help on all of them."""

from csto_cli.cli.declare import Command
from csto_cli.types import Sequence

TOPICS = {
    "The organization": {
        "about": "What the CSTO is, in half a screen",
        "members": "The members, former members and observers of the CSTO or another organisation on any day",
        "member": "One state: memberships, figures, posts, positions, events",
        "treaty": "The treaty, the Charter and the agreements, article by article",
        "bodies": "Councils, committees, Secretariat, Joint Staff, Assembly",
        "leaders": "Who held which office, and which state the chair, on any day",
    },
    "What it does": {
        "forces": "Collective forces with every stated size, and foreign bases",
        "exercises": "Every edition of the exercises: when, where, who, how many",
        "operations": "Operations with results, the deployment of 2022, requests",
        "timeline": "What happened, was said or was judged, in order",
        "changes": "What changed between two days: members, offices, positions, forces, votes",
    },
    "Who stands where": {
        "stance": "Where a state, or the CSTO itself, stands, issue by issue",
        "votes": "How members voted in the UN on Crimea, the war and more",
        "alignment": "Yearly distance from Russia in UN voting since 1992",
        "economy": "Trade, remittances, energy, currency, inflation, diversification",
        "compare": "The CSTO beside NATO, GUAM and others, attribute by attribute",
    },
    "Beyond": {
        "claims": "The claims of the essay “What is CSTO?”, each with a verdict and its records",
        "outlook": "Possible futures: whose view, what drives them, what to watch",
        "glossary": "Words and abbreviations of the field, in English and Russian",
    },
    "The facts themselves": {
        "search": "Records that contain some words, best first",
        "show": "One record in full, with its sources and what refers to it",
        "sources": "The sources of the facts: all of them, or those of a record",
        "cite": "Citations of sources: plain, BibTeX, CSL-JSON or RIS",
        "export": "The dataset as JSON, TOML, CSV or an SQLite database",
        "schema": "The JSON Schema of an output, or of the dataset",
        "completion": "The script that completes command lines in bash, zsh or fish",
        "data check": "Errors in a dataset or an overlay, with their lines",
        "data info": "What the dataset holds, counted by section, kind of source, year and age",
        "data stale": "Records verified too long ago, or nearly so, most urgent first",
        "data diff": "Differences between two datasets",
        "data add event": "Add an event to your overlay: something that happened, was said or was judged",
        "data add member": "Add a membership to your overlay: the standing of a state in an organisation",
        "data add position": "Add a position to your overlay: where a state or organisation stands on an issue",
        "data add source": "Add a source to your overlay: a text from which facts are taken",
    },
}
"""The topics of the help, in order, each with its commands and their summaries."""

GROUPS = {"data": "Count, check, extend and compare the dataset", "data add": "Add a record to your overlay"}
"""The groups of commands, with their summaries."""

SUMMARIES = {name: summary for topic in TOPICS.values() for name, summary in topic.items()}
EVERY = tuple(SUMMARIES)
"""Every command by the name that `load` takes."""

NAMES = tuple([name for name in EVERY if " " not in name])
"""Every command but those of groups."""


def called(words: Sequence[str]) -> str:
    """The command with which a command line begins, or ""."""
    return next((name for name in EVERY if list(words[: name.count(" ") + 1]) == name.split(" ")), "")


def load(name: str) -> Command:
    """The declaration of a command, with its summary."""
    if name not in SUMMARIES:
        raise KeyError(name)
    if name.startswith("data add "):
        from csto_cli.cli.commands.data_add import COMMANDS

        command = COMMANDS[name.rpartition(" ")[2]]
    else:
        module = f"csto_cli.cli.commands.{name.replace(' ', '_')}"
        command = __import__(module, fromlist=["COMMAND"]).COMMAND
    command.summary = SUMMARIES[name]
    return command
