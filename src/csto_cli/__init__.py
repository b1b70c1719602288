"""The Collective Security Treaty Organization as data: who is and was a member, what happened, who stands where.

    >>> import csto_cli
    >>> data = csto_cli.load()
    >>> [row.iso3 for row in data.members(as_of="2000")]
    ['ARM', 'BLR', 'KAZ', 'KGZ', 'RUS', 'TJK']

Nothing is read before it is asked for, so importing the package costs next to nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from csto_cli.data.bundled import load as load
    from csto_cli.data.dataset import Dataset as Dataset
    from csto_cli.errors import (
        AmbiguousError as AmbiguousError,
    )
    from csto_cli.errors import (
        CstoError as CstoError,
    )
    from csto_cli.errors import (
        DataError as DataError,
    )
    from csto_cli.errors import (
        FileError as FileError,
    )
    from csto_cli.errors import (
        NotFoundError as NotFoundError,
    )
    from csto_cli.errors import (
        UsageError as UsageError,
    )

__version__ = "0.1.0"
__all__ = [
    "AmbiguousError", "CstoError", "DataError", "Dataset", "FileError", "NotFoundError", "UsageError", "load",
]  # fmt: skip

_HOMES = {"load": "data.bundled", "Dataset": "data.dataset"}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = __import__(f"csto_cli.{_HOMES.get(name, 'errors')}", fromlist=[name])
    value = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
