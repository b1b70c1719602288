"""The commands: one module each, named here in the order of the help, imported when one is called."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from csto_cli.cli.declare import Command

NAMES = (
    "about", "members", "member", "treaty", "bodies", "leaders",
    "forces", "exercises", "operations",
    "timeline", "changes", "stance", "votes", "alignment", "economy",
    "compare", "claims", "outlook", "glossary",
    "search", "show", "sources", "cite",
    "export", "schema", "completion",
)  # fmt: skip
"""Every command but those of `data`."""

DATA_NAMES = ("check", "info", "stale", "diff", "add event", "add member", "add position", "add source")
"""The commands of `csto data`."""

DATA_SUMMARY = "Look into the dataset, check it, add to it, compare it"
"""What `csto data` is for, as a command's `summary` says it."""

ADD_SUMMARY = "Add a record to your overlay"
"""What `csto data add` is for."""

EVERY = (*NAMES, *[f"data {name}" for name in DATA_NAMES])
"""Every command by the name that `load` takes."""


def load(name: str) -> "Command":
    """The declaration of a command.

    Args:
        name: a name of `EVERY`.

    Raises:
        KeyError: if there is no such command.
    """
    if name not in EVERY:
        raise KeyError(name)
    if name.startswith("data add "):
        from csto_cli.cli.commands.data_add import COMMANDS

        return COMMANDS[name.rpartition(" ")[2]]
    module = f"csto_cli.cli.commands.{name.replace(' ', '_')}"
    command: Command = __import__(module, fromlist=["COMMAND"]).COMMAND
    return command
