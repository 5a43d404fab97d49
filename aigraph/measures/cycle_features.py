"""Cycle features: how many cycles of each length pass each account and each payment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from aigraph.engine.limits import Limits, ProgressCallback
from aigraph.loops.collect import Truncation
from aigraph.loops.payment_edges import PaymentEdges, PaymentQuery, day_of_payment, payment_edges
from aigraph.loops.temporal_loops import truncation_of
from aigraph.model.arrow import Arrow
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.ledger import View
from aigraph.model.search_limits import DEFAULT_LENGTH

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class AccountCycles(Displayed):
    """How many cycles pass an account.

    Parameters
    ----------
    account, name : str
        The id of the company, and its printed name.
    cycles : tuple of int
        How many there are of 2, 3, 4, ... companies.
    """

    account: str
    name: str
    cycles: tuple[int, ...]

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {"account": self.account, "name": self.name, **_counts(self.cycles)}


@dataclass(frozen=True, slots=True)
class PaymentCycles(Displayed):
    """How many cycles pass a payment.

    Parameters
    ----------
    arrow : Arrow
        The payment.
    cycles : tuple of int
        How many there are of 2, 3, 4, ... companies.
    """

    arrow: Arrow
    cycles: tuple[int, ...]

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        arrow = self.arrow
        return {
            "payment": arrow.deal.id,
            "payer": arrow.payer,
            "payee": arrow.payee,
            "day": day_of_payment(arrow),
            "usd_bn": None if arrow.amount.central is None else float(arrow.amount.central),
            **_counts(self.cycles),
        }


@dataclass(frozen=True, kw_only=True)
class CycleFeatures(Displayed):
    """How many cycles pass each account and each payment of a view.

    Parameters
    ----------
    accounts, payments : Records
        All accounts and all payments of the view, also those on no cycle, in the order of the ledger.
    edges : PaymentEdges
        The payments that were looked at, and how many could not be.
    truncated : Truncation or None
        What cut the search short: then the counts are those of the cycles found by then.
    """

    view: View = field(repr=False)
    query: PaymentQuery
    edges: PaymentEdges = field(repr=False)
    accounts: Records[AccountCycles] = field(repr=False)
    payments: Records[PaymentCycles] = field(repr=False)
    found: tuple[int, ...]
    truncated: Truncation | None = None

    def rows(self) -> list[Row]:
        """Give one row for each account."""
        return [account.row() for account in self.accounts]


def cycle_features(
    view: View,
    *,
    within: int | None = None,
    in_order: bool = True,
    tolerance: tuple[float, float] | None = None,
    seeds: str | Sequence[str] = (),
    max_length: int = DEFAULT_LENGTH,
    max_loops: int | None = None,
    max_seconds: float | None = None,
    keep_on_interrupt: bool = True,
    progress: ProgressCallback | None = None,
) -> CycleFeatures:
    """Count the cycles of single payments through each account and each payment, by length: features for models.

    Parameters
    ----------
    view : View
        A ledger on a day, at a certainty, in some layers.
    within, in_order, tolerance, seeds, max_length
        Which cycles count, as for `find_temporal_loops`.
    max_loops : int or None
        The most cycles to count; by default all.
    max_seconds, keep_on_interrupt, progress
        As for `find_loops`.

    Returns
    -------
    CycleFeatures
        Its `accounts` and its `payments` become data frames by `to_frame`.

    Raises
    ------
    UnknownNameError
        If a seed is no name of a company.
    ValueError
        If a length, a number of days or a share cannot be.

    See Also
    --------
    find_temporal_loops : The cycles themselves.

    Notes
    -----
    The cycles are counted as matrices and never held, in O(cycles * length) time and O(payments * lengths) memory. Counts of
    cycles by length as features of transactions are those of the Graph Feature Preprocessor [1]_.

    References
    ----------
    .. [1] J. Blanuša, M. Cravero Baraja, A. Anghel, L. von Niederhäusern, E. Altman, H. Pozidis, K. Atasu, "Graph Feature
       Preprocessor: Real-time Subgraph-based Feature Extraction for Financial Crime Detection", ICAIF 2024.
       https://doi.org/10.1145/3677052.3698674

    Examples
    --------
    >>> import pandas as pd
    >>> from aigraph import load, to_frame
    >>> table = pd.DataFrame({"payer": ["A", "B", "A"], "payee": ["B", "A", "B"], "date": ["2025-01-01", "2025-01-09", "2025-03-01"]})
    >>> features = cycle_features(load(table).view(), max_length=3)
    >>> to_frame(features.payments)[["payment", "cycles", "cycles_2", "cycles_3"]].values.tolist()
    [['a-b-1', 1, 1, 0], ['b-a-2', 2, 2, 0], ['a-b-3', 1, 1, 0]]
    """
    query = PaymentQuery(
        max_length=max_length,
        within=within,
        in_order=in_order,
        tolerance=tolerance,
        seeds=view.company_ids(seeds) if seeds else (),
    )
    limits = Limits(max_cycles=max_loops, max_seconds=max_seconds, keep_on_interrupt=keep_on_interrupt)
    edges = payment_edges(view, query)
    of_payments, of_accounts, found, truncated = _count(edges, query, limits, progress)
    none = (0,) * (max_length - _SHORTEST + 1)
    return CycleFeatures(
        view=view,
        query=query,
        edges=edges,
        accounts=Records(
            AccountCycles(company.id, company.name, of_accounts.get(company.id, none)) for company in view.companies
        ),
        payments=Records(PaymentCycles(arrow, of_payments.get(arrow.deal.id, none)) for arrow in view.arrows),
        found=found,
        truncated=truncated,
    )


def _count(
    edges: PaymentEdges, query: PaymentQuery, limits: Limits, progress: ProgressCallback | None
) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]], tuple[int, ...], Truncation | None]:
    import numpy as np

    lengths = query.max_length - _SHORTEST + 1
    number = {company: place for place, company in enumerate(dict.fromkeys(arrow.payer for arrow in edges.arrows))}
    payers = np.array([number[arrow.payer] for arrow in edges.arrows], dtype=np.int64)
    days = np.array([arrow.since.toordinal() for arrow in edges.arrows], dtype=np.int64)
    on_payments = np.zeros((len(edges.arrows), lengths), dtype=np.int64)
    on_accounts = np.zeros((len(number), lengths), dtype=np.int64)
    found = np.zeros(lengths, dtype=np.int64)
    cycles = edges.search(query, limits, progress)
    truncated = None
    if cycles is not None:
        began, seen = monotonic(), 0
        run = cycles.batches()
        for length, matrix in run:
            seen += len(matrix)
            kept = matrix if query.in_order or query.within is None else _within(matrix, days, query.within)
            place = length - _SHORTEST
            found[place] += len(kept)
            on_payments[:, place] += np.bincount(kept.ravel(), minlength=len(edges.arrows))
            on_accounts[:, place] += np.bincount(payers[kept.ravel()], minlength=len(number))
        truncated = truncation_of(run, began, seen)
    return (
        {arrow.deal.id: tuple(row) for arrow, row in zip(edges.arrows, on_payments.tolist(), strict=True)},
        {company: tuple(row) for company, row in zip(number, on_accounts.tolist(), strict=True)},
        tuple(found.tolist()),
        truncated,
    )


def _within(matrix: NDArray[np.int32], days: NDArray[np.int64], most: int) -> NDArray[np.int32]:
    at = days[matrix]
    kept: NDArray[np.int32] = matrix[at.max(axis=1) - at.min(axis=1) <= most]
    return kept


def _counts(cycles: Sequence[int]) -> Row:
    return {"cycles": sum(cycles), **{f"cycles_{length}": number for length, number in enumerate(cycles, _SHORTEST)}}
