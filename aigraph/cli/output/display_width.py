"""How many columns of a terminal a text takes: letters of two columns, and marks of none."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import partial


def display_width(text: str) -> int:
    """Give the columns that a text takes.

    Examples
    --------
    >>> [display_width(text) for text in ("Oracle", "東京", "গুগল")]
    [6, 4, 3]
    """
    if text.isascii():
        return len(text)
    from wcwidth import width

    return width(text, control_codes="ignore")


def wrap_lines(text: str, width: int, indent: str = "", hanging: str = "") -> list[str]:
    """Break a paragraph between words; a word that is longer than a line stays whole.

    Parameters
    ----------
    width : int
        The columns of a line.
    indent, hanging : str
        What stands before the first line, and before each other one.
    """
    fill: Callable[..., list[str]] = textwrap.wrap
    if not text.isascii():
        import wcwidth

        fill = partial(wcwidth.wrap, control_codes="ignore")
    return fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text with spaces to a width; `right` sets it flush right."""
    space = " " * (width - display_width(text))
    return space + text if right else text + space
