"""Which cycles of single deals are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aigraph.engine.multigraph.edge_list import Deals
from aigraph.engine.simple.python.search import Question


@dataclass(frozen=True, slots=True)
class DealQuestion(Question):
    """Lengths and roots as in any question, and what must hold from one deal to the next.

    Parameters
    ----------
    timed : bool
        Whether each deal is strictly later than the one before.
    window : number or timedelta, optional
        The most time from the first deal to the last.
    tolerance : (float, float), optional
        The least and the most that a deal may carry, as a share of the deal before.
    """

    timed: bool = False
    window: Any = None
    tolerance: tuple[float, float] | None = None

    def check(self, deals: Deals) -> None:
        """See that the question can be put to these deals.

        Raises
        ------
        ValueError
            If there is a window without times, or a tolerance without amounts or upside down.
        """
        if self.window is not None and not self.timed:
            raise ValueError(f"window {self.window} has nothing to measure: give time=, the name of what dates a deal")
        if self.tolerance is None:
            return
        least, most = self.tolerance
        if not 0 <= least <= most:
            raise ValueError(f"tolerance ({least}, {most}) holds nothing: expected two shares, the smaller first")
        if deals.amounts is None:
            raise ValueError("a tolerance compares amounts: give weight=, the name of what a deal carries")
