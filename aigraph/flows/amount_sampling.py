"""Monte Carlo sampling of flows whose amounts are known only between bounds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from aigraph.flows.graph_edges import edges_of
from aigraph.flows.network import GraphLike, Network
from aigraph.flows.payments import REMAINDER_SUFFIX, FlowKey, payments_of
from aigraph.model.amount import NOTHING, Amount
from aigraph.model.ledger import View
from aigraph.model.money.leg_sum import floor_of, shows_payment

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
    rounds : tuple of (str, float or None)
        The umbrellas that contain the deal, the innermost first, with the most that the parts of each can be together, in
        US$ billions; None where no source sets a ceiling.
    groups : frozenset of str
        What its amount hangs on together with others: its round, its package, the source that gives the amount.
    """

    name: str
    key: FlowKey
    amount: Amount
    rounds: tuple[tuple[str, float | None], ...] = ()
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


def _round_of(view: View, name: str) -> tuple[tuple[tuple[str, float | None], ...], frozenset[str]]:
    """Give the umbrellas of which a payment is a part or the unallocated remainder, and what the amount hangs on."""
    deal = view.ledger.deal_by_id[name.removesuffix(REMAINDER_SUFFIX)]
    states = view.ledger.states(view.as_of)
    round_id = deal.id if name.endswith(REMAINDER_SUFFIX) else deal.part_of
    ceilings = view.counting.ceilings().get(deal.id, ())
    rounds = tuple((one.umbrella, None if one.high is None else float(one.high)) for one in ceilings)
    events = states[deal.id].events if deal.id in states else ()
    source = next((event.source for event in reversed(events) if event.amount.is_known), "")
    marks = {"round": round_id, "package": deal.package, "source": source}
    return rounds, frozenset(f"{kind} {mark}" for kind, mark in marks.items() if mark)


def flow_floors(graph: GraphLike) -> Mapping[FlowKey, Amount]:
    """Give what is stated of all deals of a flow together, which no sum of them lies below; only a view knows of any.

    A statement on purchases says nothing of what was paid of them.
    """
    if not isinstance(graph, View):
        return {}
    floors = {
        pair: floor_of(graph.counting, pair, graph.counts)
        for pair in graph.counting.statements()
        if shows_payment(graph.counts, pair[2])
    }
    return {pair: floor for pair, floor in floors.items() if floor is not NOTHING}


class FlowSampler:
    """The flows whose amounts are uncertain, with their bounds and their joint distribution.

    Parameters
    ----------
    parts : iterable of FlowPart
        All amounts; flows without an uncertain one are fixed.
    floors : mapping of flow to Amount
        What is stated of all deals of a flow together: a set of amounts has each flow at its floor, drawn too, or above it.

    Attributes
    ----------
    keys : tuple of (str, str, DealClass or None)
        The uncertain flows; every vector here has their order.
    low, high : array
        Their bounds, in US$ billions.
    uncertain : tuple of FlowPart
        The amounts that can differ from their central value.
    rounds : list of (list of int, float)
        Uncertain amounts of one round, the innermost first, and the most that they can be together.
    """

    def __init__(self, parts: Iterable[FlowPart], floors: Mapping[FlowKey, Amount] | None = None) -> None:
        parts, floors = tuple(parts), floors or {}
        by_flow: dict[FlowKey, list[FlowPart]] = defaultdict(list)
        for part in parts:
            by_flow[part.key].append(part)
        self.keys = tuple(
            key
            for key, inside in by_flow.items()
            if any(part.is_uncertain for part in inside) or not floors.get(key, NOTHING).is_exact
        )
        inside = [(number, part) for number, key in enumerate(self.keys) for part in by_flow[key]]
        self.uncertain = tuple(part for _, part in inside if part.is_uncertain)
        self._flow_of = np.array([number for number, _ in inside], dtype=np.intp)
        floored = [(number, FlowPart("", key, floors[key])) for number, key in enumerate(self.keys) if key in floors]
        self._floored = np.array([number for number, _ in floored], dtype=np.intp)
        drawn = [part for _, part in (*inside, *floored)]
        bounds = np.array([part.bounds for part in drawn], dtype=np.float64).reshape(-1, 2)
        self._low, self._high = bounds[:, 0], bounds[:, 1]
        centrals = [part.amount.central for part in drawn]
        self._mode = np.array([np.nan if central is None else float(central) for central in centrals])
        self._groups = _joined([part.groups for part in drawn])
        self.rounds = _round_constraints([part for _, part in inside], parts)
        of_flows = [
            ([first + number for number in numbers], most)
            for first, same in _runs(inside)
            for numbers, most in _round_constraints(same, same)
        ]
        self.low = self._sum_by_flow(self._low[None], [])[0]
        self.high = self._sum_by_flow(self._high[None], of_flows)[0]

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
        Inverse transform sampling. Where amounts of a round exceed it, what each has above its low end is rescaled.
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
        return self._sum_by_flow(amounts, self.rounds)

    def _sum_by_flow(self, amounts: Matrix, rounds: Iterable[tuple[list[int], float]]) -> Matrix:
        """Add amounts up to flows, row by row, within their rounds and above what is stated of them."""
        amounts, n = amounts.copy(), len(self._flow_of)
        for parts, most in rounds:
            above = amounts[:, parts] - self._low[parts]
            total, spare = above.sum(axis=1), most - self._low[parts].sum()
            kept = np.divide(spare, total, out=np.ones(len(amounts)), where=total > spare)
            amounts[:, parts] = self._low[parts] + above * kept[:, None]
        flows = np.zeros((len(amounts), len(self.keys)))
        np.add.at(flows.T, self._flow_of, amounts[:, :n].T)
        flows[:, self._floored] = np.maximum(flows[:, self._floored], amounts[:, n:])
        return flows


def _runs(inside: Sequence[tuple[int, FlowPart]]) -> Iterator[tuple[int, list[FlowPart]]]:
    """Yield the amounts of each flow with the place of the first."""
    first = 0
    for _, same in groupby(inside, key=lambda one: one[0]):
        parts = [part for _, part in same]
        yield first, parts
        first += len(parts)


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
    """Give the uncertain amounts of each round by their index, and what the exact ones leave for them, the innermost first.

    Parts that come to more than their round at their low ends contradict it, and are not held to it.
    """
    uncertain: dict[str, list[int]] = defaultdict(list)
    most: dict[str, float] = {}
    depth: dict[str, int] = {}
    for number, part in enumerate(inside):
        for place, (name, high) in enumerate(part.rounds if part.is_uncertain else ()):
            depth[name] = len(part.rounds) - place
            if high is not None:
                uncertain[name].append(number)
                most[name] = high
    exact: dict[str, float] = defaultdict(float)
    for part in parts:
        for name, _ in () if part.is_uncertain else part.rounds:
            exact[name] += part.bounds[0]
    found = []
    for name in sorted(uncertain, key=lambda one: -depth[one]):
        left, ends = most[name] - exact[name], [inside[number].bounds for number in uncertain[name]]
        if sum(low for low, _ in ends) <= left < sum(high for _, high in ends):
            found.append((uncertain[name], left))
    return found
