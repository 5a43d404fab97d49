"""The query of a search, the protocol that every implementation follows, and the canonical form of a cycle."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from aigraph.engine.frozen import dataclass
from aigraph.engine.run import Meter

if TYPE_CHECKING:
    from aigraph.engine.runtime.arrays import Int32Array


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which simple cycles to find.

    Parameters
    ----------
    max_length, min_length : int
        The most and the fewest nodes in a cycle; None is no bound.
    roots : collection of int, optional
        Numbers of nodes of which each cycle passes at least one; None for all cycles.

    Raises
    ------
    TypeError, ValueError
        If a length is no whole number, or below 1.
    """

    max_length: int | None = None
    min_length: int = 1
    roots: Collection[int] | None = None

    def __post_init__(self) -> None:
        if self.max_length is None and self.min_length == 1:
            return
        for name in ("max_length", "min_length"):
            value = getattr(self, name)
            if value is None and name == "max_length":
                continue
            if not hasattr(value, "__index__"):
                raise TypeError(f"{name} {value!r} is no whole number")
            if value < 1:
                raise ValueError(f"{name} {value} is below 1")


class Search(Protocol):
    """One query to one graph, as one implementation answers it; each call is a run of its own.

    The three methods give the same cycles in the same order, a piece at a time. A piece may be empty: the caller looks at
    the clock between two pieces. A run sets `roots` and `roots_done` of its meter, and ends soon once the meter `is_cut`,
    which it may also bring about; what it has found until then it still gives.

    A cycle is a list of node numbers from its root on, or, where parallel edges are kept apart, of edge numbers.
    """

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles as lists of numbers."""

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield numbers of cycles by length, to be added up."""

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield int32 matrices of numbers, a cycle a row, with at most so many rows; None for a piece without any."""


class NamingSearch:
    """The base of a search that also gives cycles as they are listed, sooner than their numbers can be turned into nodes."""

    __slots__ = ()

    def named_blocks(self, meter: Meter, nodes: Sequence[Hashable]) -> Iterator[Sequence[list[Hashable]]]:
        """Yield the cycles as lists of nodes, each from its node that comes first in the graph."""
        raise NotImplementedError


def rotate_to_first(cycle: list[int]) -> list[int]:
    """Rotate a cycle so that it begins at its node that comes first in the graph.

    Examples
    --------
    >>> rotate_to_first([5, 7, 2, 6])
    [2, 6, 5, 7]
    """
    first = cycle.index(min(cycle))
    return cycle[first:] + cycle[:first] if first else cycle
