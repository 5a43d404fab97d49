"""The answer to a question about cycles of single deals: each cycle with its deals, their times and amounts."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from aigraph.engine.multigraph.edge_list import Deals
from aigraph.engine.result import Cycles


class DealCycle(list[Hashable]):
    """The nodes of a cycle in the order of its legs, and the deal that each leg goes by.

    Leg i goes from node i to the next one, the last back to the first. Two are equal if they take the same deals.

    Attributes
    ----------
    deals : tuple
        For each leg what the deal is called: (payer, payee, key) in a multigraph, the number of the row in a table.
    times : tuple or None
        When each deal was made, as given.
    amounts : tuple of (float or None), or None
        What each deal carries; None in it for an unknown amount.
    """

    __slots__ = ("amounts", "deals", "times")

    def __init__(
        self,
        nodes: Sequence[Hashable],
        deals: tuple[Any, ...],
        times: tuple[Any, ...] | None = None,
        amounts: tuple[float | None, ...] | None = None,
    ) -> None:
        super().__init__(nodes)
        self.deals, self.times, self.amounts = deals, times, amounts

    @property
    def bottleneck(self) -> float | None:
        """The smallest amount; None if one is unknown, or none was given."""
        known = [amount for amount in self.amounts or () if amount is not None]
        return min(known) if known and len(known) == len(self) else None

    def __eq__(self, other: object) -> bool:
        return self.deals == other.deals if isinstance(other, DealCycle) else list.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # a list, which has no hash either

    def __repr__(self) -> str:
        rest = "".join(
            f", {name}={values}"
            for name, values in (("times", self.times), ("amounts", self.amounts))
            if values is not None
        )
        return f"DealCycle({list(self)}, deals={self.deals}{rest})"


@dataclass(repr=False)
class DealCycles(Cycles):
    """The cycles of single deals that were asked for, found when they are looked at.

    As `Cycles`, but each cycle is a `DealCycle`. `batches` gives the numbers of deals in the order given, which `named`
    turns into cycles. For `largest` the bottleneck of a cycle is its smallest deal; deals without an amount are left out
    of the ranking, with a warning.
    """

    deals: Deals = field(kw_only=True)

    def named(self, rows: Sequence[int]) -> DealCycle:
        """Turn the numbers of deals, as in a row of a batch, into a cycle."""
        deals, nodes = self.deals, self.nodes
        return DealCycle(
            [nodes[deals.tails[row]] for row in rows],
            tuple(deals.names[row] for row in rows),
            None if deals.times is None else tuple(deals.times[row] for row in rows),
            None if deals.amounts is None else tuple(_known(deals.amounts[row]) for row in rows),
        )

    def _listed(self, cycle: list[int]) -> DealCycle:
        return self.named(cycle)


def _known(amount: float) -> float | None:
    return None if isnan(amount) else float(amount)
