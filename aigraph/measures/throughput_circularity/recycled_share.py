"""Throughput circularity as a statistic that is evaluated thousands of times with other amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.flows.network import Network
from aigraph.measures.throughput_circularity import throughput_circularity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TOLERANCE = 1e-9


class RecycledShare:
    """The share that `throughput_circularity` gives, at a fraction of the work.

    The circulation lies inside strongly connected components, so it is computed on these alone and cached: most amounts
    are paid outside them and change only how much new money enters.

    Examples
    --------
    >>> from aigraph import load
    >>> from aigraph.flows import network_of
    >>> network = network_of(load().view())
    >>> abs(RecycledShare()(network) - throughput_circularity(network).share.central) < 1e-9
    True
    """

    __name__ = "throughput_circularity"

    def __init__(self) -> None:
        self._cache: dict[bytes, float | None] = {}

    def __call__(self, network: Network) -> float | None:
        """Give recycled money as a share of recycled and new money; None if there is neither, or too many loops."""
        import numpy as np

        weights = network.intercompany_matrix()
        entering = float(np.maximum(weights.sum(axis=1) - weights.sum(axis=0), 0).sum())
        # A pure circulation leaves a residue of rounding, which is no new money.
        new = entering if entering > _TOLERANCE * float(weights.sum()) else 0.0
        recycled = self._recycled(network, weights)
        return None if recycled is None or recycled + new == 0 else recycled / (recycled + new)

    def _recycled(self, network: Network, weights: NDArray[np.float64]) -> float | None:
        import numpy as np

        from aigraph.flows.strong_components import component_labels

        labels = component_labels(weights)
        # The matrix itself is the key: comparing flows with their amounts takes longer.
        key = np.where(labels[:, None] == labels, weights, 0).tobytes()
        if key not in self._cache:
            label_of = dict(zip(network.companies, labels.tolist(), strict=True))
            inside = tuple(
                flow
                for flow in network.flows
                if flow.payer != flow.payee and label_of[flow.payer] == label_of[flow.payee] and flow.amount.central
            )
            companies = tuple(sorted({end for flow in inside for end in (flow.payer, flow.payee)}))
            part = Network(companies=companies, flows=inside)
            self._cache[key] = throughput_circularity(part).recycled_usd_bn.central
        return self._cache[key]
