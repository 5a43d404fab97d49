"""How much of the money that passes through companies has passed through them before, as ecologists ask of food webs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from aigraph.flows.blas_threads import one_thread
from aigraph.flows.network import Network, company_in, network_of
from aigraph.flows.result import Measure, basis
from aigraph.model.display import Displayed
from aigraph.model.ledger import View
from aigraph.model.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CLOSED = 1e-12


@dataclass(frozen=True, kw_only=True)
class FinnCycling(Displayed):
    """Cycled throughflow of a network and of each company.

    Parameters
    ----------
    index : Measure
        Finn's cycling index: the share of all throughflow that has been through the same company before.
    throughflow_usd_bn, cycled_usd_bn : Measure
        The two figures it is made of, over all companies.
    path_length : Measure
        How many companies a dollar passes on average after it entered; None if no money enters.
    by_company : mapping of str to Measure
        For each company the share of its throughflow that has been there before.
    closed : tuple of str
        Companies in loops that no money enters or leaves: all they pass on has been there before.
    """

    index: Measure
    throughflow_usd_bn: Measure
    cycled_usd_bn: Measure
    path_length: Measure
    by_company: Mapping[str, Measure]
    closed: tuple[str, ...]

    def row(self) -> Row:
        """Flatten the answer to one row."""
        return {
            **self.index.row(),
            "throughflow_usd_bn": self.throughflow_usd_bn.central,
            "cycled_usd_bn": self.cycled_usd_bn.central,
            "path_length": self.path_length.central,
            "closed": self.closed,
        }


def finn_cycling_index(network: View | Network | Any, *, totals: Mapping[str, float] | None = None) -> FinnCycling:
    """Measure Finn's cycling index: of all money passing through companies, the share that was there before.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions, and ``inflow`` on a node is what
        enters from outside, ``outflow`` what leaves to it.
    totals : mapping of str to float, optional
        All that a company takes in, in US$ billions, where that is known; companies not named get what is recorded.

    Returns
    -------
    FinnCycling
        The index with its two parts, the mean path length and the cycling share of each company.

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
    inflow came from outside, what is not paid on stays. Money on its way into a loop does not count as cycled, so the
    index is low rather than high [2]_. What a company pays itself counts. Only the strongly connected group of a company matters for N_ii, so groups are
    inverted one by one: O(k**3) for the largest group k.

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

    given, network = network, network_of(network)
    totals = {company_in(given, network, name): total for name, total in (totals or {}).items()}
    weights = network.matrix()
    received, paid = weights.sum(axis=0), weights.sum(axis=1)
    entered, left = network.outside(network.inflow), network.outside(network.outflow)
    through = np.maximum.reduce([received + entered, paid + left, network.outside(totals)])
    cycled, closed = _cycling(weights, through)
    total, again = float(through.sum()), float(cycled @ through)
    entering = float((through - received).sum())
    is_fed = entering > _CLOSED * total
    is_known = network.is_known or total > 0
    measure = partial(Measure, **basis(network))
    nothing = "" if total else "No amount is known."
    names = network.companies
    return FinnCycling(
        index=measure(
            name="finn_cycling_index",
            unit="share",
            central=again / total if total else None,
            denominators={"throughflow_usd_bn": total},
            note=nothing
            or ("Some companies form a closed loop that no money enters or leaves." if any(closed) else ""),
        ),
        throughflow_usd_bn=measure(
            name="throughflow", unit="usd_bn", central=total if is_known else None, note=nothing
        ),
        cycled_usd_bn=measure(
            name="cycled_throughflow", unit="usd_bn", central=again if is_known else None, note=nothing
        ),
        path_length=measure(
            name="mean_path_length",
            unit="count",
            central=total / entering if is_fed else None,
            denominators={"entering_usd_bn": entering if is_fed else 0.0},
            note=nothing or ("" if is_fed else "No money enters from outside the loops."),
        ),
        by_company={
            name: measure(
                name="cycling_share",
                of=name,
                unit="share",
                central=float(cycled[place]) if through[place] else None,
                denominators={"throughflow_usd_bn": float(through[place])},
                note="A closed loop: no money enters or leaves it." if closed[place] else "",
            )
            for place, name in enumerate(names)
        },
        closed=tuple(name for place, name in enumerate(names) if closed[place]),
    )


def _cycling(weights: NDArray[np.float64], through: NDArray[np.float64]) -> tuple[NDArray[np.float64], list[bool]]:
    """Give for each place the share that was there before, and whether it lies in a closed loop."""
    import numpy as np

    from aigraph.flows.strong_components import groups_of

    size = len(weights)
    cycled, closed = np.zeros(size), [False] * size
    groups = groups_of(weights)
    # A place on no loop can still pay itself, which is a loop of its own.
    alone = np.setdiff1d(np.flatnonzero(weights.diagonal()), np.concatenate([*groups, np.array([], dtype=np.intp)]))
    for places in (*groups, *alone[:, None]):
        within = weights[np.ix_(places, places)]
        passing = through[places]
        # A group that leaks nothing has no inverse: a dollar in it goes round for ever.
        if passing.sum() - within.sum() <= _CLOSED * passing.sum():
            cycled[places] = 1.0
            for place in places:
                closed[place] = True
            continue
        with one_thread(len(places)):
            visits = np.linalg.inv(np.eye(len(places)) - within / passing[:, None])
        cycled[places] = 1 - 1 / np.diag(visits)
    return cycled, closed
