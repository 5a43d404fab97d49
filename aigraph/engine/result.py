"""The answer to a question about cycles: lazy, begun anew each time it is asked, and honest about what was cut."""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from aigraph.engine.limits import Cut, Limits, Meter, Progress, Told, is_interrupt
from aigraph.engine.simple.python.search import Search, tables_of, turned

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LIST_BYTES = 56
_ITEM_BYTES = 8
_BATCH_ROWS = 131_072


@dataclass(frozen=True)
class Counts(Mapping[int, int]):
    """How many cycles there are of each length, shortest first.

    Examples
    --------
    >>> counts = Counts({3: 2, 2: 1})
    >>> counts, counts.total
    (Counts({2: 1, 3: 2}), 3)
    >>> counts == {2: 1, 3: 2}
    True
    """

    by_length: Mapping[int, int]
    cut: Cut | None = None

    def __post_init__(self) -> None:
        ordered = {length: self.by_length[length] for length in sorted(self.by_length) if self.by_length[length]}
        object.__setattr__(self, "by_length", ordered)

    def __getitem__(self, length: int) -> int:
        return self.by_length[length]

    def __iter__(self) -> Iterator[int]:
        return iter(self.by_length)

    def __len__(self) -> int:
        return len(self.by_length)

    def __eq__(self, other: object) -> bool:
        return dict(self.by_length) == dict(other) if isinstance(other, Mapping) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # equal to plain dictionaries, which have no hash either

    def __repr__(self) -> str:
        return f"Counts({dict(self.by_length)}{f', {self.cut}' if self.cut else ''})"

    @property
    def total(self) -> int:
        """The number of cycles of any length."""
        return sum(self.by_length.values())


