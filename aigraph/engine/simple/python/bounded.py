"""Simple cycles of bounded length, by a depth-first search that is pruned by the distances to the root."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from aigraph.engine.run import Meter
from aigraph.engine.simple.python.adjacency import Adjacency
from aigraph.engine.simple.python.blocks import MAX_BLOCK, MAX_STEPS, Block
from aigraph.engine.simple.python.distances import distances_to_root

# A search that takes so many steps for each cycle it finds continues with barriers.
_STEPS_A_CYCLE = 32


class PrunedSuccessors:
    """For one root: the successors from which the root can still be reached in time, nearest to it first."""

    def __init__(self, root: int, adjacency: Adjacency, max_length: int) -> None:
        self.to_root = distances_to_root(root, adjacency.out, adjacency.into, max_length)
        self.closing = set(adjacency.into[root])
        self._out = adjacency.out
        self._cache: dict[tuple[int, int], list[int]] = {}

    def within(self, node: int, hops: int) -> list[int]:
        """Give the successors of a node, but for the root, that are at most so many hops from the root."""
        key = node, hops
        if key not in self._cache:
            to_root = self.to_root
            near = [head for head in reversed(self._out[node]) if to_root.get(head, hops + 1) <= hops]
            self._cache[key] = sorted((head for head in near if to_root[head]), key=to_root.__getitem__)
        return self._cache[key]


def list_bounded(adjacency: Adjacency, lengths: tuple[int, int], meter: Meter) -> Iterator[Block]:
    """Yield the simple cycles of bounded length in blocks, each cycle from its root on.

    Each rank in turn is the root of the cycles that pass no lesser rank. The depth-first search takes successors near the
    root first and then by rank, and none from which the root is too far for the hops that remain; the last hop is taken
    for all nodes at once. Blocks may be empty. `adjacency` is used up.

    Parameters
    ----------
    adjacency : Adjacency
        The graph.
    lengths : (int, int)
        The fewest and the most nodes in a cycle.
    meter : Meter
        The meter of the run.

    Notes
    -----
    Every dead end certifies a closed walk of at most k edges, k being the most nodes in a cycle. Where such walks are many
    and cycles few, the search continues with barriers (`list_with_barriers`). So it takes O(k m) steps from one cycle to
    the next, and O(k m (n + c)) for c cycles in a graph of n nodes and m edges, of which only those near a root count.
    """
    block: Block = []
    full = 1
    for root in range(adjacency.roots):
        if adjacency.into[root] and adjacency.out[root]:
            for found in _list_from(root, adjacency, lengths):
                block += found
                if len(block) >= full or not found:
                    yield block
                    block, full = [], min(2 * full, MAX_BLOCK)
        adjacency.remove_root(root)
        meter.roots_done = root + 1
    yield block


def _list_from(root: int, adjacency: Adjacency, lengths: tuple[int, int]) -> Iterator[Block]:
    min_length, max_length = lengths
    successors = PrunedSuccessors(root, adjacency, max_length)
    closing, nodes = successors.closing, adjacency.nodes
    path, on_path = [root], {root}
    branches = [iter(successors.within(root, max_length - 1))]
    steps = found_since = 0
    while branches:
        for node in branches[-1]:
            if node in on_path:
                continue
            steps += 1
            path.append(node)
            depth = len(path)
            ends = closing if depth >= min_length else ()
            if depth >= max_length - 1:
                lasts = (
                    [] if depth == max_length else [last for last in successors.within(node, 1) if last not in on_path]
                )
                cycle = [nodes[rank] for rank in path]
                found = [cycle] if node in ends else []
                found += [[*cycle, nodes[last]] for last in lasts]
                path.pop()
                found_since += len(found)
                if found:
                    yield found
                continue
            if node in ends:
                found_since += 1
                yield [[nodes[rank] for rank in path]]
            on_path.add(node)
            branches.append(iter(successors.within(node, max_length - depth)))
            break
        else:
            branches.pop()
            on_path.discard(path.pop())
        if steps >= MAX_STEPS and branches:
            yield []
            if found_since * _STEPS_A_CYCLE < steps:
                yield from _with_barriers(successors, adjacency, lengths, (path, branches))
                return
            steps = found_since = 0


def _with_barriers(
    successors: PrunedSuccessors,
    adjacency: Adjacency,
    lengths: tuple[int, int],
    stack: tuple[list[int], list[Iterator[int]]],
) -> Iterator[Block]:
    # Imported here because few searches need it.
    from aigraph.engine.simple.python.barrier import list_with_barriers

    return list_with_barriers(successors.within, successors.to_root, adjacency, lengths, stack)


def count_bounded(adjacency: Adjacency, lengths: tuple[int, int], meter: Meter) -> Iterator[Counter[int]]:
    """Count the cycles that `list_bounded` lists, some at a time; the last hop is counted without being taken."""
    for root in range(adjacency.roots):
        if adjacency.into[root] and adjacency.out[root]:
            yield from _count_from(root, adjacency, lengths)
        adjacency.remove_root(root)
        meter.roots_done = root + 1


def _count_from(  # noqa: C901 - one loop: a call for each step would cost more than the step
    root: int, adjacency: Adjacency, lengths: tuple[int, int]
) -> Iterator[Counter[int]]:
    min_length, max_length = lengths
    successors = PrunedSuccessors(root, adjacency, max_length)
    closing, within = successors.closing, successors.within
    counts = [0] * (max_length + 2)
    path, on_path = [root], {root}
    branches = [iter(within(root, max_length - 1))]
    steps = 0
    last_but_one = max_length - 1
    sets: dict[int, frozenset[int]] = {}
    while branches:
        depth = len(path) + 1
        for node in branches[-1]:
            if node in on_path:
                continue
            steps += 1
            if node in closing:
                counts[depth] += 1
            if depth < last_but_one:
                path.append(node)
                on_path.add(node)
                branches.append(iter(within(node, max_length - depth)))
                break
            if depth == last_but_one:
                if node not in sets:
                    sets[node] = frozenset(within(node, 1))
                lasts = sets[node]
                counts[max_length] += len(lasts) - len(on_path & lasts)
        else:
            branches.pop()
            on_path.discard(path.pop())
        if steps >= MAX_STEPS and branches:
            found = sum(counts)
            yield _by_length(counts, min_length)
            counts = [0] * (max_length + 2)
            if found * _STEPS_A_CYCLE < steps:
                for block in _with_barriers(successors, adjacency, lengths, (path, branches)):
                    yield Counter(map(len, block))
                return
            steps = 0
    yield _by_length(counts, min_length)


def _by_length(counts: Sequence[int], min_length: int) -> Counter[int]:
    return Counter({length: number for length, number in enumerate(counts) if number and length >= min_length})
