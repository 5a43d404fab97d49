"""The search for temporal cycles in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from aigraph.engine.edge_list import EdgeList, to_list
from aigraph.engine.edge_queries import TemporalQuery
from aigraph.engine.run import Meter
from aigraph.engine.temporal.python.backtracking import search_bundles
from aigraph.engine.temporal.python.path_bundle import PathBundle, expand
from aigraph.engine.temporal.python.timeline import Timeline, order_edges

if TYPE_CHECKING:
    from aigraph.engine.runtime.arrays import Int32Array

_STARTS_A_PIECE = 64
_CYCLES_A_PIECE = 1024


@dataclass(frozen=True, eq=False)
class PythonTemporalSearch:
    """Needs no compiler and nothing to load. A cycle is a list of edge numbers."""

    edges: EdgeList
    query: TemporalQuery

    @cached_property
    def _timeline(self) -> Timeline:
        edges = self.edges
        return order_edges(
            len(edges.nodes),
            to_list(edges.tails),
            to_list(edges.heads),
            to_list(edges.ticks),
            self.query.window,
            None if edges.weights is None else to_list(edges.weights),
        )

    def _bundles(self, meter: Meter) -> Iterator[PathBundle | None]:
        """Yield the bundles of the query, and None now and then."""
        wanted = None if self.query.roots is None else set(self.query.roots)
        meter.roots = len(self._timeline)
        for start in range(meter.roots):
            meter.roots_done = start
            if start % _STARTS_A_PIECE == 0:
                yield None
            if meter.is_cut:
                return
            yield from self._bundles_from(start, wanted, meter)
        meter.roots_done = meter.roots

    def _bundles_from(self, start: int, wanted: Collection[int] | None, meter: Meter) -> Iterator[PathBundle | None]:
        query = self.query
        for bundle in search_bundles(self._timeline, query.max_length, query.tolerance, (start,)):
            if bundle is None:
                yield None
                if meter.is_cut:
                    return
            elif len(bundle.nodes) >= query.min_length and (
                wanted is None or any(node in wanted for node in bundle.nodes)
            ):
                yield bundle

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles as lists of edge numbers."""
        number = self._timeline.number
        for bundle in self._bundles(meter):
            cycles = iter(()) if bundle is None else expand(self._timeline, bundle, self.query.tolerance)
            yield (block := [[number[edge] for edge in cycle] for cycle in islice(cycles, 1)])
            while block and not meter.is_cut:
                yield (block := [[number[edge] for edge in cycle] for cycle in islice(cycles, _CYCLES_A_PIECE)])

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length, a bundle at a time."""
        found: Counter[int] = Counter()
        for bundle in self._bundles(meter):
            if bundle is None:
                yield found
                found = Counter()
            else:
                found[len(bundle.nodes)] += bundle.cycles
        yield found

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices of edge numbers."""
        # Imported here because lists need no numpy.
        from aigraph.engine.runtime.batcher import batch_lists

        return batch_lists(self.blocks(meter), max_rows)
