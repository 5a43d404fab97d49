"""Backtracking over path bundles from one first edge, with Johnson's blocking in time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, groupby

from aigraph.engine.edge_queries import Tolerance
from aigraph.engine.temporal.python.path_bundle import PathBundle, extend
from aigraph.engine.temporal.python.reachability import Reachability, find_candidates
from aigraph.engine.temporal.python.timeline import Timeline

_NEVER = -1
_TURNS = 1024


def search_bundles(
    timeline: Timeline,
    max_length: int | None = None,
    tolerance: Tolerance | None = None,
    starts: Iterable[int] | None = None,
) -> Iterator[PathBundle | None]:
    """Yield the temporal cycles of a timeline, bundled by their first edge and their nodes.

    A temporal cycle is a sequence of edges in which the head of each is the tail of the next, the head of the last the tail
    of the first, no node is passed twice, each edge is strictly later than the one before, and all lie in the window of
    the first. Edges at the same time never follow each other. It is found once, from its first edge. A self-loop is a
    cycle of length 1.

    Parameters
    ----------
    timeline : Timeline
        The edges.
    max_length : int, optional
        The most edges of a cycle; by default there is no bound.
    tolerance : (float, float), optional
        The least and the most that an edge may weigh, as a share of the weight of the edge before. The last edge and the
        first are not compared.
    starts : iterable of int, optional
        The first edges to take; by default all.

    Yields
    ------
    PathBundle or None
        By first edge, then by the numbers of the nodes. None comes after some time without, so that a caller can look at the
        clock.

    Notes
    -----
    For each first edge `find_candidates` leaves only the edges that lie on a closed walk. Without `max_length` and
    `tolerance` a depth-first search over nodes then keeps, for each node, the latest departure that is not known to
    fail: a failed search lowers it, and the node that was in the way raises it again when it leaves the path (unblock), as
    in 2SCENT [1]_, which is Johnson's blocking [2]_ in time. So the time between two bundles is bounded by a polynomial of the
    edges in the window. With a bound or a tolerance, what failed once may succeed by other edges; there the search relies
    on the candidates alone.

    References
    ----------
    .. [1] R. Kumar and T. Calders, "2SCENT: an efficient algorithm for enumerating all simple temporal cycles", Proc. VLDB
       Endow. 11(11), 2018. https://doi.org/10.14778/3236187.3236197
    .. [2] D. B. Johnson, "Finding all the elementary circuits of a directed graph", SIAM J. Comput. 4(1), 1975.
       https://doi.org/10.1137/0204007

    Examples
    --------
    >>> from aigraph.engine.temporal.python.timeline import order_edges
    >>> timeline = order_edges(2, [0, 1, 1, 0], [1, 0, 0, 1], [1, 2, 3, 9], window=5)
    >>> [(bundle.nodes, bundle.cycles) for bundle in search_bundles(timeline)]
    [((0, 1), 2)]
    """
    for start in range(len(timeline)) if starts is None else starts:
        if timeline.tail[start] == timeline.head[start]:
            yield PathBundle((timeline.tail[start],), [[start]], [[1]])
        else:
            found = find_candidates(timeline, start, max_length)
            if found.candidates:
                yield from _Backtracking(timeline, start, found, max_length, tolerance).run()


@dataclass(slots=True)
class _Step:
    """A node on the path: its untried branches, the edges that arrive, and the latest departure that closed a cycle."""

    node: int
    branches: Iterator[tuple[int, list[int]]]
    arrived: list[int]
    counts: list[int]
    closed: int = _NEVER


class _Backtracking:
    """A depth-first search from one first edge."""

    def __init__(
        self, timeline: Timeline, start: int, found: Reachability, max_length: int | None, tolerance: Tolerance | None
    ) -> None:
        self.timeline, self.start, self.found = timeline, start, found
        self.max_length, self.tolerance = max_length, tolerance
        self.blocking = max_length is None and tolerance is None
        self.root = timeline.tail[start]
        self.leaving: dict[int, list[tuple[int, list[int]]]] = {}
        self.arriving: dict[int, list[tuple[int, list[int]]]] = {}
        parallel = groupby(found.candidates, key=lambda edge: (timeline.tail[edge], timeline.head[edge]))
        for (tail, head), group in parallel:
            edges = list(group)
            self.leaving.setdefault(tail, []).append((head, edges))
            self.arriving.setdefault(head, []).append((tail, edges))
        # Only an arrival at a node that is earlier than its deadline can close a cycle.
        self.deadline = dict(found.latest)
        self.path: dict[int, _Step] = {}

    def run(self) -> Iterator[PathBundle | None]:
        steps = [self._push(self.timeline.head[self.start], [self.start], [1])]
        for turn in count(1):
            if not steps:
                break
            if turn % _TURNS == 0:
                yield None
            step = steps[-1]
            for head, edges in step.branches:
                kept, counts = extend(
                    self.timeline, step.arrived, step.counts, edges, self._deadline_of(head), self.tolerance
                )
                if not kept:
                    continue
                if head == self.root:
                    step.closed = max(step.closed, self.timeline.rank[kept[-1]])
                    yield PathBundle(
                        (self.root, *self.path),
                        [*(other.arrived for other in steps), kept],
                        [*(other.counts for other in steps), counts],
                    )
                else:
                    steps.append(self._push(head, kept, counts))
                    break
            else:
                steps.pop()
                self._pop(step, steps[-1] if steps else None)

    def _deadline_of(self, head: int) -> int:
        """Give the rank before which an arrival is worth while."""
        if self.blocking or head == self.root:
            return self.deadline[head]
        too_far = self.max_length is not None and len(self.path) + 1 + self.found.hops[head] > self.max_length
        return _NEVER if too_far or head in self.path else self.deadline[head]

    def _push(self, node: int, arrived: list[int], counts: list[int]) -> _Step:
        step = _Step(node, iter(self.leaving.get(node, ())), arrived, counts)
        self.path[node] = step
        if self.blocking:
            # Whatever comes later on this path arrives later: so the node is blocked while it is on the path.
            self.deadline[node] = self.timeline.rank[arrived[0]]
        return step

    def _pop(self, step: _Step, parent: _Step | None) -> None:
        del self.path[step.node]
        if not self.blocking or step.closed == _NEVER:
            return
        rank = self.timeline.rank
        if parent is not None:
            earlier = bisect_left(step.arrived, step.closed, key=rank.__getitem__)
            parent.closed = max(parent.closed, rank[step.arrived[earlier - 1]])
        self._unblock(step.node, step.closed)

    def _unblock(self, node: int, closed: int) -> None:
        """Raise the deadline of a node, and those of all nodes that were blocked by it."""
        rank = self.timeline.rank
        raised = [(node, closed)]
        while raised:
            node, deadline = raised.pop()
            if deadline <= self.deadline[node]:
                continue
            self.deadline[node] = deadline
            for tail, edges in self.arriving.get(node, ()):
                earlier = bisect_left(edges, deadline, key=rank.__getitem__)
                if tail not in self.path and earlier and rank[edges[earlier - 1]] > self.deadline[tail]:
                    raised.append((tail, rank[edges[earlier - 1]]))
