"""Loops of single payments: in the order of time, within a window, of like amounts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from itertools import pairwise
from time import monotonic
from typing import Any

from aigraph.engine.limits import Limits, ProgressCallback
from aigraph.engine.run import CycleIterator
from aigraph.loops.collect import Truncation, truncation
from aigraph.loops.payment_edges import PaymentEdges, PaymentQuery, day_of_payment, payment_edges, span_days
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.display import Displayed, Row
from aigraph.model.ledger import View
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS

_LIMIT_NAMES = {
    "max_cycles": "max_loops",
    "interrupt": "interrupt",
    "max_seconds": "max_seconds",
    "max_bytes": "max_bytes",
}


@dataclass(frozen=True, slots=True)
class PaymentLoop(Displayed):
    """A loop of single payments, from the first of them on.

    Parameters
    ----------
    arrows : tuple of Arrow
        The payments; the payee of each is the payer of the next, and that of the last the payer of the first.
    times : tuple of time
        The time of day of each, where the table has one for all and they are in its order; else empty.
    """

    arrows: tuple[Arrow, ...]
    times: tuple[time, ...] = ()

    @property
    def companies(self) -> tuple[str, ...]:
        """The payers, in the order of the payments."""
        return tuple(arrow.payer for arrow in self.arrows)

    @property
    def name(self) -> str:
        """Its companies with hyphens between them."""
        return "-".join(self.companies)

    @property
    def days(self) -> tuple[date | None, ...]:
        """The day of each payment; None where nothing dates it."""
        return tuple(map(day_of_payment, self.arrows))

    @property
    def usd_bn(self) -> tuple[float | None, ...]:
        """The amount of each payment in US$ billions; None where it is unknown."""
        return tuple(None if arrow.amount.central is None else float(arrow.amount.central) for arrow in self.arrows)

    @property
    def span_days(self) -> int | None:
        """The days from the first payment to the last; None if one has no day."""
        return span_days(self.arrows)

    @property
    def bottleneck(self) -> Amount:
        """The smallest payment: the most that can have gone round. An unknown amount leaves it a ceiling."""
        return Amount.smallest([arrow.amount for arrow in self.arrows])

    @property
    def shares(self) -> tuple[float | None, ...]:
        """Each payment as a share of the one before; None of the first, and where an amount is unknown."""
        usd_bn = self.usd_bn
        after = (None if not one or two is None else two / one for one, two in pairwise(usd_bn))
        return (None, *after)

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        first, last = self.usd_bn[0], self.usd_bn[-1]
        return {
            "loop": self.name,
            "length": len(self.arrows),
            "companies": self.companies,
            "deals": tuple(arrow.deal.id for arrow in self.arrows),
            "days": self.days,
            "times": tuple(moment.isoformat() for moment in self.times) or (None,) * len(self.arrows),
            "usd_bn": self.usd_bn,
            "span_days": self.span_days,
            "bottleneck_usd_bn": None if self.bottleneck.central is None else float(self.bottleneck.central),
            "last_share_of_first": last / first if first and last is not None else None,
        }


@dataclass(frozen=True, kw_only=True)
class PaymentLoops(Displayed):
    """The loops of single payments that answer a query, by bottleneck, largest first, then by day and name.

    Parameters
    ----------
    view : View
        Where they were looked for.
    query : PaymentQuery
        What was asked of them.
    edges : PaymentEdges
        The deals that were looked at, and how many could not be.
    truncated : Truncation or None
        What cut the search short.
    """

    view: View = field(repr=False)
    query: PaymentQuery
    edges: PaymentEdges = field(repr=False)
    loops: tuple[PaymentLoop, ...] = field(repr=False)
    truncated: Truncation | None = None

    def __len__(self) -> int:
        return len(self.loops)

    def __iter__(self) -> Iterator[PaymentLoop]:
        return iter(self.loops)

    def __getitem__(self, place: int) -> PaymentLoop:
        return self.loops[place]

    def rows(self) -> list[Row]:
        """Give one row for each loop."""
        return [loop.row() for loop in self.loops]


def find_temporal_loops(
    view: View,
    *,
    within: int | None = None,
    in_order: bool = True,
    tolerance: tuple[float, float] | None = None,
    seeds: str | Sequence[str] = (),
    max_length: int = DEFAULT_LENGTH,
    max_loops: int | None = DEFAULT_LOOPS,
    max_seconds: float | None = None,
    max_bytes: int | None = DEFAULT_BYTES,
    keep_on_interrupt: bool = True,
    progress: ProgressCallback | None = None,
) -> PaymentLoops:
    """Find the loops of single payments: each later than the one before, within some days, and not much smaller.

    Where `find_loops` joins the deals between two companies and asks what they are for, this takes each deal of the view by
    itself, whatever it is for, with its day and its amount. A loop passes no company twice.

    Parameters
    ----------
    view : View
        A ledger on a day, at a certainty, in some layers. A deal counts from the day on which it stands in the view; a date
        known only to the month or year counts from its last day. Deals of one day never follow each other, but where a
        table has a time of day for each payment: then these count, and a day is 24 hours.
    within : int or None
        The most days from the first payment to the last, that day included.
    in_order : bool
        Whether each payment is later than the one before it.
    tolerance : (float, float) or None
        The least and the most that a payment may be, as a share of the one before: ``(0.8, 1.0)`` lets at most a fifth be kept
        at each step. The last payment and the first are not compared. Without an order in time the chain may begin at any payment.
    seeds : str or sequence of str
        Companies by any of their names, of which a loop passes at least one; by default any.
    max_length : int
        The most companies in a loop.
    max_loops, max_seconds, max_bytes, keep_on_interrupt, progress
        As for `find_loops`.

    Returns
    -------
    PaymentLoops
        The loops by bottleneck, largest first; `PaymentLoops.truncated` says what cut the search short, and
        `PaymentLoops.edges` how many deals had no day or no amount, and were left out where the query needs them.

    Raises
    ------
    UnknownNameError
        If a seed is no name of a company.
    ValueError
        If a length, a number of days or a share cannot be.

    See Also
    --------
    find_loops : Loops of companies, by what the deals between them are for.
    cycle_features : How many of these loops pass each account and each payment.

    Notes
    -----
    Temporal cycles as in 2SCENT [1]_, by `aigraph.engine.enumerate_temporal_cycles`; without an order in time the cycles of the
    multigraph, of which those within the window are kept.

    References
    ----------
    .. [1] R. Kumar and T. Calders, "2SCENT: an efficient algorithm for enumerating all simple temporal cycles", Proc. VLDB
       Endow. 11(11), 2018. https://doi.org/10.14778/3236187.3236197

    Examples
    --------
    >>> import pandas as pd
    >>> from aigraph import load
    >>> table = pd.DataFrame({"payer": ["A", "B", "A"], "payee": ["B", "A", "B"], "amount": [100, 90, 95],
    ...                       "date": ["2025-01-01", "2025-01-09", "2025-03-01"]})
    >>> loops = find_temporal_loops(load(table).view(), within=30, tolerance=(0.8, 1.0))
    >>> [(loop.name, loop.span_days, loop.shares) for loop in loops]
    [('a-b', 8, (None, 0.9))]
    """
    query = PaymentQuery(
        max_length=max_length,
        within=within,
        in_order=in_order,
        tolerance=tolerance,
        seeds=view.company_ids(seeds) if seeds else (),
    )
    if max_loops is not None and max_loops < 1:
        raise ValueError(f"max_loops {max_loops} is below 1")
    limits = Limits(
        max_cycles=max_loops, max_seconds=max_seconds, max_bytes=max_bytes, keep_on_interrupt=keep_on_interrupt
    )
    edges = payment_edges(view, query)
    cycles = edges.search(query, limits, progress)
    if cycles is None:
        return PaymentLoops(view=view, query=query, edges=edges, loops=())
    began = monotonic()
    run = iter(cycles)
    found = [_payment_loop(cycle.edges, edges, query) for cycle in run]
    kept = [loop for loop in found if in_order or within is None or (loop.span_days or 0) <= within]
    kept.sort(key=_rank)
    return PaymentLoops(
        view=view, query=query, edges=edges, loops=tuple(kept), truncated=truncation_of(run, began, len(found))
    )


def truncation_of(run: CycleIterator[Any], began: float, found: int) -> Truncation | None:
    """Say what cut a run of a search short."""
    cut = run.cut
    if cut is None:
        return None
    value = monotonic() - began if cut.limit == "interrupt" else float(cut.value or 0.0)
    return truncation(_LIMIT_NAMES[cut.limit], value, found, run.progress)


def _payment_loop(numbers: Iterable[int], edges: PaymentEdges, query: PaymentQuery) -> PaymentLoop:
    arrows = _from_first([edges.arrows[number] for number in numbers], query)
    return PaymentLoop(arrows, tuple(edges.time_of(arrow) for arrow in arrows) if edges.times else ())


def _from_first(arrows: list[Arrow], query: PaymentQuery) -> tuple[Arrow, ...]:
    """Rotate a loop to the payment with which it begins: the earliest, or the first of a chain of like amounts."""
    if query.in_order:
        return tuple(arrows)
    rotations = [(*arrows[place:], *arrows[:place]) for place in range(len(arrows))]
    if query.tolerance is not None:
        rotations = [one for one in rotations if _is_chain(one, query.tolerance)] or rotations
    return min(rotations, key=lambda one: (one[0].since, one[0].deal.id))


def _is_chain(arrows: Sequence[Arrow], tolerance: tuple[float, float]) -> bool:
    least, most = tolerance
    amounts = [float(arrow.amount.central or 0) for arrow in arrows]
    return all(least * one <= two <= most * one for one, two in pairwise(amounts))


def _rank(loop: PaymentLoop) -> tuple[float, int, date, str]:
    return (-float(loop.bottleneck.quoted), len(loop.arrows), min(arrow.since for arrow in loop.arrows), loop.name)
