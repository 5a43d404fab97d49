"""The signs of companies and sums: outlines by group and by class, which the page and the figures draw alike.

No group and no class is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin, sqrt, tau

from aigraph.model.instruments import DealClass
from aigraph.picture.ellipse import Point

Outline = tuple[Point, ...]
"""The corners of a sign about (0, 0); of a circle of radius 1 there are none."""

COMPANY_SIGNS: Mapping[str, Outline] = {
    "lab": ((0, -1.1), (1.0, 0.75), (-1.0, 0.75)),
    "makers": ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    "cloud": (),
    "money": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "sites": ((-1.1, -0.75), (1.1, -0.75), (0, 1.1)),
}
"""The sign at the corner of a company's box, by its group; others have none."""


def _regular(corners: int) -> Outline:
    """Give a regular polygon of the area of a circle of radius 1, with a corner at the top."""
    reach = sqrt(pi / (corners / 2 * sin(tau / corners)))
    turns = (tau * at / corners - pi / 2 for at in range(corners))
    return tuple((reach * cos(turn), reach * sin(turn)) for turn in turns)


_HALF = sqrt(pi) / 2

SUM_SIGNS: Mapping[DealClass, Outline] = {
    DealClass.FUNDING: (),
    DealClass.PURCHASE: ((-_HALF, -_HALF), (_HALF, -_HALF), (_HALF, _HALF), (-_HALF, _HALF)),
    DealClass.INCENTIVE: _regular(4),
    DealClass.BACKSTOP: _regular(3),
    DealClass.PLAIN: _regular(6),
}
"""The sign of a sum, by class: all have the area of a circle of radius 1, so that areas can be compared across classes."""

SUM_POSITIONS: tuple[Point, ...] = ((-0.2, -0.1), (0.22, 0.12), (-0.2, 0.32), (0.22, -0.26), (0.24, 0.42))
"""The positions of several sums of a cell, the largest first, in shares of the cell from its centre."""

MATRIX_COMPANIES = 25
"""A matrix shows no more companies than these at first: of more, cells have no room for their figures."""

SIGN_RADIUS = 0.13, 2.2, 4.0
"""The radius of the sign of a company: a share of the height of its box, at least and at most so many pixels."""


def sign_radius(height: float) -> float:
    """Give the radius of the sign of a company whose box is so high, in pixels."""
    share, least, most = SIGN_RADIUS
    return min(max(height * share, least), most)


def sign_path(outline: Outline, radius: float) -> str:
    """Write a sign in the syntax of SVG, about (0, 0).

    Examples
    --------
    >>> sign_path(COMPANY_SIGNS["money"], 10)
    'M0 -11.5L11.5 0L0 11.5L-11.5 0Z'
    >>> sign_path(COMPANY_SIGNS["cloud"], 10)
    'M-10 0A10 10 0 1 1 10 0A10 10 0 1 1 -10 0Z'
    """
    if not outline:
        return f"M{-radius:g} 0A{radius:g} {radius:g} 0 1 1 {radius:g} 0A{radius:g} {radius:g} 0 1 1 {-radius:g} 0Z"
    return "M" + "L".join(f"{round(x * radius, 2):g} {round(y * radius, 2):g}" for x, y in outline) + "Z"
