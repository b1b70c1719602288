"""From a command and its values to bytes: the house behind both doors."""

from csto_cli import dates
from csto_cli.answer import Answer
from csto_cli.data.bundled import load, unmerged
from csto_cli.data.files import kept_overlay
from csto_cli.errors import CstoError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from csto_cli.cli.declare import Command, Parameter
    from csto_cli.data.dataset import Dataset
    from csto_cli.output.result import Result


def execute(command: "Command", values: "dict[str, Any]") -> Answer:
    """Run a command.

    Args:
        command: its declaration.
        values: the value of each of its parameters, by key, as the doors parsed them.

    Returns:
        The answer; for an error, its sentence and code, and with JSON the envelope with its problem.
    """
    try:
        check(command, values)
    except UsageError as error:
        return Answer("", [error.message], error.exit_code)
    form = output_format(values)
    dataset: Dataset | None = None
    try:
        dataset = unmerged() if command.on_files else load(overlays(values.get("data", ())))
        return answered(command, values, dataset)
    except CstoError as error:
        return _failed(command, error, dataset, form)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return _failed(command, _senseless(command, dataset, error), dataset, form)


def _failed(command: "Command", error: CstoError, dataset: "Dataset | None", form: str) -> Answer:
    """The answer of a call that found none."""
    text: str | bytes = ""
    if form == "json" and not isinstance(error, UsageError):
        from csto_cli.output.machine import failure

        text = failure(command, error, dataset)
    return Answer(text, [error.message, *error.details], error.exit_code)


def _senseless(command: "Command", dataset: "Dataset | None", error: Exception) -> CstoError:
    """What to say when records are such that a query or a renderer stumbles over them."""
    from csto_cli.errors import DataError

    if dataset is not None and dataset.overlaid:
        what, mend = "the overlays", "`csto data check` with their files tells what does not fit"
    elif command.on_files:
        what, mend = "the files", "see that they are records of the dataset"
    else:
        what, mend = "its dataset", "`csto data check` names the line, and if it finds none, install csto-cli again"
    return DataError(f"csto cannot make sense of {what} ({type(error).__name__}: {str(error)[:80]}); {mend}.")


def answered(command: "Command", values: "dict[str, Any]", dataset: "Dataset") -> Answer:
    """Ask a dataset, and render the result with what is to be said beside it.

    Args:
        command: the declaration of the command.
        values: the values of its parameters, as `check` left them.
        dataset: the dataset, overlays merged.

    Raises:
        CstoError: if there is no answer.
    """
    form = output_format(values)
    result = command.run(dataset, values)
    arrange(command, result, values)
    messages = list(result.warnings)
    if result.as_of > dataset.as_of:
        messages.append(
            f"The dataset knows nothing after {dates.spoken(dataset.as_of)}; "
            f"this is what was known then, asked for {dates.spoken(result.as_of)}."
        )
    if not result.records:
        messages.append(result.empty)
    if form in ("json", "jsonl", "csv", "tsv", "toml"):
        from csto_cli.output import machine

        return Answer(machine.render(command, result, dataset, values, form), messages, result.exit_code)
    if form == "table" and not result.records:
        return Answer("", messages, result.exit_code)
    if form == "table" and result.text is not None and not values.get("fields"):
        return Answer(result.text(result.records), messages, result.exit_code)
    from csto_cli.output import people

    text = people.render(command, result, dataset, values, form)
    if form == "table":
        from csto_cli.hint import hint

        messages += hint(command.name)
    return Answer(text, messages, result.exit_code, form == "table")


def check(command: "Command", values: "dict[str, Any]") -> None:
    """Check the values that a user typed, and bring them into their one form, in place.

    Raises:
        UsageError: for the first one that is wrong.
    """
    for parameter in (*command.arguments, *command.options):
        value = values.get(parameter.key)
        if value is None or value is False or value == ():
            continue
        if parameter.many:
            values[parameter.key] = tuple([_checked(parameter, item) for item in value])
        elif parameter.type != "flag":
            values[parameter.key] = _checked(parameter, value)
    if values.get("fields"):
        values["fields"] = _fields(command, values["fields"].split(","), "--fields")
    if values.get("sort"):
        values["sort"] = next(iter(_fields(command, [values["sort"]], "--sort")), None)


def _checked(parameter: "Parameter", value: str) -> "Any":
    """One value, checked against the type of its parameter."""
    name = parameter.label
    if parameter.type == "date":
        return dates.parse(value, name)
    if parameter.type == "choice":
        if value in parameter.choices:
            return value
        from csto_cli.data.names import choice

        return choice(value, parameter.choices, name)
    if parameter.type == "count":
        if value.isascii() and value.isdigit() and 0 < len(value) < 10:
            return int(value)
        from csto_cli.data.names import quoted

        raise UsageError(f"{name} takes a whole number, and {quoted(value)} is none.")
    return value


def _fields(command: "Command", names: "Sequence[str]", option: str) -> "Sequence[str]":
    """The fields that a user named, each of them one that the command has."""
    from csto_cli.model.record import written

    known = written(command.row)
    wanted = [name.strip() for name in names if name.strip()]
    for name in wanted:
        if name not in known:
            from csto_cli.data.names import closest, quoted

            near = closest(name, known)[:1]
            hint = f" Did you mean {near[0]}?" if near else ""
            raise UsageError(
                f"csto {command.name} has no field {quoted(name)} for {option}.{hint} "
                f"Its fields are {', '.join(known)}.",
                suggestions=near,
            )
    return wanted


def output_format(values: "dict[str, Any]") -> str:
    """The format that was asked for."""
    return "json" if values.get("json") else values.get("format") or "table"


def overlays(paths: "Sequence[str]") -> "Sequence[str]":
    """The user's own overlay if there is one, then those of the environment, then those of the command line."""
    import os

    given = (kept_overlay(), *os.environ.get("CSTO_DATA", "").split(os.pathsep))
    return (*(path for path in given if path), *paths)


def arrange(command: "Command", result: "Result", values: "dict[str, Any]") -> None:
    """Sort, turn around and cut the records of a result, in place."""
    field = values.get("sort")
    if field:
        result.records.sort(key=lambda record: _order(record.get(field)))
    if values.get("reverse"):
        result.records.reverse()
    if values.get("limit") is not None:
        del result.records[values["limit"] :]


def _order(value: "Any") -> "tuple[int, Any]":
    """A key that sorts numbers before text, and what is missing last."""
    if value is None or value == () or value == []:
        return (2, "")
    if isinstance(value, int | float):
        return (0, value)
    return (1, str(value).casefold())
