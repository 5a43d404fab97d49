"""Which single deal moves a figure most if it is as small, or as large, as it can be."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aigraph.flows.network import Flow, Network, network_of
from aigraph.flows.question import Question, figure_of
from aigraph.flows.result import Measure, Row, basis
from aigraph.language.plural import count
from aigraph.model.amount import Amount
from aigraph.model.origin import AigraphError
from aigraph.model.view import View

if TYPE_CHECKING:
    from aigraph.flows.amount_sampling import Item

DEFAULT_TOP = 5
DEFAULT_SECONDS = 50.0


class TooManyBarsError(AigraphError):
    """Trying every deal would take longer than the time given."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """What one deal does to the figure.

    Parameters
    ----------
    deal : str
        Its id; of a network given as such, ``payer-payee`` of the flow.
    payer, payee : str
        Who pays whom.
    amount : Amount
        Its ends, in US$ billions.
    at_low, at_high : Measure
        The figure with this deal at its low and at its high end, all others as recorded. Without a high end the deal
        stands at its central value, and the note says so.
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
            "at_low": self.at_low.central,
            "at_high": self.at_high.central,
            "swing": self.swing,
            "name": self.at_low.name,
            "unit": self.at_low.unit,
            "n_edges_used": self.at_high.n_edges_used,
            "n_edges_missing": self.at_high.n_edges_missing,
            "scenario": self.at_high.scenario,
            "note": self.at_high.note,
        }


@dataclass(frozen=True, kw_only=True)
class Tornado:
    """The deals that move a figure most.

    Parameters
    ----------
    figure : Measure
        The figure with all deals as recorded.
    bars : tuple of Bar
        The deals, those that move it most first; a deal that makes it undefined comes before all others.
    tried : int
        How many deals have ends that differ, and were tried.
    """

    figure: Measure
    bars: tuple[Bar, ...]
    tried: int

    def row(self) -> Row:
        """Flatten the figure to one row, with the ids of the deals that move it."""
        return {**self.figure.row(), "deals": ";".join(bar.deal for bar in self.bars), "tried": self.tried}


def tornado(
    measure: Question,
    given: View | Network | Any,
    top: int = DEFAULT_TOP,
    *,
    time_limit: float = DEFAULT_SECONDS,
) -> Tornado:
    """Set one deal at a time to its low and to its high end, and list those that move the figure most.

    Parameters
    ----------
    measure : callable
        From a network to a `Measure` (its central value counts), a number, or None where undefined.
    given : View, Network or networkx.DiGraph
        Cash flows with ends: of a view each deal moves alone, of a network each flow. On an edge of a graph ``low`` and
        ``high`` are the ends of its ``weight``, in US$ billions.
    top : int
        How many deals to list; 0 lists all.
    time_limit : float
        The most seconds that the runs may be expected to take.

    Returns
    -------
    Tornado
        The figure on record, and the deals with the figure at either end. Deals that move it equally are listed by id.

    Raises
    ------
    TooManyBarsError
        If the first run was so slow that all of them would take longer than `time_limit`.
    TypeError
        If the measure gives anything else than a `Measure`, a number or None.
    ValueError
        If `top` is below 0.

    Notes
    -----
    All other deals keep their central values; those without one stay left out, as the measure has it. One at a time says
    which source to check first, not how far the figure can go: deals that move together move it further [1]_. Two runs
    of the measure a deal.

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
    >>> bar = tornado(lambda network: network.matrix().sum(), g).bars[0]
    >>> bar.payer, bar.at_low.central, bar.at_high.central
    ('fund', 9.0, 28.0)
    """
    if top < 0:
        raise ValueError(f"top {top} is below 0")
    from aigraph.flows.amount_sampling import items_of

    network = network_of(given)
    # Only deals whose ends differ can move the figure.
    items = [item for item in items_of(given) if item.ends[0] < item.ends[1]]
    # The first run also loads what the measure needs, so the second one is timed.
    measure(network)
    began = time.perf_counter()
    figure = _asked(measure, network, "")
    needed = 2 * len(items) * (time.perf_counter() - began)
    if needed > time_limit:
        raise TooManyBarsError(
            f"{count(2 * len(items), 'run')} take about {needed:,.0f} seconds, more than {time_limit:g}: give a longer "
            "time_limit, or part of the data"
        )
    place_of = {(flow.payer, flow.payee, flow.deal_class): place for place, flow in enumerate(network.flows)}
    bars = [_bar(measure, network, place_of[item.place], item) for item in items]
    bars.sort(key=lambda bar: (bar.swing is not None, -(bar.swing or 0), bar.deal))
    return Tornado(figure=figure, bars=tuple(bars[: top or None]), tried=len(items))


def _bar(measure: Question, network: Network, place: int, item: Item) -> Bar:
    flow = network.flows[place]
    others = (flow.amount.central or Decimal(0)) - (item.amount.central or Decimal(0))
    note = "The deal has no high end; it stands at its central value." if item.is_open else ""
    low, high = (
        _asked(measure, _with(network, place, _resized(flow, others + Decimal(end), item.name)), note)
        for end in item.ends
    )
    swing = None if low.central is None or high.central is None else abs(high.central - low.central)
    return Bar(
        deal=item.name,
        payer=flow.payer,
        payee=flow.payee,
        amount=item.amount,
        at_low=low,
        at_high=high,
        swing=swing,
    )


def _resized(flow: Flow, usd_bn: Decimal, deal: str) -> Flow:
    """Give a flow another amount, with the deal counted in it."""
    if deal not in flow.missing:
        return replace(flow, amount=Amount.of(central=usd_bn))
    left = tuple(other for other in flow.missing if other != deal)
    return replace(flow, amount=Amount.of(central=usd_bn), deals=(*flow.deals, deal), missing=left)


def _with(network: Network, place: int, flow: Flow) -> Network:
    return replace(network, flows=(*network.flows[:place], flow, *network.flows[place + 1 :]))


def _asked(measure: Question, network: Network, note: str) -> Measure:
    """Run the measure, and make a `Measure` of what it gives."""
    answer: Any = measure(network)
    if isinstance(answer, Measure):
        return replace(answer, note=" ".join(filter(None, (answer.note, note))))
    return Measure(
        name=getattr(measure, "__name__", "figure"),
        unit="",
        central=figure_of(answer),
        note=note,
        **basis(network),
    )
