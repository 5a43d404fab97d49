"""Short cycles where dead ends abound, in plain Python: nodes from which the search failed need more hops from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import inf

from aigraph.engine.simple.python.adjacency import Rows

Block = list[list[int]]
Menu = Callable[[int, int], list[int]]

_FULL = 1024
_STEPS = 8192


def list_guarded(  # noqa: C901, PLR0912 - one loop: a call for each step would cost more than the step
    menu: Menu,
    home: Mapping[int, int],
    rows: Rows,
    longest: int,
    shortest: int,
    walk: tuple[list[int], list[Iterator[int]]],
) -> Iterator[Block]:
    """Go on from a path with its open branches, and enter no node from which the root is known to be out of reach.

    `need` is for each node a number of hops below which the root cannot be reached without touching the path. A
    search that fails with b hops left raises it to b + 1; when a node from which a cycle closed leaves the path, it is
    lowered again, for that node and for all that can go through it [1]_.

    Parameters
    ----------
    menu : callable
        The successors of a node that are at most so many hops from the root, in order.
    home : mapping of int to int
        For each node of the search a number of hops to the root that it takes at least.
    rows : Rows
        The graph, without the nodes that are done.
    longest : int
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
    need: dict[int, float] = dict(home)
    # What lies on the path already may have closed cycles: such nodes are reopened as far as they ever were open.
    best: list[float] = [need[node] for node in path]
    block: Block = []
    full, steps = 1, 0
    while branches:
        spare = longest - len(path)
        for node in branches[-1]:
            if need[node] > spare or node in on_path:
                continue
            path.append(node)
            on_path.add(node)
            best.append(inf)
            if node in closing:
                best[-1] = 1
                if len(path) >= shortest:
                    block.append([places[at] for at in path])
            branches.append(iter(menu(node, longest - len(path))))
            break
        else:
            branches.pop()
            done, hops = path.pop(), best.pop()
            on_path.discard(done)
            if hops == inf:
                need[done] = spare + 2
            else:
                if best:
                    best[-1] = min(best[-1], hops + 1)
                need[done] = hops
                opened = [done]
                while opened:
                    near = opened.pop()
                    reach = need[near] + 1
                    for tail in rows.into[near]:
                        if tail not in on_path and need.get(tail, -1) > reach:
                            need[tail] = reach
                            opened.append(tail)
        steps += 1
        if len(block) >= full or steps >= _STEPS:
            yield block
            block, full, steps = [], min(2 * full, _FULL), 0
    yield block
