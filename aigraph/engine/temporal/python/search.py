"""Cycles in time as an engine answers them: in plain Python, in pieces between which the clock is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from aigraph.engine.limits import Meter
from aigraph.engine.multigraph.edge_list import Deals
from aigraph.engine.multigraph.query import DealQuestion
from aigraph.engine.simple.python.search import tables_of
from aigraph.engine.temporal.bundles import Bundle, expand
from aigraph.engine.temporal.python.backtracking import search_temporal
from aigraph.engine.temporal.python.timeline import Timeline, order_events
from aigraph.engine.timestamps import numbers_of, plain

_STARTS_A_PIECE = 64
_CYCLES_A_PIECE = 1024


@dataclass(frozen=True)
class PythonTemporal:
    """The search for temporal cycles that needs nothing to load. A cycle is a list of the rows of its deals."""

    deals: Deals
    question: DealQuestion

    @cached_property
    def timeline(self) -> Timeline:
        """The deals in the order of time."""
        deals = self.deals
        assert deals.times is not None
        times, window = numbers_of(deals.times, self.question.window)
        amounts = None if deals.amounts is None else plain(deals.amounts)
        return order_events(len(deals.nodes), plain(deals.tails), plain(deals.heads), plain(times), window, amounts)

    def _bundles(self, meter: Meter) -> Iterator[Bundle | None]:
        """Yield the bundles asked for, and None now and then."""
        question, wanted = self.question, None if self.question.roots is None else set(self.question.roots)
        meter.roots = len(self.timeline)
        for start in range(meter.roots):
            meter.roots_done = start
            if start % _STARTS_A_PIECE == 0:
                yield None
            if meter.cut:
                return
            for bundle in search_temporal(self.timeline, question.max_length, question.tolerance, (start,)):
                if bundle is None:
                    yield None
                    if meter.cut:
                        return
                elif len(bundle.companies) >= question.min_length and (
                    wanted is None or not wanted.isdisjoint(bundle.companies)
                ):
                    yield bundle
        meter.roots_done = meter.roots

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles, each as the rows of its deals."""
        row = self.timeline.row
        for bundle in self._bundles(meter):
            cycles = iter(()) if bundle is None else expand(self.timeline, bundle, self.question.tolerance)
            yield (block := [[row[event] for event in cycle] for cycle in islice(cycles, 1)])
            while block and not meter.cut:
                yield (block := [[row[event] for event in cycle] for cycle in islice(cycles, _CYCLES_A_PIECE)])

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length, a bundle at a time."""
        found: Counter[int] = Counter()
        for bundle in self._bundles(meter):
            if bundle is None:
                yield found
                found = Counter()
            else:
                found[len(bundle.companies)] += bundle.ways
        yield found

    def tables(self, meter: Meter, rows: int) -> Iterator[Any]:
        """Yield matrices of the rows of deals, each as soon as no more fits into it, and what is left at the end by length."""
        return tables_of(self.blocks(meter), rows)
