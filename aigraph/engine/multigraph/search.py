"""Cycles of single edges: each cycle of nodes that a simple search finds, with the parallel edges put back on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import isnan, nan
from typing import TYPE_CHECKING

from aigraph.engine.edge_list import EdgeList, to_list
from aigraph.engine.edge_queries import MultigraphQuery
from aigraph.engine.multigraph.edge_choices import ParallelEdges, count_choices, list_choices
from aigraph.engine.protocol import Query, Search, rotate_to_first
from aigraph.engine.run import Meter

if TYPE_CHECKING:
    from aigraph.engine.runtime.arrays import Int32Array

_CYCLES_A_PIECE = 1024


@dataclass(frozen=True, eq=False)
class MultigraphSearch:
    """The search for cycles of single edges. A cycle is a list of edge numbers.

    Parameters
    ----------
    edges : EdgeList
        The edges.
    query : MultigraphQuery
        Which cycles. With a tolerance edges without a weight are in no cycle of two edges or more.
    search_nodes : callable
        Searches for the simple cycles of the graph without its parallel edges.
    """

    edges: EdgeList
    query: MultigraphQuery
    search_nodes: Callable[[EdgeList, Query], Search]

    @cached_property
    def _parallel(self) -> dict[tuple[int, int], ParallelEdges]:
        """The edges from one node to another, by weight if that is compared."""
        edges, is_compared = self.edges, self.query.tolerance is not None
        weights = [nan] * len(edges) if edges.weights is None else to_list(edges.weights)
        parallel: dict[tuple[int, int], list[tuple[float, int]]] = {}
        for number, (tail, head, weight) in enumerate(
            zip(to_list(edges.tails), to_list(edges.heads), weights, strict=True)
        ):
            if not is_compared or tail == head or not isnan(weight):
                parallel.setdefault((tail, head), []).append((weight, number))
        if is_compared:
            for group in parallel.values():
                group.sort()
        return dict(parallel)

    @cached_property
    def _simple(self) -> Search:
        tails, heads = [tail for tail, _ in self._parallel], [head for _, head in self._parallel]
        return self.search_nodes(EdgeList(nodes=self.edges.nodes, tails=tails, heads=heads), self.query)

    def _steps(self, cycle: list[int]) -> list[ParallelEdges]:
        """Give the parallel edges of each step of a cycle of nodes."""
        nodes = rotate_to_first(cycle)
        return [self._parallel[step] for step in zip(nodes, [*nodes[1:], nodes[0]], strict=True)]

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles as lists of edge numbers."""
        for block in self._simple.blocks(meter):
            yield ()
            for nodes in block:
                cycles = list_choices(self._steps(nodes), self.query.tolerance)
                while not meter.is_cut and (found := list(islice(cycles, _CYCLES_A_PIECE))):
                    yield found

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length: a product for each cycle of nodes, or with a tolerance a merge of its steps."""
        for block in self._simple.blocks(meter):
            found: Counter[int] = Counter()
            for turn, nodes in enumerate(block):
                found[len(nodes)] += count_choices(self._steps(nodes), self.query.tolerance)
                if turn % _CYCLES_A_PIECE == 0:
                    yield found
                    found = Counter()
                    if meter.is_cut:
                        break
            yield found

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices of edge numbers."""
        from aigraph.engine.runtime.batcher import batch_lists

        return batch_lists(self.blocks(meter), max_rows)
