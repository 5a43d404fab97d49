"""The cycles of a graph, found when they are looked at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from aigraph.engine.limits import Limits, ProgressCallback, default_progress
from aigraph.engine.protocol import NamingSearch, Search, rotate_to_first
from aigraph.engine.run import CycleIterator, CycleList, Meter, is_interrupt, metered

if TYPE_CHECKING:
    from aigraph.engine.counts import Counts
    from aigraph.engine.runtime.arrays import Int32Array

_LIST_BYTES = 56
_ITEM_BYTES = 8
_CELL_BYTES = 4
_BATCH_ROWS = 131_072

_Cycle = TypeVar("_Cycle", bound=list[Hashable])


class Ranking(Protocol):
    """Answers which cycles have the largest bottlenecks."""

    def __call__(self, n: int, meter: Meter) -> list[tuple[float, list[int]]]:
        """Give the bottlenecks and numbers of the n largest; fewer if the meter cuts it short."""


@dataclass(frozen=True, eq=False, repr=False)
class LazyCycles(ABC, Generic[_Cycle]):
    """The cycles that answer a query, in one form or another.

    Iterate for the cycles one by one; `count`, `batches` and `largest` answer without listing. Each of them is a run of its
    own, which searches anew, has all limits to itself, and says what cut it short: `CycleIterator.cut`, `CycleList.cut`
    and `Counts.cut`.

    Parameters
    ----------
    nodes : sequence
        The nodes by number.
    search : Search
        The query, and the implementation that answers it.
    limits : Limits
        What may end a run early.
    progress : callable, optional
        Called with a `Progress` some times a second.
    ranking : callable, optional
        Answers `largest`; None if the edges have no weights.
    """

    nodes: Sequence[Hashable]
    search: Search
    limits: Limits = field(default_factory=Limits)
    progress: ProgressCallback | None = None
    ranking: Ranking | None = None

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self.nodes):,} nodes, found when they are looked at>"

    def __iter__(self) -> CycleIterator[_Cycle]:
        meter = self._meter()
        return CycleIterator(self._blocks(meter), meter)

    def collect(self) -> CycleList[_Cycle]:
        """Find all cycles, as far as the limits allow.

        Examples
        --------
        >>> from aigraph.engine import enumerate_cycles
        >>> enumerate_cycles([("a", "b"), ("b", "a")]).collect()
        [['a', 'b']]
        """
        meter = self._meter()
        cycles = list(chain.from_iterable(self._blocks(meter)))
        # A cycle at which an interrupt came is lost.
        meter.found = len(cycles)
        return CycleList(cycles, meter.cut)

    @abstractmethod
    def named(self, numbers: Sequence[int]) -> _Cycle:
        """Turn numbers, as in a row of a batch, into a cycle."""

    def count(self) -> Counts:
        """Count the cycles by length, without listing them.

        A limit on the number of cycles counts the first so many; the other limits leave a count of what was found
        in time. Either way `Counts.cut` says so.

        Examples
        --------
        >>> from aigraph.engine import enumerate_cycles
        >>> enumerate_cycles([("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")]).count()
        Counts({2: 1, 3: 1})
        """
        # Imported here because lists need none.
        from aigraph.engine.counts import Counts

        found: dict[int, int] = {}
        meter = self._meter()
        if self.limits.max_cycles is None:
            for counts, _ in metered(self.search.counts(meter), meter, _size_of_counts):
                for length, number in counts.items():
                    found[length] = found.get(length, 0) + number
        else:
            for block, allowed in metered(self.search.blocks(meter), meter, self._size_of_lists):
                for cycle in islice(block, allowed):
                    found[len(cycle)] = found.get(len(cycle), 0) + 1
        return Counts(found, meter.cut)

    def batches(self, max_rows: int = _BATCH_ROWS) -> CycleIterator[tuple[int, Int32Array]]:
        """Iterate over the cycles as matrices, in constant memory.

        Parameters
        ----------
        max_rows : int
            The most cycles in a matrix.

        Returns
        -------
        CycleIterator of (int, numpy.ndarray)
            A length, and an int32 matrix [cycles x length] of numbers, of which `named` makes cycles. Columns may be
            contiguous in memory (Fortran order).

        Examples
        --------
        >>> from aigraph.engine import enumerate_cycles
        >>> cycles = enumerate_cycles([("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")])
        >>> [(length, matrix.tolist()) for length, matrix in cycles.batches()], cycles.nodes
        ([(2, [[0, 1]]), (3, [[0, 1, 2]])], ['a', 'b', 'c'])
        """
        if max_rows < 1:
            raise ValueError(f"max_rows {max_rows} is below 1")
        meter = self._meter()
        return CycleIterator(([item] for item in self._matrices(max_rows, meter)), meter)

    def largest(self, n: int) -> CycleList[tuple[float, _Cycle]]:
        """Give the n cycles with the largest bottleneck, largest first, without visiting all.

        The bottleneck of a cycle is the smallest weight on it.

        Returns
        -------
        CycleList of (float, list)
            Bottlenecks and cycles. Of cycles that share the last bottleneck those that the search meets first. If a limit
            cut it short, those that are the largest for certain.

        Raises
        ------
        ValueError
            If the edges have no weights, or n is below 1.

        Examples
        --------
        >>> from aigraph.engine import enumerate_cycles
        >>> edges = [("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")]
        >>> enumerate_cycles(edges, weight=[5, 4, 3, 1]).largest(1)
        [(3.0, ['a', 'b', 'c'])]
        """
        if self.ranking is None:
            raise ValueError("the edges have no weights to rank by: give weight=")
        if n < 1:
            raise ValueError(f"n {n} is below 1")
        meter = self._meter()
        try:
            ranked = self.ranking(n, meter)
        except SystemError as error:
            if is_interrupt(error):
                raise KeyboardInterrupt from None
            raise
        meter.found = len(ranked)
        return CycleList([(bottleneck, self._listed(cycle)) for bottleneck, cycle in ranked], meter.cut)

    def _meter(self) -> Meter:
        return Meter(self.limits, self.progress or default_progress())

    def _listed(self, cycle: list[int]) -> _Cycle:
        return self.named(cycle)

    def _size_of_lists(self, block: Sequence[list[Any]]) -> tuple[int, int]:
        if self.limits.max_bytes is None:
            return len(block), 0
        return len(block), max((_LIST_BYTES + _ITEM_BYTES * len(cycle) for cycle in block), default=0)

    def _blocks(self, meter: Meter, found: Iterator[Sequence[list[Any]]] | None = None) -> Generator[Sequence[_Cycle]]:
        # A run that has begun already gives what it finds.
        blocks = metered(self._found(meter) if found is None else found, meter, self._size_of_lists)
        unnamed, named = 0, list[_Cycle]()
        try:
            for block, allowed in blocks:
                unnamed, named = allowed, []
                yield self._named_block(block if allowed == len(block) else block[:allowed], named)
                unnamed = 0
        except KeyboardInterrupt:
            # It came while a block was named, and not while one was searched for.
            with suppress(StopIteration):
                blocks.throw(KeyboardInterrupt())
            if unnamed:
                meter.found -= unnamed - len(named)
                yield named

    def _found(self, meter: Meter) -> Iterator[Sequence[list[Any]]]:
        return self.search.blocks(meter)

    def _named_block(self, block: Sequence[list[Any]], named: list[_Cycle]) -> Sequence[_Cycle]:
        # Into a list of the caller, who keeps what stands there when an interrupt comes.
        named.extend(map(self._listed, block))
        return named

    def _matrices(self, max_rows: int, meter: Meter) -> Generator[tuple[int, Int32Array]]:
        if self.limits.max_cycles is not None:
            from aigraph.engine.runtime.batcher import batch_lists

            # The first cycles are first in the order of the search, which tables of one length each do not keep.
            pieces = metered(self.search.blocks(meter), meter, self._size_of_lists)
            first = batch_lists((block[:allowed] for block, allowed in pieces), max_rows)
            yield from ((table.shape[1], table) for table in first if table is not None)
            return
        for table, allowed in metered(self.search.tables(meter, max_rows), meter, _size_of_table):
            if table is not None and allowed:
                yield table.shape[1], table[:allowed]


class Cycles(LazyCycles[list[Hashable]]):
    """The simple cycles that answer a query, each as the list of its nodes.

    A list begins at the node that comes first in the graph. A row of `batches` holds numbers into `nodes` and begins at its
    root, the node of the cycle with the largest product of in-degree and out-degree: to rotate each row would double the
    time of writing. For `largest` the weights of parallel edges are added up.
    """

    def named(self, numbers: Sequence[int]) -> list[Hashable]:
        """Turn numbers, as in a row of a batch, into nodes."""
        nodes = self.nodes
        return [nodes[number] for number in numbers]

    def _listed(self, cycle: list[int]) -> list[Hashable]:
        return self.named(rotate_to_first(cycle))

    def _found(self, meter: Meter) -> Iterator[Sequence[list[Any]]]:
        search = self.search
        return search.named_blocks(meter, self.nodes) if isinstance(search, NamingSearch) else search.blocks(meter)

    def _named_block(self, block: Sequence[list[Any]], named: list[list[Hashable]]) -> Sequence[list[Hashable]]:
        if isinstance(self.search, NamingSearch):
            return block
        # In one expression, since calls for each cycle took longer than to find it.
        node = self.nodes.__getitem__
        named.extend(list(map(node, cycle if cycle[0] == min(cycle) else rotate_to_first(cycle))) for cycle in block)
        return named


def _size_of_counts(counts: Mapping[int, int]) -> tuple[int, int]:
    return sum(counts.values()), 0


def _size_of_table(table: Int32Array | None) -> tuple[int, int]:
    return (0, 0) if table is None else (table.shape[0], _CELL_BYTES * table.shape[1])
