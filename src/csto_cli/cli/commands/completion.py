"""`csto completion`."""

from __future__ import annotations

from csto_cli.cli.completion import SCRIPTS
from csto_cli.cli.declare import Argument, Command
from csto_cli.output.result import Column, Result

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from csto_cli.data.store import Store


def run(data: Store, values: dict[str, Any]) -> Result:
    """The script of one shell."""
    shell = values["shell"]
    return Result(
        [
            {
                "id": f"completion-{shell}",
                "shell": shell,
                "script": SCRIPTS[shell],
                "sources": (),
                "confidence": None,
                "note": None,
                "verified": None,
                "origin": "bundled",
            }
        ],
        title=f"Completion for {shell}",
        as_of=data.as_of,
        query={"shell": shell},
        text=lambda records: "".join(record["script"] for record in records),
    )


COMMAND = Command(
    "completion",
    topic="data",
    summary="The script that completes command lines in bash, zsh or fish",
    description=(
        'Put it where your shell looks: in bash, eval "$(csto completion bash)" in ~/.bashrc; in zsh the same in '
        "~/.zshrc after compinit; in fish, csto completion fish > ~/.config/fish/completions/csto.fish."
    ),
    run=run,
    row="rows.records.CompletionRow",
    arguments=(Argument("shell", "The shell", type="choice", choices=tuple(SCRIPTS), required=True),),
    columns=(Column("shell", "Shell", priority=9, style="name"), Column("script", "Script", priority=9, style="text")),
    examples=(("csto completion bash", "the script for bash"), ("csto completion fish", "the script for fish")),
    is_query=False,
)
