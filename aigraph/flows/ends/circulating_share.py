"""The least and the largest share of all money that can circulate, over a box of amounts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds as VariableBounds
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import block_array, csr_array, eye_array

from aigraph.flows.flow import End
from aigraph.flows.methods.linear_programs import incidence_matrix, maximum_circulation
from aigraph.flows.methods.strong_components import cyclic_edges
from aigraph.flows.network import Network
from aigraph.flows.open_sums import shortest_open_ring, why_flows_are_open, why_ring_is_open
from aigraph.flows.pairs import Indices, Pairs, Vector
from aigraph.model.amount import Bounds

MAX_CHOICES = 60
"""Up to so many amounts of two ends inside strong components the least share is solved for."""
_STEPS = 30
_TOLERANCE = 1e-9
_SECONDS = 5.0


def circulating(pairs: Pairs, amounts: Vector) -> float:
    """Give the total flow of the maximum circulation; amounts may be infinite, but not all around a ring."""
    edges = _within_components(pairs, amounts)
    payers, payees = pairs.payers[edges], pairs.payees[edges]
    return float(maximum_circulation(payers, payees, amounts[edges], pairs.size).sum())


def circulating_within(network: Network, end: End) -> float:
    """Give the same on record or at all highs, where parts of several flows are together no more than the umbrella that contains them.

    Each such part is a column of its own beside the rest of its pair, and each umbrella a row over the columns of its parts.
    """
    pairs = network.pairs
    amounts = network.amounts(pairs, end)
    parts = [(pairs.of_flow[part.flow], part) for part in network.held if pairs.of_flow[part.flow] >= 0]
    if not parts:
        return circulating(pairs, amounts)
    edges = _within_components(pairs, amounts)
    place = {int(pair): at for at, pair in enumerate(edges)}
    inside = [(place[int(pair)], part) for pair, part in parts if int(pair) in place]
    columns = np.concatenate([np.arange(len(edges)), np.array([at for at, _ in inside], dtype=np.intp)])
    most = np.array([part.high if end == "high" else part.on_record for _, part in inside])
    rest = amounts[edges] - np.bincount(columns[len(edges) :], weights=most, minlength=len(edges))
    limits = {name: limit for _, part in inside for name, limit in part.limits.items()}
    rows = np.array(
        [[0.0] * len(edges) + [float(name in part.limits) for _, part in inside] for name in limits], dtype=float
    )
    found = maximum_circulation(
        pairs.payers[edges][columns],
        pairs.payees[edges][columns],
        np.concatenate([np.maximum(rest, 0.0), most]),
        pairs.size,
        limits=(csr_array(rows), np.array(list(limits.values()))) if limits else None,
    )
    return float(found.sum())


def circulation_bounds(network: Network) -> Bounds:
    """Bound the maximum circulation: it rises with each amount, and has no bound only on a ring without any ceiling."""
    pairs = network.pairs
    low, high = (network.amounts(pairs, end) for end in ("low", "high"))
    most = circulating_within(network, "on_record")
    if bool((low == high).all()):
        return Bounds.exactly(most)
    ring = shortest_open_ring(network)
    return Bounds.around(
        most,
        circulating(pairs, low),
        None if ring else circulating_within(network, "high"),
        why_open=why_ring_is_open(network, ring),
    )


def share_bounds(network: Network, on_record: float, circulation: Bounds) -> Bounds:
    """Bound the share of all money that can circulate: an open sum can dilute it to nothing, a ring of them fill it.

    Parameters
    ----------
    on_record : float
        The share at the amounts on record.
    circulation : Bounds
        The maximum circulation, whose ends are shares that are known to be reached.
    """
    if network.is_certain:
        return Bounds.exactly(on_record)
    pairs = network.pairs
    low, high = (network.amounts(pairs, end) for end in ("low", "high"))
    at_low, at_high = (
        most / float(amounts.sum()) if most and amounts.any() else 0.0
        for most, amounts in ((circulation.low, low), (circulation.high, high))
    )
    least, is_proved = (0.0, True) if network.open_flows else least_share(pairs, low, high, min(at_low, at_high))
    return Bounds.around(
        on_record,
        least,
        1.0 if shortest_open_ring(network) else largest_share(pairs, low, high, max(on_record, at_low, at_high)),
        is_exact=is_proved,
        why_open=why_flows_are_open(network, network.open_flows),
    )


def largest_share(pairs: Pairs, low: Vector, high: Vector, reached: float) -> float:
    """Choose amounts so that the largest share of them can circulate.

    Parameters
    ----------
    low, high : array
        The ends of the sum of each pair; `high` may be infinite, but not all around a ring.
    reached : float
        A share that some amounts between them reach, from which the iteration goes on.

    Notes
    -----
    For a share s the most of sum(f) - s sum(w) is a circulation in which a dollar up to the low end gains 1, for that much is
    paid in any case, and one above it 1 - s; Dinkelbach's iteration drives it to 0 (1967,
    https://doi.org/10.1287/mnsc.13.7.492), in a few linear programs on a network.
    """
    edges = _within_components(pairs, high)
    if not len(edges):
        return 0.0
    payers, payees, lower = pairs.payers[edges], pairs.payees[edges], low[edges]
    # Most sums are exact, so that nothing of them lies above the low end; a program with columns for it takes twice as long.
    above = np.flatnonzero(high[edges] > lower)
    some = np.flatnonzero(lower > 0)
    columns = np.concatenate([some, above])
    capacity = np.concatenate([lower[some], (high[edges] - lower)[above]])
    # A flow outside the components only dilutes the share, so it is at its low end.
    idle = float(low.sum() - lower.sum())
    share = reached
    for _ in range(_STEPS):
        gain = np.concatenate([np.ones(len(some)), np.full(len(above), 1.0 - share)])
        found_flow = maximum_circulation(payers[columns], payees[columns], capacity, pairs.size, gain)
        flow = np.bincount(columns, weights=found_flow, minlength=len(edges))
        total = float(np.maximum(lower, flow).sum()) + idle
        found = float(flow.sum()) / total if total else 0.0
        if found <= share + _TOLERANCE:
            break
        share = found
    return max(share, found)


def least_share(pairs: Pairs, low: Vector, high: Vector, reached: float) -> tuple[float, bool]:
    """Choose finite amounts so that the least share of them can circulate; and whether that is proved.

    Parameters
    ----------
    low, high : array
        The ends of the sum of each pair.
    reached : float
        The lesser of the shares at these ends.

    Notes
    -----
    The share is quasi-concave in the amounts, so a corner of the box is least. By the dual of the circulation a flow is at
    its high end only where its dual price is 0: for a share s, the least of sum(low c) - s sum(w) is a program in one
    yes or no a flow, which Dinkelbach's iteration (1967, https://doi.org/10.1287/mnsc.13.7.492) drives to 0.
    """
    edges = _within_components(pairs, high)
    ends = pairs.payers[edges], pairs.payees[edges]
    lower, upper = low[edges], high[edges]
    # A flow outside the components only dilutes the share, so it is at its high end.
    idle = float(high.sum() - upper.sum())
    choices = np.flatnonzero(upper > lower)

    def share(amounts: NDArray[np.float64]) -> float:
        total = float(amounts.sum()) + idle
        found = maximum_circulation(*ends, amounts, pairs.size).sum()
        return float(found) / total if total else 0.0

    best = reached
    if not len(choices) or len(choices) > MAX_CHOICES:
        return best, not len(choices)
    for _ in range(_STEPS):
        amounts, is_proved = _least_surplus(ends, lower, upper, choices, pairs.size, best)
        found = share(amounts)
        if not is_proved or found >= best - _TOLERANCE:
            return min(found, best), is_proved
        best = found
    return best, False


def _least_surplus(
    ends: tuple[NDArray[np.intp], NDArray[np.intp]],
    lower: NDArray[np.float64],
    upper: NDArray[np.float64],
    choices: NDArray[np.intp],
    size: int,
    share: float,
) -> tuple[NDArray[np.float64], bool]:
    """Choose the corner at which the circulation less a share of all money is least, and whether it is proved."""
    m, k = len(lower), len(choices)
    unit = float(upper.max()) or 1.0
    # The unknowns are the potential of each company, the dual price of each flow, and which flows are at their high end.
    priced = block_array(
        [
            [incidence_matrix(*ends, size).T, eye_array(m), csr_array((m, k))],
            [csr_array((k, size)), eye_array(m).tocsr()[choices], size * eye_array(k)],
        ]
    )
    answer = milp(
        np.concatenate([np.zeros(size), lower / unit, -share * (upper - lower)[choices] / unit]),
        constraints=LinearConstraint(
            priced,
            np.concatenate([np.ones(m), np.full(k, -np.inf)]),
            np.concatenate([np.full(m, np.inf), np.full(k, float(size))]),
        ),
        bounds=VariableBounds(np.zeros(size + m + k), np.concatenate([np.full(size + m, float(size)), np.ones(k)])),
        integrality=np.concatenate([np.zeros(size + m), np.ones(k)]),
        options={"time_limit": _SECONDS, "mip_rel_gap": 0.0},
    )
    amounts = lower.copy()
    if answer.x is not None:
        raised = choices[answer.x[size + m :] > 0.5]  # noqa: PLR2004  -- yes or no
        amounts[raised] = upper[raised]
    return amounts, answer.status == 0


def _within_components(pairs: Pairs, amounts: Vector) -> Indices:
    """Give the pairs inside strongly connected components of those with an amount, in their order."""
    some = np.flatnonzero(amounts > 0)
    return some[cyclic_edges(pairs.payers[some], pairs.payees[some], pairs.size)]
