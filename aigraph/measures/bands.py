"""Monte Carlo prediction intervals of several figures at once, with amounts sampled between their bounds."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aigraph.flows.measure import Measure
from aigraph.flows.network import GraphLike, Network, network_of
from aigraph.flows.quantiles import Quantiles, quantiles_of
from aigraph.flows.time_limit import refuse_if_slow
from aigraph.model.display import Displayed, Records
from aigraph.model.row import Row

DEFAULT_DRAWS = 200
DEFAULT_SECONDS = 50.0
_WAYS = ("independent", "correlated")


@dataclass(frozen=True, kw_only=True)
class Band(Displayed):
    """A figure with the quantiles of its draws.

    Parameters
    ----------
    on_record : Measure
        The figure as recorded.
    independent, correlated : Quantiles
        The 5, 50 and 95 % quantiles of draws in which amounts vary independently, or are comonotone. No 95 % quantile is
        given if an amount has no ceiling.
    draws, seed : int
        The arguments.
    """

    on_record: Measure
    independent: Quantiles
    correlated: Quantiles
    draws: int
    seed: int

    def row(self) -> Row:
        """Flatten to plain values: those of the figure, and the quantiles."""
        quantiles: Row = {}
        for way in _WAYS:
            drawn: Quantiles = getattr(self, way)
            quantiles |= {f"{way}_p05": drawn.p05, f"{way}_p50": drawn.p50, f"{way}_p95": drawn.p95}
        return {**self.on_record.row(), **quantiles, "draws": self.draws, "seed": self.seed}


def bands(
    network: GraphLike,
    measures: Callable[[Network], Sequence[Measure]],
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = 0,
    max_seconds: float = DEFAULT_SECONDS,
) -> Records[Band]:
    """Sample all amounts between their bounds, and give the quantiles of several figures.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows with bounds; on a graph ``low`` and ``high`` are the bounds of ``weight``.
    measures : callable
        From a network to some figures, always the same ones in the same order, such as `measure_system`.
    draws : int
        The number of samples, in each of two ways.
    seed : int
        The same seed gives the same figures.
    max_seconds : float
        The most seconds that the draws may be expected to take.

    Returns
    -------
    Records of Band
        One for each figure. `uncertainty` describes the sampling, and also searches for the outer bounds.

    Raises
    ------
    TooManyEvaluationsError
        If the first evaluation was so slow that all of them would take longer than `max_seconds`.
    ValueError
        If `draws` is below 1.

    See Also
    --------
    measures.uncertainty : One figure, with its outer bounds.
    measure_system : All figures at once.

    Notes
    -----
    Twice `draws` evaluations of the measures.

    Examples
    --------
    >>> import networkx as nx
    >>> from aigraph import max_circulation
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=8, low=6, high=10)
    >>> g.add_edge("lab", "chips", weight=20)
    >>> (band,) = bands(g, lambda network: [max_circulation(network).usd_bn])
    >>> band.on_record.on_record, 12 < band.independent.p05 < band.independent.p95 < 20
    (16.0, True)
    """
    if draws < 1:
        raise ValueError(f"draws {draws} is below 1")
    from aigraph.flows.amount_sampling import FlowSampler, flow_parts
    from aigraph.flows.evaluator import Evaluator

    sampler = FlowSampler(flow_parts(network))
    network = network_of(network)
    evaluator = Evaluator(lambda _: None, network, sampler)
    on_record = measures(network)
    began = time.perf_counter()
    measures(evaluator.network_at(sampler.low))
    seconds = 2 * draws * (time.perf_counter() - began) if evaluator.varying else 0.0
    refuse_if_slow(f"{2 * draws:,} draws", seconds, max_seconds, "ask for fewer draws, or give more max_seconds")
    drawn = {
        way: [
            measures(evaluator.network_at(amounts))
            for amounts in sampler.sample(draws if evaluator.varying else 1, seed, comonotone=way == "correlated")
        ]
        for way in _WAYS
    }
    is_open = bool(evaluator.without_high or network.n_edges_missing)
    return Records(
        Band(
            on_record=figure,
            draws=draws,
            seed=seed,
            **{
                way: _quantiles([row[number].on_record for row in rows], is_open=is_open) for way, rows in drawn.items()
            },
        )
        for number, figure in enumerate(on_record)
    )


def _quantiles(values: Sequence[float | None], *, is_open: bool) -> Quantiles:
    known = [value for value in values if value is not None]
    undefined = len(values) - len(known)
    note = f"{undefined} of {len(values)} draws gave no figure." if undefined else ""
    return quantiles_of(known, is_open=is_open, note=note)
