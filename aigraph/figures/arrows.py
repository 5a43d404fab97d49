"""Arrows: a line with the dashes of its status, and the head of its deal class."""

from __future__ import annotations

from math import atan2, cos, dist, sin

from aigraph.figures.paper import Paper
from aigraph.figures.svg.elements import Element, circle, curve_path, group, polygon
from aigraph.model.instruments import DealClass
from aigraph.model.status import Status
from aigraph.picture.curve import Box, Curve
from aigraph.picture.ellipse import Point
from aigraph.picture.visual_encoding import CIRCLE_RADIUS, HEADS, OUTLINES, dashes

_REACH = {"arrow": 0.85, "vee": 0.55, "triangle": 0.55, "diamond": 0.85, "circle": 0.6}
"""How far before the tip the line ends, so that a thick line does not show beside it."""


def head_length(line: float) -> float:
    """Give the length of the head on a line of some width, in pixels."""
    return 4.4 + 1.9 * line


def head(tip: Point, direction: float, length: float, form: str, colour: str, inside: str | None = None) -> Element:
    """Draw an arrowhead of one of the shapes in `HEADS`.

    Parameters
    ----------
    tip : (float, float)
        The position of its tip.
    direction : float
        Where it points, in radians.
    inside : str, optional
        The fill of its outline; a hollow head is that of an arrow without a central value.
    """
    fill, stroke = inside or colour, colour if inside else None
    line, join = (0.8, "round") if inside else (None, None)
    if form == "circle":
        radius = CIRCLE_RADIUS * length
        x, y = tip[0] - radius * cos(direction), tip[1] - radius * sin(direction)
        return circle(x, y, radius, fill=fill, stroke=stroke, stroke_width=line)
    points = [
        (
            tip[0] + length * (x * cos(direction) - y * sin(direction)),
            tip[1] + length * (x * sin(direction) + y * cos(direction)),
        )
        for x, y in OUTLINES[form]
    ]
    return polygon(points, fill=fill, stroke=stroke, stroke_width=line, stroke_linejoin=join)


def arrow(
    paper: Paper,
    line: Curve,
    boxes: tuple[Box, Box],
    deal_class: DealClass,
    status: Status,
    width: float,
    *,
    hollow: bool = False,
    opacity: float | None = None,
) -> tuple[Element, Curve]:
    """Draw an arrow from the border of one box to the border of another.

    Parameters
    ----------
    hollow : bool
        Whether the head is an outline, as the amount has no central value.
    opacity : float, optional
        From 0 to 1.

    Returns
    -------
    shape : Element
        Line and head.
    visible : Curve
        The part of the line between the boxes, tip included.
    """
    first, last = line.leaves(boxes[0]), line.enters(boxes[1])
    visible = line.part(first, max(last, first))
    form, colour = HEADS[deal_class], paper.colour(str(deal_class))
    # Between boxes that nearly touch, the head must not be longer than the line.
    length = min(head_length(width), max(dist(visible.start, visible.end) * 0.7, 2.0))
    base = visible.before(1.0, length * _REACH[form])
    behind = visible.at(visible.before(1.0, length))
    direction = atan2(visible.end[1] - behind[1], visible.end[0] - behind[0])
    pattern = dashes(status, width)
    inside = paper.colour("paper") if hollow else None
    stroke = curve_path(
        visible.part(0.0, base),
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=" ".join(f"{part:g}" for part in pattern) if pattern else None,
    )
    # One group has the opacity, or line and head would show where they overlap.
    return group((stroke, head(visible.end, direction, length, form, colour, inside)), opacity=opacity), visible
