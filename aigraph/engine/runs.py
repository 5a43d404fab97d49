"""What one run over the cycles of a graph gives: an iterator or a list, with what cut that run short."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from itertools import chain
from typing import Self, TypeVar

from aigraph.engine.limits import Cut
from aigraph.engine.meter import Meter
from aigraph.engine.progress import Progress

_Item = TypeVar("_Item")


class CycleIterator(chain[_Item]):
    """One run, which goes on as its items are taken.

    A `chain` of one iterator, since `__next__` written in Python would add a fifth to what a short cycle takes.

    Examples
    --------
    >>> from aigraph.engine import enumerate_cycles
    >>> run = iter(enumerate_cycles([("a", "b"), ("b", "a"), ("b", "c"), ("c", "b")], max_cycles=1))
    >>> list(run), str(run.cut)
    ([['a', 'b']], 'stopped at the limit with 1 cycle; 0.0% of the roots were done')
    """

    _items: Generator[_Item]
    _meter: Meter

    def __new__(cls, items: Generator[_Item], meter: Meter) -> Self:
        """Make the iterator of a run with this meter."""
        run = super().__new__(cls, items)
        # The generator does not refer to this object, so that both are freed, and the search ended, without a collector.
        run._items, run._meter = items, meter
        return run

    def close(self) -> None:
        """End the run, as when the last reference to it is dropped."""
        self._items.close()

    @property
    def cut(self) -> Cut | None:
        """What cut the run short; None if it is complete, has not ended yet, or was left early."""
        return self._meter.cut

    @property
    def progress(self) -> Progress:
        """How far the items that were taken go."""
        return self._meter.delivered


class CycleList(list[_Item]):
    """The items of one run as a list, with what cut it short.

    Attributes
    ----------
    cut : Cut or None
        What cut the run short; None if the list is complete.
    """

    __slots__ = ("cut",)

    def __init__(self, items: Iterable[_Item] = (), cut: Cut | None = None) -> None:
        super().__init__(items)
        self.cut = cut

    def __repr__(self) -> str:
        return f"CycleList({super().__repr__()}, {self.cut})" if self.cut else super().__repr__()
