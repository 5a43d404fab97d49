"""The maximum circulation: the most money that can return, which multilateral netting could set off."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network, network_of
from aigraph.language.bounds import NO_AMOUNT
from aigraph.model.amount import Bounds
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra


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
            "share": share.on_record,
            "share_high": share.high,
            **share.denominator_row(),
        }


@needs_extra
def max_circulation(network: GraphLike) -> MaxCirculation:
    """Find the maximum circulation: the most money that can return, inflow and outflow being equal at every company.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    MaxCirculation
        The amount and its share of all recorded money, each with its ends over all amounts that the sources allow. The
        amount has no upper bound only if a ring of flows without a ceiling exists; the reason names the shortest. There is
        no split over flows, because several may be optimal.

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
    the residual w - f is acyclic. It is what multilateral netting could clear [1]_. It rises with each flow, so its ends are
    those at all-low and all-high amounts. The largest share is a linear-fractional program over w between its bounds, which
    Dinkelbach's iteration solves [2]_; the least one lies at a corner of the box, which a mixed-integer
    program finds. What a company pays itself is left out. Polynomial in the number of flows but for the least share.

    References
    ----------
    .. [1] T. Fleischman, P. Dini, "Mathematical foundations for balancing the payment system in the trade credit
       market", J. Risk Financ. Manag. 14(9), 452, 2021. https://doi.org/10.3390/jrfm14090452
    .. [2] W. Dinkelbach, "On nonlinear fractional programming", Management Science 13(7), 1967.
       https://doi.org/10.1287/mnsc.13.7.492

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 6), ("lab", "cloud", 9), ("cloud", "chips", 4)])
    >>> round(max_circulation(g).usd_bn.on_record, 6)
    12.0
    """
    from aigraph.flows.ends.circulating_share import share_bounds

    network = network_of(network)
    total = sum(flow.on_record for flow in network.flows if flow.payer != flow.payee)
    most = circulation_amount(network)
    share = (most.on_record or 0.0) / total if total else None
    return MaxCirculation(
        usd_bn=most,
        share=Measure(
            name="max_circulation_share",
            unit="share",
            bounds=Bounds.undefined(NO_AMOUNT) if share is None else share_bounds(network, share, most.bounds),
            denominators={"recorded_usd_bn": total},
            **basis(network),
        ),
    )


def circulation_amount(network: Network) -> Measure:
    """Give the amount alone: the ends of the share take most of the time."""
    from aigraph.flows.ends.circulating_share import circulation_bounds

    return Measure(name="max_circulation", unit="usd_bn", bounds=circulation_bounds(network), **basis(network))
