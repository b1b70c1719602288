"""How Sphinx makes the site from these pages.

    python -m sphinx -W -n docs site

Sphinx holds every link between pages and headings to its target, and its search works on pages opened as files.
What only the site needs, such as the list of pages, is in comments of the form `<!-- site ... -->`, so that the pages
also read well as plain Markdown.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

DOCS = Path(__file__).parent
ROOT = DOCS.parent
ON_SITE = {
    "README.md": "index.md",
    "CHANGELOG.md": "changes.md",
    "DATA_CHANGELOG.md": "changes.md",
    "DATA_POLICY.md": "policy.md",
    "LICENSE-DATA": "policy.md",
    "CONTRIBUTING.md": "development/contributing.md",
}
"""The files of the repository that pages of the site show."""
sys.path.insert(0, str(ROOT / "src"))

from csto_cli import __version__  # noqa: E402

project = "csto"
author = "The csto authors"
copyright = "The csto authors. Code: MIT licence. Dataset: CC BY 4.0"
release = __version__
language = "en"

extensions = ["myst_parser", "sphinx_copybutton"]
myst_heading_anchors = 3
smartquotes = False  # two hyphens stay two hyphens

html_theme = "furo"
html_title = f"csto {__version__}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_show_sourcelink = False
html_copy_source = False
html_js_files = ["search.js"]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#8a1538", "color-brand-content": "#8a1538"},
    "dark_css_variables": {"color-brand-primary": "#f0a3b5", "color-brand-content": "#f0a3b5"},
}

copybutton_prompt_text = "$ "
copybutton_only_copy_prompt_lines = True


class Search(SearchEnglish):
    """English, and words with hyphens whole: `--as-of` is found, though `as` and `of` alone are not."""

    js_splitter_code = r"""
function splitQuery(query) {
    return query.split(/[^\p{Letter}\p{Number}_-]+/gu).map(word => word.replace(/^-+|-+$/g, "")).filter(word => word);
}
"""

    def split(self, input: str) -> list[str]:
        """The words of a text, and the words with hyphens also as a whole."""
        return [*super().split(input), *re.findall(r"\w+(?:-\w+)+", input)]


def relinked(text: str, base: Path, page: Path) -> str:
    """A text with its links to files of the repository as links between pages; without those that have no page.

    Args:
        text: Markdown whose links are relative to `base`.
        base: the folder of the text.
        page: the page on which it is shown.
    """

    def link(match: re.Match[str]) -> str:
        words, target, place = match[1], match[2], match[3] or ""
        path = (base / target).resolve()
        if path.parent == ROOT and path.name in ON_SITE:
            path, place = DOCS / ON_SITE[path.name], ""
        if path == page:
            return words
        return f"[{words}]({os.path.relpath(path, page.parent)}{place})" if path.is_relative_to(DOCS) else words

    return re.sub(r"(?<!!)\[([^\]]*)\]\(([^)\s#:]+)(#[^)]*)?\)", link, text)


def show_site_comments(app: Sphinx, name: str, source: list[str]) -> None:
    """Take what only the site needs out of its comment, and put in the files of the repository that it names."""
    page = DOCS / f"{name}.md"

    def included(match: re.Match[str]) -> str:
        app.env.note_dependency(str(ROOT / match[1]), docname=name)
        text = (ROOT / match[1]).read_text(encoding="utf-8").partition("\n")[2]
        text = re.sub(r"^#", "##", text, flags=re.MULTILINE) if match[2] else text
        return relinked(text, ROOT, page)

    text = re.sub(r"<!-- site\n(.*?)\n-->", r"\1", source[0], flags=re.DOTALL)
    source[0] = re.sub(r"<!-- site include (\S+)( one level down)? -->", included, relinked(text, page.parent, page))


def keep_pages(app: Sphinx, error: Exception | None) -> None:
    """Write the texts of all pages into one script, from which `search.js` takes excerpts on a site opened as files."""
    folder = Path(app.outdir)
    pages = {}
    for name in sorted(app.env.found_docs):
        text = (folder / f"{name}.html").read_text(encoding="utf-8")
        pages[f"{name}.html"] = text[text.index("<article") : text.index("</article>")]
    (folder / "_static" / "pages.js").write_text(f"keepPages({json.dumps(pages)});", encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """What Sphinx calls first."""
    app.add_search_language(Search)
    app.connect("source-read", show_site_comments)
    app.connect("build-finished", keep_pages)
    return {"parallel_read_safe": True}
