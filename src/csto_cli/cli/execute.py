"""Run a parsed command and render its result."""

from csto_cli import dates
from csto_cli.cli.declare import Command, Parameter
from csto_cli.data.bundled import load, load_or_empty
from csto_cli.data.files import existing_user_overlay
from csto_cli.data.store import Store
from csto_cli.errors import EXIT_NOT_FOUND, CstoError, DataError, Response, UsageError
from csto_cli.output.result import Result
from csto_cli.types import Any, Sequence

STUMBLES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What records of an overlay can make a query or a renderer raise."""


def execute(command: Command, values: dict[str, Any]) -> Response:
    """Run a command."""
    try:
        convert_values(command, values)
    except UsageError as error:
        return Response("", [error.message], error.exit_code)
    store: Store | None = None
    try:
        store = load_or_empty() if command.reads_files else load()
        overlays = () if command.reads_files else overlay_paths(values.get("data", ()))
        if overlays:
            from csto_cli.overlays.read import merged

            store = merged(store, overlays)
        return run_and_render(command, values, store)
    except CstoError as error:
        return _fail(command, error, store, values)
    except STUMBLES as error:
        if store is None or not (store.has_overlays or command.reads_files):
            raise
        return _fail(command, as_data_error(command, error), store, values)


def _fail(command: Command, error: CstoError, store: Store | None, values: dict[str, Any]) -> Response:
    """The response of a call that found no answer."""
    text: str | bytes = ""
    if output_format(values) == "json" and not isinstance(error, UsageError):
        from csto_cli.output.machine import render_failure

        text = render_failure(command.name, error, store)
    return Response(text, [error.message, *error.details], error.exit_code)


def as_data_error(command: Command, error: Exception) -> DataError:
    """The error for overlays or files with records that a query or a renderer cannot read."""
    what = "the files" if command.reads_files else "the overlays"
    return DataError(
        f"csto cannot make sense of {what} ({type(error).__name__}: {str(error)[:80]}); `csto data check` with their "
        "names says what is wrong."
    )


def ask(command: Command, values: dict[str, Any], store: Store) -> Result:
    """The result of a command, sorted and limited."""
    result = command.run(store, values)
    if values.get("fields") or values.get("sort"):
        known = list(result.records[0]) if result.records else known_fields(command)
        values["fields"] = _known(command, (values.get("fields") or "").split(","), "--fields", known)
        values["sort"] = next(iter(_known(command, [values.get("sort") or ""], "--sort", known)), None)
    if result.as_of < store.as_of:
        from csto_cli.data.as_known import as_known_on

        result.records = [as_known_on(row, result.as_of) for row in result.records]
    sort_and_limit(result, values)
    if result.as_of > store.as_of:
        result.warnings.append(
            f"The dataset ends on {dates.format_long(store.as_of)}; this is what was known then, asked for "
            f"{dates.format_long(result.as_of)}."
        )
    return result


def run_and_render(command: Command, values: dict[str, Any], store: Store) -> Response:
    """Run a command on a dataset and render its result; see `ask`."""
    result = ask(command, values, store)
    form = output_format(values)
    code = result.exit_code
    messages = list(result.warnings)
    if not result.records:
        messages.append(f"--limit 0 leaves none of {result.total}." if result.total else result.empty)
        code = code or (EXIT_NOT_FOUND if values.get("exit_status") else 0)
    if form in ("json", "jsonl", "csv", "tsv", "toml"):
        from csto_cli.output import machine

        fields = values.get("fields") or (list(result.records[0]) if result.records else known_fields(command))
        escape = store.has_overlays or command.reads_files
        header = not values.get("no_header")
        text = machine.render(
            command.name, result, store, form, fields, tables=command.tables, header=header, escape=escape
        )
        return Response(text, messages, code)
    if form == "table" and not result.records:
        return Response("", messages, code)
    if form == "table" and result.text is not None and not values.get("fields"):
        return Response(result.text(result.records), messages, code)
    return Response(_for_people(command, result, store, values, form), messages, code, form == "table")


def _for_people(command: Command, result: Result, store: Store, values: dict[str, Any], form: str) -> str:
    """A result as people read it: the blocks of the command's view, or one table of its columns."""
    from csto_cli.output import page

    blocks = None
    if command.view and not values.get("fields"):
        module = __import__(f"csto_cli.cli.views.{command.view}", fromlist=["view"])
        blocks = module.view(store, result, values)
    columns = result.columns or command.columns
    made = page.build(result, store, columns, values, blocks)
    if form in ("md", "html"):
        from csto_cli.output import documents

        return documents.markdown(made) if form == "md" else documents.html(made)
    if form == "svg":
        from csto_cli.output.picture import svg

        return svg(made, values)
    from csto_cli.output import people

    return people.render(made, values)


