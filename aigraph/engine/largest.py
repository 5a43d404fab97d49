"""The n cycles with the largest bottleneck, found by closing in on the bottleneck of the last of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from aigraph.engine.arcs import Arcs
from aigraph.engine.limits import Cut, Meter
from aigraph.engine.search import Question, Search

Engine = Callable[[Arcs, Question], Search]
Ranked = list[tuple[float, list[int]]]


@dataclass(frozen=True)
class Ranking:
    """Answers which cycles are the largest, for a graph whose arcs have weights.

    Notes
    -----
    A cycle has a bottleneck of at least b if it runs on arcs of at least b. So arcs are taken from the heaviest down,
    twice as many each time, until n cycles close on them; then the bottleneck of the n-th is closed in on by halving.
    Each trial stops at the n-th cycle that it meets, so that about 2 log(m) searches find at most n cycles each.
    """

    arcs: Arcs
    question: Question
    engine: Engine

    def __call__(self, n: int, meter: Meter) -> tuple[Ranked, Cut | None]:
        """Give the n largest with their bottlenecks.

        Those that share the bottleneck of the n-th come in the order of the search among arcs of at least that
        weight. If the search is cut short, what is given are the largest for certain, fewer than n.
        """
        trials = _Trials(self, meter)
        certain: list[list[int]] = []
        try:
            low, high, tried = -1, None, 1
            while trials.steps and (high is None or high - low > 1):
                tried = min(2 * tried, len(trials.steps) - 1) if high is None else (low + high) // 2
                found = list(islice(trials.cycles(tried), n))
                if meter.cut:
                    break
                if len(found) == n:
                    high = tried
                else:
                    low, certain = tried, found
                    if tried == len(trials.steps) - 1:
                        break
            if high is not None and not meter.cut:
                last = trials.steps[high]
                ties = (cycle for cycle in trials.cycles(high) if trials.bottleneck(cycle) == last)
                certain += islice(ties, n - len(certain))
        except KeyboardInterrupt:
            meter.stop("interrupt", None)
        ranked = [(trials.bottleneck(cycle), cycle) for cycle in certain]
        ranked.sort(key=lambda entry: -entry[0])
        return ranked, meter.cut


class _Trials:
    """Searches among the heaviest arcs only."""

    def __init__(self, ranking: Ranking, meter: Meter) -> None:
        self._ranking, self._meter = ranking, meter
        self._carried: dict[tuple[int, int], float] = {}
        arcs = ranking.arcs
        for tail, head, weight in zip(arcs.tails, arcs.heads, arcs.weights or (), strict=True):
            self._carried[tail, head] = self._carried.get((tail, head), 0.0) + weight
        self._ordered = sorted(self._carried, key=lambda pair: -self._carried[pair])
        self.steps, self._ends = [], []
        end = 0
        for weight, group in groupby(self._ordered, key=self._carried.__getitem__):
            end += sum(1 for _ in group)
            self.steps.append(weight)
            self._ends.append(end)

    def cycles(self, step: int) -> Iterator[list[int]]:
        """Yield the cycles on arcs of at least the weight of a step."""
        arcs = self._ranking.arcs
        kept = self._ordered[: self._ends[step]]
        heavy = Arcs(arcs.nodes, [tail for tail, _ in kept], [head for _, head in kept])
        for block in self._ranking.engine(heavy, self._ranking.question).blocks(self._meter):
            yield from block
            if not self._meter.may_go_on():
                return

    def bottleneck(self, cycle: list[int]) -> float:
        """Give the weight of the lightest arc of a cycle."""
        return min(self._carried[pair] for pair in zip(cycle, cycle[1:] + cycle[:1], strict=True))
