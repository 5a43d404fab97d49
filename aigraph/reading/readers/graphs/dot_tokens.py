"""The tokens of the DOT language, with their lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from aigraph.model.origin import DataError

_TOKEN = re.compile(
    r"""(?P<space>(?:\A|\s*\n)\s*\#[^\n]*|\s+|//[^\n]*|/\*.*?\*/)
    |(?P<quoted>"(?:[^"\\]|\\.)*")
    |(?P<arrow>->|--)
    |(?P<word>-?(?:\.\d+|\d+(?:\.\d*)?)(?![\w.])|[^\W]\w*)
    |(?P<mark>[{}\[\]=;,:+])""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: an arrow, a mark, or a name, which may be quoted."""

    kind: str
    text: str
    line: int

    def is_mark(self, *marks: str) -> bool:
        """Whether it is one of some marks."""
        return self.kind == "mark" and self.text in marks

    def is_keyword(self, *words: str) -> bool:
        """Whether it is one of the keywords, which are written in any case and without quotes."""
        return self.kind == "word" and self.text.casefold() in words


def tokens_of_dot(name: str, text: str) -> Iterator[Token]:
    """Cut a text into tokens.

    Raises
    ------
    DataError
        If something in it begins no token.

    References
    ----------
    The DOT language, https://graphviz.org/doc/info/lang.html
    """
    place, line = 0, 1
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match:
            kind, found = str(match.lastgroup), match[0]
            if kind == "quoted":
                yield Token("quoted", _unquoted(found), line)
            elif kind != "space":
                yield Token(kind, found, line)
        elif text[place] == "<":
            found = _html(name, text, place, line)
            yield Token("quoted", _plain(found), line)
        else:
            what = text[place : place + 20].split("\n", maxsplit=1)[0]
            message = f"{what!r} is nothing of the DOT language; expected a name, -> or an attribute"
            raise DataError.at(name, f"a quote is never closed: {message}" if text[place] == '"' else message, line)
        line += found.count("\n")
        place += len(found)


def _unquoted(text: str) -> str:
    # \n, \l and \r break a line of a label; a backslash at the end of a line joins it with the next.
    inner = text[1:-1].replace("\\\n", "")
    return re.sub(
        r"\\(.)", lambda match: " " if match[1] in "nlr" else match[1] if match[1] in '"\\' else match[0], inner
    )


def _html(name: str, text: str, place: int, line: int) -> str:
    depth = 0
    for end in range(place, len(text)):
        depth += {"<": 1, ">": -1}.get(text[end], 0)
        if not depth:
            return text[place : end + 1]
    raise DataError.at(name, "a label in HTML is never closed; expected > for each <", line)


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", markup[1:-1])).split())
