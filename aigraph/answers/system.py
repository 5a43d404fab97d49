"""All figures about the whole network in one list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.measures.balanced_circulation import balanced_circulation
from aigraph.measures.finn_cycling_index import finn_cycling_index
from aigraph.measures.max_circulation import max_circulation
from aigraph.measures.reciprocity import reciprocity
from aigraph.measures.round_trip import round_trips
from aigraph.measures.strong_core import strong_core
from aigraph.measures.throughput_circularity import throughput_circularity
from aigraph.measures.trophic_levels import trophic_levels
from aigraph.model.amount import Bounds
from aigraph.model.display import Records
from aigraph.model.ledger import View
from aigraph.model.origin import AigraphError

MEANINGS = {
    "throughput_circularity": "Of all money in the system, recycled and new, the share that is recycled.",
    "recycled_money": "What goes round loops if all pass it on in proportion; a loop counts once, however long.",
    "new_money": "What companies pay beyond what they get on record: the money that enters.",
    "max_circulation": "The most that can go round: what a clearing house could set off.",
    "max_circulation_share": "The same as a share of all money on record.",
    "balanced_circulation": "What goes round if every company passes on in proportion.",
    "balanced_circulation_share": "The same as a share of all money on record.",
    "strong_core_share": "Money paid among companies that can all reach each other, as a share of all on record.",
    "strong_core_share_of_pairs": "The same for payer-payee pairs, deals of unknown size included.",
    "reciprocity": "Money matched by payments straight back between two companies, as a share of all on record.",
    "finn_cycling_index": "Of all money passing through companies, the share that was there before.",
    "cycled_throughflow": "What passes through companies that was there before.",
    "throughflow": "What passes through companies, each counted.",
    "mean_path_length": "How many companies a dollar passes after it entered.",
    "trophic_incoherence": "0 if money runs down in layers, 1 if nobody stands above anybody.",
}
"""Each figure in a sentence, in the order in which they are listed."""


Figure = Callable[..., Measure]
"""From a network to a figure; with ``ends=False`` a figure whose ends are searched for comes without them."""


def _exact(figure: Callable[[GraphLike], Measure]) -> Figure:
    """Make a figure of one for whose ends nothing is searched."""

    def measured(network: GraphLike, *, ends: bool = True) -> Measure:  # noqa: ARG001  -- taken for those that search
        return figure(network)

    return measured


FIGURES: Mapping[str, Figure] = {
    "throughput_circularity": lambda network, *, ends=True: throughput_circularity(network, ends=ends).share,
    "recycled_money": lambda network, *, ends=True: throughput_circularity(network, ends=ends).recycled_usd_bn,
    "new_money": lambda network, *, ends=True: throughput_circularity(network, ends=ends).new_usd_bn,
    "max_circulation": _exact(lambda network: max_circulation(network).usd_bn),
    "max_circulation_share": _exact(lambda network: max_circulation(network).share),
    "balanced_circulation": lambda network, *, ends=True: balanced_circulation(network, ends=ends).usd_bn,
    "balanced_circulation_share": lambda network, *, ends=True: balanced_circulation(network, ends=ends).share,
    "strong_core_share": _exact(lambda network: strong_core(network).share),
    "strong_core_share_of_pairs": _exact(lambda network: strong_core(network).share_of_pairs),
    "reciprocity": _exact(reciprocity),
    "finn_cycling_index": lambda network, *, ends=True: finn_cycling_index(network, ends=ends).index,
    "cycled_throughflow": lambda network, *, ends=True: finn_cycling_index(network, ends=ends).cycled_usd_bn,
    "throughflow": _exact(lambda network: finn_cycling_index(network, ends=False).throughflow_usd_bn),
    "mean_path_length": lambda network, *, ends=True: finn_cycling_index(network, ends=ends).path_length,
    "trophic_incoherence": _exact(lambda network: trophic_levels(network).incoherence),
}
"""Each figure alone, as `uncertainty`, `tornado`, `series` and `ladder` ask for it; all of `measure_system` but the sentence."""


def largest_round_trip(view: View) -> Measure:
    """Give the largest share of a company's revenue that is its own funding come back; unknown if it is of none."""
    shares: list[Measure] = []
    note = "no company that funds and sells has such a share"
    try:
        shares = [trip.share for trip in round_trips(view) if trip.share.on_record is not None]
    except AigraphError as error:
        note = str(error)
    rests_on: dict[str, Any] = basis(network_of(view))
    return (
        shares[0]
        if shares
        else Measure(name="round_trip_share", unit="share", bounds=Bounds.undefined(note), **rests_on)
    )


HEADLINES: tuple[Callable[[View], Measure], ...] = (
    FIGURES["max_circulation"],
    FIGURES["max_circulation_share"],
    FIGURES["throughput_circularity"],
    largest_round_trip,
)
"""What a ladder shows beside its loops and sums: what can go round, what does, and the largest round trip."""


def measure_system(network: GraphLike) -> Records[Measure]:
    """Measure the whole network in every way that gives one figure.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    Records of Measure
        In the order of `MEANINGS`, which says what each is.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    measures.bands : The same with the range of each figure.
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
    order = list(MEANINGS)
    return Records(sorted(found, key=lambda measure: order.index(measure.name)))
