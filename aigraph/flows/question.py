"""What can be asked of a network again and again: a figure, and nothing else."""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable
from typing import Any

from aigraph.flows.network import Network
from aigraph.flows.result import Measure

Question = Callable[[Network], Measure | float | None]
"""From a network to a figure, or None where it is undefined."""


def figure_of(answer: Any) -> float | None:
    """Give the figure of an answer as a number; one that is not finite is undefined.

    Raises
    ------
    TypeError
        If the answer is anything else than a `Measure`, a number or None.
    """
    figure = answer.central if isinstance(answer, Measure) else answer
    if figure is None:
        return None
    if not isinstance(figure, numbers.Real):
        raise TypeError(
            f"the measure gave {type(answer).__name__}, expected a Measure or a number; name the part that is meant, as in "
            "lambda network: max_circulation(network).share"
        )
    return float(figure) if math.isfinite(figure) else None
