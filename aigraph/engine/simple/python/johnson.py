"""All simple cycles, however long, in plain Python: Johnson's algorithm, a root at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from aigraph.engine.limits import Meter
from aigraph.engine.simple.python.adjacency import Rows, retire

Block = list[list[int]]

_FULL = 1024
_STEPS = 8192


def list_all(rows: Rows, shortest: int, meter: Meter) -> Iterator[Block]:
    """Yield all simple cycles in blocks, by root and then by rank, each cycle from its root on.

    Johnson's algorithm [1]_ on the part of the graph that can still reach the root. O((n + m)(c + 1)) for c cycles.
    `rows` is used up. Empty blocks say that time went by.

    References
    ----------
    .. [1] D. B. Johnson, "Finding all the elementary circuits of a directed graph", SIAM J. Comput. 4(1), 1975.
       https://doi.org/10.1137/0204007
    """
    places = rows.places
    for root in range(rows.roots):
        home = _around(root, rows)
        if len(home) > 1:
            menus = {
                places[node]: [places[head] for head in reversed(rows.out[node]) if head in home and head != root]
                for node in home
            }
            yield from _from_root(places[root], menus, {places[tail] for tail in rows.into[root]}, shortest)
        retire(root, rows)
        meter.roots_done = root + 1


def _around(root: int, rows: Rows) -> set[int]:
    """Give the nodes on closed walks through the root, none of them of lesser rank.

    The searches both ways take turns, so that a root on a long way that leads nowhere costs no more than its shorter
    side.
    """
    met, seen = {root}, {root}
    back, ahead = met, seen
    while back and ahead:
        back = {tail for node in back for tail in rows.into[node] if tail not in met}
        met |= back
        ahead = {head for node in ahead for head in rows.out[node] if head not in seen}
        seen |= ahead
    near, whole, side = (rows.into, seen, {root}) if back else (rows.out, met, {root})
    rim = side
    while rim:
        rim = {other for node in rim for other in near[node] if other in whole and other not in side}
        side |= rim
    return side


def _from_root(  # noqa: C901, PLR0912 - one loop: a call for each step would cost more than the step
    root: int, menus: Mapping[int, Sequence[int]], closing: Collection[int], shortest: int
) -> Iterator[Block]:
    """Yield the cycles through a root; nodes are known by their number in the graph, so that a path is a cycle at once.

    Closed are the nodes on the path, and those from which it bars the way to the root; `waiting` says who opens with
    whom. A cycle leads home from every node of its path, so that a number tells which of them did: the first so many.
    """
    path = [root]
    branches = [iter(menus[root])]
    closed = {root}
    waiting: dict[int, set[int]] = {node: set() for node in menus}
    led_home = 1
    block: Block = []
    full, steps = 1, 0
    while branches:
        for node in branches[-1]:
            if node in closed:
                continue
            if node in closing:
                led_home = len(path)
                if led_home >= shortest - 1:
                    block.append([*path, node])
            menu = menus[node]
            if closed.issuperset(menu):
                # Nothing can follow for now: such a node need not be entered to be left again.
                if node not in closing:
                    closed.add(node)
                    for head in menu:
                        waiting[head].add(node)
                continue
            branches.append(iter(menu))
            path.append(node)
            closed.add(node)
            if node in closing:
                led_home += 1
            break
        else:
            branches.pop()
            left = path.pop()
            if led_home > len(path):
                led_home = len(path)
                closed.remove(left)
                if waiting[left]:
                    _open(left, closed, waiting)
            else:
                for head in menus[left]:
                    waiting[head].add(left)
        steps += 1
        if len(block) >= full or steps >= _STEPS:
            yield block
            block, full, steps = [], min(2 * full, _FULL), 0
    yield block


def _open(node: int, closed: set[int], waiting: Mapping[int, set[int]]) -> None:
    """Open all that waited for a node, and all that waited for those."""
    opened = waiting[node].copy()
    waiting[node].clear()
    while opened:
        near = opened.pop()
        if near in closed:
            closed.remove(near)
            opened |= waiting[near]
            waiting[near].clear()
