"""Builds these pages as a site, offline, with warnings as errors: `scripts/docs`."""

import re
from pathlib import Path

from sphinx.application import Sphinx

import aigraph

ROOT = Path(__file__).parents[1]
project = "aigraph"
author = "The aigraph authors"
copyright = "the aigraph authors; text and data CC BY 4.0"  # noqa: A001  Sphinx calls it so
version = release = aigraph.__version__
extensions = ["myst_parser", "numpydoc", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = "aigraph"
html_extra_path = ["llms.txt"]
html_show_sphinx = False
# No typeface, script or badge from elsewhere: the site opens without a network.
html_theme_options = {"source_repository": "", "footer_icons": []}
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
numpydoc_show_class_members = False
autodoc_typehints = "none"  # numpydoc's own sections have them, in words
autodoc_member_order = "alphabetical"
suppress_warnings = [
    "myst.header",  # pages that are included begin at their own level
    "ref.python",  # a class that is public in two places is one class
]
man_pages = [("cli", "aigraph", "find the circular deals by which AI companies finance one another", author, 1)]
exclude_patterns = ["_build"]

INCLUDED = {"CONTRIBUTING.md": "contributing.md", "seeds/README.md": "dictionary.md", "CHANGELOG.md": "changelog.md"}
"""Files beside this folder that are pages here."""

_LINK = re.compile(r"\[([^\]]+)\]\((?:\.\./|docs/)?([^)#:]+)(#[^)]*)?\)")


def link_within(text: str) -> str:
    """Lead links of a page to pages of the site; of what is none the words stay."""

    def led(match: re.Match[str]) -> str:
        words, path, place = match[1], INCLUDED.get(match[2], match[2]), match[3] or ""
        is_here = (ROOT / "docs" / path).exists()
        return f"[{words}]({path}{place})" if is_here else words

    return _LINK.sub(led, text)


def on_page(_app: Sphinx, _page: str, source: list[str]) -> None:
    """Mend the links of a page."""
    source[0] = link_within(source[0])


def on_included(_app: Sphinx, _path: Path, _page: str, source: list[str]) -> None:
    """Mend the links of a file beside this folder."""
    source[0] = link_within(source[0])


def setup(app: Sphinx) -> None:
    """Register what reads the pages."""
    app.connect("source-read", on_page)
    app.connect("include-read", on_included)
