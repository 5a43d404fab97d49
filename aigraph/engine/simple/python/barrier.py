"""Bounded search where dead ends abound: the lower bound on the distance to the root is raised after failure (barrier)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import inf

from aigraph.engine.simple.python.adjacency import Adjacency
from aigraph.engine.simple.python.blocks import MAX_BLOCK, MAX_STEPS, Block


def list_with_barriers(  # noqa: C901, PLR0912 - one loop: a call for each step would cost more than the step
    successors: Callable[[int, int], list[int]],
    to_root: Mapping[int, int],
    adjacency: Adjacency,
    lengths: tuple[int, int],
    stack: tuple[list[int], list[Iterator[int]]],
) -> Iterator[Block]:
    """Continue a depth-first search, and enter no node from which the root is known to be out of reach.

    The barrier of a node is a number of hops below which the root cannot be reached without touching the path. A
    search that fails with b hops left raises it to b + 1; when a node from which a cycle closed leaves the path, its own
    is lowered again, and those of all nodes that can go through it [1]_. Between two cycles there are O(k m) steps, for
    cycles of at most k nodes among m edges.

    Parameters
    ----------
    successors : callable
        Gives the successors of a node that are at most so many hops from the root, in order.
    to_root : mapping of int to int
        For each node of the search its distance to the root.
    adjacency : Adjacency
        The graph, without the roots that are done.
    lengths : (int, int)
        The fewest and the most nodes in a cycle.
    stack : (list of int, list of iterator)
        The path from the root, and for each of its nodes the successors that are not tried yet.

    References
    ----------
    .. [1] Y. Peng, Y. Zhang, X. Lin, W. Zhang, L. Qin, J. Zhou, "Towards bridging theory and practice: hop-constrained
       s-t simple path enumeration", PVLDB 13(4), 2019. https://doi.org/10.14778/3372716.3372720
    """
    min_length, max_length = lengths
    path, branches = stack
    root, on_path = path[0], set(path)
    closing, nodes = set(adjacency.into[root]), adjacency.nodes
    barrier: dict[int, float] = dict(to_root)
    # Nodes already on the path may have closed cycles: their barriers are lowered as far as they ever were.
    shortest: list[float] = [barrier[node] for node in path]
    block: Block = []
    full, steps = 1, 0
    while branches:
        spare = max_length - len(path)
        for node in branches[-1]:
            if barrier[node] > spare or node in on_path:
                continue
            path.append(node)
            on_path.add(node)
            shortest.append(inf)
            if node in closing:
                shortest[-1] = 1
                if len(path) >= min_length:
                    block.append([nodes[rank] for rank in path])
            branches.append(iter(successors(node, max_length - len(path))))
            break
        else:
            branches.pop()
            left, hops = path.pop(), shortest.pop()
            on_path.discard(left)
            if hops == inf:
                barrier[left] = spare + 2
            else:
                if shortest:
                    shortest[-1] = min(shortest[-1], hops + 1)
                barrier[left] = hops
                lowered = [left]
                while lowered:
                    near = lowered.pop()
                    through = barrier[near] + 1
                    for tail in adjacency.into[near]:
                        if tail not in on_path and barrier.get(tail, -1) > through:
                            barrier[tail] = through
                            lowered.append(tail)
        steps += 1
        if len(block) >= full or steps >= MAX_STEPS:
            yield block
            block, full, steps = [], min(2 * full, MAX_BLOCK), 0
    yield block
