"""`Record`: a row of the Python API, and the base of the classes that describe what rows hold.

The annotations of a class are its contract: `name: Annotated[type, "what it is"]`. A `| None` marks what may be
missing; a `tuple` is an array, empty when missing. The queries themselves work on plain dictionaries with the same
keys; only the Python API wraps them.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn, get_args, get_origin, get_type_hints

from csto_cli.model.kinds import Confidence, Date, FieldType, Id, ShortText, SourceId, Text


class Frozen(dict[str, Any]):
    """A mapping that cannot be changed; nor can what it holds, once `freeze` has made it."""

    __slots__ = ()

    def _refuse(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} cannot be changed; make a dict of it first")

    __setitem__ = __delitem__ = __setattr__ = __delattr__ = _refuse
    clear = pop = popitem = setdefault = update = __ior__ = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(self["id"] if "id" in self else frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


def freeze(value: Any) -> Any:
    """A value that cannot be changed at any depth: lists become tuples, dictionaries `Frozen`."""
    if isinstance(value, dict):
        return Frozen({key: freeze(inner) for key, inner in value.items()})
    if isinstance(value, list | tuple):
        return tuple([freeze(inner) for inner in value])
    return value


class Record(Frozen):
    """A row: a mapping that cannot be changed, with its fields as attributes too (`from_` for `from`).

    Two rows are equal if all their fields are. A row hashes by its id.
    """

    __slots__ = ()

    id: Annotated[Id, "unique in the dataset, kebab-case"]
    sources: Annotated[tuple[SourceId, ...], "the sources of what it says"]
    confidence: Annotated[Confidence | None, "whether independent sources agree, one was seen, or they disagree"]
    note: Annotated[Text | None, "what to know beside the text; both sides where sources disagree"]
    verified: Annotated[Date | None, "the last day for which a source shows that it still holds, where it can age"]
    origin: Annotated[ShortText | None, "`bundled`, or the overlay that added or changed the record"]

    def __dir__(self) -> Iterable[str]:
        return sorted({*object.__dir__(self), *("from_" if name == "from" else name for name in self)})

    if not TYPE_CHECKING:  # so that a type checker finds misspelt fields

        def __getattr__(self, name: str) -> Any:
            key = "from" if name == "from_" else name
            if key in self:
                return self[key]
            raise AttributeError(f"{type(self).__name__} has no field {name!r}; its fields are {', '.join(self)}")

    @classmethod
    def wrap(cls, row: "dict[str, Any]") -> "Any":
        """A row of this class from what a query returned."""
        return cls({key: freeze(value) for key, value in row.items()})


class Field(NamedTuple):
    """What a field holds.

    Attributes:
        type: the type of one value.
        is_array: whether it holds an array of such values.
        is_optional: whether it may be missing.
        description: what it is, in a few words.
    """

    type: FieldType
    is_array: bool
    is_optional: bool
    description: str


def fields(record: type[Record]) -> dict[str, Field]:
    """The fields of a class in the order of the output: `id`, its own, then those that every record has.

    What a class adds to a section of the dataset comes after the fields of that section.
    """
    hints = get_type_hints(record, include_extras=True)
    base = record.__mro__[1]
    common = [name for name in Record.__annotations__ if name != "id"]
    own = [name for name in record.__annotations__ if name not in common]
    if base is Record or record is Record:
        return {_key(name): _field(hints[name]) for name in ("id", *[n for n in own if n != "id"], *common)}
    return {**fields(base), **{_key(name): _field(hints[name]) for name in own}}


def _key(name: str) -> str:
    """The key of an attribute."""
    return "from" if name == "from_" else name


def _field(annotation: Any) -> Field:
    """What `Annotated[type, description]` says of a field."""
    kind, *rest = get_args(annotation)
    description = rest[-1]
    found = next((item for item in rest if isinstance(item, FieldType)), None)
    if found is not None:
        return Field(found, False, False, description)
    is_array = get_origin(kind) is tuple
    inner = next(item for item in get_args(kind) if item not in (type(None), Ellipsis))
    type_ = next(item for item in get_args(inner) if isinstance(item, FieldType))
    return Field(type_, is_array, True, description)
