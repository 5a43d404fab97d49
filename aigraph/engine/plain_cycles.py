"""Cycles of a small graph when no more is asked than a bound: what the extension finds in its first slice is mostly all of them."""

from __future__ import annotations

from collections.abc import Generator, Hashable, Sequence
from typing import Any, Self

from aigraph.engine.counts import Counts
from aigraph.engine.cycles import Cycles
from aigraph.engine.edge_list import EdgeList
from aigraph.engine.extension import cycles
from aigraph.engine.limits import Limits
from aigraph.engine.run import CycleIterator, Meter
from aigraph.engine.simple.extension_search import FIRST_BLOCK, GROWTH, MAX_BLOCK, STEPS

FEW_EDGES = 1_000
"""A graph of fewer edges is set up and mostly searched in less time than a run with limits and progress takes to set up."""


class PlainCycles(Cycles):
    """The simple cycles of a small graph, which the extension searches at once; where a slice is not enough, it goes on.

    Parameters
    ----------
    plain : (list, list, list)
        Nodes, tails and heads, as `read_plain` gives them.
    max_length : int
        The most nodes in a cycle, from 2 on; 0 for no bound.
    """

    limits = Limits()
    _plain: tuple[list[Hashable], list[int], list[int]]
    _most: int

    def __init__(self, plain: tuple[list[Hashable], list[int], list[int]], max_length: int) -> None:
        # Past the constructor of the base, since a frozen field takes ten times as long to set.
        own = self.__dict__
        own["nodes"], own["_plain"], own["_most"] = plain[0], plain, max_length

    def raising_interrupts(self) -> Self:
        """Let an interrupt end a run without keeping what was found."""
        self.__dict__["limits"] = Limits(keep_on_interrupt=False)
        return self

    @property
    def edges(self) -> EdgeList:
        """The graph as a search takes it."""
        nodes, tails, heads = self._plain
        return EdgeList(nodes=nodes, tails=tails, heads=heads)

    def __iter__(self) -> CycleIterator[list[Hashable]]:
        found, roots, search = cycles.Search.first(*self._plain, self._most, STEPS, FIRST_BLOCK)
        if search is None:
            return CycleIterator.of_all(found, roots)
        meter = self._meter()
        return CycleIterator(self._go_on(found, search, meter), meter)

    def _go_on(self, found: list[list[Hashable]], search: Any, meter: Meter) -> Generator[Sequence[list[Hashable]]]:
        # No limit is set, so that nothing is to be metered but the progress.
        most, meter.roots = FIRST_BLOCK, search.roots
        try:
            while True:
                done = meter.roots_done = search.roots_done
                meter.found += len(found)
                yield found
                meter.roots_delivered = done
                if search.is_finished:
                    return
                meter.check_time()
                most = min(GROWTH * most, MAX_BLOCK)
                found = search.next_block(most, STEPS)
        except KeyboardInterrupt:
            meter.stop("interrupt", None)

    def count(self) -> Counts:
        """Count the cycles by length, without listing them."""
        counts = cycles.Search.count_all(*self._plain, self._most, STEPS)
        # Where a slice of a millisecond is not enough it is repeated.
        return super().count() if counts is None else Counts.in_order(counts)
