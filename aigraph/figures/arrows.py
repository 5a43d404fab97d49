"""Arrows on paper: a line with its dashes, and the head that tells what sort of deal it is."""

from __future__ import annotations

from math import atan2, cos, dist, sin

from aigraph.figures.paper import Paper
from aigraph.figures.svg import Element, bent, circle, group, polygon
from aigraph.model.instruments import DealClass
from aigraph.model.status import Status
from aigraph.picture.curve import Box, Curve
from aigraph.picture.ellipse import Point
from aigraph.picture.visual_encoding import HEADS, dashes

_OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "arrow": ((0, 0), (-1, 0.42), (-1, -0.42)),
    "vee": ((0, 0), (-1, 0.48), (-0.62, 0), (-1, -0.48)),
    "triangle": ((0, 0), (-0.62, 0.52), (-0.62, -0.52)),
    "diamond": ((0, 0), (-0.5, 0.36), (-1, 0), (-0.5, -0.36)),
}
"""Heads of length 1 with the tip at the origin, pointing right."""

_REACH = {"arrow": 0.85, "vee": 0.55, "triangle": 0.55, "diamond": 0.85, "circle": 0.6}
"""How far before the tip the line ends, so that a thick one does not stick out beside it."""


def head_length(line: float) -> float:
    """Give the length of the head on a line of some width, in pixels."""
    return 4.4 + 1.9 * line


def head(tip: Point, way: float, length: float, form: str, colour: str, inside: str | None = None) -> Element:
    """Draw a head of one of the forms in `HEADS`, its tip somewhere and pointing some way (radians).

    Parameters
    ----------
    inside : str, optional
        The colour within its outline; a hollow head is that of an arrow without a figure to quote.
    """
    fill, stroke = inside or colour, colour if inside else None
    line, join = (0.8, "round") if inside else (None, None)
    if form == "circle":
        radius = 0.36 * length
        x, y = tip[0] - radius * cos(way), tip[1] - radius * sin(way)
        return circle(x, y, radius, fill=fill, stroke=stroke, stroke_width=line)
    points = [
        (
            tip[0] + length * (x * cos(way) - y * sin(way)),
            tip[1] + length * (x * sin(way) + y * cos(way)),
        )
        for x, y in _OUTLINES[form]
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
        Whether the head is an outline, since there is no figure to quote.
    opacity : float, optional
        How dark it is, 1 being the whole colour.

    Returns
    -------
    shape : Element
        Line and head.
    seen : Curve
        The part of the line between the boxes, tip included.
    """
    first, last = line.leaves(boxes[0]), line.enters(boxes[1])
    seen = line.part(first, max(last, first))
    form, colour = HEADS[deal_class], paper.colour(str(deal_class))
    # Between boxes that nearly touch, a head must not be longer than the way.
    length = min(head_length(width), max(dist(seen.start, seen.end) * 0.7, 2.0))
    base = seen.before(1.0, length * _REACH[form])
    behind = seen.at(seen.before(1.0, length))
    way = atan2(seen.end[1] - behind[1], seen.end[0] - behind[0])
    pattern = dashes(status, width)
    inside = paper.colour("paper") if hollow else None
    stroke = bent(
        seen.part(0.0, base),
        stroke=colour,
        stroke_width=width,
        stroke_dasharray=" ".join(f"{part:g}" for part in pattern) if pattern else None,
    )
    # Faded as one, or line and head would show where they overlap.
    return group((stroke, head(seen.end, way, length, form, colour, inside)), opacity=opacity), seen
