"""The strongly connected core: the companies on some cycle of payments, and the share of money among them."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.flows.ends.shares import part_of_whole
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.language.translation import gettext
from aigraph.loops.cyclic_core import CyclicCore
from aigraph.model.amount import Bounds
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra


@dataclass(frozen=True, kw_only=True)
class StrongCore(Displayed):
    """The companies on some loop of payments.

    Parameters
    ----------
    components : tuple of tuple of str
        The strongly connected components of two or more companies, largest first.
    share : Measure
        The share of all recorded money that is paid inside a component.
    share_of_pairs : Measure
        The share of payer-payee pairs inside a component; deals of unknown size count here as well.
    """

    components: tuple[tuple[str, ...], ...]
    share: Measure
    share_of_pairs: Measure

    @property
    def companies(self) -> tuple[str, ...]:
        """All companies of the core, sorted."""
        return tuple(sorted(company for component in self.components for company in component))

    def row(self) -> Row:
        """Flatten to one row; the names are public."""
        return {
            **self.share.row(),
            "share_of_pairs": self.share_of_pairs.on_record,
            "n_groups": len(self.components),
            "companies": self.companies,
        }


@needs_extra
def strong_core(network: GraphLike) -> StrongCore:
    """Find the strongly connected core: every company from which money can come back to it.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    StrongCore
        The components, and the shares of the money and of the payer-payee pairs inside them. The bounds of the
        share are exact: all inside flows at one end of their amounts, all others at the other.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    max_circulation : The most money that can return in it.
    measures.keystones : Minimum feedback sets, without which it falls apart.

    Notes
    -----
    Share = (sum of w inside components) / (sum of w), an upper bound of the share that can circulate. Whether companies
    are in the core depends on who pays whom alone, so deals of unknown size count for it. O(n + m) [1]_.
    What a company pays itself is left out.

    References
    ----------
    .. [1] R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972.
       https://doi.org/10.1137/0201010

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("fund", "lab", 6), ("lab", "cloud", 3), ("cloud", "lab", 1)])
    >>> core = strong_core(g)
    >>> core.companies, core.share.on_record
    (('cloud', 'lab'), 0.4)
    """
    network = network_of(network)
    flows = [flow for flow in network.flows if flow.payer != flow.payee]
    pairs = sorted({(flow.payer, flow.payee) for flow in flows})
    part = CyclicCore(pairs)
    components = tuple(sorted(map(tuple, part.groups), key=lambda component: (-len(component), component)))
    inside = [flow for flow in flows if part.is_inside(flow.payer, flow.payee)]
    outside = [flow for flow in flows if not part.is_inside(flow.payer, flow.payee)]
    total = sum(flow.on_record for flow in flows)
    return StrongCore(
        components=components,
        share=Measure(
            name="strong_core_share",
            unit="share",
            bounds=part_of_whole(network, inside, outside),
            denominators={"recorded_usd_bn": total},
            **basis(network),
            note="" if total else gettext("The share of payer-payee pairs needs no amount."),
        ),
        share_of_pairs=Measure(
            name="strong_core_share_of_pairs",
            unit="share",
            bounds=Bounds.exactly(len(part.arrows) / len(pairs)) if pairs else Bounds.undefined("there is no pair"),
            denominators={"pairs": len(pairs)},
            n_edges_used=network.n_edges_used + network.n_edges_missing,
            n_edges_missing=0,
            scenario=network.scenario,
            note=gettext("Pairs are counted, amounts are not; deals of unknown size are among them."),
        ),
    )
