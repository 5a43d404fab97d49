"""The search for simple cycles in C: nothing to load, no compiler at the user's."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.extension import cycles
from aigraph.engine.frozen import dataclass
from aigraph.engine.protocol import NamingSearch, Query
from aigraph.engine.run import Meter

if TYPE_CHECKING:
    from aigraph.engine.runtime.arrays import Int32Array

FIRST_BLOCK, GROWTH, MAX_BLOCK = 8, 4, 256
"""The first block is small, so that the first cycle comes at once; each is so many times as large as the one before. None has so many
cycles that to make them sets off the collection of garbage, from 700 objects on, in a loop that keeps none of them."""
STEPS = 1 << 18
"""After so many steps, a millisecond or two, the caller can look at the clock."""
_MOST_STEPS = 1 << 27
"""More than a second: what is not counted at once by then takes more memory than it may."""
_MAX_INT32 = 2**31 - 1


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ExtensionSearch(NamingSearch):
    """Gives the same cycles in the same order as `PythonSearch`."""

    edges: EdgeList
    query: Query

    def _begin(self, meter: Meter, nodes: list[Hashable] | None = None) -> Any:
        query, edges = self.query, self.edges
        search = cycles.Search(
            len(edges.nodes),
            _numbers(edges.tails),
            _numbers(edges.heads),
            None if query.roots is None else list(query.roots),
            0 if query.max_length is None else min(query.max_length, _MAX_INT32),
            query.min_length,
            nodes,
        )
        meter.roots, meter.roots_done = search.roots, 0
        return search

    def _has_no_cycles(self) -> bool:
        longest = self.query.max_length
        return longest is not None and longest < max(2, self.query.min_length)

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles in blocks that grow."""
        return self._blocks(self._begin(meter), None, meter)

    def named_blocks(self, meter: Meter, nodes: Sequence[Hashable]) -> Iterator[Sequence[list[Hashable]]]:
        """Yield the cycles in blocks, as lists of nodes that begin at the node that comes first in the graph."""
        listed = nodes if isinstance(nodes, list) else list(nodes)
        return self._blocks(self._begin(meter, listed), listed, meter)

    def _blocks(self, search: Any, nodes: list[Hashable] | None, meter: Meter) -> Iterator[Sequence[list[Any]]]:
        try:
            if self.query.min_length <= 1 and (loops := search.loops):
                yield [[number if nodes is None else nodes[number]] for number in loops]
            if self._has_no_cycles():
                return
            most = FIRST_BLOCK
            while not (search.is_finished or meter.is_cut):
                yield search.next_block(most, STEPS)
                # Not before: a root is done when its cycles were taken, and a block can hold those of many roots.
                meter.roots_done = search.roots_done
                most = min(GROWTH * most, MAX_BLOCK)
        except KeyboardInterrupt:
            meter.stop("interrupt", None)

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length; what was counted is subtracted where all of them are known at once."""
        search = self._begin(meter)
        try:
            if self.query.min_length <= 1 and (loops := search.loops):
                yield {1: len(loops)}
            counted: dict[int, int] = {}
            spent = budget = STEPS
            while not (search.is_finished or meter.is_cut or self._has_no_cycles()):
                if self.query.max_length is None and _MOST_STEPS >= budget <= spent:
                    # With no more than the search took until now, so that little is lost where it is in vain.
                    totals = search.totals(budget, lambda: self._is_to_stop(meter))
                    if totals is not None:
                        meter.roots_done = search.roots
                        yield {length: totals.get(length, 0) - counted.get(length, 0) for length in totals | counted}
                        return
                    budget *= GROWTH
                counts = search.count(STEPS)
                spent += STEPS
                meter.roots_done = search.roots_done
                for length, number in counts.items():
                    counted[length] = counted.get(length, 0) + number
                yield counts
        except KeyboardInterrupt:
            meter.stop("interrupt", None)

    @staticmethod
    def _is_to_stop(meter: Meter) -> bool:
        meter.check_time()
        return meter.is_cut

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices."""
        # Imported here because lists need no numpy.
        from aigraph.engine.runtime.batcher import batch_lists

        return batch_lists(self.blocks(meter), max_rows)


def _numbers(column: Any) -> Any:
    """Give a list as it is, and any other column as an int32 array."""
    if type(column) is list:
        return column
    # Imported here because lists need no numpy.
    import numpy as np

    return np.ascontiguousarray(column, dtype=np.int32)
