"""The maximum circulation: the most money that can return, which multilateral netting could set off."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.model.display import Displayed
from aigraph.model.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class MaxCirculation(Displayed):
    """The largest part of the flows that is conserved at every company.

    Parameters
    ----------
    usd_bn : Measure
        Its sum over all flows.
    share : Measure
        The same as a share of all recorded money.
    """

    usd_bn: Measure
    share: Measure

    def row(self) -> Row:
        """Flatten to one row; the names are public."""
        share = self.share
        return {
            **self.usd_bn.row(),
            "share_low": share.low,
            "share": share.central,
            "share_high": share.high,
            **share.denominator_row(),
        }


def max_circulation(network: GraphLike) -> MaxCirculation:
    """Find the maximum circulation: the most money that can return, inflow and outflow being equal at every company.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    MaxCirculation
        The amount, with exact bounds since it is monotone in each flow, and its share of all recorded money. The
        upper bound of the share is exact; the lower one is safe, as the true one is not below it. Upper bounds are None where
        an amount has no high end. There is no split over flows, because several may be optimal.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    measures.balanced_circulation : The circulation that balanced flow forwarding finds.
    measures.throughput_circularity : Recycled money beside new money.

    Notes
    -----
    Maximise sum f subject to 0 <= f <= w and inflow = outflow at every company, a linear program solved by HiGHS;
    the residual w - f is acyclic. It is what multilateral netting could clear [1]_. The upper bound of the share is a
    linear-fractional program over w between its bounds, made linear by Charnes and Cooper's transformation [2]_. What a
    company pays itself is left out. Polynomial in the number of flows.

    References
    ----------
    .. [1] T. Fleischman, P. Dini, "Mathematical foundations for balancing the payment system in the trade credit
       market", J. Risk Financ. Manag. 14(9), 452, 2021. https://doi.org/10.3390/jrfm14090452
    .. [2] A. Charnes, W. W. Cooper, "Programming with linear fractional functionals", Nav. Res. Logist. Q. 9, 1962.
       https://doi.org/10.1002/nav.3800090303

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 6), ("lab", "cloud", 9), ("cloud", "chips", 4)])
    >>> round(max_circulation(g).usd_bn.central, 6)
    12.0
    """
    network = network_of(network)
    low, central, high = (network.intercompany_matrix(end=end) for end in ("low", "central", "high"))
    total = float(central.sum())
    is_open = any(flow.amount.high is None for flow in network.flows)
    is_exact = bool((low == high).all())
    most = _most(central) if network.is_known else None
    share = most / total if total and most is not None else None
    note = "An amount is open above, so there is no upper end." if is_open else "" if total else "No amount is known."
    measure = partial(Measure, **basis(network))
    return MaxCirculation(
        usd_bn=measure(
            name="max_circulation",
            unit="usd_bn",
            low=most if is_exact else _most(low),
            central=most,
            high=None if is_open else most if is_exact else _most(high),
            note=note,
        ),
        share=measure(
            name="max_circulation_share",
            unit="share",
            low=None if is_open or not total else share if is_exact else _most(low) / float(high.sum()),
            central=share,
            high=None if is_open or not total else share if is_exact else _largest_share(low, high),
            denominators={"recorded_usd_bn": total},
            note=note,
        ),
    )


def _most(weights: Matrix) -> float:
    """Give the total flow of the maximum circulation."""
    from aigraph.flows.linear_programs import maximum_circulation
    from aigraph.flows.strong_components import edges_within_components

    payers, payees = edges_within_components(weights)
    return float(maximum_circulation(payers, payees, weights[payers, payees], len(weights)).sum())


def _largest_share(low: Matrix, high: Matrix) -> float:
    """Choose amounts between their bounds so that the largest share of them can circulate."""
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import block_array, csr_array, eye_array

    from aigraph.flows.linear_programs import incidence_matrix
    from aigraph.flows.strong_components import edges_within_components

    ends = edges_within_components(high)
    m, size = len(ends[0]), len(high)
    if not m:
        return 0.0
    unit = float(high.max())
    lower, upper = low[ends][:, None] / unit, high[ends][:, None] / unit
    # A flow outside the components only dilutes the share, so it is at its low end.
    idle = float(low.sum() - low[ends].sum()) / unit
    identity = eye_array(m)
    # The unknowns are t f, t w and t = 1 / (sum of w): f <= w, t low <= t w <= t high, and t w adds up to 1.
    at_most = block_array(
        [
            [identity, -identity, csr_array((m, 1))],
            [None, identity, csr_array(-upper)],
            [None, -identity, csr_array(lower)],
        ]
    )
    exactly = block_array(
        [
            [incidence_matrix(*ends, size), csr_array((size, m)), csr_array((size, 1))],
            [csr_array((1, m)), csr_array(np.ones((1, m))), csr_array([[idle]])],
        ]
    )
    answer = linprog(
        np.concatenate([-np.ones(m), np.zeros(m + 1)]),
        A_ub=at_most,
        b_ub=np.zeros(3 * m),
        A_eq=exactly,
        b_eq=np.concatenate([np.zeros(size), [1.0]]),
        method="highs",
    )
    return max(0.0, -float(answer.fun))
