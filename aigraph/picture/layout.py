"""Where each company stands: those of the largest loops on an inner ellipse, the others around, near their partners.

The places are worked out here and not in the browser: the same data give the same picture, on every machine and day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import hypot

from aigraph.picture.ellipse import Ellipse, Point
from aigraph.picture.pills import Pill

Links = Mapping[tuple[str, str], float]

MARGIN_X, MARGIN_Y = 20.0, 15.0
"""Clear space that a box keeps around it, in pixels of the picture."""

ASPECT = 1.12
STEP_X, STEP_Y = 118.0, 86.0
"""How much wider and higher each ring is than the one inside it: about a box and its margin."""

_CORE_SLACK = 2.1
_RING_SLACK = 1.12
_NUDGE = 6.0
_CELL = 160.0


def lay_out(pills: Mapping[str, Pill], links: Links, core: int) -> dict[str, Point]:
    """Give every company the middle of its box; no two boxes overlap.

    Parameters
    ----------
    pills : mapping of str to Pill
        The companies, the most important first.
    links : mapping of (str, str) to float
        How strongly two companies are drawn together, in either order.
    core : int
        How many of the first companies stand on the inner ellipse.

    Notes
    -----
    The inner order is found by exchanging pairs until no exchange shortens the links: O(core^4) at worst, so keep
    `core` at about a dozen. The rest is O(companies * log companies + links).
    """
    pull = _pull(links)
    inner = _untangle(list(pills)[:core], links)
    middle = _inner_ellipse([pills[company] for company in inner])
    shares = dict(zip(inner, _even_shares(inner, pills, middle), strict=True))
    places = {company: middle.at(share) for company, share in shares.items()}
    for ring, members in _outer_rings(list(pills)[core:], pills, middle):
        aims = {company: ring.towards(_mean(company, pull, places)) for company in members}
        shares = _part(aims, pills, ring)
        places |= {company: ring.at(share) for company, share in shares.items()}
    return _settle(pills, places)


def _pull(links: Links) -> dict[str, dict[str, float]]:
    pull: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), weight in links.items():
        pull[one][other] = pull[one].get(other, 0.0) + weight
        pull[other][one] = pull[other].get(one, 0.0) + weight
    return pull


def _untangle(order: list[str], links: Links) -> list[str]:
    """Exchange companies on a circle as long as that brings linked ones nearer to one another."""
    inside = {pair: weight for pair, weight in links.items() if pair[0] in order and pair[1] in order}

    def stretch(places: Sequence[str]) -> float:
        seat = {company: at for at, company in enumerate(places)}
        steps = ((abs(seat[one] - seat[other]), weight) for (one, other), weight in inside.items())
        return sum(min(step, len(places) - step) * weight for step, weight in steps)

    best = stretch(order)
    improved = True
    while improved:
        improved = False
        # The first stays where it is: turning the whole circle changes nothing.
        for one, other in combinations(range(1, len(order)), 2):
            order[one], order[other] = order[other], order[one]
            now = stretch(order)
            if now < best - 1e-9:
                best, improved = now, True
            else:
                order[one], order[other] = order[other], order[one]
    return order


def _inner_ellipse(pills: Sequence[Pill]) -> Ellipse:
    size = 150.0
    while True:
        ring = Ellipse(size * ASPECT, size)
        needed = sum(pill.width + MARGIN_X for pill in pills) / 1.35
        if ring.length >= needed * _CORE_SLACK:
            return ring
        size *= 1.08


def _even_shares(order: Sequence[str], pills: Mapping[str, Pill], ring: Ellipse) -> list[float]:
    """Share the way round so that the space between neighbours is even, the first at the top."""
    shares = [at / len(order) for at in range(len(order))]
    for _ in range(4):
        rooms = [ring.room(share, pills[c].width, pills[c].height) for c, share in zip(order, shares, strict=True)]
        space = (1 - sum(rooms)) / max(len(order), 1)
        shares, edge = [], -rooms[0] / 2 if rooms else 0.0
        for room in rooms:
            shares.append(edge + room / 2)
            edge += room + space
    return shares


def _outer_rings(
    waiting: Sequence[str], pills: Mapping[str, Pill], ring: Ellipse
) -> Iterator[tuple[Ellipse, Sequence[str]]]:
    """Fill one ring after another, the more important companies nearer to the middle."""
    taken = 0
    while taken < len(waiting):
        ring = Ellipse(ring.rx + STEP_X, ring.ry + STEP_Y)
        first, filled = taken, 0.0
        while taken < len(waiting):
            pill = pills[waiting[taken]]
            # Half of a ring is flat and half is steep, so a box takes up about the mean of its two sides.
            filled += (pill.width + MARGIN_X + pill.height + MARGIN_Y) / 2 * _RING_SLACK
            if filled > ring.length and taken > first:
                break
            taken += 1
        yield ring, waiting[first:taken]


def _mean(company: str, pull: Mapping[str, Mapping[str, float]], places: Mapping[str, Point]) -> Point:
    """Give the middle of the partners that have a place; without any, the top."""
    partners = [(places[other], weight) for other, weight in pull.get(company, {}).items() if other in places]
    total = sum(weight for _, weight in partners)
    if not total:
        return (0.0, -1.0)
    return (
        sum(point[0] * weight for point, weight in partners) / total,
        sum(point[1] * weight for point, weight in partners) / total,
    )


def _part(aims: Mapping[str, float], pills: Mapping[str, Pill], ring: Ellipse) -> dict[str, float]:
    """Keep companies near where they aim on a ring, but clear of one another."""
    order = sorted(aims, key=lambda company: (aims[company], company))
    # Cut the ring open where there is most space, so that the two ends hardly meet.
    gaps = [(aims[order[at]] - aims[order[at - 1]]) % 1 for at in range(len(order))]
    cut = max(range(len(order)), key=lambda at: gaps[at]) if len(order) > 1 else 0
    order = order[cut:] + order[:cut]
    start = aims[order[0]]
    goals = [(aims[company] - start) % 1 for company in order]
    shares = goals
    for _ in range(3):
        rooms = [
            ring.room(start + share, pills[c].width + MARGIN_X, pills[c].height + MARGIN_Y)
            for c, share in zip(order, shares, strict=True)
        ]
        # A ring is used all the way round: crowds beside the largest companies would leave the corners empty.
        ease = 0.97 / max(sum(rooms), 1e-9)
        shares = _spread(goals, [room * min(ease, 4.0) for room in rooms])
    return {company: (start + share) % 1 for company, share in zip(order, shares, strict=True)}


def _spread(goals: Sequence[float], rooms: Sequence[float]) -> list[float]:
    """Move points on a line as little as possible (least squares) so that each has its room.

    With the rooms taken off, the points only have to be in order: neighbours that are not are pooled at their mean.
    """
    before = [0.0]
    for left, right in pairwise(rooms):
        before.append(before[-1] + (left + right) / 2)
    pools: list[tuple[float, int]] = []
    for goal, offset in zip(goals, before, strict=False):
        mean, count = goal - offset, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean, count = (mean * count + other * others) / (count + others), count + others
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(flat, before, strict=False)]


def _settle(pills: Mapping[str, Pill], places: Mapping[str, Point]) -> dict[str, Point]:
    """Set the boxes down one by one, each moved outwards until it is clear of those before it."""
    settled: dict[str, Point] = {}
    nearby: dict[tuple[int, int], list[str]] = defaultdict(list)
    reach = max((max(pill.width, pill.height) for pill in pills.values()), default=0.0)
    cells = int((reach + MARGIN_X) // _CELL) + 1
    for company, pill in pills.items():
        x, y = places[company]
        away = hypot(x, y) or 1.0
        step_x, step_y = (x / away * _NUDGE, y / away * _NUDGE) if (x, y) != (0, 0) else (0.0, _NUDGE)
        while True:
            column, row = int(x // _CELL), int(y // _CELL)
            near = (
                other
                for i in range(column - cells, column + cells + 1)
                for j in range(row - cells, row + cells + 1)
                for other in nearby.get((i, j), ())
            )
            if not any(_touch(pill, (x, y), pills[other], settled[other]) for other in near):
                break
            x, y = x + step_x, y + step_y
        settled[company] = (float(round(x)), float(round(y)))
        nearby[column, row].append(company)
    return settled


def _touch(one: Pill, here: Point, other: Pill, there: Point) -> bool:
    return (
        abs(here[0] - there[0]) < (one.width + other.width) / 2 + MARGIN_X
        and abs(here[1] - there[1]) < (one.height + other.height) / 2 + MARGIN_Y
    )
