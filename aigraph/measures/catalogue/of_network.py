"""The measures of the whole network of cash flows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure
from aigraph.flows.network import Network, network_of
from aigraph.measures.balanced_circulation import balanced_circulation, balanced_figures
from aigraph.measures.catalogue.listed import NETWORK, Figure, ListedMeasure, Many
from aigraph.measures.finn_cycling_index import Throughflow, cycling_figures, finn_cycling_index
from aigraph.measures.max_circulation import max_circulation
from aigraph.measures.reciprocity import reciprocity
from aigraph.measures.strong_core import strong_core
from aigraph.measures.throughput_circularity import DEFAULT_CYCLES, throughput_circularity
from aigraph.measures.trophic_levels import trophic_levels

if TYPE_CHECKING:
    from aigraph.flows.pairs import Amounts, Vector


def _on_network(figure: Callable[..., Measure]) -> Figure:
    return lambda graph, _company, ends: figure(network_of(graph), ends)


def _throughput(part: str) -> Figure:
    return _on_network(lambda network, ends: getattr(throughput_circularity(network, ends=ends), part))


def _balanced(part: str) -> Figure:
    return _on_network(lambda network, ends: getattr(balanced_circulation(network, ends=ends), part))


def _finn(part: str) -> Figure:
    return _on_network(lambda network, ends: getattr(finn_cycling_index(network, ends=ends), part))


def _many_throughput(number: int) -> Many:
    def many(network: Network) -> Callable[[Amounts], Vector]:
        from aigraph.measures.throughput_circularity.recycled_and_new import RecycledAndNew

        split = RecycledAndNew(network.pairs, DEFAULT_CYCLES)
        return lambda flows: split(network.pairs.add_up(flows))[number]

    return many


def _many_balanced(number: int) -> Many:
    return lambda network: lambda flows: balanced_figures(network.pairs)(network.pairs.add_up(flows))[number]


def _many_finn(number: int) -> Many:
    return lambda network: (
        lambda flows: cycling_figures(Throughflow.of(network), network.all_pairs.add_up(flows))[number]
    )


def _many_levels(network: Network) -> Callable[[Amounts], Vector]:
    from aigraph.flows.methods.incoherence import incoherence

    return lambda flows: incoherence(network.pairs, network.pairs.add_up(flows))


def _listed(name: str, meaning: str, figure: Figure, many: Many | None = None) -> ListedMeasure:
    return ListedMeasure(name=name, meaning=meaning, about=NETWORK, figure=figure, many=many)


NETWORK_MEASURES = (
    _listed(
        "throughput_circularity",
        "Of all money in the system, recycled and new, the share that is recycled.",
        _throughput("share"),
        _many_throughput(2),
    ),
    _listed(
        "recycled_money",
        "What goes round loops if all pass it on in proportion; a loop counts once, however long.",
        _throughput("recycled_usd_bn"),
        _many_throughput(0),
    ),
    _listed(
        "new_money",
        "What companies pay beyond what they get on record: the money that enters.",
        _throughput("new_usd_bn"),
        _many_throughput(1),
    ),
    _listed(
        "max_circulation",
        "The most that could be set off, counted leg by leg: a pair that owe each other 50 counts 100.",
        _on_network(lambda network, _: max_circulation(network).usd_bn),
    ),
    _listed(
        "max_circulation_share",
        "The same as a share of all money on record.",
        _on_network(lambda network, _: max_circulation(network).share),
    ),
    _listed(
        "balanced_circulation",
        "What goes round if every company passes on in proportion.",
        _balanced("usd_bn"),
        _many_balanced(0),
    ),
    _listed(
        "balanced_circulation_share",
        "The same as a share of all money on record.",
        _balanced("share"),
        _many_balanced(1),
    ),
    _listed(
        "strong_core_share",
        "Money paid among companies that can all reach each other, as a share of all on record.",
        _on_network(lambda network, _: strong_core(network).share),
    ),
    _listed(
        "strong_core_share_of_pairs",
        "The same for payer-payee pairs, deals of unknown size included.",
        _on_network(lambda network, _: strong_core(network).share_of_pairs),
    ),
    _listed(
        "reciprocity",
        "Money matched by payments straight back between two companies, as a share of all on record.",
        _on_network(lambda network, _: reciprocity(network)),
    ),
    _listed(
        "finn_cycling_index",
        "Of all money passing through companies, the share that was there before.",
        _finn("index"),
        _many_finn(0),
    ),
    _listed(
        "cycled_throughflow",
        "What passes through companies that was there before.",
        _finn("cycled_usd_bn"),
        _many_finn(1),
    ),
    _listed(
        "throughflow",
        "What passes through companies, each counted.",
        _on_network(lambda network, _: finn_cycling_index(network, ends=False).throughflow_usd_bn),
        lambda network: lambda flows: Throughflow.of(network)(network.all_pairs.add_up(flows)).sum(axis=1),
    ),
    _listed(
        "mean_path_length",
        "How many companies a dollar passes after it entered.",
        _finn("path_length"),
        _many_finn(2),
    ),
    _listed(
        "trophic_incoherence",
        "0 if money runs down in layers, 1 if nobody stands above anybody.",
        _on_network(lambda network, _: trophic_levels(network).incoherence),
        _many_levels,
    ),
)
"""In the order in which they are listed; of each the name and what it says."""
