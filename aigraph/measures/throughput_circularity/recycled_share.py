"""The share of recycled money, for being asked a thousand times with other amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.flows.network import Network
from aigraph.measures.throughput_circularity import throughput_circularity

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DUST = 1e-9


class RecycledShare:
    """The share that `throughput_circularity` gives, at a fraction of the work.

    What goes round lies inside strongly connected groups of companies, so it is worked out on these alone, and is
    remembered: most amounts are paid elsewhere and change only how much new money enters.

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
        self._known: dict[bytes, float | None] = {}

    def __call__(self, network: Network) -> float | None:
        """Give recycled money as a share of recycled and new money; None if there is neither, or too many loops."""
        import numpy as np

        weights = network.between()
        entering = float(np.maximum(weights.sum(axis=1) - weights.sum(axis=0), 0).sum())
        # Money that only goes round leaves a rest of rounding, which is no new money.
        new = entering if entering > _DUST * float(weights.sum()) else 0.0
        recycled = self._recycled(network, weights)
        return None if recycled is None or recycled + new == 0 else recycled / (recycled + new)

    def _recycled(self, network: Network, weights: NDArray[np.float64]) -> float | None:
        import numpy as np
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import connected_components

        _, group = connected_components(csr_array(weights), connection="strong")
        # The figures themselves are the key: comparing flows with their amounts takes longer than a matrix.
        key = np.where(group[:, None] == group, weights, 0).tobytes()
        if key not in self._known:
            group_of = dict(zip(network.companies, group.tolist(), strict=True))
            inside = tuple(
                flow
                for flow in network.flows
                if flow.payer != flow.payee and group_of[flow.payer] == group_of[flow.payee] and flow.amount.central
            )
            companies = tuple(sorted({end for flow in inside for end in (flow.payer, flow.payee)}))
            part = Network(companies=companies, flows=inside)
            self._known[key] = throughput_circularity(part).recycled_usd_bn.central
        return self._known[key]
