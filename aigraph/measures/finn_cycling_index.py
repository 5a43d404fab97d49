"""Finn's cycling index: the share of throughflow that has passed through the same company before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aigraph.flows.blas_threads import one_blas_thread
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, company_in, network_of
from aigraph.model.display import Displayed
from aigraph.model.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOLERANCE = 1e-12


@dataclass(frozen=True, kw_only=True)
class FinnCycling(Displayed):
    """Cycled throughflow of a network and of each company.

    Parameters
    ----------
    index : Measure
        Finn's cycling index: the share of all throughflow that has been through the same company before.
    throughflow_usd_bn, cycled_usd_bn : Measure
        Its denominator and its numerator, over all companies.
    path_length : Measure
        Mean path length: how many companies a dollar passes on average after it entered; None if no money enters.
    by_company : mapping of str to Measure
        For each company the share of its throughflow that has been there before.
    closed : tuple of str
        Companies in components that no money enters or leaves: all their throughflow has been there before.
    """

    index: Measure
    throughflow_usd_bn: Measure
    cycled_usd_bn: Measure
    path_length: Measure
    by_company: Mapping[str, Measure]
    closed: tuple[str, ...]

    def row(self) -> Row:
        """Flatten to one row; the names are public."""
        return {
            **self.index.row(),
            "throughflow_usd_bn": self.throughflow_usd_bn.central,
            "cycled_usd_bn": self.cycled_usd_bn.central,
            "path_length": self.path_length.central,
            "closed": self.closed,
        }


def finn_cycling_index(network: GraphLike, *, totals: Mapping[str, float] | None = None) -> FinnCycling:
    """Measure Finn's cycling index: of all throughflow of companies, the share that was there before.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions, and ``inflow`` on a node is what
        enters from outside, ``outflow`` what leaves to it.
    totals : mapping of str to float, optional
        The total inflow of companies in US$ billions, where that is known; for others it is what is recorded.

    Returns
    -------
    FinnCycling
        The index, its numerator and denominator, the mean path length and the cycling share of each company.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.
    UnknownNameError
        If `totals` names a company that is not known; the message offers the nearest names.

    See Also
    --------
    measures.throughput_circularity : Counts a loop once, however long.
    measure_system : All figures at once.

    Notes
    -----
    T_i = max(in_i + inflow_i, out_i + outflow_i, total_i); G_ij = w_ij / T_i; N = (I - G)**-1; c_i = 1 - 1/N_ii; index =
    sum(c_i T_i) / sum(T_i) [1]_. A steady state and mixing in proportion are assumed; what is paid beyond the recorded
    inflow came from outside, what is not paid on is retained. Money on its way into a cycle does not count as cycled, so
    the index is low rather than high [2]_. What a company pays itself counts. Only the strongly connected component of a
    company matters for N_ii, so components are inverted one by one: O(k**3) for the largest, of k companies.

    References
    ----------
    .. [1] J. T. Finn, "Measures of ecosystem structure and function derived from analysis of flows",
       J. Theor. Biol. 56, 1976. https://doi.org/10.1016/S0022-5193(76)80080-X
    .. [2] S. Allesina, R. E. Ulanowicz, "Cycling in ecological networks: Finn's index revisited",
       Comput. Biol. Chem. 28, 227-233, 2004.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("lab", "cloud", 4), ("cloud", "lab", 2)])
    >>> round(finn_cycling_index(g).index.central, 6)      # half of what cloud gets goes back
    0.5
    """
    import numpy as np

    graph, network = network, network_of(network)
    totals = {company_in(graph, network, name): total for name, total in (totals or {}).items()}
    weights = network.matrix()
    received, paid = weights.sum(axis=0), weights.sum(axis=1)
    entered, left = network.vector(network.inflow), network.vector(network.outflow)
    throughflow = np.maximum.reduce([received + entered, paid + left, network.vector(totals)])
    cycled, closed = _cycling(weights, throughflow)
    total, cycled_total = float(throughflow.sum()), float(cycled @ throughflow)
    entering = float((throughflow - received).sum())
    has_inflow = entering > _TOLERANCE * total
    is_known = network.is_known or total > 0
    measure = partial(Measure, **basis(network))
    no_amount = "" if total else "No amount is known."
    names = network.companies
    return FinnCycling(
        index=measure(
            name="finn_cycling_index",
            unit="share",
            central=cycled_total / total if total else None,
            denominators={"throughflow_usd_bn": total},
            note=no_amount
            or ("Some companies form a closed loop that no money enters or leaves." if any(closed) else ""),
        ),
        throughflow_usd_bn=measure(
            name="throughflow", unit="usd_bn", central=total if is_known else None, note=no_amount
        ),
        cycled_usd_bn=measure(
            name="cycled_throughflow", unit="usd_bn", central=cycled_total if is_known else None, note=no_amount
        ),
        path_length=measure(
            name="mean_path_length",
            unit="count",
            central=total / entering if has_inflow else None,
            denominators={"entering_usd_bn": entering if has_inflow else 0.0},
            note=no_amount or ("" if has_inflow else "No money enters from outside the loops."),
        ),
        by_company={
            name: measure(
                name="cycling_share",
                of=name,
                unit="share",
                central=float(cycled[index]) if throughflow[index] else None,
                denominators={"throughflow_usd_bn": float(throughflow[index])},
                note="A closed loop: no money enters or leaves it." if closed[index] else "",
            )
            for index, name in enumerate(names)
        },
        closed=tuple(name for index, name in enumerate(names) if closed[index]),
    )


def _cycling(weights: NDArray[np.float64], throughflow: NDArray[np.float64]) -> tuple[NDArray[np.float64], list[bool]]:
    """Give for each company the share that was there before, and whether it is in a closed component."""
    import numpy as np

    from aigraph.flows.strong_components import strong_components

    size = len(weights)
    cycled, closed = np.zeros(size), [False] * size
    components = strong_components(weights)
    # A company on no cycle with others can still pay itself, which is a cycle of its own.
    loops = np.setdiff1d(np.flatnonzero(weights.diagonal()), np.concatenate([*components, np.array([], dtype=np.intp)]))
    for nodes in (*components, *loops[:, None]):
        within = weights[np.ix_(nodes, nodes)]
        passing = throughflow[nodes]
        # A closed component has no inverse: it is a recurrent class, which a dollar never leaves.
        if passing.sum() - within.sum() <= _TOLERANCE * passing.sum():
            cycled[nodes] = 1.0
            for node in nodes:
                closed[node] = True
            continue
        with one_blas_thread(len(nodes)):
            visits = np.linalg.inv(np.eye(len(nodes)) - within / passing[:, None])
        cycled[nodes] = 1 - 1 / np.diag(visits)
    return cycled, closed
