"""The n cycles with the largest bottleneck: by bisection on the bottleneck of the last of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.protocol import Search
from aigraph.engine.run import Meter

# A trial that finds fewer cycles than this, and so many for each that is wanted, has all of them sorted.
_FEW, _FEW_EACH = 256, 32


class WeightOrder(Protocol):
    """The edges of a graph by descending weight, and the cycles on the heaviest of them."""

    @property
    def thresholds(self) -> Sequence[float]:
        """The weights, each once, largest first."""

    @property
    def sizes(self) -> Sequence[int]:
        """For each threshold the number of edges that weigh at least as much."""

    def subgraph(self, step: int) -> tuple[EdgeList, Callable[[list[int]], list[int]]]:
        """Give the edges that weigh at least as much as a threshold, and what turns a cycle on them into one of the graph."""

    def bottleneck(self, cycle: Sequence[int]) -> float:
        """Give the smallest weight on a cycle of the graph."""


@dataclass(frozen=True)
class TopK:
    """Answers which cycles have the largest bottlenecks.

    Parameters
    ----------
    edges : EdgeList
        The graph.
    by_weight : callable
        Orders its edges by weight.
    search : callable
        Puts the query to some of its edges.

    Notes
    -----
    A cycle has a bottleneck of at least b if all its edges weigh at least b. So edges are taken from the heaviest down,
    twice as many each time, until n cycles close. If these are few, the n largest are among them. Else the n-th bottleneck
    is found by bisection. No trial finds more than a few hundred cycles, and there are at most about 2 log(m) trials for m
    different weights.
    """

    edges: EdgeList
    by_weight: Callable[[EdgeList], WeightOrder]
    search: Callable[[EdgeList], Search]

    def __call__(self, n: int, meter: Meter) -> list[tuple[float, list[int]]]:
        """Give the n largest with their bottlenecks.

        Those that share a bottleneck come in the order of the search in the subgraph of the last trial. If the meter cuts it
        short, what is given are the largest for certain, fewer than n.
        """
        order = self.by_weight(self.edges)
        certain: list[list[int]] = []
        try:
            certain = self._bisect(order, n, meter)
        except KeyboardInterrupt:
            meter.stop("interrupt", None)
        ranked = [(float(order.bottleneck(cycle)), cycle) for cycle in certain]
        ranked.sort(key=lambda entry: -entry[0])
        return ranked[:n]

    def _bisect(self, order: WeightOrder, n: int, meter: Meter) -> list[list[int]]:
        """Give cycles among which the n largest are, and all that are as large as any of them."""
        most, last = _FEW + _FEW_EACH * n, len(order.thresholds) - 1
        certain: list[list[int]] = []
        low, high = -1, last + 1
        # Every trial visits all nodes, so that one with fewer edges than nodes costs as much as one with as many.
        first = bisect_left(order.sizes, max(n, len(self.edges.nodes) // 4))
        while high - low > 1:
            tried = min(max(first, 2 * low + 2), last) if high > last else (low + high) // 2
            found = list(islice(self._cycles(order, tried, meter), most))
            if meter.is_cut:
                return certain
            if len(found) >= most:
                high = tried
                continue
            low, certain = tried, found
            if len(found) >= n:
                return certain
        if high <= last:
            # More cycles share this bottleneck than a trial finds: those that are met first are taken.
            least = order.thresholds[high]
            ties = (cycle for cycle in self._cycles(order, high, meter) if order.bottleneck(cycle) == least)
            certain += islice(ties, n - len(certain))
        return certain

    def _cycles(self, order: WeightOrder, step: int, meter: Meter) -> Iterator[list[int]]:
        """Yield the cycles on edges that weigh at least as much as a threshold."""
        edges, restore = order.subgraph(step)
        for block in self.search(edges).blocks(meter):
            yield from map(restore, block)
            meter.check_time()
            if meter.is_cut:
                return
