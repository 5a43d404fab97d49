"""A company's name in its box: how it is broken into lines, and the size of the box."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from aigraph.typography.text_width import text_width

LINE_LENGTH = 20
"""In characters; longer names are broken: a wide box takes more room on a ring than a tall one."""

PADDING_X, PADDING_Y = 11, 6

_LINE_HEIGHT = 1.2


@dataclass(frozen=True, slots=True)
class LabelBox:
    """A name as it is drawn, with the size of its box.

    Parameters
    ----------
    text : str
        The name, its lines separated by line feeds.
    font_size : int
        In pixels of the picture.
    width, height : float
        The size of the box, in pixels of the picture.
    """

    text: str
    font_size: int
    width: float
    height: float


def label_box(name: str, font_size: int) -> LabelBox:
    r"""Give the box of a name in a font size.

    Examples
    --------
    >>> label_box("Nvidia", 20).text
    'Nvidia'
    >>> label_box("Crusoe and Blue Owl Abilene vehicle", 14).text
    'Crusoe and Blue Owl\nAbilene vehicle'
    """
    # Three lines are enough to tell two companies apart; the whole name stands in the side panel.
    lines = textwrap.wrap(name, LINE_LENGTH, max_lines=3, placeholder="…") or [name.strip() or "?"]
    return LabelBox(
        text="\n".join(lines),
        font_size=font_size,
        width=max(text_width(line, font_size) for line in lines) + 2 * PADDING_X,
        height=len(lines) * font_size * _LINE_HEIGHT + 2 * PADDING_Y,
    )
