"""Cycles of single deals without times: each ring of nodes that an engine finds, with the deals put back on its legs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from math import isnan, nan
from typing import Any

from aigraph.engine.edge_list import Arcs
from aigraph.engine.limits import Meter
from aigraph.engine.multigraph.edge_list import Deals
from aigraph.engine.multigraph.query import DealQuestion
from aigraph.engine.multigraph.ring_expansion import Leg, count_ring, list_ring
from aigraph.engine.simple.python.search import Question, Search, tables_of, turned
from aigraph.engine.timestamps import plain

_CYCLES_A_PIECE = 1024


@dataclass(frozen=True)
class DealSearch:
    """The search for cycles of deals. A cycle is a list of the rows of its deals.

    Parameters
    ----------
    deals : Deals
        The deals.
    question : DealQuestion
        Which cycles. With a tolerance deals without an amount are in no cycle of two legs or more.
    engine : callable
        Answers which rings there are.
    """

    deals: Deals
    question: DealQuestion
    engine: Callable[[Arcs, Question], Search]

    @cached_property
    def _legs(self) -> dict[tuple[int, int], Leg]:
        deals = self.deals
        amounts = [nan] * len(deals.names) if deals.amounts is None else plain(deals.amounts)
        legs: dict[tuple[int, int], list[tuple[float, int]]] = {}
        for row, (tail, head, amount) in enumerate(zip(plain(deals.tails), plain(deals.heads), amounts, strict=True)):
            if self.question.tolerance is None or tail == head or not isnan(amount):
                legs.setdefault((tail, head), []).append((amount, row))
        if self.question.tolerance is not None:
            for leg in legs.values():
                leg.sort()
        return dict(legs)

    @cached_property
    def _rings(self) -> Search:
        tails, heads = [tail for tail, _ in self._legs], [head for _, head in self._legs]
        return self.engine(Arcs(self.deals.nodes, tails, heads), self.question)

    def _on(self, ring: list[int]) -> list[Leg]:
        begun = turned(ring)
        return [self._legs[leg] for leg in zip(begun, [*begun[1:], begun[0]], strict=True)]

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles, each as the rows of its deals."""
        for block in self._rings.blocks(meter):
            yield ()
            for ring in block:
                cycles = list_ring(self._on(ring), self.question.tolerance)
                while not meter.cut and (found := list(islice(cycles, _CYCLES_A_PIECE))):
                    yield found

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length: a product for each ring, or with a tolerance a merging of its legs."""
        for block in self._rings.blocks(meter):
            found: Counter[int] = Counter()
            for turn, ring in enumerate(block):
                found[len(ring)] += count_ring(self._on(ring), self.question.tolerance)
                if turn % _CYCLES_A_PIECE == 0:
                    yield found
                    found = Counter()
                    if meter.cut:
                        break
            yield found

    def tables(self, meter: Meter, rows: int) -> Iterator[Any]:
        """Yield matrices of the rows of deals, each as soon as no more fits into it, and what is left at the end by length."""
        return tables_of(self.blocks(meter), rows)
