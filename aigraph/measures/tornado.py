"""One-at-a-time sensitivity: which single deal moves a figure most between its bounds."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aigraph.flows.evaluator import UNDEFINED, Progress, Statistic, as_measure, evaluate_flows, networks_at
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network, network_of
from aigraph.flows.time_limit import refuse_if_slow
from aigraph.language.sentences import count
from aigraph.model.amount import NOTHING, Amount, Bounds
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra

if TYPE_CHECKING:
    from aigraph.flows.amount_sampling import FlowPart, Matrix
    from aigraph.flows.payments import FlowKey

DEFAULT_TOP = 5
DEFAULT_SECONDS = 50.0


@dataclass(frozen=True, kw_only=True)
class Bar(Displayed):
    """The effect of one deal on the figure.

    Parameters
    ----------
    deal : str
        Its id; of a network, ``payer-payee`` of the flow.
    payer, payee : str
        Its ends.
    amount : Amount
        In US$ billions.
    at_low, at_high : Measure
        The figure with this deal at its low and at its high end, all others as recorded. Without a ceiling the deal
        stays at the figure on record, and the note says so.
    swing : float or None
        The distance between the two; None if one of them is undefined.
    """

    deal: str
    payer: str
    payee: str
    amount: Amount
    at_low: Measure
    at_high: Measure
    swing: float | None

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        ends = {"low": self.amount.low, "": self.amount.central, "high": self.amount.high}
        return {
            "deal": self.deal,
            "payer": self.payer,
            "payee": self.payee,
            **{f"{end}_usd_bn".lstrip("_"): None if figure is None else float(figure) for end, figure in ends.items()},
            "at_low": self.at_low.on_record,
            "at_high": self.at_high.on_record,
            "swing": self.swing,
            "name": self.at_low.name,
            "unit": self.at_low.unit,
            **self.at_high.basis_row(),
        }


@dataclass(frozen=True, kw_only=True)
class Tornado(Displayed):
    """The deals that move a figure most.

    Parameters
    ----------
    figure : Measure
        The figure with all deals as recorded.
    bars : tuple of Bar
        The deals, those that move it most first; a deal that makes it undefined comes before all others.
    tried : int
        The number of deals whose bounds differ, all of which were tried.
    """

    figure: Measure
    bars: tuple[Bar, ...]
    tried: int

    def row(self) -> Row:
        """Flatten the figure to one row, with the ids of the deals that move it."""
        return {**self.figure.row(), "deals": tuple(bar.deal for bar in self.bars), "tried": self.tried}

    def rows(self) -> list[Row]:
        """Give one row for each deal that moves the figure."""
        return [bar.row() for bar in self.bars]


@needs_extra
def tornado(
    network: GraphLike,
    measure: Statistic | str,
    *,
    of: Name | None = None,
    top: int = DEFAULT_TOP,
    max_seconds: float = DEFAULT_SECONDS,
    progress: Progress | None = None,
) -> Tornado:
    """Set one deal at a time to its low and to its high end, and list those that move the figure most.

    Parameters
    ----------
    measure : str or callable
        One of the listed measures by name; or from a network to a `Measure` (its figure on record counts), a number, or None
        where undefined.
    network : View, Network or networkx.DiGraph
        Cash flows with bounds: of a view each deal varies alone, of a network each flow. On an edge of a graph ``low`` and
        ``high`` are the bounds of its ``weight``, in US$ billions.
    of : str or Company, optional
        Whose, for a listed measure of a company.
    top : int
        How many deals to list; 0 lists all.
    max_seconds : float
        The most seconds that the evaluations may be expected to take.
    progress : callable, optional
        Told what is being done, and how much of it is done, 0 to 1.

    Returns
    -------
    Tornado
        The figure on record, and the deals with the figure at either end. Deals that move it equally are listed by id.

    Raises
    ------
    TooManyEvaluationsError
        If the first evaluation was so slow that all of them would take longer than `max_seconds`.
    UnknownNameError
        If no measure is called so; the message offers the nearest names.
    TypeError
        If the measure gives anything else than a `Measure`, a number or None.
    ValueError
        If `top` is below 0.

    See Also
    --------
    measures.uncertainty : All amounts at once.
    spread : Several figures at once.

    Notes
    -----
    All other deals stay at the figure on record. One-at-a-time effects say
    which source to check first, not how far the figure can go: interactions move it further [1]_. Two evaluations of the
    measure a deal.

    References
    ----------
    .. [1] A. Saltelli, P. Annoni, "How to avoid a perfunctory sensitivity analysis", Environ. Model. Softw. 25, 2010.
       https://doi.org/10.1016/j.envsoft.2010.04.012

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=8, low=6, high=10)
    >>> g.add_edge("fund", "lab", weight=8, low=1, high=20)
    >>> bar = tornado(g, lambda network: network.matrix().sum()).bars[0]
    >>> bar.payer, bar.at_low.on_record, bar.at_high.on_record
    ('fund', 9.0, 28.0)
    """
    if top < 0:
        raise ValueError(f"top {top} is below 0")
    import numpy as np

    from aigraph.flows.amount_sampling import flow_floors, flow_parts
    from aigraph.measures.catalogue.statistic import statistic_of

    graph, statistic = statistic_of(measure, network, of)
    network = network_of(graph)
    all_parts, floors = flow_parts(graph), flow_floors(graph)
    parts = [part for part in all_parts if part.bounds[0] < part.bounds[1]]
    by_flow: dict[FlowKey, list[FlowPart]] = defaultdict(list)
    for part in all_parts:
        by_flow[part.key].append(part)
    # The first evaluation also loads what the measure needs, so the second one is timed.
    figure = as_measure(statistic(network), statistic, network)
    recorded = network.at("on_record")
    flows = np.array([flow.on_record for flow in recorded.flows])
    began = time.perf_counter()
    evaluate_flows(statistic, recorded, flows[None])
    seconds = 2 * len(parts) * (time.perf_counter() - began)
    refuse_if_slow(count(2 * len(parts), "run"), seconds, max_seconds, "give more max_seconds, or part of the data")
    index_of = {(flow.payer, flow.payee, flow.deal_class): index for index, flow in enumerate(network.flows)}
    points = np.tile(flows, (2 * len(parts), 1))
    for number, part in enumerate(parts):
        index = index_of[part.key]
        flow, floor = network.flows[index], float(floors.get(part.key, NOTHING).quoted)
        others = sum(float(one.amount.quoted) for one in by_flow[part.key] if one is not part)
        # Within what the flow can be: its umbrellas hold it, and what is stated of it holds it up.
        ends = [min(max(others + bound, floor), flow.reached) for bound in part.bounds]
        points[2 * number : 2 * number + 2, index] = ends
    figures = _figures(statistic, figure, recorded, points, progress)
    bars = [_bar(part, figures[2 * number : 2 * number + 2]) for number, part in enumerate(parts)]
    bars.sort(key=lambda bar: (bar.swing is not None, -(bar.swing or 0), bar.deal))
    return Tornado(figure=figure, bars=tuple(bars[: top or None]), tried=len(parts))


def _figures(
    statistic: Statistic, figure: Measure, recorded: Network, points: Matrix, progress: Progress | None
) -> list[Measure]:
    """Measure the network at each point: all at once where the measure can be, which leaves the denominators out."""
    if getattr(statistic, "many", None) is None:
        return [as_measure(statistic(other), statistic, other) for other in networks_at(recorded, points)]
    return [
        Measure(
            name=figure.name,
            of=figure.of,
            unit=figure.unit,
            bounds=Bounds.undefined(UNDEFINED) if value is None else Bounds.exactly(value),
            note=figure.note,
            **basis(recorded),
        )
        for value in evaluate_flows(statistic, recorded, points, progress)
    ]


def _bar(part: FlowPart, ends: Sequence[Measure]) -> Bar:
    note = "The deal has no ceiling; it stays at the figure on record." if part.is_unbounded else ""
    low, high = (replace(end, note=" ".join(filter(None, (end.note, note)))) for end in ends)
    swing = None if low.on_record is None or high.on_record is None else abs(high.on_record - low.on_record)
    payer, payee, _ = part.key
    return Bar(deal=part.name, payer=payer, payee=payee, amount=part.amount, at_low=low, at_high=high, swing=swing)
