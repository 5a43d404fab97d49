"""Quantiles of sampled values as a measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aigraph.flows.measure import Measure


def quantile_band(figure: Measure, way: str, values: Sequence[float], *, is_open: bool) -> Measure:
    """Give the 5, 50 and 95 % quantiles of samples of a figure as its low, central and high.

    Parameters
    ----------
    way : str
        How the samples were drawn, which is added to the name.
    values : sequence of float
        The samples; without any the quantiles are None.
    is_open : bool
        Whether some amount has no high end, so that no upper quantile can be given.
    """
    import numpy as np

    low, central, high = map(float, np.quantile(values, (0.05, 0.5, 0.95))) if values else (None, None, None)
    return replace(figure, name=f"{figure.name}_{way}", low=low, central=central, high=None if is_open else high)
