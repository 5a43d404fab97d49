"""The range of a figure, given the bounds of each amount: extremes over a box, and Monte Carlo quantiles."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from aigraph.flows.box_vertices import extremes_at_vertices, max_evaluations
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.flows.quantiles import quantile_band
from aigraph.flows.statistic import Statistic, as_measure, value_of
from aigraph.flows.time_limit import refuse_if_slow
from aigraph.model.display import Displayed
from aigraph.model.row import Row

DEFAULT_SECONDS = 50.0
ALL_LOW_ALL_HIGH = "all amounts low, all amounts high"
ALL_VERTICES = "every combination of low and high ends; exact if each amount alone moves the figure one way only"
SOME_VERTICES = "a search among combinations of low and high ends; inner bounds, the true range can be wider"
BEYOND_VERTICES = "combinations of low and high ends, and draws beyond them; inner bounds, the true range can be wider"

_TOLERANCE = 1e-9


@dataclass(frozen=True, kw_only=True)
class Uncertainty(Displayed):
    """A figure with its range.

    Parameters
    ----------
    interval : Measure
        The figure on record as its central value, and its bounds; no upper bound if some amount has no high end.
    found_by : str
        How the bounds were found: `ALL_LOW_ALL_HIGH`, `ALL_VERTICES`, `SOME_VERTICES` or `BEYOND_VERTICES` of this module.
    independent, correlated : Measure or None
        The 5, 50 and 95 % quantiles as low, central and high, of draws in which amounts vary independently, or are
        comonotone; None for a monotone measure.
    reached : float or None
        The largest figure found, with open amounts at their central values. It bounds nothing if an amount is open.
    draws, seed : int
        The arguments.
    undefined : int
        The number of evaluations without a figure; no bound and no quantile counts them.
    varied : tuple of str
        The deals (in a network, its flows) whose bounds differ.
    without_high : tuple of str
        Those without a high end.
    without_central : tuple of str
        Those without a central value, which the figure on record leaves out.
    """

    interval: Measure
    found_by: str
    independent: Measure | None
    correlated: Measure | None
    reached: float | None
    draws: int
    seed: int
    undefined: int
    varied: tuple[str, ...]
    without_high: tuple[str, ...]
    without_central: tuple[str, ...]

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        quantiles = {
            f"{way}_{quantile}": figure
            for way, drawn in (("independent", self.independent), ("correlated", self.correlated))
            if drawn
            for quantile, figure in (("p05", drawn.low), ("p50", drawn.central), ("p95", drawn.high))
        }
        counts = {name: len(getattr(self, name)) for name in ("varied", "without_high", "without_central")}
        return {
            **self.interval.row(),
            "found_by": self.found_by,
            **quantiles,
            "reached": self.reached,
            "draws": self.draws,
            "seed": self.seed,
            "undefined": self.undefined,
            **counts,
        }


def uncertainty(
    network: GraphLike,
    measure: Statistic,
    *,
    monotone: bool = False,
    draws: int = 2000,
    seed: int = 0,
    correlated: bool | None = None,
    max_seconds: float = DEFAULT_SECONDS,
) -> Uncertainty:
    """Find the range of a figure when every amount can lie anywhere between its bounds.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows with bounds. On an edge of a graph ``low`` and ``high`` are the bounds of its ``weight``, in US$ billions.
    measure : callable
        From a network to a `Measure` (its central value counts), a number, or None where undefined.
    monotone : bool
        Whether the figure never falls when an amount rises, as that of the maximum circulation; shares are not monotone.
    draws : int
        The number of samples, in each of two ways.
    seed : int
        The same seed gives the same figures.
    correlated : bool, optional
        True or False for only one way of sampling; by default amounts are drawn both comonotone and independently.
    max_seconds : float
        The most seconds that the evaluations may be expected to take.

    Returns
    -------
    Uncertainty
        The range, and the quantiles of the draws unless the measure is monotone.

    Raises
    ------
    TooManyEvaluationsError
        If the first evaluations were so slow that all of them would take longer than `max_seconds`.
    TypeError
        If the measure gives anything else than a `Measure`, a number or None.
    ValueError
        If `draws` is below 1, or a measure said to be monotone falls when all amounts rise.

    See Also
    --------
    measures.tornado : Which deal moves the figure most.
    measures.bands : Several figures at once.

    Notes
    -----
    An amount has a triangular distribution over (low, central, high), or a uniform one between its bounds if it has no
    central value: no mode is made up for it. Comonotone means all at the same quantile. A deal of which nothing is known is
    left out, as by every measure. One without a high end reaches its central value at most, and then no upper bound is given.
    All amounts at high do not bound a share. The bounds of a measure that is not monotone are the extremes over all 2**k
    vertices of the box of amounts if k <= 12 flows vary. They are exact if the figure is monotone in each flow alone; a
    circulating share need not be, it can be largest where two flows are equal. With more flows, coordinate ascent from the
    best of three vertices gives inner bounds. Sampling within bounds follows [1]_. At most 2 draws + max(4096, 10 k + 2)
    evaluations.

    References
    ----------
    .. [1] J. K. Kones, K. Soetaert, D. van Oevelen, J. O. Owino, "Are network indices robust indicators of food web
       functioning? A Monte Carlo approach", Ecol. Model. 220, 2009. https://doi.org/10.1016/j.ecolmodel.2008.10.012

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=8, low=6, high=10)
    >>> g.add_edge("fund", "lab", weight=8)
    >>> def share_of_chips(network):
    ...     received = network.matrix()[:, network.index["lab"]]
    ...     return received[network.index["chips"]] / received.sum()
    >>> found = uncertainty(g, share_of_chips, draws=100).interval
    >>> [round(figure, 4) for figure in (found.low, found.central, found.high)]
    [0.4286, 0.5, 0.5556]
    """
    if draws < 1:
        raise ValueError(f"draws {draws} is below 1")
    from aigraph.flows.amount_sampling import FlowSampler, flow_parts
    from aigraph.flows.evaluator import Evaluator

    graph, network = network, network_of(network)
    figure = measure(network)
    on_record = value_of(figure)
    evaluator = Evaluator(measure, network, FlowSampler(flow_parts(graph)))
    sampler = evaluator.sampler
    began = time.perf_counter()
    bounds = _defined(map(evaluator.evaluate, (sampler.low, sampler.high)))
    seconds = (time.perf_counter() - began) / 2
    drawn: dict[str, list[float]] = {}
    if monotone:
        found_by, extremes = ALL_LOW_ALL_HIGH, bounds
        if bounds and bounds[-1] < bounds[0] - _TOLERANCE * abs(bounds[0]):
            raise ValueError(f"not monotone: {bounds[0]:g} with all amounts low, {bounds[-1]:g} with all high")
    else:
        ways = [way for way, other in (("independent", True), ("correlated", False)) if correlated is not other]
        _refuse(len(evaluator.varying), draws * len(ways), seconds, max_seconds)
        extremes, is_exact = extremes_at_vertices(evaluator.evaluate, sampler.low, sampler.high)
        for way in ways:
            rows = sampler.sample(draws if evaluator.varying else 1, seed, comonotone=way == "correlated")
            drawn[way] = _defined(map(evaluator.evaluate, rows))
        beyond = _beyond(extremes, drawn.values())
        extremes += beyond
        found_by = BEYOND_VERTICES if beyond else ALL_VERTICES if is_exact else SOME_VERTICES
    notes = evaluator.notes(monotone=monotone)
    low, top = min(extremes, default=None), max(extremes, default=None)
    if on_record is not None and low is not None and top is not None and not low <= on_record <= top:
        if evaluator.without_central:
            notes.append(f"The figure on record, {on_record:.6g}, therefore lies outside the range.")
            on_record = None
        else:
            low, top = min(low, on_record), max(top, on_record)
    named = as_measure(figure, measure, network)
    interval = Measure(
        name=named.name,
        of=named.of,
        unit=named.unit,
        low=low,
        central=on_record,
        high=None if evaluator.without_high else top,
        denominators=named.denominators,
        **basis(evaluator.network),
        note=" ".join(notes),
    )
    quantiles = {
        way: quantile_band(interval, way, values, is_open=bool(evaluator.without_high)) for way, values in drawn.items()
    }
    return Uncertainty(
        interval=interval,
        found_by=found_by,
        independent=quantiles.get("independent"),
        correlated=quantiles.get("correlated"),
        reached=top,
        draws=draws,
        seed=seed,
        undefined=evaluator.undefined,
        varied=tuple(part.name for part in sampler.uncertain if part.bounds[0] < part.bounds[1]),
        without_high=evaluator.without_high,
        without_central=evaluator.without_central,
    )


def _defined(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _refuse(varying: int, draws: int, seconds: float, max_seconds: float) -> None:
    """Give up at once if all evaluations would take too long."""
    vertices = max_evaluations(varying)
    refuse_if_slow(
        f"{draws:,} draws and up to {vertices:,} combinations of ends at {seconds:.2g} seconds a run",
        (draws + vertices) * seconds if varying else 0.0,
        max_seconds,
        "ask for fewer draws, give more max_seconds, or say monotone=True if the figure never falls when an amount rises, "
        "which takes two runs",
    )


def _beyond(vertices: list[float], drawn: Iterable[list[float]]) -> list[float]:
    """Give the extremes of the draws outside those of the vertices, as happens if the measure is not monotone between."""
    slack = _TOLERANCE * max(map(abs, vertices), default=0.0)
    low, high = min(vertices, default=float("inf")) - slack, max(vertices, default=float("-inf")) + slack
    outside = [value for values in drawn for value in values if not low <= value <= high]
    return [min(outside), max(outside)] if outside else []
