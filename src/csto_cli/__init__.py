"""The Collective Security Treaty Organization as data: who is and was a member, what happened, who stands where.

    >>> import csto_cli
    >>> data = csto_cli.load()
    >>> [row.iso3 for row in data.members(as_of="2000")]
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']

Nothing is read before it is asked for, so importing the package costs next to nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from csto_cli.api import Dataset, load
    from csto_cli.errors import AmbiguousError, CstoError, DataError, FileError, NotFoundError, UsageError
    from csto_cli.model.record import Record

__version__ = "0.2.0"
__all__ = [
    "AmbiguousError", "CstoError", "DataError", "Dataset", "FileError", "NotFoundError", "Record", "UsageError", "load",
]  # fmt: skip

_MODULES = {"Dataset": "api", "load": "api", "Record": "model.record"}
"""Where a public name is found, if not among the errors."""

if not TYPE_CHECKING:  # so that a type checker finds misspelt names

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        module = __import__(f"csto_cli.{_MODULES.get(name, 'errors')}", fromlist=[name])
        value = globals()[name] = getattr(module, name)
        return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
