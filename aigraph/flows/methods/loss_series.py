"""The geometric series of losses that companies pass on to their suppliers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aigraph.model.origin import AigraphError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

_TOLERANCE = 1e-9


class EndlessLossError(AigraphError):
    """A loss returns undiminished to where it began, so that its sum diverges."""


def total_losses(
    weights: csr_array,
    inflow: NDArray[np.float64],
    first: NDArray[np.float64],
    pass_through: float,
    without_feedback: int | None,
) -> NDArray[np.float64]:
    """Sum the geometric series of losses: solve (I - M') d = d0."""
    import numpy as np
    from scipy.sparse import csr_array, eye_array

    from aigraph.flows.methods.reachability import reachable
    from aigraph.flows.methods.sparse_rows import scale_rows
    from aigraph.flows.methods.sparse_solve import solve

    throughput = np.maximum(inflow, weights.sum(axis=1))
    per_dollar = np.divide(pass_through, throughput, out=np.zeros_like(throughput), where=throughput > 0)
    if without_feedback is not None:
        per_dollar[without_feedback] = 0.0
    transmission = scale_rows(weights, per_dollar)
    # A closed cycle that the loss never reaches must not make the system singular.
    affected = np.flatnonzero(reachable(transmission, first > 0))
    total = np.zeros_like(first)
    if affected.size:
        inside = transmission[affected][:, affected]
        if _diverges(inside):
            raise EndlessLossError(
                f"the loss has no sum: with a pass-through of {pass_through:g} it goes round a closed ring of companies without "
                "getting smaller (spectral radius 1, must be below 1); take a smaller pass-through, or no feedback"
            )
        total[affected] = solve(csr_array(eye_array(affected.size) - inside.T), first[affected])
    return np.where(total > 0, total, 0.0)


def _diverges(transmission: csr_array) -> bool:
    """Whether the spectral radius is 1: rows sum to at most 1, so only if some component passes on all inside."""
    import numpy as np

    from aigraph.flows.methods.strong_components import component_labels

    labels = component_labels(transmission)
    payers, payees = transmission.tocoo().coords
    kept = np.where(labels[payers] == labels[payees], transmission.tocoo().data, 0.0)
    leaks = np.bincount(payers, weights=kept, minlength=len(labels)) < 1 - _TOLERANCE
    return bool((~np.isin(labels, labels[leaks])).any())
