"""Amounts that can lie anywhere between their ends: which flows they move, and how to draw them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aigraph.flows.graph_edges import edges_of
from aigraph.flows.network import REST, Network, Place, payments_of
from aigraph.model.amount import Amount
from aigraph.model.ledger import View

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Item:
    """An amount that is a flow, or part of one.

    Parameters
    ----------
    umbrella : str
        The deal whose figure contains it, if any.
    most : float or None
        The most that all amounts under this umbrella can be together, in US$ billions.
    """

    name: str
    place: Place
    amount: Amount
    umbrella: str = ""
    most: float | None = None

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the most to reckon with: an open high end stands at the central value, else at the low end."""
        given = (self.amount.low, self.amount.central, self.amount.high)
        known = [float(end) for end in given if end is not None]
        return min(known), max(known)

    @property
    def is_open(self) -> bool:
        """Whether there is no high end."""
        return self.amount.high is None

    @property
    def moves(self) -> bool:
        """Whether it can differ from what sums of central values make of it."""
        return not self.amount.is_exact


def items_of(given: View | Network | Any) -> list[Item]:
    """Give the cash deals of a view, the flows of a network or the edges of a graph of which anything is known.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        On a graph ``low`` and ``high`` are the ends of ``weight``; if only one of them is there, the other is open.

    Raises
    ------
    ValueError
        If an end is negative, or the ends of an edge are out of order.
    """
    if isinstance(given, View):
        items = [Item(*payment, *_umbrella(given, payment[0])) for payment in payments_of(given)]
    elif isinstance(given, Network):
        items = [
            Item(f"{flow.payer}-{flow.payee}", (flow.payer, flow.payee, flow.deal_class), flow.amount)
            for flow in given.flows
        ]
    else:
        items = [Item(edge.name, edge.place, edge.amount) for edge in edges_of(given)]
    return sorted((item for item in items if item.amount.is_known), key=lambda item: (*map(str, item.place), item.name))


def _umbrella(view: View, name: str) -> tuple[str, float | None]:
    """Give the umbrella that an amount is part, or the rest, of, and the most that this can be."""
    deal = view.ledger.deal_by_id[name.removesuffix(REST)]
    umbrella = deal.id if name.endswith(REST) else deal.part_of
    state = view.ledger.states(view.as_of).get(umbrella)
    most = state.amount_at(view.status).high if state and view.status in state.since else None
    return umbrella, None if most is None else float(most)


class Spread:
    """The flows that amounts can move, with the ends of each.

    Parameters
    ----------
    items : iterable of Item
        All amounts; those of a flow that cannot move are left alone.

    Attributes
    ----------
    places : tuple of (str, str, DealClass or None)
        The flows that move; every vector here has their order.
    low, high : array
        Their ends, in US$ billions.
    rounds : list of (list of int, float)
        Amounts under one umbrella, and the most that they can be together.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        items = tuple(items)
        parts: dict[Place, list[Item]] = defaultdict(list)
        for item in items:
            parts[item.place].append(item)
        self.places = tuple(place for place, inside in parts.items() if any(item.moves for item in inside))
        inside = [(number, item) for number, place in enumerate(self.places) for item in parts[place]]
        self.moving = tuple(item for _, item in inside if item.moves)
        self._flow_of = np.array([number for number, _ in inside], dtype=np.intp)
        ends = np.array([item.ends for _, item in inside], dtype=np.float64).reshape(-1, 2)
        self._low, self._high = ends[:, 0], ends[:, 1]
        centrals = [item.amount.central for _, item in inside]
        self._peak = np.array([np.nan if central is None else float(central) for central in centrals])
        self.rounds = _rounds([item for _, item in inside], items)
        self.low, self.high = self._flows(self._low[None])[0], self._flows(self._high[None])[0]

    def draw(self, n: int, seed: int, *, together: bool) -> Matrix:
        """Draw the flows n times: each amount from its triangle, evenly between its ends if it has no central value.

        Parameters
        ----------
        n : int
            How many rows.
        seed : int
            The same seed gives the same rows.
        together : bool
            Whether all amounts lie at the same quantile, or each at one of its own.
        """
        rng = np.random.default_rng([seed, int(together)])
        chance = rng.random((n, 1 if together else len(self._low)))
        low, peak, high = self._low, self._peak, self._high
        width = high - low
        with np.errstate(invalid="ignore"):
            rising = low + np.sqrt(chance * width * (peak - low))
            falling = high - np.sqrt((1 - chance) * width * (high - peak))
            triangle = np.where(chance * width < peak - low, rising, falling)
        drawn = np.where(np.isnan(peak), low + chance * width, triangle)
        for parts, most in self.rounds:
            whole = drawn[:, parts].sum(axis=1)
            # Parts that came out larger than their whole shrink alike until they fit.
            drawn[:, parts] *= np.divide(most, whole, out=np.ones(n), where=whole > most)[:, None]
        return self._flows(drawn)

    def _flows(self, amounts: Matrix) -> Matrix:
        """Add amounts up to flows, row by row."""
        flows = np.zeros((len(amounts), len(self.places)))
        np.add.at(flows.T, self._flow_of, amounts.T)
        return flows


def _rounds(inside: list[Item], items: Iterable[Item]) -> list[tuple[list[int], float]]:
    """Give the amounts under each umbrella that can differ, by their place, and what those that cannot leave for them."""
    loose: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(inside):
        if item.moves and item.most is not None:
            loose[item.umbrella].append(number)
    fixed: dict[str, float] = defaultdict(float)
    for item in items:
        if not item.moves:
            fixed[item.umbrella] += item.ends[0]
    return [
        (numbers, max(0.0, (inside[numbers[0]].most or 0.0) - fixed[umbrella]))
        for umbrella, numbers in loose.items()
        if umbrella and len(numbers) > 1
    ]
