"""What the quoted ranges do to figures: sets of amounts drawn inside their ranges, which is no probability."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from aigraph.flows.evaluator import Evaluator, Progress, Statistic, as_measure, default_draws
from aigraph.flows.measure import Measure
from aigraph.flows.network import GraphLike, network_of
from aigraph.flows.quantiles import Quantiles, quantiles_of
from aigraph.flows.time_limit import refuse_if_slow
from aigraph.measures.catalogue.listed import NETWORK
from aigraph.measures.catalogue.names import MEASURES
from aigraph.measures.catalogue.statistic import statistic_of
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Records, Row
from aigraph.model.extras import needs_extra

DEFAULT_SECONDS = 50.0


@dataclass(frozen=True, kw_only=True)
class Spread(Displayed):
    """A figure beside the middle of its draws.

    Parameters
    ----------
    figure : Measure
        The figure with its ends.
    alone, grouped, together : Quantiles or None
        The middle of the draws and between what nine in ten lie: each amount drawn alone; those of one round, package or
        source together; all together. None where the ends of the figure are exact: they stand instead.
    draws, seed : int
        The arguments.
    not_drawn : int
        The number of deals of unknown size, which are in no draw; nor are deals that are missing, or sources that are wrong.
    """

    figure: Measure
    alone: Quantiles | None
    grouped: Quantiles | None
    together: Quantiles | None
    draws: int
    seed: int
    not_drawn: int

    def row(self) -> Row:
        """Flatten to plain values: those of the figure, and of the draws; the names are public."""
        from aigraph.flows.amount_sampling import WAYS

        row = self.figure.row()
        for way in WAYS:
            drawn: Quantiles | None = getattr(self, way)
            row |= (drawn or Quantiles(None, None, None)).cells(way)
        return row | {"draws": self.draws, "seed": self.seed, "not_drawn": self.not_drawn}


@needs_extra
def spread(
    network: GraphLike,
    measures: str | Statistic | Sequence[str | Statistic] = (),
    *,
    of: Name | None = None,
    draws: int | None = None,
    seed: int = 0,
    max_seconds: float = DEFAULT_SECONDS,
    progress: Progress | None = None,
) -> Records[Spread]:
    """Draw all amounts inside their quoted ranges, and say between what most figures lie.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows with bounds; on a graph ``low`` and ``high`` are the bounds of ``weight``.
    measures : str, callable or sequence of them, optional
        Listed measures by name, or functions from a network to a `Measure`, a number or None; by default all listed ones
        about the whole network.
    of : str or Company, optional
        Whose, for listed measures of a company.
    draws : int
        The number of sets of amounts, in each of three ways; by default 2,000, or 200 of a measure that takes one at a time.
    seed : int
        The same seed gives the same figures.
    max_seconds : float
        The most seconds that the draws may be expected to take.
    progress : callable, optional
        Told what is being done, and how much of it is done, 0 to 1.

    Returns
    -------
    Records of Spread
        One for each measure, in their order. Where the ends of a figure are exact nothing is drawn.

    Raises
    ------
    TooManyEvaluationsError
        If the first evaluation of a measure was so slow that all of them would take longer than `max_seconds`.
    UnknownNameError
        If no measure is called so; the message offers the nearest names.
    ValueError
        If `draws` is below 1.

    See Also
    --------
    measures.uncertainty : One figure, with the deals that move it.
    measures.list_measures : The measures that have a name.

    Notes
    -----
    It says what the quoted ranges do to a figure, and is no probability: a deal of unknown size, a missing deal or a wrong
    source is in no draw. Each amount has a triangular distribution over its quoted range, or a uniform one where no figure
    is quoted inside it; without a ceiling it is never drawn above what is on record, and then nothing is said of the upper
    side. Parts of one round are cut to its total. Three times `draws` evaluations of each measure.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=8, low=6, high=10)
    >>> g.add_edge("lab", "chips", weight=20)
    >>> (share,) = spread(g, "throughput-circularity", draws=500)
    >>> share.figure.low < share.alone.lower < share.alone.middle < share.alone.upper < share.figure.high
    True
    >>> spread(g, "max-circulation")[0].alone is None       # its ends are exact
    True
    """
    if draws is not None and draws < 1:
        raise ValueError(f"draws {draws} is below 1")
    chosen = (measures,) if callable(measures) or isinstance(measures, str) else measures
    return Records(
        _spread(network, measure, of, (draws, seed), max_seconds, progress) for measure in chosen or _of_networks()
    )


def _of_networks() -> tuple[str, ...]:
    return tuple(name for name, listed in MEASURES.items() if listed.about == NETWORK)


def _spread(
    graph: GraphLike,
    measure: str | Statistic,
    of: Name | None,
    drawn: tuple[int | None, int],
    max_seconds: float,
    progress: Progress | None,
) -> Spread:

    from aigraph.flows.amount_sampling import WAYS, FlowSampler, flow_floors, flow_parts

    graph, statistic = statistic_of(measure, graph, of)
    draws, seed = drawn[0] or default_draws(statistic), drawn[1]
    network = network_of(graph)
    figure = as_measure(statistic(network), statistic, network)
    found: dict[str, Quantiles | None] = dict.fromkeys(WAYS)
    if not figure.is_exact and figure.on_record is not None:
        evaluator = Evaluator(statistic, network, FlowSampler(flow_parts(graph), flow_floors(graph)))
        sampler = evaluator.sampler
        count = draws if evaluator.varying else 1
        began = time.perf_counter()
        evaluator.evaluate(sampler.low)
        seconds = len(WAYS) * count * (time.perf_counter() - began) if count > 1 else 0.0
        refuse_if_slow(
            f"{len(WAYS) * draws:,} draws", seconds, max_seconds, "ask for fewer draws, or give more max_seconds"
        )
        is_open = bool(network.n_edges_missing or evaluator.without_high)
        for way in WAYS:
            values = evaluator.evaluate_all(sampler.sample(count, seed, way), progress)
            found[way] = quantiles_of(values, is_open=is_open)
    return Spread(figure=figure, draws=draws, seed=seed, not_drawn=network.n_edges_missing, **found)
