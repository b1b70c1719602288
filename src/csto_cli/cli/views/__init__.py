"""How answers look to people: for each command a function that makes blocks of its result."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.output.blocks import Block
from csto_cli.output.result import Result

__all__ = ["Any", "Block", "Iterable", "Mapping", "Result", "Sequence", "Store"]
"""The types that every view is written in."""
