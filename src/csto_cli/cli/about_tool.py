"""The versions of the tool and of the dataset."""


def versions() -> str:
    """The versions of the tool and of the dataset, and the day up to which the dataset speaks."""
    from csto_cli import __version__
    from csto_cli.data.bundled import load

    store = load()
    return f"csto {__version__}, dataset {store.dataset_version}, as of {store.as_of}"
