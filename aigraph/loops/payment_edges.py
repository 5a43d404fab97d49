"""The deals of a view as single edges with a day and a weight, and the search for cycles of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from math import nan
from typing import Any

from aigraph.engine.edge_cycles import EdgeCycles
from aigraph.engine.limits import Limits, ProgressCallback
from aigraph.engine.multigraph_cycles import enumerate_multigraph_cycles
from aigraph.engine.temporal_cycles import enumerate_temporal_cycles
from aigraph.model.arrow import Arrow
from aigraph.model.dates import UNDATED
from aigraph.model.ledger import View
from aigraph.model.search_limits import DEFAULT_LENGTH

_SHORTEST = 2
_TICKS_A_DAY = 86_400_000_000
"""Times of day are in microseconds."""
_ROUNDING = 1e-12
"""Amounts in US$ billions are rounded to the nearest float: 3 of 4 dollars is no longer exactly 0.75."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentQuery:
    """What is asked of a cycle of single payments.

    Parameters
    ----------
    max_length : int
        The most companies on it.
    within : int or None
        The most days from its first payment to its last.
    in_order : bool
        Whether each payment is later than the one before.
    tolerance : (float, float) or None
        The least and the most that a payment may be, as a share of the one before.
    seeds : tuple of str
        Ids of companies, of which it passes at least one; none for all.

    Raises
    ------
    ValueError
        If a length, a number of days or a share cannot be.
    """

    max_length: int = DEFAULT_LENGTH
    within: int | None = None
    in_order: bool = True
    tolerance: tuple[float, float] | None = None
    seeds: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.max_length < _SHORTEST:
            raise ValueError(f"max_length {self.max_length} is below 2: a loop needs two companies")
        if self.within is not None and self.within < 0:
            raise ValueError(f"within {self.within} is below 0: expected a number of days")
        if self.tolerance is not None and not 0 <= self.tolerance[0] <= self.tolerance[1]:
            least, most = self.tolerance
            raise ValueError(f"tolerance {least}..{most} is no range: expected the least share, then the most")

    @property
    def needs_days(self) -> bool:
        """Whether a payment without a day cannot be on such a cycle."""
        return self.in_order or self.within is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentEdges:
    """The deals that a query can use, by number.

    Parameters
    ----------
    arrows : tuple of Arrow
        The deals, in the order of the ledger.
    undated : int
        How many deals of the view have no day, and are left out where the query needs days.
    unpriced : int
        How many have no central amount, and are left out where amounts are compared.
    imprecise : int
        How many have a day that is known only to the month or the year: they count from its last day.
    times : mapping of str to int
        The microseconds since midnight of each deal, by its id, where the table has a time of day for each; else empty, and
        deals of one day do not follow each other.
    """

    arrows: tuple[Arrow, ...]
    undated: int = 0
    unpriced: int = 0
    imprecise: int = 0
    times: Mapping[str, int] = field(default_factory=dict, repr=False)

    def time_of(self, arrow: Arrow) -> time:
        """Give the time of day of a deal, which must have one."""
        seconds, microsecond = divmod(self.times[arrow.deal.id], 1_000_000)
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60, microsecond)

    def search(self, query: PaymentQuery, limits: Limits, progress: ProgressCallback | None) -> EdgeCycles | None:
        """Look for the cycles, but for the window where there is no order; None if no seed has a deal."""
        ends = [(arrow.payer, arrow.payee) for arrow in self.arrows]
        on_edges = {end for pair in ends for end in pair}
        roots = [seed for seed in query.seeds if seed in on_edges]
        if not ends or (query.seeds and not roots):
            return None
        weights = [nan if arrow.amount.central is None else float(arrow.amount.central) for arrow in self.arrows]
        tolerance = query.tolerance and (query.tolerance[0] * (1 - _ROUNDING), query.tolerance[1] * (1 + _ROUNDING))
        options: dict[str, Any] = {
            "tolerance": tolerance,
            "min_length": _SHORTEST,
            "roots": roots or None,
            "weight": weights,
            "max_cycles": limits.max_cycles,
            "max_seconds": limits.max_seconds,
            "max_bytes": limits.max_bytes,
            "keep_on_interrupt": limits.keep_on_interrupt,
            "progress": progress,
        }
        if query.in_order:
            ticks, window = [arrow.since.toordinal() for arrow in self.arrows], query.within
            if self.times:
                ticks = [
                    day * _TICKS_A_DAY + self.times[arrow.deal.id]
                    for day, arrow in zip(ticks, self.arrows, strict=True)
                ]
                window = None if window is None else window * _TICKS_A_DAY
            return enumerate_temporal_cycles(ends, query.max_length, time=ticks, window=window, **options)
        return enumerate_multigraph_cycles(ends, query.max_length, **options)


def payment_edges(view: View, query: PaymentQuery) -> PaymentEdges:
    """Give the deals of a view that can be on a cycle of the query. O(deals)."""
    undated = [arrow for arrow in view.arrows if day_of_payment(arrow) is None]
    unpriced = [arrow for arrow in view.arrows if arrow.amount.central is None]
    left_out: Collection[str] = {
        arrow.deal.id for arrow in (*(undated if query.needs_days else ()), *(unpriced if query.tolerance else ()))
    }
    arrows = tuple(arrow for arrow in view.arrows if arrow.deal.id not in left_out)
    intake = view.ledger.intake
    times = intake.times if intake is not None and query.in_order else {}
    return PaymentEdges(
        arrows=arrows,
        times=times if times and all(arrow.deal.id in times for arrow in arrows) else {},
        undated=len(undated) if query.needs_days else 0,
        unpriced=len(unpriced) if query.tolerance else 0,
        imprecise=sum(map(_is_imprecise, arrows)) if query.needs_days else 0,
    )


def day_of_payment(arrow: Arrow) -> date | None:
    """Give the day from which a deal stands; None where no source dates it, though its view counts it from its last day."""
    is_dated = any(event.date is not None for event in arrow.events)
    return arrow.since if is_dated and arrow.since != UNDATED else None


def span_days(arrows: Sequence[Arrow]) -> int | None:
    """Give the days from the first deal to the last; None if one has no day."""
    days = [day for arrow in arrows if (day := day_of_payment(arrow)) is not None]
    return (max(days) - min(days)).days if len(days) == len(arrows) else None


def _is_imprecise(arrow: Arrow) -> bool:
    dates = [event.date for event in arrow.events if event.date is not None]
    return any(day.last == arrow.since and day.first != day.last for day in dates)
