"""Renders a report as one HTML file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from importlib.resources import files

from markupsafe import Markup, escape

from aigraph.language.locale_text import ENGLISH
from aigraph.language.translation import gettext, in_language
from aigraph.picture.palette import DARK, LIGHT, PRINT
from aigraph.reports.blocks import Citation, Code, Content, Picture, RichText, texts_of
from aigraph.reports.templating import environment
from aigraph.typography.font import BOLD, REGULAR
from aigraph.typography.font_faces import font_faces
from aigraph.typography.scripts import font_family

_CITATION = Markup('<a class="cite" href="#source-{0}" title="{1}" aria-label="{2}">{3}</a>')
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def render_html(content: Content) -> str:
    """Render one HTML file without scripts that makes no request; its only addresses are those of sources."""
    # What a picture is drawn in travels with the report, once for all of them.
    # In another language also what the text is set in: a machine may have no font for it.
    drawn = "".join(picture.svg for picture in content.pictures)
    if content.language != ENGLISH:
        drawn += "".join(texts_of(content))
    fonts = font_faces({REGULAR: drawn, BOLD: drawn})
    style = f"{fonts}\n{_colours()}\n{_read('report.css')}"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"
    template = environment().get_template("report.html")
    with in_language(content.language):
        return template.render(
            content=content,
            style=Markup(style),  # noqa: S704 - our own file
            policy=policy,
            words=_rich_text(content),
            drawing=_drawing,
            gettext=gettext,
        )


def _colours() -> str:
    """Give the colours of all pictures as custom properties: on a screen, light and dark, and in print."""
    light, dark, paper = (
        f":root {{ {' '.join(f'--{name}: {colour};' for name, colour in palette.items())} }}"
        for palette in (LIGHT, DARK, PRINT)
    )
    typeface = f":root {{ --typeface: {font_family()}; }}"
    return f"{typeface}\n{light}\n@media (prefers-color-scheme: dark) {{ {dark} }}\n@media print {{ {paper} }}"


def _read(name: str) -> str:
    return (files("aigraph.reports") / "templates" / name).read_text(encoding="utf-8")


def _drawing(picture: Picture) -> Markup:
    return Markup(picture.svg)  # noqa: S704 - written as an XML tree, which escapes what it holds


def _rich_text(content: Content) -> Callable[[RichText], Markup]:
    def write(words: RichText) -> Markup:
        return Markup().join(one(word) for word in words)

    def one(word: str | Citation | Code) -> Markup:
        if isinstance(word, Citation):
            about = content.sources[word.number - 1]
            spoken = gettext("source {number}", number=word.number)
            return _CITATION.format(word.number, about.title, spoken, content.in_digits(word.number))
        if isinstance(word, Code):
            return Markup("<code>{}</code>").format(word.text)
        # What was escaped stays so: only digits and hyphens are put into the mark.
        return Markup(_DAY.sub(r"<time>\g<0></time>", str(escape(word))))  # noqa: S704

    return write
