"""`csto stance`."""

from csto_cli.cli.declare import AS_OF, Argument, Command, Option
from csto_cli.data.store import Store
from csto_cli.output.result import Result
from csto_cli.queries.stance import holder_name, stance
from csto_cli.text.strings import join_words
from csto_cli.types import Row


def _title(data: Store, result: Result, values: Row) -> str:
    """Who stands."""
    names = [holder_name(data, holder) for holder in result.query["name"]]
    spoken = join_words(["the CSTO" if name == "CSTO" else name for name in names])
    title = f"Where {spoken} {'stands' if len(names) == 1 else 'stand'}" if names else "Who stands where"
    return f"{title}: history" if values["history"] else title


COMMAND = Command(
    "stance",
    description=(
        "Without a name it shows all present and former members side by side; with one, that state issue by issue; "
        "with --issue, every holder from one end of the scale to the other. A position is the curators' judgement "
        "by the rules in DATA_POLICY.md."
    ),
    query=stance,
    title=_title,
    notes=["A position is the curators' judgement; --history shows the evidence for it."],
    empty="No position was found; the issue may not have come up by that day.",
    row="rows.positions.StanceRow",
    tables=("history",),
    view="stance",
    arguments=(Argument("name", "States by any of their names, or CSTO", multiple=True, completes="country"),),
    options=(
        Option("issue", "Only this issue", multiple=True, completes="issue"),
        Option("history", "Every position with its evidence, votes and absences included", type="flag"),
        Option("evidence", "The ids of the evidence in the table", type="flag"),
        AS_OF,
    ),
    examples=(
        ("csto stance armenia", "where Armenia stands today, as far as the dataset reaches"),
        (
            "csto stance --issue ukraine-war",
            "every holder on the war in Ukraine, from one end of the scale to the other",
        ),
        (
            "csto stance kazakhstan --issue ukraine-war --history",
            "Kazakhstan's positions on the war, with the evidence",
        ),
        ("csto stance --as-of 2022-12-31 --json", "the whole matrix on a day, for scripts"),
    ),
)
