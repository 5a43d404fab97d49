"""All figures about the whole network in one list."""

from __future__ import annotations

from aigraph.flows.measure import Measure
from aigraph.flows.network import GraphLike, network_of
from aigraph.measures.balanced_circulation import balanced_circulation
from aigraph.measures.catalogue.names import MEASURES
from aigraph.measures.finn_cycling_index import finn_cycling_index
from aigraph.measures.max_circulation import max_circulation
from aigraph.measures.reciprocity import reciprocity
from aigraph.measures.strong_core import strong_core
from aigraph.measures.throughput_circularity import throughput_circularity
from aigraph.measures.trophic_levels import trophic_levels
from aigraph.model.display import Records


def measure_system(network: GraphLike) -> Records[Measure]:
    """Measure the whole network in every way that gives one figure.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    Records of Measure
        In the order of `measures.list_measures`, which say what each is.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    spread : The same at amounts drawn inside their ranges.
    ladder : Figures at each certainty.

    Notes
    -----
    The work of all of them: the balanced circulation is the longest, O(n**4) at worst.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 2), ("lab", "cloud", 1), ("cloud", "chips", 1)])
    >>> found = {measure.name: measure.on_record for measure in measure_system(g)}
    >>> round(found["max_circulation_share"], 6), round(found["throughput_circularity"], 6)
    (0.75, 0.5)
    """
    network = network_of(network)
    throughput, most, balanced = (
        throughput_circularity(network),
        max_circulation(network),
        balanced_circulation(network),
    )
    core, finn = strong_core(network), finn_cycling_index(network)
    found = (
        throughput.share,
        throughput.recycled_usd_bn,
        throughput.new_usd_bn,
        most.usd_bn,
        most.share,
        balanced.usd_bn,
        balanced.share,
        core.share,
        core.share_of_pairs,
        reciprocity(network),
        finn.index,
        finn.cycled_usd_bn,
        finn.throughflow_usd_bn,
        finn.path_length,
        trophic_levels(network).incoherence,
    )
    order = list(MEASURES)
    return Records(sorted(found, key=lambda measure: order.index(measure.name)))
