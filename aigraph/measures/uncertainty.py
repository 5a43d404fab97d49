"""The range of a figure, given the bounds of each amount: extremes over a box, and Monte Carlo quantiles."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from aigraph.flows.evaluator import Progress, Statistic, as_measure
from aigraph.flows.measure import Measure
from aigraph.flows.methods.box_vertices import extremes_at_vertices, max_evaluations
from aigraph.flows.network import GraphLike, Network, network_of
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.quantiles import Quantiles, quantiles_of
from aigraph.flows.time_limit import refuse_if_slow
from aigraph.model.amount import NOT_SEARCHED, Bounds
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra

DEFAULT_SECONDS = 50.0
_TOLERANCE = 1e-9
_TRIED = 8
"""How often each of two sets of amounts is run to see how long a run takes."""


@dataclass(frozen=True, kw_only=True)
class Uncertainty(Displayed):
    """A figure with its range.

    Parameters
    ----------
    interval : Measure
        The figure with its bounds: those that the measure itself gives, else those of a search.
    alone, grouped, together : Quantiles or None
        The middle of the draws and between what nine in ten lie: each amount drawn alone, those of a round, package or
        source together, or all together; None where the bounds are exact.
    draws, seed : int
        The arguments.
    undefined : int
        The number of evaluations without a figure; no quantile counts them.
    varied : tuple of str
        The deals (in a network, its flows) that are drawn.
    without_high : tuple of str
        Those of known size without a ceiling.
    note : str
        What the draws do not cover.
    """

    interval: Measure
    alone: Quantiles | None
    grouped: Quantiles | None
    together: Quantiles | None
    draws: int
    seed: int
    undefined: int
    varied: tuple[str, ...]
    without_high: tuple[str, ...]
    note: str

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        from aigraph.flows.amount_sampling import WAYS

        quantiles: Row = {}
        for way in WAYS:
            drawn: Quantiles | None = getattr(self, way)
            quantiles |= drawn.cells(way) if drawn else {}
        counts = {name: len(getattr(self, name)) for name in ("varied", "without_high")}
        row = self.interval.row()
        note = " ".join(filter(None, (self.interval.note, self.note)))
        return (
            row
            | quantiles
            | {"draws": self.draws, "seed": self.seed, "undefined": self.undefined}
            | counts
            | {"note": note}
        )


@needs_extra
def uncertainty(
    network: GraphLike,
    measure: Statistic | str,
    *,
    of: Name | None = None,
    monotone: bool = False,
    draws: int | None = None,
    seed: int = 0,
    max_seconds: float = DEFAULT_SECONDS,
    progress: Progress | None = None,
) -> Uncertainty:
    """Find the range of a figure when every amount can lie anywhere between its bounds.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows with bounds. On an edge of a graph ``low`` and ``high`` are the bounds of its ``weight``, in US$ billions.
    measure : str or callable
        One of the listed measures by name; or from a network to a `Measure`, a number, or None where undefined.
    of : str or Company, optional
        Whose, for a listed measure of a company.
    monotone : bool
        Whether the figure never falls when an amount rises, as that of the maximum circulation; shares are not monotone.
    draws : int
        The number of samples, in each of three ways; by default 2,000, or 200 of a measure that takes one set of amounts at a time.
    seed : int
        The same seed gives the same figures.
    max_seconds : float
        The most seconds that the evaluations may be expected to take.
    progress : callable, optional
        Told what is being done, and how much of it is done, 0 to 1.

    Returns
    -------
    Uncertainty
        The range, and the quantiles of the draws unless the bounds are exact.

    Raises
    ------
    TooManyEvaluationsError
        If the first evaluations were so slow that all of them would take longer than `max_seconds`.
    UnknownNameError
        If no measure is called so; the message offers the nearest names.
    TypeError
        If the measure gives anything else than a `Measure`, a number or None.
    ValueError
        If `draws` is below 1, or a measure said to be monotone falls when all amounts rise.

    See Also
    --------
    measures.tornado : Which deal moves the figure most.
    spread : Several figures at once.

    Notes
    -----
    A `Measure` with bounds keeps them, so that every command gives the same ones. Where they are exact nothing is drawn. The
    bounds of a bare number, or of a measure without ends, are those at all-low and all-high amounts if it is said to be monotone, else the extremes found at
    vertices of the box of amounts and in the draws, which are inner. An amount has a triangular distribution over (low,
    central, high), or a uniform one between its bounds if it has no central value: no mode is made up for it. It has a
    quantile of its own, shares it with all amounts of its round, package or source, or with all. A deal of unknown size is
    in no draw; one without a ceiling is never drawn above the figure on record, and then nothing is said of the upper side.
    Sampling within bounds follows [1]_. At most 3 draws + max(4096, 10 k + 2) evaluations.

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
    >>> [round(figure, 4) for figure in (found.low, found.on_record, found.high)]
    [0.4286, 0.5, 0.5556]
    """
    if draws is not None and draws < 1:
        raise ValueError(f"draws {draws} is below 1")
    import numpy as np

    from aigraph.flows.amount_sampling import WAYS, FlowSampler, flow_floors, flow_parts
    from aigraph.flows.evaluator import Evaluator, default_draws
    from aigraph.measures.catalogue.statistic import statistic_of

    graph, statistic = statistic_of(measure, network, of)
    draws = default_draws(statistic) if draws is None else draws
    network = network_of(graph)
    figure = statistic(network)
    sampler = FlowSampler(flow_parts(graph), flow_floors(graph))
    evaluator = Evaluator(statistic, network, sampler)
    began = time.perf_counter()
    ends = _defined(evaluator.evaluate_all(np.array([sampler.low, sampler.high])))
    seconds = (time.perf_counter() - began) / 2
    interval = as_measure(figure, statistic, network)
    is_searched = interval.why_open == NOT_SEARCHED
    if is_searched and monotone and interval.on_record is not None:
        interval = replace(interval, bounds=_monotone_bounds(network, interval.on_record, ends))
    is_settled = interval.is_exact or monotone
    values: dict[str, list[float | None]] = {}
    if not is_settled:
        searched = max_evaluations(len(evaluator.varying)) if is_searched else 0
        if (draws * len(WAYS) + searched) * seconds > max_seconds > 100 * seconds:
            # The first runs load what all others only use, and many at once can take less than as many alone.
            again = Evaluator(statistic, network, sampler)
            began = time.perf_counter()
            again.evaluate_all(np.repeat([sampler.low, sampler.high], _TRIED, axis=0))
            seconds = (time.perf_counter() - began) / (2 * _TRIED)
        _refuse(len(evaluator.varying), draws * len(WAYS), searched, seconds, max_seconds)
        for way in WAYS:
            rows = sampler.sample(draws if evaluator.varying else 1, seed, way)
            values[way] = evaluator.evaluate_all(rows, progress)
        if searched and interval.on_record is not None:
            corners, _ = extremes_at_vertices(evaluator.evaluate, sampler.low, sampler.high)
            found = [interval.on_record, *corners, *(value for drawn in values.values() for value in _defined(drawn))]
            bounds = Bounds.around(interval.on_record, min(found), max(found), is_exact=False)
            interval = replace(interval, bounds=bounds)
    is_open = bool(evaluator.without_high or network.n_edges_missing)
    quantiles = {way: quantiles_of(drawn, is_open=is_open) for way, drawn in values.items()}
    return Uncertainty(
        interval=interval,
        alone=quantiles.get("alone"),
        grouped=quantiles.get("grouped"),
        together=quantiles.get("together"),
        draws=draws,
        seed=seed,
        undefined=evaluator.undefined,
        varied=tuple(part.name for part in sampler.uncertain if part.bounds[0] < part.bounds[1]),
        without_high=evaluator.without_high,
        note="" if is_settled else " ".join(evaluator.notes()),
    )


def _monotone_bounds(network: Network, on_record: float, ends: list[float]) -> Bounds:
    """Take the figure at all-low and all-high amounts, which are exact for one that never falls."""
    if ends and ends[-1] < ends[0] - _TOLERANCE * abs(ends[0]):
        raise ValueError(f"not monotone: {ends[0]:g} with all amounts low, {ends[-1]:g} with all high")
    why = why_flows_are_open(network, network.flows)
    low = min(ends[0], on_record) if ends else None
    high = None if why or not ends else max(ends[-1], on_record)
    return Bounds.around(on_record, low, high, why_open=why or ("" if ends else "the figure is undefined at its ends"))


def _defined(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _refuse(varying: int, draws: int, vertices: int, seconds: float, max_seconds: float) -> None:
    """Give up at once if all evaluations would take too long."""
    combinations = f" and up to {vertices:,} combinations of ends" if vertices else ""
    refuse_if_slow(
        f"{draws:,} draws{combinations} at {seconds:.2g} seconds a run",
        (draws + vertices) * seconds if varying else 0.0,
        max_seconds,
        "ask for fewer draws, give more max_seconds, or say monotone=True if the figure never falls when an amount rises, "
        "which takes two runs",
    )
