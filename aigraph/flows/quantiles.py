"""Quantiles of sampled values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aigraph.model.display import Displayed


@dataclass(frozen=True, slots=True)
class Quantiles(Displayed):
    """The 5, 50 and 95 % quantiles of draws, which bound nothing.

    Parameters
    ----------
    p05, p50, p95 : float or None
        None where no draw gave a figure; the last also where some amount has no ceiling and is never drawn above the
        figure on record.
    note : str
        A sentence that belongs beside them.
    """

    p05: float | None
    p50: float | None
    p95: float | None
    note: str = ""


def quantiles_of(values: Sequence[float], *, is_open: bool, note: str = "") -> Quantiles:
    """Give the 5, 50 and 95 % quantiles of samples.

    Parameters
    ----------
    is_open : bool
        Whether some amount has no high end, so that no upper quantile can be given.
    """
    import numpy as np

    low, middle, high = map(float, np.quantile(values, (0.05, 0.5, 0.95))) if values else (None, None, None)
    return Quantiles(low, middle, None if is_open else high, note)
