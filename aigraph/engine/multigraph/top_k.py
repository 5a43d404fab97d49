"""The n cycles of deals with the largest bottleneck: searches among the largest deals only."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from math import isnan
from typing import Any

from aigraph.engine.limits import Cut, Meter
from aigraph.engine.multigraph.edge_list import Deals
from aigraph.engine.simple.python.search import Search
from aigraph.engine.timestamps import plain


@dataclass(frozen=True)
class DealRanking:
    """Answers which cycles of deals are the largest.

    Notes
    -----
    A cycle has a bottleneck of at least b if each of its deals carries at least b. So deals are taken from the largest
    down, twice as many each time, until n cycles close; then the bottleneck of the n-th is closed in on by halving. Each
    trial stops at the n-th cycle that it meets.
    """

    deals: Deals
    ask: Callable[[Deals], Search]

    def __call__(self, n: int, meter: Meter) -> tuple[list[tuple[float, list[int]]], Cut | None]:
        """Give the n largest with their bottlenecks; of those that share the last one the first of the search.

        If the search is cut short, what is given are the largest for certain, fewer than n.
        """
        amounts = plain(self.deals.amounts or ())
        if unknown := self.deals.unknown:
            warnings.warn(
                f"{unknown:,} of {len(amounts):,} deals have no amount and are left out of the ranking",
                RuntimeWarning,
                stacklevel=3,
            )
        steps = sorted({amount for amount in amounts if not isnan(amount)}, reverse=True)
        low, high, tried = -1, None, 0
        certain: list[list[int]] = []
        try:
            while steps and (high is None or high - low > 1):
                tried = min(2 * tried + 1, len(steps) - 1) if high is None else (low + high) // 2
                found = list(islice(self._cycles(steps[tried], meter), n))
                if meter.cut:
                    break
                if len(found) == n:
                    high = tried
                else:
                    low, certain = tried, found
                    if tried == len(steps) - 1:
                        break
            if high is not None and not meter.cut:
                last = steps[high]
                ties = (cycle for cycle in self._cycles(last, meter) if min(amounts[row] for row in cycle) == last)
                certain = [*certain, *islice(ties, n - len(certain))]
        except KeyboardInterrupt:
            meter.stop("interrupt", None)
        ranked = [(float(min(amounts[row] for row in cycle)), cycle) for cycle in certain]
        ranked.sort(key=lambda entry: -entry[0])
        return ranked, meter.cut

    def _cycles(self, least: float, meter: Meter) -> Iterator[list[int]]:
        """Yield the cycles on deals of at least `least`, by the rows of all deals."""
        amounts = plain(self.deals.amounts or ())
        rows = [row for row, amount in enumerate(amounts) if amount >= least]
        for block in self.ask(take(self.deals, rows)).blocks(meter):
            yield from ([rows[row] for row in cycle] for cycle in block)
            if not meter.may_go_on():
                return


def take(deals: Deals, rows: list[int]) -> Deals:
    """Keep some of the deals; the nodes stay."""

    def kept(column: Any) -> Any:
        return column[rows] if hasattr(column, "dtype") else [column[row] for row in rows]

    return replace(
        deals,
        tails=kept(deals.tails),
        heads=kept(deals.heads),
        names=rows,
        times=None if deals.times is None else kept(deals.times),
        amounts=None if deals.amounts is None else kept(deals.amounts),
    )
