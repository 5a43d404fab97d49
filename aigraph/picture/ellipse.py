"""An ellipse on which boxes are placed: points by their share of the circumference, and the share that a box needs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import atan2, cos, dist, pi, sin, tau

Point = tuple[float, float]

STEPS = 720


@dataclass(frozen=True)
class Ellipse:
    """An ellipse about the centre of the picture; shares of its circumference run clockwise from the top."""

    rx: float
    ry: float

    @cached_property
    def _points(self) -> tuple[Point, ...]:
        angles = (tau * step / STEPS - pi / 2 for step in range(STEPS + 1))
        return tuple((self.rx * cos(angle), self.ry * sin(angle)) for angle in angles)

    @cached_property
    def _lengths(self) -> tuple[float, ...]:
        points = self._points
        return tuple(accumulate(map(dist, points, points[1:]), initial=0.0))

    @property
    def length(self) -> float:
        """Its circumference."""
        return self._lengths[-1]

    def at(self, share: float) -> Point:
        """Give the point at a share of the circumference from the top."""
        return self._points[self._step(share)]

    def towards(self, point: Point) -> float:
        """Give the share at which a ray from the centre through a point meets the ellipse."""
        turn = (atan2(point[1] / self.ry, point[0] / self.rx) + pi / 2) % tau / tau
        return self._lengths[int(turn * STEPS)] / self.length

    def room(self, share: float, width: float, height: float) -> float:
        """Give the share of the circumference that a box needs there: its width above, its height at the sides."""
        step = self._step(share)
        (x0, y0), (x1, y1) = self._points[step - 1 if step else -2], self._points[(step + 1) % (STEPS + 1)]
        run, rise = abs(x1 - x0), abs(y1 - y0)
        along = dist((x0, y0), (x1, y1))
        needed = min(width * along / max(run, 1e-9), height * along / max(rise, 1e-9))
        return needed / self.length

    def _step(self, share: float) -> int:
        goal = share % 1 * self.length
        low, high = 0, STEPS
        while low < high:
            middle = (low + high) // 2
            if self._lengths[middle] < goal:
                low = middle + 1
            else:
                high = middle
        return low
