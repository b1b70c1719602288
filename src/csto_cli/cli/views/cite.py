"""Citations as prose, or as they are to be copied."""

from csto_cli.cli.views import Any, Block, Mapping, Result, Sequence, Store
from csto_cli.export.citations import document
from csto_cli.output.blocks import Paragraph, Preformatted


def view(data: Store, result: Result, values: Mapping[str, Any]) -> Sequence[Block]:
    """References as prose; other styles as they are."""
    style = result.query["style"]
    citations = [row["citation"] for row in result.records]
    if style == "plain":
        return [Paragraph(citation) for citation in citations]
    return [Preformatted(document(citations, style).splitlines())]
