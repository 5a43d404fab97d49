"""Traces funding through a network of flows until it is returned to its origin, retained, or leaked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from aigraph.flows.earmarking import route_earmarked
from aigraph.flows.methods.absorbing_chain import TOLERANCE, AbsorbingChain, Interval, Vector
from aigraph.flows.methods.sparse_rows import less

MAX_WORK = 1_500_000
"""Tranches times flows up to which the bounds of each tranche are solved for: about a minute."""


@dataclass(frozen=True)
class Tranche:
    """Money paid out as funding.

    Parameters
    ----------
    recipient : int
        The company that got it.
    usd_bn : float
        How much, in US$ billions.
    targets : tuple of int or None
        The companies where it must be spent; None if it may go anywhere.
    """

    recipient: int
    usd_bn: float
    targets: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Returned:
    """How much funding is returned.

    Parameters
    ----------
    total : (float, float, float)
        Of all tranches together, in US$ billions.
    each : list of (float, float, float)
        Of each alone.
    outer_bounds_only : bool
        Whether the bounds of single tranches are outer bounds, since there are too many to solve.
    """

    total: Interval
    each: list[Interval]
    outer_bounds_only: bool


def trace_funding(
    flows: csr_array, purchases: csr_array, throughflow: Vector, origin: int, tranches: Sequence[Tranche]
) -> Returned:
    """Give how much of the funding by a company is returned to it as purchases, in total and of each tranche.

    Parameters
    ----------
    flows : sparse array
        Adjacency matrix in US$ billions with a zero diagonal, payers as rows.
    purchases : sparse array
        The part of `flows` that is paid for goods and services.
    throughflow : array
        What passes through each company, at least what it pays.
    origin : int
        The company that funds and sells.
    tranches : sequence of Tranche
        Its funding, which is part of `flows`.
    """
    throughflow = throughflow.copy()
    starts, at_once = np.zeros((len(tranches), len(throughflow))), np.zeros(len(tranches))
    for number, tranche in enumerate(tranches):
        if tranche.targets is None:
            starts[number, tranche.recipient] = tranche.usd_bn
            continue
        targets = list(tranche.targets)
        avoid = None if origin in targets else origin
        routed = route_earmarked(purchases, tranche.recipient, tranche.usd_bn, targets, avoid)
        flows, purchases = less(flows, routed), less(purchases, routed)
        # Earmarked money that finds no purchase is retained; neither it nor what was routed mixes with other money.
        spent = np.asarray(routed.sum(axis=1))
        throughflow -= spent
        throughflow[tranche.recipient] -= tranche.usd_bn - spent[tranche.recipient]
        starts[number, targets] = np.asarray(routed.sum(axis=0))[targets]
        at_once[number], starts[number, origin] = starts[number, origin], 0.0
    chain = AbsorbingChain(
        flows, purchases, np.maximum(throughflow, np.asarray(flows.sum(axis=1))), origin, starts.sum(axis=0)
    )
    total = chain.returned(starts.sum(axis=0))
    # Where all of it can stay away, or all be returned, so can each part of it.
    all_can_stay, all_can_return = total[0] == 0, total[2] >= float(starts.sum()) * (1 - TOLERANCE)
    work = 0 if all_can_stay and all_can_return else len(tranches) * len(chain.onward.data)
    each = [
        chain.returned(
            begun,
            all_can_stay=all_can_stay,
            all_can_return=all_can_return,
            outer_bounds_only=work > MAX_WORK,
        )
        for begun in starts
    ]
    return Returned(
        _shifted(total, float(at_once.sum())),
        [_shifted(interval, float(already)) for interval, already in zip(each, at_once, strict=True)],
        outer_bounds_only=work > MAX_WORK,
    )


def _shifted(interval: Interval, by: float) -> Interval:
    low, central, high = interval
    return low + by, central + by, high + by
