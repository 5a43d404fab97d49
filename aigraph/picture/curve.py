"""The curve that vis-network draws for an edge, and where it leaves and enters a box."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import atan2, cos, dist, hypot, pi, sin

from aigraph.picture.ellipse import Point

_HALVINGS = 30


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle about its centre, with rounded corners."""

    x: float
    y: float
    width: float
    height: float
    corner: float = 0.0

    def contains(self, point: Point) -> bool:
        """Whether a point is in the box or on its border."""
        corner = min(self.corner, self.width / 2, self.height / 2)
        # Past the straight part of a side by so much; within the corner that is a quarter of a circle.
        past_x = abs(point[0] - self.x) - (self.width / 2 - corner)
        past_y = abs(point[1] - self.y) - (self.height / 2 - corner)
        return max(past_x, past_y) <= corner and hypot(max(past_x, 0.0), max(past_y, 0.0)) <= corner + 1e-9

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes overlap; their corners count as square."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2
            and abs(self.y - other.y) < (self.height + other.height) / 2
        )


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve."""

    start: Point
    via: Point
    end: Point

    def at(self, share: float) -> Point:
        """Give the point at a share of the parameter, from 0 at the start to 1 at the end."""
        a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
        return (
            a * self.start[0] + b * self.via[0] + c * self.end[0],
            a * self.start[1] + b * self.via[1] + c * self.end[1],
        )

    def part(self, first: float, last: float) -> Curve:
        """Cut out the piece between two shares of the parameter."""
        left, right = self.at(first), self.at(last)
        # The blossom of a quadratic curve: its polar form at the two ends is the new middle point.
        a, b, c = (1 - first) * (1 - last), first * (1 - last) + last * (1 - first), first * last
        via = (
            a * self.start[0] + b * self.via[0] + c * self.end[0],
            a * self.start[1] + b * self.via[1] + c * self.end[1],
        )
        return Curve(left, via, right)

    def leaves(self, box: Box) -> float:
        """Give the share at which the curve, begun in a box, comes out of it."""
        return _bisect(lambda share: not box.contains(self.at(share)), 0.0, 0.5)

    def enters(self, box: Box) -> float:
        """Give the share at which the curve, ending in a box, goes into it."""
        return _bisect(lambda share: box.contains(self.at(share)), 0.5, 1.0)

    def before(self, share: float, distance: float) -> float:
        """Give the share at which the curve is still so far away from where it will be at a later one."""
        goal = self.at(share)
        return _bisect(lambda earlier: dist(self.at(earlier), goal) < distance, 0.0, share)


def curve(start: Point, end: Point, bend: float) -> Curve:
    """Give the curve of an edge between the centres of two boxes, for a bend as `bend_parallel_edges` gives it.

    vis-network puts the middle point of a curve at (r/2 + 1/2) of the distance, turned by r/2 of a half turn away from
    the straight line; a positive bend is its "curvedCCW", a negative one its "curvedCW".
    """
    reach = (abs(bend) / 2 + 0.5) * dist(start, end)
    way = atan2(end[1] - start[1], end[0] - start[0]) + bend * pi / 2
    return Curve(start, (start[0] + reach * cos(way), start[1] + reach * sin(way)), end)


def _bisect(reached: Callable[[float], bool], low: float, high: float) -> float:
    """Find by bisection the share from which on a condition holds, to about a billionth."""
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    return high
