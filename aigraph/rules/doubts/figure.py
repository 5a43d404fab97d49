"""The one figure by which deals are compared."""

from __future__ import annotations

from decimal import Decimal

from aigraph.model.amount import Amount


def figure_of(amount: Amount) -> Decimal:
    """Give the central figure, else the ceiling, else the floor; 0 if none is known."""
    return amount.central or amount.high or amount.low
