"""Where a text is broken into lines, and where one line is cut."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from aigraph.typography.text_width import text_width


def wrap(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines that fit; a word that is too long by itself, as an address, is broken anywhere.

    Examples
    --------
    >>> wrap("Nvidia buys shares of OpenAI", 10, 70)
    ['Nvidia buys', 'shares of', 'OpenAI']
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if text_width(joined, size, bold=bold) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, room, bold=bold)
        lines += full
    return [*lines, line] if line else lines


def _pieces(word: str, size: float, room: float, *, bold: bool) -> Iterator[str]:
    piece = ""
    for sign in word:
        # A mark stays with the letter that it belongs to.
        if (
            piece
            and not unicodedata.category(sign).startswith("M")
            and text_width(piece + sign, size, bold=bold) > room
        ):
            yield piece
            piece = ""
        piece += sign
    yield piece


def shorten(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Cut a line to fit, with an ellipsis where it was cut."""
    if text_width(text, size, bold=bold) <= room:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
