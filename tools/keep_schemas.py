"""Keep the schemas of all outputs in `tests/schemas.json`, where a test holds the code to them.

    python tools/keep_schemas.py

To be run after a change of the contract that the changelog tells; see `docs/json-output.md` for what may change within
a `schema_version`.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from csto_cli.cli.schema import every_schema, without_prose  # noqa: E402
from csto_cli.output.machine import SCHEMA_VERSION  # noqa: E402

KEPT = ROOT / "tests" / "schemas.json"


def main() -> None:
    """Write the file."""
    kept = {"schema_version": SCHEMA_VERSION, "schemas": without_prose(every_schema())}
    KEPT.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
