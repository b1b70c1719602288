"""Citations as prose, or as they are to be copied."""

from collections.abc import Mapping, Sequence
from typing import Any

from csto_cli.data.store import Store
from csto_cli.export.citations import document
from csto_cli.output.blocks import Block, Paragraph, Preformatted
from csto_cli.output.result import Result


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """References as prose; other styles as they are."""
    style = result.query["style"]
    citations = [row["citation"] for row in result.records]
    if style == "plain":
        return [Paragraph(citation) for citation in citations]
    return [Preformatted(document(citations, style).splitlines())]
