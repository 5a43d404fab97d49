"""Cycles of a small graph when no more is asked than a bound: what the extension finds in its first slice is mostly all of them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cached_property
from typing import TYPE_CHECKING

from aigraph.engine.counts import Counts
from aigraph.engine.cycles import Cycles
from aigraph.engine.edge_list import EdgeList
from aigraph.engine.extension import cycles
from aigraph.engine.limits import Limits
from aigraph.engine.run import CycleIterator
from aigraph.engine.simple.extension_search import FIRST_BLOCK, STEPS, continue_search

if TYPE_CHECKING:
    from aigraph.engine.protocol import Search

FEW_EDGES = 1_000
"""A graph of fewer edges is set up and mostly searched in less time than a run with limits and progress takes to set up."""

KEEPING, RAISING = Limits(), Limits(keep_on_interrupt=False)


class PlainCycles(Cycles):
    """The simple cycles of a small graph, which the extension searches at once; where a slice is not enough, a usual run goes on.

    Parameters
    ----------
    nodes, tails, heads : list
        The graph, as `read_plain` gives it.
    max_length : int
        The most nodes in a cycle, from 2 on; 0 for no bound.
    limits : Limits
        `KEEPING` or `RAISING`.
    make_search : callable
        Makes the search of a usual run.
    """

    # What the constructor of the base takes is made when it is asked for, by names that only this class has.
    _tails: list[int]
    _heads: list[int]
    _most: int
    _make_search: Callable[[EdgeList, int | None], Search]

    def __init__(
        self,
        nodes: list[Hashable],
        tails: list[int],
        heads: list[int],
        max_length: int,
        limits: Limits,
        make_search: Callable[[EdgeList, int | None], Search],
    ) -> None:
        own = self.__dict__
        own["nodes"], own["limits"], own["_make_search"] = nodes, limits, make_search
        own["_tails"], own["_heads"], own["_most"] = tails, heads, max_length

    @cached_property
    def search(self) -> Search:  # type: ignore[override]  # a field there
        """The query, and the implementation that answers it."""
        return self._make_search(EdgeList(nodes=self.nodes, tails=self._tails, heads=self._heads), self._most or None)

    def __iter__(self) -> CycleIterator[list[Hashable]]:
        found, roots, search = cycles.Search.first(self.nodes, self._tails, self._heads, self._most, STEPS, FIRST_BLOCK)
        if search is None:
            return CycleIterator.of_all(found, roots)
        meter = self._meter()
        return CycleIterator(self._blocks(meter, continue_search(search, found, meter)), meter)

    def count(self) -> Counts:
        """Count the cycles by length, without listing them."""
        counts = cycles.Search.count_all(self.nodes, self._tails, self._heads, self._most, STEPS)
        # Where a slice of a millisecond is not enough it is repeated.
        return super().count() if counts is None else Counts.in_order(counts)
