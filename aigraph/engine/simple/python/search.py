"""The search for simple cycles in plain Python; of any length by Johnson's algorithm, one root at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.protocol import Query
from aigraph.engine.run import Meter
from aigraph.engine.simple.python.adjacency import Adjacency, build_adjacency
from aigraph.engine.simple.python.blocks import MAX_BLOCK, MAX_STEPS, Block
from aigraph.engine.simple.python.bounded import count_bounded, list_bounded

if TYPE_CHECKING:
    from aigraph.engine.runtime.arrays import Int32Array


_Piece = TypeVar("_Piece")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PythonSearch:
    """Needs no compiler and nothing to load: for small and medium graphs."""

    edges: EdgeList
    query: Query

    def _prepare(self, meter: Meter) -> tuple[Adjacency, int | None]:
        adjacency = build_adjacency(self.edges, self.query.roots)
        meter.roots, meter.roots_done = adjacency.roots, 0
        longest = self.query.max_length
        # No cycle is longer than the graph has nodes: from there on a bound is none, and Johnson needs no distances.
        return adjacency, None if longest is None or longest >= len(adjacency.nodes) else longest

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles in blocks that grow, so that the first comes at once."""
        adjacency, longest = self._prepare(meter)
        shortest = self.query.min_length
        if shortest <= 1:
            yield [[node] for node in adjacency.self_loops]
        if longest is None:
            yield from _until_cut(list_unbounded(adjacency, shortest, meter), meter)
        elif shortest <= longest > 1:
            yield from _until_cut(list_bounded(adjacency, (shortest, longest), meter), meter)

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length."""
        adjacency, longest = self._prepare(meter)
        shortest = self.query.min_length
        if shortest <= 1 and adjacency.self_loops:
            yield {1: len(adjacency.self_loops)}
        if longest is None:
            for block in _until_cut(list_unbounded(adjacency, shortest, meter), meter):
                yield Counter(map(len, block))
        elif shortest <= longest > 1:
            yield from _until_cut(count_bounded(adjacency, (shortest, longest), meter), meter)

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices."""
        # Imported here because lists need no numpy.
        from aigraph.engine.runtime.batcher import batch_lists

        return batch_lists(self.blocks(meter), max_rows)


def _until_cut(pieces: Iterator[_Piece], meter: Meter) -> Iterator[_Piece]:
    try:
        for piece in pieces:
            yield piece
            if meter.is_cut:
                return
    except KeyboardInterrupt:
        meter.stop("interrupt", None)


def list_unbounded(adjacency: Adjacency, min_length: int, meter: Meter) -> Iterator[Block]:
    """Yield all simple cycles in blocks, by root and then by rank, each cycle from its root on.

    Johnson's algorithm [1]_ on the strongly connected component of the root. O((n + m)(c + 1)) for c cycles. Blocks may be
    empty. `adjacency` is used up.

    References
    ----------
    .. [1] D. B. Johnson, "Finding all the elementary circuits of a directed graph", SIAM J. Comput. 4(1), 1975.
       https://doi.org/10.1137/0204007
    """
    nodes = adjacency.nodes
    for root in range(adjacency.roots):
        component = _component_of(root, adjacency)
        if len(component) > 1:
            # By node and not by rank, so that a path is a cycle as it is.
            successors = {
                nodes[rank]: [
                    nodes[head] for head in reversed(adjacency.out[rank]) if head in component and head != root
                ]
                for rank in component
            }
            yield from _list_from(nodes[root], successors, {nodes[tail] for tail in adjacency.into[root]}, min_length)
        adjacency.remove_root(root)
        meter.roots_done = root + 1


def _component_of(root: int, adjacency: Adjacency) -> set[int]:
    """Give the strongly connected component of a root among the ranks from it on.

    The searches in both directions take turns, so that a root on a long dead end costs no more than its smaller side.
    """
    backward, forward = {root}, {root}
    tails, heads = backward, forward
    while tails and heads:
        tails = {tail for node in tails for tail in adjacency.into[node] if tail not in backward}
        backward |= tails
        heads = {head for node in heads for head in adjacency.out[node] if head not in forward}
        forward |= heads
    neighbours, whole = (adjacency.into, forward) if tails else (adjacency.out, backward)
    component, frontier = {root}, {root}
    while frontier:
        frontier = {
            other for node in frontier for other in neighbours[node] if other in whole and other not in component
        }
        component |= frontier
    return component


def _list_from(  # noqa: C901, PLR0912 - one loop: a call for each step would cost more than the step
    root: int, successors: Mapping[int, Sequence[int]], closing: Collection[int], min_length: int
) -> Iterator[Block]:
    """Yield the cycles through a root.

    Blocked are the nodes on the path, and those from which the path bars the way to the root; `waiting` holds, for each
    node, those that are unblocked with it. If a cycle closed from a node of the path, one closed from all nodes before it:
    `closed` counts how many.
    """
    path = [root]
    branches = [iter(successors[root])]
    blocked = {root}
    waiting: dict[int, set[int]] = {node: set() for node in successors}
    closed = 1
    block: Block = []
    full, steps = 1, 0
    while branches:
        for node in branches[-1]:
            if node in blocked:
                continue
            if node in closing:
                closed = len(path)
                if closed >= min_length - 1:
                    block.append([*path, node])
            heads = successors[node]
            if blocked.issuperset(heads):
                # Nothing can follow for now: such a node need not be entered to be left again.
                if node not in closing:
                    blocked.add(node)
                    for head in heads:
                        waiting[head].add(node)
                continue
            branches.append(iter(heads))
            path.append(node)
            blocked.add(node)
            if node in closing:
                closed += 1
            break
        else:
            branches.pop()
            left = path.pop()
            if closed > len(path):
                closed = len(path)
                blocked.remove(left)
                if waiting[left]:
                    _unblock(left, blocked, waiting)
            else:
                for head in successors[left]:
                    waiting[head].add(left)
        steps += 1
        if len(block) >= full or steps >= MAX_STEPS:
            yield block
            block, full, steps = [], min(2 * full, MAX_BLOCK), 0
    yield block


def _unblock(node: int, blocked: set[int], waiting: Mapping[int, set[int]]) -> None:
    """Unblock all nodes that wait for one, and all that wait for those."""
    unblocked = waiting[node].copy()
    waiting[node].clear()
    while unblocked:
        near = unblocked.pop()
        if near in blocked:
            blocked.remove(near)
            unblocked |= waiting[near]
            waiting[near].clear()
