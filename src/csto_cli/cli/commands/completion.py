"""`csto completion`."""

from csto_cli.cli.declare import Argument, Command
from csto_cli.data.store import Store, provenance
from csto_cli.output.result import Column, Result

SCRIPTS = {
    "bash": """\
_csto() {
    local IFS=$'\\n'
    COMPREPLY=( $(COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _CSTO_COMPLETE=complete_bash "$1" 2>/dev/null) )
    [[ "${COMPREPLY[0]}" != *:files ]] || { COMPREPLY=(); compopt -o default; }
}
complete -F _csto csto
""",
    "zsh": """\
#compdef csto
_csto() {
    local -a found
    local typed="${(F)words[1,CURRENT]}"
    found=("${(@f)$(COMP_WORDS=$typed COMP_CWORD=$((CURRENT - 1)) _CSTO_COMPLETE=complete_bash csto 2>/dev/null)}")
    compset -P '--*='
    if [[ $found[1] == *:files ]]; then _files; elif [[ -n $found[1] ]]; then compadd -a found; fi
}
if [[ $funcstack[1] == _csto ]]; then _csto "$@"; else compdef _csto csto; fi
""",
    "fish": """\
function __csto_complete
    set -l typed (commandline -ct)
    set -l before (commandline -opc)
    set -lx COMP_WORDS (string join \\n -- $before $typed | string collect)
    set -lx COMP_CWORD (count $before)
    set -lx _CSTO_COMPLETE complete_bash
    set -l found (csto 2>/dev/null)
    if string match -q '*:files' -- "$found"
        __fish_complete_path $typed
    else if set -q found[1]
        string join \\n -- (string match -r -- '^--[^=]*=' $typed)$found; or string join \\n -- $found
    end
end
complete --command csto --no-files --arguments '(__csto_complete)'
""",
}
"""What each shell sources. All of them ask in the way of typer's script for bash, which has one plain word a line."""


def _script(data: Store, shell: str) -> Result:
    """The script of one shell."""
    row = {"id": f"completion-{shell}", "shell": shell, "script": SCRIPTS[shell], **provenance()}
    return Result([row], {"shell": shell}, text=lambda records: "".join([record["script"] for record in records]))


COMMAND = Command(
    "completion",
    description=(
        'Put it where your shell looks: in bash, eval "$(csto completion bash)" in ~/.bashrc; in zsh the same in '
        "~/.zshrc after compinit, or the script as _csto in a folder of $fpath; in fish, csto completion fish > "
        "~/.config/fish/completions/csto.fish."
    ),
    query=_script,
    title=lambda data, result, values: f"Completion for {values['shell']}",
    row="rows.records.CompletionRow",
    arguments=(Argument("shell", "The shell", choices=tuple(SCRIPTS), required=True),),
    columns=(Column("shell", "Shell", priority=9, style="name"), Column("script", "Script", priority=9, style="text")),
    examples=(("csto completion bash", "the script for bash"), ("csto completion fish", "the script for fish")),
    is_query=False,
    reads_files=True,
)
