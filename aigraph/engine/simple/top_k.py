"""The n cycles with the largest bottleneck, found by closing in on the bottleneck of the last of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from aigraph.engine.edge_list import Arcs
from aigraph.engine.limits import Cut, Meter
from aigraph.engine.simple.by_weight import Heaviest, heaviest
from aigraph.engine.simple.python.search import Question, Search

Engine = Callable[[Arcs, Question], Search]
Ranked = list[tuple[float, list[int]]]

# A trial that finds no more than so many cycles, and so many for each that is wanted, has all of them sorted.
_FEW, _FEW_EACH = 256, 32


@dataclass(frozen=True)
class Ranking:
    """Answers which cycles are the largest, for a graph whose arcs have weights.

    Notes
    -----
    A cycle has a bottleneck of at least b if it runs on arcs of at least b. So arcs are taken from the heaviest down,
    twice as many each time, until n cycles close on them. If those that do are few, they are all of at least that
    bottleneck, and the largest are among them. Else the bottleneck of the n-th is closed in on by halving. No trial
    finds more than a few hundred cycles, and there are no more than about 2 log(m) trials.
    """

    arcs: Arcs
    question: Question
    engine: Engine

    def __call__(self, n: int, meter: Meter) -> tuple[Ranked, Cut | None]:
        """Give the n largest with their bottlenecks.

        Those that share a bottleneck come in the order of the search among the arcs of the last trial. If the search is
        cut short, what is given are the largest for certain, fewer than n.
        """
        order = heaviest(self.arcs)
        certain: list[list[int]] = []
        try:
            certain = self._closing_in(order, n, meter)
        except KeyboardInterrupt:
            meter.stop("interrupt", None)
        ranked = [(order.bottleneck(cycle), cycle) for cycle in certain]
        ranked.sort(key=lambda entry: -entry[0])
        return ranked[:n], meter.cut

    def _closing_in(self, order: Heaviest, n: int, meter: Meter) -> list[list[int]]:
        """Give cycles among which the n largest are, and all that are as large as any of them."""
        most, last = _FEW + _FEW_EACH * n, len(order.steps) - 1
        certain: list[list[int]] = []
        low, high = -1, last + 1
        # A trial with few arcs costs as much as one with as many as there are nodes, which have to be gone through.
        first = bisect_left(order.ends, max(n, len(order.nodes) // 4))
        while high - low > 1:
            tried = min(max(first, 2 * low + 2), last) if high > last else (low + high) // 2
            found = list(islice(self._cycles(order, tried, meter), most))
            if meter.cut:
                return certain
            if len(found) >= most:
                high = tried
                continue
            low, certain = tried, found
            if len(found) >= n:
                return certain
        if high <= last:
            # More cycles share this bottleneck than a trial finds: those that are met first are taken.
            ties = (cycle for cycle in self._cycles(order, high, meter) if order.bottleneck(cycle) == order.steps[high])
            certain += islice(ties, n - len(certain))
        return certain

    def _cycles(self, order: Heaviest, step: int, meter: Meter) -> Iterator[list[int]]:
        """Yield the cycles on arcs of at least the weight of a step."""
        for block in self.engine(order.until(step), self.question).blocks(meter):
            yield from block
            if not meter.may_go_on():
                return
