"""Weighted reciprocity: how much of the money is matched by payments straight back."""

from __future__ import annotations

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.language.bounds import NO_AMOUNT
from aigraph.language.translation import gettext
from aigraph.model.amount import Bounds
from aigraph.model.extras import needs_extra


@needs_extra
def reciprocity(network: GraphLike) -> Measure:
    """Measure the share of the money that two companies pay each other in equal amounts.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    Measure
        A share from 0 (no pair pays both ways) to 1 (every pair pays the same both ways), None if no amount is known.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    max_circulation : Sees longer loops, too.
    measures.null_model : Whether it is more than chance.

    Notes
    -----
    Sum over ordered pairs of min(w_ij, w_ji), divided by the sum of w [1]_; of all loops it sees only those of two
    companies. Funding and purchases between two companies are added up first. What a company pays itself is left
    out. Both ends are exact: the largest share has each pair as equal as its amounts allow, the least one a corner of each
    pair, found by Dinkelbach's iteration [2]_. O(pairs).

    References
    ----------
    .. [1] T. Squartini, F. Picciolo, F. Ruzzenenti, D. Garlaschelli, "Reciprocity of weighted networks",
       Sci. Rep. 3, 2729, 2013. https://doi.org/10.1038/srep02729
    .. [2] W. Dinkelbach, "On nonlinear fractional programming", Management Science 13(7), 1967.
       https://doi.org/10.1287/mnsc.13.7.492

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 10), ("lab", "chips", 5), ("lab", "cloud", 5)])
    >>> reciprocity(g).on_record
    0.5
    """
    from aigraph.flows.ends.matched_share import BothWays, matched, share_ends

    network = network_of(network)
    pairs = network.pairs
    both_ways = BothWays.of(pairs)
    on_record, low, high = (both_ways.amounts(network.amounts(pairs, end)) for end in ("on_record", "low", "high"))
    total = float(on_record.sum())
    is_open = bool(network.open_flows)
    both_open = {(flow.payer, flow.payee) for flow in network.open_flows}
    pair = next(((payer, payee) for payer, payee in sorted(both_open) if (payee, payer) in both_open), ())
    bounds = Bounds.undefined(NO_AMOUNT)
    if total:
        least, largest = share_ends(low, high)
        bounds = Bounds.around(
            matched(on_record) / total,
            0.0 if is_open else least,
            1.0 if pair else largest,
            why_open=why_flows_are_open(network, network.open_flows),
        )
    return Measure(
        name="reciprocity",
        unit="share",
        bounds=bounds,
        denominators={"recorded_usd_bn": total},
        **basis(network),
        note=gettext("Pairs only; longer loops are not seen."),
    )
