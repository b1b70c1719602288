"""Write `data/csto.toml` in its one style: sections in order with a comment each, records sorted, keys in order.

    python tools/format_data.py [--check] [PART.toml ...]

Without parts it rewrites the file in place; parts are merged in first, as when a curator adds a batch of records.
`--check` writes nothing and exits 1 if the file is not in style.
"""

import datetime
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from csto_cli.model.record import fields  # noqa: E402
from csto_cli.model.sections import HEADER as HEAD_KEYS  # noqa: E402
from csto_cli.model.sections import SECTIONS  # noqa: E402

DATA = ROOT / "data" / "csto.toml"
WIDTH = 110

HEADER = """\
# The Collective Security Treaty Organization: the dataset of csto.
#
# The only place where facts live. How to read and edit it: DATA_POLICY.md and docs/data-dictionary.md.
# Check it with `csto data check data/csto.toml`, bring it into style with `python tools/format_data.py`.
# Dates are as precise as known: 1992-05-15, "1992-05", "1992". `from` and `to` are half-open (`to` is the first
# day after); `date` and `end` are first and last day. "open" and "unknown" are spelt out.
"""

# What a reader looks for first in each section; the file follows it.
ORDER = {
    "country": ("name",),
    "membership": ("organisation", "country", "from"),
    "instrument": ("signed",),
    "article": ("instrument", "number"),
    "post": ("organisation", "role", "from"),
    "strength": ("subject", "date"),
    "base": ("host",),
    "exercise": ("year", "date"),
    "operation": ("series", "date"),
    "event": ("date",),
    "position": ("issue", "country", "organisation", "from"),
    "resolution": ("date",),
    "vote": ("resolution", "country"),
    "indicator": ("topic", "name", "country", "date"),
    "attribute": ("organisation", "dimension", "from"),
}
AS_GIVEN = ("issue", "dimension", "organisation", "scenario", "force")


def literal(value: Any) -> str:
    """A TOML literal, dates bare, long arrays one value a line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        inner = ", ".join(f"{key_literal(key)} = {literal(item)}" for key, item in value.items())
        return f"{{ {inner} }}"
    items = [literal(item) for item in value]
    flat = f"[{', '.join(items)}]"
    return flat if len(flat) <= WIDTH - 20 else "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def key_literal(key: str) -> str:
    """A key, quoted where TOML needs it."""
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key, ensure_ascii=False)


def sort_key(section: str, record: dict[str, Any], dimensions: list[str]) -> tuple[Any, ...]:
    """Where a record stands in its section."""
    values = []
    for name in ORDER.get(section, ()):
        value = str(record.get(name, "unknown" if name == "from" else ""))
        if name == "number":
            value = value.zfill(4)
        if name == "dimension" and value in dimensions:
            value = f"{dimensions.index(value):03}"
        values.append("" if value == "unknown" else value)
    return (*values, record["id"])


def text(document: dict[str, Any]) -> str:
    """The whole file."""
    lines = [HEADER]
    lines += [f"{key} = {literal(document[key])}" for key in HEAD_KEYS if key in document]
    dimensions = [record["id"] for record in document.get("dimension", ())]
    for section, record_type in SECTIONS.items():
        records = list(document.get(section, ()))
        if section not in AS_GIVEN:
            records.sort(key=lambda record: sort_key(section, record, dimensions))
        summary = (record_type.__doc__ or "").partition("\n")[0]
        lines += ["", "", f"# {section}: {summary}"]
        order = list(fields(record_type))
        for record in records:
            known = [key for key in order if key in record]
            lines += ["", f"[[{section}]]"]
            for key in (*known, *(key for key in record if key not in order)):
                if record[key] != []:
                    lines.append(f"{key_literal(key)} = {literal(record[key])}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Format the file; see the module."""
    check = "--check" in arguments
    document: dict[str, Any] = {}
    for path in [*([DATA] if DATA.exists() else []), *(Path(name) for name in arguments if name != "--check")]:
        for key, value in tomllib.loads(path.read_text()).items():
            if isinstance(value, list):
                document.setdefault(key, []).extend(value)
            else:
                document[key] = value
    formatted = text(document)
    if check:
        in_style = DATA.read_text() == formatted
        print(
            "data/csto.toml is in style." if in_style else "data/csto.toml is not in style: run this without --check."
        )
        return 0 if in_style else 1
    DATA.write_text(formatted)
    print(f"{DATA.relative_to(ROOT)}: {sum(len(v) for v in document.values() if isinstance(v, list))} records")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
