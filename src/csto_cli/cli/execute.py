"""Run a parsed command and render its result."""

from csto_cli import dates
from csto_cli.cli.declare import FOR_PEOPLE, Command, Parameter
from csto_cli.data.bundled import load, load_or_empty
from csto_cli.data.files import existing_user_overlay
from csto_cli.data.store import Store
from csto_cli.errors import EXIT_NOT_FOUND, CstoError, DataError, Response, UsageError
from csto_cli.output.result import Column, Result
from csto_cli.types import Any, Mapping, Row, Sequence

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


def arrange(command: Command, result: Result, values: Row, store: Store) -> Result:
    """Sort and limit a result, and leave out of it what came after its day."""
    if values.get("fields") or values.get("sort"):
        known = _field_names(command, result)
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


def run_and_render(command: Command, values: Row, store: Store) -> Response:
    """Run a command on a dataset and render its result."""
    result = command.ask(store, values)
    form = output_format(values)

    def said(text: Any) -> Any:
        return text(store, result, values) if callable(text) else text

    title, notes = (said(command.title), said(command.notes)) if form in FOR_PEOPLE else ("", ())
    arrange(command, result, values, store)
    code = result.exit_code
    messages = list(result.warnings)
    if not result.records:
        messages.append(f"--limit 0 leaves none of {result.total}." if result.total else said(command.empty))
        code = code or (EXIT_NOT_FOUND if values.get("exit_status") else 0)
    if form not in FOR_PEOPLE:
        from csto_cli.output import machine

        names = values.get("fields") or _field_names(command, result)
        escape, header = store.has_overlays or command.reads_files, not values.get("no_header")
        text = machine.render(
            command.name, result, store, form, names, tables=command.tables, header=header, escape=escape
        )
        return Response(text, messages, code)
    if form == "table" and not result.records:
        return Response("", messages, code)
    if form == "table" and result.text is not None and not values.get("fields"):
        return Response(result.text(result.records), messages, code)
    from csto_cli.output import page

    made = page.build(
        result, store, values, _blocks(command, result, store, values), title=title, notes=notes, narrow=command.narrow
    )
    return Response(_drawn(made, values, form), messages, code, form == "table")


def _blocks(command: Command, result: Result, store: Store, values: Row) -> Sequence[Any]:
    """The blocks of the command's view; or one table, of the fields asked for or of the command's columns."""
    from csto_cli.output.blocks import Table

    if values.get("fields") and values.get("chart"):
        raise UsageError("--chart draws a chart and --fields chooses the columns of a table; leave one of them out.")
    if values.get("fields"):
        known = fields_of(command)
        return [Table([Column(name, name, style=_style(name, known)) for name in values["fields"]], result.records)]
    if command.view:
        module = __import__(f"csto_cli.cli.views.{command.view}", fromlist=["view"])
        blocks: Sequence[Any] = module.view(store, result, values)
        return blocks
    return [Table(command.columns, result.records)] if result.records else []


def _style(name: str, known: Mapping[str, Any]) -> str:
    """How a column shows a field."""
    kind = known[name].type if name in known else None
    if name in ("id", "name", "person"):
        return "name"
    if kind is None:
        return "word"
    if kind.name in ("date", "date or open"):
        return "until" if name == "to" else "date"
    if kind.prose or name in ("title", "snippet"):
        return "text"
    return "number" if kind.name in ("number", "whole number") else "word"


def _drawn(made: Any, values: Row, form: str) -> str:
    """A page in one of the formats for people."""
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


def fields_of(command: Command) -> Mapping[str, Any]:
    """The fields of a command's rows, in order."""
    from csto_cli.model.record import fields

    return fields(command.row)


def _field_names(command: Command, result: Result) -> list[str]:
    """The fields of the rows of a result; those that the command declares if it has none."""
    return list(result.records[0] if result.records else fields_of(command))


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
