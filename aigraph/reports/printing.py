"""Prints a report as HTML and as Markdown: two templates, and the marks that each form needs."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from aigraph.picture.palette import DARK, LIGHT, PRINT
from aigraph.reports.blocks import Cite, Code, Note, Picture, Words
from aigraph.typography.font import BOLD, REGULAR
from aigraph.typography.font_faces import font_faces

if TYPE_CHECKING:
    from jinja2 import Environment

_MARKS = re.compile(r"([\\`*_\[\]<>|~#&])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))")
_CITE = Markup('<a class="cite" href="#source-{0}" title="{1}" aria-label="source {0}">{0}</a>')
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def print_html(note: Note) -> str:
    """Print one HTML file that asks for nothing: no script, no address but those of sources."""
    # What a picture is drawn in travels with the report, once for all of them.
    drawn = "".join(picture.svg for picture in note.pictures)
    fonts = font_faces({REGULAR: drawn, BOLD: drawn})
    style = f"{fonts}\n{_colours()}\n{_read('report.css')}"
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:; base-uri 'none'; form-action 'none'"
    template = _environment().get_template("report.html")
    return template.render(
        note=note,
        style=Markup(style),  # noqa: S704 - our own file
        policy=policy,
        words=_html_words(note),
        drawing=_drawing,
    )


def print_markdown(note: Note, picture: Callable[[str], str] | None = None) -> str:
    """Print Markdown as CommonMark and GitHub read it.

    Parameters
    ----------
    picture : callable, optional
        From the name of a drawing to the address of its file; without one the drawings are left out.
    """
    template = _environment().get_template("report.md")
    text = template.render(
        note=note, words=_markdown_words(note), mark=mark, code=_fenced, picture=picture, address=_address
    )
    text = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=PackageLoader("aigraph.reports"),
        # Markdown has its own way of marking, and `mark` does it; everything else is escaped as HTML.
        autoescape=select_autoescape(disabled_extensions=("md",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _colours() -> str:
    """Give the colours of all pictures as custom properties: those on a screen, light and dark, and on paper."""
    light, dark, paper = (
        f":root {{ {' '.join(f'--{name}: {colour};' for name, colour in palette.items())} }}"
        for palette in (LIGHT, DARK, PRINT)
    )
    return f"{light}\n@media (prefers-color-scheme: dark) {{ {dark} }}\n@media print {{ {paper} }}"


def _read(name: str) -> str:
    return (files("aigraph.reports") / "templates" / name).read_text(encoding="utf-8")


def _drawing(picture: Picture) -> Markup:
    return Markup(picture.svg)  # noqa: S704 - written as an XML tree, which escapes what it holds


def _html_words(note: Note) -> Callable[[Words], Markup]:
    def write(words: Words) -> Markup:
        return Markup().join(one(word) for word in words)

    def one(word: str | Cite | Code) -> Markup:
        if isinstance(word, Cite):
            about = note.sources[word.number - 1]
            return _CITE.format(word.number, about.title)
        if isinstance(word, Code):
            return Markup("<code>{}</code>").format(word.text)
        # What was escaped stays so: only digits and hyphens are put into the mark.
        return Markup(_DAY.sub(r"<time>\g<0></time>", str(escape(word))))  # noqa: S704

    return write


def _markdown_words(note: Note) -> Callable[[Words], str]:
    def one(word: str | Cite | Code, *, first: bool) -> str:
        if isinstance(word, Cite):
            url = note.sources[word.number - 1].url
            label = rf"\[{word.number}\]"
            return f"[{label}]({_address(url)})" if url else label
        return _code(word.text) if isinstance(word, Code) else mark(word, at_start=first)

    return lambda words: "".join(one(word, first=at == 0) for at, word in enumerate(words))


def mark(text: str, *, at_start: bool = True) -> str:
    r"""Write text so that Markdown prints it as it is, on one line.

    Examples
    --------
    >>> print(mark("# a | b *c*"))
    \# a \| b \*c\*
    >>> print(mark("1. first"), mark("- no list"))
    1\. first \- no list
    """
    line = _MARKS.sub(r"\\\1", " ".join(text.split()) if text.strip() else "")
    line = f"{' ' if text[:1].isspace() and not at_start else ''}{line}{' ' if text[-1:].isspace() and text.strip() else ''}"
    if not at_start:
        return line
    return _AT_START.sub(
        lambda found: f"{found[1]}{found[2]}\\" if found[2].isdigit() else f"{found[1]}\\{found[2]}", line
    )


def _code(text: str) -> str:
    """Write a code span; in a table a bar would end the cell even there."""
    line = " ".join(text.split()).replace("|", "\\|")
    longest = max(map(len, re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{fence}{space}{line}{space}{fence}"


def _fenced(text: str) -> str:
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}sh\n{text}\n{fence}"


def _address(url: str) -> str:
    """Write an address so that no character of it ends the link, or the cell that it stands in."""
    return re.sub(r"[()<>|\\ ]", lambda found: f"%{ord(found[0]):02X}", url)
