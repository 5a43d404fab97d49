"""The three ways in which the money of a deal is counted."""

from __future__ import annotations

from aigraph.model.names import Choice


class Money(Choice):
    """What an amount counts.

    `CONTRACTED`: what the contract allows over its whole term. `DUE`: what has fallen due, or been paid, by the day of the
    view or in its window. `PAID`: what is known to have been paid.
    """

    CONTRACTED = "contracted"
    DUE = "due"
    PAID = "paid"

    @classmethod
    def noun(cls) -> str:
        """Give the word for one of them."""
        return "kind of money"