def convert_values(command: Command, values: dict[str, Any]) -> None:
    """Check the values that a user typed, and convert them in place."""
    for parameter in (*command.arguments, *command.options):
        value = values.get(parameter.key)
        if value is None or value is False or value == ():
            continue
        if parameter.multiple:
            values[parameter.key] = tuple([_convert(parameter, item) for item in value])
        elif parameter.type != "flag":
            values[parameter.key] = _convert(parameter, value)
    since, until = values.get("since"), values.get("until")
    if since and until and dates.first(since) > dates.last(until):
        raise UsageError(f"--since {since} is later than --until {until}; turn them around.")


def _convert(parameter: Parameter, value: str) -> Any:
    """One value in the type of its parameter."""
    name = parameter.label
    if parameter.type == "date":
        return dates.parse(value, name)
    if parameter.type == "choice":
        if value in parameter.choices:
            return value
        from csto_cli.data.spellings import match_word

        if parameter.name == "format" and value.lower() in ("png", "jpg", "jpeg", "pdf", "gif"):
            raise UsageError(f"{name} has no {value.lower()}; svg is the picture format.")
        return match_word(value, parameter.choices, name)
    if parameter.type == "count":
        if value.isascii() and value.isdigit() and len(value) < 10:
            return int(value)
        from csto_cli.text.strings import quote

        raise UsageError(f"{name} takes a whole number, not {quote(value)}.")
    return value


def known_fields(command: Command) -> Sequence[str]:
    """The fields of a command's rows, in order."""
    from csto_cli.model.record import fields

    return list(fields(command.row))


def _known(command: Command, names: Sequence[str], option: str, known: Sequence[str]) -> Sequence[str]:
    """The fields that a user named, each of them one that the command has."""
    wanted = [name.strip() for name in names if name.strip()]
    for name in wanted:
        if name not in known:
            from csto_cli.text.strings import quote, suggest

            near = suggest(name, known)[:1]
            hint = f" Did you mean {near[0]}?" if near else ""
            raise UsageError(
                f"csto {command.name} has no field {quote(name)} for {option}.{hint} "
                f"Its fields are {', '.join(known)}.",
                suggestions=near,
            )
    return wanted


def output_format(values: dict[str, Any]) -> str:
    """The format that was asked for."""
    return "json" if values.get("json") else values.get("format") or "table"


def overlay_paths(given: Sequence[str]) -> Sequence[str]:
    """The user's own overlay if there is one, then those of the environment, then those of the command line."""
    import os

    environment = (existing_user_overlay(), *os.environ.get("CSTO_DATA", "").split(os.pathsep))
    return (*[path for path in environment if path], *given)


def sort_and_limit(result: Result, values: dict[str, Any]) -> None:
    """Sort, reverse and limit the rows of a result, in place; what is missing comes last in both directions."""
    field, reverse = values.get("sort"), bool(values.get("reverse"))
    if field:
        known = [row for row in result.records if row.get(field) not in (None, (), [])]
        missing = [row for row in result.records if row.get(field) in (None, (), [])]
        known.sort(key=lambda row: _sort_key(row[field]), reverse=reverse)
        result.records = known + missing
    elif reverse:
        result.records.reverse()
    if values.get("limit") is not None:
        del result.records[values["limit"] :]


def _sort_key(value: Any) -> tuple[int, Any]:
    """A key that sorts numbers before text."""
    return (0, value) if isinstance(value, int | float) else (1, str(value).casefold())
