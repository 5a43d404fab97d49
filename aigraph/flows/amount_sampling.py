"""Monte Carlo sampling of flows whose amounts are known only between bounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from aigraph.flows.graph_edges import edges_of
from aigraph.flows.network import GraphLike, Network
from aigraph.flows.payments import REMAINDER_SUFFIX, FlowKey, payments_of
from aigraph.model.amount import Amount
from aigraph.model.ledger import View

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Way = Literal["alone", "grouped", "together"]
WAYS: tuple[Way, ...] = get_args(Way)
"""How amounts are drawn: each alone; those of a round, package or source together; all together."""


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
    groups : frozenset of str
        What its amount hangs on together with others: its round, its package, the source that gives the amount.
    """

    name: str
    key: FlowKey
    amount: Amount
    round_id: str = ""
    round_high: float | None = None
    groups: frozenset[str] = frozenset()

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


def _round_of(view: View, name: str) -> tuple[str, float | None, frozenset[str]]:
    """Give the round of which a payment is a part or the unallocated remainder, its high end, and what the amount hangs on."""
    deal = view.ledger.deal_by_id[name.removesuffix(REMAINDER_SUFFIX)]
    states = view.ledger.states(view.as_of)
    round_id = deal.id if name.endswith(REMAINDER_SUFFIX) else deal.part_of
    state = states.get(round_id)
    high = state.amount.high if state and view.status in state.since else None
    events = states[deal.id].events if deal.id in states else ()
    source = next((event.source for event in reversed(events) if event.amount.is_known), "")
    marks = {"round": round_id, "package": deal.package, "source": source}
    groups = frozenset(f"{kind} {mark}" for kind, mark in marks.items() if mark)
    return round_id, None if high is None else float(high), groups


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
        self._groups = _joined([part.groups for _, part in inside])
        self.rounds = _round_constraints([part for _, part in inside], parts)
        self.low, self.high = self._sum_by_flow(self._low[None])[0], self._sum_by_flow(self._high[None])[0]

    def sample(self, n: int, seed: int, way: Way) -> Matrix:
        """Sample the flows n times: triangular amounts, uniform where there is no central value.

        Parameters
        ----------
        n : int
            The number of rows.
        seed : int
            The same seed gives the same rows.
        way : {'alone', 'grouped', 'together'}
            Whether each amount has a quantile of its own, those of a group have one, or all of a row have the same.

        Notes
        -----
        Inverse transform sampling; amounts of a round that exceed it are rescaled to its high end.
        """
        rng = np.random.default_rng([seed, WAYS.index(way)])
        columns = {
            "alone": np.arange(len(self._low)),
            "grouped": self._groups,
            "together": np.zeros(len(self._low), int),
        }
        column = columns[way]
        quantile = rng.random((n, int(column.max(initial=-1)) + 1))[:, column]
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


def _joined(groups: Sequence[frozenset[str]]) -> NDArray[np.intp]:
    """Give each amount a number, the same to those with a group in common or joined by others."""
    if not groups:
        return np.zeros(0, dtype=np.intp)
    numbers = {mark: number for number, mark in enumerate(sorted({mark for marks in groups for mark in marks}))}
    rows = [row for row, marks in enumerate(groups) for _ in marks]
    columns = [numbers[mark] for marks in groups for mark in sorted(marks)]
    shape = len(groups), len(numbers)
    held = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    _, labels = connected_components(held @ held.T, directed=False)
    return np.asarray(labels, dtype=np.intp)


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
