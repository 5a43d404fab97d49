"""Finn's cycling index: the share of throughflow that has passed through the same company before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network, company_in, network_of
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.language.bounds import NO_AMOUNT
from aigraph.language.translation import gettext
from aigraph.model.amount import Bounds
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aigraph.flows.pairs import Amounts, Pairs, Vector

NO_INFLOW = "no money enters from outside the loops"
TOO_LARGE = "more than 3,000 companies lie on loops with each other, which would take hours"
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


@needs_extra
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
    company matters for N_ii, so components are inverted one by one: O(k**3) for the largest, of k companies; with more than
    3,000 the index is undefined.

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
    from aigraph.flows.ends.found_between import found_between

    graph, network = network, network_of(network)
    totals = {company_in(graph, network, name): total for name, total in (totals or {}).items()}
    names, pairs = network.companies, network.all_pairs
    throughflow = Throughflow.of(network, totals)
    index, cycled_usd_bn, path_length, *by_company = found_between(
        network,
        pairs,
        lambda amounts: _all_figures(throughflow, amounts),
        in_usd_bn=(False, True, *(False for _ in range(len(names) + 1))),
        ends=ends,
        steps=pairs.steps,
        why_undefined=lambda: TOO_LARGE if throughflow.is_too_large else NO_AMOUNT,
    )
    recorded = network.amounts(pairs)[None]
    through = throughflow(recorded)[0]
    closed = throughflow.returning(recorded)[1][0]
    total = float(through.sum())
    entering = float(through.sum() - recorded.sum())
    open_flows = [flow for flow in network.flows if flow.is_open]
    measure = partial(Measure, **basis(network))
    has_inflow = path_length.on_record is not None
    return FinnCycling(
        index=measure(
            name="finn_cycling_index",
            unit="share",
            bounds=index,
            denominators={"throughflow_usd_bn": total},
            note=gettext("Some companies form a closed loop that no money enters or leaves.") if any(closed) else "",
        ),
        throughflow_usd_bn=measure(
            name="throughflow",
            unit="usd_bn",
            # It rises with each flow.
            bounds=Bounds.around(
                total,
                float(throughflow(network.amounts(pairs, "low")[None]).sum()),
                None if open_flows else float(throughflow(network.amounts(pairs, "high")[None]).sum()),
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
                note=gettext("A closed loop: no money enters or leaves it.") if closed[number] else "",
            )
            for number, name in enumerate(names)
        },
        closed=tuple(name for number, name in enumerate(names) if closed[number]),
    )


@dataclass(frozen=True)
class Throughflow:
    """What passes through each company, as a function of sets of amounts.

    Parameters
    ----------
    pairs : Pairs
        The pairs that the amounts are of.
    entered, left, least : array
        What enters each company from outside, what leaves it to the outside, and the least that passes through.
    """

    pairs: Pairs
    entered: Vector
    left: Vector
    least: Vector

    @classmethod
    def of(cls, network: Network, totals: Mapping[str, float] | None = None) -> Throughflow:
        """Read what enters and leaves from a network."""
        return cls(network.all_pairs, *map(network.vector, (network.inflow, network.outflow, totals or {})))

    def __call__(self, amounts: Amounts) -> Amounts:
        """Give the throughflow of each company, one row for each set of amounts."""
        import numpy as np

        through: Amounts = np.maximum(
            np.maximum(self.pairs.received(amounts) + self.entered, self.pairs.paid(amounts) + self.left), self.least
        )
        return through

    def returning(self, amounts: Amounts) -> tuple[Amounts, NDArray[np.bool_]]:
        """Give the share of each company's throughflow that was there before, and whether it lies in a closed component."""
        from aigraph.flows.methods.return_visits import return_shares

        return return_shares(self.pairs.payers, self.pairs.payees, amounts, self(amounts))

    @property
    def is_too_large(self) -> bool:
        """Whether more companies lie on loops with each other than their cycling is worked out for."""
        from aigraph.flows.methods.return_visits import LARGEST

        return self.pairs.largest_component > LARGEST


def cycling_figures(throughflow: Throughflow, amounts: Amounts) -> tuple[Vector, Vector, Vector]:
    """Give the index, cycled throughflow and the mean path length of each set of amounts; NaN is undefined."""
    index, cycled, path, *_ = _all_figures(throughflow, amounts)
    return index, cycled, path


def _all_figures(throughflow: Throughflow, amounts: Amounts) -> list[Vector]:
    """Give these, and the share of each company that was there before, NaN where nothing passes through it."""
    import numpy as np

    through = throughflow(amounts)
    shares, _ = throughflow.returning(amounts)
    total, returned = through.sum(axis=1), (shares * through).sum(axis=1)
    entering = total - amounts.sum(axis=1)
    undefined = np.full_like(total, np.nan)
    return [
        np.divide(returned, total, out=undefined.copy(), where=total > 0),
        returned,
        np.divide(total, entering, out=undefined, where=entering > _TOLERANCE * total),
        *np.where(through > 0, shares, np.nan).T,
    ]