@dataclass
class Cycles:
    """The cycles of a graph that were asked for, found when they are looked at.

    Iterate for lists of nodes; `count`, `batches` and `largest` answer without listing. Each of them searches anew.

    Parameters
    ----------
    nodes : sequence
        The nodes by number.
    search : Search
        The question, and the engine that answers it.
    limits : Limits
        What may end it early.
    progress : callable, optional
        Called with a `Progress` some times a second.
    rank : callable, optional
        Gives the n largest cycles by bottleneck; None if the arcs have no weights.
    cut : Cut or None
        What cut the last run short; None if it was complete, or has not ended yet.
    reached : Progress or None
        How far the last run had come when the last of its cycles was taken; None before the first.
    """

    nodes: Sequence[Hashable]
    search: Search = field(repr=False)
    limits: Limits = field(default_factory=Limits, repr=False)
    progress: Told | None = field(default=None, repr=False)
    rank: Callable[[int, Meter], tuple[list[tuple[float, list[int]]], Cut | None]] | None = field(
        default=None, repr=False
    )
    cut: Cut | None = None
    reached: Progress | None = field(default=None, repr=False, kw_only=True)

    def __repr__(self) -> str:
        return f"<cycles of {len(self.nodes):,} nodes, not yet looked for>"

    def __iter__(self) -> Iterator[list[Hashable]]:
        pieces = self._pieces(self.search.blocks, _size_of_lists)
        rest: Iterator[list[int]] = iter(())
        try:
            for block, allowed in pieces:
                rest = islice(block, allowed)
                yield from map(self._listed, rest)
        except KeyboardInterrupt:
            # It came while a cycle was named, and not while one was looked for.
            with suppress(StopIteration):
                pieces.throw(KeyboardInterrupt())
            if self.cut is not None:
                self.cut = replace(self.cut, found=self.cut.found - sum(1 for _ in rest))

    def named(self, numbers: Sequence[int]) -> list[Hashable]:
        """Turn numbers, as in a row of a batch, into nodes."""
        nodes = self.nodes
        return [nodes[number] for number in numbers]

    def _listed(self, cycle: list[int]) -> list[Hashable]:
        return self.named(turned(cycle))

    def count(self) -> Counts:
        """Count the cycles by length, without listing them.

        A limit on the number of cycles counts the first so many; the other limits leave a count of what was found
        in time. Either way `Counts.cut` says so.

        Examples
        --------
        >>> from aigraph.engine import enumerate_cycles
        >>> enumerate_cycles((["lab", "cloud", "chips", "cloud"], ["cloud", "chips", "lab", "lab"])).count()
        Counts({2: 1, 3: 1})
        """
        found: dict[int, int] = {}
        if self.limits.count is None:
            for counts, _ in self._pieces(self.search.counts, _size_of_counts):
                for length, number in counts.items():
                    found[length] = found.get(length, 0) + number
        else:
            for block, allowed in self._pieces(self.search.blocks, _size_of_lists):
                for cycle in islice(block, allowed):
                    found[len(cycle)] = found.get(len(cycle), 0) + 1
        return Counts(found, self.cut)

    def batches(self, size: int = _BATCH_ROWS) -> Iterator[tuple[int, NDArray[np.int32]]]:
        """Yield the cycles as matrices in constant memory.

        Parameters
        ----------
        size : int
            The most cycles in a matrix.

        Yields
        ------
        (int, numpy.ndarray)
            A length, and an int32 matrix [cycles x length] of numbers into `nodes`. Each row begins where the search
            did: at the node of the cycle with the most arcs in times arcs out. Columns may lie one after the other in
            memory (Fortran order).

        Notes
        -----
        Lists begin at the node that comes first in the graph; to turn each row so would double the time of writing.

        Examples
        --------
        >>> from aigraph.engine import enumerate_cycles
        >>> cycles = enumerate_cycles((["lab", "cloud", "chips", "cloud"], ["cloud", "chips", "lab", "lab"]))
        >>> [(length, matrix.tolist()) for length, matrix in cycles.batches()], cycles.nodes
        ([(2, [[0, 1]]), (3, [[0, 1, 2]])], ['lab', 'cloud', 'chips'])
        """
        if size < 1:
            raise ValueError(f"size {size} is below 1")
        return self._batches(size)

    def _batches(self, size: int) -> Iterator[tuple[int, NDArray[np.int32]]]:
        if self.limits.count is not None:
            # The first so many are first in the order of the search, which tables of one length each do not keep.
            allowed_blocks = (block[:allowed] for block, allowed in self._pieces(self.search.blocks, _size_of_lists))
            yield from ((table.shape[1], table) for table in tables_of(allowed_blocks, size) if table is not None)
            return
        for table, allowed in self._pieces(lambda meter: self.search.tables(meter, size), _size_of_table):
            if allowed:
                yield table.shape[1], table[:allowed]

    def largest(self, n: int) -> list[tuple[float, list[Hashable]]]:
        """Give the n cycles with the largest bottleneck, largest first, without visiting all.

        The bottleneck of a cycle is its smallest arc, parallel arcs added up.

        Returns
        -------
        list of (float, list)
            Bottleneck and nodes. Of cycles that share the last bottleneck those that the search meets first.

        Raises
        ------
        ValueError
            If the graph was given without weights.

        Examples
        --------
        >>> from aigraph.engine import enumerate_cycles
        >>> ends = ["lab", "cloud", "chips", "cloud"], ["cloud", "chips", "lab", "lab"]
        >>> enumerate_cycles(ends, weight=[5, 4, 3, 1]).largest(1)
        [(3.0, ['lab', 'cloud', 'chips'])]
        """
        if self.rank is None:
            raise ValueError("the arcs have no weights to rank by: give weight=")
        if n < 1:
            raise ValueError(f"n {n} is below 1")
        try:
            ranked, self.cut = self.rank(n, Meter(self.limits, self.progress))
        except SystemError as error:
            if is_interrupt(error):
                raise KeyboardInterrupt from None
            raise
        return [(bottleneck, self._listed(cycle)) for bottleneck, cycle in ranked]

    def _pieces(
        self, ask: Callable[[Meter], Iterator[Any]], size_of: Callable[[Any], tuple[int, int]]
    ) -> Generator[tuple[Any, int]]:
        """Yield what a search gives as far as the limits allow, with the number of cycles that may be taken of it."""
        self.cut = self.reached = None
        meter = Meter(self.limits, self.progress)
        pieces = ask(meter)
        try:
            while (piece := next(pieces, _END)) is not _END:
                self.reached = replace(meter.reached(), roots_done=meter.roots_given)
                # What a search still gives after the time was up it had found before; after the other limits that is more
                # than was asked for.
                done = meter.roots_done
                yield piece, meter.room(*size_of(piece))
                meter.roots_given = done
                if meter.cut is None:
                    meter.may_go_on()
                elif meter.cut.by in ("count", "memory"):
                    break
            else:
                self.reached = meter.reached()
        except (KeyboardInterrupt, SystemError) as error:
            if not is_interrupt(error):
                raise
            meter.stop("interrupt", None)
        finally:
            self.cut = None if meter.cut is None else replace(meter.cut, found=meter.found)


_END = object()


def _size_of_counts(counts: Mapping[int, int]) -> tuple[int, int]:
    return sum(counts.values()), 0


def _size_of_lists(block: Sequence[list[int]]) -> tuple[int, int]:
    return len(block), max((_LIST_BYTES + _ITEM_BYTES * len(cycle) for cycle in block), default=0)


def _size_of_table(table: Any) -> tuple[int, int]:
    return (0, 0) if table is None else (table.shape[0], 4 * table.shape[1])
