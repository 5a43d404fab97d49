"""A concentric layout: companies of the largest loops on an inner ellipse, the others on outer ones near their partners.

Positions are computed here and not in the browser: the same data give the same picture on every machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from math import hypot

from aigraph.picture.ellipse import Ellipse, Point
from aigraph.picture.label_box import LabelBox

Links = Mapping[tuple[str, str], float]

MARGIN_X, MARGIN_Y = 20.0, 15.0
"""The least distance between boxes, in pixels of the picture."""

ASPECT = 1.12
STEP_X, STEP_Y = 118.0, 86.0
"""How much wider and higher each ring is than the one inside it: about a box and its margin."""

_CORE_SLACK = 2.1
_RING_SLACK = 1.12
_NUDGE = 6.0
_CELL = 160.0


def concentric_layout(labels: Mapping[str, LabelBox], links: Links, core: int) -> dict[str, Point]:
    """Give every company the centre of its box; no two boxes overlap.

    Parameters
    ----------
    labels : mapping of str to LabelBox
        The companies, the most important first.
    links : mapping of (str, str) to float
        The weight of the attraction of two companies, in either order.
    core : int
        How many of the first companies are on the inner ellipse.

    Notes
    -----
    The circular order of the core is a local optimum of the weighted edge length under pairwise exchange: O(core^4) at worst,
    so keep `core` at about a dozen. Outer companies are ordered by the barycentre of their partners and separated by
    isotonic regression; remaining overlaps are removed radially. O(companies * log companies + links).
    """
    weights = _adjacency(links)
    inner = _circular_order(list(labels)[:core], links)
    middle = _inner_ellipse([labels[company] for company in inner])
    shares = dict(zip(inner, _even_shares(inner, labels, middle), strict=True))
    places = {company: middle.at(share) for company, share in shares.items()}
    for ring, members in _outer_rings(list(labels)[core:], labels, middle):
        aims = {company: ring.towards(_barycentre(company, weights, places)) for company in members}
        shares = _separate(aims, labels, ring)
        places |= {company: ring.at(share) for company, share in shares.items()}
    return _remove_overlaps(labels, places)


def _adjacency(links: Links) -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), weight in links.items():
        weights[one][other] = weights[one].get(other, 0.0) + weight
        weights[other][one] = weights[other].get(one, 0.0) + weight
    return weights


def _circular_order(order: list[str], links: Links) -> list[str]:
    """Exchange companies on a circle for as long as that shortens the weighted edge length."""
    inside = {pair: weight for pair, weight in links.items() if pair[0] in order and pair[1] in order}

    def edge_length(order: Sequence[str]) -> float:
        position = {company: index for index, company in enumerate(order)}
        steps = ((abs(position[one] - position[other]), weight) for (one, other), weight in inside.items())
        return sum(min(step, len(order) - step) * weight for step, weight in steps)

    best = edge_length(order)
    improved = True
    while improved:
        improved = False
        # The first stays: rotating the circle changes nothing.
        for one, other in combinations(range(1, len(order)), 2):
            order[one], order[other] = order[other], order[one]
            length = edge_length(order)
            if length < best - 1e-9:
                best, improved = length, True
            else:
                order[one], order[other] = order[other], order[one]
    return order


def _inner_ellipse(labels: Sequence[LabelBox]) -> Ellipse:
    size = 150.0
    while True:
        ring = Ellipse(size * ASPECT, size)
        needed = sum(label.width + MARGIN_X for label in labels) / 1.35
        if ring.length >= needed * _CORE_SLACK:
            return ring
        size *= 1.08


def _even_shares(order: Sequence[str], labels: Mapping[str, LabelBox], ring: Ellipse) -> list[float]:
    """Place companies on an ellipse with equal gaps between neighbours, the first at the top."""
    shares = [at / len(order) for at in range(len(order))]
    for _ in range(4):
        rooms = [ring.room(share, labels[c].width, labels[c].height) for c, share in zip(order, shares, strict=True)]
        space = (1 - sum(rooms)) / max(len(order), 1)
        shares, edge = [], -rooms[0] / 2 if rooms else 0.0
        for room in rooms:
            shares.append(edge + room / 2)
            edge += room + space
    return shares


def _outer_rings(
    waiting: Sequence[str], labels: Mapping[str, LabelBox], ring: Ellipse
) -> Iterator[tuple[Ellipse, Sequence[str]]]:
    """Fill one ring after another, the more important companies nearer to the middle."""
    taken = 0
    while taken < len(waiting):
        ring = Ellipse(ring.rx + STEP_X, ring.ry + STEP_Y)
        first, filled = taken, 0.0
        while taken < len(waiting):
            label = labels[waiting[taken]]
            # Half of a ring is flat and half is steep, so a box takes up about the mean of its two sides.
            filled += (label.width + MARGIN_X + label.height + MARGIN_Y) / 2 * _RING_SLACK
            if filled > ring.length and taken > first:
                break
            taken += 1
        yield ring, waiting[first:taken]


def _barycentre(company: str, weights: Mapping[str, Mapping[str, float]], places: Mapping[str, Point]) -> Point:
    """Give the weighted mean of the partners that have a position; without any, the top."""
    partners = [(places[other], weight) for other, weight in weights.get(company, {}).items() if other in places]
    total = sum(weight for _, weight in partners)
    if not total:
        return (0.0, -1.0)
    return (
        sum(point[0] * weight for point, weight in partners) / total,
        sum(point[1] * weight for point, weight in partners) / total,
    )


def _separate(aims: Mapping[str, float], labels: Mapping[str, LabelBox], ring: Ellipse) -> dict[str, float]:
    """Keep companies near their aims on a ring, without overlaps."""
    order = sorted(aims, key=lambda company: (aims[company], company))
    # Cut the ring at the largest gap, so that its two ends hardly meet.
    gaps = [(aims[order[at]] - aims[order[at - 1]]) % 1 for at in range(len(order))]
    cut = max(range(len(order)), key=lambda at: gaps[at]) if len(order) > 1 else 0
    order = order[cut:] + order[:cut]
    start = aims[order[0]]
    goals = [(aims[company] - start) % 1 for company in order]
    shares = goals
    for _ in range(3):
        rooms = [
            ring.room(start + share, labels[c].width + MARGIN_X, labels[c].height + MARGIN_Y)
            for c, share in zip(order, shares, strict=True)
        ]
        # The whole ring is used: crowds beside the largest companies would leave the rest empty.
        ease = 0.97 / max(sum(rooms), 1e-9)
        shares = _isotonic_positions(goals, [room * min(ease, 4.0) for room in rooms])
    return {company: (start + share) % 1 for company, share in zip(order, shares, strict=True)}


def _isotonic_positions(goals: Sequence[float], rooms: Sequence[float]) -> list[float]:
    """Move points on a line as little as possible (least squares) so that each has its room.

    Isotonic regression by the pool adjacent violators algorithm, after the cumulative room is subtracted.
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


def _remove_overlaps(labels: Mapping[str, LabelBox], places: Mapping[str, Point]) -> dict[str, Point]:
    """Place the boxes one by one, each moved outwards until it overlaps none of those before it."""
    settled: dict[str, Point] = {}
    nearby: dict[tuple[int, int], list[str]] = defaultdict(list)
    reach = max((max(label.width, label.height) for label in labels.values()), default=0.0)
    cells = int((reach + MARGIN_X) // _CELL) + 1
    for company, label in labels.items():
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
            if not any(_overlap(label, (x, y), labels[other], settled[other]) for other in near):
                break
            x, y = x + step_x, y + step_y
        settled[company] = (float(round(x)), float(round(y)))
        nearby[column, row].append(company)
    return settled


def _overlap(one: LabelBox, here: Point, other: LabelBox, there: Point) -> bool:
    return (
        abs(here[0] - there[0]) < (one.width + other.width) / 2 + MARGIN_X
        and abs(here[1] - there[1]) < (one.height + other.height) / 2 + MARGIN_Y
    )
