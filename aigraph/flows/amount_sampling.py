"""Monte Carlo sampling of flows whose amounts are known only between bounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aigraph.flows.graph_edges import edges_of
from aigraph.flows.network import GraphLike, Network
from aigraph.flows.payments import REMAINDER_SUFFIX, FlowKey, payments_of
from aigraph.model.amount import Amount
from aigraph.model.ledger import View

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FlowPart:
    """An amount that is a flow, or part of one.

    Parameters
    ----------
    name : str
        The deal; of a network, ``payer-payee`` of the flow; of a graph, the number of the edge.
    key : (str, str, DealClass or None)
        The flow: payer, payee and class.
    amount : Amount
        In US$ billions.
    round_id : str
        The financing round that contains the deal, if any.
    round_high : float or None
        The most that all parts of the round can be together, in US$ billions.
    """

    name: str
    key: FlowKey
    amount: Amount
    round_id: str = ""
    round_high: float | None = None

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the largest value that is drawn; without a high end that is the figure on record."""
        ends = (self.amount.low, self.amount.central, self.amount.high)
        known = [float(end) for end in ends if end is not None]
        return min(known), max(known)

    @property
    def is_unbounded(self) -> bool:
        """Whether the amount has no high end."""
        return self.amount.high is None

    @property
    def is_uncertain(self) -> bool:
        """Whether the amount can differ from its central value."""
        return not self.amount.is_exact


def flow_parts(graph: GraphLike) -> list[FlowPart]:
    """Give the cash deals of a view, the flows of a network or the edges of a graph whose amount is not wholly unknown.

    Parameters
    ----------
    graph : View, Network or networkx.DiGraph
        On a graph ``low`` and ``high`` are the bounds of ``weight``; if only one of them is there, the other is open.

    Raises
    ------
    ValueError
        If a bound is negative, or the bounds of an edge are out of order.
    """
    if isinstance(graph, View):
        parts = [FlowPart(*payment, *_round_of(graph, payment[0])) for payment in payments_of(graph)]
    elif isinstance(graph, Network):
        parts = [
            FlowPart(f"{flow.payer}-{flow.payee}", (flow.payer, flow.payee, flow.deal_class), flow.amount)
            for flow in graph.flows
        ]
    else:
        parts = [FlowPart(edge.name, edge.key, edge.amount) for edge in edges_of(graph)]
    return sorted((part for part in parts if part.amount.is_known), key=lambda part: (*map(str, part.key), part.name))


def _round_of(view: View, name: str) -> tuple[str, float | None]:
    """Give the round of which a payment is a part or the unallocated remainder, and its high end."""
    deal = view.ledger.deal_by_id[name.removesuffix(REMAINDER_SUFFIX)]
    round_id = deal.id if name.endswith(REMAINDER_SUFFIX) else deal.part_of
    state = view.ledger.states(view.as_of).get(round_id)
    high = state.amount_at(view.status).high if state and view.status in state.since else None
    return round_id, None if high is None else float(high)


class FlowSampler:
    """The flows whose amounts are uncertain, with their bounds and their joint distribution.

    Parameters
    ----------
    parts : iterable of FlowPart
        All amounts; flows without an uncertain one are fixed.

    Attributes
    ----------
    keys : tuple of (str, str, DealClass or None)
        The uncertain flows; every vector here has their order.
    low, high : array
        Their bounds, in US$ billions.
    uncertain : tuple of FlowPart
        The amounts that can differ from their central value.
    rounds : list of (list of int, float)
        Uncertain amounts of one round, and the most that they can be together.
    """

    def __init__(self, parts: Iterable[FlowPart]) -> None:
        parts = tuple(parts)
        by_flow: dict[FlowKey, list[FlowPart]] = defaultdict(list)
        for part in parts:
            by_flow[part.key].append(part)
        self.keys = tuple(key for key, inside in by_flow.items() if any(part.is_uncertain for part in inside))
        inside = [(number, part) for number, key in enumerate(self.keys) for part in by_flow[key]]
        self.uncertain = tuple(part for _, part in inside if part.is_uncertain)
        self._flow_of = np.array([number for number, _ in inside], dtype=np.intp)
        bounds = np.array([part.bounds for _, part in inside], dtype=np.float64).reshape(-1, 2)
        self._low, self._high = bounds[:, 0], bounds[:, 1]
        centrals = [part.amount.central for _, part in inside]
        self._mode = np.array([np.nan if central is None else float(central) for central in centrals])
        self.rounds = _round_constraints([part for _, part in inside], parts)
        self.low, self.high = self._sum_by_flow(self._low[None])[0], self._sum_by_flow(self._high[None])[0]

    def sample(self, n: int, seed: int, *, comonotone: bool) -> Matrix:
        """Sample the flows n times: triangular amounts, uniform where there is no central value.

        Parameters
        ----------
        n : int
            The number of rows.
        seed : int
            The same seed gives the same rows.
        comonotone : bool
            Whether all amounts of a row are at the same quantile, or independent of each other.

        Notes
        -----
        Inverse transform sampling; amounts of a round that exceed it are rescaled to its high end.
        """
        rng = np.random.default_rng([seed, int(comonotone)])
        quantile = rng.random((n, 1 if comonotone else len(self._low)))
        low, mode, high = self._low, self._mode, self._high
        width = high - low
        with np.errstate(invalid="ignore"):
            rising = low + np.sqrt(quantile * width * (mode - low))
            falling = high - np.sqrt((1 - quantile) * width * (high - mode))
            triangular = np.where(quantile * width < mode - low, rising, falling)
        amounts = np.where(np.isnan(mode), low + quantile * width, triangular)
        for parts, most in self.rounds:
            total = amounts[:, parts].sum(axis=1)
            amounts[:, parts] *= np.divide(most, total, out=np.ones(n), where=total > most)[:, None]
        return self._sum_by_flow(amounts)

    def _sum_by_flow(self, amounts: Matrix) -> Matrix:
        """Add amounts up to flows, row by row."""
        flows = np.zeros((len(amounts), len(self.keys)))
        np.add.at(flows.T, self._flow_of, amounts.T)
        return flows


def _round_constraints(inside: list[FlowPart], parts: Iterable[FlowPart]) -> list[tuple[list[int], float]]:
    """Give the uncertain amounts of each round by their index, and what the exact ones leave for them."""
    uncertain: dict[str, list[int]] = defaultdict(list)
    for number, part in enumerate(inside):
        if part.is_uncertain and part.round_high is not None:
            uncertain[part.round_id].append(number)
    exact: dict[str, float] = defaultdict(float)
    for part in parts:
        if not part.is_uncertain:
            exact[part.round_id] += part.bounds[0]
    return [
        (numbers, max(0.0, (inside[numbers[0]].round_high or 0.0) - exact[round_id]))
        for round_id, numbers in uncertain.items()
        if round_id and len(numbers) > 1
    ]
