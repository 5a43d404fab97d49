"""Renders a report as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable

from aigraph.language.translation import gettext, in_language
from aigraph.reports.blocks import Citation, Code, Content, RichText
from aigraph.reports.templating import environment

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")
_AT_START = re.compile(r"^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))")


def render_markdown(content: Content, picture: Callable[[str], str] | None = None) -> str:
    """Render Markdown as CommonMark and GitHub read it.

    Parameters
    ----------
    picture : callable, optional
        From the name of a figure to the address of its file; without it figures are left out.
    """
    template = environment().get_template("report.md")
    with in_language(content.language):
        text = template.render(
            content=content,
            words=_rich_text(content),
            mark=escape,
            code=_fenced,
            picture=picture,
            address=_address,
            gettext=gettext,
        )
    text = "\n".join(line.rstrip() for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _rich_text(content: Content) -> Callable[[RichText], str]:
    def one(word: str | Citation | Code, *, first: bool) -> str:
        if isinstance(word, Citation):
            url = content.sources[word.number - 1].url
            label = rf"\[{word.number}\]"
            return f"[{label}]({_address(url)})" if url else label
        return _code(word.text) if isinstance(word, Code) else escape(word, at_start=first)

    return lambda words: "".join(one(word, first=at == 0) for at, word in enumerate(words))


def escape(text: str, *, at_start: bool = True) -> str:
    r"""Write text so that Markdown prints it as it is, on one line.

    Examples
    --------
    >>> print(escape("# a | b *c*"))
    \# a \| b \*c\*
    >>> print(escape("1. first"), escape("- no list"))
    1\. first \- no list
    """
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()) if text.strip() else "")
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
    """Write an address so that no character of it ends the link, or its table cell."""
    return re.sub(r"[()<>|\\ ]", lambda found: f"%{ord(found[0]):02X}", url)
