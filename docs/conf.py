"""How Sphinx makes the site from these pages.

    python -m sphinx -W -n docs site

Sphinx holds every link between pages and headings to its target, and its search works on pages opened as files.
"""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from csto_cli import __version__, dates  # noqa: E402

dataset = tomllib.loads((ROOT / "data" / "csto.toml").read_text(encoding="utf-8"))

project = "csto"
author = "The csto authors"
copyright = "The csto authors. Code: MIT licence. Dataset: CC BY 4.0"
release = __version__
language = "en"

extensions = ["myst_parser", "sphinx_copybutton"]
myst_enable_extensions = ["substitution"]
myst_heading_anchors = 3
myst_substitutions = {
    "version": __version__,
    "dataset": dataset["dataset_version"],
    "as_of": dates.format_long(dataset["as_of"].isoformat()),
    "sources": f"{len(dataset['source']):,}",
}

html_theme = "furo"
html_title = f"csto {__version__}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_show_sourcelink = False
html_copy_source = False
html_show_search_summary = False  # a page opened as a file may not read the others
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#8a1538", "color-brand-content": "#8a1538"},
    "dark_css_variables": {"color-brand-primary": "#f0a3b5", "color-brand-content": "#f0a3b5"},
}

copybutton_prompt_text = "$ "
copybutton_only_copy_prompt_lines = True
