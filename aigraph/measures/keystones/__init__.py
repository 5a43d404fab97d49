"""Minimum feedback sets of companies and of deals, and the loss of circulation when one of either is removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network, network_of
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.loops.cyclic_core import CyclicCore, Pair
from aigraph.loops.deadline import Deadline
from aigraph.measures.keystones.bundles import Bundle, aggregate_parallel_deals, costs_of
from aigraph.measures.keystones.circulation import Circulation
from aigraph.measures.keystones.knock_outs import knock_out_each
from aigraph.measures.keystones.result import Keystones, KnockOut
from aigraph.model.amount import Bounds
from aigraph.model.extras import needs_extra
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View
from aigraph.model.search_limits import DEFAULT_LENGTH

__all__ = ["DEFAULT_SECONDS", "Bundle", "Keystones", "KnockOut", "keystones"]

DEFAULT_SECONDS = 20.0


@needs_extra
def keystones(
    network: GraphLike,
    *,
    max_length: int = DEFAULT_LENGTH,
    knock_out: bool = True,
    max_seconds: float = DEFAULT_SECONDS,
) -> Keystones:
    """Find the smallest sets of companies and of deals without which no loop of cash is left.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows. Unnamed parties of a view close no loop.
    max_length : int
        The most companies in a loop that the knock-out table counts. The sets leave no loop of any length.
    knock_out : bool
        Whether to remove each company and each pair's deals in turn.
    max_seconds : float
        After how many seconds to give up.

    Returns
    -------
    Keystones
        The minimum feedback vertex set, the minimum-weight feedback arc set and the knock-out table.

    Raises
    ------
    SearchTooLargeError
        If optimality is not proved within the time limit.
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    shock : What others lose if a company cuts its payments.
    max_circulation : What falls in the knock-outs.

    Notes
    -----
    Both sets are NP-hard to find [1]_. They are exact: a hitting set of the loops found so far is found by integer
    programming, and the loops that it leaves are added as constraints, until none is left [2]_. Parallel deals are cut
    together. Each knock-out is a linear program over one strongly connected component, and none where the circulation does
    not use what is removed. What a company pays itself is left out.

    References
    ----------
    .. [1] R. M. Karp, "Reducibility among combinatorial problems", 1972. https://doi.org/10.1007/978-1-4684-2001-2_9
    .. [2] A. Baharev, H. Schichl, A. Neumaier, T. Achterberg, "An exact method for the minimum feedback arc set problem",
       ACM J. Exp. Algorithmics 26, 2021. https://doi.org/10.1145/3446429

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("v", "l", 10), ("x", "l", 25), ("l", "c", 30), ("c", "v", 20), ("l", "v", 5)])
    >>> found = keystones(g)
    >>> found.company_sets
    (('l',), ('v',))
    >>> [(bundle.payer, bundle.payee) for bundle in found.deal_sets[0]], found.deals.on_record
    ([('v', 'l')], 10.0)
    >>> {fallen.fall.of: fallen.fall.on_record for fallen in found.knock_outs if not fallen.bundle}
    {'l': 30.0, 'v': 30.0, 'c': 20.0, 'x': 0.0}
    """
    from aigraph.flows.ends.circulating_share import circulation_bounds

    deadline = Deadline(max_seconds)
    graph = replace(network, layers=(Layer.CASH,)) if isinstance(network, View) else network
    network = network_of(graph)
    bundles = aggregate_parallel_deals(network)
    whole = CyclicCore(bundles)
    companies = whole.feedback_vertex_sets(deadline)
    priced = CyclicCore([pair for pair, bundle in bundles.items() if bundle.is_priced])
    on_record = costs_of(bundles, "on_record")
    deals = priced.feedback_arc_sets(on_record, deadline)
    unpriced = tuple(bundles[pair] for pair in whole.arrows if not bundles[pair].is_priced)
    circulation = Circulation(on_record)
    measure = partial(Measure, **basis(network))
    recorded = {"recorded_usd_bn": float(sum(on_record.values()))}
    return Keystones(
        companies=measure(
            name="fewest_companies",
            unit="count",
            bounds=Bounds.exactly(int(companies.cost)),
            denominators={"companies_on_loops": len(whole.companies), "companies": len(network.companies)},
            note="Deals of unknown amount count for the companies.",
        ),
        company_sets=companies.sets,
        more_company_sets=companies.more,
        deals=measure(
            name="cheapest_deals",
            unit="usd_bn",
            bounds=_cheapest(network, priced, bundles, float(deals.cost), deadline),
            denominators=recorded,
            note="Loops that need a deal of unknown amount are left out." if unpriced else "",
        ),
        deal_sets=tuple(tuple(bundles[pair] for pair in chosen) for chosen in deals.sets),
        more_deal_sets=deals.more,
        unpriced=unpriced,
        circulation=measure(
            name="max_circulation",
            unit="usd_bn",
            bounds=circulation_bounds(network),
            denominators=recorded,
        ),
        knock_outs=knock_out_each(graph, network, bundles, circulation, max_length, deadline) if knock_out else (),
    )


def _cheapest(
    network: Network, priced: CyclicCore, bundles: Mapping[Pair, Bundle], on_record: float, deadline: Deadline
) -> Bounds:
    """Bound the least sum: it rises with each amount of the deals that have a price, so its ends are exact."""
    high = _least(priced, costs_of(bundles, "high"), deadline)
    why = why_flows_are_open(network, [flow for pair in priced.arrows for flow in bundles[pair].flows])
    return Bounds.around(on_record, _least(priced, costs_of(bundles, "low"), deadline), high, why_open=why)


def _least(priced: CyclicCore, costs: Mapping[Pair, Decimal], deadline: Deadline) -> float | None:
    """Solve again with all amounts at one end: the least sum is monotone in each of them, so these are its bounds."""
    # A bundle without a high end is cut only if no choice among the others leaves no loop: then there is no upper bound.
    out_of_reach = sum(costs.values(), Decimal(1))
    least = priced.feedback_arc_sets({**dict.fromkeys(priced.arrows, out_of_reach), **costs}, deadline, most=1).cost
    return None if least >= out_of_reach else float(least)
