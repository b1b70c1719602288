"""Write the first inputs of the corpus, and the words that the fuzzer may put into its inputs.

    python fuzz/write_seeds.py FOLDER

The inputs go to a folder per target, the words of a target to `TARGET.dict`. They come from the declarations, the
model and the dataset, and so follow them.
"""

import sys
from pathlib import Path

import targets

from csto_cli.cli import commands
from csto_cli.data import names as resolve
from csto_cli.cli.declare import FORMATS
from csto_cli.model.kinds import shape
from csto_cli.model.record import SECTIONS, fields

DATES = ("2010", "1992-05", "1992-05-15", "1900-02-29", "2000-02-29", "9999-12-31", "0001-01-01", "0000", "2010-1-1")


def lines() -> list[list[str]]:
    """The command line of every example."""
    declared = [commands.load(name) for name in commands.EVERY]
    return [line.split()[1:] for command in declared for line, _ in command.examples]


def seeds() -> dict[str, list[bytes]]:
    """The first inputs of every target."""
    data = targets.bundled()
    spellings = [name for state in data.section("country")[::8] for name in resolve.country_names(state) if name]
    texts = [f'[[{section}]]\nid = "{targets.small().section(section)[0].id}"\n' for section in SECTIONS]
    texts += [f"{text}retired = true\n" for text in texts]
    chosen = [b"\xff" + bytes([number, 0, 0, 0, 1, number, 1, 2, number]) for number in range(len(SECTIONS))]
    return {
        "arguments": [b"\0".join(word.encode() for word in line) for line in lines()],
        "calendar": [*(text.encode() for text in DATES), "\n".join(DATES[:4]).encode()],
        "names": [name.encode() for name in [*spellings, "Korea", "Congo", "Tajkistan", "observer", "a\x1b[31mb"]],
        "overlays": [*(text.encode() for text in texts), *chosen],
    }


def words() -> dict[str, list[str]]:
    """The words of every target."""
    declared = [commands.load(name) for name in commands.EVERY]
    options = {f"--{option.name}" for command in declared for option in command.options}
    keys = {name for record in SECTIONS.values() for name in fields(record)}
    choices = {
        word for record in SECTIONS.values() for kind in fields(record).values() for word in shape(kind)[0].choices
    }
    return {
        "arguments": [*commands.EVERY, *sorted(options), *FORMATS, *DATES, "armenia", "nato", "lachin"],
        "calendar": [*DATES, "-", "\n", "open", "unknown"],
        "names": ["ё", "é", "İ", "ß", "ﬁ", "\u0301", "’", "republic", "of", "ՀԱՅ"],
        "overlays": [*(f"[[{section}]]\n" for section in SECTIONS), *(f"{key} = " for key in sorted(keys))]
        + [f'"{word}"' for word in sorted(choices)]
        + [*targets.VALUES, "retired = true\n", 'id = "', "\n", '"""', "'''", "\ufeff"],
    }


def main() -> None:
    """Write both."""
    folder = Path(sys.argv[1])
    for name, contents in seeds().items():
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(contents):
            (place / f"seed-{number:03}").write_bytes(content)
    for name, known in words().items():
        escaped = ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in known]
        (folder / f"{name}.dict").write_text("".join(f'"{word}"\n' for word in dict.fromkeys(escaped)))


if __name__ == "__main__":
    main()
