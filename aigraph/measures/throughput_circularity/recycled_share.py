"""Throughput circularity as a statistic that is evaluated thousands of times with other amounts."""

from __future__ import annotations

from aigraph.flows.measure import Measure
from aigraph.flows.network import GraphLike, network_of
from aigraph.measures.throughput_circularity import DEFAULT_CYCLES, throughput_circularity
from aigraph.measures.throughput_circularity.recycled_and_new import RecycledAndNew


class RecycledShare:
    """The share that `throughput_circularity` gives, at a fraction of the work where all amounts are certain.

    Examples
    --------
    >>> from aigraph import load
    >>> from aigraph.flows import network_of
    >>> network = network_of(load().view()).at("on_record")
    >>> abs(RecycledShare()(network) - throughput_circularity(network).share.on_record) < 1e-9
    True
    """

    __name__ = "throughput_circularity"

    def __init__(self) -> None:
        self._split = RecycledAndNew(DEFAULT_CYCLES)

    def __call__(self, network: GraphLike) -> Measure | float | None:
        """Give recycled money as a share of recycled and new money, with its ends where an amount has two."""
        network = network_of(network)
        if not network.is_certain:
            return throughput_circularity(network).share
        return self._split(network.intercompany_matrix())[2]
