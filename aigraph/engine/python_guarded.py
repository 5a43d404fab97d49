"""Cycles under guard, in plain Python: nodes from which the search failed are closed until that can have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import inf

from aigraph.engine.limits import Meter
from aigraph.engine.rows import Rows

Block = list[list[int]]
Menu = Callable[[int, int], list[int]]

_FULL = 1024
_STEPS = 8192


def list_all(rows: Rows, shortest: int, meter: Meter) -> Iterator[Block]:
    """Yield all simple cycles in blocks, by root and then by rank, each cycle from its first node in the graph.

    Johnson's algorithm [1]_ on the part of the graph that can still reach the root. O((n + m)(c + 1)) for c cycles.
    `rows` is used up.

    References
    ----------
    .. [1] D. B. Johnson, "Finding all the elementary circuits of a directed graph", SIAM J. Comput. 4(1), 1975.
       https://doi.org/10.1137/0204007
    """
    for root in range(rows.roots):
        home = _around(root, rows)
        if len(home) > 1:
            menu = {node: [head for head in reversed(rows.out[node]) if head in home and head != root] for node in home}
            walk = [root], [iter(menu[root])]
            yield from list_guarded(lambda node, _, menu=menu: menu[node], home, rows, None, shortest, walk)  # type: ignore[misc]  # a default binds the menu of this root
        for head in rows.out[root]:
            rows.into[head].pop()
        for tail in rows.into[root]:
            rows.out[tail].pop()
        meter.roots_done = root + 1


def _around(root: int, rows: Rows) -> dict[int, int]:
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
    return dict.fromkeys(side, 0)


def list_guarded(  # noqa: C901, PLR0912 - one loop: a call for each step would cost more than the step
    menu: Menu,
    home: Mapping[int, int],
    rows: Rows,
    longest: int | None,
    shortest: int,
    walk: tuple[list[int], list[Iterator[int]]],
) -> Iterator[Block]:
    """Go on from a path with its open branches, and enter no node from which the root is known to be out of reach.

    `need` is for each node a number of hops below which the root cannot be reached without touching the path. A
    search that fails with b hops left raises it to b + 1; when a node from which a cycle closed leaves the path, it is
    lowered again, for that node and for all that can go through it [1]_. Without a bound on the length a failure
    closes a node altogether, which is Johnson's blocking.

    Parameters
    ----------
    menu : callable
        The successors of a node that are at most so many hops from the root, in order.
    home : mapping of int to int
        For each node of the search a number of hops to the root that it takes at least.
    rows : Rows
        The graph, without the nodes that are done.
    longest : int or None
        The most nodes in a cycle.
    shortest : int
        The fewest nodes in a cycle that is given.
    walk : (list of int, list of iterator)
        The path from the root, and for each of its nodes the successors that are still to be tried.

    References
    ----------
    .. [1] Y. Peng, Y. Zhang, X. Lin, W. Zhang, L. Qin, J. Zhou, "Towards bridging theory and practice: hop-constrained
       s-t simple path enumeration", PVLDB 13(4), 2019. https://doi.org/10.14778/3372716.3372720
    """
    path, branches = walk
    root, on_path = path[0], set(path)
    closing, places = set(rows.into[root]), rows.places
    # Without a bound the spare is any number that a closed node, which needs infinitely many hops, is above.
    bound, hop = (len(places) + 1, 0) if longest is None else (longest, 1)
    need: dict[int, float] = {node: hops * hop for node, hops in home.items()}
    # What lies on the path already may have closed cycles: such nodes are reopened as far as they ever were open.
    best: list[float] = [need[node] for node in path]
    block: Block = []
    full, steps = 1, 0
    while branches:
        spare = bound - len(path)
        for node in branches[-1]:
            if need[node] > spare or node in on_path:
                continue
            path.append(node)
            on_path.add(node)
            best.append(inf)
            if node in closing:
                best[-1] = hop
                if len(path) >= shortest:
                    cycle = [places[at] for at in path]
                    first = cycle.index(min(cycle))
                    block.append(cycle[first:] + cycle[:first])
            branches.append(iter(menu(node, 0 if longest is None else longest - len(path))))
            break
        else:
            branches.pop()
            done, hops = path.pop(), best.pop()
            on_path.discard(done)
            if hops == inf:
                need[done] = inf if longest is None else spare + 2
            else:
                if best:
                    best[-1] = min(best[-1], hops + hop)
                need[done] = hops
                opened = [done]
                while opened:
                    near = opened.pop()
                    reach = need[near] + hop
                    for tail in rows.into[near]:
                        if tail not in on_path and need.get(tail, -1) > reach:
                            need[tail] = reach
                            opened.append(tail)
        steps += 1
        if len(block) >= full or steps >= _STEPS:
            yield block
            block, full, steps = [], min(2 * full, _FULL), 0
    yield block
