"""Between what nine in ten draws lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aigraph.model.display import Displayed, Row


@dataclass(frozen=True, slots=True)
class Quantiles(Displayed):
    """The middle of draws, and between what nine in ten of them lie, which bounds nothing.

    Parameters
    ----------
    lower, middle, upper : float or None
        The 5, 50 and 95 % quantiles; None where no draw gave a figure; the last also where some amount has no ceiling and is
        never drawn above the figure on record.
    note : str
        A sentence that belongs beside them.
    """

    lower: float | None
    middle: float | None
    upper: float | None
    note: str = ""

    def cells(self, way: str) -> Row:
        """Give the three as columns of a row; the names are public."""
        return {f"{way}_lower": self.lower, f"{way}_middle": self.middle, f"{way}_upper": self.upper}


def quantiles_of(values: Sequence[float | None], *, is_open: bool) -> Quantiles:
    """Give the quantiles of draws, None being one without a figure.

    Parameters
    ----------
    is_open : bool
        Whether some amount has no high end, so that no upper quantile can be given.
    """
    import numpy as np

    known = [value for value in values if value is not None]
    undefined = len(values) - len(known)
    note = f"{undefined:,} of {len(values):,} draws gave no figure." if undefined else ""
    lower, middle, upper = map(float, np.quantile(known, (0.05, 0.5, 0.95))) if known else (None, None, None)
    return Quantiles(lower, middle, None if is_open else upper, note)
