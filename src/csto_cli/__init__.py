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

__version__ = "0.2.0"
__all__ = [
    "AmbiguousError", "CstoError", "DataError", "Dataset", "FileError", "NotFoundError", "UsageError", "load",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = __import__(f"csto_cli.{'api' if name in ('Dataset', 'load') else 'errors'}", fromlist=[name])
    value = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
