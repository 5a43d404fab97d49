"""A company's name in its box: how it is broken into lines, and the room it takes."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from aigraph.typography.text_width import text_width

LINE_LENGTH = 20
"""Longer names go on a second line: a wide box costs more room on a ring than a tall one."""

PADDING_X, PADDING_Y = 11, 6

_LINE_HEIGHT = 1.2


@dataclass(frozen=True, slots=True)
class Pill:
    """A name as it is written in the picture.

    Parameters
    ----------
    label : str
        The name, its lines parted by line feeds.
    font : int
        The size of its type, in pixels of the picture.
    width, height : float
        The room of the box, in pixels of the picture.
    """

    label: str
    font: int
    width: float
    height: float


def pill(name: str, font: int) -> Pill:
    r"""Box a name in type of some size.

    Examples
    --------
    >>> pill("Nvidia", 20).label
    'Nvidia'
    >>> pill("Crusoe and Blue Owl Abilene vehicle", 14).label
    'Crusoe and Blue Owl\nAbilene vehicle'
    """
    # Three lines are enough to tell two companies apart; the whole name stands in the side panel.
    lines = textwrap.wrap(name, LINE_LENGTH, max_lines=3, placeholder="…") or [name.strip() or "?"]
    return Pill(
        label="\n".join(lines),
        font=font,
        width=max(text_width(line, font) for line in lines) + 2 * PADDING_X,
        height=len(lines) * font * _LINE_HEIGHT + 2 * PADDING_Y,
    )
