"""Drive one target with atheris, which instruments the package and looks for inputs that reach new code.

    python fuzz/harness.py TARGET [LIBFUZZER-OPTION...] [FOLDER...]

Needs `pip install -e '.[fuzz]'`; `fuzz/run` calls it.
"""

import os
import sys

import atheris

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

with atheris.instrument_imports(include=["csto_cli", "tomllib"]):
    import targets


def main() -> None:
    """Fuzz until libFuzzer's options say stop, or until an input breaks the target."""
    name, *options = sys.argv[1:]
    targets.bundled()
    targets.small()  # both read once, and not within the time of the first input
    again = f"{sys.executable} {os.path.abspath(__file__)} {name}"  # how libFuzzer calls itself to merge a corpus
    atheris.Setup([again, *options], targets.TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
