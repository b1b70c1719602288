"""Imports lead downwards: through the packages in the order of the page on the architecture, and never in a circle."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src"
PAGE = (ROOT / "docs" / "development" / "architecture.md").read_text(encoding="utf-8")
LAYERS = re.findall(r"^\*\*`([a-z]+)`\*\*", PAGE, re.MULTILINE)
FILES = [path for path in SOURCE.rglob("*.py") if "_data" not in path.parts]


def name_of(path):
    """The dotted name of a module."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


NAMES = {name_of(path) for path in FILES}


def imported(tree):
    """The modules of ours that a module imports when it runs, wherever in it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("csto_cli"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in NAMES else node.module
        yield from imported(node)


IMPORTS = {name_of(path): {*imported(ast.parse(path.read_text(encoding="utf-8")))} - {name_of(path)} for path in FILES}


def layer(name):
    """The place of a module's package in the list; None for a module of the root."""
    parts = name.split(".")
    return LAYERS.index(parts[1]) if len(parts) > 1 and parts[1] in LAYERS else None


def test_no_module_leads_back_to_itself():
    assert len([*TopologicalSorter(IMPORTS).static_order()]) == len(NAMES)


def test_every_import_leads_downwards():
    assert len(LAYERS) >= 9
    for name, others in IMPORTS.items():
        for other in others:
            above, below = layer(name), layer(other)
            assert above is None or below is None or above <= below, f"{name} imports {other}"
