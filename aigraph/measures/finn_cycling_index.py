"""Finn's cycling index: the share of throughflow that has passed through the same company before."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aigraph.flows.ends.found_between import found_between
from aigraph.flows.measure import Measure, basis
from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.network import GraphLike, company_in, network_of
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.model.amount import Bounds
from aigraph.model.display import Displayed
from aigraph.model.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vector = NDArray[np.float64]

NO_INFLOW = "no money enters from outside the loops"
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
            "throughflow_usd_bn": self.throughflow_usd_bn.on_record,
            "cycled_usd_bn": self.cycled_usd_bn.on_record,
            "path_length": self.path_length.on_record,
            "closed": self.closed,
        }


def finn_cycling_index(
    network: GraphLike, *, totals: Mapping[str, float] | None = None, ends: bool = True
) -> FinnCycling:
    """Measure Finn's cycling index: of all throughflow of companies, the share that was there before.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions, and ``inflow`` on a node is what
        enters from outside, ``outflow`` what leaves to it.
    totals : mapping of str to float, optional
        The total inflow of companies in US$ billions, where that is known; for others it is what is recorded.
    ends : bool
        Whether to search for the ends of the figures; they are found, not exact, but for those of the throughflow.

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
    >>> round(finn_cycling_index(g).index.on_record, 6)      # half of what cloud gets goes back
    0.5
    """
    import numpy as np

    graph, network = network, network_of(network)
    totals = {company_in(graph, network, name): total for name, total in (totals or {}).items()}
    entered, left, least = (network.vector(side) for side in (network.inflow, network.outflow, totals))

    def throughflow_of(weights: Matrix) -> Vector:
        through: Vector = np.maximum.reduce([weights.sum(axis=0) + entered, weights.sum(axis=1) + left, least])
        return through

    def figures(weights: Matrix) -> tuple[float | None, ...]:
        through = throughflow_of(weights)
        cycled, _ = _cycling(weights, through)
        total, returned = float(through.sum()), float(cycled @ through)
        entering = float((through - weights.sum(axis=0)).sum())
        path = total / entering if entering > _TOLERANCE * total else None
        shares = np.where(through > 0, cycled, np.nan).tolist()
        return returned / total if total else None, returned, path, *(None if math.isnan(it) else it for it in shares)

    names, weights = network.companies, network.matrix()
    index, cycled_usd_bn, path_length, *by_company = found_between(
        network,
        figures,
        in_usd_bn=(False, True, *(False for _ in range(len(names) + 1))),
        self_payments=True,
        ends=ends,
    )
    through = throughflow_of(weights)
    _, closed = _cycling(weights, through)
    total = float(through.sum())
    entering = float((through - weights.sum(axis=0)).sum())
    open_flows = [flow for flow in network.flows if flow.is_open]
    measure = partial(Measure, **basis(network))
    has_inflow = path_length.on_record is not None
    return FinnCycling(
        index=measure(
            name="finn_cycling_index",
            unit="share",
            bounds=index,
            denominators={"throughflow_usd_bn": total},
            note="Some companies form a closed loop that no money enters or leaves." if any(closed) else "",
        ),
        throughflow_usd_bn=measure(
            name="throughflow",
            unit="usd_bn",
            # It rises with each flow.
            bounds=Bounds.around(
                total,
                float(throughflow_of(network.matrix(end="low")).sum()),
                None if open_flows else float(throughflow_of(network.matrix(end="high")).sum()),
                why_open=why_flows_are_open(network, open_flows),
            ),
        ),
        cycled_usd_bn=measure(name="cycled_throughflow", unit="usd_bn", bounds=cycled_usd_bn),
        path_length=measure(
            name="mean_path_length",
            unit="count",
            bounds=path_length if has_inflow or not total else Bounds.undefined(NO_INFLOW),
            denominators={"entering_usd_bn": entering if has_inflow else 0.0},
        ),
        by_company={
            name: measure(
                name="cycling_share",
                of=name,
                unit="share",
                bounds=by_company[number],
                denominators={"throughflow_usd_bn": float(through[number])},
                note="A closed loop: no money enters or leaves it." if closed[number] else "",
            )
            for number, name in enumerate(names)
        },
        closed=tuple(name for number, name in enumerate(names) if closed[number]),
    )


def _cycling(weights: NDArray[np.float64], throughflow: NDArray[np.float64]) -> tuple[NDArray[np.float64], list[bool]]:
    """Give for each company the share that was there before, and whether it is in a closed component."""
    import numpy as np

    from aigraph.flows.methods.strong_components import strong_components

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
