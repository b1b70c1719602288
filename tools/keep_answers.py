"""Keep the answers about the small world in `tests/small_world.json`, where a test holds the queries to them.

    python tools/keep_answers.py

To be run after a change of a query that is meant; what it changes is to be read.
"""

import json
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests"


def main() -> None:
    """Write the file."""
    sys.path[:0] = [str(TESTS), str(TESTS.parent / "src")]
    small: Any = __import__("small_world")
    parts = []
    for name, data in (("bundled", small.world()), ("noted", small.noted())):
        asked = [question for question in small.QUESTIONS if name == "bundled" or "as_of" not in question[2]]
        kept = [f"{json.dumps(small.named(one))}: {_text(small.answer(data, one))}" for one in asked]
        parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(kept) + "\n}")
    (TESTS / "small_world.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


def _text(answer: Any) -> str:
    """An answer with a row a line."""
    if not isinstance(answer, list) or not answer:
        return json.dumps(answer, ensure_ascii=False)
    return "[\n " + ",\n ".join(json.dumps(row, ensure_ascii=False) for row in answer) + "\n]"


if __name__ == "__main__":
    main()
